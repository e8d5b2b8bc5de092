import { textOf } from './html.ts';
import { GAP_MARK } from './item.ts';
import { normalised } from './words.ts';

/** How a gap is printed: long enough to write on. */
export const BLANK = '_____';

/** A stem's HTML with its gaps as blanks. */
export function withBlanks(html: string): string {
  return html.replaceAll(GAP_MARK, BLANK);
}

/** Words as a reader counts them; a Chinese or Japanese character counts as half a word. */
export function countWords(text: string): number {
  const han = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const rest = text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
  const others = rest.filter(
    (word) => !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word),
  ).length;
  return others + Math.ceil(han / 2);
}

const ASKS =
  /^(?:(?:in|on|at|by|from|to|for|with|of|about|after|before|during)\s+)?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|has|have|had|will|should)\b/i;

/** Whether a text asks, with or without its question mark. */
export function isQuestion(text: string): boolean {
  return /[?？؟;]\s*$/.test(text) || ASKS.test(text);
}

/** A question's HTML with the question mark that its author left out. */
export function asQuestion(html: string): string {
  const text = textOf(html);
  return /[?？؟;:]\s*$/.test(text) || !ASKS.test(text) || html.endsWith('>')
    ? html
    : `${html.replace(/[.\s]+$/, '')}?`;
}

/** Where a text has a part, as whole words and once only; -1 where not so. */
export function onlyPlaceOf(text: string, part: string): number {
  const places: number[] = [];
  const small = text.toLowerCase();
  const wanted = part.toLowerCase();
  for (
    let at = small.indexOf(wanted);
    at >= 0 && wanted !== '';
    at = small.indexOf(wanted, at + 1)
  ) {
    const isWord =
      !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') &&
      !/[\p{L}\p{N}]/u.test(text[at + part.length] ?? ' ');
    if (isWord) places.push(at);
  }
  return places.length === 1 ? places[0]! : -1;
}

/** Two stems that ask the same. */
export function isSameStem(a: string, b: string): boolean {
  return normalised(a) === normalised(b);
}
