import { writeCollectionRow } from './collection-row.ts';
import { deckIds } from './decks.ts';
import { newExporter } from './engine.ts';
import { NOTE_TYPES_CHANGED, type TemplateTexts } from './note-types.ts';
import { type AnkiNote, type PreparedNote, prepareNotes } from './prepare.ts';
import { type ReadNote, readPackage } from './read-package.ts';
import { insertRows, newCardRows, noteRow } from './rows.ts';

export interface PackageInput {
  /** In the order in which they are to be learned. */
  readonly notes: readonly AnkiNote[];
  /** The texts of `TEMPLATE_FILES`. */
  readonly templates: TemplateTexts;
  /** Seconds since 1970. It does not get into the package unless a note is dated later. */
  readonly now: number;
  /** The package that this one replaces, so that only what changed is newer. */
  readonly previous?: Uint8Array;
}

/** What became of the notes since the previous package; without one all are new. */
export interface PackageReport {
  readonly cards: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Notes of the previous package that are no more. Anki keeps them. */
  readonly gone: number;
  /** Sentences. */
  readonly warnings: readonly string[];
}

/** Named in full: the library would else choose by a variable of the environment what `save` gives. */
const SAVED = {
  type: 'uint8array',
  compression: 'DEFLATE',
  compressionOptions: { level: 6 },
} as const;

/**
 * Writes an Anki package (.apkg with a collection of schema 11, which every Anki reads).
 * The same input gives the same bytes. Throws a sentence if two notes share a GUID, a deck has no
 * name, a time is none or a template is missing; a damaged previous package is only warned of.
 */
export async function writePackage(
  input: PackageInput,
): Promise<{ bytes: Uint8Array; report: PackageReport }> {
  const { earlier, warnings } = await earlierNotes(input.previous);
  const notes = prepareNotes(input.notes, earlier, input.now);
  const decks = deckIds(notes.map(({ deck }) => deck));
  const cards = newCardRows(notes, decks);
  const exporter = await newExporter();
  const { db } = exporter;
  try {
    db.run('begin');
    insertRows(db, 'notes', notes.map(noteRow));
    insertRows(db, 'cards', cards);
    writeCollectionRow(db, {
      templates: input.templates,
      decks,
      modified: notes.reduce((latest, note) => Math.max(latest, note.modified), NOTE_TYPES_CHANGED),
      nextPosition: notes.length + 1,
    });
    db.run('commit');
    // Leaves nothing of what the library wrote first, the clock's time in it, and saves 7 % of the space.
    db.run('vacuum');
    const bytes = await exporter.save(SAVED);
    return { bytes, report: { cards: cards.length, ...tally(notes, earlier), warnings } };
  } finally {
    exporter.db.close();
  }
}

async function earlierNotes(
  previous: Uint8Array | undefined,
): Promise<{ earlier: Map<string, ReadNote>; warnings: string[] }> {
  if (previous === undefined) return { earlier: new Map(), warnings: [] };
  try {
    const notes = await readPackage(previous);
    return { earlier: new Map(notes.map((note) => [note.guid, note])), warnings: [] };
  } catch (error) {
    const warning = `The previous package could not be read, so Anki may count unchanged notes as updated. ${(error as Error).message}`;
    return { earlier: new Map(), warnings: [warning] };
  }
}

function tally(
  notes: readonly PreparedNote[],
  earlier: ReadonlyMap<string, ReadNote>,
): Pick<PackageReport, PreparedNote['fate'] | 'gone'> {
  const count = { new: 0, changed: 0, unchanged: 0 };
  for (const { fate } of notes) count[fate] += 1;
  return { ...count, gone: earlier.size - count.changed - count.unchanged };
}
