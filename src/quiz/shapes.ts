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
