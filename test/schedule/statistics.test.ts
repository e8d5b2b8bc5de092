import { describe, expect, it } from 'vitest';
import { type CountedCard, cardStatistics } from '../../src/schedule/card-statistics.ts';
import { startOfDay } from '../../src/schedule/days.ts';
import { type Memory, NEW, type Rating } from '../../src/schedule/memory.ts';
import { reviewStatistics } from '../../src/schedule/review-statistics.ts';
import type { LoggedStep } from '../../src/schedule/step.ts';

const TODAY = 20_000;
const HOUR = 3_600_000;

let id = 0;

/** A review so many days ago, at ten in the morning, after which the card is as told. */
function review(
  card: number,
  ago: number,
  rating: Rating,
  after: Partial<Memory>,
  rest: Partial<LoggedStep> = {},
): LoggedStep {
  id += 1;
  return {
    ...{ id, time: startOfDay(TODAY - ago, 0) + 6 * HOUR, offset: 0, card, kind: 'review', rating },
    ...{ took: 10_000, settings: 1, undoes: null },
    after: { ...NEW, ...after },
    status: { isSuspended: false, buriedUntil: 0, flag: 0 },
    ...rest,
  };
}

const learning = { state: 'learning' as const };
const inDays = (scheduledDays: number) => ({ state: 'review' as const, scheduledDays });
const none = { total: 0, recalled: 0 };

describe('statistics of reviews', () => {
  // The rules are those of Anki, rslib/src/stats/graphs/retention.rs: reviews of cards with an interval of a day or
  // more, mature from 21 days on, periods that end with today.
  it('count true retention as Anki does', () => {
    const { retention } = reviewStatistics(
      [
        review(1, 400, 3, learning),
        review(1, 400, 3, inDays(20)),
        review(1, 380, 3, inDays(21)),
        review(1, 40, 1, { state: 'relearning' }),
        review(1, 40, 3, inDays(5)),
        review(1, 10, 1, { state: 'relearning', scheduledDays: 1 }),
        review(1, 9, 2, inDays(3)),
        review(1, 1, 4, inDays(30)),
        review(1, 0, 3, inDays(70)),
      ],
      TODAY,
      30,
    );
    expect(retention.today).toEqual({ young: none, mature: { total: 1, recalled: 1 } });
    expect(retention.yesterday).toEqual({ young: { total: 1, recalled: 1 }, mature: none });
    expect(retention.week).toEqual({
      young: { total: 1, recalled: 1 },
      mature: { total: 1, recalled: 1 },
    });
    // With the step of a day after the card was forgotten, but not with steps in minutes.
    expect(retention.month).toEqual({
      young: { total: 3, recalled: 2 },
      mature: { total: 1, recalled: 1 },
    });
    expect(retention.year).toEqual({
      young: { total: 3, recalled: 2 },
      mature: { total: 2, recalled: 1 },
    });
    expect(retention.all).toEqual({
      young: { total: 4, recalled: 3 },
      mature: { total: 2, recalled: 1 },
    });
  });

  it('count answers by day, state and hour', () => {
    const statistics = reviewStatistics(
      [
        review(1, 31, 3, learning),
        review(2, 3, 1, learning),
        review(2, 3, 3, inDays(2), { took: 200_000 }),
        review(2, 1, 3, inDays(9), { offset: 120 }),
        review(3, 1, 4, inDays(4), { took: 0 }),
      ],
      TODAY,
      30,
    );
    expect(statistics.days).toEqual([
      { day: TODAY - 31, answers: 1, seconds: 10, introduced: 1, retention: none },
      // An answer counts for a minute at most.
      { day: TODAY - 3, answers: 2, seconds: 70, introduced: 1, retention: none },
      {
        day: TODAY - 1,
        answers: 2,
        seconds: 10,
        introduced: 1,
        retention: { total: 1, recalled: 1 },
      },
    ]);
    expect(statistics.ratings).toEqual({
      new: [1, 0, 0, 1],
      learning: [0, 0, 1, 0],
      review: [0, 0, 1, 0],
      relearning: [0, 0, 0, 0],
    });
    expect(statistics.hours[10]).toEqual({ total: 3, recalled: 2 });
    expect(statistics.hours[12]).toEqual({ total: 1, recalled: 1 });
  });

  it('know a card that was reset for a new one', () => {
    const { ratings } = reviewStatistics(
      [
        review(1, 5, 3, inDays(4)),
        review(1, 4, 3, {}, { kind: 'reset', rating: null }),
        review(1, 1, 3, learning),
      ],
      TODAY,
      30,
    );
    expect(ratings.new).toEqual([0, 0, 2, 0]);
  });

  it.each([
    ['nothing', [], 0],
    ['today', [0], 1],
    ['up to today', [0, 1, 2, 4], 3],
    ['up to yesterday', [1, 2], 2],
    ['not since', [2, 3], 0],
  ])('count days in a row: %s', (_, ago, streak) => {
    const steps = ago.map((days) => review(1, days, 3, learning));
    expect(reviewStatistics(steps, TODAY, 30).streak).toBe(streak);
  });
});

describe('statistics of cards', () => {
  const card = (memory: Partial<Memory>, rest: Partial<CountedCard> = {}): CountedCard => ({
    ...{ memory: { ...NEW, ...memory }, isSuspended: false, retrievability: 0.9, ...rest },
  });
  const known = (
    scheduledDays: number,
    dueDay: number,
    stability = scheduledDays,
  ): Partial<Memory> => ({
    ...{ state: 'review', scheduledDays, dueDay, stability, difficulty: 5 },
  });
  const statistics = cardStatistics(
    [
      card({}, { retrievability: 0 }),
      card({}, { retrievability: 0, isSuspended: true }),
      card({ state: 'learning', dueDay: TODAY, stability: 0.2, difficulty: 10 }),
      card({ state: 'relearning', dueDay: TODAY + 1, stability: 1, difficulty: 9.5 }),
      card(known(20, TODAY - 3)),
      card(known(21, TODAY)),
      card(known(2000, TODAY + 500), { retrievability: 1 }),
      card(known(8, TODAY + 1), { isSuspended: true, retrievability: 0.35 }),
    ],
    TODAY,
    3,
  );

  it('count states, suspended cards there alone', () => {
    expect(statistics.states).toEqual({
      ...{ new: 1, learning: 1, relearning: 1, young: 1, mature: 2, suspended: 2 },
    });
    expect(statistics.learned).toBe(6);
    expect(statistics.known).toBeCloseTo(0.9 * 4 + 1 + 0.35, 6);
  });

  it('tell what falls due, and what is overdue', () => {
    expect(statistics.forecast).toEqual([2, 1, 0]);
    expect(statistics.overdue).toBe(1);
  });

  it('put each card into one bin', () => {
    const filled = (bins: typeof statistics.stability) =>
      bins.filter(({ cards }) => cards > 0).map(({ from, cards }) => [from, cards]);
    expect(filled(statistics.intervals)).toEqual([
      [7, 1],
      [14, 1],
      [21, 1],
      [1460, 1],
    ]);
    expect(filled(statistics.stability)).toEqual([
      [0, 1],
      [1, 1],
      [7, 1],
      [14, 1],
      [21, 1],
      [1460, 1],
    ]);
    expect(filled(statistics.difficulty)).toEqual([
      [5, 4],
      [9, 2],
    ]);
    expect(filled(statistics.retrievability)).toEqual([
      [0.3, 1],
      [0.9, 5],
    ]);
  });
});
