import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Askable, kindOf, queueOf } from '../../src/review/queue.ts';
import {
  answered,
  answersIn,
  beginSession,
  flagged,
  LEARN_AHEAD,
  leftIn,
  leftOut,
  lookedAgain,
  nextDue,
  type Session,
  undone,
} from '../../src/review/session.ts';
import type { Rating } from '../../src/schedule/memory.ts';
import { DAY, due, fresh, learning, MINUTE, memory, NO_LIMITS } from './cards.ts';

const NOW = 20_000 * DAY;
const inMinutes = (minutes: number) => NOW + minutes * MINUTE;

function begin(cards: readonly Askable[], time = NOW): Session {
  return beginSession(queueOf(cards, { order: 'due', seed: 1, limitsOf: NO_LIMITS }), time);
}

/** What an answer leaves: asked again in so many minutes, or days. */
const soon = (minutes: number, time = NOW) =>
  memory({ state: 'learning', scheduledDays: 0, due: time + minutes * MINUTE });
const later = memory({ state: 'review', scheduledDays: 4 });
const left = (session: Session) => Object.values(leftIn(session)).join(' ');

describe('a session', () => {
  it('asks what is due in learning first, then the queue', () => {
    const session = begin([fresh(1), learning(2, NOW - 1), learning(3, inMinutes(5))]);
    expect(session.current?.id).toBe(2);
    const next = answered(session, 3, later, NOW);
    expect(next.current?.id).toBe(1);
    expect(leftIn(next)).toEqual({ new: 1, learning: 1, due: 0 });
  });

  it('asks a card again when its step is up', () => {
    let session = begin([fresh(1), fresh(2), fresh(3)]);
    session = answered(session, 1, soon(1), NOW);
    expect(session.current?.id).toBe(2);
    session = answered(session, 3, later, inMinutes(2));
    expect(session.current?.id).toBe(1);
    expect(session.current?.memory.state).toBe('learning');
  });

  it('asks a card early where nothing else is left, but not one that is long to come', () => {
    const session = begin([fresh(1)]);
    expect(answered(session, 1, soon(20), NOW).current?.id).toBe(1);
    const over = answered(session, 1, soon(21), NOW);
    expect(over.current).toBeUndefined();
    expect(nextDue(over)).toBe(inMinutes(21));
    expect(lookedAgain(over, NOW).current).toBeUndefined();
    expect(lookedAgain(over, inMinutes(2)).current?.id).toBe(1);
    expect(LEARN_AHEAD).toBe(20 * MINUTE);
  });

  it('asks another card before the one just answered, where both are early', () => {
    const session = begin([learning(1, inMinutes(5)), learning(2, inMinutes(10))]);
    expect(session.current?.id).toBe(1);
    const next = answered(session, 1, soon(1), NOW);
    expect(next.current?.id).toBe(2);
    expect(answered(next, 3, later, NOW).current?.id).toBe(1);
  });

  it('does not ask a leech again', () => {
    const session = answered(begin([due(1, 5), fresh(2)]), 1, soon(10), NOW, true);
    expect(session.current?.id).toBe(2);
    expect(leftIn(session)).toEqual({ new: 1, learning: 0, due: 0 });
  });

  it('leaves out a card or a note, which stays out', () => {
    const cards = [due(1, 1), fresh(2)];
    expect(leftOut(begin(cards), 'card', NOW).current?.id).toBe(2);
    const siblings = beginSession(
      {
        learning: [learning(5, inMinutes(1), { note: 1 })],
        main: [due(1, 1), due(2, 1, { note: 1 }), fresh(3, { note: 1 }), fresh(4)],
      },
      NOW,
    );
    expect(left(siblings)).toBe('2 2 1');
    const session = leftOut(siblings, 'note', NOW);
    expect(session.current?.id).toBe(4);
    expect(left(session)).toBe('1 0 0');
    expect(answered(session, 3, later, NOW).current).toBeUndefined();
  });

  it('counts answers, and no more than a minute for each', () => {
    let session = begin([fresh(1), due(2, 1), due(3, 2)]);
    session = answered(session, 1, later, inMinutes(5));
    session = answered(session, 3, later, inMinutes(5) + 3000);
    session = answered(session, 4, later, inMinutes(5) + 1000);
    expect(session.tally).toEqual({
      ratings: [1, 0, 1, 1],
      fresh: 1,
      due: 2,
      forgotten: 1,
      took: 63_000,
    });
  });

  it('begins with a card that is to be first, whether it is in the queue or not', () => {
    const queue = { learning: [learning(1, NOW)], main: [fresh(2), fresh(3)] };
    const session = beginSession(queue, NOW, { first: fresh(3) });
    expect([session.current?.id, left(session)]).toEqual([3, '2 0 1']);
    expect(answered(session, 3, later, NOW).current?.id).toBe(1);
    expect(beginSession(queue, NOW, { first: due(9, 1) }).current?.id).toBe(9);
  });

  it('goes on with what was answered before', () => {
    const { tally } = answered(begin([fresh(1)]), 3, later, NOW);
    expect(answersIn(beginSession({ learning: [], main: [] }, NOW, { tally }))).toBe(1);
  });

  it('has nothing to take back at its beginning', () => {
    expect(undone(begin([fresh(1)]), NOW)).toBeUndefined();
  });

  it('takes a flag on and off', () => {
    const session = flagged(begin([fresh(1)]), 3);
    expect(session.current?.flag).toBe(3);
    expect(undone(session, NOW)?.current?.flag).toBe(0);
  });
});

