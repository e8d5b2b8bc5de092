import type { Memory } from '../schedule/memory.ts';

/** A card that may be asked. */
export interface Askable {
  readonly id: number;
  /** Cards of one note are siblings. */
  readonly note: number;
  readonly deck: string;
  readonly memory: Memory;
  /** 0 none, 1 to 7 as in Anki. */
  readonly flag: number;
}

export type Order = 'due' | 'random' | 'deck';

/** How many cards may still be asked today; decks whose limits have the same name share one. */
export interface Limit {
  readonly name: string;
  readonly left: number;
}

export interface DeckLimits {
  readonly fresh: Limit;
  readonly due: Limit;
  /** Whether of each note one card only is asked on one day. */
  readonly burySiblings: boolean;
}

export interface QueueOptions {
  readonly order: Order;
  readonly seed: number;
  readonly limitsOf: (deck: string) => DeckLimits;
  /** Most cards of the main queue. */
  readonly most?: number;
  /** A card that is asked before the queue; it counts for the limits. */
  readonly first?: Askable;
}

/** What is to be asked today. */
export interface Queue {
  /** Cards whose next step is minutes away, the earliest due first. */
  readonly learning: readonly Askable[];
  /** The others in the order in which they are asked. */
  readonly main: readonly Askable[];
}

export type Kind = 'new' | 'learning' | 'due';

/** What a card counts as: one that is learned in steps of days is due like any other. */
export function kindOf({ memory }: Pick<Askable, 'memory'>): Kind {
  if (memory.state === 'new') return 'new';
  return memory.scheduledDays === 0 && memory.state !== 'review' ? 'learning' : 'due';
}

/**
 * Today's queue: of each note one card only where siblings are buried, as many as the limits leave,
 * new cards spread evenly among the others. The same cards and the same seed give the same queue.
 *
 * @param cards learning by due, due by their day, new as they stand in their files
 */
export function queueOf(cards: readonly Askable[], options: QueueOptions): Queue {
  const { order, seed, limitsOf, most = Number.POSITIVE_INFINITY, first } = options;
  const by: Record<Kind, Askable[]> = { learning: [], due: [], new: [] };
  for (const card of cards) if (card.id !== first?.id) by[kindOf(card)].push(card);
  const learning = by.learning.sort((a, b) => a.memory.due - b.memory.due);
  const room = new Room(learning.map(({ note }) => note));
  if (first !== undefined) room.seat(first, limitsOf(first.deck));
  const isSeated = first !== undefined && kindOf(first) !== 'learning';
  const ranks = new Map<Askable, number>();
  const rank = (card: Askable) => {
    const known = ranks.get(card);
    if (known !== undefined) return known;
    const made = scattered(card.id, seed);
    ranks.set(card, made);
    return made;
  };
  const byDay = (a: Askable, b: Askable) =>
    a.memory.dueDay - b.memory.dueDay || rank(a) - rank(b) || a.id - b.id;
  const byChance = (a: Askable, b: Askable) => rank(a) - rank(b) || a.id - b.id;
  const due = by.due.sort(order === 'random' ? byChance : byDay);
  const fresh = order === 'random' ? by.new.sort(byChance) : by.new;
  const takenDue = due.filter((card) => room.takes(card, limitsOf(card.deck), 'due'));
  const takenFresh = fresh.filter((card) => room.takes(card, limitsOf(card.deck), 'fresh'));
  const main = order === 'deck' ? deckByDeck(takenDue, takenFresh) : mixed(takenDue, takenFresh);
  return { learning, main: main.slice(0, Math.max(0, isSeated ? most - 1 : most)) };
}

/** What the limits and the siblings leave. */
class Room {
  readonly #seen: Set<number>;
  readonly #left = new Map<string, number>();

  constructor(seen: readonly number[]) {
    this.#seen = new Set(seen);
  }

  /** Seats a card where there is room. */
  takes(card: Askable, limits: DeckLimits, kind: 'fresh' | 'due'): boolean {
    if (limits.burySiblings && this.#seen.has(card.note)) return false;
    if (this.#leftOf(limits[kind], kind) <= 0) return false;
    this.seat(card, limits);
    return true;
  }

  /** Seats a card, room or not. */
  seat(card: Askable, limits: DeckLimits): void {
    this.#seen.add(card.note);
    if (kindOf(card) === 'learning') return;
    const kind = kindOf(card) === 'new' ? 'fresh' : 'due';
    const left = this.#leftOf(limits[kind], kind);
    this.#left.set(`${kind} ${limits[kind].name}`, left - 1);
  }

  #leftOf({ name, left }: Limit, kind: 'fresh' | 'due'): number {
    return this.#left.get(`${kind} ${name}`) ?? left;
  }
}

function deckByDeck(due: readonly Askable[], fresh: readonly Askable[]): Askable[] {
  const decks = new Map<string, { due: Askable[]; fresh: Askable[] }>();
  const of = (deck: string) => {
    const known = decks.get(deck) ?? { due: [], fresh: [] };
    decks.set(deck, known);
    return known;
  };
  for (const card of due) of(card.deck).due.push(card);
  for (const card of fresh) of(card.deck).fresh.push(card);
  return [...decks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, one]) => mixed(one.due, one.fresh));
}

/** Both, each in its order, the fewer spread evenly among the more. */
function mixed(due: readonly Askable[], fresh: readonly Askable[]): Askable[] {
  const all: Askable[] = [];
  let at = 0;
  due.forEach((card, index) => {
    while (at < fresh.length && (at + 1) * (due.length + 1) < (index + 1) * (fresh.length + 1)) {
      all.push(fresh[at]!);
      at += 1;
    }
    all.push(card);
  });
  return [...all, ...fresh.slice(at)];
}

/** A number that follows from a card and a seed and looks like chance: the finaliser of MurmurHash3. */
function scattered(id: number, seed: number): number {
  // Ids may be milliseconds, which have more than 32 bits.
  let hash = (id ^ Math.imul(Math.floor(id / 2 ** 32) + 1, 0x9e3779b1) ^ seed) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
