import wrapAnsi from 'wrap-ansi';
import { type Curating, isAtEnd, KEYS, type Verdict } from './curating.ts';

/** Colours as functions, so that they can be left out. */
export type Paint = Readonly<Record<'bold' | 'dim' | 'cyan' | 'yellow', (text: string) => string>>;

export interface Frame {
  readonly deck: string;
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
}

/** Lines longer than this are hard to read. */
const WIDEST = 80;
const MARGIN = '  ';

/** What the terminal shows of a session; never more lines than it has rows. */
export function curatingScreen(state: Curating, frame: Frame): string {
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

function header(state: Curating, { deck, columns, paint }: Frame): string {
  const { before, candidates, verdicts } = state;
  const total = before + candidates.length;
  const count = `${Math.min(total, before + verdicts.length + 1)} of ${total}`;
  const room = Math.min(columns, WIDEST) - MARGIN.length - count.length - 2;
  const name = [...visible(deck)].slice(0, Math.max(0, room)).join('');
  return `${MARGIN}${paint.dim(name.padEnd(Math.max(0, room)))}  ${count}`;
}

function card({ candidates, verdicts }: Curating, frame: Frame): string[] {
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

function help({ paint }: Frame): string[] {
  return KEYS.map(([key, , what]) => `${MARGIN}${paint.bold(key)}  ${what}`);
}

function keys(state: Curating, { bold, dim }: Paint): string {
  if (state.isHelpShown) return dim('any key goes back');
  const legend = isAtEnd(state)
    ? ([
        ['u', 'undo'],
        ['q', 'quit'],
      ] as const)
    : KEYS;
  return legend.map(([key, name]) => `${bold(key)}\u00a0${dim(name)}`).join('  ');
}

/** A text below a margin, its first line behind a label of three columns, the others behind blanks or another. */
function wrapped(text: string, { columns }: Frame, label = '', next?: string): string[] {
  const indent = label === '' ? '' : (next ?? '   ');
  const width = Math.max(10, Math.min(columns, WIDEST) - MARGIN.length - (label === '' ? 0 : 3));
  return wrapAnsi(text, width, { hard: true })
    .split('\n')
    .map((line, at) => `${MARGIN}${at === 0 ? label : indent}${line}`);
}

/** A deck is not to steer the terminal: control characters are shown, not sent. */
function visible(text: string): string {
  return text.replaceAll('\t', '    ').replace(/[^\P{Cc}\n]/gu, '\uFFFD');
}
