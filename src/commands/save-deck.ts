import { identified, Memory } from '../collection/candidates.ts';
import { Collection } from '../collection/collection.ts';
import { studyFolderOf } from '../collection/study-folder.ts';
import { appendNotes, writeDeck } from '../markdown/deck-file.ts';
import { readDocument } from '../markdown/read-document.ts';
import type { Deck } from '../note.ts';
import { counted } from './counted.ts';
import { deckNameOf } from './deck-of.ts';
import { readIfThere, readText, save } from './files.ts';

/**
 * Writes a new deck file, or adds to an edited one what it never had; the collection remembers what it has then,
 * so that a note which is deleted from the file by hand stays out of it.
 *
 * @returns what was done, for the person who asked for it
 */
export async function saveDeck(path: string, deck: Deck, now: number): Promise<string> {
  const collection = await Collection.open(studyFolderOf(path));
  try {
    if (readIfThere(path) !== undefined) return addToDeck(path, deck, collection, now);
    save(path, writeDeck(deck));
    collection.remember(path, identified(deck.name, deck.notes), now);
    return counted(deck.notes.length, 'note');
  } finally {
    collection.close();
  }
}

function addToDeck(path: string, { notes }: Deck, collection: Collection, now: number): string {
  const { text } = readText(path);
  const document = readDocument(text, path);
  const name = deckNameOf(document, {});
  const present = identified(name, document.notes);
  const has = new Memory(present);
  const had = new Memory(collection.remembered(path));
  const missing = identified(name, notes).filter((candidate) => !has.recall(candidate));
  const added = missing.filter((candidate) => !had.recall(candidate));
  if (added.length > 0)
    save(
      path,
      appendNotes(
        text,
        added.map(({ note }) => note),
      ),
    );
  collection.remember(path, [...present, ...added], now);
  const gone = missing.length - added.length;
  return `${counted(added.length, 'new note')}; the ${present.length} that were there stay as they are${gone > 0 ? `, the ${gone} taken out stay out` : ''}`;
}
