import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { AnkiCollection } from '../anki/anki-collection.ts';
import { type AnkiPackage, openPackage } from '../anki/open-package.ts';
import { Study } from '../collection/study.ts';
import { studyFolderAbove } from '../collection/study-folder.ts';
import { counted } from './counted.ts';
import { openBytes } from './files.ts';
import { type DeckFile, deckFiles } from './import-decks.ts';
import { mediaFolder, mediaPaths, writeMedia } from './import-media.ts';
import { importNotes, type Losses } from './import-notes.ts';
import { type Taken, takeHistory } from './import-study.ts';
import { progressBar } from './progress.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface ImportOptions {
  /** .apkg or .colpkg */
  readonly file: string;
  /** The folder to write into; without it one named as the package, beside nothing else. */
  readonly out?: string;
  readonly json: boolean;
}

/** What came in and what of it is where now. */
interface Imported {
  readonly collection: AnkiCollection;
  readonly mediaIn: number;
  readonly mediaOut: number;
  readonly folder: string;
  readonly files: readonly DeckFile[];
  readonly out: string;
  readonly history: Taken;
  readonly losses: Losses;
}

/** A package of Anki as Markdown decks with their media, and its history in the collection of the study folder. */
export async function importPackage(options: ImportOptions, world: World): Promise<ExitCode> {
  const out = resolve(options.out ?? basename(options.file).replace(/\.(apkg|colpkg|zip)$/i, ''));
  const source = openBytes(options.file);
  if (source === undefined)
    throw new Failure(
      `There is no file ${options.file}; name a package of Anki, .apkg or .colpkg.`,
    );
  try {
    const opened = await openAny(options.file, source);
    const imported = await importInto(out, opened, { ...options, size: source.size }, world);
    world.stdout.write(options.json ? asJson(imported) : formatImported(options.file, imported));
    return 0;
  } finally {
    source.close();
  }
}

async function openAny(
  file: string,
  source: Parameters<typeof openPackage>[0],
): Promise<AnkiPackage> {
  try {
    return await openPackage(source);
  } catch (cause) {
    const { message } = cause as Error;
    throw new Failure(`${file} cannot be imported, and nothing was written. ${message}`, 1, {
      cause,
    });
  }
}

async function importInto(
  out: string,
  { collection, media }: AnkiPackage,
  { file, size }: ImportOptions & { size: number },
  world: World,
): Promise<Imported> {
  const known = await knownGuids(out);
  const news = { ...collection, notes: collection.notes.filter(({ guid }) => !known.has(guid)) };
  // What comes to decks that are here already goes beside them; a folder that is no study folder is not added to.
  const inTheWay = known.size > 0 && existsSync(out) ? readdirSync(out) : [];
  const folder = mediaFolder(inTheWay);
  const paths = mediaPaths(media);
  const bar = await progressBar('Importing', world);
  try {
    const address = (name: string) => {
      const path = paths.get(name.normalize('NFC'));
      return path === undefined ? undefined : `${folder}/${path}`;
    };
    const { decks, losses } = importNotes(news, address, (done) => bar.at(done * 0.5));
    losses.add(
      'notes that the study folder has already, whose text stays as it is here',
      collection.notes.length - news.notes.length,
    );
    const files = deckFiles(decks, inTheWay, losses, (done) => bar.at(0.5 + done * 0.3));
    const work = workFolder(out);
    let mediaOut = 0;
    let moved: string[] = [];
    try {
      for (const { path, text } of files) writeFileSync(join(work, path), text, { flag: 'wx' });
      mediaOut =
        news.notes.length === 0
          ? 0
          : writeMedia(
              media,
              paths,
              { folder: join(work, folder), packageSize: size, file },
              losses,
            );
      moved = moveInto(work, out);
    } catch (error) {
      throw error instanceof Failure ? error : damaged(file, error);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    const history = await orUndone(moved, () => takeHistory(out, collection, files, losses, world));
    return { collection, mediaIn: media.length, mediaOut, folder, files, out, history, losses };
  } finally {
    bar.stop();
  }
}

function damaged(file: string, cause: unknown): Failure {
  const { code, message } = cause as NodeJS.ErrnoException;
  const why = code === 'ENOSPC' ? 'The disk is full.' : message;
  return new Failure(`${file} cannot be imported, and nothing was written. ${why}`, 1, { cause });
}

/** Notes that were here before: those that this folder exported, say, and that were studied in Anki since. */
async function knownGuids(out: string): Promise<ReadonlySet<string>> {
  const folder = studyFolderAbove(out);
  if (folder === undefined) return new Set();
  const study = await Study.open(folder);
  try {
    const known = new Set<string>();
    for (const { guid, isGone } of study.cards()) if (!isGone) known.add(guid);
    return known;
  } finally {
    study.close();
  }
}

/** Beside the folder, so that what is done can be moved there in no time. */
function workFolder(out: string): string {
  try {
    mkdirSync(dirname(out), { recursive: true });
    return mkdtempSync(join(dirname(out), `.${basename(out)}.part-`));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Failure(`${out} cannot be written (${code}); choose another folder with --out.`, 1, {
      cause,
    });
  }
}

/** Takes what was moved out again if the work fails. */
async function orUndone<T>(moved: readonly string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    for (const path of moved) rmSync(path, { recursive: true, force: true });
    throw error;
  }
}

/** All of it or nothing: nothing that is there is replaced. @returns where it is now */
function moveInto(work: string, out: string): string[] {
  const names = readdirSync(work);
  const inTheWay = names.find((name) => existsSync(join(out, name)));
  if (inTheWay !== undefined)
    throw new Failure(
      `${join(out, inTheWay)} is there already, and nothing was written; choose another folder with --out.`,
    );
  if (names.length > 0) mkdirSync(out, { recursive: true });
  return names.map((name) => {
    renameSync(join(work, name), join(out, name));
    return join(out, name);
  });
}

function asJson({ collection, mediaIn, mediaOut, files, out, history, losses }: Imported): string {
  const { notes, cards, reviews } = collection;
  const result = {
    out,
    in: { notes: notes.length, cards: cards.length, reviews: reviews.length, media: mediaIn },
    written: {
      notes: files.reduce((sum, file) => sum + file.notes.length, 0),
      ...history,
      media: mediaOut,
      decks: files.map(({ path, name, notes: { length } }) => ({ path, name, notes: length })),
    },
    left: losses.list(),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function formatImported(
  file: string,
  { collection, mediaIn, mediaOut, folder, files, out, history, losses }: Imported,
): string {
  const { notes, cards, reviews } = collection;
  const list = (counts: readonly [number, string][]) =>
    counts.map(([count, noun]) => counted(count, noun)).join(', ');
  const written = files.reduce((sum, one) => sum + one.notes.length, 0);
  const left = losses.list();
  return [
    `${file}: ${list([
      [notes.length, 'note'],
      [cards.length, 'card'],
      [reviews.length, 'review'],
      [mediaIn, 'media file'],
    ])}\n`,
    ...files.map((one) => `  ${one.path}: ${counted(one.notes.length, 'note')}\n`),
    ...(mediaOut > 0 ? [`  ${folder}/: ${counted(mediaOut, 'file')}\n`] : []),
    `${out}: ${list([
      [written, 'note'],
      [history.cards, 'card'],
      [history.reviews, 'review'],
      [mediaOut, 'media file'],
    ])}\n`,
    ...(left.length > 0 ? ['\nNot as it was:\n'] : []),
    ...left.map(({ what, count }) => `  ${count} ${what}\n`),
  ].join('');
}
