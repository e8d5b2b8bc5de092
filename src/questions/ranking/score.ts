import { type Suspect, tokensOf } from '../gates/suspect.ts';
import { wholeTrust } from '../gates/trust.ts';
import { wordCount } from '../grammar/content-words.ts';
import { isYear } from '../grammar/dates.ts';
import { WEEKDAYS } from '../grammar/lexicon.ts';
import { isName } from '../grammar/noun-phrase.ts';
import { type Tree, token } from '../grammar/tree.ts';
import type { Salience } from './salience.ts';

/** Where a sentence stands in its essay. */
export interface Position {
  readonly isFirstOfPassage: boolean;
  readonly isLastOfPassage: boolean;
  /** Among the sentences around it, from 0 to 1. */
  readonly textRank: number;
  /** See newsShare. */
  readonly news: number;
}

/**
 * Everything that speaks for or against a card, each as a number. The score is the logarithm of the odds that a reader
 * keeps the card as it is: logistic regression on 699 verdicts (tools/judgements, round W), drawn towards weights set
 * by hand after the ratings of 800 questions (qg, 1.1 and 4.2). What one rule adds is its prior.
 */
export const FEATURES: readonly {
  readonly name: string;
  readonly weight: number;
  readonly value: (s: Suspect, salience: Salience, at: Position) => number;
}[] = [
  { name: 'rule', weight: 1, value: ({ rule }) => rule.prior },
  {
    name: 'salient question',
    weight: 0.4,
    value: (s, salience) =>
      salience.of(tokensOf(s.draft.question).map((i) => token(s.clause.tree, i).lemma)),
  },
  {
    name: 'guessable answer',
    weight: -0.4,
    value: (s, salience) =>
      isBareName(s) ? salience.of(s.draft.asked.map((i) => token(s.clause.tree, i).lemma)) : 0,
  },
  {
    // What a text comes back to most, a reader puts into any gap.
    name: 'guessable gap',
    weight: -0.9,
    value: (s, salience) =>
      s.draft.isCloze && isBareName(s)
        ? Math.max(0, 2 * salience.of(s.draft.asked.map((i) => token(s.clause.tree, i).lemma)) - 1)
        : 0,
  },
  {
    name: 'names in question',
    weight: 0.14,
    value: (s) =>
      Math.min(
        3,
        tokensOf(s.draft.question).filter((i) => isName(s.clause.tree, i)).length +
          s.card.replaced.size,
      ),
  },
  {
    name: 'first sentence',
    weight: 0.17,
    value: (_s, _salience, at) => Number(at.isFirstOfPassage),
  },
  { name: 'central sentence', weight: 0.05, value: (_s, _salience, at) => at.textRank },
  { name: 'last sentence', weight: 0.08, value: (_s, _salience, at) => Number(at.isLastOfPassage) },
  {
    name: 'number in answer',
    weight: 0.1,
    value: (s) =>
      Number(
        s.draft.asked.some(
          (i) => token(s.clause.tree, i).upos === 'NUM' || isYear(token(s.clause.tree, i).form),
        ),
      ),
  },
  { name: 'parse', weight: 0.5, value: (s) => wholeTrust(s) },
  {
    name: 'one common word in answer',
    weight: 0.4,
    value: (s) =>
      Number(
        wordCount(s.card.answer) === 1 &&
          !s.draft.asked.some(
            (i) => isName(s.clause.tree, i) || token(s.clause.tree, i).upos === 'NUM',
          ),
      ),
  },
  { name: 'negation', weight: -1.1, value: ({ clause }) => Number(clause.negated) },
  {
    name: 'long answer',
    weight: -0.07,
    value: ({ card }) => Math.max(0, wordCount(card.answer) - 18),
  },
  { name: 'topic said in front', weight: -0.5, value: ({ cue }) => Number(cue !== undefined) },
  {
    // A name that the sentence needs a topic to be understood with, is told by little else.
    name: 'topic in front of a name hidden',
    weight: -0.5,
    value: (s) => Number(s.cue !== undefined && s.draft.isCloze === true && isBareName(s)),
  },
  {
    name: 'long statement',
    weight: -0.11,
    value: ({ card, draft }) => (draft.isCloze ? Math.max(0, wordCount(card.question) - 20) : 0),
  },
  {
    name: 'statement of what may be',
    weight: -1.0,
    value: ({ clause, draft }) =>
      Number(draft.isCloze === true && token(clause.tree, clause.finite).xpos === 'MD'),
  },
  {
    name: 'numbers in question',
    weight: -0.3,
    value: ({ card }) => card.question.match(/\d+/g)?.length ?? 0,
  },
  { name: 'says what it is', weight: 0.5, value: ({ clause }) => Number(clause.copular) },
  { name: 'report', weight: -3.8, value: (_s, _salience, at) => at.news },
];

/** The share of an essay's sentences that report: what somebody said, or what was on some day of the week. Reports tell much that is not worth learning. */
export function newsShare(trees: readonly Tree[]): number {
  const reports = trees.filter(({ tokens }) =>
    tokens.some(({ lemma, upos, xpos }) =>
      upos === 'VERB' ? xpos === 'VBD' && REPORTING.test(lemma) : WEEKDAYS.has(lemma.toLowerCase()),
    ),
  );
  return Math.min(MOST_NEWS, reports.length / Math.max(1, trees.length));
}

const REPORTING = /^(say|tell|report|announce)$/;

/** A text of which so much reports is news, and no more so with more. */
const MOST_NEWS = 0.4;

export function scoreOf(suspect: Suspect, salience: Salience, at: Position): number {
  const score = FEATURES.reduce(
    (sum, { weight, value }) => sum + weight * value(suspect, salience, at),
    0,
  );
  return Math.round(score * 1000) / 1000;
}

/** A name alone: when the essay is about it, a reader guesses it. */
function isBareName({ clause: { tree }, draft }: Suspect): boolean {
  return draft.asked.every((index) => /^(PROPN|DET)$/.test(token(tree, index).upos));
}
