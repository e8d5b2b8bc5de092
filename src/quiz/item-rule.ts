import type { Item, Kind } from './item.ts';
import type { Known } from './known.ts';

export interface ItemRule {
  readonly name: string;
  readonly kinds: readonly Kind[];
  /** What is wrong with the item; undefined where it keeps the rule. */
  readonly problem: (item: never, known: Known) => string | undefined;
}

export function rule<K extends Kind>(
  name: string,
  kinds: readonly K[],
  problem: (item: Extract<Item, { kind: K }>, known: Known) => string | undefined | false,
): ItemRule {
  return { name, kinds, problem: (item, known) => problem(item, known) || undefined };
}
