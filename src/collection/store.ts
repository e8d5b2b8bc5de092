import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CollectionError, explained } from './collection-error.ts';
import { type Database, openDatabase } from './driver.ts';
import { STEPS } from './schema.ts';
import { STUDY_FOLDER_MARK } from './study-folder.ts';

/** An answer writes some eight pages: a checkpoint, which takes longer than all else, comes after a thousand of them, or at the end. */
const PAGES_BETWEEN_CHECKPOINTS = 10_000;

/** The database file of a study folder. What is written is on the disk when its call returns. */
export class Store {
  readonly db: Database;
  readonly #file: string;
  #isInTransaction = false;
  readonly #statements = new Map<string, Statement>();

  private constructor(db: Database, file: string) {
    this.db = db;
    this.#file = file;
  }

  /**
   * Opens the collection of a study folder, starting it where there is none.
   * Throws a CollectionError for one that is damaged, locked, not to be written or of a newer version.
   *
   * @param patience how long to wait for another program that is writing, in milliseconds
   */
  static async open(folder: string, patience = 5000): Promise<Store> {
    const file = fileIn(folder);
    let db: Database | undefined;
    try {
      mkdirSync(dirname(file), { recursive: true });
      db = await openDatabase(file);
      db.exec(`PRAGMA busy_timeout = ${patience}`);
      mustNotBeNewer(versionOf(db), file);
      db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
        PRAGMA wal_autocheckpoint = ${PAGES_BETWEEN_CHECKPOINTS}`);
      upgrade(db, file);
      return new Store(db, file);
    } catch (cause) {
      db?.close();
      throw explained(cause, file);
    }
  }

  static isThere(folder: string): boolean {
    return statSync(fileIn(folder), { throwIfNoEntry: false }) !== undefined;
  }

  /** A statement that is compiled once. */
  statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  rows<Row>(sql: string, ...values: SqlValue[]): Row[] {
    return this.guarded(() => this.statement(sql).all(...values) as unknown as Row[]);
  }

  row<Row>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.guarded(() => this.statement(sql).get(...values) as unknown as Row | undefined);
  }

  /** Row after row, for what may be too much to hold; no other statement of the same text may run meanwhile. */
  *each<Row>(sql: string, ...values: SqlValue[]): Generator<Row> {
    yield* this.guarded(() => this.db.prepare(sql).iterate(...values)) as unknown as Iterable<Row>;
  }

  run(sql: string, ...values: SqlValue[]): void {
    this.guarded(() => this.statement(sql).run(...values));
  }

  /** All of the work or nothing; nobody else writes meanwhile. What is in a transaction already is part of that one. */
  transaction<T>(work: () => T): T {
    if (this.#isInTransaction) return work();
    this.#isInTransaction = true;
    try {
      return this.guarded(() => inTransaction(this.db, work));
    } finally {
      this.#isInTransaction = false;
    }
  }

  guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw explained(cause, this.#file);
    }
  }

  close(): void {
    this.guarded(() => this.db.close());
  }
}

export type SqlValue = string | number | null;
export type Statement = ReturnType<Database['prepare']>;

function fileIn(folder: string): string {
  return join(folder, STUDY_FOLDER_MARK, 'collection.db');
}

function inTransaction<T>(db: Database, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Takes the steps that the database has not had, from a copy that is kept beside it. */
function upgrade(db: Database, file: string): void {
  const before = versionOf(db);
  if (before === STEPS.length) return;
  if (before > 0) backUp(db, `${file}.before-${STEPS.length}`);
  inTransaction(db, () => {
    const version = versionOf(db);
    mustNotBeNewer(version, file);
    for (const step of STEPS.slice(version)) db.exec(step);
    db.exec(`PRAGMA user_version = ${STEPS.length}`);
  });
}

function backUp(db: Database, path: string): void {
  const beside = `${path}.${process.pid}`;
  rmSync(beside, { force: true });
  db.prepare('VACUUM INTO ?').run(beside);
  renameSync(beside, path);
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
