import type { Memory, State } from '../schedule/memory.ts';
import type { CardStatus, LoggedStep, StepKind } from '../schedule/step.ts';
import type { SqlValue } from './store.ts';

/** The columns that a card and every step of it have: the card's memory and status. */
export const STATE_COLUMNS = [
  'state',
  'due',
  'due_day',
  'stability',
  'difficulty',
  'scheduled_days',
  'learning_steps',
  'reps',
  'lapses',
  'last_review',
  'last_day',
  'is_suspended',
  'buried_until',
  'flag',
] as const;

export interface StateRow {
  readonly state: number;
  readonly due: number;
  readonly due_day: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly scheduled_days: number;
  readonly learning_steps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly last_review: number | null;
  readonly last_day: number | null;
  readonly is_suspended: number;
  readonly buried_until: number;
  readonly flag: number;
}

const STATES: readonly State[] = ['new', 'learning', 'review', 'relearning'];

export function stateOf({ state }: Pick<StateRow, 'state'>): State {
  return STATES[state]!;
}

export function memoryOf(row: StateRow): Memory {
  return {
    state: stateOf(row),
    due: row.due,
    dueDay: row.due_day,
    stability: row.stability,
    difficulty: row.difficulty,
    scheduledDays: row.scheduled_days,
    learningSteps: row.learning_steps,
    reps: row.reps,
    lapses: row.lapses,
    lastReview: row.last_review,
    lastDay: row.last_day,
  };
}

export function statusOf(row: StateRow): CardStatus {
  return {
    isSuspended: row.is_suspended === 1,
    buriedUntil: row.buried_until,
    flag: row.flag,
  };
}

/** In the order of STATE_COLUMNS. */
export function stateValues(memory: Memory, status: CardStatus): SqlValue[] {
  return [
    STATES.indexOf(memory.state),
    memory.due,
    memory.dueDay,
    memory.stability,
    memory.difficulty,
    memory.scheduledDays,
    memory.learningSteps,
    memory.reps,
    memory.lapses,
    memory.lastReview,
    memory.lastDay,
    status.isSuspended ? 1 : 0,
    status.buriedUntil,
    status.flag,
  ];
}

export interface StepRow extends StateRow {
  readonly id: number;
  readonly time: number;
  readonly zone: number;
  readonly card: number;
  readonly kind: StepKind;
  readonly rating: LoggedStep['rating'];
  readonly took: number;
  readonly settings: number | null;
  readonly undoes: number | null;
}

export function stepOf(row: StepRow): LoggedStep {
  const { id, time, zone, card, kind, rating, took, settings, undoes } = row;
  return {
    id,
    time,
    offset: zone,
    card,
    kind,
    rating,
    took,
    settings,
    undoes,
    after: memoryOf(row),
    status: statusOf(row),
  };
}

/** A card to which nothing was ever done, as the schema begins it. */
export const UNTOUCHED: StateRow = {
  state: 0,
  due: 0,
  due_day: 0,
  stability: 0,
  difficulty: 0,
  scheduled_days: 0,
  learning_steps: 0,
  reps: 0,
  lapses: 0,
  last_review: null,
  last_day: null,
  is_suspended: 0,
  buried_until: 0,
  flag: 0,
};
