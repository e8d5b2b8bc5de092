/** The texts that questions are measured on: essays in Markdown, and paragraphs that people asked questions about. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { notesFromProse } from '../src/commands/essay.ts';
import type { Document } from '../src/markdown/document.ts';
import { readDocument } from '../src/markdown/read-document.ts';
import type { Note } from '../src/note.ts';
import type { PlainCard } from './mechanical.ts';

/** A generated note and the card that a reader sees. */
export interface MadeCard extends PlainCard {
  readonly note: Note;
  /** The question as a reader sees it: with the hint of a gap in its place. */
  readonly shown: string;
  /** The headings that it stands under, outermost first. */
  readonly headings: readonly string[];
}

/** A text with what the generator makes of it. */
export interface MeasuredText {
  readonly name: string;
  readonly markdown: string;
  readonly document: Document;
  readonly words: number;
  readonly cards: readonly MadeCard[];
}

/** Makes the notes of a text as `generate` does. */
export function measuredText(name: string, markdown: string): MeasuredText {
  const document = readDocument(markdown, name);
  const { notes, words } = notesFromProse(document);
  return { name, markdown, document, words, cards: notes.map(cardOf) };
}

function cardOf(note: Note): MadeCard {
  const { headings } = note;
  const source = plain(note.source?.sentence ?? '');
  if (note.kind === 'basic')
    return {
      kind: 'basic',
      question: plain(note.front),
      shown: plain(note.front),
      answer: plain(note.back),
      source,
      note,
      headings,
    };
  const hidden = [...note.front.matchAll(GAP)].map(([, text = '']) => plain(text));
  const question = plain(note.front.replace(GAP, '…'));
  const shown = plain(
    note.front.replace(GAP, (_, _hidden, hint = '…') => (hint === '…' ? hint : `[${hint}]`)),
  );
  return { kind: 'cloze', question, shown, answer: hidden.join(', '), source, note, headings };
}

const GAP = /\{\{c\d+::((?:(?!::|\}\}).)*)(?:::(.*?))?\}\}/g;

/** Generated Markdown as it is read: without the backslashes that keep signs from being markup. */
function plain(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** The essays among files and folders; decks (`*.deck.md`) are no essays. */
export function essayFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.md$/i.test(name) && !/\.deck\.md$|^README\.md$/i.test(name))
      .sort()
      .map((name) => join(path, name));
  });
}

export function readEssays(paths: readonly string[]): MeasuredText[] {
  return essayFiles(paths).map((path) => measuredText(basename(path), readFileSync(path, 'utf8')));
}
