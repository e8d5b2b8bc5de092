import type { Database, SqlValue } from 'sql.js';
import { openDatabase } from './engine.ts';
import { FIELD_SEPARATOR } from './rows.ts';
import { zipEntry } from './zip-entry.ts';

/** A note as it stands in a package. */
export interface ReadNote {
  readonly id: number;
  readonly guid: string;
  /** The id of its note type. */
  readonly noteType: number;
  readonly fields: readonly string[];
  readonly tags: readonly string[];
  /** Seconds since 1970. */
  readonly modified: number;
  readonly cards: readonly ReadCard[];
}

export interface ReadCard {
  readonly id: number;
  /** Which card of its note, from 0. */
  readonly ord: number;
  /** The full name of its deck. */
  readonly deck: string;
  /** Of a new card its place in the queue. */
  readonly due: number;
}

const COLLECTION = 'collection.anki2';

/** What packages of newer kinds hold beside a collection that only asks for a newer Anki. */
const NEWER = ['meta', 'collection.anki21', 'collection.anki21b'];

/**
 * The notes of a package of the kind that `writePackage` writes, in their order.
 * Throws a sentence if the bytes are no such package or are damaged.
 */
export async function readPackage(bytes: Uint8Array): Promise<ReadNote[]> {
  const collection = zipEntry(bytes, COLLECTION);
  if (collection === undefined || NEWER.some((name) => zipEntry(bytes, name) !== undefined))
    throw new Error(
      'The package is not of the kind that Deckwright writes; export it from Anki with "Support older Anki versions" ticked.',
    );
  const db = await openDatabase(collection);
  try {
    return readNotes(db);
  } catch (error) {
    throw new Error(`The collection in the package is damaged (${(error as Error).message}).`, {
      cause: error,
    });
  } finally {
    db.close();
  }
}

/** By the place of their new cards; an id only says when a note was added. */
const NOTES_IN_ORDER = `
  select id, guid, mid, flds, tags, mod from notes
  order by (select min(due) from cards where nid = notes.id), id`;

function readNotes(db: Database): ReadNote[] {
  const cards = cardsByNote(db);
  return rows(db, NOTES_IN_ORDER).map(([id, guid, noteType, fields, tags, modified]) => ({
    id: Number(id),
    guid: String(guid),
    noteType: Number(noteType),
    fields: String(fields).split(FIELD_SEPARATOR),
    tags: String(tags).split(' ').filter(Boolean),
    modified: Number(modified),
    cards: cards.get(Number(id)) ?? [],
  }));
}

function cardsByNote(db: Database): Map<number, ReadCard[]> {
  const [decks] = rows(db, 'select decks from col');
  const names = JSON.parse(String(decks?.[0])) as Record<string, { name: string }>;
  const byNote = new Map<number, ReadCard[]>();
  for (const [id, note, ord, deck, due] of rows(
    db,
    'select id, nid, ord, did, due from cards order by nid, ord',
  )) {
    const card = {
      id: Number(id),
      ord: Number(ord),
      deck: names[String(deck)]?.name ?? '',
      due: Number(due),
    };
    byNote.set(Number(note), [...(byNote.get(Number(note)) ?? []), card]);
  }
  return byNote;
}

function rows(db: Database, query: string): SqlValue[][] {
  return db.exec(query)[0]?.values ?? [];
}
