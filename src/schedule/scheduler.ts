import {
  type Card,
  type FSRS,
  fsrs,
  GenSeedStrategyWithCardId,
  Rating as Grades,
  State as States,
  StrategyMode,
} from 'ts-fsrs';
import { whatIsWrong } from './check-settings.ts';
import { DAY_MS, dayOf, startOfDay } from './days.ts';
import { type LearningStep, stepAfter } from './learning-steps.ts';
import type { Memory, Moment, Rating, State } from './memory.ts';
import type { ScheduleSettings } from './settings.ts';

export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly exitCode = 1;
}

const STATES: Readonly<Record<State, States>> = {
  new: States.New,
  learning: States.Learning,
  review: States.Review,
  relearning: States.Relearning,
};

/** The least stability that FSRS calculates with, in days. */
const LEAST_STABILITY = 0.001;

/**
 * FSRS-6 by ts-fsrs, with Anki's learning steps and Anki's days: it is given study days for dates, so that it counts
 * an evening and the night after it as one day, in whatever time zone.
 */
export class Scheduler {
  readonly settings: ScheduleSettings;
  readonly #fsrs: FSRS;

  /** Throws a SettingsError for settings that cannot be used. */
  constructor(settings: ScheduleSettings) {
    const problem = whatIsWrong(settings);
    if (problem !== undefined) throw new SettingsError(problem);
    this.settings = settings;
    this.#fsrs = fsrs({
      w: settings.parameters,
      request_retention: settings.desiredRetention,
      maximum_interval: settings.maximumInterval,
      enable_fuzz: settings.fuzz,
      relearning_steps: settings.relearningSteps as never,
    })
      // Steps are walked here: those of ts-fsrs differ from Anki's in hard and in steps of a day and more.
      .useStrategy(StrategyMode.LEARNING_STEPS, () => ({}))
      .useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seed'));
  }

  /**
   * What is remembered of a card after an answer. A clock that was set back counts as the same day.
   *
   * @param seed of the fuzz: the same seed gives the same interval
   */
  next(memory: Memory, rating: Rating, moment: Moment, seed: string): Memory {
    const { card } = this.#fsrs.next(
      cardOf(memory, seed),
      dateFor(memory, moment),
      rating as unknown as Exclude<Grades, Grades.Manual>,
    );
    return this.#after(card, memory, rating, moment);
  }

  /** What each of the four answers would lead to. */
  preview(memory: Memory, moment: Moment, seed: string): Readonly<Record<Rating, Memory>> {
    const all = this.#fsrs.repeat(cardOf(memory, seed), dateFor(memory, moment));
    return {
      1: this.#after(all[Grades.Again].card, memory, 1, moment),
      2: this.#after(all[Grades.Hard].card, memory, 2, moment),
      3: this.#after(all[Grades.Good].card, memory, 3, moment),
      4: this.#after(all[Grades.Easy].card, memory, 4, moment),
    };
  }

  /** The chance that the card is recalled, 0 to 1; 0 of a new one. */
  retrievability(memory: Memory, moment: Moment): number {
    if (memory.stability <= 0) return 0;
    return this.recall(elapsedDays(memory, moment), memory.stability);
  }

  /** The chance of recall so many days after a review that left a stability (days). */
  recall(days: number, stability: number): number {
    return this.#fsrs.forgetting_curve(days, Math.max(stability, LEAST_STABILITY));
  }

  /** Stability and difficulty after an answer so many days after the last; without a state, after the first. */
  nextState(state: MemoryState | undefined, days: number, rating: Rating): MemoryState {
    return this.#fsrs.next_state(state ?? null, days, rating as unknown as Grades);
  }

  #after(card: Card, before: Memory, rating: Rating, moment: Moment): Memory {
    const day = dayOf(moment);
    const step = stepAfter(before, rating, this.settings);
    const when =
      step === undefined
        ? inDays(Math.min(card.scheduled_days, this.settings.maximumInterval), day, moment)
        : atStep(step, day, moment);
    return {
      ...when,
      state: step === undefined ? 'review' : learningStateAfter(before.state),
      stability: card.stability,
      difficulty: card.difficulty,
      learningSteps: step?.next ?? 0,
      reps: card.reps,
      lapses: card.lapses,
      lastReview: moment.time,
      lastDay: day,
    };
  }
}

export interface MemoryState {
  readonly stability: number;
  readonly difficulty: number;
}

function learningStateAfter(state: State): State {
  return state === 'new' || state === 'learning' ? 'learning' : 'relearning';
}

type When = Pick<Memory, 'due' | 'dueDay' | 'scheduledDays'>;

function inDays(days: number, day: number, { offset }: Moment): When {
  return { due: startOfDay(day + days, offset), dueDay: day + days, scheduledDays: days };
}

/** A step that goes beyond the end of the day counts in days, as in Anki (rslib/.../interval_kind.rs). */
function atStep({ seconds }: LearningStep, day: number, { time, offset }: Moment): When {
  const due = time + seconds * 1000;
  const dueDay = dayOf({ time: due, offset });
  if (dueDay > day) return inDays(dueDay - day, day, { time, offset });
  return { due, dueDay, scheduledDays: 0 };
}

/** Study days since the last review, never fewer than 0. */
export function elapsedDays({ lastDay }: Memory, moment: Moment): number {
  return lastDay === null ? 0 : Math.max(0, dayOf(moment) - lastDay);
}

function dateFor(memory: Memory, moment: Moment): Date {
  return new Date(((memory.lastDay ?? dayOf(moment)) + elapsedDays(memory, moment)) * DAY_MS);
}

function cardOf(memory: Memory, seed: string): Card {
  const isKnown = memory.stability > 0 || memory.difficulty > 0;
  const card: Card & { seed: string } = {
    seed,
    due: new Date(memory.dueDay * DAY_MS),
    stability: isKnown ? Math.max(memory.stability, LEAST_STABILITY) : 0,
    difficulty: isKnown ? Math.min(10, Math.max(1, memory.difficulty)) : 0,
    elapsed_days: 0,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.learningSteps,
    reps: memory.reps,
    lapses: memory.lapses,
    state: STATES[memory.state],
    ...(memory.lastDay === null ? {} : { last_review: new Date(memory.lastDay * DAY_MS) }),
  };
  return card;
}
