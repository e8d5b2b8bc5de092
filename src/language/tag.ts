import type { Words } from './describe-words.ts';
import { compileTemplates, hashTemplates } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { bestClass, type Scorer } from './weights.ts';

/** The tagger reads left to right; t-1 and t-2 are the tags it has given. */
const ATOMS = [
  ...['w-2', 'w-1', 'w', 'w+1', 'w+2', 'a-1', 'a', 'a+1', 'a+2', 't-1', 't-2'],
  ...['s1', 's2', 's3', 's4', 'p2', 'p3', 'shape-1', 'shape', 'shape+1', 'first', 's3-1', 's3+1'],
];

const TEMPLATES = compileTemplates(
  [
    ...['w', 'w-1', 'w+1', 'w-2', 'w+2', 'w-1 w', 'w w+1', 'w-1 w+1', 'w-2 w-1'],
    ...['t-1', 't-2 t-1', 't-1 w', 't-1 w+1', 't-1 a', 't-1 a+1', 't-2 t-1 a', 't-2 t-1 w'],
    ...['a', 'a a+1', 'a+1', 'a+1 a+2', 't-1 a a+1', 'a a+1 a+2', 'a-1 a'],
    ...['s1', 's2', 's3', 's4', 'p2', 'p3', 's3 t-1', 's3 shape', 's3-1', 's3+1', 's2 a+1'],
    ...['shape', 'shape first', 'shape-1 shape', 'shape shape+1', 'shape w', 'shape t-1'],
    ...['shape-1 shape shape+1', 'shape t-1 a+1', 's4 shape first', 'w first'],
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

/** Hashes what the tagger sees at a word, given the tags of the words before it; returns the number of features. */
export function tagFeatures(words: Words, at: number, tags: Uint8Array, into: Uint32Array): number {
  const { word, ambiguity, shape, suffix3 } = words;
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
  atoms[place] = at >= last ? OUTSIDE : suffix3[at + 1]!;
  return hashTemplates(TEMPLATES, atoms, into);
}

const features = tagFeatureBuffer();
const scores = new Float32Array(256);

/** Gives each word the class of its pair of tags (universal and Penn Treebank), greedily from left to right. */
export function tag(words: Words, lexicon: Lexicon, scorer: Scorer): Uint8Array {
  const tags = new Uint8Array(words.count);
  for (let at = 0; at < words.count; at++) {
    const only = lexicon.onlyTagOf(words.ambiguity[at]! - 1);
    if (only >= 0) {
      tags[at] = only;
      continue;
    }
    const count = tagFeatures(words, at, tags, features);
    scorer.score(features, count, scores);
    tags[at] = bestClass(scores, scorer.classes);
  }
  return tags;
}
