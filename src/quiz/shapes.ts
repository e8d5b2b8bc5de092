/** Whether one text can stand for another among options. */

import { GAP_MARK } from './item.ts';
import {
  articleOf,
  contentWords,
  hasPhrase,
  isVague,
  normalised,
  withoutArticle,
  wordsOf,
} from './words.ts';

export function shapeDistance(text: string, core: string): number {
  return (
    6 * Math.abs(wordsOf(text).length - wordsOf(core).length) +
    Math.abs(text.length - core.length) / 3
  );
}

/** Number of words, article, capitals and length as the key's. */
export function hasShapeOf(text: string, core: string, isName: boolean): boolean {
  if (isVague(text) && !isVague(core)) return false;
  const [long, short] = [Math.max(text.length, core.length), Math.min(text.length, core.length)];
  const isNear = long <= short * 2 + 6;
  if (isName)
    return (
      isNear &&
      wordsOf(core).length > 1 === wordsOf(text).length > 1 &&
      articleOf(text) !== 'a' &&
      /^(?:the )?\p{Lu}/iu.test(text) &&
      /\p{Lu}/u.test(text)
    );
  return (
    isNear &&
    articleOf(text) === articleOf(core) &&
    wordsOf(text).length === wordsOf(core).length &&
    !/\p{Lu}/u.test(withoutArticle(text)) === !/\p{Lu}/u.test(withoutArticle(core).slice(1))
  );
}

/** Whether a name goes with "the", which may stand before its gap. */
export function takesThe(name: string, stem = ''): boolean {
  return articleOf(name) === 'the' || new RegExp(`\\bthe ${GAP_MARK}`, 'i').test(stem);
}

/** Whether an option says the key again, or may be right too: it is in the stem or in the sentence that the key is from. */
export function isAlsoTrue(
  text: string,
  core: string,
  stem: string,
  sentence: string,
  isName: boolean,
): boolean {
  const bare = withoutArticle(text);
  const key = withoutArticle(core);
  if (hasPhrase(bare, key) || hasPhrase(key, bare)) return true;
  if (hasPhrase(stem, bare) || hasPhrase(sentence, bare)) return true;
  const words = contentWords(bare);
  if (isName && [...words].some((word) => contentWords(stem).has(word) && word.length > 3))
    return true;
  return isName ? sharesName(normalised(bare), normalised(key)) : false;
}

/** "Siméon Poisson" and "Poisson" are one person. */
export function sharesName(a: string, b: string): boolean {
  const left = a.split(' ');
  const right = b.split(' ');
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short.every((word) => long.includes(word)) || short.at(-1) === long.at(-1);
}

const PARTICLE =
  /^(?:the|of|and|de|du|des|del|della|da|di|van|von|der|den|la|le|el|al|bin|ibn|st|saint|jr|sr|ii|iii|iv)$/;
const TITLED =
  /^(?:sheikh|shaikh|king|queen|prince|princess|sir|lord|lady|pope|emperor|empress|general|president|dr|mr|mrs|ms|saint|st|sultan|shah|duke|count|earl|captain|colonel|professor|father|brother|sister|mother|uncle|aunt) /;

/** "Sheikh Ali" and "Ali al-Sabah": all the words of the one, without its title, are among those of the other. */
export function isSamePerson(a: string, b: string): boolean {
  const [left, right] = [a, b].map((name) =>
    normalised(name)
      .replace(TITLED, '')
      .split(/[ -]/)
      .filter((word) => word.length > 1 && !PARTICLE.test(word)),
  ) as [string[], string[]];
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  const shared = short.filter((word) => long.includes(word)).length;
  return shared > 0 && shared * 2 >= short.length;
}

/** "Ötzi (the Iceman)", "Ötzi, or the Iceman", "Ötzi the Iceman", "Ötzi, nicknamed the Iceman". */
export function isAlias(sentence: string, a: string, b: string): boolean {
  const [first, second] = sentence.indexOf(a) < sentence.indexOf(b) ? [a, b] : [b, a];
  const between = sentence.slice(sentence.indexOf(first) + first.length, sentence.indexOf(second));
  return (
    /^[,;]? ?["“(]?(?:(?:also |better |now |then |later |formerly |and |or |who (?:is|was) )*(?:known (?:as|to)|called|nicknamed|named|dubbed|renamed|aka|a\.k\.a\.|or|is|was|as)? ?)?(?:the )?["“(]?$/i.test(
      between,
    ) && !/^, $/.test(between)
  );
}

/** The first letter as the key's, but for names, and its article. */
export function caseLike(core: string, text: string, isName: boolean): string {
  const bare = isName ? withoutArticle(text) : text;
  const article =
    isName && articleOf(core) !== ''
      ? core.slice(0, core.length - withoutArticle(core).length)
      : '';
  const isSmall = /^\p{Ll}/u.test(core);
  if (isName) return article + bare;
  return isSmall
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text.charAt(0).toUpperCase() + text.slice(1);
}
