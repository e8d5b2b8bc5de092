/**
 * Mechanical faults of cards, found from the outside: a check sees the finished card and the essay, and none of the
 * generator's gates, so that a defect of a gate shows here. By construction every count is to be 0.
 */
import { analyse } from '../src/language/analyse.ts';
import type { Model } from '../src/language/model.ts';
import type { Sentence } from '../src/language/sentence.ts';
import { findDuplicates } from './mechanical-duplicates.ts';
import { findLeak, findUngrounded } from './mechanical-grounding.ts';
import { findUnresolved } from './mechanical-references.ts';
import { findOverLong, findShape } from './mechanical-shape.ts';
import { type Vocabulary, vocabularyOf } from './mechanical-words.ts';

/** A finished card as plain text; of a cloze the text with `…` for each gap is the question, what was hidden the answer. */
export interface PlainCard {
  readonly kind: 'basic' | 'cloze';
  readonly question: string;
  readonly answer: string;
  /** The sentence that it was made from. */
  readonly source: string;
}

/** What a card was made from, read once for all its cards. */
export interface EssayFacts {
  /** Title and headings, lower-cased: what they name needs no introduction on a card. */
  readonly topic: string;
  readonly vocabulary: Vocabulary;
}

/** A card with its words tagged anew. */
export interface CheckedCard extends PlainCard, EssayFacts {
  /** The question; of a cloze its text with the gap filled in, for that is what a reader takes it to say. */
  readonly said: string;
  readonly questionSentences: readonly Sentence[];
  readonly answerSentences: readonly Sentence[];
}

export const KINDS = [
  'unresolved reference',
  'leak',
  'ungrounded',
  'duplicate',
  'shape',
  'over-long',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Finding {
  readonly kind: Kind;
  readonly card: PlainCard;
  /** What is wrong, in the words of the card. */
  readonly reason: string;
}

/** Each gives the reasons against one card, none where it is right. */
const CHECKS: readonly (readonly [Kind, (card: CheckedCard) => readonly string[]])[] = [
  ['unresolved reference', findUnresolved],
  ['leak', findLeak],
  ['ungrounded', findUngrounded],
  ['shape', findShape],
  ['over-long', findOverLong],
];

/** Reads an essay for findingsOf: `prose` is its text without markup, `topic` its title and headings. */
export function essayFacts(model: Model, prose: string, topic: string): EssayFacts {
  const sentences = [...analyse(model, prose), ...analyse(model, topic)];
  return {
    topic: topic.toLowerCase(),
    vocabulary: vocabularyOf(sentences),
  };
}

export function checkedCard(model: Model, card: PlainCard, facts: EssayFacts): CheckedCard {
  const said = card.kind === 'cloze' ? card.question.replaceAll('…', card.answer) : card.question;
  return {
    ...card,
    ...facts,
    said,
    questionSentences: analyse(model, said),
    answerSentences: analyse(model, card.answer),
  };
}

/** Every fault of the cards of one essay. */
export function findingsOf(
  model: Model,
  cards: readonly PlainCard[],
  facts: EssayFacts,
): Finding[] {
  const single = cards.flatMap((card) => {
    const checked = checkedCard(model, card, facts);
    return CHECKS.flatMap(([kind, find]) =>
      find(checked).map((reason): Finding => ({ kind, card, reason })),
    );
  });
  const double = findDuplicates(cards).map(
    ({ card, reason }): Finding => ({ kind: 'duplicate', card, reason }),
  );
  return [...single, ...double];
}
