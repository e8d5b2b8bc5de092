/** Lines of Markdown one at a time: how each is told from its first characters. */

/** Longer lines are data, not prose: an embedded image, a minified page. UTF-16 units. */
export const LONGEST_LINE = 250_000;

/** Columns by which a field's further lines may be indented as a whole; so much is taken off. It is the width of `A: `. */
export const FIELD_INDENT = 3;

export const MARKER = /^ {0,2}(?:([QA]):|(C):(?=[ \t]|$))/;
export const HEADING = /^ {0,2}#{1,6}(?:[ \t]|$)/;
export const RULE = /^ {0,2}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
/** Makes a heading of the paragraph above it. */
export const UNDERLINE = /^ {0,2}(?:=+|-+)[ \t]*$/;
export const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
export const FOOTNOTE = /^ {0,2}\[\^[^\]\s]+\]:/;
/** The name that Obsidian gives to the block above. */
export const BLOCK_ID = /^ {0,2}\^[A-Za-z\d-]+[ \t]*$/;
const DELIMITER_ROW = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/;

export function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}

/** Columns of white space before the first character; a tab goes to the next multiple of four. */
export function indentOf(line: string): number {
  let column = 0;
  for (const character of line) {
    if (character === ' ') column += 1;
    else if (character === '\t') column += 4 - (column % 4);
    else break;
  }
  return column;
}

/** Where the content of a line with a marker begins, `Q: `; undefined for any other line. */
export function markerWidth(line: string): number | undefined {
  const marker = MARKER.exec(line);
  if (!marker) return undefined;
  const rest = line.slice(marker[0].length);
  return line.length - rest.trimStart().length;
}

/** Whether the line below the head of a table, which makes it one. */
export function isDelimiterRow(line: string): boolean {
  return line.includes('|') && line.length < 1000 && DELIMITER_ROW.test(line);
}
