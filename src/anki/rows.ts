import type { Database, SqlValue } from 'sql.js';
import { checksum } from './checksum.ts';
import { clozeOrds } from './cloze.ts';
import type { DeckIds } from './decks.ts';
import { plainText } from './field-text.ts';
import { claim } from './ids.ts';
import { NOTE_TYPES, type NoteType } from './note-types.ts';
import type { PreparedNote } from './prepare.ts';
import { tagColumn } from './tags.ts';

/** What stands between two fields in the column `flds`. */
export const FIELD_SEPARATOR = '\x1f';

/** Changed since the last sync, as far as Anki is concerned. */
const UNSYNCED = -1;

/** A row by column name; the columns are those of Anki's schema 11. */
type Row = Record<string, SqlValue>;

/** Inserts all rows, which have the same columns in the same order, by one statement. */
export function insertRows(db: Database, table: 'notes' | 'cards', rows: readonly Row[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const marks = columns.map(() => '?').join(', ');
  const insert = db.prepare(`insert into ${table} (${columns.join(', ')}) values (${marks})`);
  try {
    for (const row of rows) insert.run(Object.values(row));
  } finally {
    // A statement that is not freed keeps its share of the engine's memory.
    insert.free();
  }
}

export function noteRow(note: PreparedNote): Row {
  const first = note.fields[0] ?? '';
  return {
    id: note.id,
    guid: note.guid,
    mid: NOTE_TYPES[note.kind].id,
    mod: note.modified,
    usn: UNSYNCED,
    tags: tagColumn(note.tags),
    flds: note.fields.join(FIELD_SEPARATOR),
    sfld: plainText(first),
    csum: checksum(first),
    flags: 0,
    data: '',
  };
}

/**
 * The cards that the notes ask for, all of them new and to be learned in the order of the notes.
 * Anki makes none when it imports: a card that has no row is missing until the database is checked.
 */
export function newCardRows(notes: readonly PreparedNote[], decks: DeckIds): Row[] {
  const taken = new Set<number>();
  return notes.flatMap((note, index) =>
    cardOrds(note).map((ord) => ({
      id: claim(note.id + ord, taken),
      nid: note.id,
      did: decks.idOf(note.deck),
      ord,
      mod: note.modified,
      usn: UNSYNCED,
      type: 0,
      queue: 0,
      // Of a new card its place in the queue; the cards of a note share one.
      due: index + 1,
      ivl: 0,
      factor: 0,
      reps: 0,
      lapses: 0,
      left: 0,
      odue: 0,
      odid: 0,
      flags: 0,
      data: '',
    })),
  );
}

function cardOrds({ kind, fields }: PreparedNote): number[] {
  const { type, templates }: NoteType = NOTE_TYPES[kind];
  return type === 1 ? clozeOrds(fields) : templates.map((_template, ord) => ord);
}
