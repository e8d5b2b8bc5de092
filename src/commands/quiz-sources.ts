import { dirname, join, resolve } from 'node:path';
import type { Sentence } from '../language/sentence.ts';
import type { Document } from '../markdown/document.ts';
import { readDocument } from '../markdown/read-document.ts';
import type { Deck, Diagnostic, Note } from '../note.ts';
import type { QuizNote } from '../quiz/material.ts';
import { deckNameOf } from './deck-of.ts';
import { notesFromProse } from './essay.ts';
import { readIfThere } from './files.ts';
import { spareNotes } from './quiz-prose.ts';

/** A note, and how far it is from the cards of a deck: see QuizNote. */
export interface TieredNote {
  readonly note: Note;
  readonly tier: QuizNote['tier'];
  readonly isOpen?: boolean;
}

/** A file's notes, written and made, and the document whose prose they are about. */
export interface Source {
  readonly document: Document;
  readonly notes: readonly TieredNote[];
  readonly prose: Document | undefined;
  /** Of each passage of the prose, where it was analysed. */
  readonly sentences?: readonly (readonly Sentence[])[];
  readonly isDeck: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** The notes of a source as a deck. */
export function deckOf({ document, notes }: Source): Deck {
  return { name: deckNameOf(document, {}), tags: [], notes: notes.map(({ note }) => note) };
}

/** The notes of a file; of an essay those of its prose too. */
export function sourceOf(document: Document, known: ReadonlyMap<string, Document>): Source {
  const written = document.notes.map((note) => ({ note, tier: 0 as const }));
  const essay = essayOf(document);
  if (essay !== undefined || document.passages.length === 0) {
    const prose = essay === undefined ? document : (known.get(essay) ?? readQuietly(essay));
    return { document, notes: written, prose, isDeck: true, diagnostics: document.diagnostics };
  }
  const { notes, decisions, diagnostics, sentences } = notesFromProse(document, {
    density: 'rich',
  });
  return {
    document,
    notes: [
      ...written,
      ...notes.map((note) => ({ note, tier: 0 as const })),
      ...spareNotes(decisions).map((spare) => ({ ...spare, tier: 1 as const })),
    ],
    prose: document,
    sentences,
    isDeck: false,
    diagnostics: [...document.diagnostics, ...diagnostics],
  };
}

/** The essay that a deck's front matter says it was made from. */
export function essayOf({ file, frontMatter }: Document): string | undefined {
  const { source } = frontMatter;
  const isText = source !== undefined && /^(?!\w+:\/\/).*\.(md|markdown)$/i.test(source);
  return isText ? resolve(join(dirname(file), source)) : undefined;
}

/** An essay that went elsewhere is no problem: the deck quotes its sentences. */
function readQuietly(path: string): Document | undefined {
  const bytes = readIfThere(path);
  return bytes === undefined ? undefined : readDocument(new TextDecoder().decode(bytes), path);
}

/** The titles of the texts, where they are few. */
export function titleOf(sources: readonly Source[]): string {
  const names = sources
    .filter(({ notes }) => notes.length > 0)
    .map(({ document, prose }) => document.title ?? prose?.title ?? deckNameOf(document, {}));
  const parts = [...new Set(names)].map((name) => name.split('::').at(-1)!);
  return parts.length > 3 || parts.length === 0 ? 'Quiz' : parts.join(', ');
}
