import type { Filter, Today } from '../collection/queue.ts';
import type { Study, StudyCard } from '../collection/study.ts';
import { intervalOf } from '../review/intervals.ts';
import { type Askable, type Order, queueOf } from '../review/queue.ts';
import type { Deed } from '../review/reviewing.ts';
import {
  answered,
  answerTime,
  beginSession,
  flagged,
  leftOut,
  lookedAgain,
  NOTHING_DONE,
  type Session,
  undone,
} from '../review/session.ts';
import type { Memory, Moment, Rating } from '../schedule/memory.ts';
import { DeckSchedules } from './deck-schedules.ts';
import { limitsToday } from './limits.ts';
import { endingOf } from './review-ending.ts';
import { todayAt } from './today.ts';

/** What a session is about. */
export interface SessionOptions {
  readonly filter: Filter;
  readonly order: Order;
  /** Without one the study day, so that a session that was cut off goes on in the same order. */
  readonly seed?: number;
  /** Most cards, those in learning aside. */
  readonly most?: number;
  /** New cards, whatever the daily limits say. */
  readonly fresh?: number;
  readonly retention?: number;
}

/** A session and what to tell of it. */
export interface Outcome {
  readonly session: Session;
  readonly message?: string;
}

/** What a step is called that was taken back. */
const NAMES: Readonly<Record<string, string>> = {
  review: 'answer',
  suspend: 'suspension',
  unsuspend: 'end of the suspension',
  bury: 'burying',
};

/** Carries out what a session asks for. What was done is on the disk when a call returns. */
export class ReviewDesk {
  readonly #study: Study;
  readonly #options: SessionOptions;
  readonly #moment: () => Moment;
  readonly #schedules: DeckSchedules;
  #today: Today;
  #card: StudyCard | undefined;

  constructor(study: Study, options: SessionOptions, moment: () => Moment) {
    this.#study = study;
    this.#options = options;
    this.#moment = moment;
    this.#schedules = new DeckSchedules(study, options.retention);
    this.#today = todayAt(moment());
  }

  /** What is to be asked now, after an edit too and on a new day. @param first the card to ask first */
  begin(tally = NOTHING_DONE, first?: number): Session {
    const { filter, order, seed, most, fresh } = this.#options;
    const now = this.#moment();
    this.#today = todayAt(now);
    this.#card = undefined;
    const limitsOf = limitsToday(
      this.#study,
      this.#today,
      fresh === undefined ? {} : { fresh: Math.max(0, fresh - tally.fresh) },
    );
    const rows = this.#study.askable(filter, this.#today, limitsOf);
    const again = first === undefined ? undefined : this.#askable(first);
    const queue = queueOf(rows, {
      order,
      limitsOf,
      seed: seed ?? this.#today.day,
      ...(most === undefined ? {} : { most: most - tally.fresh - tally.due }),
      ...(again === undefined ? {} : { first: again }),
    });
    return beginSession(queue, now.time, { tally, ...(again && { first: again }) });
  }