type Deed = (session: Session, time: number) => Session;

const deed: fc.Arbitrary<{ name: string; does: Deed }> = fc.oneof(
  fc
    .record({
      rating: fc.constantFrom<Rating>(1, 2, 3, 4),
      after: fc.oneof(
        fc.constant(() => later),
        fc.integer({ min: 1, max: 40 }).map((minutes) => (time: number) => soon(minutes, time)),
      ),
      isLeech: fc.boolean(),
    })
    .map(({ rating, after, isLeech }) => ({
      name: `answered ${rating}`,
      does: (session: Session, time: number) =>
        answered(session, rating, after(time), time, isLeech),
    })),
  fc.constantFrom('card' as const, 'note' as const).map((what) => ({
    name: `left out a ${what}`,
    does: (session: Session, time: number) => leftOut(session, what, time),
  })),
  fc.nat(7).map((flag) => ({
    name: `flagged ${flag}`,
    does: (session: Session) => flagged(session, flag),
  })),
);

const action = fc.record({
  pause: fc.nat(30 * MINUTE),
  deed: fc.oneof(
    { weight: 6, arbitrary: deed },
    {
      weight: 2,
      arbitrary: fc.constant({
        name: 'undone',
        does: (session: Session, time: number) => undone(session, time) ?? session,
      }),
    },
    { weight: 1, arbitrary: fc.constant({ name: 'looked', does: lookedAgain }) },
  ),
});

const cards = fc
  .array(
    fc.record({
      kind: fc.constantFrom('new', 'due', 'learning'),
      note: fc.integer({ min: 1, max: 8 }),
    }),
    { maxLength: 12 },
  )
  .map((made) =>
    made.map(({ kind, note }, at) => {
      if (kind === 'new') return fresh(at, { note });
      return kind === 'due' ? due(at, at, { note }) : learning(at, inMinutes(at * 3), { note });
    }),
  );

/** Without what undoing is about, and the time from which the answer is measured. */
function core({ before: _, since: __, ...rest }: Session) {
  return rest;
}

describe('whatever is done', () => {
  it('the counts are those of the cards that are left, and none is asked twice', () => {
    fc.assert(
      fc.property(cards, fc.array(action, { maxLength: 40 }), (made, actions) => {
        let time = NOW;
        let session = begin(made);
        for (const { pause, deed } of actions) {
          time += pause;
          session = deed.does(session, time);
          const { current, learning: waiting, main, taken, out } = session;
          const rest = main.slice(taken).filter(({ note }) => !out.has(note));
          const all = [...waiting, ...rest, ...(current === undefined ? [] : [current])];
          const count = (kind: string) => all.filter((card) => kindOf(card) === kind).length;
          expect(leftIn(session)).toEqual({
            new: count('new'),
            learning: count('learning'),
            due: count('due'),
          });
          expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
          const times = waiting.map((card) => card.memory.due);
          expect(times).toEqual([...times].sort((a, b) => a - b));
          // Only what is far off may be left when nothing is asked.
          if (current === undefined) expect(rest).toEqual([]);
        }
      }),
    );
  });

  it('undoing it gives what was before', () => {
    fc.assert(
      fc.property(cards, fc.array(action, { maxLength: 20 }), deed, (made, actions, last) => {
        let time = NOW;
        let session = begin(made);
        for (const { pause, deed } of actions) {
          time += pause;
          session = deed.does(session, time);
        }
        if (session.current === undefined) return;
        const back = undone(last.does(session, time + 5), time + 10);
        expect(back && core(back)).toEqual(core(session));
        expect(back?.since).toBe(time + 10);
      }),
    );
  });

  it('no note is asked of twice but by a card in learning', () => {
    fc.assert(
      fc.property(cards, fc.array(action, { maxLength: 40 }), (made, actions) => {
        let time = NOW;
        let session = begin(made);
        const asked = new Map<number, number>();
        for (const { pause, deed } of actions) {
          const { current } = session;
          if (current !== undefined && kindOf(current) !== 'learning') {
            expect(asked.get(current.note) ?? current.id).toBe(current.id);
            asked.set(current.note, current.id);
          }
          time += pause;
          session = deed.does(session, time);
        }
      }),
    );
  });

  it('undoing all of it gives the beginning', () => {
    fc.assert(
      fc.property(cards, fc.array(deed, { maxLength: 30 }), (made, deeds) => {
        const start = begin(made);
        let session = start;
        let done = 0;
        for (const { does } of deeds) {
          if (session.current === undefined) break;
          session = does(session, NOW);
          done += 1;
        }
        for (; done > 0; done -= 1) session = undone(session, NOW)!;
        expect(core(session)).toEqual(core(start));
        expect(session.before).toBeUndefined();
      }),
    );
  });
});
