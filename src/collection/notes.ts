import type { Note } from '../note.ts';
import type { Gap } from './gap-cards.ts';
import { normalised, withoutGaps } from './guid.ts';
import { type Identifiable, matchNotes } from './match.ts';
import { type Found, frontKey, type KnownNote, NoteWriter } from './note-rows.ts';
import type { Store } from './store.ts';

/** A note as a file has it. */
export interface FileNote {
  readonly kind: Note['kind'];
  readonly front: string;
  readonly back: string;
  /** The source sentence, '' where there is none. */
  readonly sentence: string;
  readonly headings: readonly string[];
  readonly line: number;
  /** Its own, besides those of its file. */
  readonly tags?: readonly string[];
  /** Of a cloze note. */
  readonly gaps: readonly Gap[];
}

/** What tells whether a file was written since: bytes and milliseconds since 1970. */
export interface FileStamp {
  /** From the study folder, with / between folders. */
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

export interface FileContent extends FileStamp {
  /** Of the whole text. */
  readonly hash: string;
  readonly deck: string;
  readonly tags: readonly string[];
  /** The essay that the notes were made from, as a path of the same kind. */
  readonly source?: string;
  readonly notes: readonly FileNote[];
}

/** A note in a report. */
export interface Told {
  readonly file: string;
  readonly line: number;
  readonly front: string;
}

export interface ScanReport {
  readonly fresh: readonly Told[];
  /** Notes whose text was edited and whose history was carried over. */
  readonly edited: readonly { readonly before: Told; readonly after: Told }[];
  readonly moved: readonly { readonly before: Told; readonly after: Told }[];
  /** Notes that are in no file any more; with how often they were reviewed. */
  readonly gone: readonly (Told & { readonly reviews: number })[];
  /** Notes that were gone and are there again. */
  readonly back: readonly Told[];
  /** Notes that count as new since they might be any of several. */
  readonly unclear: readonly { readonly found: Told; readonly rivals: readonly Told[] }[];
  /** All notes that are there now. */
  readonly notes: number;
}

/**
 * Brings the collection up to files that were read anew and to files that are no more. Notes are found again
 * by `matchNotes`; those that are not are marked as gone, with all their history.
 */
export function reconcile(
  store: Store,
  contents: readonly FileContent[],
  missing: readonly string[],
): ScanReport {
  return store.transaction(() => {
    const found = contents.flatMap((content) =>
      notesOf(content, contents).map((note, position): Found => {
        const { deck, path: file } = content;
        return { ...note, deck, file, position, content };
      }),
    );
    const paths = [...contents.map(({ path }) => path), ...missing];
    const known = [...knownIn(store, paths), ...goneLike(store, found)];
    const { pairs, unclear } = matchNotes(known, found);
    const write = new NoteWriter(store);
    for (const content of contents) write.file(content);
    for (const path of missing) write.missingFile(path);
    for (const note of found) write.note(note, pairs.get(note));
    const kept = new Set(pairs.values());
    const gone = known.filter((note) => !note.isGone && !kept.has(note));
    for (const { id } of gone) write.gone(id);
    return {
      ...changesOf(pairs),
      fresh: found.filter((note) => !pairs.has(note)).map(told),
      gone: gone.map((note) => ({ ...told(note), reviews: reviewsOf(store, note.id) })),
      unclear: unclear.map(({ found: note, rivals }) => ({
        found: told(note),
        rivals: rivals.map(told),
      })),
      notes: store.row<{ count: number }>('SELECT count(*) AS count FROM note WHERE is_gone = 0')!
        .count,
    };
  });
}

/** The notes of a file but those that a deck which was made from it has taken over. */
function notesOf(content: FileContent, contents: readonly FileContent[]): FileNote[] {
  const key = ({ kind, front, back }: FileNote) => JSON.stringify([kind, front, back]);
  const taken = new Set(
    contents
      .filter(({ source, path }) => source === content.path && path !== content.path)
      .flatMap(({ notes }) => notes.map(key)),
  );
  return content.notes.filter((note) => !taken.has(key(note)));
}

const KNOWN = `SELECT note.id, kind, front, back, sentence, headings, note.tags, deck.name AS deck, file.path AS file,
    position, line, note.is_gone AS isGone, changed
  FROM note JOIN deck ON deck.id = note.deck JOIN file ON file.id = note.file`;

function knownIn(store: Store, paths: readonly string[]): KnownNote[] {
  return paths.flatMap((path) =>
    store.rows<KnownNote>(
      `${KNOWN} WHERE note.file = (SELECT id FROM file WHERE path = ?) AND note.is_gone = 0`,
      path,
    ),
  );
}

/** Notes that are gone and have the front of one that was found. */
function goneLike(store: Store, found: readonly Found[]): KnownNote[] {
  if (store.row('SELECT 1 FROM note WHERE is_gone = 1 LIMIT 1') === undefined) return [];
  const keys = new Set(found.map(frontKey));
  return [...keys].flatMap((key) =>
    store
      .rows<KnownNote>(`${KNOWN} WHERE note.is_gone = 1 AND front_key = ?`, key)
      .map((note) => ({ ...note, isGone: true })),
  );
}

/** Who a note is, as the collection knows it. */
export interface Identity {
  readonly guid: string;
  /** Of a cloze with the numbers of its cards. */
  readonly front: string;
  /** Seconds since 1970. */
  readonly changed: number;
}

/** The note of a study folder that has this text, in this file or else in this deck. */
export function identityOf(
  store: Store,
  note: Pick<Identifiable, 'kind' | 'front' | 'back' | 'deck' | 'file'>,
): Identity | undefined {
  const rows = store
    .rows<KnownNote & Identity>(
      `SELECT guid, kind, front, back, deck.name AS deck, file.path AS file, changed
       FROM note JOIN deck ON deck.id = note.deck JOIN file ON file.id = note.file
       WHERE front_key = ? AND note.is_gone = 0`,
      frontKey(note),
    )
    .filter(({ kind, back }) => kind === note.kind && normalised(back) === normalised(note.back));
  return rows.find(({ file }) => file === note.file) ?? rows.find(({ deck }) => deck === note.deck);
}

/** A note that another program knows by a GUID of its own. */
export interface Adoption {
  readonly note: number;
  readonly guid: string;
  /** Seconds since 1970. */
  readonly changed: number;
}

/** Gives notes the GUIDs that they have elsewhere. @returns how many stay as they are, since another note has their GUID */
export function identify(store: Store, adoptions: readonly Adoption[]): number {
  return store.transaction(() => {
    let refused = 0;
    for (const { note, guid, changed } of adoptions) {
      const other = store.row<{ id: number }>('SELECT id FROM note WHERE guid = ?', guid);
      if (other !== undefined && other.id !== note) refused += 1;
      else store.run('UPDATE note SET guid = ?, changed = ? WHERE id = ?', guid, changed, note);
    }
    return refused;
  });
}

function changesOf(pairs: ReadonlyMap<Found, KnownNote>) {
  const all = [...pairs].map(([after, before]) => ({ before, after }));
  const isEdited = ({ before, after }: (typeof all)[number]) =>
    before.kind !== after.kind ||
    plain(before) !== plain(after) ||
    normalised(before.back) !== normalised(after.back);
  const tell = ({ before, after }: (typeof all)[number]) => ({
    before: told(before),
    after: told(after),
  });
  const there = all.filter(({ before }) => !before.isGone);
  return {
    edited: there.filter(isEdited).map(tell),
    moved: there
      .filter((pair) => !isEdited(pair) && pair.before.file !== pair.after.file)
      .map(tell),
    back: all.filter(({ before }) => before.isGone).map(({ after }) => told(after)),
  };
}

function plain({ kind, front }: Pick<FileNote, 'kind' | 'front'>): string {
  return normalised(kind === 'cloze' ? withoutGaps(front) : front);
}

function told({ file, line, front }: Told): Told {
  return { file, line, front };
}

function reviewsOf(store: Store, note: number): number {
  return store.row<{ count: number }>(
    'SELECT coalesce(sum(reps), 0) AS count FROM card WHERE note = ?',
    note,
  )!.count;
}
