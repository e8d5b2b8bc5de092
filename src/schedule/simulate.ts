import { MINUTE_MS, startOfDay } from './days.ts';
import type { Habits } from './habits.ts';
import { type Memory, NEW, type Rating } from './memory.ts';
import { drawn, randomBy } from './random.ts';
import type { MemoryState, Scheduler } from './scheduler.ts';

export interface Simulation {
  /** What is known of the cards that are learned already. */
  readonly cards: readonly Memory[];
  /** How well they really are known, where that is not what `cards` says. */
  readonly truths?: readonly MemoryState[];
  /** How many are still new. */
  readonly newCards: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  /** The first study day, and how many. */
  readonly today: number;
  readonly days: number;
  /** What sets the intervals. */
  readonly scheduler: Scheduler;
  /** What the learner forgets by. */
  readonly learner: Scheduler;
  readonly habits: Habits;
  readonly seed: number;
}

export interface SimulatedDay {
  /** Study day. */
  readonly day: number;
  /** Cards that were due and asked, those in learning steps too. */
  readonly reviews: number;
  /** New cards. */
  readonly introduced: number;
  /** Of the reviews, those in days and of them those that were forgotten. */
  readonly reviewed: number;
  readonly forgotten: number;
  /** All answers, with those that steps ask for within the day. */
  readonly answers: number;
  readonly seconds: number;
  /** Due, and left for later by the limit. */
  readonly left: number;
  /** How many cards the learner would recall at the end of the day. */
  readonly known: number;
}

interface SimulatedCard {
  readonly seed: string;
  memory: Memory;
  /** Stability and difficulty as they are; `memory` has what the scheduler thinks. */
  truth: MemoryState;
}

/** A card that is asked so often on one day is left for the next. */
const MOST_ANSWERS = 20;

/** Everything is asked from noon on, so that no step reaches the next day by the hour. */
const NOON_MS = 8 * 60 * MINUTE_MS;

/** Day by day, how much there is to review: the same numbers for the same seed. */
export function* simulate(simulation: Simulation): Generator<SimulatedDay> {
  const { cards, truths, newCards, newPerDay, reviewsPerDay, today, days, learner, seed } =
    simulation;
  const random = randomBy(seed);
  const learned: SimulatedCard[] = cards.map((memory, at) => ({
    seed: `${at}`,
    memory,
    truth: truths?.[at] ?? memory,
  }));
  const waiting = new Map<number, SimulatedCard[]>();
  for (const card of learned) put(waiting, Math.max(today, card.memory.dueDay), card);
  let fresh = newCards;
  for (let day = today; day < today + days; day += 1) {
    const due = (waiting.get(day) ?? []).toSorted((a, b) => a.memory.dueDay - b.memory.dueDay);
    waiting.delete(day);
    const steps = due.filter(({ memory }) => memory.state !== 'review');
    const inDays = due.filter(({ memory }) => memory.state === 'review');
    const asked = [...steps, ...inDays.slice(0, reviewsPerDay)];
    const introduced = Math.min(fresh, newPerDay);
    fresh -= introduced;
    for (let at = 0; at < introduced; at += 1) {
      const truth = { stability: 0, difficulty: 0 };
      const card: SimulatedCard = { seed: `new${learned.length}`, memory: NEW, truth };
      learned.push(card);
      asked.push(card);
    }
    const tally = { answers: 0, seconds: 0, reviewed: 0, forgotten: 0 };
    for (const card of asked) {
      play(card, day, simulation, random, tally);
      put(waiting, Math.max(day + 1, card.memory.dueDay), card);
    }
    for (const card of inDays.slice(reviewsPerDay)) put(waiting, day + 1, card);
    yield {
      day,
      reviews: asked.length - introduced,
      introduced,
      ...tally,
      left: Math.max(0, inDays.length - reviewsPerDay),
      known: learned.reduce((sum, card) => sum + recallOf(card, day, learner), 0),
    };
  }
}

interface Tally {
  answers: number;
  seconds: number;
  reviewed: number;
  forgotten: number;
}

/** Asks a card until it is not to be asked any more that day. */
function play(
  card: SimulatedCard,
  day: number,
  { scheduler, learner, habits }: Simulation,
  random: () => number,
  tally: Tally,
): void {
  let time = startOfDay(day, 0) + NOON_MS;
  for (let asked = 0; asked < MOST_ANSWERS; asked += 1) {
    const { state, lastDay } = card.memory;
    const elapsed = lastDay === null ? 0 : Math.max(0, day - lastDay);
    const { ratings, seconds } = habits[state];
    const rating = (
      state === 'review'
        ? remembered(ratings, learner.recall(elapsed, card.truth.stability), random)
        : drawn(ratings, random()) + 1
    ) as Rating;
    tally.answers += 1;
    tally.seconds += seconds[rating - 1]!;
    if (state === 'review') tally.reviewed += 1;
    if (state === 'review' && rating === 1) tally.forgotten += 1;
    const before = card.truth;
    card.memory = scheduler.next(card.memory, rating, { time, offset: 0 }, card.seed);
    card.truth =
      learner === scheduler
        ? card.memory
        : learner.nextState(before.stability > 0 ? before : undefined, elapsed, rating);
    if (card.memory.dueDay > day) return;
    time = Math.max(time, card.memory.due);
  }
}

function remembered(ratings: readonly number[], recall: number, random: () => number): number {
  if (random() >= recall) return 1;
  return drawn(ratings.slice(1), random()) + 2;
}

function recallOf({ memory, truth }: SimulatedCard, day: number, learner: Scheduler): number {
  if (memory.lastDay === null || truth.stability <= 0) return 0;
  return learner.recall(Math.max(0, day - memory.lastDay), truth.stability);
}

function put(waiting: Map<number, SimulatedCard[]>, day: number, card: SimulatedCard): void {
  const there = waiting.get(day);
  if (there === undefined) waiting.set(day, [card]);
  else there.push(card);
}
