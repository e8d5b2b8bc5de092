import { describe, expect, it } from 'vitest';
import { dateOf, dayOf, hourOf, momentAt, startOfDay, weekdayOf } from '../../src/schedule/days.ts';

/** The study day, as a date, of a time in a zone. */
const dayIn = (zone: string, iso: string) => dateOf(dayOf(momentAt(Date.parse(iso), zone)));

describe('study days', () => {
  it.each([
    // zone, time in UTC, offset in minutes, study day
    ['Europe/Berlin', '2026-01-10T02:59:59Z', 60, '2026-01-09'],
    ['Europe/Berlin', '2026-01-10T03:00:00Z', 60, '2026-01-10'],
    ['America/New_York', '2026-01-10T04:30:00Z', -300, '2026-01-09'],
    ['America/New_York', '2026-01-10T09:00:00Z', -300, '2026-01-10'],
    ['Asia/Kolkata', '2026-01-09T22:29:00Z', 330, '2026-01-09'],
    ['Asia/Kolkata', '2026-01-09T22:30:00Z', 330, '2026-01-10'],
    ['Asia/Kathmandu', '2026-01-09T22:15:00Z', 345, '2026-01-10'],
    ['Pacific/Kiritimati', '2026-01-09T14:00:00Z', 840, '2026-01-10'],
    ['Pacific/Pago_Pago', '2026-01-10T14:59:00Z', -660, '2026-01-09'],
    ['UTC', '1969-12-31T23:00:00Z', 0, '1969-12-31'],
  ])('in %s at %s', (zone, iso, offset, day) => {
    expect(momentAt(Date.parse(iso), zone).offset).toBe(offset);
    expect(dayIn(zone, iso)).toBe(day);
  });

  it.each([
    // In Berlin the clock goes from 2:00 to 3:00 on 2026-03-29 and from 3:00 to 2:00 on 2026-10-25.
    ['before it springs forward', '2026-03-29T00:59:00Z', 60, '2026-03-28'],
    ['after it sprang forward', '2026-03-29T01:00:00Z', 120, '2026-03-28'],
    ['a minute before that day starts', '2026-03-29T01:59:00Z', 120, '2026-03-28'],
    ['when that day starts, an hour early', '2026-03-29T02:00:00Z', 120, '2026-03-29'],
    ['in the hour that is there twice, first', '2026-10-25T00:30:00Z', 120, '2026-10-24'],
    ['in the hour that is there twice, again', '2026-10-25T01:30:00Z', 60, '2026-10-24'],
    ['when the long day is over', '2026-10-25T03:00:00Z', 60, '2026-10-25'],
  ])('%s', (_, iso, offset, day) => {
    expect(momentAt(Date.parse(iso), 'Europe/Berlin').offset).toBe(offset);
    expect(dayIn('Europe/Berlin', iso)).toBe(day);
  });

  it.each([
    // The same evening, and the next after a flight: what is counted is what the clocks on the wall said.
    [
      'west, a night',
      'Europe/Berlin',
      '2026-05-01T19:00Z',
      'America/New_York',
      '2026-05-02T23:00Z',
      1,
    ],
    [
      'east, a night',
      'America/New_York',
      '2026-05-01T23:00Z',
      'Europe/Berlin',
      '2026-05-02T19:00Z',
      1,
    ],
    [
      'west over the date line, back a day',
      'Pacific/Auckland',
      '2026-05-02T06:00Z',
      'America/Los_Angeles',
      '2026-05-02T10:00Z',
      -1,
    ],
    [
      'east over the date line, a day gone',
      'America/Los_Angeles',
      '2026-05-01T20:00Z',
      'Pacific/Auckland',
      '2026-05-02T09:00Z',
      1,
    ],
  ])('travelling %s', (_, from, left, to, arrived, days) => {
    const before = dayOf(momentAt(Date.parse(left), from));
    expect(dayOf(momentAt(Date.parse(arrived), to)) - before).toBe(days);
  });

  it('begin at four on the clock of the learner', () => {
    for (const offset of [-660, -300, 0, 60, 330, 345, 840])
      for (const day of [-1, 0, 20_000]) {
        const time = startOfDay(day, offset);
        expect(dayOf({ time, offset })).toBe(day);
        expect(dayOf({ time: time - 1, offset })).toBe(day - 1);
        expect(hourOf({ time, offset })).toBe(4);
      }
  });

  it('have a weekday', () => {
    const monday = dayOf(momentAt(Date.parse('2026-11-23T12:00Z'), 'UTC'));
    expect([0, 1, 5, 6].map((add) => weekdayOf(monday + add))).toEqual([0, 1, 5, 6]);
    expect(weekdayOf(-4)).toBe(6);
  });

  it('take the zone of the system where none is named', () => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    for (const iso of ['2026-01-10T12:00Z', '2026-07-10T12:00Z'])
      expect(momentAt(Date.parse(iso))).toEqual(momentAt(Date.parse(iso), timeZone));
  });

  it('know no zone that does not exist', () => {
    expect(() => momentAt(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});
