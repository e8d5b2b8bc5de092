import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Memory, NEW, type Rating } from '../../src/schedule/memory.ts';
import { effectiveSteps, recomputed, replay, schedulersBy } from '../../src/schedule/replay.ts';
import { DEFAULT_SETTINGS, type ScheduleSettings } from '../../src/schedule/settings.ts';
import type { LoggedStep, StepKind } from '../../src/schedule/step.ts';

const SETTINGS: readonly ScheduleSettings[] = [
  DEFAULT_SETTINGS,
  { ...DEFAULT_SETTINGS, desiredRetention: 0.8, learningSteps: ['5m', '1d'] },
  {
    ...DEFAULT_SETTINGS,
    relearningSteps: [],
    parameters: DEFAULT_SETTINGS.parameters.map((w, at) => (at < 4 ? w * 2 : w)),
  },
];

const schedulerOf = schedulersBy((id) => SETTINGS[id]!);
const SEED = 'guid:0';

type Action =
  | { does: 'review'; rating: Rating; settings: number; wait: number; offset: number }
  | { does: 'import'; memory: Memory; rating: Rating; wait: number }
  | { does: 'reset' | 'flag' | 'suspend' | 'undo' }
  | { does: 'recompute'; settings: number };

const settings = fc.integer({ min: 0, max: SETTINGS.length - 1 });
const rating = fc.constantFrom<Rating>(1, 2, 3, 4);
const wait = fc.oneof(
  fc.integer({ min: 1, max: 3_600_000 }),
  fc.integer({ min: -90 * 86_400_000, max: 400 * 86_400_000 }),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('review' as const),
      rating,
      settings,
      wait,
      offset: fc.integer({ min: -720, max: 840 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('import' as const),
      rating,
      wait,
      memory: fc.constantFrom<Memory>(
        { ...NEW, state: 'review', reps: 7, stability: 30, difficulty: 4, lastDay: 20_000 },
        { ...NEW, state: 'learning', reps: 1, stability: 0, difficulty: 0, lastDay: 20_000 },
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('reset' as const, 'flag' as const, 'suspend' as const, 'undo' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('recompute' as const), settings }) },
);

const STATUS = { isSuspended: false, buriedUntil: 0, flag: 0 };

/** What a collection that does as it is told writes into its log: states are kept on a stack, not worked out anew. */
function logOf(actions: readonly Action[]): LoggedStep[] {
  const log: LoggedStep[] = [];
  const done: { id: number; before: Memory; history: LoggedStep[] }[] = [];
  let memory = NEW;
  let history: LoggedStep[] = [];
  let time = Date.parse('2026-01-10T18:00Z');

  const write = (kind: StepKind, rest: Partial<LoggedStep>, after: Memory): LoggedStep => {
    const step: LoggedStep = {
      id: log.length + 1,
      time,
      offset: 0,
      card: 1,
      kind,
      rating: null,
      took: 0,
      settings: null,
      undoes: null,
      status: STATUS,
      ...rest,
      after,
    };
    if (kind !== 'undo') done.push({ id: step.id, before: memory, history });
    log.push(step);
    memory = after;
    return step;
  };

  for (const one of actions) {
    if (one.does === 'review') {
      time += one.wait;
      const moment = { time, offset: one.offset };
      const after = schedulerOf(one.settings).next(memory, one.rating, moment, SEED);
      const { rating: given, settings: used } = one;
      const step = write('review', { rating: given, settings: used, offset: one.offset }, after);
      history = [...history, step];
    } else if (one.does === 'import') {
      time += one.wait;
      history = [...history, write('imported', { rating: one.rating }, one.memory)];
    } else if (one.does === 'recompute') {
      const after = recomputed(memory, history, schedulerOf(one.settings));
      write('recompute', { settings: one.settings }, after);
    } else if (one.does === 'reset') {
      write('reset', {}, NEW);
      history = [];
    } else if (one.does === 'undo') {
      const last = done.pop();
      if (last === undefined) continue;
      write('undo', { undoes: last.id }, last.before);
      ({ history } = last);
    } else write(one.does, {}, memory);
  }
  return log;
}

describe('replay', () => {
  it('gives exactly what was stored, after every step', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const log = logOf(actions);
        for (const [at, step] of log.entries())
          expect(replay(log.slice(0, at + 1), schedulerOf, SEED)).toEqual(step.after);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out what was undone, and takes back an undo that was undone', () => {
    const [first] = logOf([{ does: 'review', rating: 3, settings: 0, wait: 1, offset: 0 }]);
    const step = (id: number, undoes: number | null): LoggedStep => ({
      ...first!,
      id,
      undoes,
      kind: undoes === null ? 'review' : 'undo',
    });
    const ids = (log: LoggedStep[]) => effectiveSteps(log).map(({ id }) => id);
    expect(ids([step(1, null), step(2, null), step(3, 2)])).toEqual([1]);
    expect(ids([step(1, null), step(2, null), step(3, 2), step(4, 1)])).toEqual([]);
    expect(ids([step(1, null), step(2, 1), step(3, 2)])).toEqual([1]);
  });

  it('refuses a review that names no settings', () => {
    const log = logOf([{ does: 'review', rating: 3, settings: 0, wait: 1, offset: 0 }]);
    const broken = log.map((step) => ({ ...step, settings: null }));
    expect(() => replay(broken, schedulerOf, SEED)).toThrow('names no settings');
  });
});

describe('recomputing', () => {
  it('changes nothing under the settings that a card was answered with', () => {
    const reviews = fc.array(
      fc.record({
        does: fc.constant('review' as const),
        rating,
        settings: fc.constant(0),
        wait,
        offset: fc.constant(0),
      }),
      { minLength: 1, maxLength: 15 },
    );
    fc.assert(
      fc.property(reviews, (actions) => {
        const log = logOf(actions);
        const { after } = log.at(-1)!;
        expect(recomputed(after, log, schedulerOf(0))).toEqual(after);
      }),
    );
  });

  it('keeps when a card is due, and goes by the new parameters', () => {
    const log = logOf(
      [3, 3, 3].map((one) => ({
        does: 'review' as const,
        rating: one as Rating,
        settings: 0,
        wait: 86_400_000,
        offset: 0,
      })),
    );
    const { after } = log.at(-1)!;
    const changed = recomputed(after, log, schedulerOf(2));
    expect(changed.stability).toBeGreaterThan(after.stability);
    expect({ ...changed, stability: 0, difficulty: 0 }).toEqual({
      ...after,
      stability: 0,
      difficulty: 0,
    });
  });

  it('starts from what was imported where the reviews before are missing', () => {
    const imported: Memory = { ...NEW, state: 'review', reps: 7, stability: 30, difficulty: 4 };
    const log = logOf([{ does: 'import', memory: imported, rating: 3, wait: 1 }]);
    expect(recomputed(imported, log, schedulerOf(2))).toEqual(imported);
    const whole = logOf([{ does: 'import', memory: { ...imported, reps: 1 }, rating: 3, wait: 1 }]);
    expect(recomputed(imported, whole, schedulerOf(2)).stability).toBe(SETTINGS[2]!.parameters[2]);
  });

  it('leaves a card alone that was never answered', () => {
    expect(recomputed(NEW, [], schedulerOf(0))).toBe(NEW);
  });
});
