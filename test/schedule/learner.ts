import { DAY_MS, MINUTE_MS } from '../../src/schedule/days.ts';
import { USUAL_HABITS } from '../../src/schedule/habits.ts';
import { type Memory, NEW, type Rating } from '../../src/schedule/memory.ts';
import { drawn, randomBy } from '../../src/schedule/random.ts';
import { elapsedDays, type MemoryState, Scheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, type ScheduleSettings } from '../../src/schedule/settings.ts';
import type { LoggedStep } from '../../src/schedule/step.ts';

export interface Learner {
  /** What he forgets by. */
  readonly parameters: readonly number[];
  readonly cards: number;
  /** Answers on different days, per card. */
  readonly days: number;
  readonly seed: number;
  /** What sets his intervals. */
  readonly settings?: ScheduleSettings;
  /** When he began, in ms since 1970; a new card each minute, and some every day. */
  readonly begins?: number;
  readonly cardsPerDay?: number;
}

const STATUS = { isSuspended: false, buriedUntil: 0, flag: 0 };

/** The log of a learner who forgets as FSRS says, each card's steps in order and together. */
export function* learned({
  parameters,
  cards,
  days,
  seed,
  settings = DEFAULT_SETTINGS,
  begins = Date.parse('2024-01-01T10:00Z'),
  cardsPerDay = 20,
}: Learner): Generator<LoggedStep> {
  const random = randomBy(seed);
  const scheduler = new Scheduler(settings);
  const truth = new Scheduler({ ...settings, parameters });
  const used = new Set<number>();
  for (let card = 1; card <= cards; card += 1) {
    let memory = NEW;
    let known: MemoryState | undefined;
    let time = begins + Math.floor(card / cardsPerDay) * DAY_MS + (card % cardsPerDay) * MINUTE_MS;
    for (let day = 0; day < days; ) {
      const moment = { time, offset: 0 };
      const rating = answer(memory, known, truth, moment.time, random);
      known = truth.nextState(known, elapsedDays(memory, moment), rating);
      memory = scheduler.next(memory, rating, moment, `note${card}:0`);
      let id = time;
      while (used.has(id)) id += 1;
      used.add(id);
      yield {
        ...{ id, time, offset: 0, card, kind: 'review', rating, took: 3000 + (id % 9000) },
        ...{ settings: 1, undoes: null, after: memory, status: STATUS },
      };
      if (memory.scheduledDays > 0) day += 1;
      // He comes some hours after the day began.
      time = memory.scheduledDays > 0 ? memory.due + (6 + random()) * 3_600_000 : memory.due;
      time = Math.floor(time);
    }
  }
}

function answer(
  memory: Memory,
  known: MemoryState | undefined,
  truth: Scheduler,
  time: number,
  random: () => number,
): Rating {
  const elapsed = elapsedDays(memory, { time, offset: 0 });
  const { ratings } = USUAL_HABITS[memory.state];
  if (known === undefined || elapsed === 0) return (drawn(ratings, random()) + 1) as Rating;
  if (random() >= truth.recall(elapsed, known.stability)) return 1;
  return (drawn(ratings.slice(1), random()) + 2) as Rating;
}
