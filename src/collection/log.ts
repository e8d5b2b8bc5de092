import type { Memory, Moment, Rating } from '../schedule/memory.ts';
import type { ScheduleSettings } from '../schedule/settings.ts';
import type { CardStatus, LoggedStep, ReviewStep, StepKind } from '../schedule/step.ts';
import {
  memoryOf,
  STATE_COLUMNS,
  type StateRow,
  type StepRow,
  stateOf,
  stateValues,
  statusOf,
  stepOf,
  UNTOUCHED,
} from './card-rows.ts';
import { scheduleId } from './settings.ts';
import type { Store } from './store.ts';

/** An answer to a card. */
export interface Answer {
  readonly card: number;
  readonly rating: Rating;
  /** Milliseconds. */
  readonly took: number;
  readonly moment: Moment;
  readonly settings: ScheduleSettings;
  /** As in DeckSettings. */
  readonly leechAfter: number;
}

/** What became of a card that was answered. */
export interface Answered {
  readonly step: number;
  readonly after: Memory;
  /** It was forgotten so often that it is suspended. */
  readonly isLeech: boolean;
}

/** What can be done to cards besides answering them. */
export type Act = 'suspend' | 'unsuspend' | 'bury' | 'unbury' | 'flag' | 'reset';

/** What was taken back. */
export interface Undone {
  readonly kind: StepKind;
  readonly rating: Rating | null;
  readonly cards: readonly number[];
}

const STATES = STATE_COLUMNS.join(', ');
const IS_EFFECTIVE = `kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes = step.id)`;
const UPDATE_CARD = `UPDATE card SET ${STATE_COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`;
const INSERT_STEP = `INSERT INTO step (id, batch, time, zone, card, kind, rating, took, settings, undoes, ${STATES})
  VALUES (${Array(10 + STATE_COLUMNS.length).fill('?')})`;

/**
 * Writes down an answer. It is on the disk when this returns. The card is read anew, since another program
 * may have answered it meanwhile: then this answer comes after that one.
 *
 * @param next the memory after the answer; the seed is the card's own
 */
export function answer(
  store: Store,
  { card, rating, took, moment, settings, leechAfter }: Answer,
  next: (memory: Memory, seed: string) => Memory,
): Answered {
  return store.transaction(() => {
    const row = cardRow(store, card);
    const before = memoryOf(row);
    const after = next(before, `${row.guid}:${row.ordinal}`);
    const isLeech = after.lapses > before.lapses && isLeechAt(after.lapses, leechAfter);
    const status = { ...statusOf(row), ...(isLeech ? { isSuspended: true } : {}) };
    const id = freshId(store, moment.time);
    const extra = { rating, took, settings: scheduleId(store, settings) };
    writeStep(store, { id, batch: id, moment, card, kind: 'review', ...extra }, after, status);
    return { step: id, after, isLeech };
  });
}

/** As Anki does: at the threshold, and whenever half as many lapses again have come to it. */
function isLeechAt(lapses: number, leechAfter: number): boolean {
  if (leechAfter <= 0 || lapses < leechAfter) return false;
  return (lapses - leechAfter) % Math.max(1, Math.ceil(leechAfter / 2)) === 0;
}

/** Does something to cards, all of them or none. @param value of `bury` until which study day, of `flag` its number */
export function act(
  store: Store,
  kind: Act,
  cards: readonly number[],
  moment: Moment,
  value = 0,
): void {
  store.transaction(() => {
    const batch = freshId(store, moment.time);
    cards.forEach((card, at) => {
      const row = cardRow(store, card);
      const { memory, status } = afterAct(kind, row, value);
      writeStep(store, { id: batch + at, batch, moment, card, kind }, memory, status);
    });
  });
}

