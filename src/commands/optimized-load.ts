import type { Study } from '../collection/study.ts';
import { dayOf } from '../schedule/days.ts';
import { habitsIn } from '../schedule/habits.ts';
import type { Memory, Moment } from '../schedule/memory.ts';
import { type DeckSchedule, schedulesOf } from './deck-schedulers.ts';
import { progressBar } from './progress.ts';
import { type DeckToSimulate, type Load, loadOf, simulatedLoad } from './simulated-load.ts';
import { stepsOf } from './steps-of.ts';
import type { World } from './world.ts';

/** How many days the load is looked at. */
export const LOAD_DAYS = 60;

export interface DeckCard {
  readonly deck: string;
  readonly memory: Memory;
  /** Neither gone nor suspended. */
  readonly isAsked: boolean;
}

export interface LoadsInput {
  readonly study: Study;
  readonly cards: ReadonlyMap<number, DeckCard>;
  /** By deck and card, worked out with the better parameters. */
  readonly memories: ReadonlyMap<string, ReadonlyMap<number, Memory>>;
  readonly better: (deck: string) => DeckSchedule;
  readonly moment: Moment;
}

/** What is to be reviewed with the parameters as they are and with better ones, by a learner of whom the better are true. */
export async function loadsOf(
  input: LoadsInput,
  world: World,
): Promise<{ before: Load; after: Load }> {
  const { study, cards, moment } = input;
  const habits = habitsIn(stepsOf(study, cards));
  const both = decksOf(input);
  const bar = await progressBar('Simulating', world);
  const load = (decks: readonly DeckToSimulate[], done: number) =>
    loadOf(
      simulatedLoad(decks, {
        ...{ habits, today: dayOf(moment), days: LOAD_DAYS, seed: 1 },
        progress: (fraction) => bar.at((fraction + done) / 2),
      }),
    );
  try {
    return { before: load(both.before, 0), after: load(both.after, 1) };
  } finally {
    bar.stop();
  }
}

function decksOf({ study, cards, memories, better }: LoadsInput) {
  const now = schedulesOf(study);
  const before: DeckToSimulate[] = [];
  const after: DeckToSimulate[] = [];
  for (const [deck, own] of askedByDeck(cards)) {
    const learned = own.filter(({ memory }) => memory.state !== 'new');
    const truths = learned.map(({ id, memory }) => memories.get(deck)?.get(id) ?? memory);
    const { settings, scheduler } = now(deck);
    const { scheduler: learner } = better(deck);
    const rest = {
      ...{ deck, truths, learner, newCards: own.length - learned.length },
      ...{ newPerDay: settings.newPerDay, reviewsPerDay: settings.reviewsPerDay },
    };
    before.push({ ...rest, scheduler, cards: learned.map(({ memory }) => memory) });
    after.push({ ...rest, scheduler: learner, cards: truths });
  }
  return { before, after };
}

function askedByDeck(cards: LoadsInput['cards']): Map<string, { id: number; memory: Memory }[]> {
  const decks = new Map<string, { id: number; memory: Memory }[]>();
  for (const [id, { deck, memory, isAsked }] of cards) {
    if (!isAsked) continue;
    const there = decks.get(deck) ?? [];
    decks.set(deck, there);
    there.push({ id, memory });
  }
  return decks;
}
