import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTyped, type Part } from '../../src/review/typed-answer.ts';

/** What the other does not have, in brackets. */
const marked = (parts: readonly Part[]) =>
  parts.map(({ text, isSame }) => (isSame ? text : `[${text}]`)).join('');

/** Typed, expected, and how each is marked; null where it is right. */
const PAIRS = [
  ['Madrid', 'Madrid', null],
  ['  in   1980\n', 'in 1980', null],
  ['Malaga', 'Málaga', null],
  ['Málaga', 'Malaga', null],
  ['cafe\u0301', 'café', null],
  ['uber', 'über', null],
  ['madrid', 'Madrid', ['[m]adrid', '[M]adrid']],
  ['wihdrew', 'withdrew', ['wihdrew', 'wi[t]hdrew']],
  ['Mardid', 'Madrid', ['Ma[r]did', 'Mad[r]id']],
  ['', 'Madrid', ['', '[Madrid]']],
  ['Iraq', '', ['[Iraq]', '']],
  ['東京都', '京都', ['[東]京都', '京都']],
  ['👩‍👩‍👧 home', 'home', ['[👩‍👩‍👧 ]home', 'home']],
  ['مرحبا', 'مرحبا', null],
  ['ß', 'ss', ['[ß]', '[ss]']],
] as const;

describe('a typed answer', () => {
  it.each(PAIRS)('%j for %j', (typed, expected, marks) => {
    const { isRight, got, wanted } = compareTyped(typed, expected);
    expect(isRight).toBe(marks === null);
    if (marks !== null) expect([marked(got), marked(wanted)]).toEqual(marks);
  });

  it('is all there in what is shown of it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'á', 'B', ' ', '語'), maxLength: 20 });
    fc.assert(
      fc.property(word, word, (typed, expected) => {
        const { isRight, got, wanted } = compareTyped(typed, expected);
        const text = (parts: readonly Part[]) => parts.map((part) => part.text).join('');
        const tidy = (all: string) => all.replace(/\s+/g, ' ').trim();
        expect([text(got), text(wanted)]).toEqual([tidy(typed), tidy(expected)]);
        const same = (parts: readonly Part[]) =>
          text(parts.filter((part) => part.isSame)).replaceAll('á', 'a');
        expect(same(got)).toBe(same(wanted));
        expect(isRight).toBe([...got, ...wanted].every((part) => part.isSame));
      }),
    );
  });

  it('of any length is compared at once', () => {
    const long = 'word '.repeat(20_000);
    expect(compareTyped(long, long).isRight).toBe(true);
    expect(compareTyped(long, `${long}more`).isRight).toBe(false);
  });
});
