import type { DatabaseSync } from '@photostructure/sqlite';

export type Database = InstanceType<typeof DatabaseSync>;

/**
 * Opens an SQLite file by the `node:sqlite` API: with Node's own driver where it has one without a
 * flag (22.13 on), else with the one that is installed. Creates the file where there is none.
 */
export async function openDatabase(path: string): Promise<Database> {
  const driver = ownDriver() ?? (await import('@photostructure/sqlite'));
  return new driver.DatabaseSync(path);
}

/** Node 22 warns on standard error that its driver may change; that is ours to know, not the user's. */
function ownDriver(): typeof import('@photostructure/sqlite') | undefined {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite') as never;
  } finally {
    process.emitWarning = emitWarning;
  }
}
