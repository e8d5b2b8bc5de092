import { countWords } from './stem.ts';

/** Sentences that can be read without the one before them, as far as their words show. */

/** What only ties a sentence to the one before. */
const CONNECTIVE =
  /^(?:in fact|for (?:example|instance)|however|therefore|thus|hence|moreover|furthermore|in addition|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|finally|indeed|of course|as a result|consequently|in short|in other words|nevertheless|nonetheless|interestingly|importantly|significantly|notably|surprisingly|unfortunately|ultimately|in particular|specifically|in general|generally|overall|also|again|later), (?=\S)/i;
const CONJUNCTION = /^(?:and|but|so|yet),? (?=\p{Lu}?\p{L})/iu;
const ASIDE = /, (?:for instance|for example|however|therefore|of course|in turn|too)(?=[,.])/i;
/** What is quoted behind a statement says it again, and what stands in brackets besides. */
const QUOTED = /: ["“][^"“”]*["”]?\.?["”]?$/;
const BRACKETS =
  /\s*\([^()]{30,}\)(?:,(?= (?:could|can|is|was|were|are|has|had|have|will|would)\b))?/g;
const REFERENCE = /\s*\((?:see |cf\. )?(?:Figures?|Fig\.|Tables?|Chapter|Section|p\.)[^()]*\)/gi;

const POINTING = [
  /\b(?:this|these|us|our|i|my|here|former|latter|above|following|therefore|thus|instead|moreover|meanwhile|afterwards|today|now|recently|ago|indeed|hence|similarly|likewise|besides|in contrast|for sure|in reality|as opposed(?! to \p{L})|certainly|otherwise)\b/iu,
  /(?<!(?:['’]s?|\b(?:his|her|its|their|in|the)) )\b(?:later|earlier)\b|\b(?:later|earlier) (?:in|on|that|the|than)\b/i,
  /\bthose\b(?! (?:who|whom|with|that|of|in|from|which)\b)/i,
  /\bsuch\b(?! as\b)/i,
  /(?<!\bone )\banother\b/i,
  /\bthere\b(?! (?:is|are|was|were|has|have|can|may|must|will|exists?)\b)/i,
  /\bbelow\b(?! (?:the|a|\d|zero|sea)\b)/i,
  /(?<!\bas )\bsoon\b(?! as\b)/i,
  /\b(?:do|does|did|doing|done|think|say|says|said|even more) so\b|\bso far\b/i,
  /\bboth\b(?!.* and )/i,
  /(?<!\band )\bothers\b|(?<!\b(?:and|or|all|any|each|every|many|no|some|most|with|over|to|the) )\bother\b(?! than)|\bthe other\b/i,
  /\balso\b/i,
];
const GENERIC = /^(?:if|when|whenever|as) (?:you|we)\b/i;
const OPENS_BADLY =
  /^(?:and|but|or|so|because|which|who|that|then|its|his|her|their|it|he|she|they|in (?:contrast|short)|next|later|similarly|perhaps|maybe)\b/i;

/**
 * A sentence as it can be read by itself, without what ties it to others: "First, specialization allows …" is
 * "Specialization allows …"; undefined where it cannot.
 */
export function aloneOf(sentence: string): string | undefined {
  const bare = sentence
    .replace(REFERENCE, '')
    .replace(BRACKETS, '')
    .replace(QUOTED, '.')
    .replace(CONNECTIVE, '')
    .replace(CONJUNCTION, '')
    .replace(ASIDE, '')
    .replace(/(?<=\p{L} )(?:also|now) (?=\p{L})/iu, '');
  const text = bare.charAt(0).toUpperCase() + bare.slice(1);
  return standsAlone(text) ? text : undefined;
}

/** Whether a sentence can be read without the one before it. */
export function standsAlone(sentence: string): boolean {
  const text = sentence.replace(/["“”]/g, '');
  return (
    /^[\p{Lu}\p{Lo}\d]/u.test(text) &&
    /[.!。]$/.test(text) &&
    !POINTING.some((pattern) => pattern.test(text)) &&
    (!/\b(?:we|you|your)\b/i.test(text) || GENERIC.test(text)) &&
    // "if …, then" points at nothing else
    (!/\bthen\b/i.test(text) || /^(?:if|when)\b/i.test(text)) &&
    !(/^if\b/i.test(text) && !/,/.test(text)) &&
    // WHO and IT are no pronouns.
    (/^\p{Lu}{2,}\b/u.test(text) || !OPENS_BADLY.test(text)) &&
    !isOwnedByNobody(text) &&
    !/^[^.]*[“"][^”"]*$/.test(sentence) &&
    countWords(text) >= 5 &&
    countWords(text) <= 40
  );
}

/** "In his memory Byron …": a pronoun before which no noun can stand that it means. */
function isOwnedByNobody(text: string): boolean {
  // "In his observations of factories, Smith …": what follows at once is whom it means.
  if (
    /^(?:In|At|During|Throughout|Despite|With) (?:his|her) [^,]{4,60}, \p{Lu}\p{Ll}+ \p{Ll}/u.test(
      text,
    )
  )
    return false;
  const at = text.search(
    /\b(?:he|she|it|they|him|them|his|her|its|their|himself|herself|itself|themselves)\b/i,
  );
  if (at < 0) return false;
  const before = text
    .slice(0, at)
    .replace(/^\P{L}*(?:In|On|At|By|With|After|Before|During|For|From|To|Of|As)\b/u, '');
  return (before.match(/\p{L}{4,}/gu)?.length ?? 0) < 2;
}
