import { acceptedVariants, orderOf, readAnswer } from './answer.ts';
import { lineOf, textOf } from './html.ts';
import { type Choice, GAP_MARK } from './item.ts';
import { type ItemRule, rule } from './item-rule.ts';
import { articleOf, contentWords, hasPhrase, normalised } from './words.ts';

const plainOptions = ({ options }: Choice) => options.map(({ html }) => lineOf(html));
export const keysOf = ({ options }: Choice) =>
  options.filter(({ isRight }) => isRight).map(({ html }) => lineOf(html));
const wrongOf = ({ options }: Choice) =>
  options.filter(({ isRight }) => !isRight).map(({ html }) => lineOf(html));
const everyOrNone = (list: readonly boolean[]) => list.every(Boolean) || !list.some(Boolean);

/** The rules of item writing that are about the options of multiple choice. */
export const CHOICE_RULES: readonly ItemRule[] = [
  rule('one correct', ['choice'], (item) => {
    const keys = keysOf(item);
    const wrong = wrongOf(item);
    const texts = plainOptions(item).map(normalised);
    if (item.options.length < 2) return 'it has fewer than two options';
    if (item.isSingle ? keys.length !== 1 : keys.length < 1)
      return item.isSingle ? `it has ${keys.length} right options` : 'it has no right option';
    if (new Set(texts).size < texts.length) return 'two options read the same';
    const accepted = keys.flatMap((key) => acceptedVariants(key, undefined)).map(normalised);
    const also = wrong.find(
      (text) => accepted.includes(normalised(text)) || isSameValue(text, keys),
    );
    return also !== undefined && `“${also}” says the right answer in other words`;
  }),
  rule('no overlap', ['choice'], (item, known) => {
    if (known.hasOptionsByHand(item)) return undefined;
    const texts = plainOptions(item);
    const inside = texts.find((text) =>
      texts.some((other) => other !== text && hasPhrase(other, text)),
    );
    return inside !== undefined && `“${inside}” is contained in another option`;
  }),
  rule('length parity', ['choice'], (item) => {
    if (!item.isSingle) return undefined;
    const lengths = wrongOf(item)
      .map((text) => text.length)
      .sort((a, b) => a - b);
    const middle =
      lengths.length % 2
        ? lengths[lengths.length >> 1]!
        : (lengths[lengths.length / 2 - 1]! + lengths[lengths.length / 2]!) / 2;
    const ratio = (keysOf(item)[0]?.length ?? 0) / middle;
    return (
      (ratio < 0.5 || ratio > 1.8) &&
      `the right option is ${ratio < 1 ? 'much shorter' : 'much longer'} than the others`
    );
  }),
  rule('same category', ['choice'], (item, known) => {
    const texts = plainOptions(item);
    if (known.hasOptionsByHand(item)) return undefined;
    if (new Set(texts.map(articleOf)).size > 1)
      return 'some options have an article and some have none';
    if (!everyOrNone(texts.map((text) => /^\p{Ll}/u.test(text))))
      return 'some options open with a capital and some do not';
    if (!everyOrNone(texts.map((text) => /[.!?]$/.test(text))))
      return 'some options end in a full stop and some do not';
    const answers = texts.map((text) => readAnswer(text));
    if (new Set(answers.map(({ opener }) => opener.toLowerCase())).size > 1)
      return 'the options open with different words';
    if (
      !everyOrNone(answers.map(({ date }) => date !== undefined)) &&
      !everyOrNone(answers.map(({ quantity, date }) => (quantity ?? date) !== undefined))
    )
      return 'some options are dates and some are not';
    if (!everyOrNone(answers.map(({ quantity, date }) => (quantity ?? date) !== undefined)))
      return 'some options are numbers and some are not';
    const precisions = new Set(answers.flatMap(({ date }) => date?.precision ?? []));
    if (precisions.size > 1) return 'the dates are not equally precise';
    const units = new Set(
      answers.flatMap(({ quantity }) =>
        quantity ? `${quantity.prefix}|${quantity.unit.trim()}|${quantity.style.decimals}` : [],
      ),
    );
    return units.size > 1 && 'the numbers differ in unit or precision';
  }),
  rule('grammar', ['choice'], (item) => {
    const article = new RegExp(`\\b(an?) ${GAP_MARK}`, 'i')
      .exec(textOf(item.stem))?.[1]
      ?.toLowerCase();
    if (article === undefined) return undefined;
    const wrong = plainOptions(item).find((text) => /^[aeiou]/i.test(text) !== (article === 'an'));
    return wrong !== undefined && `“${article}” does not go with “${wrong}”; write “a(n)”`;
  }),
  rule('no word clue', ['choice'], (item) => {
    if (!item.isSingle) return undefined;
    const stem = contentWords(textOf(item.stem));
    const others = contentWords(wrongOf(item).join(' '));
    const clue = [...contentWords(keysOf(item).join(' '))].find(
      (word) =>
        word.length > 2 &&
        [...stem].some((other) => isKin(word, other)) &&
        ![...others].some((other) => isKin(word, other)),
    );
    return clue !== undefined && `only the right option shares a word with the question (${clue})`;
  }),
  rule('no convergence', ['choice'], (item, known) => {
    if (!item.isSingle || item.options.length < 3 || known.hasOptionsByHand(item)) return undefined;
    const words = plainOptions(item).map(contentWords);
    const shared = words.map((one, at) =>
      words.reduce(
        (sum, other, place) =>
          sum + (place === at ? 0 : [...one].filter((word) => other.has(word)).length),
        0,
      ),
    );
    const key = item.options.findIndex(({ isRight }) => isRight);
    const rest = shared.filter((_, at) => at !== key);
    return (
      shared[key]! > Math.max(...rest) &&
      'the right option has most words in common with the others'
    );
  }),
  rule('no all or none of the above', ['choice'], (item) => {
    const texts = plainOptions(item);
    const lazy = texts.find((text) =>
      /\b(?:all|none|both|neither|any) of (?:the (?:above|below|others?)|these|them)\b|^both\b|^(?:[a-e] and [a-e])$/i.test(
        text,
      ),
    );
    if (lazy !== undefined) return `“${lazy}” can be solved without knowing the answer`;
    const absolute = texts.map((text) =>
      /\b(?:always|never|only|all|none|every|completely|absolutely)\b/i.test(text),
    );
    return (
      !everyOrNone(absolute) &&
      'an absolute word (always, never, only, all) stands in some options and not in all'
    );
  }),
  rule('order', ['choice'], (item) => {
    const order = orderOf(plainOptions(item));
    if (order === undefined) return undefined;
    return (
      order.some((value, at) => at > 0 && value < order[at - 1]!) &&
      'its numbers or dates are not in ascending order'
    );
  }),
  rule('plausible', ['choice'], (item, known) => {
    if (known.hasOptionsByHand(item)) return undefined;
    const sentence = known.sentenceOf(item);
    const isRanked = orderOf(plainOptions(item)) !== undefined;
    for (const text of wrongOf(item)) {
      const { core } = readAnswer(text);
      if (!isRanked && !known.says(core))
        return `“${text}” stands neither in the texts nor in another answer`;
      if (hasPhrase(sentence, core))
        return `“${text}” stands in the sentence that the answer is from, and may be right too`;
    }
    return undefined;
  }),
];

/** "comput" of "computational" and "computer": one word, or two with one root. */
function isKin(a: string, b: string): boolean {
  if (a === b) return true;
  const least = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < least && a[shared] === b[shared]) shared += 1;
  return !/\d/.test(a) && shared >= 5 && shared >= least - 2;
}

function isSameValue(text: string, keys: readonly string[]): boolean {
  return keys.some((key) => {
    const order = orderOf([text, key]);
    return order !== undefined && order[0] === order[1];
  });
}
