import type { Memory } from '../schedule/memory.ts';
import { memoryOf, STATE_COLUMNS, type StateRow } from './card-rows.ts';
import type { SqlValue, Store } from './store.ts';

/** A study day, by the learner's clock. */
export interface Today {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** When it began and what time it is, in milliseconds since 1970. */
  readonly begins: number;
  readonly now: number;
}

/** Which cards are meant; all where nothing is said. */
export interface Filter {
  /** With those below it. */
  readonly deck?: string;
  /** One of these, with those below it. */
  readonly tags?: readonly string[];
  /** Files or folders, from the study folder, with / between folders. */
  readonly files?: readonly string[];
}

/** A card that may be asked. */
export interface AskableCard {
  readonly id: number;
  readonly note: number;
  readonly ordinal: number;
  readonly deck: string;
  readonly memory: Memory;
  readonly flag: number;
}

/** How many cards may still be asked today; decks whose limits have the same name share one. */
export interface Limit {
  readonly name: string;
  readonly left: number;
}

export interface DeckLimits {
  readonly fresh: Limit;
  readonly due: Limit;
  /** Whether of each note one card only is asked on one day. */
  readonly burySiblings: boolean;
}

export interface DeckCounts {
  readonly deck: string;
  readonly fresh: number;
  readonly learning: number;
  readonly due: number;
  readonly suspended: number;
  readonly total: number;
}

interface CardRow extends StateRow {
  readonly id: number;
  readonly note: number;
  readonly ordinal: number;
  readonly deck: number;
}

const AVAILABLE = 'card.is_suspended = 0 AND card.buried_until <= :day';

/** No card of the same note was answered today. */
const NOTE_UNSEEN = `NOT EXISTS (SELECT 1 FROM card other
  WHERE other.note = card.note AND other.id <> card.id AND other.last_day = :day)`;

const NO_SIBLING_DUE = `NOT EXISTS (SELECT 1 FROM card other
  WHERE other.note = card.note AND other.state = 2 AND other.due_day <= :day AND other.is_gone = 0
    AND other.is_suspended = 0 AND other.buried_until <= :day
    AND (card.state = 0 OR (other.due_day, other.id) < (card.due_day, card.id)))`;

const NO_NEW_BEFORE = `NOT EXISTS (SELECT 1 FROM card other
  WHERE other.note = card.note AND other.state = 0 AND other.ordinal < card.ordinal
    AND other.is_gone = 0 AND other.is_suspended = 0 AND other.buried_until <= :day)`;

const NO_SIBLING_LEARNING = `NOT EXISTS (SELECT 1 FROM card other
  WHERE other.note = card.note AND other.id <> card.id AND other.state IN (1, 3)
    AND other.due_day <= :day AND other.is_gone = 0 AND other.is_suspended = 0)`;

/**
 * The cards of today: those that are being learned, by when they are due; those to review, the longest due
 * first; new ones, as they stand in their files. Of the cards that share a limit no more than it leaves.
 */
export function askable(
  store: Store,
  filter: Filter,
  today: Today,
  limitsOf: (deck: string) => DeckLimits,
): AskableCard[] {
  const decks = decksOf(store, filter);
  const names = new Map(decks.map(({ id, name }) => [id, name]));
  const isAll = (group: Group) => filter.deck === undefined && group.decks.length === names.size;
  const rows = (group: Group, where: string, order: string, siblings: readonly string[]) =>
    cardsWhere(
      store,
      [where, AVAILABLE, ...(group.burySiblings ? siblings : [])],
      isAll(group) ? filter : { ...filter, deckIds: group.decks },
      today,
      `${order} LIMIT ${Math.max(0, Math.floor(Math.min(group.left, 1e9)))}`,
    );
  const all: Group = { decks: [...names.keys()], left: 1e9, burySiblings: false };
  const found = [
    ...rows(all, 'card.state IN (1, 3) AND card.due_day <= :day', 'card.due', []),
    ...groupsOf(decks, limitsOf, 'due').flatMap((group) =>
      rows(group, 'card.state = 2 AND card.due_day <= :day', 'card.due_day, card.id', [
        NOTE_UNSEEN,
        NO_SIBLING_LEARNING,
        NO_SIBLING_DUE,
      ]),
    ),
    ...groupsOf(decks, limitsOf, 'fresh').flatMap((group) =>
      rows(group, 'card.state = 0', 'card.place, card.ordinal', [
        NOTE_UNSEEN,
        NO_SIBLING_LEARNING,
        NO_SIBLING_DUE,
        NO_NEW_BEFORE,
      ]),
    ),
  ];
  return found.map((row) => askableOf(row, names.get(row.deck)!));
}

/** Decks that share a limit. */
interface Group {
  readonly decks: readonly number[];
  readonly left: number;
  readonly burySiblings: boolean;
}

