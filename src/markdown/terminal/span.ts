import { widthOf } from './cells.ts';

/** Colours as functions, so that they can be left out; picocolors' `createColors` gives them. */
export type Paint = Readonly<Record<Style, (text: string) => string>>;

export type Style =
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

/** A stretch of text that looks the same all through; without line ends, but for those that are meant. */
export interface Span {
  readonly text: string;
  readonly styles: readonly Style[];
  readonly href?: string;
  /** Sent as it is before the text, and takes no room: an image. */
  readonly raw?: string;
}

export type Line = readonly Span[];

export function span(text: string, ...styles: Style[]): Span {
  return { text, styles };
}

export function widthOfLine(line: Line): number {
  return line.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** A line as it is sent to the terminal; every style and link that it opens it closes. */
export function paintLine(line: Line, paint: Paint): string {
  return joined(line)
    .map(({ text, styles, href, raw = '' }) => {
      const painted = text === '' ? '' : styles.reduce((inner, style) => paint[style](inner), text);
      return raw + (href === undefined ? painted : `\x1b]8;;${href}\x1b\\${painted}\x1b]8;;\x1b\\`);
    })
    .join('');
}

/** Neighbours that look the same are one. */
function joined(line: Line): Span[] {
  const spans: Span[] = [];
  for (const next of line) {
    const last = spans.at(-1);
    if (last && next.raw === undefined && last.href === next.href && isSame(last, next))
      spans[spans.length - 1] = { ...last, text: last.text + next.text };
    else spans.push(next);
  }
  return spans;
}

function isSame({ styles: a }: Span, { styles: b }: Span): boolean {
  return a === b || (a.length === b.length && a.every((style, at) => style === b[at]));
}

/** The greatest of so many numbers that they could not all be arguments; 0 of none. */
export function greatest(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), 0);
}
