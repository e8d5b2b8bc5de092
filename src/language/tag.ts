import type { Words } from './describe-words.ts';
import { compileTemplates, hashTemplates } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import type { TagPair } from './model.ts';
import { bestClass, type Scorer } from './weights.ts';

/** The tagger reads left to right; t-1 and t-2 are the tags it has given. */
const ATOMS = [
  ...['w-2', 'w-1', 'w', 'w+1', 'w+2', 'a-1', 'a', 'a+1', 'a+2', 't-1', 't-2'],
  ...['s1', 's2', 's3', 's4', 'p2', 'p3', 'shape-1', 'shape', 'shape+1', 'first', 's3-1', 's3+1'],
  ...['k-1', 'k', 'k+1', 'k+2', 'vl', 'vc', 'vr', 'vs'],
];

const TEMPLATES = compileTemplates(
  [
    ...['w', 'w-1', 'w+1', 'w-2', 'w+2', 'w-1 w', 'w w+1', 'w-1 w+1', 'w-2 w-1'],
    ...['t-1', 't-2 t-1', 't-1 w', 't-1 w+1', 't-1 a', 't-1 a+1', 't-2 t-1 a', 't-2 t-1 w'],
    ...['a', 'a a+1', 'a+1', 'a+1 a+2', 't-1 a a+1', 'a a+1 a+2', 'a-1 a'],
    ...['s1', 's2', 's3', 's4', 'p2', 'p3', 's3 t-1', 's3 shape', 's3-1', 's3+1', 's2 a+1'],
    ...['shape', 'shape first', 'shape-1 shape', 'shape shape+1', 'shape w', 'shape t-1'],
    ...['shape-1 shape shape+1', 'shape t-1 a+1', 's4 shape first', 'w first'],
    ...['k', 'k t-1', 'k t-2 t-1', 'k k+1', 'k+1', 'k-1 k', 't-1 k k+1', 'k a', 'k shape', 'k s2'],
    ...['t-1 k k+1 k+2', 't-1 k w+1', 't-1 k w+2', 't-1 k shape+1', 'w-1 k k+1', 'k w+1 w+2'],
    ...['t-1 a w+1', 't-1 a w+2', 't-1 k a+1 a+2', 't-2 t-1 k k+1'],
    // Whether the sentence has a finite verb already, and whether another word of it can be one.
    ...[
      'vl vr k',
      'vl vr a',
      'vl vs k t-1',
      'vc vr k t-1',
      'vc k k+1',
      'vl vs vr a t-1',
      'vc vs k',
    ],
    ...['vc a a+1', 'vl vr k k+1', 'vc vr a t-1'],
    ...['k a+1', 'k w+1', 'k w-1', 't-1 k+1', 'k+1 k+2', 'k shape first', 'k s3'],
  ],
  ATOMS,
);

/** Stands for what lies before the first word and after the last. */
const OUTSIDE = -7;

/** Room for the features of one word. */
export function tagFeatureBuffer(): Uint32Array {
  return new Uint32Array(TEMPLATES.count);
}

const atoms = new Int32Array(ATOMS.length);

/** The finite verbs of a sentence around the word that is tagged: those tagged before it and those possible after it. */
export class FiniteVerbs {
  readonly #finiteTags: Uint8Array;
  readonly #opens: Uint8Array;
  #before = 0;
  #inClause = 0;
  #possibleAfter = 0;
  #sureAfter = 0;

  constructor(words: Words, tags: TagKinds) {
    this.#finiteTags = tags.finite;
    this.#opens = tags.opensClause;
    for (let at = 0; at < words.count; at++) this.#look(words.finite[at]!, 1);
  }

  /** Moves on from the words up to here to the one that is tagged next. */
  reach(words: Words, at: number, tags: Uint8Array): void {
    this.#look(words.finite[at]!, -1);
    if (at === 0) return;
    const last = tags[at - 1]!;
    if (this.#opens[last]) this.#inClause = 0;
    this.#before += this.#finiteTags[last]!;
    this.#inClause += this.#finiteTags[last]!;
  }

  #look(finite: number, step: number): void {
    if (finite > 1) this.#possibleAfter += step;
    if (finite > 2) this.#sureAfter += step;
  }

