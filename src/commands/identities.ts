import { dirname, relative, resolve, sep } from 'node:path';
import type { Identity } from '../collection/notes.ts';
import { Study } from '../collection/study.ts';
import { studyFolderAbove } from '../collection/study-folder.ts';
import type { Deck, Note } from '../note.ts';
import { scanStudy, tellProblems } from './scan-study.ts';
import type { World } from './world.ts';

/** Who the notes of decks are, by the collections of the study folders that their files stand in; only of those known there. */
export async function identitiesOf(
  decks: readonly Deck[],
  world: World,
): Promise<ReadonlyMap<Note, Identity>> {
  const known = new Map<Note, Identity>();
  const folders = new Map<string, Study>();
  try {
    for (const { name, notes } of decks)
      for (const note of notes) {
        const study = await studyOf(note.place.file, folders, world);
        if (study === undefined) continue;
        const file = relative(study.folder, resolve(note.place.file)).split(sep).join('/');
        const identity = study.identityOf({ ...note, deck: name, file });
        if (identity !== undefined) known.set(note, identity);
      }
    return known;
  } finally {
    for (const study of folders.values()) study.close();
  }
}

/** The study folder of a file, brought up to its files; undefined where nothing was ever studied there. */
async function studyOf(
  file: string,
  folders: Map<string, Study>,
  world: World,
): Promise<Study | undefined> {
  const folder = studyFolderAbove(dirname(resolve(file)));
  if (folder === undefined) return undefined;
  const open = folders.get(folder);
  if (open !== undefined) return open;
  const study = await Study.open(folder);
  folders.set(folder, study);
  // What is wrong with the files it was given a command tells itself; the others it was not asked about.
  tellProblems({ ...(await scanStudy(study, world)), diagnostics: [] }, world);
  return study;
}
