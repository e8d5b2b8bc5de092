import { describe, expect, it } from 'vitest';
import { cardsOfGaps, type Gap, type GapCard, renumbered } from '../../src/collection/gap-cards.ts';

/** The gaps of a front, as the reader of Markdown finds them. */
function gapsOf(front: string): Gap[] {
  return [...front.matchAll(/\{\{c(\d+)::(.*?)\}\}/g)].map(({ index, 1: number, 2: hidden }) => ({
    start: index,
    number: Number(number),
    hidden: hidden!,
  }));
}

/** What a front becomes whose note had the fronts before it. */
function through(...fronts: string[]): string {
  let known: GapCard[] = [];
  let last = '';
  for (const front of fronts) {
    const gaps = gapsOf(front);
    const cards = cardsOfGaps(gaps, known);
    last = renumbered(front, gaps, cards);
    const asked = [...cards.values()];
    known = [
      ...known.filter(({ ordinal }) => !asked.some((card) => card.ordinal === ordinal)),
      ...asked,
    ];
  }
  return last;
}

describe('the cards of a cloze note', () => {
  const cases: [string, string[], string][] = [
    ['are numbered as its gaps at first', ['{{c1::a}} {{c2::b}}'], '{{c1::a}} {{c2::b}}'],
    [
      'keep their numbers when a gap comes before them',
      ['{{c1::Rome}} fell in {{c2::476}}', 'In the {{c1::west}} {{c2::Rome}} fell in {{c3::476}}'],
      'In the {{c3::west}} {{c1::Rome}} fell in {{c2::476}}',
    ],
    [
      'keep their numbers when one before them goes',
      ['{{c1::Rome}} fell in {{c2::476}}', 'Rome fell in {{c1::476}}'],
      'Rome fell in {{c2::476}}',
    ],
    [
      'have their number again when they come back',
      ['{{c1::Rome}} fell in {{c2::476}}', 'Rome fell in {{c1::476}}', '{{c1::Rome}} fell in 476'],
      '{{c1::Rome}} fell in 476',
    ],
    [
      'never take the number of one that is gone',
      ['{{c1::Rome}} fell', 'Rome {{c1::collapsed}}'],
      'Rome {{c2::collapsed}}',
    ],
    [
      'are the same when what they hide is put right',
      ['{{c1::Alexander}} and {{c2::Flemming}}', '{{c1::Flemings}} and {{c2::Alexander}}'],
      '{{c2::Flemings}} and {{c1::Alexander}}',
    ],
    [
      'are one for all gaps of a number',
      ['{{c1::a}} {{c1::b}} {{c2::c}}', '{{c1::c}} {{c2::a}} {{c2::b}}'],
      '{{c2::c}} {{c1::a}} {{c1::b}}',
    ],
    [
      'are the same when a gap of their number is added',
      ['{{c1::Rome}} fell in {{c2::476}}', '{{c2::Rome}} {{c2::fell}} in {{c1::476}}'],
      '{{c1::Rome}} {{c1::fell}} in {{c2::476}}',
    ],
  ];
  it.each(cases)('%s', (_, fronts, expected) => {
    expect(through(...fronts)).toBe(expected);
  });
});
