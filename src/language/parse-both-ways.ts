import type { TaggedWords } from './describe-words.ts';
import { keepOneRoot, parse, type Tree } from './parse.ts';
import { NONE } from './transitions.ts';
import type { Scorer } from './weights.ts';

/** The ids of the relations that keepOneRoot needs. */
export interface RootRelations {
  readonly root: number;
  readonly parataxis: number;
}

/** Finds them among the relations of a model. */
export function rootRelations(relations: readonly string[]): RootRelations {
  return { root: relations.indexOf('root'), parataxis: relations.indexOf('parataxis') };
}

/** Parses from left to right, and leaves the tree one root. */
export function parseForwards(
  words: TaggedWords,
  scorer: Scorer,
  { root, parataxis }: RootRelations,
): Tree {
  const tree = parse(words, scorer);
  keepOneRoot(tree, root, parataxis);
  return tree;
}

/** Parses from right to left, with a scorer that has learned to, and leaves the tree one root. */
export function parseBackwards(
  words: TaggedWords,
  scorer: Scorer,
  { root, parataxis }: RootRelations,
): Tree {
  const tree = reverseTree(parse(reverseWords(words), scorer));
  keepOneRoot(tree, root, parataxis);
  return tree;
}

/** The same words from the last to the first, for a parser that reads backwards. */
export function reverseWords(words: TaggedWords): TaggedWords {
  const columns = Object.entries(words).map(([name, column]) => [
    name,
    typeof column === 'number' ? column : column.slice().reverse(),
  ]);
  return Object.fromEntries(columns);
}

/** Turns a tree over reversed words into one over the words in order. */
function reverseTree({ head, label, margin }: Tree): Tree {
  const last = head.length - 1;
  const mirrored = head.slice().reverse();
  for (let word = 0; word <= last; word++)
    if (mirrored[word] !== NONE) mirrored[word] = last - mirrored[word]!;
  return { head: mirrored, label: label.slice().reverse(), margin: margin.slice().reverse() };
}
