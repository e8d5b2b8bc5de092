import { describe, expect, it } from 'vitest';
import {
  intervalOf,
  longInterval,
  shortInterval,
  spent,
  whenDue,
} from '../../src/review/intervals.ts';
import { aheadOf, summaryOf } from '../../src/review/summary.ts';
import { DAY, MINUTE, memory } from './cards.ts';

const HOUR = 60 * MINUTE;

describe('an interval', () => {
  it.each([
    [0, '<1m', 'less than a minute'],
    [MINUTE, '1m', '1 minute'],
    [10.4 * MINUTE, '10m', '10 minutes'],
    [59.7 * MINUTE, '1h', '1 hour'],
    [3 * HOUR, '3h', '3 hours'],
    [23.8 * HOUR, '1d', '1 day'],
    [DAY, '1d', '1 day'],
    [29 * DAY, '29d', '29 days'],
    [36 * DAY, '1.2mo', '1.2 months'],
    [364 * DAY, '12.1mo', '12.1 months'],
    [365 * DAY, '1y', '1 year'],
    [912 * DAY, '2.5y', '2.5 years'],
  ])('of %d ms', (length, short, long) => {
    expect([shortInterval(length), longInterval(length)]).toEqual([short, long]);
  });

  it('is in whole days, or to the time that a step is up', () => {
    expect(intervalOf(memory({ scheduledDays: 4, due: 5 }), 1)).toBe(4 * DAY);
    expect(intervalOf(memory({ scheduledDays: 0, due: 601 }), 1)).toBe(600);
    expect(intervalOf(memory({ scheduledDays: 0, due: 1 }), 5)).toBe(0);
  });
});

describe('what was spent', () => {
  it.each([
    [0, '0 s'],
    [4230, '4.2 s'],
    [59_400, '59 s'],
    [59_600, '1 min 0 s'],
    [200_000, '3 min 20 s'],
    [2 * HOUR + 5 * MINUTE, '2 h 5 min'],
  ])('%d ms', (length, text) => {
    expect(spent(length)).toBe(text);
  });
});

describe('when a card is due', () => {
  // Half past ten in the evening of 24 November 2026, two hours ahead of UTC.
  const now = { time: Date.UTC(2026, 10, 24, 20, 30), offset: 120 };
  const today = Date.UTC(2026, 10, 24) / DAY;

  it.each([
    [{ time: now.time + 25 * MINUTE }, 'in 25 minutes, at 22:55'],
    [{ time: now.time + 2 * HOUR }, 'in 2 hours, at 00:30'],
    [{ time: now.time - 1 }, 'now'],
    [{ day: today }, 'now'],
    [{ day: today + 1 }, 'tomorrow'],
    [{ day: today + 3 }, 'in 3 days, on Friday 27 November'],
    [{ day: today + 400 }, 'in 400 days, on Wednesday 29 December 2027'],
  ])('%j', (due, text) => {
    expect(whenDue(due, now, today)).toBe(text);
  });

  it('is told at the end, with what is left for another day', () => {
    const ahead = (due: number, fresh: number) =>
      aheadOf({ now, today, due: { day: today + 1 }, left: { due, new: fresh } });
    expect(ahead(0, 0)).toEqual(['The next card is due tomorrow.']);
    expect(ahead(1, 0)[1]).toBe('1 review waits for another day.');
    expect(ahead(2, 1)[1]).toBe('2 reviews and 1 new card wait for another day.');
    expect(aheadOf({ now, today, left: { due: 0, new: 0 } })).toEqual([]);
  });
});

describe('the summary', () => {
  const tally = { ratings: [2, 0, 7, 1], fresh: 4, due: 5, forgotten: 1, took: 200_000 } as const;

  it('counts what was answered', () => {
    expect(summaryOf({ tally })).toEqual([
      '10 answers in 3 min 20 s, 20 s each: 2 again, 7 good, 1 easy.',
      '4 new cards, 1 in learning, 5 reviews, 80 % remembered.',
    ]);
  });

  it('is none where nothing was', () => {
    expect(summaryOf({ tally: { ...tally, ratings: [0, 0, 0, 0] } })).toEqual([]);
  });
});