function afterAct(kind: Act, row: StateRow, value: number): { memory: Memory; status: CardStatus } {
  const memory = memoryOf(row);
  const status = statusOf(row);
  switch (kind) {
    case 'suspend':
      return { memory, status: { ...status, isSuspended: true } };
    case 'unsuspend':
      return { memory, status: { ...status, isSuspended: false } };
    case 'bury':
      return { memory, status: { ...status, buriedUntil: value } };
    case 'unbury':
      return { memory, status: { ...status, buriedUntil: 0 } };
    case 'flag':
      return { memory, status: { ...status, flag: value } };
    case 'reset':
      return { memory: memoryOf(UNTOUCHED), status };
  }
}

/**
 * Writes memories that were worked out anew, with other settings, in a transaction of the caller's. Not to be undone.
 * A card that was answered since they were worked out keeps what it has.
 *
 * @returns how many did
 */
export function recompute(
  store: Store,
  memories: ReadonlyMap<number, Memory>,
  settings: ScheduleSettings,
  moment: Moment,
): number {
  const batch = freshId(store, moment.time);
  const extra = { settings: scheduleId(store, settings) };
  let id = batch;
  let kept = 0;
  for (const [card, memory] of memories) {
    const row = cardRow(store, card);
    if (row.reps !== memory.reps || row.last_review !== memory.lastReview) {
      kept += 1;
      continue;
    }
    const status = statusOf(row);
    writeStep(store, { id, batch, moment, card, kind: 'recompute', ...extra }, memory, status);
    id += 1;
  }
  return kept;
}

/** What another program logged, with what it made of the card. */
export interface ImportedReview {
  /** `imported` where it is not said. */
  readonly kind?: 'imported' | 'reset';
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly offset: number;
  /** Null where it is not an answer: the card was made new again, or it is known how it stands but not since when. */
  readonly rating: Rating | null;
  readonly took: number;
  readonly after: Memory;
}

/**
 * Writes down the history that a card has elsewhere, oldest first: what is later than all that is known of it here.
 * Not to be undone.
 *
 * @returns how many answers were new
 */
export function importReviews(
  store: Store,
  card: number,
  reviews: readonly ImportedReview[],
  status?: Partial<CardStatus>,
): number {
  return store.transaction(() => {
    const last = store.row<{ id: number | null }>(
      'SELECT max(id) AS id FROM step WHERE card = ?',
      card,
    )!.id;
    const fresh = reviews.filter(({ time }) => last === null || time > last);
    const newest = fresh.at(-1);
    if (newest === undefined) return 0;
    const whole = { ...statusOf(cardRow(store, card)), ...status };
    for (const { kind = 'imported', time, offset, rating, took, after } of fresh) {
      const id = unusedId(store, time);
      const moment = { time, offset };
      const head = { id, batch: id, moment, card, kind, took };
      insertStep(store, { ...head, ...(rating === null ? {} : { rating }) }, after, whole);
    }
    updateCard(store, card, newest.after, whole);
    return fresh.filter(({ rating }) => rating !== null).length;
  });
}

/**
 * Takes back what was done last and was not taken back yet, by whichever session. What was imported or
 * recomputed stays, and all that came before it.
 *
 * @returns undefined where there is nothing to take back
 */
export function undo(store: Store, moment: Moment): Undone | undefined {
  return store.transaction(() => {
    const last = store.row<{ batch: number; kind: StepKind; rating: Rating | null }>(
      `SELECT batch, kind, rating FROM step WHERE ${IS_EFFECTIVE} ORDER BY id DESC LIMIT 1`,
    );
    if (last === undefined || last.kind === 'imported' || last.kind === 'recompute')
      return undefined;
    const steps = store.rows<{ id: number; card: number }>(
      'SELECT id, card FROM step WHERE id >= ?1 AND batch = ?1 ORDER BY id',
      last.batch,
    );
    const batch = freshId(store, moment.time);
    steps.forEach(({ id: undoes, card }, at) => {
      const row = stateBefore(store, card, undoes);
      writeStep(
        store,
        { id: batch + at, batch, moment, card, kind: 'undo', undoes },
        memoryOf(row),
        statusOf(row),
      );
    });
    return { kind: last.kind, rating: last.rating, cards: steps.map(({ card }) => card) };
  });
}

