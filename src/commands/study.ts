import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Study } from '../collection/study.ts';
import { STUDY_FOLDER_MARK, studyFolderAbove } from '../collection/study-folder.ts';
import { Failure, type World } from './world.ts';

/** Which study folder is meant, on the command line. */
export interface StudyOptions {
  /** `--study` */
  readonly study?: string;
  /** Files and folders that the work is about. */
  readonly paths?: readonly string[];
}

/**
 * The study folder: as asked for, as DECKWRIGHT_STUDY says, else the nearest at or above the paths or the current
 * folder, else the folder of the paths or the current one, which becomes it.
 */
export function studyFolder({ study, paths = [] }: StudyOptions, { env }: World): string {
  const asked = study ?? env.DECKWRIGHT_STUDY;
  if (asked !== undefined && asked !== '') return mustBeFolder(resolve(asked));
  const [near = '.'] = paths;
  const own = isFolder(near) ? resolve(near) : dirname(resolve(near));
  return studyFolderAbove(own) ?? studyFolderAbove('.') ?? mayBecomeOne(own);
}

/** All that lies below a study folder is read, which nobody wants of his whole home. */
function mayBecomeOne(folder: string): string {
  if (dirname(folder) !== folder && folder !== homedir()) return folder;
  throw new Failure(
    `${folder} is no study folder, and too much lies below it to make it one unasked; go to your folder of decks, or name it with --study.`,
  );
}

function mustBeFolder(folder: string): string {
  if (isFolder(folder)) return folder;
  throw new Failure(`There is no study folder ${folder}; check the path.`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Opens the collection of the study folder; says so where that starts it. */
export async function openStudy(options: StudyOptions, world: World): Promise<Study> {
  const folder = studyFolder(options, world);
  const isNew = !isFolder(join(folder, STUDY_FOLDER_MARK));
  const study = await Study.open(folder);
  if (isNew)
    world.stderr.write(
      `${folder} is a study folder now; what you learn is kept in ${join(folder, STUDY_FOLDER_MARK)}. In a Git repository, add the line ${STUDY_FOLDER_MARK}/ to .gitignore.\n`,
    );
  return study;
}

/** A path as the collection has it: from the study folder, with / between folders. Throws a Failure for one outside. */
export function pathInStudy(folder: string, path: string): string {
  const inside = relative(folder, resolve(path)).split(sep).join('/');
  if (inside === '..' || inside.startsWith('../'))
    throw new Failure(`${path} is not in the study folder ${folder}; say which with --study.`);
  return inside;
}
