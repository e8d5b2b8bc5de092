import { NOTE_TYPES } from './note-types.ts';
import type { AnkiNote } from './prepare.ts';
import { normaliseTags } from './tags.ts';

export type TextFormat = 'tsv' | 'csv' | 'json';

/** The fields of the note type that has most; a row of another is padded. */
const MOST_FIELDS = Math.max(...Object.values(NOTE_TYPES).map(({ fields }) => fields.length));

/**
 * Notes as text that Anki imports, with the lines on top that tell it what the columns are
 * (rslib/src/import_export/text/csv/metadata.rs), or as JSON for other programs. The note types have to be in Anki
 * already; media and progress are not in it.
 */
export function textOf(notes: readonly AnkiNote[], format: TextFormat): string {
  if (format === 'json') return `${JSON.stringify({ notes: notes.map(asValue) }, null, 2)}\n`;
  const separator = format === 'tsv' ? '\t' : ',';
  const head = [
    `#separator:${format === 'tsv' ? 'Tab' : 'Comma'}`,
    '#html:true',
    '#guid column:1',
    '#notetype column:2',
    '#deck column:3',
    '#tags column:4',
  ];
  const rows = notes.map((note) =>
    columnsOf(note)
      .map((column) => quoted(column))
      .join(separator),
  );
  return `${[...head, ...rows].join('\n')}\n`;
}

function asValue({ guid, kind, deck, tags, fields }: AnkiNote) {
  const { name, fields: known } = NOTE_TYPES[kind];
  const values = known.map(({ name: field, holds }) => [field, fields[holds] ?? '']);
  return {
    guid,
    noteType: name,
    deck,
    tags: normaliseTags(tags),
    fields: Object.fromEntries(values),
  };
}

function columnsOf({ guid, kind, deck, tags, fields }: AnkiNote): string[] {
  const { name, fields: known } = NOTE_TYPES[kind];
  const values = known.map(({ holds }) => fields[holds] ?? '');
  const padding = Array.from({ length: MOST_FIELDS - values.length }, () => '');
  return [guid, name, deck, normaliseTags(tags).join(' '), ...values, ...padding];
}

/** A row that begins with # would be a comment, and a leading space is taken off. */
function quoted(column: string): string {
  return /["\t\n\r,;#]|^\s|\s$/.test(column) ? `"${column.replaceAll('"', '""')}"` : column;
}
