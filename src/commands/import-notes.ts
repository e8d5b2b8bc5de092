import type { AnkiCollection, StoredCard, StoredNote } from '../anki/anki-collection.ts';
import { NoteShapes, type ShapedNote } from '../anki/note-shape.ts';
import { fromHtml } from '../markdown/from-html.ts';
import { readGaps } from '../markdown/gaps.ts';
import type { Note } from '../note.ts';

/** A note out of a package, as it goes into a deck file. */
export interface ImportedNote {
  readonly note: Note;
  readonly stored: StoredNote;
  readonly cards: readonly StoredCard[];
}

/** The notes of one deck that are asked in one way: what goes into one file. */
export interface ImportedDeck {
  readonly name: string;
  readonly cards?: NonNullable<ShapedNote['cards']>;
  readonly notes: readonly ImportedNote[];
}

export interface ImportedNotes {
  readonly decks: readonly ImportedDeck[];
  readonly losses: Losses;
}

/** What could not be taken over as it was: how often, by a sentence's beginning. */
export class Losses {
  readonly #counts = new Map<string, number>();

  add(what: string, count = 1): void {
    if (count > 0) this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  list(): { what: string; count: number }[] {
    return [...this.#counts].map(([what, count]) => ({ what, count }));
  }
}

const NOWHERE = { file: '', line: 1, column: 1, start: 0, end: 0 };

/** Notes of a package as Markdown, by the decks that their cards belong to. */
export function importNotes(
  collection: AnkiCollection,
  medium: (name: string) => string | undefined,
  onProgress: (fraction: number) => void,
): ImportedNotes {
  const losses = new Losses();
  const shapes = new NoteShapes(collection.noteTypes);
  const cardsByNote = new Map<number, StoredCard[]>();
  for (const card of collection.cards)
    cardsByNote.set(card.note, [...(cardsByNote.get(card.note) ?? []), card]);
  const decks = new Map<
    string,
    { name: string; cards?: ShapedNote['cards']; notes: ImportedNote[] }
  >();
  collection.notes.forEach((stored, at) => {
    if (at % 200 === 0) onProgress(at / collection.notes.length);
    const shaped = shapes.read(stored);
    const cards = (cardsByNote.get(stored.id) ?? []).sort((a, b) => a.ord - b.ord);
    if (shaped === undefined || cards.length === 0) {
      losses.add(shaped === undefined ? 'notes without a note type' : 'notes without a card');
      return;
    }
    if (!shaped.isKnown)
      losses.add(
        `notes of the type "${collection.noteTypes.get(stored.noteType)?.name}" kept field by field, as a question and the other fields by name`,
      );
    const name = collection.decks.get(cards[0]!.deck)?.name || 'Default';
    if (cards.some(({ deck }) => deck !== cards[0]!.deck))
      losses.add('notes with cards in several decks, which are in the deck of the first');
    const key = JSON.stringify([name, shaped.cards ?? '']);
    const deck = decks.get(key) ?? {
      name,
      ...(shaped.cards === undefined ? {} : { cards: shaped.cards }),
      notes: [],
    };
    decks.set(key, deck);
    deck.notes.push({ note: noteOf(shaped, stored, medium, losses), stored, cards });
  });
  onProgress(1);
  return { decks: [...decks.values()] as ImportedDeck[], losses };
}

function noteOf(
  shaped: ShapedNote,
  stored: StoredNote,
  medium: (name: string) => string | undefined,
  losses: Losses,
): Note {
  const isCloze = shaped.kind === 'cloze';
  const markdown = (html: string) => {
    const { markdown: text, lost } = fromHtml(html, { isCloze, medium });
    for (const what of lost)
      losses.add(`fields with ${what}, which Markdown has no form for and which are left out`);
    return text;
  };
  const front = markdown(shaped.front);
  const others = shaped.others.map(({ name, text }) => `**${named(name)}:** ${markdown(text)}`);
  const back = [markdown(shaped.back), ...others].filter((part) => part !== '').join('\n\n');
  const sentence = markdown(shaped.source).replace(/\s+/g, ' ');
  const common = {
    place: NOWHERE,
    headings: [],
    made: { by: 'hand' } as const,
    tags: tagsOf(stored, losses),
    ...(sentence === '' ? {} : { source: { sentence } }),
  };
  if (isCloze && readGaps(front).gaps.length > 0) return { kind: 'cloze', front, back, ...common };
  if (isCloze) losses.add('cloze notes whose gaps hide nothing, which are kept as a question');
  if (front === '' || back === '') losses.add('notes with an empty side, which has a dash now');
  const kind = shaped.kind === 'cloze' ? 'basic' : shaped.kind;
  return { kind, front: front || '–', back: back || '–', ...common };
}

/** A field's name as text in Markdown. */
function named(name: string): string {
  return name.replace(/[\\`*_{}[\]<>()#+!|~$&]/g, '\\$&');
}

function tagsOf({ tags }: StoredNote, losses: Losses): string[] {
  if (tags.some((tag) => tag.includes(',')))
    losses.add('notes with a comma in a tag, which is an underscore now');
  return tags.map((tag) => tag.replaceAll(',', '_'));
}
