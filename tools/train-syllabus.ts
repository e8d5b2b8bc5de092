import type { Random } from './train-random.ts';

/**
 * What to learn from in each epoch: all gold examples, so that they weigh more, and the next of `shares` equal shares
 * of the silver ones, all in a new order.
 */
export class Syllabus<T> {
  readonly #gold: readonly T[];
  readonly #silver: T[];
  readonly #shares: number;
  readonly #random: Random;
  #epoch = 0;

  constructor(gold: readonly T[], silver: readonly T[], shares: number, random: Random) {
    this.#gold = gold;
    this.#silver = silver.slice();
    this.#shares = shares;
    this.#random = random;
  }

  next(): T[] {
    const share = this.#epoch++ % this.#shares;
    if (share === 0) this.#random.shuffle(this.#silver);
    const size = this.#silver.length / this.#shares;
    const lesson = [
      ...this.#gold,
      ...this.#silver.slice(Math.round(share * size), Math.round((share + 1) * size)),
    ];
    this.#random.shuffle(lesson);
    return lesson;
  }
}
