import { describe, expect, it } from 'vitest';
import { habitsIn, USUAL_HABITS } from '../../src/schedule/habits.ts';
import { type Memory, NEW } from '../../src/schedule/memory.ts';
import { drawn, randomBy } from '../../src/schedule/random.ts';
import { Scheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { type Simulation, simulate } from '../../src/schedule/simulate.ts';
import { learned } from './learner.ts';

const TODAY = 20_000;

const schedulerFor = (desiredRetention: number, maximumInterval = 36500) =>
  new Scheduler({ ...DEFAULT_SETTINGS, desiredRetention, maximumInterval });

function run(changes: Partial<Simulation> = {}) {
  const scheduler = changes.scheduler ?? schedulerFor(0.9);
  const all = {
    ...{ cards: [], newCards: 500, newPerDay: 10, reviewsPerDay: 9999, today: TODAY, days: 120 },
    ...{ scheduler, learner: scheduler, habits: USUAL_HABITS, seed: 3 },
    ...changes,
  };
  return [...simulate(all)];
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

describe('a simulation', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(run()).toEqual(run());
    expect(run({ seed: 4 })).not.toEqual(run());
  });

  it('has a day for each day, and asks new cards until there are none', () => {
    const days = run();
    expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 120 }, (_, at) => TODAY + at));
    expect(days.slice(0, 50).every(({ introduced }) => introduced === 10)).toBe(true);
    expect(days.slice(50).every(({ introduced }) => introduced === 0)).toBe(true);
    expect(days.every(({ answers, reviews, introduced }) => answers >= reviews + introduced)).toBe(
      true,
    );
  });

  it.each([0.8, 0.9, 0.95])('recalls as much as is desired: %f', (retention) => {
    const days = run({
      scheduler: schedulerFor(retention),
      newCards: 1000,
      newPerDay: 40,
      days: 100,
    });
    const recalled =
      1 - sum(days.map((day) => day.forgotten)) / sum(days.map((day) => day.reviewed));
    // Intervals are whole days, and of those that are short much is lost or won by rounding.
    expect(recalled).toBeGreaterThan(retention - 0.03);
    expect(recalled).toBeLessThan(retention + 0.03);
  });

  it('has more to review for a higher retention, and more is known', () => {
    const [low, high] = [0.75, 0.95].map((retention) =>
      run({ scheduler: schedulerFor(retention) }),
    );
    expect(sum(high!.map(({ reviews }) => reviews))).toBeGreaterThan(
      1.5 * sum(low!.map(({ reviews }) => reviews)),
    );
    expect(high!.at(-1)!.known).toBeGreaterThan(low!.at(-1)!.known);
  });

  it('starts with what is overdue, within the limit of a day', () => {
    const overdue: Memory = {
      ...NEW,
      ...{ state: 'review', stability: 50, difficulty: 5, scheduledDays: 50, reps: 5 },
      ...{ lastDay: TODAY - 60, dueDay: TODAY - 10, lastReview: 0 },
    };
    const cards = Array.from({ length: 100 }, () => overdue);
    const days = run({ cards, newCards: 0, reviewsPerDay: 30, days: 5 });
    expect(days.map(({ reviewed }) => reviewed)).toEqual([
      ...[30, 30, 30],
      // The last ten, and what was forgotten or hard on the first day.
      ...[expect.any(Number), expect.any(Number)],
    ]);
    expect(days.map(({ left }) => left).slice(0, 4)).toEqual([70, 40, 10, 0]);
    expect(days[0]!.known).toBeGreaterThan(80);
    expect(run({ cards, newCards: 0, days: 1 })[0]!.reviewed).toBe(100);
  });

  it('forgets by what is true, not by what the scheduler thinks', () => {
    const scheduler = schedulerFor(0.9);
    const quick = DEFAULT_SETTINGS.parameters.map((value, at) =>
      at < 4 ? value / 4 : at === 8 ? value - 1 : value,
    );
    const learner = new Scheduler({ ...DEFAULT_SETTINGS, parameters: quick });
    const share = (days: ReturnType<typeof run>) =>
      sum(days.map((day) => day.forgotten)) / sum(days.map((day) => day.reviewed));
    expect(share(run({ scheduler, learner }))).toBeGreaterThan(share(run({ scheduler })) + 0.05);
    const known: Memory = {
      ...NEW,
      ...{ state: 'review', stability: 100, difficulty: 5, scheduledDays: 100, reps: 5 },
      ...{ lastDay: TODAY - 100, dueDay: TODAY, lastReview: 0 },
    };
    const cards = Array.from({ length: 200 }, () => known);
    const truths = cards.map(() => ({ stability: 5, difficulty: 5 }));
    const [day] = run({ cards, truths, newCards: 0, days: 1, learner });
    expect(day!.forgotten).toBeGreaterThan(40);
  });

  it('goes on where nothing is to be learned at all', () => {
    const days = run({ newCards: 0, days: 3 });
    expect(sum(days.map(({ answers }) => answers))).toBe(0);
    expect(days).toHaveLength(3);
  });
});

describe('habits', () => {
  it('are the usual ones of who never answered', () => {
    const { review } = habitsIn([]);
    const all = sum(review.ratings);
    expect(review.ratings.map((share) => share / all)).toEqual(
      USUAL_HABITS.review.ratings.map((share) => expect.closeTo(share, 6)),
    );
    expect(review.seconds).toEqual(USUAL_HABITS.review.seconds);
  });

  it('follow what the learner does', () => {
    const log = learned({ parameters: DEFAULT_SETTINGS.parameters, cards: 300, days: 5, seed: 2 });
    const easyOnly = [...log].map((step) => ({ ...step, rating: 4 as const, took: 2000 }));
    const { new: fresh } = habitsIn(easyOnly);
    expect(fresh.ratings[3]! / sum(fresh.ratings)).toBeGreaterThan(0.8);
    expect(fresh.seconds[3]).toBeLessThan(4);
    const paused = easyOnly.map((step) => ({ ...step, took: 9_000_000 }));
    expect(habitsIn(paused).new.seconds[3]).toBeLessThan(60);
  });
});

describe('chance', () => {
  it('draws by weight', () => {
    const random = randomBy(5);
    const counts = [0, 0, 0];
    for (let at = 0; at < 10_000; at += 1) counts[drawn([1, 0, 3], random())]! += 1;
    expect(counts[1]).toBe(0);
    expect(counts[2]! / counts[0]!).toBeCloseTo(3, 0);
    expect(drawn([1, 1], 0.999999)).toBe(1);
  });
});
