import type { Moment } from '../schedule/memory.ts';
import { type Due, spent, whenDue } from './intervals.ts';
import { answersIn, type Session } from './session.ts';

export const RATINGS = ['again', 'hard', 'good', 'easy'] as const;

/** What was answered in a session, in sentences; none where nothing was. */
export function summaryOf({ tally }: Pick<Session, 'tally'>): string[] {
  const all = answersIn({ tally });
  if (all === 0) return [];
  const { took, fresh, due, forgotten } = tally;
  const by = RATINGS.map((name, at) => [tally.ratings[at]!, name] as const);
  const told = by.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  const learning = all - fresh - due;
  const remembered = Math.round((100 * (due - forgotten)) / due);
  const kinds = [
    ...(fresh > 0 ? [counted(fresh, 'new card')] : []),
    ...(learning > 0 ? [`${learning} in learning`] : []),
    ...(due > 0 ? [`${counted(due, 'review')}, ${remembered} % remembered`] : []),
  ];
  return [
    `${counted(all, 'answer')} in ${spent(took)}, ${spent(took / all)} each: ${told.join(', ')}.`,
    `${kinds.join(', ')}.`,
  ];
}

/** What comes after the last card. */
export interface Ahead {
  readonly now: Moment;
  readonly today: number;
  /** The next card; absent where none is left to come. */
  readonly due?: Due;
  /** Cards of today that are left for another day, by the limits or since a sibling was asked. */
  readonly left: { readonly new: number; readonly due: number };
}

/** When to come back, in sentences. */
export function aheadOf({ now, today, due, left }: Ahead): string[] {
  const parts = [
    ...(left.due > 0 ? [counted(left.due, 'review')] : []),
    ...(left.new > 0 ? [counted(left.new, 'new card')] : []),
  ];
  const wait = left.due + left.new === 1 ? 'waits' : 'wait';
  return [
    ...(due === undefined ? [] : [`The next card is due ${whenDue(due, now, today)}.`]),
    ...(parts.length === 0 ? [] : [`${parts.join(' and ')} ${wait} for another day.`]),
  ];
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
