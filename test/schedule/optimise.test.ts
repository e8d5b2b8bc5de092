import { describe, expect, it, vi } from 'vitest';
import { type CardHistory, historiesIn, longTermReviews } from '../../src/schedule/histories.ts';
import { fitOf } from '../../src/schedule/log-loss.ts';
import { type Memory, NEW, type Rating } from '../../src/schedule/memory.ts';
import {
  itemsOf,
  LEAST_ITEMS,
  OptimiserMissing,
  optimised,
  TooFewReviews,
} from '../../src/schedule/optimise.ts';
import { Scheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import type { LoggedStep } from '../../src/schedule/step.ts';
import { learned } from './learner.ts';

const changed = (changes: Readonly<Record<number, number>>) =>
  DEFAULT_SETTINGS.parameters.map((value, at) => changes[at] ?? value);

/** Learners far from the average that the defaults stand for. */
const LEARNERS = {
  'forgets quickly': changed({ 0: 0.08, 1: 0.6, 2: 1.1, 3: 4, 8: 1.55, 11: 1.2, 20: 0.25 }),
  'forgets slowly': changed({ 0: 1.2, 1: 4, 2: 9, 3: 30, 8: 2.2, 20: 0.12 }),
  'finds all difficult': changed({
    0: 0.4,
    1: 1,
    2: 3,
    3: 9,
    4: 7,
    6: 2,
    8: 1.6,
    10: 1.2,
    20: 0.4,
  }),
};

const historiesOf = (parameters: readonly number[], seed: number, cards = 1500) => [
  ...historiesIn(learned({ parameters, cards, days: 9, seed })),
];

const schedulerWith = (parameters: readonly number[]) =>
  new Scheduler({ ...DEFAULT_SETTINGS, parameters });

const nothing = () => {};

describe('optimising', () => {
  it.each(Object.keys(LEARNERS) as (keyof typeof LEARNERS)[])(
    'comes within one per cent of the log loss of the truth for one who %s',
    async (name) => {
      const truth = LEARNERS[name];
      const histories = historiesOf(truth, 7);
      const { before, after, isBetter, parameters } = await optimised(
        histories,
        DEFAULT_SETTINGS,
        nothing,
      );
      expect(isBetter).toBe(true);
      expect(after.logLoss).toBeLessThan(before.logLoss);
      expect(after.logLoss).toBeLessThan(fitOf(histories, schedulerWith(truth)).logLoss * 1.01);
      // Nor is it fitted to this log alone: another of the same learner is foretold as well.
      const others = historiesOf(truth, 8);
      const [found, true_, default_] = [parameters, truth, DEFAULT_SETTINGS.parameters].map(
        (w) => fitOf(others, schedulerWith(w)).logLoss,
      );
      expect(found).toBeLessThan(true_! * 1.01);
      expect(found).toBeLessThan(default_!);
    },
  );

  it('keeps parameters that are better than what it finds', async () => {
    const truth = LEARNERS['forgets quickly'];
    const histories = historiesOf(truth, 9, 60);
    // What fits these very reviews best is better than what fsrs-rs finds, which leans to the defaults.
    let best = truth;
    let loss = fitOf(histories, schedulerWith(best)).logLoss;
    for (let round = 0; round < 3; round += 1)
      for (let at = 0; at < best.length; at += 1)
        for (const by of [0.9, 1.1]) {
          const tried = best.map((value, index) => (index === at ? value * by : value));
          const { logLoss } = fitOf(histories, schedulerWith(tried));
          if (logLoss < loss) [best, loss] = [tried, logLoss];
        }
    const settings = { ...DEFAULT_SETTINGS, parameters: best };
    const result = await optimised(histories, settings, nothing);
    expect(result.after.logLoss).toBeGreaterThan(result.before.logLoss);
    expect(result.isBetter).toBe(false);
    expect(result.parameters).toBe(best);
  });

  it('refuses where there are too few reviews, and says how many there are', async () => {
    const histories = historiesOf(LEARNERS['forgets quickly'], 1, 7);
    const items = histories.reduce((sum, history) => sum + longTermReviews(history), 0);
    expect(items).toBe(56);
    const refused = optimised(histories, DEFAULT_SETTINGS, nothing);
    await expect(refused).rejects.toThrow(TooFewReviews);
    await expect(refused).rejects.toMatchObject({ items });
    const enough = historiesOf(LEARNERS['forgets quickly'], 1, 8);
    const { before } = await optimised(enough, DEFAULT_SETTINGS, nothing);
    expect(before.items).toBe(LEAST_ITEMS);
  });

  it('says so where the optimiser is not installed', async () => {
    vi.doMock('@open-spaced-repetition/binding', () => {
      throw new Error('Cannot find package');
    });
    const histories = historiesOf(LEARNERS['forgets quickly'], 1, 20);
    await expect(optimised(histories, DEFAULT_SETTINGS, nothing)).rejects.toThrow(OptimiserMissing);
    vi.doUnmock('@open-spaced-repetition/binding');
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    await optimised(historiesOf(LEARNERS['forgets quickly'], 7), DEFAULT_SETTINGS, (fraction) =>
      told.push(fraction),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  });
});

const DAY = 86_400_000;

/** Steps of one card, a day apart where nothing else is said. */
function steps(...kinds: (Rating | 'reset' | 'flag' | { imported: Rating; reps: number })[]) {
  return kinds.map((kind, at): LoggedStep => {
    const rating =
      typeof kind === 'number' ? kind : typeof kind === 'object' ? kind.imported : null;
    const after: Memory = { ...NEW, reps: typeof kind === 'object' ? kind.reps : 1 };
    return {
      id: at + 1,
      time: Date.parse('2026-01-01T12:00Z') + at * DAY,
      offset: 0,
      card: 1,
      kind: typeof kind === 'string' ? kind : typeof kind === 'object' ? 'imported' : 'review',
      rating,
      took: 0,
      settings: null,
      undoes: null,
      after,
      status: { isSuspended: false, buriedUntil: 0, flag: 0 },
    };
  });
}

const ratingsIn = (log: LoggedStep[]) =>
  [...historiesIn(log)].map(({ reviews }) => reviews.map(({ rating, days }) => [rating, days]));

describe('histories', () => {
  it('count study days between reviews, none on the same day, none backwards', () => {
    const [first, second, third, fourth] = steps(3, 1, 3, 4);
    const sameDay = { ...second!, time: first!.time + 3_600_000 };
    const backwards = { ...third!, time: first!.time - 9 * DAY };
    expect(ratingsIn([first!, sameDay, backwards, fourth!])).toEqual([
      [
        [3, 0],
        [1, 0],
        [3, 0],
        [4, 12],
      ],
    ]);
  });

  it('begin anew at a reset, and pass over what is no review', () => {
    expect(ratingsIn(steps(3, 3, 'reset', 'flag', 1, 'flag', 3))).toEqual([
      [
        [1, 0],
        [3, 2],
      ],
    ]);
    expect(ratingsIn(steps(3, 'reset'))).toEqual([]);
  });

  it('leave out a card whose first reviews are missing, until it is reset', () => {
    const imported = { imported: 3 as Rating, reps: 5 };
    expect(ratingsIn(steps(imported, 3, 3))).toEqual([]);
    expect(ratingsIn(steps({ imported: 3, reps: 1 }, 3))).toEqual([
      [
        [3, 0],
        [3, 1],
      ],
    ]);
    expect(ratingsIn(steps(imported, 'reset', 3, 4))).toEqual([
      [
        [3, 0],
        [4, 1],
      ],
    ]);
  });

  it('are kept apart by card', () => {
    const other = steps(1, 1).map((step) => ({ ...step, card: 2 }));
    expect([...historiesIn([...steps(3), ...other])].map(({ card }) => card)).toEqual([1, 2]);
  });
});

describe('items', () => {
  it('are all reviews up to each on a later day, oldest first', () => {
    const history = (card: number, ...reviews: [id: number, rating: Rating, days: number][]) => ({
      card,
      reviews: reviews.map(([id, rating, days]) => ({ id, rating, days })),
    });
    const items = itemsOf([
      history(1, [1, 3, 0], [2, 3, 0], [5, 1, 4], [9, 3, 2]),
      history(2, [3, 4, 0], [7, 3, 8]),
    ]);
    expect(items.map((item) => item.map(({ id }) => id))).toEqual([
      [1, 2, 5],
      [3, 7],
      [1, 2, 5, 9],
    ]);
  });
});

describe('more items than are taken', () => {
  it('are those of some cards, with all of their reviews', () => {
    const histories = historiesOf(DEFAULT_SETTINGS.parameters, 3, 90);
    const all = itemsOf(histories);
    const some = itemsOf(histories, Math.floor(all.length / 2.5));
    expect(some.length).toBe(all.length / 3);
    const firsts = (items: typeof all) => new Set(items.map(([first]) => first!.id)).size;
    expect([firsts(all), firsts(some)]).toEqual([90, 30]);
  });
});

describe('the fit', () => {
  const history = (...reviews: [Rating, number][]): CardHistory => ({
    card: 1,
    reviews: reviews.map(([rating, days], id) => ({ id, rating, days })),
  });
  const scheduler = schedulerWith(DEFAULT_SETTINGS.parameters);

  it('is the mean of -ln of what was given to what happened', () => {
    // After easy the stability is 8.2956 days, and after 8 days 0.9024733 is recalled (see scheduler.test.ts).
    const recalled = fitOf([history([4, 0], [3, 8])], scheduler);
    expect(recalled).toMatchObject({ items: 1 });
    expect(recalled.logLoss).toBeCloseTo(-Math.log(0.9024733), 6);
    const forgotten = fitOf([history([4, 0], [1, 8])], scheduler);
    expect(forgotten.logLoss).toBeCloseTo(-Math.log(1 - 0.9024733), 6);
    const both = fitOf([history([4, 0], [3, 8]), history([4, 0], [1, 8])], scheduler);
    expect(both.logLoss).toBeCloseTo((recalled.logLoss + forgotten.logLoss) / 2, 6);
    expect(both.rmse).toBeCloseTo(Math.abs(0.9024733 - 0.5), 6);
  });

  it('leaves out reviews on the day of the one before', () => {
    expect(fitOf([history([3, 0], [3, 0], [1, 0])], scheduler).items).toBe(0);
  });

  it('bears a surprise', () => {
    const { logLoss } = fitOf([history([4, 0], [4, 1], [4, 1], [1, 1])], scheduler);
    expect(logLoss).toBeLessThan(14);
  });
});
