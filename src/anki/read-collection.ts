import type { Database, SqlValue } from 'sql.js';
import type { AnkiCollection, StoredCard, StoredNote, StoredReview } from './anki-collection.ts';
import { FIELD_SEPARATOR } from './rows.ts';
import { schema11 } from './schema-11.ts';
import { schema18 } from './schema-18.ts';

/** What SQLite may take, in bytes; a hostile database can ask for any amount. */
const HEAP = 768 * 1024 * 1024;

/** Names are compared by a collation that only Anki has, without which SQLite reads no table that uses it. The copy in memory gets another. */
const KNOWN_COLLATION = `pragma writable_schema = on;
  update sqlite_master set sql = replace(sql, 'COLLATE unicase', 'COLLATE nocase') where sql like '%COLLATE unicase%';
  pragma writable_schema = reset`;

/** Rows beyond this are no collection that anybody learned. */
const MOST_ROWS = 5_000_000;

/** Nor is so much text, in UTF-16 units: all of it has to be in memory. */
const MOST_TEXT = 200_000_000;

const TABLES: Readonly<Record<string, readonly string[]>> = {
  col: ['crt', 'conf', 'models', 'decks', 'dconf'],
  notes: ['id', 'guid', 'mid', 'mod', 'tags', 'flds'],
  cards: 'id nid did ord type queue due ivl factor reps lapses left odue odid flags data'.split(
    ' ',
  ),
  revlog: ['id', 'cid', 'ease', 'ivl', 'lastIvl', 'factor', 'time', 'type'],
};

/**
 * Reads a collection of schema 11 or 15 to 18. Nothing in it is run: what is no plain table is refused.
 * Throws a sentence's middle, "what is wrong", if the database is damaged, of another kind or hostile.
 */
export function readCollection(db: Database): AnkiCollection {
  db.exec(
    `pragma hard_heap_limit = ${HEAP}; pragma trusted_schema = off; pragma cell_size_check = on; ${KNOWN_COLLATION}; pragma query_only = on`,
  );
  for (const [table, columns] of Object.entries(TABLES)) mustBePlain(db, table, columns);
  const isNew = hasTable(db, 'notetypes');
  const head = isNew ? schema18(db) : schema11(db);
  const cards = readCards(db, head.decks);
  return { ...head, notes: readNotes(db, cards), cards, reviews: readReviews(db) };
}

/** The rows of a query, one at a time. */
export function* rowsOf(db: Database, query: string): Generator<SqlValue[]> {
  const statement = db.prepare(query);
  try {
    for (let count = 0; statement.step(); count += 1) {
      if (count > MOST_ROWS) throw new Error('it has too many rows');
      yield statement.get();
    }
  } finally {
    statement.free();
  }
}

export function hasTable(db: Database, table: string): boolean {
  for (const [type] of rowsOf(db, `select type from sqlite_master where name = '${table}'`))
    if (type === 'table') return true;
  return false;
}

/** A view, a virtual table or a column that is worked out could run for ever, or fill the memory. */
export function mustBePlain(db: Database, table: string, columns: readonly string[]): void {
  const [row] = rowsOf(db, `select type, sql from sqlite_master where name = '${table}'`);
  if (row === undefined) throw new Error(`it has no table ${table}`);
  const [type, sql] = row;
  if (type !== 'table' || !/^create\s+table\b/i.test(String(sql)))
    throw new Error(`its ${table} is no table`);
  const found = new Map<string, SqlValue>();
  for (const [, name, , , , , hidden] of rowsOf(db, `pragma table_xinfo(${table})`))
    found.set(String(name).toLowerCase(), hidden ?? 0);
  for (const column of columns) {
    const hidden = found.get(column.toLowerCase());
    if (hidden === undefined) throw new Error(`its table ${table} has no ${column}`);
    if (hidden !== 0) throw new Error(`its ${table}.${column} is worked out, not stored`);
  }
}

export function textOf(value: SqlValue | undefined): string {
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value ?? '');
}

export function bytesOf(value: SqlValue | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return new TextEncoder().encode(textOf(value));
}

function numberOf(value: SqlValue | undefined): number {
  const number = Number(value);
  return Number.isFinite(number) ? number : 0;
}

