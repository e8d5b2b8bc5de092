import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/quiz/answer.ts';
import { canBeNamed, canBeRanked } from '../../src/quiz/choosable.ts';
import { GAP_MARK } from '../../src/quiz/item.ts';

/** The key in brackets stands where the gap is. */
const asked = (marked: string) => {
  const key = /\[(.*?)\]/.exec(marked)?.[1] ?? '';
  return {
    stem: marked.replace(/\[.*?\]/, GAP_MARK),
    sentence: marked.replace(/[[\]]/g, ''),
    key,
  };
};

describe('a number or date among options', () => {
  it.each([
    ['The mill stood for [forty] years.', true],
    ['A word has [two] (or more) meanings.', false],
    ['A word has [two] or more meanings.', false],
    ['More than [300] houses burned.', false],
    ['The town had [12,000] people in 1820.', true],
    ['The towns have [12,000] and 9,000 people.', false],
    ['The mine closed in the 1950s and [1960s].', false],
    ['The mine ran [24] hours a day.', false],
    ['Between 20 and [30] houses burned.', false],
  ])('%s: %s', (marked, can) => {
    const { stem, sentence, key } = asked(marked);
    expect(canBeRanked({ stem, sentence, answer: readAnswer(key, stem) })).toBe(can);
  });
});

describe('a name among options', () => {
  it.each([
    ['The fleet sailed from Naples to [Tunis] in 1535.', true],
    ['Hunger spread from Yemen and Libya to [Sudan] and beyond.', false],
    ['Rivers such as the Loire and [the Rhone] flood in spring.', false],
    ['The law holds in Spain and [Portugal].', true],
    ['The law holds in Spain, in [Portugal], and elsewhere.', false],
    ['In [France], the rule is that nobody is held for more than a day.', false],
    ['In [France], the king was put to death in 1793.', true],
  ])('%s: %s', (marked, can) => expect(canBeNamed(asked(marked))).toBe(can));

  it('is not asked for what every other has too', () => {
    const sentence = 'Peru recorded its first case in March.';
    expect(canBeNamed({ stem: 'Which country recorded its first case?', sentence })).toBe(false);
    expect(canBeNamed({ stem: 'Which country sold the first stamp?', sentence })).toBe(true);
  });
});
