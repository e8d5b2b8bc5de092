import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScratchDatabase } from '../anki/sqlite.ts';
import { openDatabase } from '../collection/driver.ts';

/** An empty database in a folder of its own. Remove it when done. */
export async function scratchDatabase(): Promise<
  ScratchDatabase & { readonly remove: () => void }
> {
  const folder = mkdtempSync(join(tmpdir(), 'deckwright-'));
  const file = join(folder, 'collection.anki2');
  const db = await openDatabase(file);
  return {
    db: db as unknown as ScratchDatabase['db'],
    file: () => ({ size: statSync(file).size, open: () => createReadStream(file) }),
    remove: () => {
      closeOnce(db);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether it is open, not every version of Node tells. */
function closeOnce(db: { close: () => void }): void {
  try {
    db.close();
  } catch {
    // It was closed when it was packed.
  }
}
