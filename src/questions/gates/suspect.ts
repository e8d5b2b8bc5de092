import type { Clause } from '../grammar/clause.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Card } from '../wording/card.ts';
import type { Topic } from '../wording/topic.ts';

/** What a gate sees: a statement with one card made from it. */
export interface Suspect {
  readonly clause: Clause;
  readonly rule: Rule;
  readonly draft: Draft;
  readonly card: Card;
  /** Lower-cased content words of title and headings: what they name needs no introduction. */
  readonly topicWords: ReadonlySet<string>;
  /** What the essay keeps coming back to, as lemmas: nouns it has three times, and pairs it puts together twice ("immune system"). */
  readonly terms: ReadonlySet<string>;
  /** The essay's title, empty where it has none. */
  readonly title: string;
  /** Whether the sentence is among the first two of the essay, which say what it is about. */
  readonly isOpening: boolean;
  readonly topic?: Topic;
  /** What the card is about, said before the question where the question does not say it. */
  readonly cue?: string;
  /** Whether no sentence before has this lemma. */
  readonly isNew: (lemma: string) => boolean;
}

/** The tokens of the source among pieces. */
export function tokensOf(pieces: Draft['question']): number[] {
  return pieces.filter((piece): piece is number => typeof piece === 'number');
}

/** Tokens of the source that are said on the card as they are. */
export function usedTokens({ draft, card }: Suspect): number[] {
  return [...tokensOf(draft.question), ...tokensOf(draft.answer)].filter(
    (index) => !card.replaced.has(index),
  );
}
