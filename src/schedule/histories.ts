import { dayOf } from './days.ts';
import type { Rating } from './memory.ts';
import type { LoggedStep } from './step.ts';

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
export function* historiesIn(steps: Iterable<LoggedStep>): Generator<CardHistory> {
  let card: number | undefined;
  let reviews: HistoryReview[] = [];
  let lastDay = 0;
  let isWhole = true;
  for (const step of steps) {
    if (step.card !== card) {
      if (card !== undefined && isWhole && reviews.length > 0) yield { card, reviews };
      card = step.card;
      reviews = [];
      isWhole = true;
    }
    if (step.kind === 'reset') {
      reviews = [];
      isWhole = true;
    }
    if (step.rating === null) continue;
    if (reviews.length === 0 && step.kind === 'imported' && step.after.reps > 1) isWhole = false;
    const day = dayOf(step);
    const days = reviews.length === 0 ? 0 : Math.max(0, day - lastDay);
    reviews.push({ id: step.id, rating: step.rating, days });
    lastDay = day;
  }
  if (card !== undefined && isWhole && reviews.length > 0) yield { card, reviews };
}

/** How many of a card's reviews were on a later day than the one before: those that forgetting shows in. */
export function longTermReviews({ reviews }: CardHistory): number {
  return reviews.reduce((sum, { days }) => sum + (days > 0 ? 1 : 0), 0);
}
