import { normalised } from './guid.ts';

/** A text as a bag of its overlapping triples of characters, which a changed word leaves mostly as they were. */
export type Trigrams = ReadonlyMap<string, number>;

export function trigramsOf(text: string): Trigrams {
  const padded = `  ${normalised(text).toLowerCase()}  `;
  const counts = new Map<string, number>();
  for (let at = 0; at + 3 <= padded.length; at += 1) {
    const gram = padded.slice(at, at + 3);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** Dice's coefficient of two bags, 0 to 1: twice what they share by what they have (Dice 1945). */
export function likeness(one: Trigrams, other: Trigrams): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [gram, count] of small) shared += Math.min(count, large.get(gram) ?? 0);
  return (2 * shared) / (total(one) + total(other));
}

const totals = new WeakMap<Trigrams, number>();

function total(bag: Trigrams): number {
  let sum = totals.get(bag);
  if (sum === undefined) {
    sum = 0;
    for (const count of bag.values()) sum += count;
    totals.set(bag, sum);
  }
  return sum;
}
