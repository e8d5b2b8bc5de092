/** The collection cannot be used; the message says what, where and what to do. */
export class CollectionError extends Error {
  override readonly name = 'CollectionError';
  readonly exitCode = 1;
}

const IN_USE = 'is in use by another program; close that and try again';

/** What sqlite3_errstr says of the errors that a person can do something about; @photostructure/sqlite gives no code where a read fails. */
const SQLITE_REASONS: Readonly<Record<string, string>> = {
  'database is locked': IN_USE,
  'database table is locked': IN_USE,
  'attempt to write a readonly database':
    'may not be written; change its permissions and those of its folder, and try again',
  'disk I/O error': 'cannot be read or written; check the disk and try again',
  'database disk image is malformed':
    'is damaged; bring back a copy of it, or rename it to start a new one',
  'database or disk is full': 'cannot be written: the disk is full; make room and try again',
  'unable to open database file':
    'cannot be opened; check the permissions of the file and of its folder',
  'file is not a database':
    'is not a collection of Deckwright, or is damaged; bring back a copy of it, or rename it to start a new one',
};

const FILE_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'writing is not permitted there; change the permissions and try again',
  EPERM: 'writing is not permitted there; change the permissions and try again',
  EROFS: 'the disk is read-only; copy the decks to another and try again',
  ENOSPC: 'the disk is full; make room and try again',
  EEXIST: 'a file stands in the place of its folder; rename that and try again',
  ENOTDIR: 'a file stands in the place of its folder; rename that and try again',
};

/** An error of SQLite or of the file system as a CollectionError; any other as it is. */
export function explained(cause: unknown, file: string): unknown {
  if (cause instanceof CollectionError || !(cause instanceof Error)) return cause;
  const { code = '', errstr } = cause as Error & { code?: string; errstr?: string };
  const name = `The collection ${file}`;
  if (code === 'ERR_SQLITE_ERROR') {
    const reason =
      SQLITE_REASONS[errstr ?? cause.message] ?? `cannot be used (${cause.message}); report it`;
    return new CollectionError(`${name} ${reason}.`, { cause });
  }
  const reason = FILE_REASONS[code];
  if (reason === undefined) return cause;
  return new CollectionError(`${name} cannot be written: ${reason}.`, { cause });
}
