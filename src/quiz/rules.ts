import { acceptedVariants, orderOf, readAnswer } from './answer.ts';
import { lineOf, textOf } from './html.ts';
import { type Choice, GAP_MARK, type Item, KIND_NAMES, type Kind } from './item.ts';
import type { Material } from './material.ts';
import { countWords } from './stem.ts';
import { articleOf, contentWords, hasPhrase, normalised } from './words.ts';

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

interface ItemRule {
  readonly name: string;
  readonly kinds: readonly Kind[];
  /** What is wrong with the item; undefined where it keeps the rule. */
  readonly problem: (item: never, known: Known) => string | undefined;
}

/** What the material says, read once for a check of many items. */
export class Known {
  readonly #text: string;
  readonly #phrases: ReadonlySet<string>;
  readonly #sentences = new Map<string, string>();
  readonly #byHand: ReadonlySet<string>;

  constructor(material: Material) {
    const parts = [
      ...material.sentences,
      ...material.notes.flatMap((note) => [
        textOf(note.question),
        textOf(note.answer),
        ...note.gaps,
      ]),
      ...material.wordLists.flat(),
    ];
    this.#phrases = new Set([
      ...material.phrases.map(({ text }) => normalised(text)),
      ...material.notes.map(({ answer }) => normalised(textOf(answer))),
    ]);
    this.#text = ` ${normalised(parts.join(' | '))} `;
    for (const note of material.notes)
      if (note.sentence !== undefined) this.#sentences.set(note.id, note.sentence);
    this.#byHand = new Set(
      material.notes.filter(({ options }) => options.length > 0).map(({ id }) => id),
    );
  }

  says(text: string): boolean {
    return this.#phrases.has(normalised(text)) || this.#text.includes(` ${normalised(text)} `);
  }

  sentenceOf({ origin }: Item): string {
    return origin.notes.map((id) => this.#sentences.get(id) ?? '').join(' ');
  }

  /** Whether an instructor wrote the options: what is plausible is for him to say. */
  hasOptionsByHand({ origin }: Item): boolean {
    return origin.notes.some((id) => this.#byHand.has(id));
  }
}

function rule<K extends Kind>(
  name: string,
  kinds: readonly K[],
  problem: (item: Extract<Item, { kind: K }>, known: Known) => string | undefined | false,
): ItemRule {
  return { name, kinds, problem: (item, known) => problem(item, known) || undefined };
}

const plainOptions = ({ options }: Choice) => options.map(({ html }) => lineOf(html));
const keysOf = ({ options }: Choice) =>
  options.filter(({ isRight }) => isRight).map(({ html }) => lineOf(html));
const wrongOf = ({ options }: Choice) =>
  options.filter(({ isRight }) => !isRight).map(({ html }) => lineOf(html));
const everyOrNone = (list: readonly boolean[]) => list.every(Boolean) || !list.some(Boolean);

export const ITEM_RULES: readonly ItemRule[] = [
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
      (word) => stem.has(word) && !others.has(word) && word.length > 2,
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
    if (countWords(text) < 4) return 'it has fewer than four words';
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

function isSameValue(text: string, keys: readonly string[]): boolean {
  return keys.some((key) => {
    const order = orderOf([text, key]);
    return order !== undefined && order[0] === order[1];
  });
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
