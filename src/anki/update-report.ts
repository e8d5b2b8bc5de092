import { normaliseDeckName } from './decks.ts';
import { plainText } from './field-text.ts';
import type { PreparedNote } from './prepare.ts';
import type { EarlierPackage, ReadNote } from './read-package.ts';
import type { PackedCard } from './rows.ts';

/** What became of the notes since the previous package; without one all are new. */
export interface PackageReport {
  readonly cards: number;
  readonly reviews: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Notes of the previous package that are no more. Anki keeps them. */
  readonly gone: number;
  /** Those notes in Anki's browser: a search; '' where none is gone. */
  readonly goneSearch: string;
  /** The first lines of what they ask. */
  readonly goneFronts: readonly string[];
  /** Cards whose gap or back direction is no more. Anki keeps them, empty. */
  readonly emptyCards: number;
  /** Notes that are in another deck than before. Anki leaves their cards where they are. */
  readonly moved: number;
  /** Notes that are of another type now, and so new notes to Anki; what they were is among those gone. */
  readonly retyped: number;
  /** Sentences. */
  readonly warnings: readonly string[];
}

/** Counts the notes against those of the package before. */
export function reportOf(
  notes: readonly PreparedNote[],
  cards: readonly PackedCard[],
  { notes: earlier }: EarlierPackage,
): Omit<PackageReport, 'reviews' | 'warnings'> {
  const count = { new: 0, changed: 0, unchanged: 0 };
  for (const { fate } of notes) count[fate] += 1;
  const kept = new Set(notes.map(({ guid }) => guid));
  const gone = [...earlier.values()].filter(({ guid }) => !kept.has(guid));
  const there = new Set(cards.map(({ note, ord }) => `${note.guid}:${ord}`));
  const before = notes.flatMap((note) => {
    const one = earlier.get(note.guid);
    return one === undefined ? [] : [{ note, one }];
  });
  return {
    cards: cards.length,
    ...count,
    gone: gone.length,
    goneSearch: gone.length === 0 ? '' : `nid:${gone.map(({ id }) => id).join(',')}`,
    goneFronts: gone.map(firstLine),
    emptyCards: before.reduce(
      (sum, { one }) =>
        sum + one.cards.filter(({ ord }) => !there.has(`${one.guid}:${ord}`)).length,
      0,
    ),
    moved: before.filter(({ note, one }) => isMoved(note, one)).length,
    retyped: notes.filter(({ guid, wanted, fate }) => guid !== wanted && fate === 'new').length,
  };
}

function isMoved(note: PreparedNote, before: ReadNote): boolean {
  const deck = normaliseDeckName(note.deck).toLowerCase();
  return before.cards.length > 0 && before.cards.every((card) => card.deck.toLowerCase() !== deck);
}

function firstLine({ fields }: ReadNote): string {
  const text = plainText(fields[0] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
