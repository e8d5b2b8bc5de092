import { setFlagsFromString } from 'node:v8';
import type { Exporter } from 'anki-apkg-export/dist/exporter.js';
import type { Database, SqlJsStatic } from 'sql.js';

/** Node, tsx and vitest disagree on how deep `import` puts what a CommonJS module exports by default. */
function defaultOf<Value extends object>(module: { default: Value | { default: Value } }): Value {
  return 'default' in module.default ? module.default.default : module.default;
}

/** Loaded when a package is first written or read: the engine is a megabyte of WebAssembly. */
let loading: Promise<SqlJsStatic> | undefined;

function loadEngine(): Promise<SqlJsStatic> {
  // V8 would compile all of the engine a second time, to run faster, and a process cannot end before that is done: a third
  // of a second, which not even ten thousand notes win back.
  setFlagsFromString('--liftoff-only');
  loading ??= import('sql.js').then(({ default: start }) => start());
  return loading;
}

/**
 * Starts the engine before it is needed: its WebAssembly compiles on other threads while this one reads the essay.
 * What goes wrong is told when the engine is used.
 */
export async function startEngine(): Promise<void> {
  await import('sql.js');
  loadEngine().catch(() => {});
  await new Promise((resolve) => setImmediate(resolve));
}

/** Anki looks at no dates inside the zip; a fixed one keeps the same deck the same file. The zip format begins in 1980. */
const ENTRY_DATE = new Date(Date.UTC(1980, 0, 1));

/**
 * An empty package with the schema of Anki's version 11, from anki-apkg-export. Close its `db` when done.
 *
 * The package's own entry point is passed by: it brings an engine with a fixed heap of 16 MB that
 * takes seconds to load and installs process-wide error handlers.
 */
export async function newExporter(): Promise<Exporter> {
  const sql = await loadEngine();
  const [Exporter, template] = await Promise.all([
    import('anki-apkg-export/dist/exporter.js').then(defaultOf),
    import('anki-apkg-export/dist/template.js').then(defaultOf),
  ]);
  const made = new Exporter('Deckwright', { template: template(), sql });
  const addEntry = made.zip.file.bind(made.zip);
  made.zip.file = (name, data) => addEntry(name, data, { date: ENTRY_DATE });
  return made;
}

/** Opens an SQLite file held in memory. Close it when done. Throws only at the first query if the bytes are none. */
export async function openDatabase(bytes: Uint8Array): Promise<Database> {
  const sql = await loadEngine();
  return new sql.Database(bytes);
}
