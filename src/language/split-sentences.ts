import { SENTENCE_OPENERS, TITLES } from './spellings.ts';
import type { Piece } from './split-words.ts';

/** A sentence is no longer than this; text without a full stop is cut, so that no input takes more than linear time. */
export const LONGEST_SENTENCE = 200;

const CLOSERS = new Set(['"', '”', '’', "'", "''", ')', ']', '}', '»', '’’']);
const OPENERS = new Set(['"', '“', '‘', "'", '``', '(', '[', '{', '«']);

/** Groups the pieces of a text into sentences. A paragraph always ends one. */
export function splitSentences(pieces: readonly Piece[]): Piece[][] {
  const sentences: Piece[][] = [];
  let from = 0;
  for (let at = 1; at <= pieces.length; at++) {
    if (at < pieces.length && !startsSentence(pieces, at) && at - from < LONGEST_SENTENCE) continue;
    sentences.push(pieces.slice(from, at));
    from = at;
  }
  return sentences;
}

/** Whether a sentence starts with piece `at`, which is not the first. */
function startsSentence(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at]!;
  if (piece.gap !== 'space') return piece.gap === 'paragraph';
  let last = at - 1;
  while (last > 0 && isReference(pieces, last - 2)) last -= 3;
  while (last > 0 && CLOSERS.has(pieces[last]!.form) && pieces[last]!.gap === 'none') last--;
  const end = pieces[last]!.form;
  if (!/[.!?…]$/.test(end) && !/^[。！？]$/.test(end)) return false;
  if (isReference(pieces, at)) return false;
  let first = at;
  while (first < pieces.length - 1 && OPENERS.has(pieces[first]!.form)) first++;
  const start = pieces[first]!.form;
  if (/^\p{Ll}/u.test(start)) return false;
  // A full stop that is part of its word: an abbreviation or an initial.
  if (/[\p{L}\d]\.$/u.test(end)) return !TITLES.has(end) && SENTENCE_OPENERS.has(start);
  if (/^[,;:.!?)\]}%]/.test(start)) return false;
  return true;
}

/** Whether a reference like `[12]` stands at a piece: it belongs to the sentence before it. */
function isReference(pieces: readonly Piece[], at: number): boolean {
  return (
    pieces[at]?.form === '[' &&
    pieces[at + 2]?.form === ']' &&
    /^\d{1,3}$/.test(pieces[at + 1]!.form)
  );
}
