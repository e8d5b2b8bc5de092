import { type Curating, isAtEnd, KEYS, type Verdict } from './curating.ts';
import { type Frame, legend, MARGIN, type Paint, visible, WIDEST, wrapped } from './layout.ts';

export interface DeckFrame extends Frame {
  readonly deck: string;
}

/** What the terminal shows of a session; never more lines than it has rows. */
export function curatingScreen(state: Curating, frame: DeckFrame): string {
  const { paint, rows } = frame;
  const body = state.isHelpShown
    ? help(frame)
    : isAtEnd(state)
      ? ending(state)
      : card(state, frame);
  const foot = [
    ...(state.message === undefined ? [] : ['', ...wrapped(paint.yellow(state.message), frame)]),
    '',
    ...wrapped(keys(state, paint), frame),
  ];
  const head = [header(state, frame), ''];
  const room = Math.max(1, rows - head.length - foot.length - 1);
  const more = `${MARGIN}${paint.dim('… E shows all of it')}`;
  const shown = body.length <= room ? body : [...body.slice(0, room - 1), more];
  return [...head, ...shown, ...foot, ''].join('\n');
}

function header(state: Curating, { deck, columns, paint }: DeckFrame): string {
  const { before, candidates, verdicts } = state;
  const total = before + candidates.length;
  const count = `${Math.min(total, before + verdicts.length + 1)} of ${total}`;
  const room = Math.min(columns, WIDEST) - MARGIN.length - count.length - 2;
  const name = [...visible(deck)].slice(0, Math.max(0, room)).join('');
  return `${MARGIN}${paint.dim(name.padEnd(Math.max(0, room)))}  ${count}`;
}

function card({ candidates, verdicts }: Curating, frame: DeckFrame): string[] {
  const { paint } = frame;
  const { kind, front, back, sentence } = candidates[verdicts.length]!;
  const label = (text: string) => `${paint.cyan(text)}  `;
  return [
    ...wrapped(paint.bold(visible(front)), frame, label(kind === 'cloze' ? 'C' : 'Q')),
    ...(back === '' ? [] : ['', ...wrapped(visible(back), frame, label('A'))]),
    '',
    ...wrapped(paint.dim(visible(sentence)), frame, `${paint.dim('>')}  `, `${paint.dim('>')}  `),
  ];
}

function ending({ verdicts }: Curating): string[] {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  const parts = (['accepted', 'edited', 'rejected', 'skipped'] as const)
    .filter((verdict) => count(verdict) > 0)
    .map((verdict) => `${count(verdict)} ${verdict}`);
  return [`${MARGIN}That was the last one: ${parts.join(', ')}.`];
}

function help({ paint }: DeckFrame): string[] {
  return KEYS.map(([key, , what]) => `${MARGIN}${paint.bold(key)}  ${what}`);
}

function keys(state: Curating, paint: Paint): string {
  if (state.isHelpShown) return paint.dim('any key goes back');
  const atEnd = KEYS.filter(([key]) => key === 'u' || key === 'q');
  return legend(isAtEnd(state) ? atEnd : KEYS, paint);
}
