import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileContent, FileNote } from '../../src/collection/notes.ts';
import type { DeckLimits, Today } from '../../src/collection/queue.ts';
import { Study } from '../../src/collection/study.ts';
import type { Memory, Rating } from '../../src/schedule/memory.ts';
import { effectiveSteps, replay, schedulersBy } from '../../src/schedule/replay.ts';
import { Scheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-study-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const DAY = 86_400_000;
const MORNING = 20_000 * DAY;
const today = (time = MORNING): Today => ({
  day: Math.floor(time / DAY),
  begins: MORNING,
  now: time,
});

const basic = (front: string, rest: Partial<FileNote> = {}): FileNote => ({
  kind: 'basic',
  front,
  back: `The answer to ${front}`,
  sentence: '',
  headings: [],
  line: 1,
  gaps: [],
  ...rest,
});

const file = (
  path: string,
  notes: readonly FileNote[],
  rest: Partial<FileContent> = {},
): FileContent => ({
  path,
  size: 1,
  modified: MORNING,
  hash: path,
  deck: 'Deck',
  tags: [],
  notes,
  ...rest,
});

async function using<T>(work: (study: Study) => T): Promise<T> {
  const study = await Study.open(folder);
  try {
    return work(study);
  } finally {
    study.close();
  }
}

const everything = (): DeckLimits => ({
  fresh: { name: '', left: 1e6 },
  due: { name: '', left: 1e6 },
  burySiblings: false,
});

/** A scheduler in days: forgotten tomorrow's business again, else twice as late. */
function next(rating: Rating, time: number): (memory: Memory) => Memory {
  const day = Math.floor(time / DAY);
  return (memory) => {
    const days = rating === 1 ? 1 : Math.max(1, memory.scheduledDays * 2);
    const lapses = memory.lapses + (rating === 1 && memory.reps > 0 ? 1 : 0);
    const reps = memory.reps + 1;
    return {
      ...memory,
      state: 'review',
      due: time + days * DAY,
      dueDay: day + days,
      stability: days,
      difficulty: 5,
      scheduledDays: days,
      reps,
      lapses,
      lastReview: time,
      lastDay: day,
    };
  };
}

function rate(study: Study, card: number, rating: Rating, time = MORNING, leechAfter = 8) {
  const moment = { time, offset: 0 };
  const given = { card, rating, took: 1, moment, settings: DEFAULT_SETTINGS, leechAfter };
  return study.answer(given, next(rating, time));
}

const fronts = (study: Study, limits = everything, time = MORNING) =>
  study.askable({}, today(time), limits).map(({ id }) => study.card(id)!.front);

describe('what may be asked today', () => {
  it('is learning cards, then reviews by how long they are due, then new ones as they stand', async () => {
    await using((study) => {
      study.reconcile(
        [
          file(
            'a.md',
            ['a', 'b', 'c', 'd'].map((front) => basic(front)),
          ),
        ],
        [],
      );
      rate(study, 3, 3, MORNING - 3 * DAY);
      rate(study, 2, 3, MORNING - 5 * DAY);
      expect(fronts(study)).toEqual(['b', 'c', 'a', 'd']);
    });
  });

  it('leaves out what is suspended, buried, gone or not due', async () => {
    await using((study) => {
      const notes = ['a', 'b', 'c', 'd', 'e'].map((front) => basic(front));
      study.reconcile([file('a.md', notes)], []);
      const moment = { time: MORNING, offset: 0 };
      study.act('suspend', [1], moment);
      study.act('bury', [2], moment, today().day + 1);
      rate(study, 3, 3);
      study.reconcile([file('a.md', notes.slice(0, 4))], []);
      expect(fronts(study)).toEqual(['d']);
      expect(fronts(study, everything, MORNING + DAY)).toEqual(['c', 'b', 'd']);
    });
  });

  it('keeps within limits, those of one deck or those that decks share', async () => {
    await using((study) => {
      const many = (name: string) => [1, 2, 3].map((at) => basic(`${name}${at}`));
      study.reconcile(
        [file('a.md', many('a'), { deck: 'A' }), file('b.md', many('b'), { deck: 'B' })],
        [],
      );
      const decks = (limits: (deck: string) => DeckLimits) =>
        study.askable({}, today(), limits).map(({ deck }) => deck);
      const own = (deck: string) => ({
        ...everything(),
        fresh: { name: deck, left: deck === 'A' ? 1 : 2 },
      });
      expect(decks(own)).toEqual(['A', 'B', 'B']);
      const shared = () => ({ ...everything(), fresh: { name: '', left: 4 } });
      expect(decks(shared)).toEqual(['A', 'A', 'A', 'B']);
    });
  });

  it('has one card of a note a day where siblings are buried, and the next on the next', async () => {
    await using((study) => {
      study.reconcile([file('a.md', [basic('a', { kind: 'reversed' }), basic('b')])], []);
      const limits = () => ({ ...everything(), burySiblings: true });
      const ordinals = (time: number) =>
        study.askable({}, today(time), limits).map(({ note, ordinal }) => [note, ordinal]);
      expect(ordinals(MORNING)).toEqual([
        [1, 0],
        [2, 0],
      ]);
      rate(study, 1, 4);
      rate(study, 1, 3);
      expect(ordinals(MORNING)).toEqual([[2, 0]]);
      rate(study, 1, 3, MORNING);
      expect(ordinals(MORNING + DAY)).toEqual([
        [1, 1],
        [2, 0],
      ]);
    });
  });

  it('is of a deck with those below it, of a tag with those below it, of a folder', async () => {
    await using((study) => {
      study.reconcile(
        [
          file('a.md', [basic('a')], { deck: 'A', tags: ['x::y'] }),
          file('in/b.md', [{ ...basic('b'), tags: ['own::y'] }], { deck: 'A::B', tags: ['xy'] }),
          file('inside.md', [basic('c')], { deck: 'AB', tags: ["it's"] }),
        ],
        [],
      );
      const found = (filter: Parameters<Study['askable']>[0]) =>
        study.askable(filter, today(), everything).map(({ id }) => study.card(id)!.front);
      expect(found({ deck: 'A' })).toEqual(['a', 'b']);
      expect(found({ tags: ['x'] })).toEqual(['a']);
      expect(found({ tags: ['own'] })).toEqual(['b']);
      expect(found({ tags: ["it's", 'xy'] })).toEqual(['b', 'c']);
      expect(found({ files: ['in'] })).toEqual(['b']);
      expect(found({ files: ['a.md', 'inside.md'] })).toEqual(['a', 'c']);
    });
  });
});

describe('a leech', () => {
  it('is suspended at the threshold and after half as many lapses again', async () => {
    await using((study) => {
      study.reconcile([file('a.md', [basic('a')])], []);
      rate(study, 1, 3);
      const lapses = Array.from({ length: 8 }, () => rate(study, 1, 1, MORNING, 4).isLeech);
      expect(lapses).toEqual([false, false, false, true, false, true, false, true]);
      expect(study.card(1)!.status.isSuspended).toBe(true);
    });
  });

  it('is never one where the threshold is 0', async () => {
    await using((study) => {
      study.reconcile([file('a.md', [basic('a')])], []);
      for (let at = 0; at < 20; at += 1) expect(rate(study, 1, 1, MORNING, 0).isLeech).toBe(false);
    });
  });
});

describe('undo', () => {
  it('takes back step after step, of earlier sessions too, and can be answered after', async () => {
    await using((study) => {
      study.reconcile([file('a.md', [basic('a'), basic('b')])], []);
      rate(study, 1, 3);
      study.act('flag', [1, 2], { time: MORNING, offset: 0 }, 3);
    });
    await using((study) => {
      rate(study, 2, 1);
      const undo = () => study.undo({ time: MORNING, offset: 0 });
      expect(undo()).toEqual({ kind: 'review', rating: 1, cards: [2] });
      expect(undo()).toEqual({ kind: 'flag', rating: null, cards: [1, 2] });
      expect(study.card(1)!.memory.reps).toBe(1);
      expect(study.card(1)!.status.flag).toBe(0);
      rate(study, 1, 3);
      expect(undo()).toEqual({ kind: 'review', rating: 3, cards: [1] });
      expect(undo()).toEqual({ kind: 'review', rating: 3, cards: [1] });
      expect(undo()).toBeUndefined();
      expect([1, 2].map((id) => study.card(id)!.memory.state)).toEqual(['new', 'new']);
    });
  });

  it('stops at what was imported', async () => {
    await using((study) => {
      study.reconcile([file('a.md', [basic('a')])], []);
      const after = next(3, MORNING - DAY)(study.card(1)!.memory);
      study.importReviews(1, [{ time: MORNING - DAY, offset: 0, rating: 3, took: 1, after }]);
      rate(study, 1, 1);
      expect(study.undo({ time: MORNING, offset: 0 })?.kind).toBe('review');
      expect(study.undo({ time: MORNING, offset: 0 })).toBeUndefined();
      expect(study.card(1)!.memory).toEqual(after);
    });
  });
});

describe('a clock that was set back', () => {
  it('changes neither the order of the log nor what undo takes back', async () => {
    await using((study) => {
      study.reconcile([file('a.md', [basic('a')])], []);
      rate(study, 1, 3, MORNING);
      rate(study, 1, 1, MORNING - 5 * DAY);
      expect([...study.steps()].map(({ rating }) => rating)).toEqual([3, 1]);
      expect(study.undo({ time: MORNING - 9 * DAY, offset: 0 })?.rating).toBe(1);
    });
  });
});

describe('two sessions at once', () => {
  it('lose no answer, and neither is told that the database is locked', async () => {
    await using((study) => {
      study.reconcile(
        [
          file(
            'a.md',
            ['a', 'b', 'c'].map((front) => basic(front)),
          ),
        ],
        [],
      );
    });
    const script = fileURLToPath(new URL('answerer.ts', import.meta.url));
    const session = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', script, folder, '150']);
    const told = await Promise.all([session(), session(), session()]);
    expect(told.map(({ stderr }) => stderr)).toEqual(['', '', '']);
    await using((study) => {
      const steps = [...study.steps()];
      const ids = told.flatMap(({ stdout }) => stdout.trim().split('\n').map(Number));
      expect(steps.map(({ id }) => id).sort()).toEqual(ids.sort());
      expect(ids).toHaveLength(450);
      const schedulerOf = schedulersBy((id) => study.scheduleWithId(id));
      for (const id of [1, 2, 3]) {
        const { guid, memory } = study.card(id)!;
        expect(replay([...study.steps(id)], schedulerOf, `${guid}:0`)).toEqual(memory);
      }
    });
  });
});

type Action =
  | {
      readonly kind: 'rate';
      readonly card: number;
      readonly rating: number;
      readonly later: number;
    }
  | { readonly kind: 'undo' | 'restart' | 'shuffle' | 'edit'; readonly card: number }
  | { readonly kind: 'suspend' | 'unsuspend' | 'bury' | 'flag' | 'reset'; readonly card: number };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('rate' as const),
      card: fc.nat(4),
      rating: fc.integer({ min: 1, max: 4 }),
      later: fc.integer({ min: -DAY, max: 3 * DAY }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'undo' as const,
        'restart' as const,
        'shuffle' as const,
        'edit' as const,
      ),
      card: fc.nat(4),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'suspend' as const,
        'unsuspend' as const,
        'bury' as const,
        'flag' as const,
        'reset' as const,
      ),
      card: fc.nat(4),
    }),
  },
);

