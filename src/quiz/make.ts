import { type Answer, acceptedVariants, isInexact, readAnswer } from './answer.ts';
import { ChoiceMaker } from './choices.ts';
import { escapeHtml, textOf } from './html.ts';
import {
  GAP_MARK,
  type GapFill,
  type Item,
  type Kind,
  type Numeric,
  type ShortAnswer,
  type TrueFalse,
} from './item.ts';
import type { MakeOptions } from './make-options.ts';
import type { QuizNote } from './material.ts';
import { withOpposite } from './opposites.ts';
import { askedOf } from './origin.ts';
import { checkItem } from './rules.ts';
import {
  canBeTyped,
  definingSentence,
  isTorn,
  keyOf,
  type Statement,
  statementOf,
  stemOf,
} from './statement.ts';
import { countWords } from './stem.ts';
import type { Workbench } from './workbench.ts';

/** Makes the items of single notes. What it gives back breaks no rule. */
export class ItemMaker {
  readonly bench: Workbench;
  readonly #options: MakeOptions;
  readonly #choices: ChoiceMaker;

  constructor(bench: Workbench, options: MakeOptions) {
    this.bench = bench;
    this.#options = options;
    this.#choices = new ChoiceMaker(bench, options);
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
    if (note.isOpen && (kind !== 'choice' || countWords(textOf(note.question)) < LEAST_OPEN))
      return undefined;
    if (note.type === OPPOSITE && kind !== 'true-false') return undefined;
    if (note.kind === 'cloze' && isTorn(note)) return undefined;
    switch (kind) {
      case 'choice':
        return this.#choices.make(note);
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

  #trueFalse(note: QuizNote): TrueFalse | undefined {
    const told = /^(true|yes|right|false|no|wrong)\b/i.exec(textOf(note.answer))?.[1];
    if (told !== undefined && note.kind === 'basic')
      return {
        ...askedOf(note, 'true-false', note.question),
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
    if (this.bench.source.isAboutProtagonist(note)) return undefined;
    const wanted = this.#options.wishedTruth();
    const text = wanted ? statement.text : this.#falsified(note, statement);
    if (text === undefined) return undefined;
    return {
      ...askedOf(note, 'true-false', escapeHtml(text)),
      kind: 'true-false',
      isTrue: wanted,
    };
  }

  /** A true statement with a wrong answer of the same type in the place of the right one. */
  #falsified(note: QuizNote, { text, at, core }: Statement): string | undefined {
    if (note.type === OPPOSITE) return withOpposite(text, at, core);
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
      ...askedOf(note, 'short', stem),
      kind: 'short',
      accepted: acceptedVariants(key, note.type),
    };
  }

  #gap(note: QuizNote): GapFill | undefined {
    // Whom all of a text is about is no question of one of its sentences.
    if (note.tier === 2 && this.bench.source.isAboutProtagonist(note)) return undefined;
    if (note.kind === 'cloze') {
      const gaps = note.gaps.map((hidden) => acceptedVariants(hidden, undefined));
      return gaps.length === 0 || !note.gaps.every(canBeTyped)
        ? undefined
        : { ...askedOf(note, 'gap', note.question), kind: 'gap', gaps };
    }
    const term = this.bench.definitions.get(note)?.term;
    const statement = term === undefined ? statementOf(note) : definingSentence(note, term);
    if (statement === undefined) return undefined;
    const { text, at, core } = statement;
    const stem = text.slice(0, at) + GAP_MARK + text.slice(at + core.length);
    return {
      ...askedOf(note, 'gap', escapeHtml(stem)),
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
      ...askedOf(note, 'numeric', asked),
      kind: 'numeric',
      value,
      tolerance,
      shown: key,
    };
  }
}

/** "How many reasons did he offer?" is open in a quiz too. */
const LEAST_OPEN = 8;

/** See QuizNote: such a word alone is no question. */
const OPPOSITE = 'opposite';

function isRanked(text: string): boolean {
  const { date, quantity } = readAnswer(text);
  return date !== undefined || quantity !== undefined;
}

/** Types whose members can stand for each other in a sentence. */
function isSureType(type: string | undefined): boolean {
  return /^(?:person|country|place|organization|opposite)$/.test(type ?? '');
}

/** A whole number or a year, without what makes it a list or a clause. */
function numberOf({ quantity, date }: Answer): number | undefined {
  if (quantity !== undefined) return quantity.value;
  return date?.precision === 'year' && date.year > 0 ? date.year : undefined;
}
