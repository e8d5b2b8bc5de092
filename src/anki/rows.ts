import { checksum } from './checksum.ts';
import { clozeOrds } from './cloze.ts';
import type { DeckIds } from './decks.ts';
import { plainText } from './field-text.ts';
import { claim } from './ids.ts';
import { NOTE_TYPES } from './note-types.ts';
import type { PreparedNote } from './prepare.ts';
import type { CardState } from './schedule.ts';
import type { SqliteDatabase, SqliteValue } from './sqlite.ts';
import { tagColumn } from './tags.ts';

/** What stands between two fields in the column `flds`. */
export const FIELD_SEPARATOR = '\x1f';

/** Changed since the last sync, as far as Anki is concerned. */
const UNSYNCED = -1;

/** A row by column name; the columns are those of Anki's schema 11. */
export type Row = Record<string, SqliteValue>;

/** Inserts rows, which have the same columns in the same order, by one statement. @returns how many */
export function insertRows(
  db: SqliteDatabase,
  table: 'notes' | 'cards' | 'revlog',
  rows: Iterable<Row>,
): number {
  let insert: ReturnType<SqliteDatabase['prepare']> | undefined;
  let count = 0;
  for (const row of rows) {
    insert ??= db.prepare(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
    );
    insert.run(...Object.values(row));
    count += 1;
  }
  return count;
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

/** A card that is packed: which of its note, and its id. */
export interface PackedCard {
  readonly id: number;
  readonly note: PreparedNote;
  readonly ord: number;
  /** In the queue of new cards, from 1; the cards of a note share one. */
  readonly place: number;
}

/** The cards that the notes ask for, in the order of the notes. */
export function cardsOf(notes: readonly PreparedNote[]): PackedCard[] {
  const taken = new Set<number>();
  return notes.flatMap((note, index) =>
    cardOrds(note).map((ord) => ({ id: claim(note.id + ord, taken), note, ord, place: index + 1 })),
  );
}

/**
 * The row of a card. Anki makes none when it imports: a card that has no row is missing until the database is checked.
 *
 * @param state what is known of how it was studied; without it the card is new
 */
export function cardRow(
  { id, note, ord, place }: PackedCard,
  decks: DeckIds,
  state: CardState | undefined,
): Row {
  return {
    id,
    nid: note.id,
    did: decks.idOf(note.deck),
    ord,
    mod: note.modified,
    usn: UNSYNCED,
    type: state?.type ?? 0,
    queue: state?.queue ?? 0,
    due: state?.due ?? place,
    ivl: state?.interval ?? 0,
    factor: state?.factor ?? 0,
    reps: state?.reps ?? 0,
    lapses: state?.lapses ?? 0,
    left: state?.left ?? 0,
    odue: 0,
    odid: 0,
    flags: state?.flag ?? 0,
    data: state === undefined ? '' : JSON.stringify({ pos: place, ...state.data }),
  };
}

export function cardOrds({ kind, fields }: Pick<PreparedNote, 'kind' | 'fields'>): number[] {
  switch (kind) {
    case 'cloze':
      return clozeOrds(fields);
    case 'optional':
      return fields[2] === '' ? [0] : [0, 1];
    default:
      return NOTE_TYPES[kind].templates.map((_template, ord) => ord);
  }
}
