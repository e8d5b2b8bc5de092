import { type Tree, token } from '../grammar/tree.ts';

/** How many sentences are ranked together: their similarities grow with the square of it. */
const TOGETHER = 150;

const DAMPING = 0.85;
const ROUNDS = 20;

/**
 * TextRank (Mihalcea and Tarau 2004): a sentence is central when central sentences share its words.
 * The similarity of two sentences is the number of lemmas that they share over the sum of the
 * logarithms of their lengths.
 *
 * @returns for each tree its rank among those around it, from 0 to 1.
 */
export function textRank(trees: readonly Tree[]): Map<Tree, number> {
  const ranks = new Map<Tree, number>();
  for (let from = 0; from < trees.length; from += TOGETHER) {
    const some = trees.slice(from, from + TOGETHER);
    const weights = ranked(some.map(lemmasOf));
    const order = some.map((_, at) => at).sort((a, b) => weights[a]! - weights[b]!);
    order.forEach((at, place) => {
      ranks.set(some[at]!, some.length < 2 ? 1 : place / (some.length - 1));
    });
  }
  return ranks;
}

function ranked(sentences: readonly ReadonlySet<string>[]): number[] {
  const links = sentences.map((one, i) =>
    sentences.map((other, j) => (i === j ? 0 : similarity(one, other))),
  );
  const sums = links.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let ranks = sentences.map(() => 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    ranks = sentences.map((_, i) => {
      const received = links[i]!.reduce(
        (sum, weight, j) => (weight === 0 ? sum : sum + (weight / sums[j]!) * ranks[j]!),
        0,
      );
      return 1 - DAMPING + DAMPING * received;
    });
  }
  return ranks;
}

function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const lengths = Math.log(1 + one.size) + Math.log(1 + other.size);
  let shared = 0;
  for (const lemma of one) if (other.has(lemma)) shared += 1;
  return shared === 0 ? 0 : shared / lengths;
}

function lemmasOf(tree: Tree): Set<string> {
  const content = tree.tokens.flatMap((_, index) => {
    const { upos, lemma } = token(tree, index);
    return /^(NOUN|PROPN|VERB|ADJ|NUM)$/.test(upos) ? [lemma.toLowerCase()] : [];
  });
  return new Set(content);
}
