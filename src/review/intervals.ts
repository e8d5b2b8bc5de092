import type { Memory, Moment } from '../schedule/memory.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in one unit, as Anki rounds it: months and years to one decimal. */
function inOneUnit(length: number): readonly [count: number, unit: Unit] {
  const minutes = Math.round(length / MINUTE);
  if (minutes < 60) return [Math.max(1, minutes), 'minute'];
  const hours = Math.round(length / HOUR);
  if (hours < 24) return [hours, 'hour'];
  const days = length / DAY;
  if (days < 30) return [Math.round(days), 'day'];
  if (days < 365) return [oneDecimal(days / 30), 'month'];
  return [oneDecimal(days / 365), 'year'];
}

type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year';

const SIGNS: Readonly<Record<Unit, string>> = {
  minute: 'm',
  hour: 'h',
  day: 'd',
  month: 'mo',
  year: 'y',
};

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

/** How long a card is left alone, in milliseconds: to the minute in learning, else in whole days. */
export function intervalOf(after: Memory, now: number): number {
  return after.scheduledDays > 0 ? after.scheduledDays * DAY : Math.max(0, after.due - now);
}

/** `<1m`, `10m`, `3h`, `4d`, `1.2mo`, `2.5y`. */
export function shortInterval(length: number): string {
  if (length < MINUTE) return '<1m';
  const [count, unit] = inOneUnit(length);
  return `${count}${SIGNS[unit]}`;
}

/** `less than a minute`, `10 minutes`, `1 day`, `1.2 months`. */
export function longInterval(length: number): string {
  if (length < MINUTE) return 'less than a minute';
  const [count, unit] = inOneUnit(length);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `4.2 s`, `40 s`, `3 min 20 s`, `1 h 5 min`. */
export function spent(length: number): string {
  if (length < 9950) return `${oneDecimal(length / 1000)} s`;
  const seconds = Math.round(length / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** When a card is due: at a time of this study day, or on a later study day. */
export type Due = { readonly time: number } | { readonly day: number };

/** `in 25 minutes, at 12:40`, `tomorrow`, `in 3 days, on Friday 27 November`. */
export function whenDue(due: Due, now: Moment, today: number): string {
  if ('time' in due) {
    const clock = new Date(due.time + now.offset * MINUTE).toISOString().slice(11, 16);
    return due.time <= now.time ? 'now' : `in ${longInterval(due.time - now.time)}, at ${clock}`;
  }
  const days = due.day - today;
  if (days <= 0) return 'now';
  if (days === 1) return 'tomorrow';
  const date = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(days > 300 ? { year: 'numeric' } : {}),
  }).format(due.day * DAY);
  return `in ${days} days, on ${date.replace(',', '')}`;
}
