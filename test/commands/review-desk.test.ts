import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileContent, FileNote } from '../../src/collection/notes.ts';
import { Study } from '../../src/collection/study.ts';
import { ReviewDesk, type SessionOptions } from '../../src/commands/review-desk.ts';
import type { Deed } from '../../src/review/reviewing.ts';
import { leftIn, type Session } from '../../src/review/session.ts';
import type { Rating } from '../../src/schedule/memory.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Noon of 24 November 2026, two hours ahead of UTC. */
const NOON = Date.UTC(2026, 10, 24, 10);

let folder = '';
let study: Study;
let now = NOON;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-desk-'));
  study = await Study.open(folder);
  now = NOON;
});
afterEach(() => {
  study.close();
  rmSync(folder, { recursive: true });
});

function note(front: string, kind: FileNote['kind'] = 'basic'): FileNote {
  return { kind, front, back: `${front}!`, sentence: '', headings: [], line: 1, gaps: [] };
}

function write(deck: string, notes: readonly FileNote[]): void {
  const path = `${deck}.md`;
  const content: FileContent = {
    path,
    deck,
    notes,
    size: 1,
    modified: 1,
    hash: JSON.stringify(notes),
    tags: [],
  };
  study.reconcile([content], []);
}

function desk(options: Partial<SessionOptions> = {}): ReviewDesk {
  const moment = () => ({ time: now, offset: 120 });
  return new ReviewDesk(study, { filter: {}, order: 'due', ...options }, moment);
}

const fronts = (count: number, prefix = '') =>
  Array.from({ length: count }, (_, at) => note(`${prefix}${at + 1}`));
const left = (session: Session) => Object.values(leftIn(session)).join(' ');
const asked = (at: ReviewDesk, session: Session) => at.card(session)?.front;

/** Rates card after card, a minute for each. */
function rate(at: ReviewDesk, session: Session, ...ratings: Rating[]): Session {
  return ratings.reduce((before, rating) => {
    now += MINUTE;
    return at.carryOut(before, { kind: 'answer', rating }).session;
  }, session);
}

/** Front after front until none is left, all of them easy. */
function all(at: ReviewDesk, from = at.begin()): string[] {
  const seen: string[] = [];
  for (let session = from; session.current !== undefined; session = rate(at, session, 4))
    seen.push(asked(at, session)!);
  return seen;
}

const does = (at: ReviewDesk, session: Session, deed: Deed) => at.carryOut(session, deed);

