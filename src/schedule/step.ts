import type { Memory, Rating } from './memory.ts';

/** `imported` is a review whose outcome another program worked out. */
export type StepKind =
  | 'review'
  | 'imported'
  | 'reset'
  | 'recompute'
  | 'suspend'
  | 'unsuspend'
  | 'bury'
  | 'unbury'
  | 'flag'
  | 'undo';

/** One thing that was done to one card. Nothing is ever taken out of the log: what was undone has a step that says so. */
export interface LoggedStep {
  /** Milliseconds since 1970, unique in a collection and increasing, whatever the clock did. */
  readonly id: number;
  /** What the clock said, in milliseconds since 1970. */
  readonly time: number;
  /** Minutes ahead of UTC. */
  readonly offset: number;
  readonly card: number;
  readonly kind: StepKind;
  /** Of a review. */
  readonly rating: Rating | null;
  /** Milliseconds until it was answered. */
  readonly took: number;
  /** Which settings of the scheduler were used. */
  readonly settings: number | null;
  /** The step that this one takes back. */
  readonly undoes: number | null;
  /** What the card's memory was after it. */
  readonly after: Memory;
  /** Whether the card was suspended after it, until which study day it was buried, and its flag. */
  readonly status: CardStatus;
}

export interface CardStatus {
  readonly isSuspended: boolean;
  /** The first study day on which it is asked again; 0 where it is not buried. */
  readonly buriedUntil: number;
  /** 0 none, 1 to 7 as in Anki. */
  readonly flag: number;
}

/** What a review or a reset leaves for statistics and for FSRS to learn from. */
export type ReviewStep = Pick<
  LoggedStep,
  'id' | 'time' | 'offset' | 'card' | 'kind' | 'rating' | 'took'
> & {
  readonly after: Pick<Memory, 'state' | 'scheduledDays' | 'stability' | 'difficulty' | 'reps'>;
};
