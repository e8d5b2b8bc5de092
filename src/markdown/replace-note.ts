import type { Note } from '../note.ts';
import { appendNotes } from './deck-file.ts';
import { readDocument } from './read-document.ts';

/**
 * Puts another note in the place of one, or takes it out with the blank lines that held it apart; every other byte
 * of the deck stays.
 *
 * @param note as `readDocument` gave it of this very text
 * @returns undefined where a neighbour would then read differently
 */
export function replaceNote(deckText: string, note: Note, other?: Note): string | undefined {
  const lineStart = deckText.slice(0, note.place.start).search(/[ \t]*$/);
  const before = deckText.slice(0, lineStart);
  const after = deckText.slice(note.place.end).replace(/^[ \t]+/, '');
  const text =
    other === undefined ? closed(before, after) : before + written(other, deckText) + after;
  const wanted = notesIn(deckText).flatMap((one) =>
    one.place.start === note.place.start ? (other ?? []) : one,
  );
  const found = notesIn(text);
  const isWhole =
    found.length === wanted.length && found.every((one, at) => isSameText(one, wanted[at]!));
  return isWhole ? text : undefined;
}

/** Joins what stood around a note: the blank lines below it go, at the end of the file those above. */
function closed(before: string, after: string): string {
  const rest = after.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, '');
  if (rest !== '') return before + rest;
  const kept = before.trimEnd();
  return (
    kept +
    (/^(?:\r\n|\n|\r)/.exec(after) ?? /(?:\r\n|\n|\r)/.exec(before.slice(kept.length)) ?? [''])[0]
  );
}

function written(note: Note, deckText: string): string {
  const text = appendNotes('', [note]).trimEnd();
  return deckText.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}

function notesIn(text: string): readonly Note[] {
  return readDocument(text, '').notes;
}

function isSameText(one: Note, other: Note): boolean {
  return (
    one.kind === other.kind &&
    one.front === other.front &&
    one.back === other.back &&
    one.source?.sentence === other.source?.sentence
  );
}
