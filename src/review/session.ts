import type { Memory, Rating } from '../schedule/memory.ts';
import { type Askable, type Kind, kindOf, type Queue } from './queue.ts';

/** How far a session is. Times are milliseconds since 1970. */
export interface Session {
  readonly main: readonly Askable[];
  /** How many of them were taken. */
  readonly taken: number;
  /** The earliest due first. */
  readonly learning: readonly Askable[];
  /** The card that is asked; absent where none is left for now. */
  readonly current?: Askable;
  /** Since when it is asked. */
  readonly since: number;
  /** How many of the main queue are still to be taken. */
  readonly waiting: { readonly new: number; readonly due: number };
  /** Notes of the main queue that are left out. */
  readonly out: ReadonlySet<number>;
  readonly tally: Tally;
  /** What it was before the last thing that was done. */
  readonly before?: Session;
}

/** What was answered. */
export interface Tally {
  readonly ratings: readonly [again: number, hard: number, good: number, easy: number];
  /** How many of the answers were to new cards, and to due ones; the rest were to cards in learning. */
  readonly fresh: number;
  readonly due: number;
  /** How many due cards were forgotten. */
  readonly forgotten: number;
  /** Milliseconds. */
  readonly took: number;
}

export const NOTHING_DONE: Tally = {
  ratings: [0, 0, 0, 0],
  fresh: 0,
  due: 0,
  forgotten: 0,
  took: 0,
};

/** A card in learning is asked so much early where nothing else is left, as in Anki. */
export const LEARN_AHEAD = 20 * 60_000;

/** An answer counts for no longer: who takes more was away. As in Anki. */
export const LONGEST_ANSWER = 60_000;

/**
 * @param first the card to ask first, whether it is in the queue or not
 * @param tally what was answered before, where a session goes on
 */
export function beginSession(
  queue: Queue,
  time: number,
  { first, tally = NOTHING_DONE }: { first?: Askable; tally?: Tally } = {},
): Session {
  const others = (cards: readonly Askable[]) =>
    first === undefined ? cards : cards.filter(({ id }) => id !== first.id);
  const main = others(queue.main);
  const fresh = main.filter((card) => kindOf(card) === 'new').length;
  const session: Session = {
    main,
    taken: 0,
    learning: others(queue.learning),
    since: time,
    waiting: { new: fresh, due: main.length - fresh },
    out: new Set(),
    tally,
  };
  return first === undefined ? next(session, time) : { ...session, current: first };
}

/** How many cards are left, that which is asked included. */
export function leftIn({ waiting, learning, current }: Session): Readonly<Record<Kind, number>> {
  const left = { ...waiting, learning: learning.length };
  if (current !== undefined) left[kindOf(current)] += 1;
  return left;
}

export function answersIn({ tally }: Pick<Session, 'tally'>): number {
  return tally.ratings.reduce((sum, count) => sum + count, 0);
}

/** How long an answer counts for that is given now. */
export function answerTime({ since }: Session, time: number): number {
  return Math.min(LONGEST_ANSWER, Math.max(0, time - since));
}

/**
 * @param after the card's memory as the answer leaves it
 * @param isOver whether it is not to be asked again, since the answer made it a leech
 */
export function answered(
  session: Session,
  rating: Rating,
  after: Memory,
  time: number,
  isOver = false,
): Session {
  const { current, learning, tally } = session;
  if (current === undefined) return session;
  const card = { ...current, memory: after };
  const isSoon = kindOf(card) === 'learning' && !isOver;
  const ratings = tally.ratings.map((count, at) => count + (at + 1 === rating ? 1 : 0));
  const done: Session = {
    ...session,
    learning: isSoon ? inserted(learning, card) : learning,
    tally: {
      ratings: ratings as unknown as Tally['ratings'],
      fresh: tally.fresh + (kindOf(current) === 'new' ? 1 : 0),
      due: tally.due + (kindOf(current) === 'due' ? 1 : 0),
      forgotten: tally.forgotten + (kindOf(current) === 'due' && rating === 1 ? 1 : 0),
      took: tally.took + answerTime(session, time),
    },
    before: session,
  };
  return next(done, time, card.id);
}

/** Leaves out the card that is asked, or all of its note, as when it is suspended or buried. */
export function leftOut(session: Session, what: 'card' | 'note', time: number): Session {
  const { current, main, taken, learning, out, waiting } = session;
  if (current === undefined) return session;
  if (what === 'card') return next({ ...session, before: session }, time);
  const { note } = current;
  const gone = main.slice(taken).filter((card) => card.note === note);
  const fresh = gone.filter((card) => kindOf(card) === 'new').length;
  return next(
    {
      ...session,
      learning: learning.filter((card) => card.note !== note),
      waiting: { new: waiting.new - fresh, due: waiting.due - (gone.length - fresh) },
      out: new Set([...out, note]),
      before: session,
    },
    time,
  );
}

export function flagged(session: Session, flag: number): Session {
  const { current } = session;
  if (current === undefined) return session;
  return { ...session, current: { ...current, flag }, before: session };
}

/** As it was before the last thing that was done; undefined where nothing was. */
export function undone({ before }: Session, time: number): Session | undefined {
  return before && { ...before, since: time };
}

/** Looks again whether a card is due, where none was left. */
export function lookedAgain(session: Session, time: number): Session {
  return session.current === undefined ? next(session, time) : session;
}

/** When the next card in learning is due, where there is one. */
export function nextDue({ learning }: Session): number | undefined {
  return learning[0]?.memory.due;
}

/** Takes the next card: one whose step is up, else one of the main queue, else one whose step is soon up. */
function next(session: Session, time: number, last?: number): Session {
  const { current: _, ...rest } = session;
  const { learning } = rest;
  if (learning[0] !== undefined && learning[0].memory.due <= time) return taking(rest, time, 0);
  const at = firstIn(rest);
  const card = rest.main[at];
  if (card !== undefined) {
    const kind = kindOf(card) === 'new' ? 'new' : 'due';
    const waiting = { ...rest.waiting, [kind]: rest.waiting[kind] - 1 };
    return { ...rest, taken: at + 1, waiting, current: card, since: time };
  }
  const soon = learning.findIndex(
    ({ id, memory }, index) =>
      memory.due <= time + LEARN_AHEAD && (id !== last || !isSoon(learning[index + 1], time)),
  );
  return soon < 0 ? { ...rest, taken: at, since: time } : taking(rest, time, soon);
}

function isSoon(card: Askable | undefined, time: number): boolean {
  return card !== undefined && card.memory.due <= time + LEARN_AHEAD;
}

function taking(session: Session, time: number, at: number): Session {
  const { learning } = session;
  return { ...session, learning: learning.toSpliced(at, 1), current: learning[at]!, since: time };
}

function firstIn({ main, taken, out }: Session): number {
  let at = taken;
  while (at < main.length && out.has(main[at]!.note)) at += 1;
  return at;
}

function inserted(learning: readonly Askable[], card: Askable): Askable[] {
  const at = learning.findIndex(({ memory }) => memory.due > card.memory.due);
  return learning.toSpliced(at < 0 ? learning.length : at, 0, card);
}
