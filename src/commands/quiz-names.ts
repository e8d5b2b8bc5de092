import type { Sentence, Token } from '../language/sentence.ts';
import { HERS, HIS } from '../questions/grammar/lexicon.ts';
import { NATIONAL, type Name, type Names, nameKey } from '../quiz/names.ts';
import { bareName, spansIn } from './quiz-phrases.ts';

/** What has been said of one name so far. */
interface Said {
  readonly roles: Set<string>;
  readonly nationalities: Set<string>;
  readonly genders: Set<'he' | 'she'>;
  isLocation: boolean;
  uses: number;
  modifiers: number;
}

/** What texts say of each of their names: with which nouns, adjectives and prepositions it stands. */
export function namesIn(
  places: readonly { readonly sentence: Sentence; readonly from: number }[],
): Names {
  const said = new Map<string, Said>();
  const of = (text: string, from: number): Said => {
    const key = nameKey(text, from);
    const known = said.get(key);
    if (known !== undefined) return known;
    const one: Said = {
      roles: new Set(),
      nationalities: new Set(),
      genders: new Set(),
      isLocation: false,
      uses: 0,
      modifiers: 0,
    };
    said.set(key, one);
    return one;
  };
  for (const { sentence, from } of places) {
    const { tokens } = sentence;
    for (const { head, from: first, to, text } of spansIn(sentence)) {
      if (tokens[head]!.upos !== 'PROPN') continue;
      const one = of(bareName(text), from);
      one.uses += 1;
      const described = describersOf(tokens, { head, first, to });
      for (const at of described) {
        one.roles.add(tokens[at]!.lemma.toLowerCase());
        for (const nation of nationsOf(tokens, at)) one.nationalities.add(nation);
      }
      for (let at = first; at <= to; at++) {
        const form = tokens[at]!.form.toLowerCase().replace(/\.$/, '');
        if (TITLES.has(form)) one.roles.add(form);
        if (HERS.has(form)) one.genders.add('she');
        else if (HIS.has(form)) one.genders.add('he');
        if (NATIONAL.test(tokens[at]!.form) && at < to) one.nationalities.add(tokens[at]!.form);
      }
      if (isLocated(tokens, head)) one.isLocation = true;
    }
    tokens.forEach((token, at) => {
      if (isModifier(tokens, at)) of(token.form, from).modifiers += 1;
    });
  }
  return new Map([...said].map(([key, one]) => [key, nameOf(one)]));
}

const TITLES: ReadonlySet<string> = new Set(
  'general colonel captain major president senator governor minister professor judge chancellor king queen emperor empress prince princess duke count earl pope bishop'.split(
    ' ',
  ),
);

function nameOf({ roles, nationalities, genders, isLocation, uses, modifiers }: Said): Name {
  const [gender] = genders;
  return {
    roles,
    nationalities,
    isLocation,
    isMostlyModifier: modifiers > 0 && modifiers >= uses,
    ...(gender !== undefined && genders.size === 1 ? { gender } : {}),
  };
}

/** The nouns that say what the name's bearer is: inside its phrase, beside it, or behind "is a". */
function describersOf(
  tokens: readonly Token[],
  { head, first, to }: { head: number; first: number; to: number },
): number[] {
  const found: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.upos !== 'NOUN') continue;
    const isInside = at >= first && at <= to;
    const isBeside = token.deprel === 'appos' && token.head >= first && token.head <= to;
    if (isInside || isBeside) found.push(at);
  }
  const { head: above, deprel } = tokens[head]!;
  const governor = tokens[above];
  if (governor?.upos !== 'NOUN') return found;
  const isClause =
    deprel.startsWith('nsubj') &&
    tokens.some((token) => token.head === above && token.deprel === 'cop');
  return deprel === 'appos' || isClause ? [...found, above] : found;
}

function nationsOf(tokens: readonly Token[], noun: number): string[] {
  return tokens
    .filter(({ head, form, deprel }) => head === noun && deprel !== 'nsubj' && NATIONAL.test(form))
    .map(({ form }) => form);
}

/** "in Oslo", "at Garsington". */
function isLocated(tokens: readonly Token[], head: number): boolean {
  return (
    /^(nmod|obl)/.test(tokens[head]!.deprel) &&
    tokens.some(
      (token) =>
        token.head === head &&
        token.deprel === 'case' &&
        /^(?:in|at|near|into|across|throughout|around|through)$/i.test(token.form),
    )
  );
}

/** "Lombard" of "a Lombard" and of "Lombard princes". */
function isModifier(tokens: readonly Token[], at: number): boolean {
  const { upos, deprel, head } = tokens[at]!;
  if (upos !== 'PROPN' && !(upos === 'ADJ' && /^\p{Lu}/u.test(tokens[at]!.form))) return false;
  const isBefore = /^(compound|amod)$/.test(deprel) && head > at && tokens[head]!.upos === 'NOUN';
  return (
    isBefore ||
    tokens.some((one) => one.head === at && one.deprel === 'det' && /^an?$/i.test(one.form))
  );
}
