import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The folder that makes a folder of decks a study folder. */
export const STUDY_FOLDER_MARK = '.deckwright';

/** The nearest folder at or above a deck file that has a `.deckwright/`, else the deck's own folder. */
export function studyFolderOf(deckFile: string): string {
  const own = dirname(resolve(deckFile));
  return studyFolderAbove(own) ?? own;
}

/** The nearest folder at or above a folder that has a `.deckwright/`. */
export function studyFolderAbove(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const mark = statSync(join(folder, STUDY_FOLDER_MARK), { throwIfNoEntry: false });
    if (mark?.isDirectory()) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
