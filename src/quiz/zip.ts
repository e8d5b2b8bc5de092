import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { OutFile } from './format.ts';

/** The first day that a zip entry can have: the same files give the same bytes. */
const NO_DATE = new Date(1980, 0, 1);

export function zipOf(files: readonly OutFile[]): Uint8Array {
  const entries = files.map(({ path, content }) => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: NO_DATE });
}

/** The text files of a zip by their paths. */
export function unzipTexts(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]),
  );
}
