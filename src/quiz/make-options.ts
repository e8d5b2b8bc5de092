import type { Random } from './random.ts';

/** How items are to be made. */
export interface MakeOptions {
  /** How many options a multiple choice item has, 3 or 4; with fewer good ones it has 3. */
  readonly optionCount: number;
  /** No date later than this is a wrong answer. */
  readonly latestYear: number;
  readonly random: Random;
  /** The place that the key is to have among this many options, as far as it can be chosen. */
  readonly wishedPlace: (options: number) => number;
  /** Whether the next statement is to be true. */
  readonly wishedTruth: () => boolean;
}
