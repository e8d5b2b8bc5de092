import type { Place } from '../note.ts';
import type { Passage, Run } from './document.ts';

/**
 * Where a range of a passage's text stands in its file.
 * `start` and `end` are UTF-16 offsets in `passage.text`; throws RangeError when they are not within it or the range is empty.
 */
export function placeIn(passage: Passage, start: number, end: number): Place {
  if (start < 0 || end > passage.text.length || start >= end)
    throw new RangeError(`No text at ${start} to ${end} in a passage of ${passage.text.length}.`);
  const first = runAt(passage.runs, start);
  const last = runAt(passage.runs, end - 1);
  return {
    file: passage.file,
    line: first.line,
    column: first.column + start - first.at,
    start: first.offset + start - first.at,
    end: last.offset + (last.width ?? end - last.at),
  };
}

/** The last run that begins at or before a position, by bisection. */
function runAt(runs: readonly Run[], position: number): Run {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]!.at <= position) low = middle;
    else high = middle - 1;
  }
  return runs[low]!;
}
