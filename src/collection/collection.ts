import { mkdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Candidate, Decision, Remembered } from './candidates.ts';
import { CollectionError, explained } from './collection-error.ts';
import { type Database, openDatabase } from './driver.ts';
import { STEPS } from './schema.ts';
import { STUDY_FOLDER_MARK } from './study-folder.ts';

/** The database of a study folder. Every change is on the disk when its call returns. */
export class Collection {
  readonly #db: Database;
  readonly #file: string;
  readonly #folder: string;

  private constructor(db: Database, file: string, folder: string) {
    this.#db = db;
    this.#file = file;
    this.#folder = folder;
  }

  /**
   * Opens the collection of a study folder, starting it where there is none.
   * Throws a CollectionError for one that is damaged, locked, not to be written or of a newer version.
   *
   * @param patience how long to wait for another program that is writing, in milliseconds
   */
  static async open(folder: string, patience = 5000): Promise<Collection> {
    const file = fileIn(folder);
    let db: Database | undefined;
    try {
      mkdirSync(dirname(file), { recursive: true });
      db = await openDatabase(file);
      db.exec(`PRAGMA busy_timeout = ${patience}`);
      mustNotBeNewer(versionOf(db), file);
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
      upgrade(db, file);
      return new Collection(db, file, folder);
    } catch (cause) {
      db?.close();
      throw explained(cause, file);
    }
  }

  /** As `open`, but undefined where nothing was started yet. */
  static async openIfThere(folder: string): Promise<Collection | undefined> {
    const stats = statSync(fileIn(folder), { throwIfNoEntry: false });
    return stats === undefined ? undefined : Collection.open(folder);
  }

  /** All that is remembered of a deck file, or of all of them, oldest first. */
  remembered(deckFile?: string): Remembered[] {
    return this.#guarded(() => {
      const deck = deckFile === undefined ? null : this.#deckOf(deckFile);
      const rows = this.#db
        .prepare(
          `SELECT guid, kind, front, back, sentence, decision FROM candidate
           WHERE ?1 IS NULL OR deck = ?1 ORDER BY changed, id`,
        )
        .all(deck);
      return (rows as unknown as Row[]).map(rememberedOf);
    });
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
    this.#transaction(() => {
      const remove = this.#db.prepare('DELETE FROM candidate WHERE deck = ? AND guid = ?');
      for (const guid of guids) remove.run(this.#deckOf(deckFile), guid);
      this.#insert(deckFile, before, now, 'DO NOTHING');
    });
  }

  close(): void {
    this.#guarded(() => this.#db.close());
  }

  #deckOf(deckFile: string): string {
    return relative(this.#folder, resolve(deckFile)).split(sep).join('/');
  }

  #write(deckFile: string, changes: readonly Remembered[], now: number, onConflict: string): void {
    this.#transaction(() => this.#insert(deckFile, changes, now, onConflict));
  }

  #insert(deckFile: string, changes: readonly Remembered[], now: number, onConflict: string): void {
    const deck = this.#deckOf(deckFile);
    const insert = this.#db.prepare(
      `INSERT INTO candidate (deck, guid, kind, front, back, sentence, decision, changed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (deck, guid) ${onConflict}`,
    );
    for (const { guid, note, decision } of changes) {
      const sentence = note.source?.sentence ?? '';
      insert.run(deck, guid, note.kind, note.front, note.back, sentence, decision, now);
    }
  }

  #transaction(work: () => void): void {
    this.#guarded(() => inTransaction(this.#db, work));
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw explained(cause, this.#file);
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

function fileIn(folder: string): string {
  return join(folder, STUDY_FOLDER_MARK, 'collection.db');
}

function inTransaction(db: Database, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Takes the steps that the database has not had. */
function upgrade(db: Database, file: string): void {
  if (versionOf(db) === STEPS.length) return;
  inTransaction(db, () => {
    const version = versionOf(db);
    mustNotBeNewer(version, file);
    for (const step of STEPS.slice(version)) db.exec(step);
    db.exec(`PRAGMA user_version = ${STEPS.length}`);
  });
}

function mustNotBeNewer(version: number, file: string): void {
  if (version > STEPS.length)
    throw new CollectionError(
      `The collection ${file} was written by a newer version of Deckwright; update Deckwright and try again.`,
    );
}

function versionOf(db: Database): number {
  return Number((db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version);
}
