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

/** How cards are scheduled. A change makes a new one: the log refers to those that were used. */
export interface ScheduleSettings {
  /** The 21 parameters of FSRS-6. */
  readonly parameters: readonly number[];
  /** The chance to recall a card that is aimed at when it falls due, above 0 and below 1. */
  readonly desiredRetention: number;
  /** As in '30s', '1m', '2h', '1d'; none for intervals in days from the first answer on. */
  readonly learningSteps: readonly string[];
  readonly relearningSteps: readonly string[];
  /** Days. */
  readonly maximumInterval: number;
  /** Whether intervals are spread a little, so that cards learned together are not always asked together. */
  readonly fuzz: boolean;
}

/** The parameters are those that FSRS-6 was fitted to some ten thousand learners with; the rest is as in Anki. */
export const DEFAULT_SETTINGS: ScheduleSettings = {
  parameters: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ],
  desiredRetention: 0.9,
  learningSteps: ['1m', '10m'],
  relearningSteps: ['10m'],
  maximumInterval: 36500,
  fuzz: true,
};
