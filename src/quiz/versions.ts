import type { Version } from './format.ts';
import type { Item } from './item.ts';
import { placeKeys } from './places.ts';
import { Random } from './random.ts';

/**
 * The same items in another order for each name, their options too; numbers and dates stay in order. The first version
 * is the set itself, and the same seed gives the same versions.
 */
export function versionsOf(
  items: readonly Item[],
  names: readonly string[],
  seed: string,
): Version[] {
  if (names.length === 0) return [{ name: '', items }];
  return names.map((name, at) => {
    if (at === 0) return { name, items };
    const random = new Random(`${seed} version ${name}`);
    return { name, items: wellPlaced(random.shuffled(items), random) };
  });
}

/** Ordered keys cannot move among their options: where too many of them stand in a row, the items are dealt anew. */
function wellPlaced(items: readonly Item[], random: Random): Item[] {
  let placed = placeKeys(items, random);
  for (let attempt = 0; attempt < 50 && longestRun(placed) > 3; attempt++)
    placed = placeKeys(random.shuffled(items), random);
  return placed;
}

function longestRun(items: readonly Item[]): number {
  let longest = 0;
  let run = 0;
  let last = -1;
  for (const item of items) {
    if (item.kind !== 'choice' || !item.isSingle) continue;
    const at = item.options.findIndex(({ isRight }) => isRight);
    run = at === last ? run + 1 : 1;
    last = at;
    longest = Math.max(longest, run);
  }
  return longest;
}