  /** The card that is asked, with its text; undefined where none is left. */
  card({ current }: Session): StudyCard | undefined {
    if (current === undefined) return undefined;
    if (this.#card?.id !== current.id) this.#card = this.#study.card(current.id);
    return this.#card;
  }

  /** How long each rating would leave the card alone, in milliseconds. */
  intervals(session: Session): Readonly<Record<Rating, number>> {
    const card = this.card(session)!;
    const now = this.#moment();
    const { scheduler } = this.#schedules.of(card.deck);
    const after = scheduler.preview(session.current!.memory, now, `${card.guid}:${card.ordinal}`);
    const length = (rating: Rating) => intervalOf(after[rating], now.time);
    return { 1: length(1), 2: length(2), 3: length(3), 4: length(4) };
  }

  /** Whether a card was forgotten so often that it was suspended once. */
  isLeech({ current }: Session): boolean {
    if (current === undefined) return false;
    const { leechAfter } = this.#schedules.of(current.deck);
    return leechAfter > 0 && current.memory.lapses >= leechAfter;
  }

  carryOut(session: Session, deed: Deed): Outcome {
    switch (deed.kind) {
      case 'answer':
        return this.#answer(session, deed.rating);
      case 'suspend':
      case 'bury':
        return this.#leaveOut(session, deed.kind, deed.what);
      case 'flag':
        return this.#flag(session, deed.flag);
      case 'undo':
        return this.#undo(session);
      case 'look':
        return this.#look(session);
    }
  }

  /** What was answered and what comes next, a sentence each. */
  ending(session: Session): string[] {
    return endingOf(session, this.#study, this.#options.filter, this.#today, this.#moment());
  }

  #answer(session: Session, rating: Rating): Outcome {
    const { current } = session;
    if (current === undefined) return { session };
    const moment = this.#moment();
    const { scheduler, leechAfter } = this.#schedules.of(current.deck);
    const { after, isLeech } = this.#study.answer(
      {
        card: current.id,
        rating,
        took: answerTime(session, moment.time),
        moment,
        settings: scheduler.settings,
        leechAfter,
      },
      (memory: Memory, seed: string) => scheduler.next(memory, rating, moment, seed),
    );
    const message = isLeech
      ? {
          message: `A leech: forgotten ${after.lapses} times, and suspended now. Word it anew, or make several cards of it.`,
        }
      : {};
    if (todayAt(moment).day !== this.#today.day)
      return {
        session: this.begin(answered(session, rating, after, moment.time).tally),
        ...message,
      };
    return { session: answered(session, rating, after, moment.time, isLeech), ...message };
  }

  #leaveOut(session: Session, kind: 'suspend' | 'bury', what: 'card' | 'note'): Outcome {
    const { current } = session;
    if (current === undefined) return { session };
    const moment = this.#moment();
    const cards =
      what === 'card' ? [current.id] : this.#study.cardsOfNote(current.note).map(({ id }) => id);
    this.#study.act(kind, cards, moment, kind === 'bury' ? this.#today.day + 1 : undefined);
    const whom = what === 'card' ? 'The card' : 'The note';
    const until = kind === 'bury' ? 'buried until tomorrow' : 'suspended';
    return {
      session: leftOut(session, what, moment.time),
      message: `${whom} is ${until}; u takes that back.`,
    };
  }

  #flag(session: Session, flag: number): Outcome {
    const { current } = session;
    if (current === undefined || current.flag === flag) return { session };
    this.#study.act('flag', [current.id], this.#moment(), flag);
    return {
      session: flagged(session, flag),
      message: flag === 0 ? 'No flag any more.' : `Flag ${flag}.`,
    };
  }

  #undo(session: Session): Outcome {
    const moment = this.#moment();
    const done = this.#study.undo(moment);
    if (done === undefined) return { session, message: 'There is nothing to undo.' };
    const [card] = done.cards;
    const before = undone(session, moment.time);
    const isOurs = before?.current !== undefined && done.cards.includes(before.current.id);
    const message = `Taken back: the ${NAMES[done.kind] ?? done.kind}.`;
    if (isOurs) return { session: before!, message };
    return { session: this.begin(session.tally, card), message };
  }

  #look(session: Session): Outcome {
    const moment = this.#moment();
    if (todayAt(moment).day !== this.#today.day) return { session: this.begin(session.tally) };
    const again = lookedAgain(session, moment.time);
    return again.current === undefined
      ? { session, message: 'Nothing is due yet.' }
      : { session: again };
  }

  /** A card that may be asked today, whatever the limits and the filter say. */
  #askable(id: number): Askable | undefined {
    const card = this.#study.card(id);
    if (card === undefined) return undefined;
    const { note, deck, memory, status, isGone } = card;
    const { day } = this.#today;
    const isDue = memory.state === 'new' || memory.dueDay <= day;
    const isOut = isGone || status.isSuspended || status.buriedUntil > day;
    return isDue && !isOut ? { id, note, deck, memory, flag: status.flag } : undefined;
  }
}
