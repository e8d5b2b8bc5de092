import { dayOf } from './days.ts';
import type { Rating } from './memory.ts';
import { sinceReset } from './replay.ts';
import type { ReviewStep } from './step.ts';

/** A review as FSRS learns from it. */
export interface HistoryReview {
  /** Of the step: increases with time. */
  readonly id: number;
  readonly rating: Rating;
  /** Study days since the review before, 0 of the first. */
  readonly days: number;
}

/** The reviews of one card, from its first or from when it was last reset. */
export interface CardHistory {
  readonly card: number;
  readonly reviews: readonly HistoryReview[];
}

/**
 * The histories that FSRS can learn from, as in Anki (rslib/src/scheduler/fsrs/params.rs): what came before a reset
 * is left out, and so is a card whose first reviews are missing from what was imported.
 *
 * @param steps effective ones, each card's in order and together
 */
export function* historiesIn(steps: Iterable<ReviewStep>): Generator<CardHistory> {
  for (const { card, steps: own } of sinceReset(steps)) {
    const rated = own.filter(({ rating }) => rating !== null);
    const [first] = rated;
    if (first === undefined || (first.kind === 'imported' && first.after.reps > 1)) continue;
    let lastDay = dayOf(first);
    const reviews = rated.map((step) => {
      const day = dayOf(step);
      const days = Math.max(0, day - lastDay);
      lastDay = day;
      return { id: step.id, rating: step.rating!, days };
    });
    yield { card, reviews };
  }
}

/** How many of a card's reviews were on a later day than the one before: those that forgetting shows in. */
export function longTermReviews({ reviews }: CardHistory): number {
  return reviews.reduce((sum, { days }) => sum + (days > 0 ? 1 : 0), 0);
}
