import { describe, expect, it } from 'vitest';
import { CREATED_DAY } from '../../src/anki/collection-row.ts';
import {
  type CardMemory,
  cardState,
  type DeckPreset,
  reviewRows,
} from '../../src/anki/schedule.ts';

const PRESET: DeckPreset = {
  name: 'x',
  parameters: [...Array.from({ length: 20 }, () => 1), 0.1542],
  desiredRetention: 0.9,
  learningSteps: [1, 10],
  relearningSteps: [10],
  maximumInterval: 100,
  newPerDay: 20,
  reviewsPerDay: 200,
  leechAfter: 8,
  burySiblings: true,
};

const DAY = CREATED_DAY + 1000;
const TIME = DAY * 86_400_000 + 43_200_000;

const memory = (said: Partial<CardMemory> = {}): CardMemory => ({
  state: 'review',
  due: TIME,
  dueDay: DAY + 7,
  stability: 7.12345678,
  difficulty: 5.55555,
  scheduledDays: 7,
  learningSteps: 0,
  reps: 3,
  lapses: 1,
  lastReview: TIME,
  lastDay: DAY,
  ...said,
});

const status = { isSuspended: false, isBuried: false, flag: 0 };
const state = (said: Partial<CardMemory>, more = {}) =>
  cardState({ memory: memory(said), ...status, ...more }, { preset: PRESET, place: 12 });

describe('the columns of a card', () => {
  it.each([
    ['new', { state: 'new', stability: 0 }, {}, [0, 0, 12, 0, 0, 0]],
    ['review', {}, {}, [2, 2, 1007, 7, 0, 2500]],
    [
      'learning, in minutes',
      { state: 'learning', dueDay: DAY, scheduledDays: 0, learningSteps: 1, due: TIME + 600_000 },
      {},
      [1, 1, TIME / 1000 + 600, 0, 1, 0],
    ],
    [
      'learning, over night',
      { state: 'learning', dueDay: DAY + 1, scheduledDays: 1 },
      {},
      [1, 3, 1001, 0, 2, 0],
    ],
    [
      'relearning',
      { state: 'relearning', dueDay: DAY, scheduledDays: 0 },
      {},
      [3, 1, TIME / 1000, 7, 1, 2500],
    ],
    ['suspended review', {}, { isSuspended: true }, [2, -1, 1007, 7, 0, 2500]],
    [
      'suspended learning, which Anki shifts no day of',
      { state: 'learning', dueDay: DAY + 1, scheduledDays: 1 },
      { isSuspended: true },
      [1, -1, TIME / 1000, 0, 2, 0],
    ],
    ['buried', {}, { isBuried: true }, [2, -3, 1007, 7, 0, 2500]],
  ] as const)('%s', (_what, said, more, columns) => {
    const { type, queue, due, interval, left, factor } = state(said, more);
    expect([type, queue, due, interval, left, factor]).toEqual(columns);
  });

  it('hold what FSRS knows, to the digits that Anki keeps', () => {
    expect(state({}).data).toEqual({
      s: 7.1235,
      d: 5.556,
      dr: 0.9,
      decay: 0.154,
      lrt: Math.floor(TIME / 1000),
    });
    expect(state({ state: 'new', stability: 0 }).data).toEqual({});
  });
});

describe('the rows of the log', () => {
  const step = (id: number, rating: number, day: number, after: Partial<CardMemory>) =>
    ({ id, kind: 'review', rating, took: 90_000, time: id, day, after: memory(after) }) as const;

  it('say the state in which it was answered, the interval after it and the difficulty', () => {
    const rows = [
      ...reviewRows(5, [
        step(TIME, 3, DAY, {
          state: 'learning',
          scheduledDays: 0,
          due: TIME + 600_000,
          dueDay: DAY,
        }),
        step(TIME + 1000, 3, DAY, { scheduledDays: 7, dueDay: DAY + 7 }),
        step(TIME + 2000, 3, DAY + 3, { scheduledDays: 9, dueDay: DAY + 12 }),
        step(TIME + 3000, 1, DAY + 12, {
          state: 'relearning',
          scheduledDays: 0,
          due: TIME + 63_000,
        }),
        step(TIME + 4000, 3, DAY + 12, { scheduledDays: 2 }),
        { ...step(TIME + 5000, 0, DAY, {}), kind: 'reset' },
        step(TIME + 6000, 3, DAY, { scheduledDays: 4 }),
      ]),
    ];
    expect(
      rows.map(({ ease, ivl, lastIvl, type, time }) => [ease, ivl, lastIvl, type, time]),
    ).toEqual([
      [3, -600, 0, 0, 60_000],
      [3, 7, -600, 0, 60_000],
      [3, 9, 7, 3, 60_000],
      [1, -60, 9, 1, 60_000],
      [3, 2, -60, 2, 60_000],
      [0, 0, 2, 4, 60_000],
      [3, 4, 0, 0, 60_000],
    ]);
    expect(rows[0]).toMatchObject({ id: TIME, cid: 5, usn: -1, factor: 606 });
    expect(rows[5]).toMatchObject({ factor: 0 });
  });
});
