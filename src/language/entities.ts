import type { TaggedWords } from './describe-words.ts';
import { compileTemplates, hashTemplates } from './features.ts';
import type { EntityType } from './sentence.ts';
import { bestClass, type Scorer } from './weights.ts';

/** The classes of the entity scorer, in order. */
export const ENTITY_CLASSES: readonly (EntityType | undefined)[] = [
  undefined,
  'person',
  'place',
  'organization',
  'time',
  'event',
  'object',
  'abstract',
  'animal',
  'plant',
  'substance',
];

/** A parsed sentence as the entity typer sees it; `relations` names the ids in `label`. */
export interface ParsedWords {
  readonly words: TaggedWords;
  readonly head: Int32Array;
  readonly label: Int32Array;
}

/** Dependents that say what kind of thing a noun is; of several with one relation the last counts. */
const TELLING = ['case', 'det', 'compound', 'flat', 'amod', 'nmod:poss', 'nummod', 'appos', 'nmod'];
const TELLING_COUNT = TELLING.length;

const ATOMS = [
  ...['l', 'w', 't', 's2', 's3', 's4', 'p3', 'shape', 'a', 'd', 'h.w', 'h.t', 'h.d', 'w-1', 'w+1'],
  ...TELLING,
  ...['flat.shape', 'compound.shape', 'amod.t'],
  ...['f', 'k', 'k2', 'h.f', 'compound.f', 'compound.k', 'appos.f', 'appos.k', 'nmod.f', 'flat.k'],
];

const TEMPLATES = compileTemplates(
  [
    ...['l', 'l t', 'w t', 's2 t', 's3 t', 's4 t', 'p3 t', 'shape t', 'a', 't', 't d', 'l d', 'd'],
    ...['h.w d', 'h.w', 'h.t d', 'h.w t', 'h.d d t', 'w-1', 'w+1', 'w-1 t', 'w+1 t', 'w-1 shape'],
    ...TELLING,
    ...['case d', 'case t', 'case h.w', 'case shape', 'det t', 'det l', 'compound t', 'flat t'],
    ...['amod t', 'amod l', 'appos t', 'nmod l', 'case det t', 'case nummod', 'nummod t', 'l case'],
    ...['flat.shape t', 'flat.shape shape', 'compound.shape t', 'l compound', 'l flat', 'amod.t t'],
    ...[
      'f',
      'f t',
      'k',
      'k t',
      'k k2',
      'f k2',
      'k2',
      'k d',
      'f case',
      'k case',
      'f h.f d',
      'h.f d',
    ],
    ...['h.f d case', 'h.f d shape', 'f compound.f', 'k compound.k', 'compound.f t', 'appos.f t'],
    ...['appos.k t', 'f nmod.f', 'nmod.f t', 'flat.k t', 'f det', 'k det', 'f h.w', 'k shape'],
    ...['f nmod:poss', 'k nummod', 'f amod', 'h.f d t', 'f s3', 'k h.f d', 'k case h.f'],
    ...['case d t', 'h.w case d', 'nmod:poss t', 'h.w d t', 's3 case', 's3 det'],
  ],
  ATOMS,
);

/** Room for the features of one word. */
export function entityFeatureBuffer(): Uint32Array {
  return new Uint32Array(TEMPLATES.count);
}

/** For each relation id the place of its dependent in TELLING, or -1. */
export function tellingRelations(relations: readonly string[]): Int8Array {
  return Int8Array.from(relations, (relation) =>
    TELLING.indexOf(relation === 'nmod:poss' ? relation : (relation.split(':')[0] ?? '')),
  );
}

/** For each word its telling dependents, TELLING_COUNT places per word, -1 for none. */
export function tellingDependents({ head, label }: ParsedWords, telling: Int8Array): Int32Array {
  const dependents = new Int32Array(head.length * TELLING_COUNT).fill(-1);
  for (let word = 0; word < head.length; word++) {
    const kind = telling[label[word]!]!;
    if (kind >= 0 && head[word]! >= 0) dependents[head[word]! * TELLING_COUNT + kind] = word;
  }
  return dependents;
}

