import { cardsOfGaps, type GapCard, renumbered } from './gap-cards.ts';
import { firstGuid, normalised } from './guid.ts';
import type { Identifiable } from './match.ts';
import type { FileContent, FileNote } from './notes.ts';
import type { Store } from './store.ts';

export interface KnownNote extends Identifiable {
  readonly id: number;
  readonly line: number;
  readonly isGone: boolean;
  readonly changed: number;
  readonly headings: string;
  readonly tags: string;
}

export type Found = FileNote & Identifiable & { readonly content: FileContent };

/** Rows of files, decks, notes and cards. */
export class NoteWriter {
  readonly #store: Store;
  readonly #files = new Map<string, number>();
  readonly #decks = new Map<string, number>();

  constructor(store: Store) {
    this.#store = store;
  }

  file({ path, size, modified, hash, source, tags }: FileContent): void {
    this.#store.run(
      `INSERT INTO file (path, size, modified, hash, source, tags) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified,
         hash = excluded.hash, source = excluded.source, tags = excluded.tags, is_gone = 0`,
      path,
      size,
      modified,
      hash,
      source ?? null,
      JSON.stringify(tags),
    );
    this.#files.set(path, idOf(this.#store, 'SELECT id FROM file WHERE path = ?', path));
  }

  missingFile(path: string): void {
    this.#store.run('UPDATE file SET is_gone = 1 WHERE path = ?', path);
  }

  note(note: Found, before: KnownNote | undefined): void {
    const deck = this.#deck(note.deck);
    const known = before === undefined ? [] : this.#gapCards(before.id);
    const cards =
      note.kind === 'cloze' ? cardsOfGaps(note.gaps, known) : new Map<number, GapCard>();
    const front = note.kind === 'cloze' ? renumbered(note.front, note.gaps, cards) : note.front;
    const id =
      before === undefined
        ? this.#insert(note, front, deck)
        : this.#update(note, front, deck, before);
    const hidden = new Map([...cards.values()].map((card) => [card.ordinal, card.hidden]));
    this.#cards(id, ordinalsOf(note, hidden), deck, this.#placeOf(note), before !== undefined);
  }

  gone(id: number): void {
    this.#store.run('UPDATE note SET is_gone = 1 WHERE id = ?', id);
    this.#store.run('UPDATE card SET is_gone = 1 WHERE note = ?', id);
  }

  #deck(name: string): number {
    let id = this.#decks.get(name);
    if (id === undefined) {
      this.#store.run('INSERT INTO deck (name) VALUES (?) ON CONFLICT DO NOTHING', name);
      id = idOf(this.#store, 'SELECT id FROM deck WHERE name = ?', name);
      this.#decks.set(name, id);
    }
    return id;
  }

  #placeOf({ file, position }: Found): number {
    return this.#files.get(file)! * 1_000_000 + position;
  }

  #insert(note: Found, front: string, deck: number): number {
    const { kind, back, sentence, position, line, headings, content } = note;
    const { lastInsertRowid } = this.#store
      .statement(
        `INSERT INTO note (guid, file, deck, position, line, kind, front, back, sentence, headings, tags, front_key, changed)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        this.#freeGuid(note),
        this.#files.get(note.file)!,
        deck,
        position,
        line,
        kind,
        front,
        back,
        sentence,
        JSON.stringify(headings),
        tagsOf(note),
        frontKey(note),
        Math.floor(content.modified / 1000),
      );
    return Number(lastInsertRowid);
  }

  /** A note that was edited keeps the GUID that its first text gave it, so another may want the same one. */
  #freeGuid({ deck, kind, front }: Found): string {
    for (let occurrence = 1; ; occurrence += 1) {
      const guid = firstGuid(deck, kind, front, occurrence);
      if (this.#store.statement('SELECT 1 FROM note WHERE guid = ?').get(guid) === undefined)
        return guid;
    }
  }

  #update(note: Found, front: string, deck: number, before: KnownNote): number {
    const { kind, back, sentence, position, line, content } = note;
    const headings = JSON.stringify(note.headings);
    const tags = tagsOf(note);
    const isSame =
      before.kind === kind &&
      before.front === front &&
      before.back === back &&
      before.sentence === sentence &&
      before.headings === headings &&
      before.file === note.file &&
      before.tags === tags;
    const modified = Math.floor(content.modified / 1000);
    const changed = isSame ? before.changed : Math.max(modified, before.changed + 1);
    this.#store.run(
      `UPDATE note SET file = ?, deck = ?, position = ?, line = ?, kind = ?, front = ?, back = ?, sentence = ?,
         headings = ?, tags = ?, front_key = ?, changed = ?, is_gone = 0 WHERE id = ?`,
      this.#files.get(note.file)!,
      deck,
      position,
      line,
      kind,
      front,
      back,
      sentence,
      headings,
      tags,
      frontKey(note),
      changed,
      before.id,
    );
    return before.id;
  }

  #gapCards(note: number): GapCard[] {
    return this.#store
      .rows<{ ordinal: number; hidden: string }>(
        'SELECT ordinal, hidden FROM card WHERE note = ? ORDER BY ordinal',
        note,
      )
      .map(({ ordinal, hidden }) => ({ ordinal, hidden: JSON.parse(hidden) as string[] }));
  }

  #cards(
    note: number,
    hidden: ReadonlyMap<number, readonly string[]>,
    deck: number,
    place: number,
    isKnown: boolean,
  ): void {
    if (isKnown) this.#store.run('UPDATE card SET is_gone = 1 WHERE note = ?', note);
    const insert = this.#store.statement(
      `INSERT INTO card (note, ordinal, hidden, deck, place) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (note, ordinal) DO UPDATE SET hidden = excluded.hidden, deck = excluded.deck,
         place = excluded.place, is_gone = 0`,
    );
    for (const [ordinal, texts] of hidden)
      insert.run(note, ordinal, JSON.stringify(texts), deck, place);
  }
}

function tagsOf({ tags = [], content }: Found): string {
  return JSON.stringify([...new Set([...content.tags, ...tags])]);
}

function ordinalsOf(
  { kind }: FileNote,
  gaps: ReadonlyMap<number, readonly string[]>,
): ReadonlyMap<number, readonly string[]> {
  if (kind === 'cloze') return gaps;
  return new Map((kind === 'reversed' ? [0, 1] : [0]).map((ordinal) => [ordinal, []]));
}

function idOf(store: Store, sql: string, value: string): number {
  return store.row<{ id: number }>(sql, value)!.id;
}

export function frontKey({ kind, front }: Pick<FileNote, 'kind' | 'front'>): string {
  return kind === 'cloze'
    ? firstGuid('', 'cloze', front)
    : firstGuid('', 'basic', normalised(front));
}
