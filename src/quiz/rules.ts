import { readAnswer } from './answer.ts';
import { CHOICE_RULES, keysOf } from './choice-rules.ts';
import { lineOf, textOf } from './html.ts';
import { GAP_MARK, type Item, KIND_NAMES } from './item.ts';
import { type ItemRule, rule } from './item-rule.ts';
import type { Known } from './known.ts';
import { countWords } from './stem.ts';
import { hasPhrase, normalised } from './words.ts';

/**
 * The rules of item writing that can be checked: Haladyna, Downing & Rodriguez 2002 and the NBME guide. They look at
 * finished items only and share nothing with what makes them but the reading of words, numbers and dates.
 */
export interface Finding {
  readonly rule: string;
  /** The items that break it; none where it is the whole set. */
  readonly items: readonly string[];
  /** How many of them are too many; one where it does not say. */
  readonly excess?: number;
  /** One sentence: what is wrong and what to do about it. */
  readonly message: string;
}

export const ITEM_RULES: readonly ItemRule[] = [
  ...CHOICE_RULES,
  rule('no hidden negation', ['choice', 'true-false', 'short', 'gap', 'numeric'], (item) => {
    const emphasised = item.stem.replace(/<(strong|em)>[\s\S]*?<\/\1>/g, '');
    const word = /\b(?:not|except|least|\p{L}+n['’]t)\b/iu.exec(
      textOf(emphasised).replace(/\b(?:at least|not only)\b/gi, ''),
    )?.[0];
    return (
      word !== undefined &&
      word !== word.toUpperCase() &&
      `“${word}” is easily overlooked; set it in bold or ask without it`
    );
  }),
  rule('stem complete', ['choice', 'short', 'numeric', 'gap'], (item, known) => {
    const text = textOf(item.stem);
    const gaps = text.split(GAP_MARK).length - 1;
    if (!asks(text) && gaps === 0)
      return 'it does not ask: it ends in no question mark and has no gap';
    // "What is a stupa?" says all that it asks.
    const least = /^what (?:is|are|was|were) /i.test(text) ? 3 : 4;
    if (countWords(text) < least) return 'it has fewer than four words';
    if (
      /^[^"]*"[^"]*$/.test(text) ||
      (text.match(/[“(]/g)?.length ?? 0) !== (text.match(/[”)]/g)?.length ?? 0)
    )
      return 'a quotation mark or bracket has no partner';
    const pointing =
      /\b(?:did|do|does|was|were|is|are|had|has|will|would|can|could) (it|they|he|she)\b/i.exec(
        text,
      ) ?? /^(it|this|they|these|those|he|she)\b/i.exec(text);
    const demonstrative = /(?<!of )\b(?:this|these|those|such) \p{Ll}+/iu.exec(text)?.[0];
    if (demonstrative !== undefined && !known.hasOptionsByHand(item))
      return `“${demonstrative}” refers to something outside it`;
    return pointing !== null && `“${pointing[1]}” refers to nothing in it`;
  }),
  rule('answer not in stem', ['choice', 'short', 'gap', 'numeric'], (item) => {
    const text = textOf(item.stem);
    const told = answersOf(item).find((answer) => answer.length > 1 && hasPhrase(text, answer));
    return told !== undefined && `it says its own answer, “${told}”`;
  }),
  rule('statement complete', ['true-false'], (item) => {
    const text = textOf(item.stem);
    if (countWords(text) < 4) return 'it has fewer than four words';
    const pointing = /^(it|this|they|these|those|he|she)\b/i.exec(text);
    return pointing !== null && `“${pointing[1]}” refers to nothing in it`;
  }),
  rule('gaps', ['gap'], (item) => {
    const text = textOf(item.stem);
    const count = text.split(GAP_MARK).length - 1;
    if (count !== item.gaps.length || count === 0)
      return `it has ${count} gaps and ${item.gaps.length} answers`;
    if (item.gaps.some((accepted) => accepted.length === 0 || accepted[0] === ''))
      return 'a gap has no answer';
    return (
      countWords(text.replaceAll(GAP_MARK, ' ')) < 2 * count &&
      'too little is left to find the gaps by'
    );
  }),
  rule('answer is short', ['short'], (item) => {
    if (item.accepted.length === 0) return 'it has no answer';
    return (
      countWords(item.accepted[0]!) > 6 && 'its answer is too long to be graded by its letters'
    );
  }),
  rule('number', ['numeric'], ({ value, tolerance, stem }) => {
    if (!Number.isFinite(value) || !(tolerance >= 0)) return 'its answer is no number';
    return (
      tolerance > Math.abs(value) / 2 &&
      `its tolerance of ${tolerance} takes nearly any answer (${textOf(stem)})`
    );
  }),
  rule('matching', ['matching'], ({ pairs, extra }) => {
    const lefts = pairs.map(({ left }) => normalised(textOf(left)));
    const rights = [...pairs.map(({ right }) => right), ...extra].map((html) =>
      normalised(textOf(html)),
    );
    if (pairs.length < 3) return 'it has fewer than three pairs';
    if (new Set(lefts).size < lefts.length) return 'two left sides read the same';
    if (new Set(rights).size < rights.length) return 'two right sides read the same';
    if (extra.length === 0)
      return 'it has no extra right side, so that the last pair is no question';
    return (
      lefts.some((left) => rights.some((right) => right.length > 1 && hasPhrase(left, right))) &&
      'a left side says a right side'
    );
  }),
  rule('ordering', ['ordering'], ({ entries }) => {
    const texts = entries.map((html) => normalised(textOf(html)));
    if (texts.length < 3) return 'it has fewer than three entries';
    return new Set(texts).size < texts.length && 'two entries read the same';
  }),
];

/** Whether one of its lines ends in a question mark: code or a table may stand below. */
function asks(text: string): boolean {
  return /[?？؟;]["”)]*(?:\s*\([^()]*\))?$/m.test(text);
}

/** What an item's solver is to find, plain. */
export function answersOf(item: Item): string[] {
  switch (item.kind) {
    case 'choice':
      return item.isSingle ? keysOf(item).map((key) => readAnswer(key).core) : [];
    case 'short':
      return item.accepted.slice(0, 1).map((text) => readAnswer(text).core);
    case 'gap':
      return item.gaps.map(([first = '']) => first);
    case 'numeric':
      return [readAnswer(item.shown).core];
    case 'matching':
      return item.pairs.map(({ right }) => readAnswer(lineOf(right)).core);
    default:
      return [];
  }
}

/** Every rule that an item breaks, as findings. */
export function checkItem(item: Item, known: Known): Finding[] {
  return ITEM_RULES.flatMap(({ name, kinds, problem }) => {
    if (!kinds.includes(item.kind)) return [];
    const wrong = problem(item as never, known);
    return wrong === undefined
      ? []
      : [
          {
            rule: name,
            items: [item.id],
            message: `This ${KIND_NAMES[item.kind]} item: ${wrong}.`,
          },
        ];
  });
}
