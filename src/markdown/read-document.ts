import type { Diagnostic, Note } from '../note.ts';
import { type Block, blocksOf, type NoteBlock } from './blocks.ts';
import type { Document, Passage, Range } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import { markMaths } from './maths.ts';
import { readNote } from './notes.ts';
import { isTooMuchMarkup, parse } from './parse.ts';
import { HeadingPath, passagesOf } from './passages.ts';
import {
  lineAt,
  placeAt,
  placeOfLine,
  problem,
  type SourceText,
  sourceText,
} from './source-text.ts';
import { type Definitions, definitionsFor, definitionsIn, piecesOf } from './split.ts';

export interface ReadOptions {
  /** Told now and then how much of the file is read, from 0 to 1, ascending; the last call is 1. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * Reads a Markdown file: its prose as passages, its hand-written notes, and what is wrong with it.
 * Never throws for what the text says: every problem is a diagnostic, and the rest of the file is read.
 */
export function readDocument(text: string, file: string, options: ReadOptions = {}): Document {
  if (isBinary(text)) return binary(file, text.length);
  const source = sourceText(text, file);
  const diagnostics: Diagnostic[] = [];
  const { frontMatter, body } = readFrontMatter(source, diagnostics);
  const blocks = blocksOf(source, body, diagnostics);
  const headings = new HeadingPath();
  const passages: Passage[] = [];
  const notes: Note[] = [];
  const definitions = definitionsIn(source.text);
  for (const block of blocks) {
    if (block.kind === 'prose')
      for (const piece of piecesOf(source, block.from, block.to)) {
        passages.push(...readProse(piece, source, definitions, headings, diagnostics));
        options.onProgress?.(piece.end / (source.text.length + 1));
      }
    else {
      const note = readNote(block, source, headings.path, diagnostics);
      if (note) notes.push(note);
    }
  }
  diagnostics.push(...duplicates(notes), ...lostText(blocks, source));
  options.onProgress?.(1);
  const title = frontMatter.title ?? headings.title;
  return {
    file,
    ...(title === undefined ? {} : { title }),
    frontMatter,
    passages,
    notes,
    diagnostics: diagnostics.sort((a, b) => a.place.start - b.place.start),
  };
}

function readProse(
  piece: Range,
  source: SourceText,
  definitions: Definitions,
  headings: HeadingPath,
  diagnostics: Diagnostic[],
): Passage[] {
  const text = source.text.slice(piece.start, piece.end);
  if (text.trim() === '') return [];
  if (isTooMuchMarkup(text)) {
    const start = piece.start + text.length - text.trimStart().length;
    diagnostics.push(
      problem(
        'warning',
        placeAt(source, start, piece.end),
        'too-much-markup',
        'The text from here on has more markup than prose and is skipped; put blank lines into it, or leave it out.',
      ),
    );
    return [];
  }
  const marked = markMaths(text);
  const root = parse(marked + definitionsFor(text, definitions));
  return passagesOf(root, source, piece.start, text.length, headings);
}

/** A NUL, or a character in fifty that was no UTF-8 (and more than a slip of ten), is no text. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  if (!text.includes('\uFFFD')) return false;
  const broken = text.split('\uFFFD').length - 1;
  return broken > 10 && broken * 50 > text.length;
}

function binary(file: string, length: number): Document {
  const place = { file, line: 1, column: 1, start: 0, end: length };
  const message =
    'This is not a text file, or not one in UTF-8; give a Markdown file, saved as UTF-8.';
  return {
    file,
    frontMatter: { tags: [] },
    passages: [],
    notes: [],
    diagnostics: [problem('error', place, 'binary-file', message)],
  };
}

/** Two notes with one front would be one note in Anki. */
function duplicates(notes: readonly Note[]): Diagnostic[] {
  const first = new Map<string, Note>();
  return notes.flatMap((note) => {
    const key = `${note.kind} ${note.front.replace(/\s+/g, ' ').toLowerCase()}`;
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, note);
      return [];
    }
    const message = `This note asks the same as the one on line ${earlier.place.line}; remove one, or say in the question what differs.`;
    return [problem('warning', note.place, 'duplicate-front', message)];
  });
}

/**
 * Paragraphs below an answer that were likely meant to be of it: where the answer ends with a colon,
 * or where most of the file is notes.
 */
function lostText(blocks: readonly Block[], source: SourceText): Diagnostic[] {
  const notes = blocks.filter((block): block is NoteBlock => block.kind === 'note');
  const noteLines = notes.reduce((sum, { fields }) => sum + fields.flat().length, 0);
  const proseLines = blocks.reduce(
    (sum, block) => sum + (block.kind === 'prose' ? block.to - block.from : 0),
    0,
  );
  return notes.flatMap(({ fields, followedBy }) => {
    const last = fields.at(-1)!.findLast(({ kind }) => kind !== 'blank')!;
    const open = lineAt(source, last.to - 1)
      .trimEnd()
      .endsWith(':');
    if (!followedBy || (!open && noteLines <= proseLines)) return [];
    const message =
      'This paragraph is prose, not part of the note above; indent it by three spaces to make it part of the answer.';
    return [problem('warning', placeOfLine(source, followedBy.from), 'text-after-answer', message)];
  });
}
