import type { Rating } from '../schedule/memory.ts';
import { answered, asked, type CardLines, type CardView, parted } from './card-lines.ts';
import {
  apart,
  endOf,
  type Frame,
  indented,
  legend,
  MARGIN,
  type Paint,
  visible,
  WIDEST,
  wrapped,
} from './layout.ts';
import { KEYS, type Page, type Reviewing } from './reviewing.ts';
import { answersIn, leftIn } from './session.ts';

export interface View {
  /** Absent where no card is left. */
  readonly card?: CardView;
  /** What to say where no card is left. */
  readonly ending: readonly string[];
  /** What to read before the first card. */
  readonly report?: readonly string[];
  /** Whether the answer is being typed. */
  readonly isTyping?: boolean;
}

/** What the terminal shows of a session, never more lines than it has rows, and which part of the card that is. */
export function reviewingScreen(
  state: Reviewing,
  view: View,
  frame: Frame,
): { readonly text: string; readonly page: Page } {
  const { paint, rows } = frame;
  const { lines, answer } = body(state, view, frame);
  const head = header(state, frame);
  // In a low window the keys go before the card does: help has them too.
  const foot = footer(state, view, frame).slice(0, Math.max(2, rows - head.length - LEAST - 1));
  const room = Math.max(1, rows - head.length - foot.length - (view.isTyping ? 2 : 1));
  const height = lines.length > room ? Math.max(1, room - 1) : room;
  const lowest = Math.max(0, lines.length - height);
  // All of the answer if it can be, and as much of the question as there is room for.
  const chosen = Math.min(answer.from, Math.max(0, answer.to - height));
  const at = Math.min(lowest, state.scroll ?? chosen);
  const page = { at, lowest, height };
  const more = lowest > 0 ? [`${MARGIN}${paint.dim(placeIn(page, lines.length))}`] : [];
  const shown = [...lines.slice(at, at + height), ...more];
  // A line that is typed is set off by one that is blank.
  const end = view.isTyping ? ['', ''] : [''];
  return { text: [...head, ...shown, ...foot, ...end].join('\n'), page };
}

/** Lines of a card that are always shown, however low the window is. */
const LEAST = 3;

function placeIn({ at, lowest, height }: Page, total: number): string {
  const last = Math.min(total, at + height);
  const arrows = [at > 0 ? '↑' : '', at < lowest ? '↓' : ''].join('');
  return `${arrows} lines ${at + 1}–${last} of ${total}`;
}

function header({ session }: Reviewing, { columns, rows, paint }: Frame): string[] {
  const room = Math.min(columns, WIDEST) - 2 * MARGIN.length;
  const left = leftIn(session);
  const isWide = columns >= 60;
  const count = (number: number, name: string, colour: (text: string) => string) =>
    colour(isWide ? `${number} ${name}` : String(number));
  const counts = [
    count(left.new, 'new', paint.blue),
    count(left.learning, 'learning', paint.red),
    count(left.due, 'due', paint.green),
  ].join(paint.dim(isWide ? '  ' : ' + '));
  const { current } = session;
  const flag = current === undefined || current.flag === 0 ? '' : ` ⚑${current.flag}`;
  const width = room - (isWide ? 33 : 16) - flag.length;
  const deck = endOf(visible(current?.deck ?? ''), Math.max(0, width));
  const done = answersIn(session);
  const total = done + left.new + left.learning + left.due;
  const top = MARGIN + apart(paint.dim(deck) + paint.yellow(flag), counts, room);
  if (rows < 12) return [top];
  return [top, MARGIN + bar(total === 0 ? 1 : done / total, room, paint), ''];
}

function bar(share: number, room: number, { dim, green }: Paint): string {
  const full = Math.round(share * room);
  return green('━'.repeat(full)) + dim('─'.repeat(Math.max(0, room - full)));
}

const NOWHERE = { from: 0, to: 0 };

function body(state: Reviewing, { card, ending, report = [] }: View, frame: Frame): CardLines {
  if (state.asks === 'help') return { lines: help(frame), answer: NOWHERE };
  if (state.asks === 'report')
    return { lines: report.flatMap((line) => indented(line, frame)), answer: NOWHERE };
  if (card === undefined)
    return { lines: ending.flatMap((text) => wrapped(text, frame)), answer: NOWHERE };
  return state.side === 'question'
    ? { lines: asked(card, frame), answer: NOWHERE }
    : answered(card, frame);
}

function help(frame: Frame): string[] {
  return KEYS.flatMap(([key, , what]) =>
    wrapped(what, { columns: Math.min(frame.columns, WIDEST) - 8 }).map((line, at) => {
      const name = at === 0 ? key : '';
      return `${MARGIN}${frame.paint.bold(name)}${' '.repeat(6 - [...name].length)}${line}`;
    }),
  );
}

function footer(state: Reviewing, view: View, frame: Frame): string[] {
  const { paint } = frame;
  const message = state.message === undefined ? [] : wrapped(paint.yellow(state.message), frame);
  return [
    ...parted(message),
    '',
    ...keys(state, view, frame).flatMap((text) => wrapped(text, frame)),
  ];
}

function keys(
  { asks, side }: Reviewing,
  { card, isTyping }: View,
  { paint, columns }: Frame,
): string[] {
  if (asks === 'help') return [paint.dim('any key goes back')];
  if (asks === 'report') return [paint.dim('any key begins')];
  if (asks === 'flag') return [paint.dim('a flag from 1 to 7, or 0 for none')];
  if (isTyping) return [paint.dim('type, then return; escape for the keys')];
  const isOf = (wanted: string) => KEYS.filter(([, , , when]) => when === wanted);
  // Where there is little room the keys that are needed least are left to help.
  const both = isOf('both').filter(([key]) => columns >= 60 || 'euq?'.includes(key));
  if (card === undefined)
    return [
      legend(
        both.filter(([key]) => 'uq?'.includes(key)),
        paint,
      ),
    ];
  if (side === 'question') return [legend([...isOf('question'), ...both], paint)];
  const ratings = isOf('answer').map(
    ([key, name]) => [key, `${name} ${card.intervals[Number(key) as Rating]}`] as const,
  );
  return [
    legend(ratings, paint).replaceAll(/(?<=[a-z]) (?=[<\d])/g, '\u00a0'),
    legend(both, paint),
  ];
}
