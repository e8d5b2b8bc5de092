import { describe, expect, it } from 'vitest';
import {
  bars,
  calendar,
  columns,
  percent,
  sentence,
  short,
  table,
  widthOf,
} from '../../src/commands/plots.ts';

const canvas = (width: number, isColoured = false) => ({ width, isColoured });

const lines = (text: string) => text.replace(/\n$/, '').split('\n');

describe('width', () => {
  const width = (columns: number | undefined, env: Record<string, string> = {}) =>
    widthOf({ stdout: { write: () => {}, columns }, env });

  it.each([
    [100, {}, 100],
    [20, {}, 40],
    [300, {}, 120],
    [undefined, {}, 80],
    [undefined, { COLUMNS: '60' }, 60],
    [undefined, { COLUMNS: 'wide' }, 80],
    [90, { COLUMNS: '60' }, 90],
  ])('of %j, %j is %i', (given, env, expected) => {
    expect(width(given, env)).toBe(expected);
  });
});

describe('bars', () => {
  const rows = [
    { label: 'a', value: 8 },
    { label: 'bb', value: 4 },
    { label: 'c', value: 0.01, note: 'tiny' },
    { label: 'd', value: 0 },
  ];

  it('are as long as their values, and to be seen where there is any', () => {
    expect(lines(bars(rows, canvas(26)))).toEqual([
      '   a ████████████████ 8',
      '  bb ████████ 4',
      '   c ▏ tiny',
      '   d 0',
    ]);
  });

  it('never run over the edge', () => {
    for (const width of [40, 80, 120])
      for (const line of lines(bars(rows, canvas(width))))
        expect(line.length).toBeLessThanOrEqual(width);
  });

  it('bear nothing at all', () => {
    expect(bars([{ label: 'none', value: 0 }], canvas(40))).toBe('  none 0\n');
  });

  it('are in colour where that is asked for', () => {
    expect(bars(rows, canvas(40, true))).toContain('\u001B[36m█');
    expect(bars(rows, canvas(40))).not.toContain('\u001B');
  });
});

describe('columns', () => {
  it('stand over an axis', () => {
    const plot = {
      values: [1, 4, undefined, 2],
      first: 'then',
      last: 'now',
      merge: 'sum' as const,
    };
    expect(lines(columns({ ...plot, height: 2 }, canvas(40)))).toEqual([
      '      4 │     ████',
      '      0 │ ▄▄▄▄████    ████',
      '          then         now',
    ]);
  });

  it('share where there is no room, and say so', () => {
    const values = Array.from({ length: 300 }, () => 2);
    const plot = { values, first: 'a', last: 'b', height: 1 };
    const sums = lines(columns({ ...plot, merge: 'sum' }, canvas(40)));
    expect(sums[0]).toBe(`     20 │ ${'█'.repeat(30)}`);
    expect(sums.at(-1)).toContain('a column is 10 days');
    expect(lines(columns({ ...plot, merge: 'mean' }, canvas(40)))[0]).toBe(
      `      2 │ ${'█'.repeat(30)}`,
    );
  });

  it('keep to a bottom other than 0', () => {
    const plot = { values: [50, 75, 100], first: '', last: '', merge: 'mean' as const };
    const drawn = lines(columns({ ...plot, least: 50, most: 100, height: 2 }, canvas(40)));
    expect(drawn.slice(0, 2)).toEqual(['    100 │         ████', '     50 │ ▁▁▁▁████████']);
  });

  it('never run over the edge', () => {
    for (const count of [1, 7, 30, 90, 365, 3650])
      for (const width of [40, 57, 80, 120]) {
        const values = Array.from({ length: count }, (_, at) => at % 13);
        const plot = { values, first: '2026-01-01', last: 'today', merge: 'sum' as const };
        for (const line of lines(columns(plot, canvas(width))))
          expect(line.length).toBeLessThanOrEqual(width);
      }
  });
});

describe('the calendar', () => {
  // 2026-11-24, a Tuesday.
  const today = 20_781;

  it('has a week a column, darker where more was done', () => {
    const values = new Map([
      [today, 40],
      [today - 1, 1],
      [today - 7, 20],
    ]);
    const drawn = lines(calendar(values, today, canvas(40)));
    expect(drawn[1]).toMatch(/^ {2}Mon ·+░$/);
    expect(drawn[2]).toMatch(/^ {6}·+▒█$/);
    expect(drawn[3]).toMatch(/^ {2}Wed ·+$/);
    expect(drawn[1]!.length - drawn[3]!.length).toBe(1);
    expect(drawn[0]!.trimEnd().endsWith('Nov')).toBe(true);
    expect(drawn.at(-1)).toContain('up to 40');
  });

  it('reaches back a year where there is room, and never over the edge', () => {
    for (const width of [40, 57, 80, 119, 120]) {
      const drawn = lines(calendar(new Map([[today - 200, 3]]), today, canvas(width)));
      for (const line of drawn) expect(line.length).toBeLessThanOrEqual(width);
      const days = drawn
        .slice(1, 8)
        .join('')
        .match(/[·░▒▓█]/g)!.length;
      expect(days).toBe(width < 60 ? (width - 6) * 7 - 5 : 53 * 7 - 5);
    }
  });
});

describe('text', () => {
  it('keeps numbers to the right', () => {
    expect(
      table(
        ['', 'all'],
        [
          ['one', '1'],
          ['three', '33 %'],
        ],
        canvas(40),
      ),
    ).toBe('          all\n  one       1\n  three  33 %\n');
  });

  it('breaks sentences between words', () => {
    expect(sentence('one two three four', canvas(12))).toBe('  one two\n  three four\n');
  });

  it.each([
    [0, '0'],
    [3, '3'],
    [3.25, '3.3'],
    [12.6, '13'],
    [12345, '12,345'],
  ])('writes %f as %s', (value, text) => {
    expect(short(value)).toBe(text);
  });

  it('has no share of nothing', () => {
    expect([percent(1, 3), percent(0, 0)]).toEqual(['33 %', '–']);
  });
});
