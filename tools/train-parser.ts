import type { TaggedWords } from '../src/language/describe-words.ts';
import { parseFeatureBuffer, parseFeatures } from '../src/language/parse-features.ts';
import {
  Configuration,
  kindOf,
  LEFT,
  NONE,
  REDUCE,
  RIGHT,
  SHIFT,
} from '../src/language/transitions.ts';
import type { Random } from './train-random.ts';
import type { Syllabus } from './train-syllabus.ts';
import { TrainableWeights } from './train-weights.ts';

/** A sentence to learn from: `head` is `count` for the root, `label` an id. */
export interface TreeExample {
  readonly words: TaggedWords;
  readonly head: Int32Array;
  readonly label: Int32Array;
  /** For each word 1 if its arc is too unsure to learn from. */
  readonly unsureArcs: Uint8Array;
}

/** Lifts heads until no two arcs cross, as arc-eager can build projective trees only (Nivre and Nilsson 2005, without the marks). */
export function projectivise(head: Int32Array): Int32Array {
  const lifted = head.slice();
  for (let rounds = 0; rounds < 100; rounds++) {
    const word = shortestCrossing(lifted);
    if (word < 0) break;
    lifted[word] = lifted[lifted[word]!]!;
  }
  return lifted;
}

/** The dependent of the shortest arc that spans a word from outside its head's subtree, or -1. */
function shortestCrossing(head: Int32Array): number {
  const root = head.length;
  let best = -1;
  let shortest = Number.POSITIVE_INFINITY;
  for (let word = 0; word < root; word++) {
    const top = head[word]!;
    if (top === root) continue;
    const length = Math.abs(top - word);
    if (length >= shortest) continue;
    for (let inner = Math.min(word, top) + 1; inner < Math.max(word, top); inner++) {
      let above = inner;
      while (above !== root && above !== top) above = head[above]!;
      if (above === top) continue;
      best = word;
      shortest = length;
      break;
    }
  }
  return best;
}

/**
 * Which kinds of transition keep every gold arc in reach that still is, as bits 1 << kind
 * (Goldberg and Nivre 2012, "A dynamic oracle for arc-eager dependency parsing").
 */
export function oracle(c: Configuration, head: Int32Array, allowed: number): number {
  const costs = [0, 0, 0, 0];
  const { next, count, stack, depth } = c;
  const top = c.top;
  const goldHead = next < count ? head[next]! : NONE;
  for (let level = 0; level < depth; level++) {
    const word = stack[level]!;
    const lost = word === goldHead || (c.head[word] === NONE && head[word] === next);
    if (!lost) continue;
    costs[SHIFT]!++;
    if (word !== top || goldHead !== top) costs[RIGHT]!++;
  }
  if (next < count && goldHead > next && goldHead <= count) costs[RIGHT]!++;
  if (top === NONE) return zeroes(costs, allowed);
  for (let word = next; word < count; word++) {
    if (head[word] !== top) continue;
    costs[LEFT]!++;
    costs[REDUCE]!++;
  }
  if (head[top]! > next && head[top]! <= count && c.head[top] === NONE) costs[LEFT]!++;
  return zeroes(costs, allowed);
}

/** The allowed kinds of the lowest cost. */
function zeroes(costs: readonly number[], allowed: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let kind = 0; kind < 4; kind++)
    if (allowed & (1 << kind)) least = Math.min(least, costs[kind]!);
  let kinds = 0;
  for (let kind = 0; kind < 4; kind++)
    if (allowed & (1 << kind) && costs[kind] === least) kinds |= 1 << kind;
  return kinds;
}

export interface ParserOptions {
  readonly labels: number;
  readonly epochs: number;
  /** Epochs after the features have been cut down to what fits into `budget` bytes. */
  readonly prunedEpochs: number;
  readonly budget: number;
  /** How often the parser goes its own way, right or wrong, once the first epoch is over. */
  readonly exploration: number;
  readonly random: Random;
  readonly report: (line: string) => void;
}

/** Learns transitions by an averaged perceptron along the parser's own paths. */
export function trainParser(syllabus: Syllabus<TreeExample>, options: ParserOptions) {
  let weights = new TrainableWeights(LEFT + 2 * options.labels, 22);
  const c = new Configuration();
  for (let epoch = 0; epoch < options.epochs + options.prunedEpochs; epoch++) {
    if (epoch === options.epochs) weights = weights.pruned(options.budget);
    const exploring = epoch === 0 ? 0 : options.exploration;
    let mistakes = 0;
    for (const example of syllabus.next())
      mistakes += learn(c, example, weights, exploring, options);
    options.report(`epoch ${epoch + 1}: ${mistakes} mistakes`);
  }
  return weights;
}

const features = parseFeatureBuffer();
const scores = new Float32Array(256);

function learn(
  c: Configuration,
  { words, head, label, unsureArcs }: TreeExample,
  weights: TrainableWeights,
  exploring: number,
  { random }: ParserOptions,
): number {
  let mistakes = 0;
  c.start(words.count);
  while (!c.done) {
    const allowed = c.allowed;
    const good = oracle(c, head, allowed);
    const count = parseFeatures(c, words, features);
    weights.score(features, count, scores);
    const top = c.top;
    const goldLeft = top !== NONE && head[top] === c.next ? label[top]! : NONE;
    const goldRight = c.next < c.count && head[c.next] === top ? label[c.next]! : NONE;
    let guess = -1;
    let right = -1;
    for (let transition = 0; transition < weights.classes; transition++) {
      const kind = kindOf(transition);
      if (!(allowed & (1 << kind))) continue;
      if (guess < 0 || scores[transition]! > scores[guess]!) guess = transition;
      if (!(good & (1 << kind))) continue;
      const wanted = kind === LEFT ? goldLeft : kind === RIGHT ? goldRight : NONE;
      if (wanted !== NONE && (transition - LEFT) >> 1 !== wanted) continue;
      if (right < 0 || scores[transition]! > scores[right]!) right = transition;
    }
    weights.time++;
    const isUnsure = (transition: number) => {
      const kind = kindOf(transition);
      return kind === LEFT ? unsureArcs[top] : kind === RIGHT && unsureArcs[c.next];
    };
    if (guess !== right && !isUnsure(guess) && !isUnsure(right)) {
      mistakes++;
      weights.update(features, count, right, 1);
      weights.update(features, count, guess, -1);
    }
    c.apply(guess !== right && random.next() < exploring ? guess : right);
  }
  return mistakes;
}
