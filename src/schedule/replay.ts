import { dayOf } from './days.ts';
import { type Memory, NEW } from './memory.ts';
import { type MemoryState, Scheduler } from './scheduler.ts';
import type { ScheduleSettings } from './settings.ts';
import type { LoggedStep, ReviewStep } from './step.ts';

/** The scheduler of each settings that the log names, made once. */
export function schedulersBy(
  settingsOf: (id: number) => ScheduleSettings,
): (id: number) => Scheduler {
  const made = new Map<number, Scheduler>();
  return (id) => {
    const known = made.get(id) ?? new Scheduler(settingsOf(id));
    made.set(id, known);
    return known;
  };
}

/** The steps that hold: those that undo and those that were undone are left out. An undo may itself be undone. */
export function effectiveSteps(steps: readonly LoggedStep[]): LoggedStep[] {
  const undone = new Set<number>();
  return steps
    .toReversed()
    .filter(({ id, undoes }) => {
      if (undone.has(id)) return false;
      if (undoes !== null) undone.add(undoes);
      return undoes === null;
    })
    .toReversed();
}

/**
 * The memory that the steps of one card leave, worked out anew: exactly what was stored with the last of them.
 * Throws where a review names no settings.
 *
 * @param steps all of one card, oldest first
 * @param seed of the card, as it was answered with
 */
export function replay(
  steps: readonly LoggedStep[],
  schedulerOf: (settings: number) => Scheduler,
  seed: string,
): Memory {
  let memory = NEW;
  let history: LoggedStep[] = [];
  for (const step of effectiveSteps(steps)) {
    switch (step.kind) {
      case 'review':
        memory = schedulerOf(settingsIn(step)).next(memory, step.rating!, step, seed);
        history.push(step);
        break;
      case 'imported':
        memory = step.after;
        history.push(step);
        break;
      case 'reset':
        memory = NEW;
        history = [];
        break;
      case 'recompute':
        memory = recomputed(memory, history, schedulerOf(settingsIn(step)));
        break;
    }
  }
  return memory;
}

/** A card and its steps since it was last reset. */
export interface CardSteps {
  readonly card: number;
  readonly steps: readonly ReviewStep[];
}

/** @param steps effective ones, each card's in order and together */
export function* sinceReset(steps: Iterable<ReviewStep>): Generator<CardSteps> {
  let card: number | undefined;
  let own: ReviewStep[] = [];
  for (const step of steps) {
    if (step.card !== card) {
      if (card !== undefined) yield { card, steps: own };
      card = step.card;
      own = [];
    }
    if (step.kind === 'reset') own = [];
    own.push(step);
  }
  if (card !== undefined) yield { card, steps: own };
}

function settingsIn({ id, settings }: LoggedStep): number {
  if (settings === null) throw new Error(`step ${id} of the review log names no settings`);
  return settings;
}

/**
 * Stability and difficulty as a scheduler has them for the reviews of a card; when it is due stays as it is, as in
 * Anki unless cards are rescheduled.
 *
 * @param history the effective steps of the card since it was last reset, oldest first; others than reviews are skipped
 */
export function recomputed(
  memory: Memory,
  history: readonly ReviewStep[],
  scheduler: Scheduler,
): Memory {
  const reviews = history.filter(({ rating }) => rating !== null);
  if (reviews.length === 0) return memory;
  let state: MemoryState | undefined;
  let lastDay: number | undefined;
  for (const [at, step] of reviews.entries()) {
    const day = dayOf(step);
    const { stability, difficulty, reps } = step.after;
    // What came before is missing in the log of the other program: its own word is all there is.
    if (at === 0 && step.kind === 'imported' && reps > 1 && stability > 0)
      state = { stability, difficulty };
    else state = scheduler.nextState(state, Math.max(0, day - (lastDay ?? day)), step.rating!);
    lastDay = day;
  }
  return { ...memory, stability: state!.stability, difficulty: state!.difficulty };
}
