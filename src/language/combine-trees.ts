import { type Agreement, arcOdds, type Calibration } from './confidence.ts';
import type { Tree } from './parse.ts';
import { NONE } from './transitions.ts';

/** A tree put together from two, and for each word what they think of its arc. */
export interface CombinedTree {
  readonly head: Int32Array;
  readonly label: Int32Array;
  readonly agreement: readonly Agreement[];
  /** Log-odds of the arc by the parser that it was taken from, and those of the other parser's arc. */
  readonly own: Float32Array;
  readonly other: Float32Array;
}

/**
 * Takes of two trees over the same words, each with one root, the arcs that are likeliest and still make a tree with
 * one root (in the manner of Sagae and Lavie 2006, "Parser combination by reparsing"). Two parsers that read in opposite
 * directions err in different places.
 */
export function combineTrees(
  forwards: Tree,
  backwards: Tree,
  calibration: Calibration,
): CombinedTree {
  const trees = [forwards, backwards] as const;
  const count = forwards.head.length;
  const odds = trees.map((tree, side) => {
    const own = side === 0 ? calibration.forwards : calibration.backwards;
    return Float32Array.from(tree.label, (label, word) =>
      arcOdds(own, tree.margin[word]!, count, label),
    );
  }) as [Float32Array, Float32Array];
  const side = bestSides(trees, odds);
  const head = new Int32Array(count);
  const label = new Int32Array(count);
  const own = new Float32Array(count);
  const other = new Float32Array(count);
  const agreement = Array.from({ length: count }, (_, word): Agreement => {
    const same = forwards.head[word] === backwards.head[word];
    // Where the heads are the same, the relation is the surer one's.
    const from = same ? (odds[1][word]! > odds[0][word]! ? 1 : 0) : side[word]!;
    head[word] = trees[from]!.head[word]!;
    label[word] = trees[from]!.label[word]!;
    own[word] = odds[from]![word]!;
    other[word] = odds[1 - from]![word]!;
    if (!same) return 'none';
    return forwards.label[word] === backwards.label[word] ? 'arc' : 'head';
  });
  return { head, label, agreement, own, other };
}

type Pair<T> = readonly [T, T];

/** For each word from which tree its head is taken: the better of what is reached from either tree. */
function bestSides(trees: Pair<Tree>, odds: Pair<Float32Array>): Uint8Array {
  const differing = Array.from(trees[0].head.keys()).filter(
    (word) => trees[0].head[word] !== trees[1].head[word],
  );
  if (differing.length === 0) return new Uint8Array(trees[0].head.length);
  const worth = (sides: Uint8Array) =>
    differing.reduce((sum, word) => sum + probability(odds[sides[word]!]![word]!), 0);
  const [first, second] = [0, 1].map((start) => improve(start, trees, odds, differing));
  return worth(second!) > worth(first!) ? second! : first!;
}

/** Starts from one tree and takes arcs of the other, best gain first, where they leave a tree. */
function improve(
  start: number,
  trees: Pair<Tree>,
  odds: Pair<Float32Array>,
  differing: readonly number[],
): Uint8Array {
  const sides = new Uint8Array(trees[0].head.length).fill(start);
  const head = trees[start]!.head.slice();
  const wanted = trees[1 - start]!.head;
  const gain = (word: number) =>
    probability(odds[1 - start]![word]!) - probability(odds[start]![word]!);
  // The root changes for two words at once.
  const roots = differing.filter((word) => head[word] === NONE || wanted[word] === NONE);
  const moves = differing.filter((word) => !roots.includes(word)).map((word) => [word]);
  if (roots.length > 0) moves.push(roots);
  const total = (move: readonly number[]) => move.reduce((sum, word) => sum + gain(word), 0);
  const order = moves
    .map((move) => ({ move, gain: total(move) }))
    .filter((one) => one.gain > 0)
    .sort((a, b) => b.gain - a.gain);
  for (const { move } of order) {
    const before = move.map((word) => head[word]!);
    for (const word of move) head[word] = wanted[word]!;
    if (move.some((word) => inCircle(head, word)))
      move.forEach((word, at) => {
        head[word] = before[at]!;
      });
    else for (const word of move) sides[word] = 1 - start;
  }
  return sides;
}

function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** Whether the way up from a word leads back to it. */
function inCircle(head: Int32Array, word: number): boolean {
  let above = head[word]!;
  for (let steps = 0; above !== NONE && above !== word && steps <= head.length; steps++)
    above = head[above]!;
  return above !== NONE;
}
