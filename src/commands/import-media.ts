import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mediaName } from '../anki/media.ts';
import type { StoredMedium } from '../anki/open-package.ts';
import type { Losses } from './import-notes.ts';
import { Failure } from './world.ts';

/** The folder for media, beside the decks, where none of these names is in the way. */
export function mediaFolder(inTheWay: readonly string[]): string {
  let free = 'media';
  for (let at = 2; inTheWay.includes(free); at += 1) free = `media ${at}`;
  return free;
}

/** A package of some megabytes has no media of gigabytes: they would be made to fill the disk. */
const MOST_FOR_EACH_BYTE = 200;
const ALWAYS_ALLOWED = 200_000_000;

/** Where each medium goes: by its name in the package, a name without a path, unlike any other whatever its case. */
export function mediaPaths(media: readonly StoredMedium[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const paths = new Map<string, string>();
  for (const { name } of media) {
    const wanted = mediaName(name.normalize('NFC'));
    let free = wanted;
    for (let at = 2; taken.has(free.toLowerCase()); at += 1)
      free = wanted.replace(/(\.[^.]*)?$/, `-${at}$1`);
    taken.add(free.toLowerCase());
    if (!paths.has(name.normalize('NFC'))) paths.set(name.normalize('NFC'), free);
  }
  return paths;
}

/** Writes the media of a package into a folder. @returns how many. Throws a Failure for a package that unpacks to far too much */
export function writeMedia(
  media: readonly StoredMedium[],
  paths: ReadonlyMap<string, string>,
  { folder, packageSize, file }: { folder: string; packageSize: number; file: string },
  losses: Losses,
): number {
  let size = 0;
  const written = new Set<string>();
  for (const { name, read } of media) {
    const path = paths.get(name.normalize('NFC'));
    const bytes = path === undefined ? undefined : read();
    if (bytes === undefined || path === undefined) {
      losses.add('media that the package names but does not have');
      continue;
    }
    size += bytes.length;
    if (size > ALWAYS_ALLOWED && size > packageSize * MOST_FOR_EACH_BYTE)
      throw new Failure(
        `${file} unpacks to more than ${Math.floor(size / 1e6)} MB of media, ${MOST_FOR_EACH_BYTE} times its size, which no deck does; nothing was written. Get the deck from somewhere else.`,
      );
    if (written.size === 0) mkdirSync(folder, { recursive: true });
    if (!written.has(path)) writeFileSync(join(folder, path), bytes, { flag: 'wx' });
    written.add(path);
  }
  return written.size;
}
