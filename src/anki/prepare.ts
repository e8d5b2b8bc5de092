import { createHash } from 'node:crypto';
import { cleanField } from './field-text.ts';
import { freshId } from './ids.ts';
import { type AnkiFields, type AnkiKind, NOTE_TYPES } from './note-types.ts';
import type { ReadNote } from './read-package.ts';
import { normaliseTags } from './tags.ts';

/** A note to be packed. */
export interface AnkiNote {
  /** What Anki knows the note by: a note with a known GUID is updated, any other is added. */
  readonly guid: string;
  readonly kind: AnkiKind;
  /** The full name, `History::After the attacks`. */
  readonly deck: string;
  readonly fields: AnkiFields;
  readonly tags: readonly string[];
  /** When the note's text was last written, in seconds since 1970. */
  readonly modified: number;
}

/** A note as it goes into the database: fields and tags as Anki keeps them, its id and time settled. */
export interface PreparedNote {
  readonly id: number;
  readonly guid: string;
  readonly kind: AnkiKind;
  readonly deck: string;
  readonly fields: readonly string[];
  readonly tags: readonly string[];
  readonly modified: number;
  readonly fate: 'new' | 'changed' | 'unchanged';
  /** The GUID that it came with; Anki knows it by another if what it was before cannot become it. */
  readonly wanted: string;
}

/**
 * Settles the ids and times of the notes against those of the package that is replaced. Anki
 * updates a note if and only if its time is later than the one it has, so the time of an unchanged
 * note stays and that of a changed one moves, even if a file's clock went backwards.
 *
 * @param earlier the notes of the package that is replaced, by GUID
 * @param now seconds since 1970: no note is later, for it would win over what its user edits in Anki
 */
export function prepareNotes(
  notes: readonly AnkiNote[],
  earlier: ReadonlyMap<string, ReadNote>,
  now: number,
): PreparedNote[] {
  refuseRepeatedGuids(notes);
  const taken = new Set([...earlier.values()].map(({ id }) => id));
  return notes.map((note) => {
    const { guid, kind, before } = settled(note, earlier);
    const fields = NOTE_TYPES[kind].fields.map(({ holds }) => cleanField(note.fields[holds] ?? ''));
    const tags = normaliseTags(note.tags);
    const fate = fateOf({ kind, fields, tags }, before);
    const written = Math.min(seconds(note), now);
    return {
      id: before?.id ?? freshId(guid, written, taken),
      guid,
      kind,
      deck: note.deck,
      fields,
      tags,
      modified: modifiedTime(fate, written, before),
      fate,
      wanted: note.guid,
    };
  });
}

/** Whether a note of the first kind can say what one of the second says. */
const HOLDS: Partial<Record<AnkiKind, readonly AnkiKind[]>> = {
  basic: ['typed', 'list'],
  typed: ['basic', 'list'],
  list: ['basic', 'typed'],
  optional: ['basic', 'typed', 'list', 'reversed'],
};

/**
 * Anki never makes a note one of another type, it leaves it as it is. So a note stays of the type that it was packed
 * with where that can hold it; else it is another note to Anki, under a GUID that follows from its own.
 */
function settled(
  note: AnkiNote,
  earlier: ReadonlyMap<string, ReadNote>,
): { guid: string; kind: AnkiKind; before: ReadNote | undefined } {
  const { kind } = note;
  for (const guid of [note.guid, otherGuid(note)]) {
    const before = earlier.get(guid);
    const was = before && KINDS.get(before.noteType);
    if (before === undefined || was === undefined) continue;
    if (was === kind || HOLDS[was]?.includes(kind)) return { guid, kind: was, before };
  }
  const isTaken = earlier.has(note.guid);
  return { guid: isTaken ? otherGuid(note) : note.guid, kind, before: undefined };
}

const KINDS: ReadonlyMap<number, AnkiKind> = new Map(
  Object.entries(NOTE_TYPES).map(([kind, { id }]) => [id, kind as AnkiKind]),
);

function otherGuid({ guid, kind }: AnkiNote): string {
  return createHash('sha256').update(`${guid} ${kind}`).digest('hex').slice(0, 16);
}

/** Anki adds both of two notes that share a GUID, and updates only one of them ever after. */
function refuseRepeatedGuids(notes: readonly AnkiNote[]): void {
  const seen = new Set<string>();
  for (const { guid, fields } of notes) {
    if (guid === '' || seen.has(guid))
      throw new Error(
        `The note "${fields.front.slice(0, 80)}" has ${guid === '' ? 'no GUID' : `the GUID ${guid} of another note`}; give each note its own.`,
      );
    seen.add(guid);
  }
}

function seconds({ modified, fields }: AnkiNote): number {
  if (!Number.isFinite(modified) || modified < 0)
    throw new RangeError(
      `The note "${fields.front.slice(0, 80)}" was modified at ${modified}, which is no time; give seconds since 1970.`,
    );
  return Math.floor(modified);
}

function fateOf(
  note: Pick<PreparedNote, 'kind' | 'fields' | 'tags'>,
  before: ReadNote | undefined,
): PreparedNote['fate'] {
  if (before === undefined) return 'new';
  const same =
    before.noteType === NOTE_TYPES[note.kind].id &&
    isSameList(before.fields, note.fields) &&
    isSameList(before.tags, note.tags);
  return same ? 'unchanged' : 'changed';
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function modifiedTime(
  fate: PreparedNote['fate'],
  written: number,
  before: ReadNote | undefined,
): number {
  if (before === undefined) return written;
  return fate === 'unchanged' ? before.modified : Math.max(written, before.modified + 1);
}
