import { normalised } from './guid.ts';
import { likeness, trigramsOf } from './likeness.ts';

/** A gap of a cloze note: its number as written, what it hides, and where its `{{c` begins in the front. */
export interface Gap {
  readonly number: number;
  readonly hidden: string;
  readonly start: number;
}

/** A card that a cloze note has or had. */
export interface GapCard {
  readonly ordinal: number;
  readonly hidden: readonly string[];
}

/** Two texts at least so alike are one that was corrected. */
const ENOUGH = 0.5;

/**
 * The cards that a cloze note asks for. Gaps are found again by what they hide, so that a card keeps its
 * ordinal, and its history, when gaps are added before it or numbered anew.
 *
 * @param gaps those of one number make one card together
 * @returns the cards by the gaps' numbers; an ordinal that another gap has or had is never given again
 */
export function cardsOfGaps(
  gaps: readonly Gap[],
  known: readonly GapCard[],
): ReadonlyMap<number, GapCard> {
  const hiddenBy = new Map<number, string[]>();
  for (const { number, hidden } of gaps)
    hiddenBy.set(number, [...(hiddenBy.get(number) ?? []), normalised(hidden)]);
  const cards = new Map<number, GapCard>();
  const free = new Set(known);
  const pairBy = (score: (hidden: readonly string[], card: GapCard) => number) => {
    for (const [number, hidden] of hiddenBy) {
      if (cards.has(number)) continue;
      const card = best([...free], (one) => score(hidden, one));
      if (card === undefined) continue;
      free.delete(card);
      cards.set(number, { ordinal: card.ordinal, hidden });
    }
  };
  pairBy((hidden, card) => (isSame(hidden, card.hidden) ? 1 : 0));
  pairBy((hidden, card) => hidden.filter((text) => card.hidden.includes(text)).length);
  pairBy((hidden, card) => {
    const alike = likeness(trigramsOf(hidden.join(' ')), trigramsOf(card.hidden.join(' ')));
    return alike >= ENOUGH ? alike : 0;
  });
  const taken = new Set(known.map(({ ordinal }) => ordinal));
  for (const [number, hidden] of hiddenBy) {
    if (cards.has(number)) continue;
    const ordinal = freeOrdinal(number - 1, taken);
    taken.add(ordinal);
    cards.set(number, { ordinal, hidden });
  }
  return cards;
}

/** A cloze text whose gaps have the numbers of their cards. */
export function renumbered(
  front: string,
  gaps: readonly Gap[],
  cards: ReadonlyMap<number, GapCard>,
): string {
  let text = '';
  let done = 0;
  for (const { start, number } of [...gaps].sort((a, b) => a.start - b.start)) {
    text += `${front.slice(done, start)}{{c${cards.get(number)!.ordinal + 1}::`;
    done = start + `{{c${number}::`.length;
  }
  return text + front.slice(done);
}

function best<T>(items: readonly T[], score: (item: T) => number): T | undefined {
  let found: T | undefined;
  let highest = 0;
  for (const item of items) {
    const value = score(item);
    if (value > highest) [found, highest] = [item, value];
  }
  return found;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && [...one].sort().join('\n') === [...other].sort().join('\n');
}

function freeOrdinal(wanted: number, taken: ReadonlySet<number>): number {
  if (!taken.has(wanted)) return wanted;
  let ordinal = 0;
  while (taken.has(ordinal)) ordinal += 1;
  return ordinal;
}
