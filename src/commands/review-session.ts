import type { StudyCard } from '../collection/study.ts';
import {
  asking,
  type Effect,
  type Page,
  press,
  type Reviewing,
  revealed,
  withMessage,
} from '../review/reviewing.ts';
import { reviewingScreen, type View } from '../review/reviewing-screen.ts';
import type { Session } from '../review/session.ts';
import { type Display, type Keyboard, Terminal } from '../review/terminal.ts';
import { cardViewOf } from './card-view.ts';
import type { NoteInFile } from './edit-in-file.ts';
import { type Rendered, type RenderOptions, renderCard } from './renderer.ts';
import type { ReviewDesk } from './review-desk.ts';
import type { World } from './world.ts';

/** What a session is played with. */
export interface Play {
  readonly desk: ReviewDesk;
  readonly editor: NoteInFile;
  readonly session: Session;
  readonly rendering: RenderOptions;
  /** Whether answers are typed. */
  readonly isTyped: boolean;
  /** What to say at the beginning. */
  readonly message?: string;
  /** What to read before the first card, line by line. */
  readonly report?: readonly string[];
}

/** How it ended. */
export interface Played {
  readonly session: Session;
  readonly exitCode: 0 | 130;
}

/** Plays a session on the terminal until it is quit; every answer is on the disk before the next card is shown. */
export async function playReview(play: Play, { stdin, stdout }: World): Promise<Played> {
  const terminal = new Terminal(stdin as Keyboard, stdout as unknown as Display);
  try {
    return await new TerminalReview(play, terminal).run();
  } finally {
    terminal.close();
  }
}

type Ending = Extract<Effect, { kind: 'end' }>;

class TerminalReview {
  readonly #play: Play;
  readonly #terminal: Terminal;
  #state: Reviewing;
  #card: StudyCard | undefined;
  #rendered: Rendered | undefined;
  #page: Page = { at: 0, lowest: 0, height: 1 };

  constructor(play: Play, terminal: Terminal) {
    const { session, isTyped, message, report } = play;
    this.#play = play;
    this.#terminal = terminal;
    this.#state = {
      ...asking(session, isTyped, message),
      ...(report === undefined ? {} : { asks: 'report' }),
    };
  }

  async run(): Promise<Played> {
    for (;;) {
      await this.#show();
      const effect = this.#isTyping() ? { kind: 'type' as const } : await this.#pressed();
      const ending = effect && (await this.#carryOut(effect));
      if (ending) return { session: this.#state.session, exitCode: ending.exitCode };
    }
  }

  async #show(): Promise<void> {
    const { desk, rendering } = this.#play;
    const state = this.#state;
    const card = desk.card(state.session);
    if (card !== this.#card) this.#rendered = card && (await renderCard(card, rendering));
    this.#card = card;
    const view = this.#view();
    this.#terminal.show((columns, rows) => {
      const screen = reviewingScreen(state, view, { columns, rows, paint: rendering.paint });
      this.#page = screen.page;
      return screen.text;
    });
  }

  #view(): View {
    const { desk, report = [] } = this.#play;
    const { session } = this.#state;
    const card = desk.card(session);
    if (card === undefined || this.#rendered === undefined)
      return { ending: ['That was all for now.', ...desk.ending(session)] };
    const standing = { intervals: desk.intervals(session), isLeech: desk.isLeech(session) };
    return {
      card: cardViewOf(card, this.#rendered, standing, this.#state),
      ending: [],
      report,
      isTyping: this.#isTyping(),
    };
  }

  async #pressed(): Promise<Effect | undefined> {
    const key = await this.#terminal.key();
    const step = press(this.#state, key, this.#page);
    this.#state = step.state;
    return step.effect;
  }

  #isTyping(): boolean {
    const { side, isTyped, asks } = this.#state;
    const isAsked = isTyped && side === 'question' && asks === 'card';
    return isAsked && this.#rendered?.expected() !== undefined;
  }

  async #carryOut(effect: Effect): Promise<Ending | undefined> {
    switch (effect.kind) {
      case 'end':
        return effect;
      case 'type':
        return this.#type();
      case 'edit':
        await this.#edit();
        return undefined;
      case 'flag':
        this.#state = {
          ...this.#state,
          session: this.#play.desk.carryOut(this.#state.session, effect).session,
        };
        return undefined;
      default: {
        const { session, message } = this.#play.desk.carryOut(this.#state.session, effect);
        // Whoever takes back one thing may take back another: keys first.
        this.#state = asking(session, this.#play.isTyped && effect.kind !== 'undo', message);
        return undefined;
      }
    }
  }

  async #type(): Promise<Ending | undefined> {
    if (this.#rendered?.expected() === undefined) {
      this.#state = withMessage(
        this.#state,
        'This answer is too long to be typed; space shows it.',
      );
      return undefined;
    }
    const line = await this.#terminal.line('  > ', '');
    if ('text' in line) this.#state = revealed(this.#state, line.text || undefined);
    else if (line.key === 'escape')
      this.#state = withMessage(
        { ...this.#state, isTyped: false },
        'Not typed; t types it after all.',
      );
    else return { kind: 'end', exitCode: line.key === 'ctrl-c' ? 130 : 0 };
    return undefined;
  }

  async #edit(): Promise<void> {
    const { desk, editor, isTyped } = this.#play;
    const { session, side } = this.#state;
    const card = desk.card(session)!;
    const message = await editor.edit(card, (work) => this.#terminal.outside(work));
    const next = asking(desk.begin(session.tally, card.id), isTyped, message);
    const isSame = next.session.current?.id === card.id;
    this.#state = side === 'answer' && isSame ? { ...revealed(next), message } : next;
  }
}
