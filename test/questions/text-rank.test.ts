import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { analyse } from '../../src/language/analyse.ts';
import { loadModel } from '../../src/language/model.ts';
import { treeOf } from '../../src/questions/grammar/tree.ts';
import { textRank } from '../../src/questions/ranking/text-rank.ts';

const model = loadModel(
  readFileSync(new URL('../../src/language/model/english.bin', import.meta.url)),
);
const ranksOf = (text: string) => {
  const trees = analyse(model, text).map(treeOf);
  const ranks = textRank(trees);
  return trees.map((tree) => ranks.get(tree));
};

it('ranks lowest the sentence that shares no word with the others, and highest one that does', () => {
  const ranks = ranksOf(
    'Bees make honey from nectar. Bees gather nectar and pollen from flowers. Flowers give pollen to bees. A train left London.',
  );
  expect(ranks).toHaveLength(4);
  expect(ranks[3]).toBe(0);
  expect(Math.max(...ranks.map(Number))).toBe(1);
});

it('ranks a text of one sentence and one of none', () => {
  expect(ranksOf('Bees make honey.')).toEqual([1]);
  expect(ranksOf('')).toEqual([]);
});
