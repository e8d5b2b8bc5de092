import { dirname, resolve } from 'node:path';
import { Study } from '../collection/study.ts';
import { studyFolderAbove } from '../collection/study-folder.ts';
import type { Deck, Note } from '../note.ts';
import { identitiesOf } from './identities.ts';
import type { World } from './world.ts';

/** What the collections know of notes. */
export interface KnownNotes {
  /** The GUID that a note has kept through its edits; undefined where it was never studied. */
  readonly guidOf: (note: Note) => string | undefined;
  /** 1 (easy) to 10, of notes that were reviewed. */
  readonly difficultyOf: (guid: string) => number | undefined;
}

export const NOTHING_KNOWN: KnownNotes = {
  guidOf: () => undefined,
  difficultyOf: () => undefined,
};

/** Who the notes of decks are to the study folders that they stand in, and how hard their cards are there. */
export async function knownNotes(decks: readonly Deck[], world: World): Promise<KnownNotes> {
  const folders = new Set(
    decks
      .flatMap(({ notes }) => notes.slice(0, 1))
      .flatMap(({ place }) => studyFolderAbove(dirname(resolve(place.file))) ?? []),
  );
  if (folders.size === 0) return NOTHING_KNOWN;
  const identities = await identitiesOf(decks, world);
  const difficulties = new Map<string, number>();
  for (const folder of folders) {
    const study = await Study.open(folder);
    try {
      for (const { guid, memory } of study.cards())
        if (memory.reps > 0)
          difficulties.set(guid, Math.max(memory.difficulty, difficulties.get(guid) ?? 0));
    } finally {
      study.close();
    }
  }
  return {
    guidOf: (note) => identities.get(note)?.guid,
    difficultyOf: (guid) => difficulties.get(guid),
  };
}