function readNotes(db: Database, cards: readonly StoredCard[]): StoredNote[] {
  const places = new Map<number, number>();
  for (const { note, place } of cards as readonly PlacedCard[])
    places.set(note, Math.min(place, places.get(note) ?? Number.POSITIVE_INFINITY));
  const notes: StoredNote[] = [];
  let size = 0;
  for (const [id, guid, mid, mod, tags, flds] of rowsOf(
    db,
    'select id, guid, mid, mod, tags, flds from notes not indexed',
  )) {
    const text = textOf(flds);
    size += text.length;
    if (size > MOST_TEXT) throw new Error(`it has more than ${MOST_TEXT / 1e6} MB of text`);
    notes.push({
      id: numberOf(id),
      guid: textOf(guid),
      noteType: numberOf(mid),
      fields: text.split(FIELD_SEPARATOR),
      tags: textOf(tags)
        .split(/[ \u3000]/)
        .filter(Boolean),
      modified: numberOf(mod),
    });
  }
  const place = ({ id }: StoredNote) => places.get(id) ?? Number.POSITIVE_INFINITY;
  // Of what was learned before Anki kept it, the place is not known: then only the ids say what came first.
  if (!notes.every((note) => Number.isFinite(place(note))))
    return notes.sort((a, b) => a.id - b.id);
  return notes.sort((a, b) => place(a) - place(b) || a.id - b.id);
}

/** A card with the place that it has or had in the queue of new cards. */
type PlacedCard = StoredCard & { readonly place: number };

function readCards(db: Database, decks: AnkiCollection['decks']): PlacedCard[] {
  const cards: PlacedCard[] = [];
  for (const row of rowsOf(
    db,
    'select id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data from cards not indexed',
  )) {
    const at = (column: number) => numberOf(row[column]);
    const [type, queue, due, odue, odid] = [at(4), at(5), at(6), at(12), at(13)];
    const { place, memory } = cardData(textOf(row[15]));
    const wasFiltered = odid !== 0 || decks.get(at(2))?.isFiltered === true;
    const ownDue = wasFiltered && odue !== 0 && type !== 1 && type !== 3 ? odue : due;
    cards.push({
      id: at(0),
      note: at(1),
      ord: at(3),
      deck: odid === 0 ? at(2) : odid,
      type,
      queue: wasFiltered && queue >= 0 ? (type === 3 ? 1 : type) : queue,
      due: ownDue,
      interval: at(7),
      factor: at(8),
      reps: at(9),
      lapses: at(10),
      left: at(11) % 1000,
      flag: at(14) & 7,
      wasFiltered,
      place: place ?? (type === 0 ? ownDue : Number.POSITIVE_INFINITY),
      ...memory,
    });
  }
  return cards;
}

/** What FSRS keeps in `cards.data`, JSON that Anki reads leniently (rslib/src/storage/card/data.rs). */
function cardData(text: string): {
  place?: number;
  memory: Pick<StoredCard, 'stability' | 'difficulty'>;
} {
  if (!text.startsWith('{')) return { memory: {} };
  let data: { pos?: unknown; s?: unknown; d?: unknown };
  try {
    data = JSON.parse(text);
  } catch {
    return { memory: {} };
  }
  const { pos, s, d } = data;
  const isKnown = typeof s === 'number' && typeof d === 'number' && s > 0 && d >= 1;
  return {
    ...(typeof pos === 'number' ? { place: pos } : {}),
    memory: isKnown ? { stability: s, difficulty: Math.min(d, 10) } : {},
  };
}

function readReviews(db: Database): StoredReview[] {
  const reviews: StoredReview[] = [];
  for (const row of rowsOf(
    db,
    'select id, cid, ease, ivl, lastIvl, factor, time, type from revlog not indexed',
  )) {
    const at = (column: number) => numberOf(row[column]);
    reviews.push({
      id: at(0),
      card: at(1),
      ease: at(2),
      interval: at(3),
      lastInterval: at(4),
      factor: at(5),
      took: at(6),
      type: at(7),
    });
  }
  return reviews.sort((a, b) => a.id - b.id);
}
