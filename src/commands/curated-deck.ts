import { type Candidate, identified, type Remembered } from '../collection/candidates.ts';
import { Collection } from '../collection/collection.ts';
import { studyFolderOf } from '../collection/study-folder.ts';
import { appendNotes } from '../markdown/deck-file.ts';
import { readDocument } from '../markdown/read-document.ts';
import { replaceNote } from '../markdown/replace-note.ts';
import type { Note } from '../note.ts';
import { deckNameOf } from './deck-of.ts';
import { readText, save } from './files.ts';

/** Why a decision cannot be carried out, for the person who made it; nothing was changed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

export type DeckCandidate = Candidate & { readonly note: Note };

/** What is needed to take a decision back. */
interface Done {
  readonly note: Note;
  /** What the note became; absent where it was taken out. */
  readonly other?: Note;
  /** The file's text before and after, where it was changed. */
  readonly text?: { readonly before: string; readonly after: string };
  readonly guids: readonly string[];
  readonly remembered: readonly Remembered[];
}

/**
 * A deck file and what the collection remembers of it. Each decision is in both when its call returns; the file comes
 * first, so that a note that was rejected as the program was killed counts as taken out by hand.
 */
export class CuratedDeck {
  readonly #path: string;
  readonly #collection: Collection;
  readonly #now: () => number;
  readonly #done: Done[] = [];

  private constructor(path: string, collection: Collection, now: () => number) {
    this.#path = path;
    this.#collection = collection;
    this.#now = now;
  }

  /** Opens the collection of the deck's study folder, starting it where there is none, and remembers the deck. */
  static async open(path: string, now: () => number): Promise<CuratedDeck> {
    const { candidates } = readCandidates(path);
    const collection = await Collection.open(studyFolderOf(path));
    collection.remember(path, candidates, now());
    return new CuratedDeck(path, collection, now);
  }

  remembered(): Remembered[] {
    return this.#collection.remembered(this.#path);
  }

  accept(candidates: readonly DeckCandidate[]): void {
    const { candidates: present } = readCandidates(this.#path);
    for (const { note } of candidates) this.#find(present, note);
    const changes = candidates.map((one) => ({ ...one, decision: 'accepted' as const }));
    this.#decide(candidates[0]!.note, changes);
  }

  reject(candidate: DeckCandidate): void {
    const text = this.#replaced(candidate.note);
    this.#decide(candidate.note, [{ ...candidate, decision: 'rejected' }], text);
  }

  /** Puts an edited note in the place of a candidate, and accepts it. */
  edit(candidate: DeckCandidate, other: Note): void {
    const text = this.#replaced(candidate.note, other);
    const { candidates: present } = readCandidates(this.#path, text.after);
    const edited = this.#find(present, other);
    const before =
      edited.guid === candidate.guid ? [] : [{ ...candidate, decision: 'edited' as const }];
    this.#decide(candidate.note, [...before, { ...edited, decision: 'accepted' }], text, other);
  }

  /** Takes the last decision back, in the file too. */
  undo(): void {
    const last = this.#done.at(-1);
    if (last === undefined) return;
    if (last.text !== undefined) save(this.#path, this.#undone(last, last.text));
    this.#collection.restore(this.#path, last.guids, last.remembered, this.#now());
    this.#done.pop();
  }

  close(): void {
    this.#collection.close();
  }

  #decide(note: Note, changes: readonly Remembered[], text?: Done['text'], other?: Note): void {
    const guids = changes.map(({ guid }) => guid);
    const remembered = this.remembered().filter(({ guid }) => guids.includes(guid));
    if (text !== undefined) save(this.#path, text.after);
    this.#collection.decide(this.#path, changes, this.#now());
    this.#done.push({
      note,
      guids,
      remembered,
      ...(text === undefined ? {} : { text }),
      ...(other === undefined ? {} : { other }),
    });
  }

  /** The file is read anew each time, since it may be open in an editor too. */
  #replaced(note: Note, other?: Note): { before: string; after: string } {
    const { text, candidates } = readCandidates(this.#path);
    const after = replaceNote(text, this.#find(candidates, note).note, other);
    if (after === undefined)
      throw new Refusal(
        `That would change the notes around it in ${this.#path}; edit the file by hand.`,
      );
    return { before: text, after };
  }

  #undone({ note, other }: Done, { before, after }: NonNullable<Done['text']>): string {
    const { text, candidates } = readCandidates(this.#path);
    if (text === after) return before;
    if (other === undefined) return appendNotes(text, [note]);
    return this.#replaced(this.#find(candidates, other).note, note).after;
  }

  #find(candidates: readonly DeckCandidate[], note: Note): DeckCandidate {
    const found = candidates.find((one) => isSameText(one.note, note));
    if (found === undefined)
      throw new Refusal(`This note is not in ${this.#path} any more as it was; s goes on.`);
    return found;
  }
}

/** All notes of a deck file, with their GUIDs, or of the text that it is to have. */
export function readCandidates(path: string, newText?: string) {
  const text = newText ?? readText(path).text;
  const document = readDocument(text, path);
  const deck = deckNameOf(document, {});
  return { text, document, deck, candidates: identified(deck, document.notes) };
}

function isSameText(one: Note, other: Note): boolean {
  return (
    one.kind === other.kind &&
    one.front === other.front &&
    one.back === other.back &&
    one.source?.sentence === other.source?.sentence
  );
}
