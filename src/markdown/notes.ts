import type { Diagnostic, Note } from '../note.ts';
import type { NoteBlock } from './blocks.ts';
import { readGaps } from './gaps.ts';
import { pairIn } from './pair.ts';
import { lineAt, placeAt, placeOfLine, problem, type SourceText } from './source-text.ts';
import { FIELD_INDENT, indentOf, isBlank, markerWidth, type Unit } from './units.ts';

/** A field as Markdown, and where each of its lines stands in the file. */
interface Field {
  readonly text: string;
  /** Of each line of the text: where it begins there, and in the source. */
  readonly lines: readonly { at: number; offset: number }[];
}

/** Reads one note; undefined, with the problems added, where its lines do not make one. */
export function readNote(
  block: NoteBlock,
  source: SourceText,
  headings: readonly string[],
  problems: Diagnostic[],
): Note | undefined {
  const read = { question: readQuestion, cloze: readCloze, pair: readPair }[block.form];
  const fields = read(block, source, problems);
  if (!fields) return undefined;
  return { ...fields, place: placeOf(block, source), headings, made: { by: 'hand' } };
}

type Fields = Pick<Note, 'kind' | 'front' | 'back' | 'source'>;

function readQuestion(
  block: NoteBlock,
  source: SourceText,
  problems: Diagnostic[],
): Fields | undefined {
  const marker = block.fields[0]![0]!;
  const complain = (unit: Unit, code: string, message: string) => {
    problems.push(problem('error', placeOfLine(source, unit.from), code, message));
    return undefined;
  };
  const front = readField(block.fields[0]!, source);
  const answer = block.fields[1];
  if (!answer)
    return complain(
      marker,
      'question-without-answer',
      'This question has no answer; write it below, on a line that begins with A:.',
    );
  const { quote, rest } = splitQuote(answer, source);
  const back = readField(rest, source);
  if (front.text === '')
    return complain(
      marker,
      'empty-question',
      'This question is empty; write it after Q: or on the lines directly below.',
    );
  if (back.text === '')
    return complain(
      answer[0]!,
      'empty-answer',
      'This answer is empty; write it after A: or on the lines directly below.',
    );
  return { kind: 'basic', front: front.text, back: back.text, ...sourceOf(quote) };
}

function readCloze(
  block: NoteBlock,
  source: SourceText,
  problems: Diagnostic[],
): Fields | undefined {
  const [text, extra] = block.fields;
  const { quote, rest } = splitQuote(extra ?? text!, source);
  const field = readField(extra ? text! : rest, source);
  const cloze = readGaps(field.text);
  for (const { severity, start, end, code, message } of cloze.problems)
    problems.push(
      problem(
        severity,
        placeAt(source, offsetIn(field, start), offsetIn(field, end)),
        code,
        message,
      ),
    );
  if (cloze.gaps.length === 0) {
    if (cloze.problems.length === 0)
      problems.push(
        problem(
          'error',
          placeOfLine(source, text![0]!.from),
          'cloze-without-gap',
          'This cloze note hides nothing; put what is to be remembered in brackets: [gap] or {{gap}}.',
        ),
      );
    return undefined;
  }
  const back = extra ? readField(rest, source).text : '';
  return { kind: 'cloze', front: cloze.front, back, ...sourceOf(quote) };
}

function readPair(
  block: NoteBlock,
  source: SourceText,
  problems: Diagnostic[],
): Fields | undefined {
  const { from } = block.fields[0]![0]!;
  const line = lineAt(source, from);
  const split = pairIn(line);
  if (!split) return undefined;
  const front = line.slice(split.from, split.start).trim();
  const back = line.slice(split.end).trim();
  if (line.slice(split.start, split.end) === ':::') {
    const at = source.starts[from]!;
    problems.push(
      problem(
        'warning',
        placeAt(source, at + split.start, at + split.end),
        'both-ways',
        `Notes that ask both ways are not read yet; write ${front} :: ${back} and ${back} :: ${front}.`,
      ),
    );
    return undefined;
  }
  return { kind: 'basic', front, back };
}

/**
 * The lines of a field as Markdown. Where all lines after the first are indented by `FIELD_INDENT` columns, these are
 * taken off: the text stands in the column of its marker, as in a list item.
 */
function readField(units: readonly Unit[], source: SourceText): Field {
  const lines = units.flatMap((unit) =>
    Array.from({ length: unit.to - unit.from }, (_, index) => unit.from + index),
  );
  const [first, ...rest] = lines.map((line, index) => {
    const text = lineAt(source, line);
    const skip = index === 0 ? (markerWidth(text) ?? 0) : 0;
    return { text: text.slice(skip), offset: source.starts[line]! + skip };
  });
  const indented = rest.every(({ text }) => isBlank(text) || indentOf(text) >= FIELD_INDENT);
  const body = indented ? rest.map(outdent) : rest;
  return trimmed([first!, ...body]);
}

function outdent(line: { text: string; offset: number }): { text: string; offset: number } {
  const width = /^(?: {3}| {0,2}\t)?/.exec(line.text)![0].length;
  return { text: line.text.slice(width), offset: line.offset + width };
}

function trimmed(lines: readonly { text: string; offset: number }[]): Field {
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
function offsetIn(field: Field, position: number): number {
  const line = field.lines.findLast(({ at }) => at <= position)!;
  return line.offset + position - line.at;
}

/** Takes the block quote off the end of a field; a quote that is all of it is its text. */
function splitQuote(
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

/** A source sentence stands on one line. */
export function tidySentence(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function sourceOf(quote: string | undefined): Pick<Note, 'source'> {
  return quote ? { source: { sentence: quote } } : {};
}

function placeOf(block: NoteBlock, source: SourceText) {
  const first = block.fields[0]![0]!;
  const last = block.fields.at(-1)!.findLast(({ kind }) => kind !== 'blank')!;
  const start = placeOfLine(source, first.from);
  return { ...start, end: placeOfLine(source, last.to - 1).end };
}
