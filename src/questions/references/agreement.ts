import { isCountry } from '../grammar/countries.ts';
import { HERS, HIS, THIRD_PERSON } from '../grammar/lexicon.ts';
import { entityOf, isPlural, nameText, numberOfVerb } from '../grammar/noun-phrase.ts';
import { dependents, type Tree, token } from '../grammar/tree.ts';

const COLLECTIVE =
  /^(government|team|group|company|army|party|band|council|committee|parliament|organi[sz]ation|family|police|administration|regime|couple|crew|force|union|leadership|population|public|army|navy)$/;

/** Whether a third-person pronoun, lower-cased, can stand for a noun phrase. */
export function agrees(pronoun: string, tree: Tree, head: number): boolean {
  const { lemma, upos, form } = token(tree, head);
  if (upos === 'PRON') return form.toLowerCase() === subjectForm(pronoun);
  const type = entityOf(tree, head);
  const plural = isSeveral(tree, head);
  const subject = subjectForm(pronoun);
  if (subject === 'they') return plural || COLLECTIVE.test(lemma);
  // "The United States … Its constitution"
  const isState = plural && upos === 'PROPN' && isCountry(nameText(tree, head));
  if (plural && !(isState && subject === 'it')) return false;
  if (subject === 'it') return type !== 'person';
  const gender = genderOf(tree, head);
  if (gender !== undefined && gender !== subject) return false;
  return type === 'person' || (type === undefined && upos === 'PROPN');
}

/** Whether it is more than one, as its verb tells: "The Lokono are", "The United States is"; else as its form does. */
function isSeveral(tree: Tree, head: number): boolean {
  const isOne = dependents(tree, head, 'conj').length === 0 && entityOf(tree, head) !== 'person';
  const byVerb = isOne ? numberOfVerb(tree, head) : undefined;
  return byVerb === undefined ? isPlural(tree, head) : byVerb === 'plural';
}

/** Names of which the essay says "are" or "were": a people, not a person or a place. */
export function pluralNames(trees: readonly Tree[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const tree of trees)
    tree.tokens.forEach(({ form }, index) => {
      const number =
        dependents(tree, index, 'conj').length > 0 ? undefined : numberOfVerb(tree, index);
      if (number !== undefined)
        counts.set(form, (counts.get(form) ?? 0) + (number === 'plural' ? 1 : -1));
    });
  return new Set([...counts].flatMap(([name, count]) => (count > 0 ? [name] : [])));
}

/** Whether a token is no third-person pronoun, or a noun before it among these tokens agrees with it. */
export function isExplained(tree: Tree, index: number, among: readonly number[]): boolean {
  const form = token(tree, index).form.toLowerCase();
  if (token(tree, index).upos !== 'PRON' || !THIRD_PERSON.has(form)) return true;
  return among.some(
    (one) => one < index && /^(NOUN|PROPN)$/.test(token(tree, one).upos) && agrees(form, tree, one),
  );
}

/** What a title, a word for kin or a common first name tells. */
function genderOf(tree: Tree, head: number): 'he' | 'she' | undefined {
  const words = [head - 2, head - 1, head, head + 1].flatMap((index) => {
    const one = tree.tokens[index];
    const isPart =
      index === head ||
      one?.head === head ||
      (one?.head === tree.tokens[head]?.head && /^(flat|compound)/.test(one?.deprel ?? ''));
    return one !== undefined && isPart ? [one.form.toLowerCase().replace(/\.$/, '')] : [];
  });
  if (words.some((word) => HERS.has(word))) return 'she';
  return words.some((word) => HIS.has(word)) ? 'he' : undefined;
}

function subjectForm(pronoun: string): string {
  if (/^(him|his|himself|he)$/.test(pronoun)) return 'he';
  if (/^(she|her|hers|herself)$/.test(pronoun)) return 'she';
  return /^(it|its|itself)$/.test(pronoun) ? 'it' : 'they';
}
