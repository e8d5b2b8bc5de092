import type { EntityType } from '../../language/sentence.ts';
import { countryOf, isCountry } from './countries.ts';
import { EVENT_NOUNS, MONTHS, PERSON_NOUNS, WEEKDAYS } from './lexicon.ts';
import { isSetOff } from './simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from './tree.ts';

/** Heads of the noun phrases among these tokens, outermost first; parts of a name are not heads. */
export function nounHeads(tree: Tree, tokens: readonly number[]): number[] {
  return tokens.filter((index) => {
    const { upos, deprel } = token(tree, index);
    if (upos !== 'NOUN' && upos !== 'PROPN') return false;
    return !isRelation(deprel, ['compound', 'flat', 'fixed', 'goeswith']);
  });
}

/** Whether a name stands in the phrase itself, not only in a clause below it. Days and months name nothing. */
export function hasName(tree: Tree, head: number): boolean {
  return nameTokens(tree, head).length > 0;
}

function nameTokens(tree: Tree, head: number): number[] {
  const inside = [
    head,
    ...dependents(tree, head, 'compound', 'flat', 'amod', 'nmod:poss', 'nmod:unmarked'),
  ];
  const deep = inside.flatMap((index) => [
    index,
    ...dependents(tree, index, 'compound', 'flat', 'amod', 'obl:unmarked', 'nmod:unmarked'),
  ]);
  return [...new Set(deep)].filter((index) => isName(tree, index));
}

/** A proper noun or an adjective made from one (Spanish, Clausewitzian), but no day or month. */
export function isName(tree: Tree, index: number): boolean {
  if (index < 0) return false;
  const { upos, form, lemma } = token(tree, index);
  if (upos !== 'PROPN' && upos !== 'ADJ') return false;
  if (MONTHS.has(lemma.toLowerCase()) || WEEKDAYS.has(lemma.toLowerCase())) return false;
  if (/^(BCE|CE|BC|AD)$/.test(form)) return false;
  if (upos === 'PROPN') return /^\p{Lu}|\p{Lu}/u.test(form);
  return /^\p{Lu}\p{Ll}/u.test(form) && (index > 0 || countryOf(form) !== undefined);
}

export function isPlural(tree: Tree, head: number): boolean {
  return (
    /^NNP?S$/.test(token(tree, head).xpos) ||
    dependents(tree, head, 'conj').some((c) => /^(NN|PRP)/.test(token(tree, c).xpos)) ||
    // "the Lokono are"
    (determiner(tree, head) === 'the' && numberOfVerb(tree, head) === 'plural')
  );
}

/** The number of the verb that a name is the subject of; undefined of other nouns, and where the verb has none ("spoke"). */
export function numberOfVerb(tree: Tree, head: number): 'singular' | 'plural' | undefined {
  const { deprel, head: predicate, upos } = token(tree, head);
  if (upos !== 'PROPN' || !isRelation(deprel, ['nsubj']) || predicate < 0) return undefined;
  const finite = dependents(tree, predicate, 'aux', 'cop')[0] ?? predicate;
  const { form, xpos } = token(tree, finite);
  if (finite < head) return undefined;
  if (xpos === 'VBZ' || /^was$/i.test(form)) return 'singular';
  return xpos === 'VBP' || /^were$/i.test(form) ? 'plural' : undefined;
}

/** The type of the phrase's entity: the model's, unless the word itself is sure. A common noun is a person only by its word. */
export function entityOf(tree: Tree, head: number): EntityType | undefined {
  const { lemma, entity, upos } = token(tree, head);
  const lower = lemma.toLowerCase();
  const isPersonNoun = () =>
    PERSON_NOUNS.has(lower) ||
    (entity === 'person' && (PERSON_ENDING.test(lower) || isBeforeName(tree, head)));
  if (upos === 'NOUN' && isPersonNoun()) return 'person';
  if (upos === 'PROPN' && isCountry(nameText(tree, head))) return 'place';
  if (EVENT_NOUNS.has(lower) && entity !== 'person') return 'event';
  const isTeaching = /ism$/.test(lower);
  return entity === 'person' && (upos === 'NOUN' || isTeaching) ? undefined : entity;
}

const PERSON_ENDING =
  /(?<!break|count|contain|filt|comput|cent|numb|lay|met|mot|react|sens|fact|vect|process|transist|generat|indicat|pap|pow|charact)(man|woman|ist|ian|er|or|person|ant|ee|ary)$/;

/** "captain Andreas Granqvist" */
const isBeforeName = (tree: Tree, head: number) =>
  dependents(tree, head, 'flat').some((one) => token(tree, one).upos === 'PROPN');

/** Of a common noun the one name that stands behind it, set off as its apposition: "his cousin, Sir Alexander Mackenzie". Empty where it has none. */
export function nameBeside(tree: Tree, head: number): number[] {
  const [name, another] = dependents(tree, head, 'appos');
  const isCommon = token(tree, head).upos === 'NOUN';
  if (name === undefined || another !== undefined || name < head || !isCommon) return [];
  if (token(tree, name).upos !== 'PROPN' || dependents(tree, name, 'conj').length > 0) return [];
  if (isPlural(tree, head) || !isSetOff(tree, name)) return [];
  return subtree(tree, name, (child) =>
    isRelation(token(tree, child).deprel, ['flat', 'compound', 'amod', 'det', 'nummod']),
  );
}

/** The name as written, with its parts: "United States". */
export function nameText(tree: Tree, head: number): string {
  const parts = [head, ...dependents(tree, head, 'compound', 'flat', 'amod', 'nummod')]
    .sort((a, b) => a - b)
    .filter((index) => /^\p{Lu}/u.test(token(tree, index).form));
  return parts.map((index) => token(tree, index).form).join(' ');
}

export function determiner(tree: Tree, head: number): string {
  const det = dependents(tree, head, 'det')[0];
  return det === undefined ? '' : token(tree, det).form.toLowerCase();
}

/** "the largest island in the Mediterranean": a superlative, an ordinal or "only", and of what. */
export function isUnique(tree: Tree, head: number): boolean {
  if (determiner(tree, head) !== 'the') return false;
  const isTop = dependents(tree, head, 'amod').some((child) => {
    const { xpos, form } = token(tree, child);
    const most = dependents(tree, child, 'advmod').some((adverb) =>
      /^most$/i.test(token(tree, adverb).form),
    );
    return most || xpos === 'JJS' || /^(first|last|only|sole)$/i.test(form) || /(est)$/.test(form);
  });
  return isTop && dependents(tree, head, 'nmod', 'acl').length > 0;
}
