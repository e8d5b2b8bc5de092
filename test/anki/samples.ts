import { readFileSync } from 'node:fs';
import { TEMPLATE_FILES } from '../../src/anki/note-types.ts';
import type { AnkiNote } from '../../src/anki/prepare.ts';

export const TEMPLATES = Object.fromEntries(
  TEMPLATE_FILES.map((name) => [name, readFileSync(`templates/anki/${name}`, 'utf8')]),
);

/** Seconds: the notes were written at one time and are packed later. */
export const WRITTEN = 1_780_000_000;
export const NOW = 1_790_000_000;

/** A note of which only what matters to a test is said. */
export function ankiNote(said: Partial<AnkiNote> = {}): AnkiNote {
  return {
    guid: 'aaaaaaaaaaaaaaaa',
    kind: 'basic',
    deck: 'History',
    fields: { front: 'What?', back: 'That.' },
    tags: [],
    modified: WRITTEN,
    ...said,
  };
}
