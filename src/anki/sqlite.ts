import type { LazyFile } from './stored-zip.ts';

/** The part of the `node:sqlite` API that a package is written with; who asks for one hands a driver in. */
export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

export interface SqliteStatement {
  run(...values: SqliteValue[]): unknown;
  all(...values: (SqliteValue | Record<string, SqliteValue>)[]): unknown[];
}

export type SqliteValue = string | number | null;

/** An empty database, and its file, to be read when it was closed. */
export interface ScratchDatabase {
  readonly db: SqliteDatabase;
  readonly file: () => LazyFile;
}
