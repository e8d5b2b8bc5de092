import type { Choice, Item } from './item.ts';
import type { Random } from './random.ts';
import { expectedPositions, keyAt } from './set-rules.ts';

/**
 * Orders the options so that the key stands in each place equally often and never more than three times in a row.
 * Numbers and dates keep their order; the other keys are placed around them.
 */
export function placeKeys(items: readonly Item[], random: Random): Item[] {
  const choices = items.filter((item): item is Choice => item.kind === 'choice' && item.isSingle);
  const expected = expectedPositions(choices);
  const counts = expected.map(() => 0);
  for (const item of choices) if (item.isOrdered) counts[keyAt(item)]! += 1;
  const fixed = new Map<number, number>();
  choices.forEach((item, at) => {
    if (item.isOrdered) fixed.set(at, keyAt(item));
  });
  const placed: number[] = [];
  let at = 0;
  return items.map((item) => {
    if (item.kind !== 'choice' || item.isOrdered) {
      if (item.kind === 'choice' && item.isSingle) placed[at++] = keyAt(item);
      return item;
    }
    if (!item.isSingle) return { ...item, options: random.shuffled(item.options) };
    const place = bestPlace(item.options.length, { placed, fixed, at, counts, expected, random });
    counts[place]! += 1;
    placed[at++] = place;
    return { ...item, options: keyPut(item, place, random) };
  });
}

interface Placing {
  readonly placed: readonly number[];
  readonly fixed: ReadonlyMap<number, number>;
  readonly at: number;
  readonly counts: readonly number[];
  readonly expected: readonly number[];
  readonly random: Random;
}

function bestPlace(
  options: number,
  { placed, fixed, at, counts, expected, random }: Placing,
): number {
  const places = random.shuffled([...Array(options).keys()]);
  const run = (place: number) => {
    let length = 1;
    for (let back = at - 1; placed[back] === place; back--) length += 1;
    for (let ahead = at + 1; fixed.get(ahead) === place; ahead++) length += 1;
    return length;
  };
  const cost = (place: number) => counts[place]! - expected[place]! + (run(place) > 3 ? 1000 : 0);
  return places.sort((a, b) => cost(a) - cost(b))[0]!;
}

function keyPut({ options }: Choice, place: number, random: Random): Choice['options'] {
  const key = options.find(({ isRight }) => isRight)!;
  const wrong = random.shuffled(options.filter(({ isRight }) => !isRight));
  return [...wrong.slice(0, place), key, ...wrong.slice(place)];
}