function groupsOf(
  decks: readonly { readonly id: number; readonly name: string }[],
  limitsOf: (deck: string) => DeckLimits,
  kind: 'fresh' | 'due',
): Group[] {
  const groups = new Map<string, { decks: number[]; left: number; burySiblings: boolean }>();
  for (const { id, name } of decks) {
    const { burySiblings, [kind]: limit } = limitsOf(name);
    const key = `${burySiblings} ${limit.name}`;
    const group = groups.get(key) ?? { decks: [], left: limit.left, burySiblings };
    group.decks.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function askableOf(row: CardRow, deck: string): AskableCard {
  const { id, note, ordinal, flag } = row;
  return { id, note, ordinal, deck, memory: memoryOf(row), flag };
}

function cardsWhere(
  store: Store,
  where: readonly string[],
  filter: Filter & { readonly deckIds?: readonly number[] },
  { day }: Today,
  order: string,
): CardRow[] {
  const { sql, values } = fileCondition(filter);
  const inDecks =
    filter.deckIds === undefined ? [] : [`card.deck IN (${filter.deckIds.join(', ')})`];
  // CROSS JOIN: the cards in their order first, until there are enough, and then their notes.
  const notes = sql.length === 0 ? '' : 'CROSS JOIN note ON note.id = card.note';
  return store.rows<CardRow>(
    `SELECT card.id, note, ordinal, card.deck, ${STATE_COLUMNS.join(', ')} FROM card ${notes}
     WHERE ${[...where, 'card.is_gone = 0', ...inDecks, ...sql].join(' AND ').replaceAll(':day', String(day))} ORDER BY ${order}`,
    ...values,
  );
}

/** Conditions on the tags and the file of a note. */
export function fileCondition({ tags = [], files = [] }: Filter): {
  sql: string[];
  values: SqlValue[];
} {
  const sql: string[] = [];
  const values: SqlValue[] = [];
  if (tags.length > 0) {
    const any = tags.map(() => "(value = ? OR substr(value, 1, length(?) + 2) = ? || '::')");
    sql.push(`EXISTS (SELECT 1 FROM json_each(note.tags) WHERE ${any.join(' OR ')})`);
    values.push(...tags.flatMap((tag) => [tag, tag, tag]));
  }
  if (files.length > 0) {
    const any = files.map(() => "(path = ? OR substr(path, 1, length(?) + 1) = ? || '/')");
    sql.push(`note.file IN (SELECT id FROM file WHERE ${any.join(' OR ')})`);
    values.push(...files.flatMap((file) => [file, file, file]));
  }
  return { sql, values };
}

/** Decks by name; those above a deck count only where they have notes of their own. */
export function decksOf(store: Store, { deck }: Filter): { id: number; name: string }[] {
  return store
    .rows<{ id: number; name: string }>('SELECT id, name FROM deck ORDER BY name')
    .filter(({ name }) => deck === undefined || name === deck || name.startsWith(`${deck}::`));
}

/** What each deck has to ask today, before any limit. */
export function countsByDeck(store: Store, filter: Filter, { day, now }: Today): DeckCounts[] {
  const { sql, values } = fileCondition(filter);
  const open = 'card.is_suspended = 0 AND buried_until <= ?1';
  const meant = new Set(decksOf(store, filter).map(({ name }) => name));
  return store
    .rows<DeckCounts>(
      `SELECT deck.name AS deck, count(*) AS total,
         sum(state = 0 AND ${open}) AS fresh,
         sum(state IN (1, 3) AND due_day <= ?1 AND (scheduled_days > 0 OR due <= ?2) AND ${open}) AS learning,
         sum(state = 2 AND due_day <= ?1 AND ${open}) AS due,
         sum(is_suspended) AS suspended
       FROM card JOIN deck ON deck.id = card.deck JOIN note ON note.id = card.note
       WHERE card.is_gone = 0${sql.map((one) => ` AND ${one}`).join('')}
       GROUP BY deck.name ORDER BY deck.name`,
      day,
      now,
      ...values,
    )
    .filter(({ deck }) => meant.has(deck));
}

/** How many cards of a deck were new today when they were answered, and how many others were answered. */
export function doneToday(
  store: Store,
  { begins }: Today,
): { deck: string; introduced: number; reviewed: number }[] {
  return store.rows(
    `SELECT deck.name AS deck, sum(first = 1) AS introduced, sum(first > 1) AS reviewed
     FROM (SELECT card, min(reps) AS first FROM step
           WHERE id >= ? AND kind = 'review' AND NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes = step.id)
           -- + keeps SQLite from walking all of the log in the order of its cards.
           GROUP BY +card) AS answered
     JOIN card ON card.id = answered.card JOIN deck ON deck.id = card.deck GROUP BY deck.name`,
    begins,
  );
}

/**
 * When the next card comes, those that are due today and were left for another day aside: its study day, and of one
 * being learned its time; undefined where none is.
 */
export function nextDue(
  store: Store,
  filter: Filter,
  today: Today,
): { readonly day: number; readonly time: number } | undefined {
  const decks = decksOf(store, filter).map(({ id }) => id);
  const found = [
    ['card.state IN (1, 3)', 'card.due'],
    ['card.state = 2 AND card.due_day > :day', 'card.due_day'],
    ['card.state <> 0 AND card.buried_until > 0 AND card.buried_until > :day', 'card.buried_until'],
  ].flatMap(([where, order]) =>
    cardsWhere(
      store,
      [`${where} AND card.is_suspended = 0`],
      { ...filter, ...(filter.deck === undefined ? {} : { deckIds: decks }) },
      today,
      `${order} LIMIT 1`,
    ),
  );
  const [first] = found
    .map((row) => ({ day: Math.max(row.due_day, row.buried_until), time: row.due }))
    .sort((a, b) => a.day - b.day || a.time - b.time);
  return first;
}
