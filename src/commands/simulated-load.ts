import type { Habits } from '../schedule/habits.ts';
import type { Memory } from '../schedule/memory.ts';
import type { MemoryState, Scheduler } from '../schedule/scheduler.ts';
import { type SimulatedDay, simulate } from '../schedule/simulate.ts';

/** The cards of a deck that are asked. */
export interface DeckToSimulate {
  readonly deck: string;
  readonly cards: readonly Memory[];
  /** How well they really are known, where that is not what `cards` says. */
  readonly truths?: readonly MemoryState[];
  readonly newCards: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly scheduler: Scheduler;
  readonly learner: Scheduler;
}

export interface LoadOptions {
  readonly habits: Habits;
  /** Study day. */
  readonly today: number;
  readonly days: number;
  readonly seed: number;
  /** Is told how far it is, 0 to 1. */
  readonly progress: (fraction: number) => void;
}

/** What all decks together have to ask, day by day. */
export function simulatedLoad(
  decks: readonly DeckToSimulate[],
  { habits, today, days, seed, progress }: LoadOptions,
): SimulatedDay[] {
  const sums: SimulatedDay[] = [];
  let done = 0;
  for (const [at, deck] of decks.entries()) {
    let ahead = 0;
    for (const day of simulate({ ...deck, habits, today, days, seed: seed + at })) {
      const sum = sums[ahead];
      sums[ahead] = sum === undefined ? day : added(sum, day);
      ahead += 1;
      done += 1;
      progress(done / (decks.length * days));
    }
  }
  return sums;
}

function added(one: SimulatedDay, other: SimulatedDay): SimulatedDay {
  return {
    day: one.day,
    reviews: one.reviews + other.reviews,
    introduced: one.introduced + other.introduced,
    reviewed: one.reviewed + other.reviewed,
    forgotten: one.forgotten + other.forgotten,
    answers: one.answers + other.answers,
    seconds: one.seconds + other.seconds,
    left: one.left + other.left,
    known: one.known + other.known,
  };
}

/** Simulated days in a few numbers. */
export interface Load {
  readonly reviewsPerDay: number;
  readonly mostReviews: number;
  readonly minutesPerDay: number;
  /** Share of the reviews in days that were recalled, 0 to 1. */
  readonly retention: number;
  /** Cards that are known at the end. */
  readonly known: number;
  /** Reviews that the daily limit leaves over at the end. */
  readonly left: number;
}

export function loadOf(days: readonly SimulatedDay[]): Load {
  const sum = (key: 'reviews' | 'seconds' | 'reviewed' | 'forgotten') =>
    days.reduce((all, day) => all + day[key], 0);
  return {
    reviewsPerDay: sum('reviews') / days.length,
    mostReviews: Math.max(...days.map(({ reviews }) => reviews)),
    minutesPerDay: sum('seconds') / 60 / days.length,
    retention: 1 - sum('forgotten') / Math.max(1, sum('reviewed')),
    known: days.at(-1)!.known,
    left: days.at(-1)!.left,
  };
}
