import type { Diagnostic, Note, Place } from '../note.ts';
import type { Form, NoteBlock } from './blocks.ts';
import type { Fields } from './field.ts';
import { readCloze } from './forms/cloze.ts';
import { readDefinition } from './forms/definition.ts';
import { readDivided } from './forms/divided.ts';
import { readGapped } from './forms/gapped.ts';
import { readHeading } from './forms/heading.ts';
import { readPair } from './forms/pair.ts';
import { readQuestion } from './forms/question.ts';
import { readRow } from './forms/table.ts';
import { placeOfLine, type SourceText } from './source-text.ts';

/** Reads the fields of a note; undefined, with the problems added, where its lines do not make one. */
export type Read = (
  block: NoteBlock,
  source: SourceText,
  problems: Diagnostic[],
) => Fields | undefined;

const READERS: Readonly<Record<Form, Read>> = {
  question: readQuestion,
  cloze: readCloze,
  gapped: readGapped,
  pair: readPair,
  divided: readDivided,
  definition: readDefinition,
  row: readRow,
  heading: readHeading,
};

/** Reads one note; `headings` are those above the block, outermost first. */
export function readNote(
  block: NoteBlock,
  source: SourceText,
  headings: readonly string[],
  problems: Diagnostic[],
): Note | undefined {
  const fields = READERS[block.form](block, source, problems);
  if (!fields) return undefined;
  // The note of a heading stands under those above it.
  const above = block.form === 'heading' ? headings.slice(0, -1) : headings;
  return { ...fields, place: placeOf(block, source), headings: above, made: { by: 'hand' } };
}

function placeOf(block: NoteBlock, source: SourceText): Place {
  const first = block.fields[0]![0]!;
  const last = block.fields.at(-1)!.findLast(({ kind }) => kind !== 'blank')!;
  const start = placeOfLine(source, first.from);
  return { ...start, end: placeOfLine(source, last.to - 1).end };
}
