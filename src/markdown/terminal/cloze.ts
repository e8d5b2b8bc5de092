import { type Gap, gapsIn } from '../gaps.ts';
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
  return outermost(gapsIn(front).filter((gap) => gap.number === number)).map(({ hidden }) =>
    fill(hidden, number, (inside) => inside).trim(),
  );
}

/** Rewrites the gaps of a number, and leaves of the others what they hide. */
function fill(
  text: string,
  number: number,
  rewrite: (hidden: string, hint?: string) => string,
): string {
  let filled = '';
  let done = 0;
  for (const gap of outermost(gapsIn(text))) {
    const inside = fill(gap.hidden, number, rewrite);
    filled += text.slice(done, gap.start);
    filled += gap.number === number ? rewrite(inside, gap.hint) : inside;
    done = gap.end;
  }
  return filled + text.slice(done);
}

function outermost(gaps: readonly Gap[]): Gap[] {
  let end = 0;
  return gaps.filter((gap) => {
    const isOutermost = gap.start >= end;
    if (isOutermost) end = gap.end;
    return isOutermost;
  });
}
