import { type Answer, acceptedVariants, isInexact, orderOf, readAnswer } from './answer.ts';
import { type Definition, definitionIn, otherTerms } from './definitions.ts';
import { DistractorSource, keyOf } from './distractors.ts';
import { escapeHtml, lineOf, textOf } from './html.ts';
import {
  type Choice,
  GAP_MARK,
  type GapFill,
  type Item,
  type Kind,
  type Numeric,
  type Option,
  type Origin,
  type ShortAnswer,
  type TrueFalse,
} from './item.ts';
import type { Material, QuizNote } from './material.ts';
import type { Random } from './random.ts';
import { checkItem, Known } from './rules.ts';
import {
  canBeTyped,
  definingSentence,
  isTorn,
  type Statement,
  statementOf,
  stemOf,
} from './statement.ts';
import { asQuestion } from './stem.ts';

export interface MakeOptions {
  /** How many options a multiple choice item has, 3 or 4; with fewer good ones it has 3. */
  readonly optionCount: number;
  /** No date later than this is a wrong answer. */
  readonly latestYear: number;
  readonly random: Random;
  /** The place that the key is to have among this many options, as far as it can be chosen. */
  readonly wishedPlace: (options: number) => number;
  /** Whether the next statement is to be true. */
  readonly wishedTruth: () => boolean;
}

/** What is read from the material once, however many sets are tried. */
export class Workbench {
  readonly material: Material;
  readonly source: DistractorSource;
  readonly known: Known;
  /** What each note defines. */
  readonly definitions: ReadonlyMap<QuizNote, Definition>;

  constructor(material: Material) {
    this.material = material;
    this.source = new DistractorSource(material);
    this.known = new Known(material);
    this.definitions = new Map(
      (material.isEnglish ? material.notes : []).flatMap((note) => {
        const definition = definitionIn(note);
        return definition === undefined ? [] : [[note, definition] as const];
      }),
    );
  }
}

/** Makes the items of single notes. What it gives back breaks no rule. */
export class ItemMaker {
  readonly bench: Workbench;
  readonly #options: MakeOptions;

  constructor(bench: Workbench, options: MakeOptions) {
    this.bench = bench;
    this.#options = options;
  }

  /** The item of a kind that a note gives; undefined where it gives none that keeps the rules. */
  make(note: QuizNote, kind: Kind): Item | undefined {
    const item = this.#draft(note, kind);
    // What an instructor wrote is asked as it is, and he is told what is wrong with it.
    if (note.options.some(({ isRight }) => isRight)) return item;
    return item === undefined || checkItem(item, this.bench.known).length > 0 ? undefined : item;
  }

  /** Wrong answers to a note, whatever its type. */
  wrongFor(note: QuizNote, key: string, stem: string): readonly string[] {
    const { random, latestYear } = this.#options;
    const ranked = this.bench.source.ranked(note, key, stem, {
      count: 4,
      rank: 2,
      latestYear,
      random,
    });
    return (ranked ?? this.bench.source.phrases(note, key, stem))?.pool ?? [];
  }

