import { createRequire } from 'node:module';
import type exporterModule from 'anki-apkg-export/dist/exporter.js';
import type { Exporter } from 'anki-apkg-export/dist/exporter.js';
import type templateModule from 'anki-apkg-export/dist/template.js';
import type { Database, SqlJsStatic } from 'sql.js';

/** Node, tsx and vitest disagree on what `import` makes of a CommonJS module's default; they agree on this. */
const load = createRequire(import.meta.url);

/** Loaded when a package is first written or read: the engine is a megabyte of WebAssembly. */
let loading: Promise<SqlJsStatic> | undefined;

function loadEngine(): Promise<SqlJsStatic> {
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
  const exporter: typeof exporterModule = load('anki-apkg-export/dist/exporter.js');
  const template: typeof templateModule = load('anki-apkg-export/dist/template.js');
  const made = new exporter.default('Deckwright', { template: template.default(), sql });
  const addEntry = made.zip.file.bind(made.zip);
  made.zip.file = (name, data) => addEntry(name, data, { date: ENTRY_DATE });
  return made;
}

/** Opens an SQLite file held in memory. Close it when done. Throws only at the first query if the bytes are none. */
export async function openDatabase(bytes: Uint8Array): Promise<Database> {
  const sql = await loadEngine();
  return new sql.Database(bytes);
}
