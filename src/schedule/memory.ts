/** Again, hard, good, easy. */
export type Rating = 1 | 2 | 3 | 4;

export type State = 'new' | 'learning' | 'review' | 'relearning';

/**
 * What is remembered of how well a card is known. Times are milliseconds since 1970 (UTC); days are study days,
 * counted from 1970-01-01, that begin at 4:00 local time.
 */
export interface Memory {
  readonly state: State;
  /** When it is to be asked again; 0 of a new card. */
  readonly due: number;
  /** The study day of that. A card whose interval is in days counts as due from the start of this day. */
  readonly dueDay: number;
  /** Days until retrievability has fallen to 90 %; 0 of a new card. */
  readonly stability: number;
  /** 1 to 10; 0 of a new card. */
  readonly difficulty: number;
  /** 0 while the interval is in minutes. */
  readonly scheduledDays: number;
  /** Which of the (re)learning steps comes next, from 0. */
  readonly learningSteps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly lastReview: number | null;
  /** The study day of that, by the clock of where the learner was then. */
  readonly lastDay: number | null;
}

/** A card that was never answered. */
export const NEW: Memory = {
  state: 'new',
  due: 0,
  dueDay: 0,
  stability: 0,
  difficulty: 0,
  scheduledDays: 0,
  learningSteps: 0,
  reps: 0,
  lapses: 0,
  lastReview: null,
  lastDay: null,
};

/** When, and how many minutes the learner's clock is ahead of UTC then. */
export interface Moment {
  readonly time: number;
  readonly offset: number;
}
