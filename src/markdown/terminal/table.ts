import type { Table } from 'mdast';
import { inlineSpans } from './inline.ts';
import type { Setting } from './setting.ts';
import { greatest, type Line, type Span, span, widthOfLine } from './span.ts';
import { widestLine, widestWord, wrap } from './wrap.ts';

/** Words longer than this may be broken. */
const LONGEST_WORD = 16;
const BETWEEN = ' │ ';

/** A table, its columns made as narrow as they must be; where they would be too narrow, each row is a list of its cells. */
export function tableLines(table: Table, setting: Setting, width: number): Line[] {
  const cells = table.children.map((row, at) =>
    row.children.map((cell) => inlineSpans(cell.children, setting, ...(at === 0 ? BOLD : []))),
  );
  const count = greatest(cells.map((row) => row.length));
  const free = width - BETWEEN.length * (count - 1);
  const column = (at: number) => cells.map((row) => row[at] ?? []);
  const wanted = Array.from({ length: count }, (_, at) =>
    Math.max(1, greatest(column(at).map(widestLine))),
  );
  const needed = wanted.map((most, at) =>
    Math.min(most, LONGEST_WORD, Math.max(1, greatest(column(at).map(widestWord)))),
  );
  const rest = free - needed.reduce((sum, one) => sum + one, 0);
  if (rest < 0) return records(cells, width);
  const more = shared(
    wanted.map((most, at) => most - needed[at]!),
    rest,
  );
  const widths = needed.map((least, at) => least + more[at]!);
  const align = table.align ?? [];
  const rows = cells.map((row) => widths.map((given, at) => wrap(row[at] ?? [], given)));
  const isRuled = rows.slice(1).some((row) => row.some((lines) => lines.length > 1));
  return rows.flatMap((row, at) => [
    ...(at === 1 || (at > 1 && isRuled) ? [rule(widths, at === 1)] : []),
    ...rowLines(row, widths, align),
  ]);
}

const BOLD = ['bold'] as const;

/** Widths of columns that together take no more than is free: those that want little get it, the others share. */
function shared(wanted: readonly number[], free: number): number[] {
  const widths = wanted.map(() => 0);
  let left = free;
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[a]! - wanted[b]!);
  order.forEach((column, done) => {
    const share = Math.max(0, Math.floor(left / (order.length - done)));
    widths[column] = Math.min(wanted[column]!, share);
    left -= widths[column]!;
  });
  return widths;
}

function rule(widths: readonly number[], isHead: boolean): Line {
  const sign = isHead ? '─' : '┈';
  return [span(widths.map((width) => sign.repeat(width)).join(`${sign}┼${sign}`), 'dim')];
}

function rowLines(
  row: readonly Line[][],
  widths: readonly number[],
  align: NonNullable<Table['align']>,
): Line[] {
  const height = greatest(row.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    widths.flatMap((width, column) => {
      const isLast = column === widths.length - 1;
      const padded = pad(row[column]![at] ?? [], width, align[column], isLast);
      return column === 0 ? padded : [span(BETWEEN, 'dim'), ...padded];
    }),
  );
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufeff]/;

/** Right-to-left text is isolated, so that a terminal which turns it does not swap it with its neighbour. */
function pad(line: Line, width: number, align: string | null | undefined, isLast: boolean): Line {
  const free = Math.max(0, width - widthOfLine(line));
  const left = align === 'right' ? free : align === 'center' ? free >> 1 : 0;
  const right = isLast ? 0 : free - left;
  const isTurned = line.some(({ text }) => RIGHT_TO_LEFT.test(text));
  const inside = isTurned ? [span('\u2068'), ...line, span('\u2069')] : line;
  return [span(' '.repeat(left)), ...inside, span(' '.repeat(right))];
}

function records(cells: readonly Span[][][], width: number): Line[] {
  const [head = [], ...rows] = cells;
  return rows.flatMap((row, at) => [
    ...(at === 0 ? [] : [[]]),
    ...row.flatMap((cell, column) =>
      wrap([...(head[column] ?? []), span(': ', 'bold'), ...cell], width),
    ),
  ]);
}