  #draft(note: QuizNote, kind: Kind): Item | undefined {
    if (note.isOpen && kind !== 'choice') return undefined;
    if (note.kind === 'cloze' && isTorn(note)) return undefined;
    switch (kind) {
      case 'choice':
        return this.#choice(note);
      case 'true-false':
        return this.#trueFalse(note);
      case 'short':
        return this.#short(note);
      case 'gap':
        return this.#gap(note);
      case 'numeric':
        return this.#numeric(note);
      default:
        return undefined;
    }
  }

  #choice(note: QuizNote): Choice | undefined {
    if (note.options.length > 0) return this.#byHand(note);
    // What organisations do is seldom told from a single sentence.
    if (note.tier === 2 && note.type === 'organization') return undefined;
    const definition = this.bench.definitions.get(note);
    if (definition !== undefined) return this.#term(note, definition);
    const stem = stemOf(note);
    if (stem === undefined) return undefined;
    const plain = textOf(stem);
    const key = keyOf(note);
    return this.#ranked(note, stem, plain, key) ?? this.#phrases(note, stem, plain, key);
  }

  #byHand(note: QuizNote): Choice {
    const right = note.options.filter(({ isRight }) => isRight).length;
    const isOrdered = orderOf(note.options.map(({ html }) => lineOf(html))) !== undefined;
    return {
      ...this.#asked(note, 'choice', asQuestion(note.question)),
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
          const found = this.bench.source.ranked(note, key, plain, {
            count: count - 1,
            rank: place,
            latestYear,
            random,
          });
          if (found === undefined) break;
          const item = this.#choiceOf(note, stem, found.key, found.pool, true);
          if (checkItem(item, this.bench.known).length === 0) return item;
        }
      }
    }
    return undefined;
  }

  #phrases(note: QuizNote, stem: string, plain: string, key: string): Choice | undefined {
    const found = this.bench.source.phrases(note, key, plain);
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
        if (checkItem(item, this.bench.known).length === 0) return item;
      }
    }
    return undefined;
  }

  /** "Which of these is “…”?": what a definition is of. */
  #term(note: QuizNote, definition: Definition): Choice | undefined {
    const pool = otherTerms(note, definition, this.bench);
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
      ...this.#asked(note, 'choice', stem),
      kind: 'choice',
      options: sorted(options, isOrdered),
      isSingle: true,
      isOrdered,
    };
  }

  #trueFalse(note: QuizNote): TrueFalse | undefined {
    const told = /^(true|yes|right|false|no|wrong)\b/i.exec(textOf(note.answer))?.[1];
    if (told !== undefined && note.kind === 'basic')
      return {
        ...this.#asked(note, 'true-false', note.question),
        kind: 'true-false',
        isTrue: /^[tyr]/i.test(told),
      };
    const statement = statementOf(note);
    // A sentence about "the boy" is true of a boy that the solver does not know.
    if (
      statement === undefined ||
      (note.tier === 2 && !isSureType(note.type) && !isRanked(statement.core))
    )
      return undefined;
    const wanted = this.#options.wishedTruth();
    const text = wanted ? statement.text : this.#falsified(note, statement);
    if (text === undefined) return undefined;
    return {
      ...this.#asked(note, 'true-false', escapeHtml(text)),
      kind: 'true-false',
      isTrue: wanted,
    };
  }

  /** A true statement with a wrong answer of the same type in the place of the right one. */
  #falsified(note: QuizNote, { text, at, core }: Statement): string | undefined {
    const { random, latestYear } = this.#options;
    const rank = random.below(2);
    const found =
      this.bench.source.ranked(note, core, text, { count: 1, rank, latestYear, random }) ??
      this.bench.source.ranked(note, core, text, {
        count: 1,
        rank: 1 - rank,
        latestYear,
        random,
      }) ??
      (isSureType(note.type) ? this.bench.source.phrases(note, core, text) : undefined);
    const [wrong] = found?.pool ?? [];
    const rest = text.slice(at + core.length);
    const isAwkward = /^['’]s/.test(rest) && wrong?.endsWith('s') !== core.endsWith('s');
    return wrong === undefined || isAwkward ? undefined : text.slice(0, at) + wrong + rest;
  }

  #short(note: QuizNote): ShortAnswer | undefined {
    const stem = stemOf(note);
    const key = keyOf(note);
    if (stem === undefined || note.options.length > 0 || note.kind === 'cloze' || !canBeTyped(key))
      return undefined;
    return {
      ...this.#asked(note, 'short', stem),
      kind: 'short',
      accepted: acceptedVariants(key, note.type),
    };
  }

  #gap(note: QuizNote): GapFill | undefined {
    if (note.kind === 'cloze') {
      const gaps = note.gaps.map((hidden) => acceptedVariants(hidden, undefined));
      return gaps.length === 0 || !note.gaps.every(canBeTyped)
        ? undefined
        : { ...this.#asked(note, 'gap', note.question), kind: 'gap', gaps };
    }
    const term = this.bench.definitions.get(note)?.term;
    const statement = term === undefined ? statementOf(note) : definingSentence(note, term);
    if (statement === undefined) return undefined;
    const { text, at, core } = statement;
    const stem = text.slice(0, at) + GAP_MARK + text.slice(at + core.length);
    return {
      ...this.#asked(note, 'gap', escapeHtml(stem)),
      kind: 'gap',
      gaps: [acceptedVariants(core, note.type)],
    };
  }

  #numeric(note: QuizNote): Numeric | undefined {
    const stem = stemOf(note);
    if (stem === undefined || note.options.length > 0 || note.gaps.length > 1) return undefined;
    const key = keyOf(note);
    const answer = readAnswer(key, textOf(stem));
    const value = numberOf(answer);
    if (value === undefined) return undefined;
    const unit = answer.quantity?.unit.trim() ?? '';
    const prefix = answer.quantity?.prefix.trim() ?? '';
    const needs = [prefix, unit].filter(
      (part) => part !== '' && !textOf(stem).toLowerCase().includes(part.toLowerCase()),
    );
    if (note.kind === 'cloze' && needs.length > 0) return undefined;
    const asked = needs.length > 0 ? `${stem} (in ${escapeHtml(needs.join(' '))})` : stem;
    const tolerance = isInexact(answer) ? Number((Math.abs(value) * 0.05).toPrecision(6)) : 0;
    return {
      ...this.#asked(note, 'numeric', asked),
      kind: 'numeric',
      value,
      tolerance,
      shown: key,
    };
  }

  #asked(note: QuizNote, kind: Kind, stem: string) {
    return { id: `${note.id}-${kind}`, stem, points: 1, origin: originOf([note]) };
  }
}

function isRanked(text: string): boolean {
  const { date, quantity } = readAnswer(text);
  return date !== undefined || quantity !== undefined;
}

/** Types whose members can stand for each other in a sentence. */
function isSureType(type: string | undefined): boolean {
  return /^(?:person|country|place|organization)$/.test(type ?? '');
}

export function originOf(notes: readonly QuizNote[]): Origin {
  const difficulties = notes.flatMap(({ difficulty }) => difficulty ?? []);
  const sentences = [...new Set(notes.flatMap(({ sentence }) => sentence ?? []))];
  return {
    notes: notes.map(({ id }) => id),
    feedback: sentences.map(escapeHtml).join('<br>'),
    headings: notes[0]!.headings,
    at: notes[0]!.at,
    ...(difficulties.length === 0
      ? {}
      : { difficulty: difficulties.reduce((a, b) => a + b, 0) / difficulties.length }),
  };
}

/** A whole number or a year, without what makes it a list or a clause. */
function numberOf({ quantity, date }: Answer): number | undefined {
  if (quantity !== undefined) return quantity.value;
  return date?.precision === 'year' && date.year > 0 ? date.year : undefined;
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
