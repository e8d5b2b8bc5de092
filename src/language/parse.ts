import type { TaggedWords } from './describe-words.ts';
import { parseFeatureBuffer, parseFeatures } from './parse-features.ts';
import { Configuration, kindOf, LEFT, NONE, RIGHT } from './transitions.ts';
import type { Scorer } from './weights.ts';

/** A dependency tree over the words of a sentence, and how clearly each arc won. */
export interface Tree {
  /** Index of the head, -1 for the root. */
  readonly head: Int32Array;
  /** Id of the relation. */
  readonly label: Int32Array;
  /** By how much the transition that made the arc outscored the next best one; 0 or more, in units of the scorer. */
  readonly margin: Float32Array;
}

const configuration = new Configuration();
const features = parseFeatureBuffer();
const scores = new Float32Array(256);

/** Parses greedily from left to right: each step takes the transition that scores best, so time is linear. */
export function parse(words: TaggedWords, scorer: Scorer): Tree {
  const c = configuration;
  const margin = new Float32Array(words.count);
  c.start(words.count);
  while (!c.done) {
    const count = parseFeatures(c, words, features);
    scorer.score(features, count, scores);
    const { transition, lead } = bestTransition(c.allowed, scorer.classes);
    const kind = kindOf(transition);
    if (kind === LEFT) margin[c.top] = lead;
    if (kind === RIGHT) margin[c.next] = lead;
    c.apply(transition);
  }
  const head = c.head.slice(0, words.count);
  for (let word = 0; word < words.count; word++) if (head[word] === words.count) head[word] = NONE;
  return { head, label: c.label.slice(0, words.count), margin };
}

const best = { transition: 0, lead: 0 };

/** The allowed transition with the highest score and its lead over the second; the object is reused. */
function bestTransition(allowed: number, classes: number) {
  let first = -1;
  let top = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (let transition = 0; transition < classes; transition++) {
    if (!(allowed & (1 << kindOf(transition)))) continue;
    const score = scores[transition]!;
    if (score > top) {
      second = top;
      top = score;
      first = transition;
    } else if (score > second) second = score;
  }
  best.transition = first;
  best.lead = second === Number.NEGATIVE_INFINITY ? 1000 : top - second;
  return best;
}

/**
 * Leaves one root: the arc to the root that won most clearly. The other roots become its dependents by `relation`.
 * Words whose relation says root without being it get `relation` as well.
 */
export function keepOneRoot(tree: Tree, root: number, relation: number): void {
  const { head, label, margin } = tree;
  let chosen = -1;
  for (let word = 0; word < head.length; word++) {
    if (head[word] !== NONE) continue;
    const better = chosen < 0 || rank(word) > rank(chosen);
    if (better) chosen = word;
  }
  function rank(word: number): number {
    return label[word] === root ? margin[word]! : margin[word]! - 10_000;
  }
  for (let word = 0; word < head.length; word++) {
    if (word === chosen) label[word] = root;
    else if (head[word] === NONE) {
      head[word] = chosen;
      if (label[word] === root) label[word] = relation;
    } else if (label[word] === root) label[word] = relation;
  }
}
