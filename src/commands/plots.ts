import picocolors from 'picocolors';
import { dateOf, weekdayOf } from '../schedule/days.ts';
import type { World } from './world.ts';

/** How plots are drawn: characters across, and whether in colour. */
export interface Canvas {
  readonly width: number;
  readonly isColoured: boolean;
}

const NARROWEST = 40;
const WIDEST = 120;

/** How wide a plot may be: the terminal, else what COLUMNS says, else 80; from 40 to 120. */
export function widthOf({ stdout, env }: Pick<World, 'stdout' | 'env'>): number {
  const asked = stdout.columns ?? Number(env.COLUMNS ?? 80);
  return Math.min(WIDEST, Math.max(NARROWEST, Number.isFinite(asked) ? Math.floor(asked) : 80));
}

/** A number that is not a count, short: 0.5, 3.2, 12, 1,234. */
export function short(value: number): string {
  const digits = Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** A share as a whole percentage; – of nothing. */
export function percent(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((100 * part) / whole)} %` : '–';
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Written behind the bar instead of the value. */
  readonly note?: string;
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Horizontal bars, one a line, the longest as wide as there is room. */
export function bars(rows: readonly Bar[], { width, isColoured }: Canvas): string {
  const { cyan } = picocolors.createColors(isColoured);
  const notes = rows.map(({ value, note }) => note ?? short(value));
  const label = Math.max(...rows.map((row) => row.label.length));
  const room = Math.max(5, width - label - Math.max(...notes.map(({ length }) => length)) - 4);
  const most = Math.max(...rows.map(({ value }) => value), Number.MIN_VALUE);
  return rows
    .map((row, at) => {
      const eighths = Math.round((row.value / most) * room * 8);
      // What is there at all is seen.
      const shown = row.value > 0 ? Math.max(1, eighths) : 0;
      const bar = '█'.repeat(Math.floor(shown / 8)) + EIGHTHS[shown % 8];
      return `  ${row.label.padStart(label)} ${bar === '' ? '' : `${cyan(bar)} `}${notes[at]}\n`;
    })
    .join('');
}

export interface Columns {
  /** One for each day or other step; undefined where there is no value. */
  readonly values: readonly (number | undefined)[];
  /** Below the first and the last column. */
  readonly first: string;
  readonly last: string;
  /** What several columns that must share one become. */
  readonly merge: 'sum' | 'mean';
  /** Bottom and top of the axis; without them 0 and the greatest value. */
  readonly least?: number;
  readonly most?: number;
  readonly format?: (value: number) => string;
  readonly height?: number;
}

/** How much room the axis takes. */
const AXIS = 10;

const LEVELS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Vertical bars over an axis; where there is no room for all, neighbours share one. */
export function columns(plot: Columns, { width, isColoured }: Canvas): string {
  const { cyan, dim } = picocolors.createColors(isColoured);
  const { format = short, height = 6, least = 0, first, last } = plot;
  const { room, per, values } = fitted(plot, width);
  const most = plot.most ?? Math.max(least + 1, ...values.filter((value) => value !== undefined));
  const wide = Math.max(1, Math.min(4, Math.floor(room / values.length)));
  const levels = values.map((value) => levelOf(value, least, most, height));
  const lines = Array.from({ length: height }, (_, at) => {
    const row = height - 1 - at;
    const cells = levels.map((level) => cellAt(level, row).repeat(wide)).join('');
    const mark = at === 0 ? format(most) : row === 0 ? format(least) : '';
    return `  ${dim(`${mark.padStart(5)} │`)} ${cyan(cells.trimEnd())}`.trimEnd();
  });
  const end = Math.max(first.length + 1, values.length * wide - last.length);
  const axis = `${' '.repeat(AXIS)}${first.padEnd(end)}${last}`;
  const unit = per > 1 ? `${' '.repeat(AXIS)}(a column is ${per} days)` : '';
  return `${[...lines, dim(axis), ...(unit === '' ? [] : [dim(unit)])].join('\n')}\n`;
}

/** The greatest value that columns have when they are drawn, so that several plots can share an axis. */
export function peakOf(plot: Pick<Columns, 'values' | 'merge'>, { width }: Canvas): number {
  return Math.max(0, ...fitted(plot, width).values.filter((value) => value !== undefined));
}

function fitted({ values, merge }: Pick<Columns, 'values' | 'merge'>, width: number) {
  const room = width - AXIS;
  const per = Math.ceil(values.length / room);
  return { room, per, values: merged(values, per, merge) };
}

function merged(
  values: Columns['values'],
  per: number,
  merge: Columns['merge'],
): (number | undefined)[] {
  if (per <= 1) return [...values];
  return Array.from({ length: Math.ceil(values.length / per) }, (_, at) => {
    const group = values
      .slice(at * per, (at + 1) * per)
      .filter((value): value is number => value !== undefined);
    if (group.length === 0) return undefined;
    const sum = group.reduce((all, value) => all + value, 0);
    return merge === 'sum' ? sum : sum / group.length;
  });
}

/** In eighths of a line. */
function levelOf(value: number | undefined, least: number, most: number, height: number): number {
  if (value === undefined || value < least) return 0;
  const level = Math.round(((value - least) / (most - least || 1)) * height * 8);
  return Math.min(height * 8, value > 0 ? Math.max(1, level) : level);
}

function cellAt(level: number, row: number): string {
  return LEVELS[Math.min(8, Math.max(0, level - row * 8))]!;
}

const SHADES = ['·', '░', '▒', '▓', '█'];
const WEEKDAYS = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A calendar, a week a column, up to a year or as far as there is room: how much was done on each day. */
export function calendar(
  values: ReadonlyMap<number, number>,
  today: number,
  { width, isColoured }: Canvas,
): string {
  const { green, dim } = picocolors.createColors(isColoured);
  const room = width - 6;
  const wide = room >= 106 ? 2 : 1;
  const weeks = Math.min(53, Math.floor(room / wide));
  const monday = today - weekdayOf(today) - 7 * (weeks - 1);
  const most = Math.max(
    1,
    ...[...values].filter(([day]) => day >= monday).map(([, value]) => value),
  );
  const cell = (day: number) => {
    if (day > today) return ' ';
    const value = values.get(day) ?? 0;
    return value === 0 ? dim(SHADES[0]!) : green(SHADES[Math.ceil((value / most) * 4)]!);
  };
  const lines = WEEKDAYS.map((name, weekday) => {
    const cells = Array.from({ length: weeks }, (_, week) => cell(monday + week * 7 + weekday));
    return `  ${dim(name.padEnd(3))} ${cells.join(wide === 2 ? ' ' : '')}`.trimEnd();
  });
  const legend = `${SHADES.slice(0, 1)} none  ${green(SHADES.slice(1).join(''))} up to ${short(most)}`;
  return `      ${dim(monthsOver(monday, weeks, wide))}\n${lines.join('\n')}\n      ${legend}\n`;
}

/** The name of a month over the first week that begins in it. */
function monthsOver(monday: number, weeks: number, wide: number): string {
  let line = '';
  let month = '';
  for (let week = 0; week < weeks; week += 1) {
    const [, number] = dateOf(monday + week * 7).split('-');
    const name = MONTHS[Number(number) - 1]!;
    if (name !== month && line.length <= week * wide && week * wide + 3 <= weeks * wide) {
      line = `${line.padEnd(week * wide)}${name} `;
      month = name;
    }
  }
  return line.trimEnd();
}

/** Rows of cells under a head, numbers to the right; the first column is text. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { width, isColoured }: Canvas,
): string {
  const { bold } = picocolors.createColors(isColoured);
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]!.length)),
  );
  const wide = widths.reduce((sum, one) => sum + one + 2, 0) <= width;
  const line = (cells: readonly string[]) =>
    cells
      .map((text, at) => (at === 0 ? text.padEnd(widths[at]!) : text.padStart(widths[at]!)))
      .join(wide ? '  ' : ' ');
  return [`  ${bold(line(head))}\n`, ...rows.map((row) => `  ${line(row)}\n`)].join('');
}

/** A sentence in lines that are indented and no longer than there is room. */
export function sentence(text: string, { width }: Canvas): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + word.length + 3 <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => `  ${line}\n`).join('');
}
