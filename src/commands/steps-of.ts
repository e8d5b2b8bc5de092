import type { Study } from '../collection/study.ts';
import type { LoggedStep } from '../schedule/step.ts';

/** The effective steps of some cards, each card's in order and together. */
export function* stepsOf(
  study: Study,
  cards: { readonly has: (card: number) => boolean },
): Generator<LoggedStep> {
  for (const step of study.effectiveSteps()) if (cards.has(step.card)) yield step;
}