describe('a session', () => {
  it('that was cut off goes on where it was', () => {
    write('A', fronts(6));
    const first = desk();
    const session = rate(first, first.begin(), 3, 1, 4);
    const second = desk();
    const again = second.begin();
    expect(left(again)).toBe(left(session));
    expect(asked(second, again)).toBe(asked(first, session));
    expect(all(second, again).sort()).toEqual(all(first, session).sort());
  });

  it('asks for new cards within the daily limit, which decks share that set none', () => {
    study.setOverrides('', { newPerDay: 5 });
    write('A', fronts(4, 'a'));
    write('B', fronts(4, 'b'));
    expect(all(desk())).toEqual(['a1', 'a2', 'a3', 'a4', 'b1']);
    expect(all(desk())).toEqual([]);
    now += DAY;
    expect(all(desk())).toContain('b2');
  });

  it('lets a deck have a limit of its own', () => {
    study.setOverrides('', { newPerDay: 1 });
    write('A', fronts(4, 'a'));
    write('B::C', fronts(4, 'b'));
    study.setOverrides('B', { newPerDay: 3 });
    expect(all(desk()).sort()).toEqual(['a1', 'b1', 'b2', 'b3']);
  });

  it('has as many new cards as are asked for, and no more cards than that', () => {
    study.setOverrides('', { newPerDay: 1 });
    write('A', fronts(9));
    expect(all(desk({ fresh: 3 }))).toEqual(['1', '2', '3']);
    expect(all(desk({ fresh: 2 }))).toEqual(['4', '5']);
    expect(all(desk({ fresh: 0 }))).toEqual([]);
    expect(all(desk({ fresh: 4, most: 1 }))).toEqual(['6']);
  });

  it('keeps its limits after an edit', () => {
    write('A', fronts(9));
    const at = desk({ fresh: 3, most: 2 });
    const session = rate(at, at.begin(), 4);
    const again = at.begin(session.tally, session.current!.id);
    expect(all(at, again)).toEqual(['2']);
  });

  it('asks the sibling of a card the next day', () => {
    write('A', [note('a', 'reversed'), note('b')]);
    const ordinals = (at: ReviewDesk) => {
      const seen: string[] = [];
      for (let s = at.begin(); s.current !== undefined; s = rate(at, s, 4))
        seen.push(`${at.card(s)!.front}${at.card(s)!.ordinal}`);
      return seen;
    };
    expect(ordinals(desk())).toEqual(['a0', 'b0']);
    expect(ordinals(desk())).toEqual([]);
    now += DAY;
    expect(ordinals(desk())).toEqual(['a1']);
  });

  it('that goes on after four in the morning is one of the new day', () => {
    study.setOverrides('', { newPerDay: 2 });
    write('A', fronts(5));
    now = NOON + 15 * 60 * MINUTE + 58 * MINUTE;
    const at = desk();
    let session = rate(at, at.begin(), 4);
    expect(left(session)).toBe('1 0 0');
    now += 5 * MINUTE;
    session = rate(at, session, 4);
    expect(left(session)).toBe('1 0 0');
    expect(asked(at, session)).toBe('3');
    expect(session.tally.fresh).toBe(2);
  });

  it('looks again when a step is up, or a day has begun', () => {
    study.setOverrides('', { newPerDay: 1, schedule: { learningSteps: ['30m'] } });
    write('A', fronts(2));
    const at = desk();
    const session = rate(at, at.begin(), 1);
    expect(session.current).toBeUndefined();
    expect(at.ending(session)).toContain('The next card is due in 30 minutes, at 12:31.');
    expect(does(at, session, { kind: 'look' }).message).toBe('Nothing is due yet.');
    now += 15 * MINUTE;
    expect(asked(at, does(at, session, { kind: 'look' }).session)).toBe('1');
    now += DAY;
    expect(left(does(at, session, { kind: 'look' }).session)).toBe('1 0 1');
  });

  it('tells the intervals that an answer then gives', () => {
    write('A', fronts(1));
    const at = desk();
    const session = at.begin();
    const { 4: easy } = at.intervals(session);
    rate(at, session, 4);
    expect(study.card(1)!.memory.scheduledDays * DAY).toBe(easy);
  });

  it('keeps more of what is asked for more', () => {
    write('A', fronts(1));
    const easy = (retention: number) => {
      const at = desk({ retention });
      return at.intervals(at.begin())[4];
    };
    expect(easy(0.95)).toBeLessThan(easy(0.8));
  });

  it('counts a minute at most for an answer', () => {
    write('A', fronts(2));
    const at = desk();
    const session = at.begin();
    now += 30 * MINUTE;
    does(at, session, { kind: 'answer', rating: 3 });
    expect([...study.steps()].map(({ took }) => took)).toEqual([MINUTE]);
  });
});

describe('undo', () => {
  it('takes back any number of steps, also of earlier sessions', () => {
    write('A', fronts(4));
    const first = desk();
    let session = rate(first, first.begin(), 4, 3);
    does(first, session, { kind: 'suspend', what: 'card' });
    const second = desk();
    session = rate(second, second.begin(), 1);
    const told: (string | undefined)[] = [];
    for (let step = 0; step < 5; step += 1) {
      const outcome = does(second, session, { kind: 'undo' });
      session = outcome.session;
      told.push(`${outcome.message} ${asked(second, session)}`);
    }
    expect(told).toEqual([
      'Taken back: the answer. 4',
      'Taken back: the suspension. 3',
      'Taken back: the answer. 2',
      'Taken back: the answer. 1',
      'There is nothing to undo. 1',
    ]);
    expect(left(session)).toBe('4 0 0');
    expect(study.card(1)!.memory.state).toBe('new');
  });

  it('and what was taken back can be done again', () => {
    write('A', fronts(2));
    const at = desk();
    const start = at.begin();
    const back = does(at, rate(at, start, 1), { kind: 'undo' }).session;
    expect(back.tally).toEqual(start.tally);
    expect(left(rate(at, back, 4))).toBe('1 0 0');
    expect(study.card(1)!.memory.state).toBe('review');
  });

  it('of another session’s answer asks that card', () => {
    write('A', fronts(3));
    const mine = desk();
    const session = rate(mine, mine.begin(), 4);
    const other = desk();
    rate(other, other.begin(), 4);
    expect(asked(mine, session)).toBe('2');
    const { session: back } = does(mine, session, { kind: 'undo' });
    expect(asked(mine, back)).toBe('2');
    expect(study.card(2)!.memory.state).toBe('new');
    expect(asked(mine, does(mine, back, { kind: 'undo' }).session)).toBe('1');
  });

  it('of a flag and of burying', () => {
    write('A', fronts(2));
    const at = desk();
    let session = does(at, at.begin(), { kind: 'flag', flag: 2 }).session;
    session = does(at, session, { kind: 'bury', what: 'card' }).session;
    expect([asked(at, session), study.card(1)!.status.flag]).toEqual(['2', 2]);
    session = does(at, session, { kind: 'undo' }).session;
    expect([asked(at, session), study.card(1)!.status.buriedUntil]).toEqual(['1', 0]);
    session = does(at, session, { kind: 'undo' }).session;
    expect(study.card(1)!.status.flag).toBe(0);
  });
});

