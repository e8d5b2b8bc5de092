import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Colours as functions, so that they can be left out. */
export type Paint = Readonly<Record<Style, (text: string) => string>>;

type Style =
  | 'bold'
  | 'dim'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'red'
  | 'green'
  | 'yellow'
  | 'blue'
  | 'magenta'
  | 'cyan';

export interface Frame {
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
}

/** Lines longer than this are hard to read. */
export const WIDEST = 80;
export const MARGIN = '  ';
const LABEL = 3;

/** How many columns a text has below a margin and beside a label. */
export function roomOf(columns: number, hasLabel = true): number {
  return Math.max(10, Math.min(columns, WIDEST) - MARGIN.length - (hasLabel ? LABEL : 0));
}

/** A text below a margin, its first line behind a label of three columns, the others behind blanks or another. */
export function wrapped(
  text: string,
  { columns }: Pick<Frame, 'columns'>,
  label = '',
  next?: string,
): string[] {
  return labelled(folded(text, roomOf(columns, label !== '')), label, next);
}

/** A line that begins with blanks, and goes on below them. */
export function indented(line: string, { columns }: Pick<Frame, 'columns'>): string[] {
  const blanks = /^ */.exec(line)![0];
  const room = Math.max(10, roomOf(columns, false) - blanks.length);
  return folded(line.slice(blanks.length), room).map((part) => MARGIN + blanks + part);
}

/** A text in lines of so many columns at most. */
export function folded(text: string, columns: number): string[] {
  return wrapAnsi(text, columns, { hard: true }).split('\n');
}

/** Lines that are wrapped already, as `wrapped` sets them. */
export function labelled(lines: readonly string[], label = '', next?: string): string[] {
  const indent = label === '' ? '' : (next ?? ' '.repeat(LABEL));
  return lines.map((line, at) => `${MARGIN}${at === 0 ? label : indent}${line}`.trimEnd());
}

/** Keys and what they do, each kept on one line with its name. */
export function legend(
  keys: readonly (readonly [key: string, name: string, ...rest: unknown[]])[],
  { bold, dim }: Paint,
): string {
  return keys.map(([key, name]) => `${bold(key)}\u00a0${dim(name)}`).join('  ');
}

/** A deck is not to steer the terminal: control characters are shown, not sent. */
export function visible(text: string): string {
  return text.replaceAll('\t', '    ').replace(/[^\P{Cc}\n]/gu, '\uFFFD');
}

/** The end of a text that has so many columns' room, behind an ellipsis where it is cut. */
export function endOf(text: string, room: number): string {
  if (stringWidth(text) <= room) return text;
  const characters = [...text];
  let width = 1;
  let at = characters.length;
  while (at > 0 && width + stringWidth(characters[at - 1]!) <= room) {
    at -= 1;
    width += stringWidth(characters[at]!);
  }
  return room < 1 ? '' : `…${characters.slice(at).join('')}`;
}

/** Left and right on one line of so many columns. */
export function apart(left: string, right: string, room: number): string {
  return left + ' '.repeat(Math.max(1, room - stringWidth(left) - stringWidth(right))) + right;
}
