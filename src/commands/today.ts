import type { Today } from '../collection/queue.ts';
import { dayOf, startOfDay } from '../schedule/days.ts';
import type { Moment } from '../schedule/memory.ts';

/** The study day of a moment. */
export function todayAt(moment: Moment): Today {
  const day = dayOf(moment);
  return { day, begins: startOfDay(day, moment.offset), now: moment.time };
}
