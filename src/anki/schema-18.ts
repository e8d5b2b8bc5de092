import type { Database } from 'sql.js';
import type { AnkiDeck, AnkiNoteType, AnkiPreset } from './anki-collection.ts';
import { ProtoMessage } from './protobuf.ts';
import { bytesOf, hasTable, mustBePlain, rowsOf, textOf } from './read-collection.ts';
import type { Head } from './schema-11.ts';

const TABLES: Readonly<Record<string, readonly string[]>> = {
  notetypes: ['id', 'name', 'mtime_secs', 'config'],
  fields: ['ntid', 'ord', 'name', 'config'],
  templates: ['ntid', 'ord', 'name', 'config'],
  decks: ['id', 'name', 'kind'],
  deck_config: ['id', 'name', 'config'],
  config: ['key', 'val'],
};

/** What stands between two levels of a deck's name in the table. */
const LEVEL = '\x1f';

/**
 * Reads what schemas 15 to 18 keep in tables of their own, the details of each row as protobuf
 * (proto/anki/{notetypes,decks,deck_config}.proto). No query sorts or compares names: their collation is Anki's own.
 */
export function schema18(db: Database): Head {
  for (const [table, columns] of Object.entries(TABLES))
    if (hasTable(db, table)) mustBePlain(db, table, columns);
  const [row] = rowsOf(db, 'select crt from col limit 1');
  if (row === undefined) throw new Error('its table col is empty');
  return {
    created: Number(row[0]) || 0,
    creationOffset: creationOffset(db),
    noteTypes: noteTypes(db),
    decks: decks(db),
    presets: presets(db),
  };
}

function creationOffset(db: Database): number {
  for (const [key, value] of rowsOf(db, 'select key, val from config'))
    if (key === 'creationOffset') return Number(textOf(value)) || 0;
  return 0;
}

/** Rows of fields or templates, by their note type and in their order. */
function partsOf(
  db: Database,
  table: 'fields' | 'templates',
): Map<number, { name: string; config: ProtoMessage }[]> {
  const parts: { type: number; ord: number; name: string; config: ProtoMessage }[] = [];
  for (const [type, ord, name, config] of rowsOf(
    db,
    `select ntid, ord, name, config from ${table}`,
  ))
    parts.push({
      type: Number(type),
      ord: Number(ord),
      name: textOf(name),
      config: new ProtoMessage(bytesOf(config)),
    });
  const byType = new Map<number, { name: string; config: ProtoMessage }[]>();
  for (const { type, name, config } of parts.sort((a, b) => a.ord - b.ord)) {
    const known = byType.get(type);
    if (known === undefined) byType.set(type, [{ name, config }]);
    else known.push({ name, config });
  }
  return byType;
}

function noteTypes(db: Database): Map<number, AnkiNoteType> {
  const fields = partsOf(db, 'fields');
  const templates = partsOf(db, 'templates');
  const types = new Map<number, AnkiNoteType>();
  for (const [key, name, changed, bytes] of rowsOf(
    db,
    'select id, name, mtime_secs, config from notetypes',
  )) {
    const id = Number(key);
    const config = new ProtoMessage(bytesOf(bytes));
    types.set(id, {
      id,
      name: textOf(name),
      isCloze: config.number(1) === 1,
      fields: (fields.get(id) ?? []).map((field) => field.name),
      templates: (templates.get(id) ?? []).map((template) => ({
        name: template.name,
        question: template.config.string(1),
        answer: template.config.string(2),
      })),
      style: config.string(3),
      modified: Number(changed),
    });
  }
  return types;
}

function decks(db: Database): Map<number, AnkiDeck> {
  const found = new Map<number, AnkiDeck>();
  for (const [id, name, kind] of rowsOf(db, 'select id, name, kind from decks')) {
    const container = new ProtoMessage(bytesOf(kind));
    const isFiltered = container.has(2);
    found.set(Number(id), {
      id: Number(id),
      name: textOf(name).replaceAll(LEVEL, '::'),
      isFiltered,
      preset: isFiltered ? 0 : container.message(1).number(1),
    });
  }
  return found;
}

function presets(db: Database): Map<number, AnkiPreset> {
  const found = new Map<number, AnkiPreset>();
  for (const [id, name, bytes] of rowsOf(db, 'select id, name, config from deck_config')) {
    const config = new ProtoMessage(bytesOf(bytes));
    const parameters = [6, 5, 3]
      .map((field) => config.floats(field))
      .find(({ length }) => length > 0);
    found.set(Number(id), {
      name: textOf(name),
      parameters: (parameters ?? []).map(shortest),
      desiredRetention: shortest(config.float(37)) || 0.9,
      learningSteps: config.floats(1),
      relearningSteps: config.floats(2),
      maximumInterval: config.number(16) || 36_500,
      newPerDay: config.number(9),
      reviewsPerDay: config.number(10),
      leechAfter: config.number(22),
    });
  }
  return found;
}

/** A number that was stored in 32 bits, without the digits that come of it. */
function shortest(float: number): number {
  return Number(float.toPrecision(7));
}
