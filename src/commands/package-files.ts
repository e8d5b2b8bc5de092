import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file that comes with Deckwright, by its path from the package's root: the same from source and from dist/. */
export function packageFile(path: string): Buffer {
  return readFileSync(join(packageRoot(), path));
}

function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
