import { createHash } from 'node:crypto';
import type { Note } from '../note.ts';

/**
 * The GUID that a note gets when nothing is remembered of it: 16 hexadecimal digits that follow
 * from its deck, its kind and its front alone, so that every clone of a deck exports the same note.
 *
 * @param deck the deck's full name, `History::After the attacks`
 * @param front the question as Markdown; of a cloze its text with the gaps, `{{c1::hidden::hint}}`
 * @param occurrence which of the notes with this very front in the deck it is, from 1
 */
export function firstGuid(deck: string, kind: Note['kind'], front: string, occurrence = 1): string {
  const text = normalised(kind === 'cloze' ? withoutGaps(front) : front);
  const name = normalised(deck).replace(/ ?:: ?/g, '::');
  const identity = [name, kind, text, ...(occurrence > 1 ? [occurrence] : [])];
  // JSON keeps the parts apart: the deck "a b" with "c" is not the deck "a" with "b c".
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16);
}

/**
 * The first GUIDs of a deck's notes, in their order. Notes with the same front are told apart by
 * their order, so that none is lost: Anki takes two notes with one GUID for the same note.
 */
export function guidsOf(deck: string, notes: readonly Pick<Note, 'kind' | 'front'>[]): string[] {
  const seen = new Map<string, number>();
  return notes.map(({ kind, front }) => {
    const plain = firstGuid(deck, kind, front);
    const occurrence = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, occurrence);
    return occurrence === 1 ? plain : firstGuid(deck, kind, front, occurrence);
  });
}

/** Case is kept: "polish" and "Polish" are two words, and a corrected capital is an edit like any other. */
export function normalised(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Innermost first, since gaps may stand inside gaps; the hint goes with the braces. */
const GAP =
  /\{\{c[\d,]+::((?:(?!\{\{c[\d,]+::|\}\}|::)[\s\S])*)(?:::(?:(?!\{\{c[\d,]+::|\}\})[\s\S])*)?\}\}/g;

/** A cloze text with nothing hidden. */
export function withoutGaps(text: string): string {
  const opened = text.replace(GAP, '$1');
  return opened === text ? text : withoutGaps(opened);
}
