import type { CardHistory } from './histories.ts';
import type { MemoryState, Scheduler } from './scheduler.ts';

export interface Fit {
  /** Mean of -ln of the chance that was given to what happened, over all items; lower is better. */
  readonly logLoss: number;
  /** Root of the mean squared difference of predicted and true recall in 20 bins of predicted recall; 0 is best. */
  readonly rmse: number;
  /** Reviews on a later day than the one before. */
  readonly items: number;
}

/** What a certainty is cut to, so that one surprise does not weigh without end. */
const MOST_CERTAIN = 1 - 1e-6;

const BINS = 20;

/** How well a scheduler foretells which reviews were recalled. Not a number where there are no items. */
export function fitOf(histories: Iterable<CardHistory>, scheduler: Scheduler): Fit {
  const bins = Array.from({ length: BINS }, () => ({ items: 0, predicted: 0, recalled: 0 }));
  let items = 0;
  let loss = 0;
  for (const { reviews } of histories) {
    let state: MemoryState | undefined;
    for (const { rating, days } of reviews) {
      if (state !== undefined && days > 0) {
        const predicted = scheduler.recall(days, state.stability);
        const certain = Math.min(MOST_CERTAIN, Math.max(1 - MOST_CERTAIN, predicted));
        const recalled = rating > 1 ? 1 : 0;
        loss -= Math.log(recalled === 1 ? certain : 1 - certain);
        items += 1;
        const bin = bins[Math.min(BINS - 1, Math.floor(predicted * BINS))]!;
        bin.items += 1;
        bin.predicted += predicted;
        bin.recalled += recalled;
      }
      state = scheduler.nextState(state, days, rating);
    }
  }
  const squares = bins
    .filter((bin) => bin.items > 0)
    .map((bin) => (bin.predicted - bin.recalled) ** 2 / bin.items);
  const rmse = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / items);
  return { logLoss: loss / items, rmse, items };
}
