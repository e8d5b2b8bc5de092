import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { FileContent, FileNote } from '../collection/notes.ts';
import { gapsIn } from '../markdown/gaps.ts';
import { readDocument } from '../markdown/read-document.ts';
import type { Diagnostic, Note } from '../note.ts';
import { deckNameOf } from './deck-of.ts';
import { readText } from './files.ts';

/** What a file holds and what is wrong with it. */
export interface ReadFile {
  readonly content: FileContent;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file of a study folder, named from there. Throws a Failure for one that cannot be read. */
export function readFileContent(folder: string, path: string): ReadFile {
  const file = join(folder, path);
  const { size, mtimeMs: modified } = statSync(file);
  const { text } = readText(file);
  const document = readDocument(text, file);
  const { source, tags } = document.frontMatter;
  return {
    content: {
      path,
      size,
      modified,
      hash: hashOf(text),
      deck: deckNameOf(document, {}),
      tags,
      notes: document.notes.map(fileNoteOf),
      ...(source === undefined
        ? {}
        : { source: posix.normalize(posix.join(dirname(path), source)) }),
    },
    diagnostics: document.diagnostics,
  };
}

/** The hash of a file's text, as in its content; undefined where it cannot be read. */
export function hashOfFile(folder: string, path: string): string | undefined {
  try {
    return hashOf(readFileSync(join(folder, path), 'utf8'));
  } catch {
    return undefined;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function fileNoteOf({ kind, front, back, source, headings, place, tags }: Note): FileNote {
  return {
    kind,
    front,
    back,
    sentence: source?.sentence ?? '',
    headings,
    line: place.line,
    ...(tags === undefined ? {} : { tags }),
    gaps: kind === 'cloze' ? gapsIn(front) : [],
  };
}