  /** Writes four atoms from `place` on. */
  write(into: Int32Array, place: number): void {
    into[place] = 1 + Math.min(2, this.#before);
    into[place + 1] = 1 + Math.min(1, this.#inClause);
    into[place + 2] = 1 + Math.min(2, this.#possibleAfter);
    into[place + 3] = 1 + Math.min(2, this.#sureAfter);
  }
}

/** Which tags are of finite verbs and which open a clause, by tag id. */
export interface TagKinds {
  readonly finite: Uint8Array;
  readonly opensClause: Uint8Array;
}

/** Sorts the tags of a model. */
export function tagKinds(tags: readonly TagPair[]): TagKinds {
  return {
    finite: Uint8Array.from(tags, ({ xpos }) => Number(/^(?:VB[DPZ]|MD)$/.test(xpos))),
    opensClause: Uint8Array.from(tags, ({ xpos, upos }) =>
      Number(upos === 'SCONJ' || /^W|^:$/.test(xpos)),
    ),
  };
}

/** Hashes what the tagger sees at a word, given the tags of the words before it; returns the number of features. */
export function tagFeatures(
  words: Words,
  at: number,
  tags: Uint8Array,
  verbs: FiniteVerbs,
  into: Uint32Array,
): number {
  const { word, ambiguity, shape, suffix3, inflections } = words;
  const last = words.count - 1;
  let place = 0;
  for (let near = at - 2; near <= at + 2; near++)
    atoms[place++] = near < 0 || near > last ? OUTSIDE : word[near]!;
  for (let near = at - 1; near <= at + 2; near++)
    atoms[place++] = near < 0 || near > last ? OUTSIDE : ambiguity[near]!;
  atoms[place++] = at < 1 ? OUTSIDE : tags[at - 1]! + 1;
  atoms[place++] = at < 2 ? OUTSIDE : tags[at - 2]! + 1;
  atoms[place++] = words.suffix1[at]!;
  atoms[place++] = words.suffix2[at]!;
  atoms[place++] = suffix3[at]!;
  atoms[place++] = words.suffix4[at]!;
  atoms[place++] = words.prefix2[at]!;
  atoms[place++] = words.prefix3[at]!;
  atoms[place++] = at < 1 ? OUTSIDE : shape[at - 1]!;
  atoms[place++] = shape[at]!;
  atoms[place++] = at >= last ? OUTSIDE : shape[at + 1]!;
  atoms[place++] = at === 0 ? 1 : 2;
  atoms[place++] = at < 1 ? OUTSIDE : suffix3[at - 1]!;
  atoms[place++] = at >= last ? OUTSIDE : suffix3[at + 1]!;
  for (let near = at - 1; near <= at + 2; near++)
    atoms[place++] = near < 0 || near > last ? OUTSIDE : inflections[near]!;
  verbs.write(atoms, place);
  return hashTemplates(TEMPLATES, atoms, into);
}

const features = tagFeatureBuffer();
const scores = new Float32Array(256);

/** Gives each word the class of its pair of tags (universal and Penn Treebank), greedily from left to right. */
export function tag(words: Words, lexicon: Lexicon, kinds: TagKinds, scorer: Scorer): Uint8Array {
  const tags = new Uint8Array(words.count);
  const verbs = new FiniteVerbs(words, kinds);
  for (let at = 0; at < words.count; at++) {
    verbs.reach(words, at, tags);
    const only = lexicon.onlyTagOf(words.ambiguity[at]! - 1);
    if (only >= 0) {
      tags[at] = only;
      continue;
    }
    const count = tagFeatures(words, at, tags, verbs, features);
    scorer.score(features, count, scores);
    tags[at] = bestClass(scores, scorer.classes);
  }
  return tags;
}
