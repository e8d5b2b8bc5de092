import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { ByteSource } from '../anki/zip-archive.ts';
import { Failure } from './world.ts';

/** A text file as it was read. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** When it was last written, in seconds since 1970. */
  readonly modified: number;
}

/** Reads a UTF-8 text; throws a Failure that says what is wrong with the path and what to do. */
export function readText(path: string): TextFile {
  const bytes = readBytes(path);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { path, text, modified: Math.floor(statSync(path).mtimeMs / 1000) };
  } catch (cause) {
    const what = bytes.subarray(0, 8000).includes(0)
      ? 'is a binary file, not text'
      : 'is not UTF-8 text';
    throw new Failure(`${path} ${what}; save it as a Markdown text in UTF-8 and try again.`, 1, {
      cause,
    });
  }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Failure(readProblem(path, (cause as NodeJS.ErrnoException).code), 1, { cause });
  }
}

function readProblem(path: string, code: string | undefined): string {
  if (code === 'ENOENT') return `There is no file ${path}; check the path.`;
  if (code === 'EISDIR') return `${path} is a folder; name the Markdown files in it.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `${path} may not be read; change its permissions and try again.`;
  return `${path} cannot be read (${code ?? 'unknown error'}).`;
}

/** The bytes of a file, or undefined where there is none. */
export function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** A file that is read piece by piece, or undefined where there is none. Close it when done; once is enough. */
export function openBytes(path: string): (ByteSource & { readonly close: () => void }) | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  let isOpen = true;
  return {
    size,
    read: (start, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - start)));
      return bytes.subarray(0, bytes.length && readSync(file, bytes, 0, bytes.length, start));
    },
    close: () => {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

/**
 * Markdown files among paths: files as given, folders searched through, without what is hidden or
 * installed. Throws a Failure for a path that is not there and a folder with no Markdown in it.
 */
export function markdownFiles(paths: readonly string[]): string[] {
  const found = paths.flatMap((path) => {
    if (!isFolder(path)) return [path];
    const inside = filesIn(path);
    if (inside.length === 0)
      throw new Failure(`There is no Markdown file (.md) in the folder ${path}; check the path.`);
    return inside;
  });
  return [...new Map(found.map((path) => [resolve(path), path])).values()];
}

function isFolder(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new Failure(`There is no file or folder ${path}; check the path.`);
  return stats.isDirectory();
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return filesIn(path);
    return /\.(md|markdown)$/i.test(entry.name) ? [path] : [];
  });
}

/** Throws a Failure if nothing could be written there, so that it is known before the work is done. */
export function mustBeWritable(path: string): void {
  const folder = dirname(resolve(path));
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats === undefined)
    throw new Failure(`${path} cannot be written: there is no folder ${folder}; make it first.`);
  if (!stats.isDirectory())
    throw new Failure(`${path} cannot be written: ${folder} is not a folder.`);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new Failure(`${path} cannot be written: it is a folder; add a file name.`);
  try {
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new Failure(
      `${path} cannot be written: the folder ${folder} is not open for writing; choose another with -o.`,
      1,
      { cause },
    );
  }
}

/** Writes a file whole or not at all: beside it first, then renamed over it. */
export function save(path: string, content: string | Uint8Array): void {
  const beside = part(path);
  try {
    const file = openSync(beside, 'w');
    try {
      writeAll(file, typeof content === 'string' ? Buffer.from(content) : content);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw unwritable(path, cause);
  }
}

/** As `save`, of what is made piece by piece. @returns what the work gave */
export async function saveBy<T>(
  path: string,
  work: (write: (bytes: Uint8Array) => void) => Promise<T>,
): Promise<T> {
  const beside = part(path);
  let file: number | undefined;
  try {
    file = openSync(beside, 'w');
    const open = file;
    const result = await work((bytes) => writeAll(open, bytes));
    closeSync(file);
    file = undefined;
    renameSync(beside, path);
    return result;
  } catch (cause) {
    if (file !== undefined) closeSync(file);
    rmSync(beside, { force: true });
    throw (cause as NodeJS.ErrnoException).code === undefined ? cause : unwritable(path, cause);
  }
}

function part(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.part`);
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

function unwritable(path: string, cause: unknown): Failure {
  const { code } = cause as NodeJS.ErrnoException;
  const why = {
    ENOSPC: 'the disk is full',
    EACCES: 'writing is not permitted there',
    EPERM: 'writing is not permitted there',
    EROFS: 'the disk is read-only',
  }[code ?? ''];
  return new Failure(
    `${path} cannot be written: ${why ?? code ?? 'unknown error'}; choose another place with -o.`,
    1,
    { cause },
  );
}
