import type { Range } from './document.ts';
import { isWithin, opaqueRanges } from './opaque.ts';

/** Where the front begins and the `::` or `:::` of a one-line note stands, if the line has one outside code, links and mathematics. */
export function pairIn(line: string): (Range & { from: number }) | undefined {
  if (!/[ \t]:::?[ \t]/.test(line)) return undefined;
  const from = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?/.exec(line)![0].length;
  const opaque = opaqueRanges(line.slice(from));
  for (const { index, 0: colons } of line.matchAll(/(?<=[ \t]):::?(?=[ \t])/g)) {
    if (isWithin(opaque, index - from)) continue;
    if (line.slice(from, index).trim() === '' || line.slice(index + colons.length).trim() === '')
      return undefined;
    return { from, start: index, end: index + colons.length };
  }
  return undefined;
}
