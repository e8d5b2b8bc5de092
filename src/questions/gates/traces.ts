/** Traces that a cut leaves in the words of a question. */
import type { Clause } from '../grammar/clause.ts';
import { token } from '../grammar/tree.ts';

/** What no question is printed with: each is the trace of something cut. */
const BROKEN: readonly RegExp[] = [
  /[;:…]|--|\.\.\.|,\?/,
  /(^|[\s,])\/|\/(\s|$)/,
  /["“]\s*["”]/,
  /\p{Ll}\.\p{Lu}\p{Ll}|\s['’][,.]|[‘“(]\s/u,
  /\+\d{6,}|\p{L}- (?!and|or|to)\p{Ll}/u,
  / [–—-] /,
  /\s-\p{L}/u,
  /\p{Ll} The \p{Ll}/u,
  /\bafter\b.* after\b/i,
  /(?<!(\d|\ds|century|centuries|millennium)) (BCE|CE|BC|AD)\b/,
  /^(and|or|but|nor)\b/i,
  /\p{Ll} (In|On|At|By|As|For|From|With|After|Before|During) (the|an?|\d|\p{Ll})/u,
  /\b(in|on) [^?]{0,12}\d{4} (in|on) (\p{Lu}|\d)/u,
  /\s[?.]$/,
  / = /,
  /^when\b.* until\b/i,
  /\b(established|founded|created|built|born|opened)\b[^,]* until\b/,
  /\b(about|approximately|than|per|the|an),/,
  /\b(is|are|was|were)[^\p{L}\p{N}"“(‘'«]*\?$/u,
  /\b(most notably|notably|especially|particularly|mainly|mostly|primarily|namely|literally|finally|also|too|however|thus|respectively)\?$/,
  /, (most notably|notably|especially|particularly|namely)\b/,
  /(?<!\b\p{Lu})\.\s+\p{Ll}/u,
  /\b(what\?|whom[.?]|which[.?]|(and|or|but|nor)[.?])$/,
  /\b(do|does|did|is|are|was|were|has|have|had) (and|or|but|nor)\b/,
  /\p{Ll}\.\d/u,
  /(?<!(\d|s|century)) onwards?\?$/i,
  /^where\b.* where\b/i,
  /^(what|who) (is|are|was|were) (today|now|currently)\b/i,
  /\b(\p{L}+) \1\b/iu,
];

/** A colon in quotation marks is a title's own. */
export const isBroken = (text: string) => {
  const plain = text.replace(/(["“]\p{Lu}[^"“”:]*):( \p{Lu}[^"“”:]*["”])/gu, '$1$2');
  return BROKEN.some((pattern) => pattern.test(plain));
};

/** Where clauses are strung together a comma comes before a small word. */
export function isStrung(question: string): boolean {
  // "the school of Dr. Glennie, in Dulwich?" tells where that lies.
  const plain = question.replace(/, in (the )?\p{Lu}\p{L}+( \p{Lu}\p{L}+)?\?$/u, '?');
  return /, (an?|at|first|but|whereas|while|which|who|whom|as|with|in|on|by|from|for|to|and (in|on|by|at|from|to|has|is|was|were|are|did))\b/.test(
    plain,
  );
}

/** A comma that was left between subject and verb. */
export function cutsVerb(question: string, { tree, predicate }: Clause): boolean {
  const { form, lemma } = token(tree, predicate);
  return question.includes(`, ${lemma} `) || question.includes(`, ${form} `);
}

export function isBalanced(text: string): boolean {
  const count = (pattern: RegExp) => (text.match(pattern) ?? []).length;
  if (count(/"/g) % 2 !== 0 || count(/“/g) !== count(/”/g)) return false;
  return count(/\(/g) === count(/\)/g) && count(/\[/g) === count(/\]/g);
}
