import { expect, it } from 'vitest';
import { refusedName } from '../../src/anki/file-name.ts';

it.each(['collection.apkg', 'out/Collection.APKG', 'backup-2026.apkg', 'C:\\decks\\my.colpkg'])(
  '%s is refused in a sentence that says what to write',
  (path) => {
    expect(refusedName(path)).toMatch(/^\S+ is refused: Anki would replace .* deck\.apkg\.$/);
  },
);

it.each(['essay.apkg', 'collection.apkg/essay.apkg', 'my-collection.apkg', 'backup.apkg'])(
  '%s is not',
  (path) => {
    expect(refusedName(path)).toBeUndefined();
  },
);