const OUTSIDE = -7;
const COMPOUND = TELLING.indexOf('compound');
const FLAT = TELLING.indexOf('flat');
const AMOD = TELLING.indexOf('amod');
const APPOS = TELLING.indexOf('appos');
const NMOD = TELLING.indexOf('nmod');
const atoms = new Int32Array(ATOMS.length);

/** Hashes what tells the type of the noun phrase that a word heads; returns the number of features. */
export function entityFeatures(
  { words, head, label }: ParsedWords,
  dependents: Int32Array,
  at: number,
  into: Uint32Array,
): number {
  const top = head[at]!;
  let place = 0;
  atoms[place++] = words.lemma[at]!;
  atoms[place++] = words.word[at]!;
  atoms[place++] = words.tags[at]! + 1;
  atoms[place++] = words.suffix2[at]!;
  atoms[place++] = words.suffix3[at]!;
  atoms[place++] = words.suffix4[at]!;
  atoms[place++] = words.prefix3[at]!;
  atoms[place++] = words.shape[at]!;
  atoms[place++] = words.ambiguity[at]!;
  atoms[place++] = label[at]! + 1;
  atoms[place++] = top < 0 ? OUTSIDE : words.lemma[top]!;
  atoms[place++] = top < 0 ? OUTSIDE : words.tags[top]! + 1;
  atoms[place++] = top < 0 ? OUTSIDE : label[top]! + 1;
  atoms[place++] = at === 0 ? OUTSIDE : words.word[at - 1]!;
  atoms[place++] = at + 1 === words.count ? OUTSIDE : words.word[at + 1]!;
  for (let kind = 0; kind < TELLING_COUNT; kind++) {
    const dependent = dependents[at * TELLING_COUNT + kind]!;
    atoms[place++] = dependent < 0 ? 0 : words.lemma[dependent]!;
  }
  const flat = dependents[at * TELLING_COUNT + FLAT]!;
  const compound = dependents[at * TELLING_COUNT + COMPOUND]!;
  const amod = dependents[at * TELLING_COUNT + AMOD]!;
  atoms[place++] = flat < 0 ? 0 : words.shape[flat]!;
  atoms[place++] = compound < 0 ? 0 : words.shape[compound]!;
  atoms[place++] = amod < 0 ? 0 : words.tags[amod]! + 1;
  const appos = dependents[at * TELLING_COUNT + APPOS]!;
  const nmod = dependents[at * TELLING_COUNT + NMOD]!;
  const { field, kind, kind2 } = words;
  atoms[place++] = 1 + field[at]!;
  atoms[place++] = 1 + kind[at]!;
  atoms[place++] = kind2[at]!;
  atoms[place++] = top < 0 ? OUTSIDE : 1 + field[top]!;
  atoms[place++] = compound < 0 ? 0 : 1 + field[compound]!;
  atoms[place++] = compound < 0 ? 0 : 1 + kind[compound]!;
  atoms[place++] = appos < 0 ? 0 : 1 + field[appos]!;
  atoms[place++] = appos < 0 ? 0 : 1 + kind[appos]!;
  atoms[place++] = nmod < 0 ? 0 : 1 + field[nmod]!;
  atoms[place] = flat < 0 ? 0 : 1 + kind[flat]!;
  return hashTemplates(TEMPLATES, atoms, into);
}

const features = entityFeatureBuffer();
const scores = new Float32Array(256);

/** The entity type of each word that heads a noun phrase; `nominal` says which words may. */
export function typeEntities(
  parsed: ParsedWords,
  nominal: (word: number) => boolean,
  telling: Int8Array,
  scorer: Scorer,
): (EntityType | undefined)[] {
  const dependents = tellingDependents(parsed, telling);
  return Array.from({ length: parsed.words.count }, (_, at) => {
    if (!nominal(at)) return undefined;
    const count = entityFeatures(parsed, dependents, at, features);
    scorer.score(features, count, scores);
    return ENTITY_CLASSES[bestClass(scores, scorer.classes)];
  });
}
