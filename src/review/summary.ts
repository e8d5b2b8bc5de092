import type { Moment } from '../schedule/memory.ts';
import { type Due, spent, whenDue } from './intervals.ts';
import { answersIn, type Session, type Tally } from './session.ts';

export const RATINGS = ['again', 'hard', 'good', 'easy'] as const;

/** What was answered in a session, in sentences; none where nothing was. */
export function summaryOf({ tally }: Pick<Session, 'tally'>): string[] {
  const all = answersIn({ tally });
  if (all === 0) return [];
  const by = RATINGS.map((name, at) => [tally.ratings[at]!, name] as const);
  const told = by.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  return [
    `${counted(all, 'answer')} in ${spent(tally.took)}, ${spent(tally.took / all)} each: ${told.join(', ')}.`,
    ...kinds(tally, all),
  ];
}

function kinds({ fresh, due, ratings }: Tally, all: number): string[] {
  const parts = [
    ...(fresh > 0 ? [counted(fresh, 'new card')] : []),
    ...(due > 0 ? [counted(due, 'review')] : []),
    ...(all > fresh + due ? [`${all - fresh - due} in learning`] : []),
  ];
  const remembered = Math.round((100 * (all - ratings[0])) / all);
  return [`${parts.join(', ')}; ${remembered} % remembered.`];
}

/** What comes after the last card. */
export interface Ahead {
  readonly now: Moment;
  readonly today: number;
  /** The next card; absent where no card will ever be due. */
  readonly due?: Due;
  /** How many cards are due on the next study day. */
  readonly tomorrow: number;
  /** Why there is no more today, where cards are left out of it. */
  readonly heldBack: { readonly new: number; readonly due: number };
}

/** When to come back, in sentences. */
export function aheadOf({ now, today, due, tomorrow, heldBack }: Ahead): string[] {
  const parts = [
    ...(heldBack.new > 0 ? [counted(heldBack.new, 'new card')] : []),
    ...(heldBack.due > 0 ? [counted(heldBack.due, 'review')] : []),
  ];
  const more =
    due !== undefined && 'time' in due && tomorrow > 0
      ? ` ${counted(tomorrow, 'card')} will be due tomorrow.`
      : '';
  return [
    ...(due === undefined
      ? []
      : [`The next card is due ${whenDue(due, now, today)}${comma(due, today, tomorrow)}.${more}`]),
    ...(parts.length === 0 ? [] : [`Beyond today’s limits: ${parts.join(' and ')}.`]),
  ];
}

/** With one of tomorrow come others. */
function comma(due: Due, today: number, tomorrow: number): string {
  return 'day' in due && due.day === today + 1 && tomorrow > 1
    ? `, with ${counted(tomorrow - 1, 'other')}`
    : '';
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
