import { normaliseForm } from './describe-words.ts';
import type { Model } from './model.ts';

/** The words that hold English sentences together; other languages share few of them. */
const FUNCTION_WORDS = new Set(
  `the of and to a in is that it was for on are as with they be at this have from or had by but what some we
  you were all your can there an which their if will each about how them then she many these so her would
  him into has more no could my than been who its did may not any when where he his i our because most
  through between those does during under while also such after before over only other both very`
    .trim()
    .split(/\s+/),
);

/** In English prose some 40 % of the words are function words; in German or Dutch about 10 % look like one. */
const LEAST_FUNCTION_WORDS = 0.18;
const LEAST_KNOWN_WORDS = 0.5;
/** More than this says nothing new. */
const ENOUGH = 2000;

/** Whether a text is written in English; one of up to three words counts as English, since little speaks against it. */
export function looksEnglish({ lexicon }: Model, text: string): boolean {
  let words = 0;
  let functionWords = 0;
  let known = 0;
  for (const [form] of text.slice(0, 40_000).matchAll(/\p{Script=Han}|[\p{L}\p{M}]{1,60}/gu)) {
    if (++words > ENOUGH) break;
    const word = normaliseForm(form);
    if (FUNCTION_WORDS.has(word)) functionWords++;
    if (lexicon.ambiguityOf(word) > 0) known++;
  }
  if (words <= 3) return true;
  // A heading or a list item may do without function words, but not without words we know.
  const enough = words < 12 ? 0 : LEAST_FUNCTION_WORDS;
  return functionWords >= enough * words && known >= LEAST_KNOWN_WORDS * words;
}
