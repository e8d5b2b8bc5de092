import type { Memory } from './memory.ts';
import { MATURE_DAYS } from './review-statistics.ts';

/** A card as far as it counts. */
export interface CountedCard {
  readonly memory: Memory;
  readonly isSuspended: boolean;
  /** The chance that it is recalled now, 0 to 1. */
  readonly retrievability: number;
}

/** So many cards with a value from `from` up to, not with, `to`; of the last one with it. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly cards: number;
}

export interface CardStatistics {
  /** Suspended cards are counted there alone. */
  readonly states: Readonly<
    Record<'new' | 'learning' | 'relearning' | 'young' | 'mature' | 'suspended', number>
  >;
  /** How many cards fall due on each of the next days, the first of them today; what is overdue is apart. */
  readonly forecast: readonly number[];
  readonly overdue: number;
  /** Days, of cards in review. */
  readonly intervals: readonly Bin[];
  /** Days. */
  readonly stability: readonly Bin[];
  /** 1 to 10. */
  readonly difficulty: readonly Bin[];
  /** 0 to 1. */
  readonly retrievability: readonly Bin[];
  /** How many were answered before. */
  readonly learned: number;
  /** How many cards are likely to be recalled now: the sum of their retrievabilities. */
  readonly known: number;
}

/** Edges of days: as fine as what they tell apart. */
const DAYS = [0, 1, 2, 4, 7, 14, 21, 30, 60, 90, 180, 365, 730, 1460, Number.POSITIVE_INFINITY];
const DIFFICULTY = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const TENTHS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/**
 * What is known of cards, now.
 *
 * @param today study day
 * @param days how many days the forecast goes, today included
 */
export function cardStatistics(
  cards: Iterable<CountedCard>,
  today: number,
  days: number,
): CardStatistics {
  const states = { new: 0, learning: 0, relearning: 0, young: 0, mature: 0, suspended: 0 };
  const forecast = Array.from({ length: days }, () => 0);
  const [intervals, stability, difficulty, retrievability] = [DAYS, DAYS, DIFFICULTY, TENTHS].map(
    (edges) => new Counter(edges),
  ) as [Counter, Counter, Counter, Counter];
  let overdue = 0;
  let learned = 0;
  let known = 0;
  for (const { memory, isSuspended, retrievability: recall } of cards) {
    states[isSuspended ? 'suspended' : stateOf(memory)] += 1;
    if (memory.state === 'new') continue;
    learned += 1;
    known += recall;
    if (memory.state === 'review') intervals.add(memory.scheduledDays);
    stability.add(memory.stability);
    difficulty.add(memory.difficulty);
    retrievability.add(recall);
    const ahead = memory.dueDay - today;
    if (isSuspended) continue;
    if (ahead < 0) overdue += 1;
    else if (ahead < days) forecast[ahead]! += 1;
  }
  return {
    ...{ states, forecast, overdue, learned, known },
    intervals: intervals.bins(),
    stability: stability.bins(),
    difficulty: difficulty.bins(),
    retrievability: retrievability.bins(),
  };
}

function stateOf({ state, scheduledDays }: Memory) {
  if (state !== 'review') return state;
  return scheduledDays < MATURE_DAYS ? 'young' : 'mature';
}

class Counter {
  readonly #edges: readonly number[];
  readonly #counts: number[];

  constructor(edges: readonly number[]) {
    this.#edges = edges;
    this.#counts = edges.slice(1).map(() => 0);
  }

  add(value: number): void {
    const next = this.#edges.findIndex((edge) => value < edge);
    // The last bin has its upper edge in it.
    const at = (next < 0 ? this.#edges.length - 1 : next) - 1;
    if (at >= 0) this.#counts[at]! += 1;
  }

  bins(): Bin[] {
    return this.#counts.map((cards, at) => ({
      from: this.#edges[at]!,
      to: this.#edges[at + 1]!,
      cards,
    }));
  }
}
