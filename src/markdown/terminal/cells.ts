import stringWidth from 'string-width';

const NARROW = /^[\x20-\x7e]*$/;
const widths = new Map<string, number>();
const MOST_REMEMBERED = 10_000;

/** How many cells a text without line ends takes on a terminal. */
export function widthOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  if (text.length > LONGEST) return sumOfWidths(text);
  let width = widths.get(text);
  if (width === undefined) {
    width = stringWidth(text, { countAnsiEscapeCodes: true });
    if (widths.size > MOST_REMEMBERED) widths.clear();
    widths.set(text, width);
  }
  return width;
}

function sumOfWidths(text: string): number {
  let width = 0;
  for (const grapheme of graphemes(text)) width += widthOf(grapheme);
  return width;
}

const segmenter = new Intl.Segmenter();

/** The segmenter's time grows with the square of its text. */
const LONGEST = 256;
const STRETCH = /[\s\S]{1,128}/gu;

/** What a reader takes for one character each; in a very long word some may be cut in two. */
export function graphemes(text: string): Iterable<string> {
  if (NARROW.test(text)) return text;
  return (text.match(STRETCH) ?? []).flatMap((stretch) =>
    Array.from(segmenter.segment(stretch), ({ segment }) => segment),
  );
}