describe('what is left out', () => {
  it.each([
    ['suspend', 'isSuspended', false],
    ['bury', 'buriedUntil', true],
  ] as const)('%s: a card, or all of its note', (kind, _, comesBack) => {
    write('A', [note('a', 'reversed'), note('b')]);
    const at = desk();
    const session = does(at, at.begin(), { kind, what: 'note' }).session;
    expect(asked(at, session)).toBe('b');
    now += DAY;
    expect(all(desk()).includes('a')).toBe(comesBack);
  });

  it('a leech, until it is undone', () => {
    study.setOverrides('', { leechAfter: 2, schedule: { relearningSteps: [] } });
    write('A', fronts(1));
    let at = desk();
    rate(at, at.begin(), 4);
    const lapse = () => {
      now += 200 * DAY;
      at = desk();
      now += 1000;
      return does(at, at.begin(), { kind: 'answer', rating: 1 });
    };
    expect(lapse().message).toBeUndefined();
    const { session, message } = lapse();
    expect(message).toMatch(/^A leech: forgotten 2 times, and suspended now\./);
    expect(study.card(1)!.status.isSuspended).toBe(true);
    const back = does(at, session, { kind: 'undo' }).session;
    expect(study.card(1)!.status.isSuspended).toBe(false);
    expect(at.isLeech(back)).toBe(false);
    expect(asked(at, back)).toBe('1');
  });
});

describe('at the end', () => {
  it('it tells when to come back, and what waits', () => {
    study.setOverrides('', { newPerDay: 2 });
    write('A', fronts(5));
    const at = desk();
    const session = rate(at, at.begin(), 4, 4);
    expect(session.current).toBeUndefined();
    const [, , next, waiting] = at.ending(session);
    expect(next).toMatch(/^The next card is due in \d+ days, on \w+ \d+ \w+\.$/);
    expect(waiting).toBe('3 new cards wait for another day.');
  });
});

describe('a session that was cut off after whatever was done', () => {
  const deed = fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .constantFrom<Rating>(1, 2, 3, 4)
        .map((rating): Deed => ({ kind: 'answer', rating })),
    },
    { weight: 2, arbitrary: fc.constant<Deed>({ kind: 'undo' }) },
    { weight: 1, arbitrary: fc.nat(7).map((flag): Deed => ({ kind: 'flag', flag })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom<'suspend' | 'bury'>('suspend', 'bury')
        .map((kind): Deed => ({ kind, what: 'note' })),
    },
  );
  const actions = fc.array(fc.record({ deed, pause: fc.nat(12 * MINUTE) }), { maxLength: 25 });

  it('has the cards left that it had', () => {
    study.setOverrides('', { newPerDay: 6 });
    write('A', [...fronts(3), note('both', 'reversed')]);
    write('B', fronts(4, 'b'));
    const all = [...study.cards()].map(({ id }) => id);
    let rounds = 0;
    fc.assert(
      fc.property(actions, (made) => {
        // Each on a day of its own, when nothing is due but what was new.
        rounds += 1;
        now = NOON + rounds * 400 * DAY;
        study.act('reset', all, { time: now - DAY, offset: 120 });
        study.act('unsuspend', all, { time: now - DAY, offset: 120 });
        study.act('unbury', all, { time: now - DAY, offset: 120 });
        let at = desk();
        let session = at.begin();
        for (const { deed, pause } of made) {
          now += pause;
          if (deed.kind === 'undo' && session.before === undefined) continue;
          session = at.carryOut(session, deed).session;
        }
        at = desk();
        const again = at.begin();
        const ids = ({ current, learning, main, taken, out }: Session) =>
          [
            ...(current === undefined ? [] : [current]),
            ...learning,
            ...main.slice(taken).filter((card) => !out.has(card.note)),
          ]
            .map(({ id }) => id)
            .sort((a, b) => a - b);
        // What was left out has made room for others.
        const wasLeftOut = [...study.cards()].some(
          ({ status }) => status.isSuspended || status.buriedUntil > 0,
        );
        if (wasLeftOut) expect(ids(again)).toEqual(expect.arrayContaining(ids(session)));
        else expect(ids(again)).toEqual(ids(session));
      }),
      { numRuns: 60 },
    );
  });
});
