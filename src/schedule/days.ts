import type { Moment } from './memory.ts';

/** Until this hour of the night it is still the day before, as in Anki. */
export const ROLLOVER_HOUR = 4;

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

const ROLLOVER_MS = ROLLOVER_HOUR * 60 * MINUTE_MS;

/** The study day of a moment, counted from 1970-01-01: the date on the learner's clock four hours earlier. */
export function dayOf({ time, offset }: Moment): number {
  return Math.floor((time + offset * MINUTE_MS - ROLLOVER_MS) / DAY_MS);
}

/** When a study day begins where the clock is `offset` minutes ahead of UTC, in ms since 1970. */
export function startOfDay(day: number, offset: number): number {
  return day * DAY_MS + ROLLOVER_MS - offset * MINUTE_MS;
}

/** The calendar date of a study day, as in 2026-03-29. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The hour on the learner's clock, 0 to 23. */
export function hourOf({ time, offset }: Moment): number {
  return new Date(time + offset * MINUTE_MS).getUTCHours();
}

/** The day of the week of a study day, 0 Monday to 6 Sunday. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * A time with what the clock shows then in a time zone (an IANA name, without one that of the system), summer time
 * included. Offsets are whole minutes; those before 1970 that had seconds are rounded.
 * Throws a RangeError for a zone that does not exist.
 */
export function momentAt(time: number, timeZone?: string): Moment {
  if (timeZone === undefined) return { time, offset: 0 - new Date(time).getTimezoneOffset() };
  const parts = clockIn(timeZone).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return { time, offset: Math.round((shown - Math.floor(time / 1000) * 1000) / MINUTE_MS) };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, clock);
  return clock;
}
