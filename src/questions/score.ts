import { wordCount } from './content-words.ts';
import { isYear } from './dates.ts';
import { hasName, isName, nounHeads } from './noun-phrase.ts';
import type { Salience } from './salience.ts';
import { type Suspect, tokensOf } from './suspect.ts';
import { dependents, isRelation, token } from './tree.ts';
import { wholeTrust } from './trust.ts';

/** Where a sentence stands in its essay. */
export interface Position {
  readonly isFirstOfPassage: boolean;
  readonly isLastOfPassage: boolean;
  /** Among the sentences around it, from 0 to 1. */
  readonly textRank: number;
}

/** Everything that speaks for or against a card, each as a number; the weights are hand-set after the ratings of 800 questions (qg, 1.1 and 4.2). */
export const FEATURES: readonly {
  readonly name: string;
  readonly weight: number;
  readonly value: (s: Suspect, salience: Salience, at: Position) => number;
}[] = [
  { name: 'rule', weight: 1, value: ({ rule }) => rule.prior },
  {
    name: 'salient question',
    weight: 1,
    value: (s, salience) =>
      salience.of(tokensOf(s.draft.question).map((i) => token(s.clause.tree, i).lemma)),
  },
  {
    name: 'guessable answer',
    weight: -1.6,
    value: (s, salience) =>
      isBareName(s) ? salience.of(s.draft.asked.map((i) => token(s.clause.tree, i).lemma)) : 0,
  },
  {
    name: 'names in question',
    weight: 0.5,
    value: (s) =>
      Math.min(
        3,
        tokensOf(s.draft.question).filter((i) => isName(s.clause.tree, i)).length +
          s.card.replaced.size,
      ),
  },
  {
    name: 'first sentence',
    weight: 0.4,
    value: (_s, _salience, at) => Number(at.isFirstOfPassage),
  },
  { name: 'central sentence', weight: 0.4, value: (_s, _salience, at) => at.textRank },
  { name: 'last sentence', weight: 0.3, value: (_s, _salience, at) => Number(at.isLastOfPassage) },
  {
    name: 'number in answer',
    weight: 0.4,
    value: (s) =>
      Number(
        s.draft.asked.some(
          (i) => token(s.clause.tree, i).upos === 'NUM' || isYear(token(s.clause.tree, i).form),
        ),
      ),
  },
  { name: 'parse', weight: 2, value: (s) => wholeTrust(s) },
  {
    name: 'vague nouns in question',
    weight: -0.4,
    value: (s) => indefinite(s, tokensOf(s.draft.question)),
  },
  {
    name: 'vague answer',
    weight: -0.5,
    value: (s) =>
      Number(
        wordCount(s.card.answer) === 1 &&
          !s.draft.asked.some(
            (i) => isName(s.clause.tree, i) || token(s.clause.tree, i).upos === 'NUM',
          ),
      ),
  },
  {
    name: 'adverbs',
    weight: -0.3,
    value: (s) =>
      tokensOf(s.draft.question).filter((i) => token(s.clause.tree, i).upos === 'ADV').length,
  },
  { name: 'negation', weight: -0.5, value: ({ clause }) => Number(clause.negated) },
  {
    name: 'clause in answer',
    weight: -0.2,
    value: (s) =>
      Number(
        s.draft.asked.some((i) => isRelation(token(s.clause.tree, i).deprel, ['acl', 'advcl'])),
      ),
  },
  {
    name: 'long question',
    weight: -0.06,
    value: ({ card }) => Math.max(0, wordCount(card.question) - 16),
  },
  {
    name: 'long answer',
    weight: -0.06,
    value: ({ card }) => Math.max(0, wordCount(card.answer) - 18),
  },
];

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

/** Nouns with neither a name nor a modifier: "a group", "people". */
function indefinite({ clause: { tree }, card }: Suspect, tokens: readonly number[]): number {
  return nounHeads(tree, tokens).filter((head) => {
    if (card.replaced.has(head) || hasName(tree, head)) return false;
    return dependents(tree, head, 'amod', 'compound', 'nmod', 'acl', 'nummod').length === 0;
  }).length;
}
