import type { Note } from '../note.ts';
import type { AnkiKind } from './note-types.ts';

/** How the notes of a deck are asked in Anki, where it is not as they stand. */
export type DeckType = 'typed' | 'optional reverse';

/** Longer answers are not typed. */
const LONGEST_TYPED = 80;

/**
 * The note type that a note is packed as: typed where its deck says so and the answer is one short line of plain text;
 * a list where the answer is nothing else.
 *
 * @param back as HTML
 * @param items how many items the answer has if it is one list, else 0
 */
export function ankiKind(
  { kind, back, items }: { kind: Note['kind']; back: string; items: number },
  type: DeckType | undefined,
): AnkiKind {
  if (kind === 'cloze') return 'cloze';
  if (type === 'optional reverse') return 'optional';
  if (kind === 'reversed') return 'reversed';
  if (items > 1) return 'list';
  return type === 'typed' && isTyped(back) ? 'typed' : 'basic';
}

function isTyped(back: string): boolean {
  return back.length <= LONGEST_TYPED && !/[\n<]|\\[([]|\[sound:/.test(back);
}
