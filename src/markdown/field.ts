import type { Note } from '../note.ts';
import { FIELD_INDENT, indentOf, isBlank, markerWidth } from './line.ts';
import { lineAt, type SourceText } from './source-text.ts';
import type { Unit } from './units.ts';

/** What a note says, however it is written. */
export type Fields = Pick<Note, 'kind' | 'front' | 'back' | 'source' | 'tags'>;

/** A field as Markdown, and where each of its lines stands in the file. */
export interface Field {
  readonly text: string;
  /** Of each line of the text: where it begins there, and in the source. */
  readonly lines: readonly { at: number; offset: number }[];
}

interface Line {
  readonly text: string;
  readonly offset: number;
}

export interface FieldShape {
  /** The width of what stands before the field on its first line. */
  readonly lead: (line: string) => number;
  /** The columns that are taken off the further lines, where all of these are indented by so much. */
  readonly indent: number;
}

/** Behind `Q: `; further lines may stand in the column of the marker, as in a list item. */
const MARKED: FieldShape = { lead: (line) => markerWidth(line) ?? 0, indent: FIELD_INDENT };

/** Lines as they are. */
export const PLAIN: FieldShape = { lead: () => 0, indent: 0 };

/** The lines of a field as Markdown. */
export function readField(
  units: readonly Unit[],
  source: SourceText,
  { lead, indent }: FieldShape = MARKED,
): Field {
  const lines = units.flatMap((unit) =>
    Array.from({ length: unit.to - unit.from }, (_, index) => unit.from + index),
  );
  const [first, ...rest] = lines.map((line, index) => {
    const text = lineAt(source, line);
    const skip = index === 0 ? lead(text) : 0;
    return { text: text.slice(skip), offset: source.starts[line]! + skip };
  });
  if (!first) return { text: '', lines: [] };
  const indented = rest.every(({ text }) => isBlank(text) || indentOf(text) >= indent);
  return trimmed([first, ...(indented ? rest.map((line) => outdent(line, indent)) : rest)]);
}

/** A tab that reaches over the column is taken off as a whole. */
function outdent({ text, offset }: Line, columns: number): Line {
  let width = 0;
  while (
    width < text.length &&
    /[ \t]/.test(text[width]!) &&
    indentOf(text.slice(0, width)) < columns
  )
    width += 1;
  return { text: text.slice(width), offset: offset + width };
}

function trimmed(lines: readonly Line[]): Field {
  const kept = lines.map(({ text, offset }) => ({ text: isBlank(text) ? '' : text, offset }));
  const whole = kept.map(({ text }) => text).join('\n');
  const lead = whole.length - whole.trimStart().length;
  let at = -lead;
  const starts = kept.map(({ text, offset }) => {
    const start = { at, offset };
    at += text.length + 1;
    return start;
  });
  return { text: whole.trim(), lines: starts };
}

/** Where a position in a field's text stands in the source. */
export function offsetIn(field: Field, position: number): number {
  const line = field.lines.findLast(({ at }) => at <= position)!;
  return line.offset + position - line.at;
}

/** Takes the block quote off the end of a field; a quote that is all of it is its text. */
export function splitQuote(
  units: readonly Unit[],
  source: SourceText,
): { quote?: string; rest: readonly Unit[] } {
  let end = units.length;
  while (end > 0 && units[end - 1]!.kind === 'blank') end -= 1;
  let start = end;
  while (start > 0 && units[start - 1]!.kind === 'quote') start -= 1;
  const rest = units.slice(0, start);
  if (start === end || readField(rest, source).text === '') return { rest: units };
  const quote = units
    .slice(start, end)
    .map(({ from }) => lineAt(source, from).replace(/^[ \t]*>[ \t]?/, ''))
    .join(' ');
  return { quote: tidySentence(quote), rest };
}

/** `Tags: noun, verb::irregular`, the last line of a note. */
export const TAGS = /^ {0,2}Tags:(?:[ \t]+(.*))?$/;

/** Takes the line of tags off the end of a field. */
export function splitTags(
  units: readonly Unit[],
  source: SourceText,
): { tags: Pick<Note, 'tags'>; rest: readonly Unit[] } {
  const at = units.findLastIndex(({ kind }) => kind !== 'blank');
  const last = units[at];
  const line = at > 0 && last?.to === last!.from + 1 ? TAGS.exec(lineAt(source, last!.from)) : null;
  if (!line) return { tags: {}, rest: units };
  const tags = tagsIn(line[1] ?? '');
  return { tags: tags.length > 0 ? { tags } : {}, rest: units.slice(0, at) };
}

/** Parted by commas or spaces. */
function tagsIn(list: string): string[] {
  const tags = list.split(/[\s,]+/).map((tag) => tag.replace(/^#/, ''));
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

/** A source sentence stands on one line. */
export function tidySentence(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function sourceOf(quote: string | undefined): Pick<Note, 'source'> {
  return quote ? { source: { sentence: quote } } : {};
}

/** What programs leave at the end of a block is no text: a comment with a schedule, the name of the block. */
export function withoutTrailer(text: string): string {
  let rest = text.trimEnd();
  for (;;) {
    const comment = rest.endsWith('-->') ? rest.lastIndexOf('<!--') : -1;
    const name = rest.slice(-40).search(/[ \t]\^[A-Za-z\d-]+$/);
    const end = comment > 0 ? comment : Math.max(0, rest.length - 40) + name;
    if (comment <= 0 && name < 0) return rest;
    rest = rest.slice(0, end).trimEnd();
  }
}
