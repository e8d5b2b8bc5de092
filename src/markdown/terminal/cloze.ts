import { gapsIn } from '../gaps.ts';
import { GAP } from './gap-marks.ts';

/**
 * The question that a cloze text asks for one of its gap numbers, as Markdown with marks that `toTerminal` draws:
 * `[…]`, or its hint in brackets, for each gap of that number; the other gaps are filled.
 * @param front with its gaps written `{{c1::hidden::hint}}`
 */
export function clozeQuestion(front: string, number: number): string {
  return fill(front, number, (_, hint) => {
    const shown = hint?.trim() || '…';
    return `${GAP.open}${GAP.openHint}${shown}${GAP.closeHint}${GAP.close}`;
  });
}

/** The answer to that question: all gaps filled, and what was hidden marked. */
export function clozeAnswer(front: string, number: number): string {
  return fill(front, number, (hidden) => `${GAP.open}${hidden}${GAP.close}`);
}

/** What the gaps of a number hide, in order and without the marks of the gaps in them; to be typed as an answer. */
export function clozeHidden(front: string, number: number): string[] {
  const found: string[] = [];
  fill(front, number, (hidden) => {
    found.push(hidden.trim());
    return hidden;
  });
  return found;
}

type Rewrite = (hidden: string, hint?: string) => string;

/** Rewrites the outermost gaps of a number, and leaves of all others what they hide. */
function fill(front: string, number: number, rewrite: Rewrite): string {
  const gaps = gapsIn(front);
  let next = 0;
  const filled = (from: number, to: number, isInside: boolean): string => {
    let out = '';
    let done = from;
    for (let gap = gaps[next]; gap && gap.start < to; gap = gaps[next]) {
      next += 1;
      const isWanted = gap.number === number && !isInside;
      const hidden = front.indexOf('::', gap.start) + 2;
      const inside = filled(hidden, hidden + gap.hidden.length, isInside || isWanted);
      while (next < gaps.length && gaps[next]!.start < gap.end) next += 1;
      out += front.slice(done, gap.start) + (isWanted ? rewrite(inside, gap.hint) : inside);
      done = gap.end;
    }
    return out + front.slice(done, to);
  };
  return filled(0, front.length, false);
}
