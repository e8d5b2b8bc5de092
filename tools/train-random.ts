/** Seeded pseudo-random numbers (mulberry32), so that training twice gives the same model. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** Fisher-Yates, in place. */
  shuffle<T>(items: T[]): void {
    for (let at = items.length - 1; at > 0; at--) {
      const other = Math.floor(this.next() * (at + 1));
      [items[at], items[other]] = [items[other]!, items[at]!];
    }
  }
}
