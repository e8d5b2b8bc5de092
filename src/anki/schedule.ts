import { CREATED_DAY } from './collection-row.ts';
import type { Row } from './rows.ts';

/**
 * How well a card is known. Times are milliseconds since 1970 (UTC); days are study days, counted from 1970-01-01,
 * that begin at 4:00 local time.
 */
export interface CardMemory {
  readonly state: 'new' | 'learning' | 'review' | 'relearning';
  readonly due: number;
  readonly dueDay: number;
  /** Days; 0 where it is not known. */
  readonly stability: number;
  readonly difficulty: number;
  readonly scheduledDays: number;
  /** Which of the (re)learning steps comes next, from 0. */
  readonly learningSteps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly lastReview: number | null;
  readonly lastDay: number | null;
}

export interface CardSchedule {
  readonly memory: CardMemory;
  readonly isSuspended: boolean;
  readonly isBuried: boolean;
  /** 0 to 7. */
  readonly flag: number;
}

/** An answer to a card, or that it was made new again; oldest first. */
export interface HistoryStep {
  /** Milliseconds since 1970, unique among all steps. */
  readonly id: number;
  readonly kind: 'review' | 'reset';
  /** 1 to 4, of a review. */
  readonly rating: number;
  /** Milliseconds. */
  readonly took: number;
  readonly time: number;
  /** The study day of the answer. */
  readonly day: number;
  readonly after: CardMemory;
}

/** The options that a deck's cards are scheduled by. */
export interface DeckPreset {
  readonly name: string;
  /** The 21 of FSRS-6. */
  readonly parameters: readonly number[];
  readonly desiredRetention: number;
  /** Minutes. */
  readonly learningSteps: readonly number[];
  readonly relearningSteps: readonly number[];
  /** Days. */
  readonly maximumInterval: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly leechAfter: number;
  readonly burySiblings: boolean;
}

/** The columns of a card that was studied. */
export interface CardState {
  readonly type: number;
  readonly queue: number;
  readonly due: number;
  readonly interval: number;
  readonly factor: number;
  readonly reps: number;
  readonly lapses: number;
  readonly left: number;
  readonly flag: number;
  readonly data: object;
}

const TYPES = { new: 0, learning: 1, review: 2, relearning: 3 } as const;
const QUEUES = { new: 0, learning: 1, review: 2, relearning: 1 } as const;

/** Ease of SM-2, which FSRS does not use; a 0 would be taken for one of its own. */
const EASE = 2500;

/**
 * The columns of a card, so that Anki goes on where the learner was (rslib/src/scheduler/answering, rslib/src/card/mod.rs).
 * A learning card whose step ends on a later day is due by the day, unless it is put aside, when Anki shifts no day.
 *
 * @param place in the queue of new cards
 * @param lastReview the id of its last row in the log, which Anki holds the time in the card's data against
 */
export function cardState(
  { memory, isSuspended, isBuried, flag }: CardSchedule,
  {
    preset,
    place,
    lastReview = memory.lastReview ?? undefined,
  }: { preset: DeckPreset; place: number; lastReview?: number | undefined },
): CardState {
  const { state, reps, lapses, stability, difficulty, learningSteps } = memory;
  const isLearning = state === 'learning' || state === 'relearning';
  const isAside = isSuspended || isBuried;
  const isByDay =
    state === 'review' ||
    (isLearning && !isAside && memory.lastDay !== null && memory.dueDay > memory.lastDay);
  const steps = state === 'relearning' ? preset.relearningSteps : preset.learningSteps;
  const data =
    state === 'new' || stability <= 0
      ? {}
      : {
          s: rounded(stability, 4),
          d: rounded(difficulty, 3),
          dr: rounded(preset.desiredRetention, 2),
          decay: rounded(preset.parameters[20] ?? 0.1542, 3),
          ...(lastReview === undefined ? {} : { lrt: Math.floor(lastReview / 1000) }),
        };
  return {
    type: TYPES[state],
    queue: isSuspended ? -1 : isBuried ? -3 : isLearning && isByDay ? 3 : QUEUES[state],
    due:
      state === 'new'
        ? place
        : isByDay
          ? memory.dueDay - CREATED_DAY
          : Math.floor(memory.due / 1000),
    interval:
      state === 'review'
        ? Math.max(1, memory.scheduledDays)
        : state === 'relearning'
          ? Math.max(1, Math.round(stability))
          : 0,
    factor: state === 'review' || state === 'relearning' ? EASE : 0,
    reps,
    lapses,
    left: isLearning ? Math.max(1, steps.length - learningSteps) : 0,
    flag,
    data,
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Anki knows no longer time for an answer. */
const LONGEST = 60_000;

/** What kind of answer the log has it for (rslib/src/revlog/mod.rs). */
const KINDS = { learning: 0, review: 1, relearning: 2, early: 3, manual: 4 } as const;

/** The rows of `revlog` of one card. */
export function* reviewRows(card: number, steps: Iterable<HistoryStep>): Generator<Row> {
  let before: CardMemory | undefined;
  let lastInterval = 0;
  for (const step of steps) {
    const isReset = step.kind === 'reset';
    const interval = isReset ? 0 : intervalAfter(step);
    yield {
      id: step.id,
      cid: card,
      usn: -1,
      ease: isReset ? 0 : step.rating,
      ivl: interval,
      lastIvl: lastInterval,
      factor: isReset ? 0 : difficultyFactor(step.after.difficulty),
      time: Math.min(LONGEST, Math.max(0, Math.round(step.took))),
      type: isReset ? KINDS.manual : kindOf(before, step),
    };
    before = isReset ? undefined : step.after;
    lastInterval = interval;
  }
}

function kindOf(before: CardMemory | undefined, { day }: HistoryStep): number {
  switch (before?.state) {
    case 'review':
      return day < before.dueDay ? KINDS.early : KINDS.review;
    case 'relearning':
      return KINDS.relearning;
    default:
      return KINDS.learning;
  }
}

/** Days, or seconds below 0. */
function intervalAfter({ after, time }: HistoryStep): number {
  if (after.state === 'review') return Math.max(1, after.scheduledDays);
  if (after.scheduledDays > 0) return after.scheduledDays;
  return -Math.max(1, Math.round((after.due - time) / 1000));
}

/** Difficulty in the place of the ease factor, 100 to 1100 (rslib/src/card/mod.rs, `ease_factor` of FSRS). */
function difficultyFactor(difficulty: number): number {
  return Math.round(((Math.max(1, difficulty) - 1) / 9 + 0.1) * 1000);
}
