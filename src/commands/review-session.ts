import picocolors from 'picocolors';
import {
  asking,
  type Effect,
  type Page,
  press,
  type Reviewing,
  revealed,
  withMessage,
} from '../review/reviewing.ts';
import { type CardView, reviewingScreen } from '../review/reviewing-screen.ts';
import type { Session } from '../review/session.ts';
import { type Display, type Keyboard, Terminal } from '../review/terminal.ts';
import { cardViewOf, expectedOf } from './card-view.ts';
import { isColoured } from './diagnostics.ts';
import type { NoteInFile } from './edit-in-file.ts';
import { type Renderer, rendererFor } from './renderer.ts';
import type { ReviewDesk } from './review-desk.ts';
import type { World } from './world.ts';

/** How a session is played. */
export interface PlayOptions {
  readonly session: Session;
  /** Whether answers are typed. */
  readonly type: boolean;
  /** What to say at the beginning. */
  readonly message?: string;
  /** What to read at the beginning, line by line. */
  readonly report?: readonly string[];
}

/** How it ended. */
export interface Played {
  readonly session: Session;
  readonly exitCode: 0 | 130;
}

/** Plays a session on the terminal until it is quit; every answer is on the disk before the next card is shown. */
export async function playReview(
  desk: ReviewDesk,
  editor: NoteInFile,
  { session, type, message, report }: PlayOptions,
  world: World,
): Promise<Played> {
  const paint = picocolors.createColors(isColoured(world.stdout, world.env));
  const renderer = rendererFor(paint);
  let state: Reviewing = asking(session, type, message);
  if (report !== undefined) state = { ...state, asks: 'report' };
  const terminal = new Terminal(world.stdin as Keyboard, world.stdout as unknown as Display);
  try {
    for (;;) {
      const page = show();
      let effect = isToBeTyped(state) ? { kind: 'type' as const } : await pressed(page);
      if (effect?.kind === 'type') effect = await typed();
      if (effect?.kind === 'end') return { session: state.session, exitCode: effect.exitCode };
      if (effect !== undefined) state = await carryOut(effect);
    }
  } finally {
    terminal.close();
  }

  function show(): () => Page {
    const current = state;
    const view = {
      ...viewOf(desk, current, renderer),
      report: report ?? [],
      isTyping: isToBeTyped(current),
    };
    let page: Page = { at: 0, lowest: 0, height: 1 };
    terminal.show((columns, rows) => {
      const screen = reviewingScreen(current, view, { columns, rows, paint });
      page = screen.page;
      return screen.text;
    });
    return () => page;
  }

  async function pressed(page: () => Page): Promise<Effect | undefined> {
    const step = press(state, await terminal.key(), page());
    state = step.state;
    return step.effect;
  }

  function isToBeTyped({ session, side, isTyped, asks }: Reviewing): boolean {
    const card = desk.card(session);
    if (!isTyped || side === 'answer' || asks !== 'card' || card === undefined) return false;
    return expectedOf(card, renderer) !== undefined;
  }

  async function typed(): Promise<Exclude<Effect, { kind: 'type' }> | undefined> {
    if (expectedOf(desk.card(state.session)!, renderer) === undefined) {
      state = withMessage(state, 'This answer is too long to be typed; space shows it.');
      return undefined;
    }
    const line = await terminal.line('\n  > ', '');
    if ('text' in line) state = revealed(state, line.text === '' ? undefined : line.text);
    else if (line.key !== 'escape')
      return { kind: 'end', exitCode: line.key === 'ctrl-c' ? 130 : 0 };
    else state = withMessage({ ...state, isTyped: false }, 'Not typed; t types it after all.');
    return undefined;
  }

  function carryOut(
    effect: Exclude<Effect, { kind: 'type' | 'end' }>,
  ): Promise<Reviewing> | Reviewing {
    if (effect.kind === 'edit') return edit();
    const { session, message } = desk.carryOut(state.session, effect);
    if (effect.kind === 'flag') return { ...state, session };
    // Whoever takes back one thing may take back another: keys first.
    return asking(session, type && effect.kind !== 'undo', message);
  }

  async function edit(): Promise<Reviewing> {
    const { session, side } = state;
    const card = desk.card(session)!;
    const message = await editor.edit(card, (work) => terminal.outside(work));
    const next = asking(desk.begin(session.tally, card.id), type, message);
    return side === 'answer' && next.session.current?.id === card.id ? revealed(next) : next;
  }
}

function viewOf(
  desk: ReviewDesk,
  state: Reviewing,
  renderer: Renderer,
): { card?: CardView; ending: readonly string[] } {
  const { session } = state;
  const card = desk.card(session);
  if (card === undefined) return { ending: ['That was all for now.', ...desk.ending(session)] };
  const standing = { intervals: desk.intervals(session), isLeech: desk.isLeech(card) };
  return { card: cardViewOf(card, state, standing, renderer), ending: [] };
}
