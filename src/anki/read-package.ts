import type { AnkiNoteType, StoredNote } from './anki-collection.ts';
import { openPackage } from './open-package.ts';
import { type ByteSource, inMemory } from './zip-archive.ts';

/** A note as it stands in a package. */
export interface ReadNote extends StoredNote {
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

/** What a package holds that another one is to follow. */
export interface EarlierPackage {
  readonly notes: ReadonlyMap<string, ReadNote>;
  readonly noteTypes: ReadonlyMap<number, AnkiNoteType>;
}

/** The notes of a package, in their order. Throws a sentence if the bytes are no package or are damaged. */
export async function readPackage(bytes: Uint8Array): Promise<ReadNote[]> {
  return [...(await readEarlier(inMemory(bytes))).notes.values()];
}

/** The notes of a package by their GUIDs, in their order. Throws a sentence if it is none or is damaged. */
export async function readEarlier(source: ByteSource): Promise<EarlierPackage> {
  const { notes, cards, decks, noteTypes } = (await openPackage(source)).collection;
  const byNote = new Map<number, ReadCard[]>();
  for (const { id, note, ord, deck, due } of cards) {
    const card = { id, ord, deck: decks.get(deck)?.name ?? '', due };
    const known = byNote.get(note);
    if (known === undefined) byNote.set(note, [card]);
    else known.push(card);
  }
  const cardsOf = (note: StoredNote) => (byNote.get(note.id) ?? []).sort((a, b) => a.ord - b.ord);
  return {
    notes: new Map(notes.map((note) => [note.guid, { ...note, cards: cardsOf(note) }])),
    noteTypes,
  };
}
