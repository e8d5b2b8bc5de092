import { setFlagsFromString } from 'node:v8';
import type { Exporter } from 'anki-apkg-export/dist/exporter.js';
import type { Database, SqlJsStatic } from 'sql.js';
import type { ScratchDatabase, SqliteValue } from './sqlite.ts';
import { StoredZip } from './stored-zip.ts';

/** Node, tsx and vitest disagree on how deep `import` puts what a CommonJS module exports by default. */
function defaultOf<Value extends object>(module: { default: Value | { default: Value } }): Value {
  return 'default' in module.default ? module.default.default : module.default;
}

/**
 * An empty package with the schema of Anki's version 11, from anki-apkg-export, on our own driver.
 *
 * The package's own entry point is passed by: it brings an engine with a fixed heap of 16 MB that
 * takes seconds to load and installs process-wide error handlers.
 */
export async function newExporter(scratch: ScratchDatabase): Promise<Exporter> {
  const [Exporter, template] = await Promise.all([
    import('anki-apkg-export/dist/exporter.js').then(defaultOf),
    import('anki-apkg-export/dist/template.js').then(defaultOf),
  ]);
  // No reader of half a file: it is thrown away if anything goes wrong. What is deleted is zeroed, or the clock's time
  // that the library wrote first would stay in the file.
  scratch.db.exec(
    'pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive; pragma secure_delete = on',
  );
  const Engine = engineOf(scratch);
  const made = new Exporter('Deckwright', { template: template(), sql: { Database: Engine } });
  made.zip = new StoredZip(scratch.file);
  return made;
}

/** What anki-apkg-export asks of sql.js, over a database of ours. */
function engineOf({ db }: ScratchDatabase) {
  return class Engine {
    run(sql: string): void {
      db.exec(sql);
    }

    exec(sql: string): { values: unknown[][] }[] {
      const rows = db.prepare(sql).all() as Record<string, unknown>[];
      return [{ values: rows.map((row) => Object.values(row)) }];
    }

    prepare(sql: string) {
      const statement = db.prepare(sql);
      return {
        getAsObject: (values: Record<string, SqliteValue>) => statement.all(values)[0] ?? {},
      };
    }

    /** The library would copy it all; the zip takes it from its file. */
    export(): Uint8Array {
      db.close();
      return new Uint8Array();
    }
  };
}

/** Loaded when a package is first read: the engine is a megabyte of WebAssembly. */
let loading: Promise<SqlJsStatic> | undefined;

function loadEngine(): Promise<SqlJsStatic> {
  // V8 would compile all of the engine a second time, to run faster, and a process cannot end before that is done: a third
  // of a second, which not even ten thousand notes win back.
  setFlagsFromString('--liftoff-only');
  loading ??= import('sql.js').then(({ default: start }) => start());
  return loading;
}

/**
 * Opens an SQLite file held in memory. Close it when done. Throws only at the first query if the bytes are none.
 * It may come from anywhere, so it is read by an engine in a sandbox, without files and extensions.
 */
export async function openDatabase(bytes: Uint8Array): Promise<Database> {
  const sql = await loadEngine();
  return new sql.Database(bytes);
}
