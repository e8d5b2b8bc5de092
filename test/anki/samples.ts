import { readFileSync } from 'node:fs';
import { TEMPLATE_FILES } from '../../src/anki/note-types.ts';
import { type PackageInput, writePackage } from '../../src/anki/package.ts';
import type { AnkiNote } from '../../src/anki/prepare.ts';
import type { PackageReport } from '../../src/anki/update-report.ts';
import { inMemory, ZipArchive } from '../../src/anki/zip-archive.ts';
import { scratchDatabase } from '../../src/commands/scratch.ts';

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

export type SampleInput = Partial<Omit<PackageInput, 'previous' | 'scratch'>> & {
  readonly previous?: Uint8Array;
};

/** A package in memory, of which only what matters to a test is said. */
export async function packed({
  previous,
  ...input
}: SampleInput = {}): Promise<{ bytes: Uint8Array; report: PackageReport }> {
  const pieces: Uint8Array[] = [];
  const scratch = await scratchDatabase();
  try {
    const report = await writePackage(
      {
        notes: [ankiNote()],
        templates: TEMPLATES,
        now: NOW,
        ...input,
        ...(previous === undefined ? {} : { previous: inMemory(previous) }),
        scratch,
      },
      (piece) => pieces.push(Buffer.from(piece)),
    );
    return { bytes: Buffer.concat(pieces), report };
  } finally {
    scratch.remove();
  }
}

export function zipEntry(archive: Uint8Array, name: string): Uint8Array | undefined {
  return new ZipArchive(inMemory(archive)).read(name, 1e9);
}
