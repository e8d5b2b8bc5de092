import type { Database } from 'sql.js';
import type { AnkiCollection, AnkiDeck, AnkiNoteType, AnkiPreset } from './anki-collection.ts';
import { rowsOf, textOf } from './read-collection.ts';

/** What stands above the notes: everything but them, their cards and their reviews. */
export type Head = Omit<AnkiCollection, 'notes' | 'cards' | 'reviews'>;

type Json = Readonly<Record<string, unknown>>;

/** Reads what schema 11 keeps as JSON in the one row of `col` (rslib/src/{notetype,decks,deckconfig}/schema11.rs). */
export function schema11(db: Database): Head {
  const [row] = rowsOf(db, 'select crt, conf, models, decks, dconf from col limit 1');
  if (row === undefined) throw new Error('its table col is empty');
  const [conf, models, decks, dconf] = row.slice(1).map((value) => objectIn(textOf(value)));
  return {
    created: Number(row[0]) || 0,
    creationOffset: numberIn(conf!, 'creationOffset'),
    noteTypes: byId(models!, noteType),
    decks: byId(decks!, deck),
    presets: byId(dconf!, preset),
  };
}

function objectIn(text: string): Json {
  const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byId<T>(values: Json, read: (id: number, value: Json) => T): Map<number, T> {
  return new Map(
    Object.entries(values).flatMap(([id, value]) =>
      isObject(value) ? [[Number(id), read(Number(id), value)]] : [],
    ),
  );
}

function numberIn(value: Json, key: string, otherwise = 0): number {
  const number = value[key];
  return typeof number === 'number' && Number.isFinite(number) ? number : otherwise;
}

function textIn(value: Json, key: string): string {
  return typeof value[key] === 'string' ? value[key] : '';
}

function listIn(value: Json, key: string): Json[] {
  const list = value[key];
  return Array.isArray(list)
    ? list.filter(isObject).sort((a, b) => numberIn(a, 'ord') - numberIn(b, 'ord'))
    : [];
}

function numbersIn(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
}

function noteType(id: number, value: Json): AnkiNoteType {
  return {
    id,
    name: textIn(value, 'name'),
    isCloze: numberIn(value, 'type') === 1,
    fields: listIn(value, 'flds').map((field) => textIn(field, 'name')),
    templates: listIn(value, 'tmpls').map((template) => ({
      name: textIn(template, 'name'),
      question: textIn(template, 'qfmt'),
      answer: textIn(template, 'afmt'),
    })),
    style: textIn(value, 'css'),
    modified: numberIn(value, 'mod'),
  };
}

function deck(id: number, value: Json): AnkiDeck {
  const isFiltered = numberIn(value, 'dyn') === 1;
  return {
    id,
    name: textIn(value, 'name'),
    isFiltered,
    preset: isFiltered ? 0 : numberIn(value, 'conf'),
  };
}

function preset(_id: number, value: Json): AnkiPreset {
  const part = (key: string) => (isObject(value[key]) ? (value[key] as Json) : {});
  const parameters = ['fsrsParams6', 'fsrsParams5', 'fsrsWeights']
    .map((key) => numbersIn(value[key]))
    .find(({ length }) => length > 0);
  return {
    name: textIn(value, 'name'),
    parameters: parameters ?? [],
    desiredRetention: numberIn(value, 'desiredRetention', 0.9),
    learningSteps: numbersIn(part('new').delays),
    relearningSteps: numbersIn(part('lapse').delays),
    maximumInterval: numberIn(part('rev'), 'maxIvl', 36_500),
    newPerDay: numberIn(part('new'), 'perDay', 20),
    reviewsPerDay: numberIn(part('rev'), 'perDay', 200),
    leechAfter: numberIn(part('lapse'), 'leechFails', 8),
  };
}
