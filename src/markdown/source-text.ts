import type { Diagnostic, Place } from '../note.ts';

/** A file's text with its lines. Offsets count in `text`, which has no byte order mark; places count in the file. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  /** 1 where a byte order mark was taken off. */
  readonly shift: number;
  /** Offset of each line's first character. */
  readonly starts: readonly number[];
}

export function sourceText(text: string, file: string): SourceText {
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const body = text.slice(shift);
  const starts = [0];
  for (const { index, 0: lineEnd } of body.matchAll(/\r\n|\n|\r/g))
    starts.push(index + lineEnd.length);
  return { file, text: body, shift, starts };
}

/** A line without its line end. */
export function lineAt(source: SourceText, line: number): string {
  const start = source.starts[line];
  if (start === undefined) return '';
  let end = source.starts[line + 1] ?? source.text.length;
  if (line + 1 < source.starts.length) {
    if (source.text[end - 1] === '\n') end -= 1;
    if (source.text[end - 1] === '\r' && end > start) end -= 1;
  }
  return source.text.slice(start, end);
}

/** The index, from 0, of the line that an offset stands on. */
export function lineOf(source: SourceText, offset: number): number {
  let low = 0;
  let high = source.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (source.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function placeAt(source: SourceText, start: number, end: number): Place {
  const line = lineOf(source, start);
  return {
    file: source.file,
    line: line + 1,
    column: start - source.starts[line]! + 1,
    start: start + source.shift,
    end: end + source.shift,
  };
}

/** The place of a whole line, without its indentation. */
export function placeOfLine(source: SourceText, line: number): Place {
  const text = lineAt(source, line);
  const start = source.starts[line]! + (text.length - text.trimStart().length);
  return placeAt(source, start, Math.max(start, source.starts[line]! + text.trimEnd().length));
}

export function problem(
  severity: Diagnostic['severity'],
  place: Place,
  code: string,
  message: string,
): Diagnostic {
  return { severity, place, code, message };
}
