import { dayOf, hourOf } from './days.ts';
import { NEW, type State } from './memory.ts';
import type { ReviewStep } from './step.ts';

/** From this interval on, in days, a card is mature, as in Anki. */
export const MATURE_DAYS = 21;

/** Answers, and those that were recalled: any but again. */
export interface Recall {
  readonly total: number;
  readonly recalled: number;
}

export interface DayOfReviews {
  /** Study day. */
  readonly day: number;
  readonly answers: number;
  readonly seconds: number;
  /** Cards that were new. */
  readonly introduced: number;
  /** Of cards with an interval of a day or more. */
  readonly retention: Recall;
}

export type Period = 'today' | 'yesterday' | 'week' | 'month' | 'year' | 'all';

export interface ReviewStatistics {
  /** Days with answers, oldest first. */
  readonly days: readonly DayOfReviews[];
  /** True retention: of cards with an interval of a day or more, as Anki counts it (rslib/src/stats/graphs/retention.rs). */
  readonly retention: Readonly<Record<Period, { readonly young: Recall; readonly mature: Recall }>>;
  /** Answers of the last days by the state that the card was in: again, hard, good, easy. */
  readonly ratings: Readonly<Record<State, readonly number[]>>;
  /** All answers of the last days by the hour of the learner's clock. */
  readonly hours: readonly Recall[];
  /** Days in a row with answers, up to today or, where there are none yet, yesterday. */
  readonly streak: number;
}

interface Count {
  total: number;
  recalled: number;
}

const PERIODS: Readonly<Record<Period, (ago: number) => boolean>> = {
  today: (ago) => ago === 0,
  yesterday: (ago) => ago === 1,
  week: (ago) => ago < 7,
  month: (ago) => ago < 30,
  year: (ago) => ago < 365,
  all: () => true,
};

/** An answer that took longer was a pause, as in Anki. */
const LONGEST_MS = 60_000;

/**
 * What a learner's answers tell.
 *
 * @param steps effective ones, each card's in order and together
 * @param today study day
 * @param days how many days, today included, ratings and hours are counted for
 */
export function reviewStatistics(
  steps: Iterable<ReviewStep>,
  today: number,
  days: number,
): ReviewStatistics {
  const byDay = new Map<number, DayCount>();
  const retention = {
    today: youngAndMature(),
    yesterday: youngAndMature(),
    week: youngAndMature(),
    month: youngAndMature(),
    year: youngAndMature(),
    all: youngAndMature(),
  };
  const ratings = { new: four(), learning: four(), review: four(), relearning: four() };
  const hours = Array.from({ length: 24 }, recall);
  for (const { step, rating, before } of answersIn(steps)) {
    const day = dayOf(step);
    const count = byDay.get(day) ?? { answers: 0, ms: 0, introduced: 0, retention: recall() };
    byDay.set(day, count);
    count.answers += 1;
    count.ms += Math.min(step.took, LONGEST_MS);
    if (before.state === 'new') count.introduced += 1;
    if (before.state === 'review' || before.scheduledDays >= 1) {
      tell(count.retention, rating);
      const age = before.scheduledDays < MATURE_DAYS ? 'young' : 'mature';
      for (const [period, has] of Object.entries(PERIODS))
        if (has(today - day)) tell(retention[period as Period][age], rating);
    }
    if (today - day < days) {
      ratings[before.state][rating - 1]! += 1;
      tell(hours[hourOf(step)]!, rating);
    }
  }
  return {
    days: [...byDay]
      .map(([day, { ms, ...rest }]) => ({ day, seconds: ms / 1000, ...rest }))
      .toSorted((a, b) => a.day - b.day),
    retention,
    ratings,
    hours,
    streak: streakIn(byDay, today),
  };
}

interface DayCount {
  answers: number;
  ms: number;
  introduced: number;
  readonly retention: Count;
}

/** Every answer with the memory that the card had before it. */
function* answersIn(steps: Iterable<ReviewStep>) {
  let card: number | undefined;
  let before: ReviewStep['after'] = NEW;
  for (const step of steps) {
    if (step.card !== card) before = NEW;
    card = step.card;
    const { rating } = step;
    if (rating !== null) yield { step, rating, before };
    before = step.after;
  }
}

function streakIn(days: ReadonlyMap<number, unknown>, today: number): number {
  const last = days.has(today) ? today : today - 1;
  let first = last;
  while (days.has(first)) first -= 1;
  return last - first;
}

function tell(count: Count, rating: number): void {
  count.total += 1;
  if (rating > 1) count.recalled += 1;
}

const recall = (): Count => ({ total: 0, recalled: 0 });

const youngAndMature = () => ({ young: recall(), mature: recall() });

const four = () => [0, 0, 0, 0];
