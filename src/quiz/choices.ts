import { type Answer, orderOf, readAnswer } from './answer.ts';
import { canBeNamed, canBeRanked } from './choosable.ts';
import { type Definition, otherTerms } from './definitions.ts';
import { escapeHtml, lineOf, textOf } from './html.ts';
import { type Choice, GAP_MARK, type Option } from './item.ts';
import type { MakeOptions } from './make-options.ts';
import type { QuizNote } from './material.ts';
import { askedOf } from './origin.ts';
import { checkItem } from './rules.ts';
import { keyOf, stemOf } from './statement.ts';
import { asQuestion, isQuestion } from './stem.ts';
import type { Workbench } from './workbench.ts';

/** Makes multiple choice items of single notes. */
export class ChoiceMaker {
  readonly #bench: Workbench;
  readonly #options: MakeOptions;

  constructor(bench: Workbench, options: MakeOptions) {
    this.#bench = bench;
    this.#options = options;
  }

  /** The item of a note; undefined where there are no two good wrong answers. */
  make(note: QuizNote): Choice | undefined {
    if (note.options.length > 0) return this.#byHand(note);
    // What organisations do, and what a common noun of a sentence is, is seldom told from a single sentence.
    if (note.tier === 2 && /^(?:organization$|noun:)/.test(note.type ?? '')) return undefined;
    const definition = this.#bench.definitions.get(note);
    if (definition !== undefined) return this.#term(note, definition);
    const stem = stemOf(note);
    if (stem === undefined) return undefined;
    const plain = textOf(stem);
    const key = keyOf(note);
    const answer = readAnswer(key, plain);
    if (answer.date !== undefined || answer.quantity !== undefined)
      return canBeRanked({ stem: plain, sentence: note.sentence ?? '', answer })
        ? this.#ranked(note, stem, plain, key)
        : undefined;
    return this.#phrases(note, stem, plain, key);
  }

  #byHand(note: QuizNote): Choice {
    const right = note.options.filter(({ isRight }) => isRight).length;
    const isOrdered = orderOf(note.options.map(({ html }) => lineOf(html))) !== undefined;
    return {
      ...askedOf(note, 'choice', asQuestion(note.question)),
      kind: 'choice',
      options: sorted(note.options, isOrdered),
      isSingle: right === 1,
      isOrdered,
    };
  }

  #ranked(note: QuizNote, stem: string, plain: string, key: string): Choice | undefined {
    const { optionCount, wishedPlace, random, latestYear } = this.#options;
    const answer = readAnswer(key, plain);
    if (answer.date === undefined && answer.quantity === undefined) return undefined;
    for (const count of optionCount > 3 ? [optionCount, 3] : [3]) {
      const wished = wishedPlace(count);
      const places = [
        wished,
        ...random.shuffled([...Array(count).keys()].filter((place) => place !== wished)),
      ];
      for (const place of places) {
        for (let attempt = 0; attempt < 4; attempt++) {
          const found = this.#bench.source.ranked(note, key, plain, {
            count: count - 1,
            rank: place,
            latestYear,
            random,
          });
          if (found === undefined) break;
          const item = this.#choiceOf(
            note,
            byText(stem, plain, answer),
            found.key,
            found.pool,
            true,
          );
          if (checkItem(item, this.#bench.known).length === 0) return item;
        }
      }
    }
    return undefined;
  }

  #phrases(note: QuizNote, stem: string, plain: string, key: string): Choice | undefined {
    if (!canBeNamed({ stem: plain, sentence: note.sentence ?? '' })) return undefined;
    const found = this.#bench.source.phrases(note, key, plain);
    return found && this.#bestOf(note, stem, found.key, found.pool);
  }

  /** The wrong answers that are best and that keep the rules together: the first ones, or others where the key would be the longest. */
  #bestOf(note: QuizNote, stem: string, key: string, pool: readonly string[]): Choice | undefined {
    const { optionCount } = this.#options;
    const near = pool.slice(0, 6);
    for (const count of optionCount > 3 ? [optionCount - 1, 2] : [2]) {
      const sets = subsets(near, count);
      const isFair = (set: readonly string[]) => set.some((text) => text.length >= key.length);
      for (const set of [...sets.filter(isFair), ...sets.filter((one) => !isFair(one))]) {
        const item = this.#choiceOf(note, stem, key, set, false);
        if (checkItem(item, this.#bench.known).length === 0) return item;
      }
    }
    return undefined;
  }

  /** "Which of these is “…”?": what a definition is of. */
  #term(note: QuizNote, definition: Definition): Choice | undefined {
    const pool = otherTerms(note, definition, this.#bench);
    return this.#bestOf(note, definition.stem, definition.term, pool);
  }

  #choiceOf(
    note: QuizNote,
    stem: string,
    key: string,
    wrong: readonly string[],
    isOrdered: boolean,
  ): Choice {
    const options = [
      { html: escapeHtml(key), isRight: true },
      ...wrong.map((text) => ({ html: escapeHtml(text), isRight: false })),
    ];
    return {
      ...askedOf(note, 'choice', stem),
      kind: 'choice',
      options: sorted(options, isOrdered),
      isSingle: true,
      isOrdered,
    };
  }
}

/** Smaller counts are the same in every book. */
const COUNTED = 12;
const ASKS =
  /^(?:when|how|in|since|until|for|what|which|by|from|during|around|about|at|on|to|with)\b/i;

/** "According to the text, when …?": of what other books may say otherwise. */
function byText(stem: string, plain: string, { date, quantity }: Answer): string {
  const isShare = plain.includes(`${GAP_MARK}%`) || /%|per ?cent|pct/i.test(quantity?.unit ?? '');
  const isDisputed =
    date === undefined
      ? isShare || (quantity?.value ?? 0) > COUNTED
      : !/^(?:day|month)$/.test(date.precision);
  if (!isDisputed || /\baccording to\b/i.test(plain)) return stem;
  if (!isQuestion(plain)) return `According to the text: ${stem}`;
  return ASKS.test(stem)
    ? `According to the text, ${stem.charAt(0).toLowerCase()}${stem.slice(1)}`
    : stem;
}

function sorted(options: readonly Option[], isOrdered: boolean): Option[] {
  const order = isOrdered ? orderOf(options.map(({ html }) => lineOf(html))) : undefined;
  if (order === undefined) return [...options];
  return options
    .map((option, at) => ({ option, value: order[at]! }))
    .sort((a, b) => a.value - b.value)
    .map(({ option }) => option);
}

/** The ways to take so many of a few, those with the first ones first. */
function subsets<T>(from: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return from.flatMap((one, at) =>
    subsets(from.slice(at + 1), count - 1).map((rest) => [one, ...rest]),
  );
}
