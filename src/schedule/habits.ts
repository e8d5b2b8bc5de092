import { NEW, type Rating, type State } from './memory.ts';
import type { ReviewStep } from './step.ts';

/** How often a learner gives each rating, again to easy, and how long that takes him, in seconds, per state. */
export type Habits = Readonly<
  Record<State, { readonly ratings: readonly number[]; readonly seconds: readonly number[] }>
>;

/**
 * What is expected of a learner of whom nothing is known: fsrs-rs, src/optimal_retention.rs, SimulatorConfig's
 * defaults; of its step transitions the mean over the rating before.
 */
export const USUAL_HABITS: Habits = {
  new: { ratings: [0.24, 0.094, 0.495, 0.171], seconds: [19.58, 18.79, 13.78, 10.71] },
  learning: { ratings: [0.155, 0.188, 0.601, 0.056], seconds: [19.58, 18.79, 13.78, 10.71] },
  review: { ratings: [0.1, 0.202, 0.568, 0.13], seconds: [19.38, 17.59, 12.38, 8.94] },
  relearning: { ratings: [0.124, 0.224, 0.611, 0.041], seconds: [16.44, 15.25, 12.32, 8.03] },
};

/** So many answers of the learner's own count as much as what is expected. */
const TRUST = 50;

/** An answer that took longer was a pause, as in Anki. */
const LONGEST_MS = 60_000;

/** A learner's habits, from his answers. @param steps effective ones, each card's in order and together */
export function habitsIn(steps: Iterable<ReviewStep>): Habits {
  const counts = tally(() => ({ answers: 0, ms: 0, timed: 0 }));
  let card: number | undefined;
  let before: ReviewStep['after'] = NEW;
  for (const step of steps) {
    if (step.card !== card) before = NEW;
    card = step.card;
    if (step.rating !== null) {
      const count = counts[before.state][step.rating - 1]!;
      count.answers += 1;
      if (step.took > 0) {
        count.timed += 1;
        count.ms += Math.min(step.took, LONGEST_MS);
      }
    }
    before = step.after;
  }
  return mapStates((state) => {
    const usual = USUAL_HABITS[state];
    return {
      ratings: usual.ratings.map((share, at) => share * TRUST + counts[state][at]!.answers),
      seconds: usual.seconds.map((seconds, at) => {
        const { ms, timed } = counts[state][at]!;
        return (seconds * TRUST + ms / 1000) / (TRUST + timed);
      }),
    };
  });
}

function tally<T>(empty: () => T): Record<State, T[]> {
  return mapStates(() => ([1, 2, 3, 4] satisfies Rating[]).map(empty));
}

function mapStates<T>(make: (state: State) => T): Record<State, T> {
  return {
    new: make('new'),
    learning: make('learning'),
    review: make('review'),
    relearning: make('relearning'),
  };
}
