import { relative, resolve, sep } from 'node:path';
import type { Candidate, Decision, Remembered } from './candidates.ts';
import { Store } from './store.ts';

/** The database of a study folder. Every change is on the disk when its call returns. */
export class Collection {
  readonly #store: Store;
  readonly #folder: string;

  private constructor(store: Store, folder: string) {
    this.#store = store;
    this.#folder = folder;
  }

  /**
   * Opens the collection of a study folder, starting it where there is none; errors as `Store.open`.
   *
   * @param patience how long to wait for another program that is writing, in milliseconds
   */
  static async open(folder: string, patience?: number): Promise<Collection> {
    return new Collection(await Store.open(folder, patience), folder);
  }

  /** As `open`, but undefined where nothing was started yet. */
  static async openIfThere(folder: string): Promise<Collection | undefined> {
    return Store.isThere(folder) ? Collection.open(folder) : undefined;
  }

  /** All that is remembered of a deck file, or of all of them, oldest first. */
  remembered(deckFile?: string): Remembered[] {
    const deck = deckFile === undefined ? null : this.#deckOf(deckFile);
    return this.#store
      .rows<Row>(
        `SELECT guid, kind, front, back, sentence, decision FROM candidate
         WHERE ?1 IS NULL OR deck = ?1 ORDER BY changed, id`,
        deck,
      )
      .map(rememberedOf);
  }

  /** Remembers what a deck file has; what is known of a candidate stays as it is. */
  remember(deckFile: string, candidates: readonly Candidate[], now: number): void {
    this.#write(
      deckFile,
      candidates.map((candidate) => ({ ...candidate, decision: null })),
      now,
      'DO NOTHING',
    );
  }

  /** Writes decisions, all or none, over what was known. Times are seconds since 1970. */
  decide(deckFile: string, changes: readonly Remembered[], now: number): void {
    this.#write(
      deckFile,
      changes,
      now,
      `DO UPDATE SET kind = excluded.kind, front = excluded.front, back = excluded.back,
        sentence = excluded.sentence, decision = excluded.decision, changed = excluded.changed`,
    );
  }

  /** Takes decisions back: these candidates become what they were, and one that was unknown is so again. */
  restore(
    deckFile: string,
    guids: readonly string[],
    before: readonly Remembered[],
    now: number,
  ): void {
    this.#store.transaction(() => {
      const remove = this.#store.statement('DELETE FROM candidate WHERE deck = ? AND guid = ?');
      for (const guid of guids) remove.run(this.#deckOf(deckFile), guid);
      this.#insert(deckFile, before, now, 'DO NOTHING');
    });
  }

  close(): void {
    this.#store.close();
  }

  #deckOf(deckFile: string): string {
    return relative(this.#folder, resolve(deckFile)).split(sep).join('/');
  }

  #write(deckFile: string, changes: readonly Remembered[], now: number, onConflict: string): void {
    this.#store.transaction(() => this.#insert(deckFile, changes, now, onConflict));
  }

  #insert(deckFile: string, changes: readonly Remembered[], now: number, onConflict: string): void {
    const deck = this.#deckOf(deckFile);
    const insert = this.#store.statement(
      `INSERT INTO candidate (deck, guid, kind, front, back, sentence, decision, changed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (deck, guid) ${onConflict}`,
    );
    for (const { guid, note, decision } of changes) {
      const sentence = note.source?.sentence ?? '';
      insert.run(deck, guid, note.kind, note.front, note.back, sentence, decision, now);
    }
  }
}

interface Row {
  readonly guid: string;
  readonly kind: Candidate['note']['kind'];
  readonly front: string;
  readonly back: string;
  readonly sentence: string;
  readonly decision: Decision;
}

function rememberedOf({ guid, kind, front, back, sentence, decision }: Row): Remembered {
  const source = sentence === '' ? {} : { source: { sentence } };
  return { guid, note: { kind, front, back, ...source }, decision };
}
