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

const POINTING =
  /\b(?:this|these|those|we|us|our|i|my|you|your|here|there|former|latter|such|another|above|below|following|however|therefore|also|then|thus|instead|moreover|meanwhile|later|earlier|afterwards|soon|today|now|recently|ago|so|yet|but|indeed|hence|similarly|likewise|finally|besides|both|others?|in contrast|for sure|in reality|as opposed|ultimately|perhaps|certainly)\b/i;
const OPENS_BADLY =
  /^(?:and|but|or|so|if|first|second|third|fourth|next|because|which|who|that|its|his|her|their|as a result|for example|for instance|in (?:addition|contrast|fact|short))\b/i;

/** Whether a sentence can be read without the one before it, as far as its words show. */
export function standsAlone(sentence: string): boolean {
  const text = sentence.replace(/["“”]/g, '');
  return (
    /^[\p{Lu}\p{Lo}\d]/u.test(text) &&
    /[.!。]$/.test(text) &&
    !POINTING.test(text) &&
    !OPENS_BADLY.test(text) &&
    !isOwnedByNobody(text) &&
    !/^[^.]*[“"][^”"]*$/.test(sentence) &&
    countWords(text) >= 5 &&
    countWords(text) <= 40
  );
}

/** "In his memory Byron …": a pronoun before which no noun can stand that it means. */
function isOwnedByNobody(text: string): boolean {
  const at = text.search(
    /\b(?:he|she|it|they|him|them|his|her|its|their|himself|herself|itself|themselves)\b/i,
  );
  if (at < 0) return false;
  const before = text
    .slice(0, at)
    .replace(/^\P{L}*(?:In|On|At|By|With|After|Before|During|For|From|To|Of|As)\b/u, '');
  return (before.match(/\p{L}{4,}/gu)?.length ?? 0) < 2;
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