const UNTOUCHED = { isSuspended: false, buriedUntil: 0, flag: 0 };

const scheduler = new Scheduler(DEFAULT_SETTINGS);

/** Half past three at night, so that days and study days are not the same. */
function rateBy(by: Scheduler, study: Study, card: number, rating: Rating, time: number) {
  const moment = { time, offset: 210 };
  study.answer(
    { card, rating, took: 1, moment, settings: by.settings, leechAfter: 3 },
    (memory, seed) => by.next(memory, rating, moment, seed),
  );
}

const SUBJECTS = ['ribosomes', 'parliament', 'the Danube', 'gravity', 'the Renaissance'];

describe('any sequence of answers, undos, edits, suspensions and restarts', () => {
  it('leaves cards and log consistent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
        rmSync(folder, { recursive: true });
        let study = await Study.open(folder);
        const notes = SUBJECTS.map((subject) =>
          basic(`What is it that everybody knows about ${subject}?`),
        );
        study.reconcile([file('a.md', notes)], []);
        const guids = [1, 2, 3, 4, 5].map((id) => study.card(id)!.guid);
        // What undo must bring back: the cards before each action that is not undone.
        const before: unknown[] = [];
        const cards = () =>
          [1, 2, 3, 4, 5].map((id) => {
            const { memory, status } = study.card(id)!;
            return { memory, status };
          });
        let time = MORNING;
        for (const one of actions) {
          const card = one.card + 1;
          const moment = { time, offset: 60 };
          if (one.kind === 'restart') {
            study.close();
            study = await Study.open(folder);
          } else if (one.kind === 'shuffle') {
            notes.push(notes.shift()!);
            study.reconcile([file('a.md', notes)], []);
          } else if (one.kind === 'edit') {
            notes[one.card] = { ...notes[one.card]!, front: `${notes[one.card]!.front} Indeed?` };
            study.reconcile([file('a.md', notes)], []);
          } else if (one.kind === 'undo') {
            const undone = study.undo(moment);
            expect(undone === undefined).toBe(before.length === 0);
            if (undone !== undefined) expect(cards()).toEqual(before.pop());
          } else {
            before.push(cards());
            time += one.kind === 'rate' ? one.later : 1;
            if (one.kind === 'rate') rateBy(scheduler, study, card, one.rating as Rating, time);
            else study.act(one.kind, [card, (card % 5) + 1], moment, 3);
          }
        }
        const schedulerOf = schedulersBy((id) => study.scheduleWithId(id));
        for (const [at, state] of cards().entries()) {
          const steps = [...study.steps(at + 1)];
          const { guid, isGone } = study.card(at + 1)!;
          expect(replay(steps, schedulerOf, `${guid}:0`)).toEqual(state.memory);
          expect(state.status).toEqual(effectiveSteps(steps).at(-1)?.status ?? UNTOUCHED);
          expect(guid).toBe(guids[at]);
          expect(isGone).toBe(false);
        }
        study.close();
      }),
      { numRuns: 60 },
    );
  });
});
