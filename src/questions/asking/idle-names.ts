/** Names that are not worth hiding: a reader guesses them, or the sentence does not tell of them. */
import { isYear } from '../grammar/dates.ts';
import { ATTRIBUTION_VERBS } from '../grammar/lexicon.ts';
import { entityOf, nameText } from '../grammar/noun-phrase.ts';
import { openerOf } from '../grammar/phrase.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';
import { isTelling } from './gap.ts';

/** "the 15th largest area in the United States": where most that is written about is, a reader guesses first. */
export const isHomeOfMost = (tree: Tree, head: number) =>
  /^(the )?(United States( of America)?|U\.?S\.?(A\.?)?|America)$/i.test(nameText(tree, head)) &&
  /^(in|of|to|throughout|across|within|inside|around)$/.test(openerOf(tree, head));

/** "one of the most devastated countries in Europe": of what it is one of several, is no news. */
export function isFieldOfOneOf({ tokens }: Tree, [first = 0]: readonly number[]): boolean {
  const before = tokens.slice(0, first).map(({ form }) => form.toLowerCase());
  return ONE_OF_TOP.test(before.join(' '));
}

const ONE_OF_TOP =
  /\b(one|two|three|some|among|many|\d+) (of )?the (\p{L}+ )?(most|largest|biggest|oldest|first|greatest|best|tallest|longest|highest|richest|poorest)( [\p{L}-]+){1,5} (in|of)( the)?$/u;

/** "remembers Elsa telling him", "with Elsa joining them": told in passing. */
export const isDoingBesides = ({ tokens }: Tree, head: number) =>
  tokens[head + 1]?.xpos === 'VBG' && tokens[head]!.head === head + 1;

/** "India will overtake Japan by 2020": in time it is wrong, or known. */
export const isForecast = ({ tokens }: Tree, whole: readonly number[]) =>
  whole.some((index) =>
    /^(will|forecast(ed)?|projected|predicted|expected|planned)$/i.test(tokens[index]!.form),
  ) && whole.some((index) => isYear(tokens[index]!.form));

/** "Akhenaten became pharaoh in Egypt": only one country has such. */
export const isOfItsOffice = (tree: Tree, whole: readonly number[], head: number) =>
  whole.some((index) => OFFICES[token(tree, index).lemma.toLowerCase()] === nameText(tree, head));

const OFFICES: Readonly<Record<string, string>> = {
  pharaoh: 'Egypt',
  tsar: 'Russia',
  czar: 'Russia',
  shogun: 'Japan',
  kaiser: 'Germany',
  taoiseach: 'Ireland',
  dauphin: 'France',
};

/** "his brother-in-law, Galen Browne", "Fremont's was countermanded, and his successor, Halleck, saw …": known by another alone. */
export function isRelative(tree: Tree, head: number): boolean {
  const { deprel, head: above } = token(tree, head);
  if (!isRelation(deprel, ['appos'])) return false;
  const { lemma, deprel: place, head: said } = token(tree, above);
  const isOfHim = dependents(tree, above, 'nmod:poss').some(
    (one) => token(tree, one).upos === 'PRON',
  );
  const isSaidAfter =
    tree.tokens[head - 1]?.form === ',' &&
    isRelation(place, ['nsubj']) &&
    isRelation(tree.tokens[said]?.deprel ?? '', ['conj']);
  return SIDE_KIN.test(lemma) || (isOfHim && isSaidAfter);
}

const SIDE_KIN =
  /^((step|half-)?(brother|sister)|sibling|cousin|uncle|aunt|nephew|niece|\w+-in-law|law)$/;

/** One of several, possessing, told again besides, or said not to be it: then hiding it hides a part. */
export function isSetAside(tree: Tree, head: number): boolean {
  const { form, head: above } = token(tree, head);
  const isOpen = dependents(tree, head, 'nmod').some(
    (child) => token(tree, child).upos !== 'PROPN',
  );
  // "Lothar de Maizière, the last minister" is told by it, "Surprise, Arizona" is part of it.
  const isTorn = dependents(tree, head, 'appos').some((child) => !isTelling(tree, child));
  if (isOpen || isTorn || dependents(tree, head, 'conj', 'parataxis').length > 0) return true;
  if (tree.tokens[head + 1]?.xpos === 'POS') return true;
  if (/^(both|one|each|some|others?|b?ce|bc|ad)$/i.test(form)) return true;
  // "There is the Desert Rose"
  if (dependents(tree, above, 'expl').length > 0) return true;
  // "Cheaper by the Dozen"
  const isTitle = dependents(tree, head, 'nmod', 'obl').some(
    (child) =>
      child > head &&
      token(tree, child).upos === 'PROPN' &&
      dependents(tree, child, 'case').some((one) =>
        /^(by|on|to|with)$/i.test(tree.tokens[one]!.form),
      ),
  );
  if (isTitle && !/^(person|place|organization)$/.test(entityOf(tree, head) ?? '')) return true;
  // "disagree as to whether Salientia is a superorder"
  if (tree.tokens.slice(0, head).some((one) => /^whether$/i.test(one.form))) return true;
  // "There is no myth about Orion"
  if (dependents(tree, above, 'det').some((one) => /^no$/i.test(tree.tokens[one]!.form)))
    return true;
  // "according to AFP": who says it does not matter.
  const isSource = dependents(tree, head, 'case').some(
    (one) =>
      token(tree, one).lemma.toLowerCase() === 'according' ||
      /^according$/i.test(token(tree, one).form),
  );
  if (isSource) return true;
  const isTeller =
    isRelation(token(tree, head).deprel, ['nsubj']) &&
    isRelation(tree.tokens[above]?.deprel ?? '', ['advcl', 'parataxis']) &&
    ATTRIBUTION_VERBS.has(tree.tokens[above]?.lemma ?? '');
  if (isTeller) return true;
  // "though not Broca"
  const first = subtree(tree, head)[0]!;
  return [first, first - 1, head - 1].some((at) => /^not$/i.test(tree.tokens[at]?.form ?? ''));
}
