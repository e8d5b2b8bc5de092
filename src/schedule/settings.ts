/** What FSRS is told of a learner and of what he wants. */
export interface ScheduleSettings {
  /** The 21 parameters of FSRS-6. */
  readonly parameters: readonly number[];
  /** The share of reviews that should be remembered, 0 to 1. */
  readonly desiredRetention: number;
  /** Intervals of a card that is new, until it graduates: `1m`, `2h`, `1d`. */
  readonly learningSteps: readonly string[];
  /** The same of one that was forgotten. */
  readonly relearningSteps: readonly string[];
  /** Days. */
  readonly maximumInterval: number;
  /** Whether intervals are varied a little, so that what was learned together is not always asked together. */
  readonly fuzz: boolean;
}

/** Parameters as ts-fsrs 5.4 has them for FSRS-6; steps and the rest as in Anki. */
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
