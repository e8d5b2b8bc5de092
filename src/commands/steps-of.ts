import type { Study } from '../collection/study.ts';
import type { ReviewStep } from '../schedule/step.ts';

/**
 * The reviews and resets of some cards, each card's in order and together.
 *
 * @param progress is told now and then how far it is, 0 to 1
 */
export function* stepsOf(
  study: Study,
  cards: { readonly has: (card: number) => boolean },
  progress: (fraction: number) => void = () => {},
): Generator<ReviewStep> {
  const all = study.stepCount();
  let read = 0;
  for (const step of study.reviewSteps()) {
    read += 1;
    if (read % 10_000 === 0) progress(read / all);
    if (cards.has(step.card)) yield step;
  }
}
