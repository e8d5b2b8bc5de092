import { mediaName } from '../anki/media.ts';
import { writeDeck } from '../markdown/deck-file.ts';
import { readDocument } from '../markdown/read-document.ts';
import type { Note } from '../note.ts';
import type { ImportedDeck, ImportedNote, Losses } from './import-notes.ts';

/** A deck file to be written, and which line of it each note is on. */
export interface DeckFile {
  readonly path: string;
  readonly text: string;
  readonly name: string;
  readonly notes: readonly (ImportedNote & { readonly line: number })[];
}

/**
 * Decks as files that read back to the same notes; what cannot is left out, and counted.
 *
 * @param inTheWay names that no file may have
 */
export function deckFiles(
  decks: readonly ImportedDeck[],
  inTheWay: readonly string[],
  losses: Losses,
  onProgress: (fraction: number) => void,
): DeckFile[] {
  const taken = new Set(inTheWay.map((name) => name.toLowerCase()));
  return decks.map((deck, at) => {
    onProgress(at / decks.length);
    const file = deckFile(deck, losses);
    return { ...file, path: freePath(deck, taken) };
  });
}

/** `Languages::French` → `Languages - French.deck.md`. */
function freePath({ name, cards }: ImportedDeck, taken: Set<string>): string {
  const whole = `${name.split('::').join(' - ')}${cards === undefined ? '' : ` (${cards})`}`;
  const stem = mediaName(`${whole.replace(/[\\/.]/g, '_').slice(0, 80)}.x`).slice(0, -2);
  let free = `${stem}.deck.md`;
  for (let at = 2; taken.has(free.toLowerCase()); at += 1) free = `${stem} ${at}.deck.md`;
  taken.add(free.toLowerCase());
  return free;
}

function deckFile(deck: ImportedDeck, losses: Losses): Omit<DeckFile, 'path'> {
  const common = commonTags(deck.notes);
  const own = deck.notes.map(
    (one): ImportedNote => ({
      ...one,
      note: { ...one.note, tags: (one.note.tags ?? []).filter((tag) => !common.includes(tag)) },
    }),
  );
  const { name, cards } = deck;
  const write = (notes: readonly Note[]) =>
    writeDeck({ name, tags: common, notes, ...(cards === undefined ? {} : { cards }) });
  let kept = own;
  let text = write(kept.map(({ note }) => note));
  let read = readDocument(text, '').notes;
  if (!isSame(kept, read)) {
    kept = own.flatMap((one) => {
      const note = writable(one.note);
      if (note === undefined)
        losses.add('notes that cannot be written as Markdown and are left out');
      return note === undefined ? [] : [{ ...one, note }];
    });
    text = write(kept.map(({ note }) => note));
    read = readDocument(text, '').notes;
  }
  return {
    name,
    text,
    notes: kept.map((one, at) => ({ ...one, line: read[at]?.place.line ?? 0 })),
  };
}

function commonTags(notes: readonly ImportedNote[]): string[] {
  const [first, ...rest] = notes;
  return (first?.note.tags ?? []).filter((tag) =>
    rest.every(({ note }) => note.tags?.includes(tag)),
  );
}

function isSame(notes: readonly ImportedNote[], read: readonly Note[]): boolean {
  return notes.length === read.length && notes.every(({ note }, at) => isSameNote(note, read[at]!));
}

function isSameNote(one: Note, other: Note): boolean {
  return one.kind === other.kind && one.front === other.front && one.back === other.back;
}

/** A note that reads back as it is: itself, else with all its signs escaped. */
function writable(note: Note): Note | undefined {
  const readsBack = (one: Note) => {
    const [read, ...more] = readDocument(
      writeDeck({ name: 'x', tags: [], notes: [one] }),
      '',
    ).notes;
    return read !== undefined && more.length === 0 && isSameNote(one, read);
  };
  if (readsBack(note)) return note;
  const flat = { ...note, front: flattened(note.front), back: flattened(note.back) || '–' };
  return note.kind !== 'cloze' && readsBack(flat) ? flat : undefined;
}

function flattened(markdown: string): string {
  return markdown
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\\?([!-/:-@[-`{-~])/g, '\\$1');
}
