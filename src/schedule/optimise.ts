import type { CardHistory, HistoryReview } from './histories.ts';
import { longTermReviews } from './histories.ts';
import { type Fit, fitOf } from './log-loss.ts';
import { Scheduler } from './scheduler.ts';
import type { ScheduleSettings } from './settings.ts';

/** Below this fsrs-rs fits nothing but the first intervals (src/training.rs), and by chance. */
export const LEAST_ITEMS = 64;

/** Of more it learns from some cards only: a million take a minute and a gigabyte, and tell hardly more. */
export const MOST_ITEMS = 500_000;

/** Longer histories are left out by fsrs-rs (max_seq_len). */
const LONGEST = 64;

/** How often the progress is asked for, in ms. */
const PROGRESS_MS = 200;

export class OptimiserMissing extends Error {
  override readonly name = 'OptimiserMissing';
}

/** fsrs-rs gave up; the message is its own. */
export class OptimiserFailed extends Error {
  override readonly name = 'OptimiserFailed';
}

export class TooFewReviews extends Error {
  override readonly name = 'TooFewReviews';
  /** How many there are of the LEAST_ITEMS. */
  readonly items: number;

  constructor(items: number) {
    super(`${items} of ${LEAST_ITEMS} reviews`);
    this.items = items;
  }
}

export interface Optimised {
  /** The better of the two: what it was where nothing better was found. */
  readonly parameters: readonly number[];
  readonly isBetter: boolean;
  readonly before: Fit;
  /** Of what was found, better or not. */
  readonly after: Fit;
}

/**
 * Fits the parameters of FSRS to a learner's reviews. Both fits are of the same items, all of them, by the scheduler
 * that cards are scheduled with; parameters are taken only where they lower the log loss.
 * Throws TooFewReviews, OptimiserMissing or OptimiserFailed.
 *
 * @param progress is told how far it is, 0 to 1
 */
export async function optimised(
  histories: readonly CardHistory[],
  settings: ScheduleSettings,
  progress: (fraction: number) => void,
): Promise<Optimised> {
  const count = histories.reduce((sum, history) => sum + longTermReviews(history), 0);
  if (count < LEAST_ITEMS) throw new TooFewReviews(count);
  const found = await fittedParameters(histories, settings, progress);
  const before = fitOf(histories, new Scheduler(settings));
  const after = fitOf(histories, new Scheduler({ ...settings, parameters: found }));
  const isBetter = after.logLoss < before.logLoss;
  return { parameters: isBetter ? found : settings.parameters, isBetter, before, after };
}

async function fittedParameters(
  histories: readonly CardHistory[],
  { relearningSteps, parameters }: ScheduleSettings,
  progress: (fraction: number) => void,
): Promise<number[]> {
  const { computeParameters, FSRSBindingItem, FSRSBindingReview } = await loadOptimiser();
  // Most reviews are alike, and each made anew would take some hundred bytes.
  const made = new Map<number, InstanceType<typeof FSRSBindingReview>>();
  const review = ({ rating, days }: HistoryReview) => {
    const key = days * 4 + rating;
    const known = made.get(key) ?? new FSRSBindingReview(rating, days);
    made.set(key, known);
    return known;
  };
  const items = itemsOf(histories).map((reviews) => new FSRSBindingItem(reviews.map(review)));
  const fitted = await computeParameters(items, {
    enableShortTerm: true,
    numRelearningSteps: relearningSteps.length,
    timeout: PROGRESS_MS,
    progress: (current, total) => progress(total > 0 ? current / total : 0),
  }).catch((cause: Error) => {
    throw new OptimiserFailed(cause.message, { cause });
  });
  if (fitted.length !== parameters.length || !fitted.every(Number.isFinite)) return [...parameters];
  return fitted.map((value) => Number(value.toFixed(4)));
}

/**
 * One item for each review on a later day than the one before: it and all that came before it. Oldest first, for
 * fsrs-rs weighs items by their place.
 *
 * @param most of more items than this, those of every second card, third card and so on
 */
export function itemsOf(histories: readonly CardHistory[], most = MOST_ITEMS): HistoryReview[][] {
  const all = histories.reduce((sum, history) => sum + longTermReviews(history), 0);
  const every = Math.ceil(all / most);
  return histories
    .filter((_, at) => at % every === 0)
    .flatMap(({ reviews }) =>
      reviews
        .slice(0, LONGEST)
        .flatMap(({ id, days }, at) => (days > 0 ? [{ id, at, reviews }] : [])),
    )
    .toSorted((one, other) => one.id - other.id)
    .map(({ at, reviews }) => reviews.slice(0, at + 1));
}

async function loadOptimiser() {
  try {
    return await import('@open-spaced-repetition/binding');
  } catch (cause) {
    throw new OptimiserMissing('the optimiser of FSRS is not installed', { cause });
  }
}
