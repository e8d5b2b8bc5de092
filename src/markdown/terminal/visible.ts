/**
 * Text that cannot steer the terminal: control characters are shown as U+FFFD, not sent, as is half a character;
 * tabs are blanks. What would turn the direction of all that follows on the line is left out; marks and isolates,
 * which right-to-left text needs, stay.
 */
export function visible(text: string): string {
  if (PRINTABLE.test(text)) return text;
  return text
    .replaceAll('\t', '    ')
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(TURNING, '')
    .replace(UNPRINTABLE, '\uFFFD');
}

const PRINTABLE = /^[\n\x20-\x7e]*$/;
const TURNING = /[\u202a-\u202e]/g;
const UNPRINTABLE = /[^\P{Cc}\n]|\p{Surrogate}|[\uFDD6-\uFDEF\uFFFE\uFFFF]/gu;
