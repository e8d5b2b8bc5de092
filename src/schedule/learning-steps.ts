import type { Memory, Rating } from './memory.ts';
import type { ScheduleSettings } from './settings.ts';

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const DAY = SECONDS.d;

/** A step as in `30s`, `10m`, `2h` or `1d`, in whole seconds; undefined where it is none. */
export function secondsOf(step: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([smhd])$/.exec(step);
  if (match === null) return undefined;
  const seconds = Math.round(Number(match[1]) * SECONDS[match[2] as keyof typeof SECONDS]);
  return seconds > 0 ? seconds : undefined;
}

/** The step that an answer leads to: how long until then, and which step comes next. */
export interface LearningStep {
  readonly seconds: number;
  readonly next: number;
}

/**
 * The learning or relearning step that an answer leads to, as in Anki (rslib/src/scheduler/states/steps.rs): again
 * goes back to the first, hard stays (on the first step half-way to the second, or half as long again, at most a day
 * more), good goes on. Undefined where the answer leads to an interval in days.
 */
export function stepAfter(
  { state, learningSteps }: Memory,
  rating: Rating,
  settings: ScheduleSettings,
): LearningStep | undefined {
  if (state === 'review' && rating !== 1) return undefined;
  const names =
    state === 'review' || state === 'relearning'
      ? settings.relearningSteps
      : settings.learningSteps;
  const steps = names.map((name) => secondsOf(name)!);
  if (steps.length === 0 || rating === 4) return undefined;
  // Steps may have been taken out of the settings since.
  const at = Math.min(learningSteps, steps.length - 1);
  if (rating === 1) return { seconds: steps[0]!, next: 0 };
  if (rating === 2)
    return { seconds: at === 0 ? hardOnFirst(steps[0]!, steps[1]) : steps[at]!, next: at };
  const next = steps[at + 1];
  return next === undefined ? undefined : { seconds: next, next: at + 1 };
}

function hardOnFirst(first: number, second: number | undefined): number {
  const seconds =
    second === undefined
      ? Math.min(Math.floor(first * 1.5), first + DAY)
      : Math.floor((first + second) / 2);
  return seconds > DAY ? Math.round(seconds / DAY) * DAY : seconds;
}
