import type { Filter, Today } from '../collection/queue.ts';
import type { Study } from '../collection/study.ts';
import type { Session } from '../review/session.ts';
import { aheadOf, summaryOf } from '../review/summary.ts';
import type { Moment } from '../schedule/memory.ts';

/** What was answered, when the next card comes, and what is left for another day: a sentence each. */
export function endingOf(
  session: Session,
  study: Study,
  filter: Filter,
  today: Today,
  now: Moment,
): string[] {
  const next = study.nextDue(filter, today);
  const counts = study.countsByDeck(filter, today);
  const sum = (kind: 'fresh' | 'due') => counts.reduce((all, deck) => all + deck[kind], 0);
  const isToday = next !== undefined && next.day <= today.day;
  const isWaiting = isToday && next.time <= now.time;
  return [
    ...summaryOf(session),
    ...aheadOf({
      now,
      today: today.day,
      left: { new: sum('fresh'), due: sum('due') },
      ...(next === undefined || isWaiting
        ? {}
        : { due: isToday ? { time: next.time } : { day: next.day } }),
    }),
  ];
}
