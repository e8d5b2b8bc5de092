import { identified, Memory } from '../collection/candidates.ts';
import { Collection } from '../collection/collection.ts';
import { studyFolderOf } from '../collection/study-folder.ts';
import type { Deck } from '../note.ts';

/**
 * Takes out of decks the notes that were rejected before, in whatever deck of the same study folder.
 *
 * @param fileOf the file whose study folder counts
 * @returns each deck's result with the number of notes that were taken out
 */
export async function withoutRejected<Result extends { readonly deck: Deck }>(
  results: readonly Result[],
  fileOf: (result: Result) => string,
): Promise<(Result & { readonly rejected: number })[]> {
  const memories = new Map<string, Memory>();
  const sifted: (Result & { readonly rejected: number })[] = [];
  for (const result of results) {
    const folder = studyFolderOf(fileOf(result));
    const memory = memories.get(folder) ?? (await memoryOf(folder));
    memories.set(folder, memory);
    const { deck } = result;
    const notes = identified(deck.name, deck.notes)
      .filter((candidate) => memory.recall(candidate)?.decision !== 'rejected')
      .map(({ note }) => note);
    const rejected = deck.notes.length - notes.length;
    sifted.push({ ...result, deck: { ...deck, notes }, rejected });
  }
  return sifted;
}

async function memoryOf(folder: string): Promise<Memory> {
  const collection = await Collection.openIfThere(folder);
  const memory = new Memory(collection?.remembered() ?? []);
  collection?.close();
  return memory;
}