function stateBefore(store: Store, card: number, step: number): StateRow {
  return (
    store.row<StateRow>(
      `SELECT ${STATES} FROM step WHERE card = ? AND id < ? AND ${IS_EFFECTIVE} ORDER BY id DESC LIMIT 1`,
      card,
      step,
    ) ?? UNTOUCHED
  );
}

/** All steps of a card, those that were undone too, or of every card, each card's in order. */
export function* stepsOf(store: Store, card?: number): Generator<LoggedStep> {
  const where = card === undefined ? '' : 'WHERE card = ?';
  const values = card === undefined ? [] : [card];
  for (const row of store.each<StepRow>(
    `SELECT id, time, zone, card, kind, rating, took, settings, undoes, ${STATES} FROM step ${where}
     ORDER BY card, id`,
    ...values,
  ))
    yield stepOf(row);
}

type ReviewRow = Pick<StepRow, 'id' | 'time' | 'zone' | 'card' | 'kind' | 'rating' | 'took'> &
  Pick<StateRow, 'state' | 'scheduled_days' | 'stability' | 'difficulty' | 'reps'>;

/** The reviews and resets that count, neither undone nor the undoing of others, each card's in order and together. */
export function* reviewSteps(store: Store): Generator<ReviewStep> {
  // Of a million reviews each further column takes a quarter of a second.
  for (const row of store.each<ReviewRow>(
    `SELECT id, time, zone, card, kind, rating, took, state, scheduled_days, stability, difficulty, reps FROM step
     WHERE kind IN ('review', 'imported', 'reset') AND ${IS_EFFECTIVE} ORDER BY card, id`,
  )) {
    const { id, time, zone, card, kind, rating, took, stability, difficulty, reps } = row;
    const state = stateOf(row);
    const after = { state, scheduledDays: row.scheduled_days, stability, difficulty, reps };
    yield { id, time, offset: zone, card, kind, rating, took, after };
  }
}

/** How many steps there are, those that were undone too. */
export function stepCount(store: Store): number {
  return store.row<{ steps: number }>('SELECT count(*) AS steps FROM step')!.steps;
}

interface StepHead {
  readonly id: number;
  readonly batch: number;
  readonly moment: Moment;
  readonly card: number;
  readonly kind: StepKind;
  readonly rating?: Rating;
  readonly took?: number;
  readonly settings?: number;
  readonly undoes?: number;
}

/** The step and the card that it changes, which must say the same. */
function writeStep(store: Store, step: StepHead, memory: Memory, status: CardStatus): void {
  insertStep(store, step, memory, status);
  updateCard(store, step.card, memory, status);
}

function insertStep(store: Store, step: StepHead, memory: Memory, status: CardStatus): void {
  const { id, batch, moment, card, kind, rating, took, settings, undoes } = step;
  store.run(
    INSERT_STEP,
    ...[id, batch, moment.time, moment.offset, card, kind],
    ...[rating ?? null, took ?? 0, settings ?? null, undoes ?? null],
    ...stateValues(memory, status),
  );
}

function updateCard(store: Store, card: number, memory: Memory, status: CardStatus): void {
  store.run(UPDATE_CARD, ...stateValues(memory, status), card);
}

function cardRow(store: Store, card: number): StateRow & { guid: string; ordinal: number } {
  return store.row(
    `SELECT note.guid, ordinal, ${STATES} FROM card JOIN note ON note.id = card.note WHERE card.id = ?`,
    card,
  )!;
}

/** Later than every step so far, though the clock was set back. */
function freshId(store: Store, time: number): number {
  const last = store.row<{ id: number | null }>('SELECT max(id) AS id FROM step')!.id;
  return Math.max(Math.floor(time), (last ?? 0) + 1);
}

function unusedId(store: Store, time: number): number {
  let id = Math.floor(time);
  while (store.row('SELECT 1 FROM step WHERE id = ?', id) !== undefined) id += 1;
  return id;
}
