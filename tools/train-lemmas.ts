import {
  applyRule,
  formKey,
  INFLECTIONS,
  type LemmaRule,
  Lemmatiser,
  LONGEST_SUFFIX,
  suffixKey,
} from '../src/language/lemmatise.ts';
import { irregularKey, type Senses } from '../src/language/senses.ts';
import { packSortedTable, SortedTable } from '../src/language/sorted-table.ts';
import type { GoldToken } from './conllu.ts';
import { irregularForms } from './irregular-forms.ts';

interface Seen {
  readonly form: string;
  readonly tag: number;
  readonly lemma: string;
  readonly rule: string;
  count: number;
}

/** Finds the rules that turn forms into lemmas and what they apply to: endings, and forms that the endings get wrong. */
export function trainLemmas(
  tokens: readonly GoldToken[],
  tagOf: Map<string, number>,
  senses: Senses,
) {
  const seen = commonest(tokens, tagOf);
  const known = irregularForms().map(({ category, form, base }) => ({
    key: irregularKey(category, form),
    rule: JSON.stringify(ruleFor(form, base, '')),
  }));
  const names = [...new Set([...seen, ...known].map(({ rule }) => rule))];
  const ruleOf = new Map(names.map((name, id) => [name, id]));
  const rules = names.map((name) => JSON.parse(name) as LemmaRule);
  const endings = endingRules(seen, ruleOf);
  const general = [...endings, ...known.map(({ key, rule }) => [key, ruleOf.get(rule)!] as const)];
  const tags = [...tagOf.keys()].map((name) => name.slice(0, name.lastIndexOf('/')));
  const byRule = new Lemmatiser(new SortedTable(packSortedTable(general)), rules, senses, tags);
  const irregular = seen
    .filter(
      ({ form, tag, lemma, count }) =>
        (count > 1 || /^[a-z]{3,}$/.test(form)) &&
        byRule.lemma(form, tag) !== lemma &&
        !isSlip(lemma, byRule.lemma(form, tag), INFLECTIONS[tags[tag]!], senses),
    )
    .map(({ form, tag, rule }) => [formKey(form, tag), ruleOf.get(rule)!] as const);
  return { bytes: packSortedTable([...general, ...irregular]), rules };
}

/** An annotator's lemma that no dictionary has, where the rules find one that it has: `flead` for fled. */
function isSlip(
  lemma: string,
  ruled: string,
  inflection: (typeof INFLECTIONS)[string],
  senses: Senses,
): boolean {
  if (inflection === undefined || inflection[1] === 'base') return false;
  const [category] = inflection;
  return senses.find(category, lemma) < 0 && senses.find(category, ruled) >= 0;
}

/** For each form and tag its commonest lemma. */
function commonest(tokens: readonly GoldToken[], tagOf: Map<string, number>): Seen[] {
  const all = new Map<string, Seen>();
  for (const { form, lemma, xpos, upos, deprel } of tokens) {
    const tag = tagOf.get(`${xpos}/${upos}`);
    if (tag === undefined || deprel === 'goeswith' || lemma === '_') continue;
    const key = `${form.toLowerCase()}\t${tag}\t${lemma}`;
    const known = all.get(key);
    if (known) known.count++;
    else
      all.set(key, {
        form,
        tag,
        lemma,
        rule: JSON.stringify(ruleFor(form, lemma, upos)),
        count: 1,
      });
  }
  const best = new Map<string, Seen>();
  for (const one of all.values()) {
    const key = `${one.form.toLowerCase()}\t${one.tag}`;
    if (one.count > (best.get(key)?.count ?? 0)) best.set(key, one);
  }
  return [...best.values()];
}

/** A form in small letters does not show whether capitals are kept; names keep them. */
function ruleFor(form: string, lemma: string, upos: string): LemmaRule {
  const keepCase = form === form.toLowerCase() ? upos === 'PROPN' : /\p{Lu}/u.test(lemma);
  const cased = keepCase ? form : form.toLowerCase();
  let same = 0;
  while (same < Math.min(cased.length, lemma.length) && cased[same] === lemma[same]) same++;
  const rule = { cut: cased.length - same, add: lemma.slice(same), keepCase };
  const whole = { cut: form.length, add: lemma, keepCase };
  return form.length > 1 && applyRule(form, rule) === lemma ? rule : whole;
}

/** For each tag and ending the rule that most words follow, where it differs from that of the shorter ending. */
function endingRules(seen: readonly Seen[], ruleOf: Map<string, number>): [number, number][] {
  const votes = new Map<string, Map<number, number>>();
  const types = new Map<string, number>();
  for (const { form, tag, rule, count } of seen) {
    for (let length = 0; length <= Math.min(LONGEST_SUFFIX, form.length); length++) {
      const key = `${tag}\t${form.slice(form.length - length).toLowerCase()}`;
      const rules = votes.get(key) ?? new Map<number, number>();
      const id = ruleOf.get(rule)!;
      rules.set(id, (rules.get(id) ?? 0) + 1 + Math.log2(count));
      votes.set(key, rules);
      types.set(key, (types.get(key) ?? 0) + 1);
    }
  }
  const winners = new Map<string, number>();
  for (const [key, rules] of votes) {
    const [winner] = [...rules].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if ((types.get(key) ?? 0) > 1 || key.endsWith('\t')) winners.set(key, winner![0]);
  }
  const entries: [number, number][] = [];
  for (const [key, rule] of winners) {
    const [tag = '', ending = ''] = key.split('\t');
    let shorter = ending.slice(1);
    while (shorter !== '' && !winners.has(`${tag}\t${shorter}`)) shorter = shorter.slice(1);
    if (ending !== '' && winners.get(`${tag}\t${shorter}`) === rule) continue;
    entries.push([suffixKey(ending, ending.length, Number(tag)), rule]);
  }
  return entries;
}
