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
 * directions err in different places. A head takes each role that `onlyOnce` numbers once, where it can be helped.
 */
export function combineTrees(
  forwards: Tree,
  backwards: Tree,
  calibration: Calibration,
  onlyOnce: Uint8Array,
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
  takeEachRoleOnce(side, trees, odds, onlyOnce);
  const head = new Int32Array(count);
  const label = new Int32Array(count);
  const own = new Float32Array(count);
  const other = new Float32Array(count);
  const agreement = Array.from({ length: count }, (_, word): Agreement => {
    const same = forwards.head[word] === backwards.head[word];
    const from = side[word]!;
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

/** For each relation the number of the role that a head has once, or 0: subject 1, direct object 2. */
export function rolesTakenOnce(relations: readonly string[]): Uint8Array {
  return Uint8Array.from(relations, (relation) => {
    if (/^[cn]subj(?::pass)?$/.test(relation)) return 1;
    return relation === 'obj' ? 2 : 0;
  });
}

/** Where a head has a role twice, takes the other parser's arc for the less likely word, if that leaves a tree. */
function takeEachRoleOnce(
  side: Uint8Array,
  trees: Pair<Tree>,
  odds: Pair<Float32Array>,
  onlyOnce: Uint8Array,
): void {
  const head = Int32Array.from(side, (from, word) => trees[from]!.head[word]!);
  const role = (word: number) => onlyOnce[trees[side[word]!]!.label[word]!]!;
  const likely = (word: number) => odds[side[word]!]![word]!;
  for (let word = 0; word < head.length; word++) {
    const top = head[word]!;
    if (top === NONE || role(word) === 0) continue;
    const rival = head.findIndex(
      (other, at) => at !== word && other === top && role(at) === role(word),
    );
    if (rival < 0 || likely(rival) < likely(word)) continue;
    const other = trees[1 - side[word]!]!;
    if (other.head[word] === NONE || onlyOnce[other.label[word]!] === role(word)) continue;
    head[word] = other.head[word]!;
    if (inCircle(head, word)) head[word] = top;
    else side[word] = 1 - side[word]!;
  }
}

/** For each word from which tree its arc is taken: where the heads are the same the likelier one's, for its relation. */
function bestSides(trees: Pair<Tree>, odds: Pair<Float32Array>): Uint8Array {
  const sides = bestHeads(trees, odds);
  return sides.map((from, word) => {
    if (trees[0].head[word] !== trees[1].head[word]) return from;
    return odds[1][word]! > odds[0][word]! ? 1 : 0;
  });
}

/** For each word from which tree its head is taken: the better of what is reached from either tree. */
function bestHeads(trees: Pair<Tree>, odds: Pair<Float32Array>): Uint8Array {
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
