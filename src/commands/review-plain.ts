import { createInterface } from 'node:readline';
import type { StudyCard } from '../collection/study.ts';
import { longInterval } from '../review/intervals.ts';
import { asking, type Effect, KEYS, press, type Reviewing, revealed } from '../review/reviewing.ts';
import { leftIn, type Session } from '../review/session.ts';
import { RATINGS } from '../review/summary.ts';
import type { Rating } from '../schedule/memory.ts';
import { answerInWords, keysOf, questionInWords, ratingsInWords } from './plain-words.ts';
import { type Rendered, renderCard } from './renderer.ts';
import type { Play, Played } from './review-session.ts';
import type { World } from './world.ts';

/**
 * Plays a session line by line: nothing is drawn over, so that a screen reader can read it and a script can
 * write to it. An empty line shows the answer and a rating rates it; a rating right away does both.
 */
export async function playPlainly(play: Play, { stdin, stdout }: World): Promise<Played> {
  const input = createInterface({ input: stdin, terminal: false });
  const lines = input[Symbol.asyncIterator]();
  const review = new PlainReview(play, {
    say: (...texts) => stdout.write(texts.map((text) => `${text}\n`).join('')),
    outside: stdin.isTTY
      ? (work) => {
          input.pause();
          const done = work();
          input.resume();
          return done;
        }
      : undefined,
  });
  try {
    while (await review.tell()) {
      const { value, done } = await lines.next();
      const exitCode = done ? 0 : await review.enter(value);
      if (exitCode !== undefined) return { session: review.session, exitCode };
    }
    return { session: review.session, exitCode: 0 };
  } finally {
    input.close();
  }
}

interface Talk {
  readonly say: (...lines: readonly string[]) => unknown;
  /** Does work that needs the terminal for itself; absent where there is none. */
  readonly outside: (<T>(work: () => T) => T) | undefined;
}

const WHOLE = { at: 0, lowest: 0, height: 1 };

class PlainReview {
  readonly #play: Play;
  readonly #talk: Talk;
  #state: Reviewing;
  #rendered: Rendered | undefined;
  /** Which side of which card was told. */
  #told = '';

  constructor(play: Play, talk: Talk) {
    this.#play = play;
    this.#talk = talk;
    this.#state = asking(play.session, play.isTyped, play.message);
  }

  get session(): Session {
    return this.#state.session;
  }

  /** Tells the card where it was not told yet, and what can be entered. @returns whether there is one */
  async tell(): Promise<boolean> {
    const { message, ...state } = this.#state;
    if (message !== undefined) this.#talk.say(message, '');
    this.#state = state;
    const card = this.#play.desk.card(state.session);
    if (card === undefined) return false;
    const key = this.#keyOf(card);
    if (key !== this.#told) {
      this.#rendered = await renderCard(card, this.#play.rendering);
      this.#talk.say(...this.#inWords(card, this.#rendered));
    }
    this.#told = key;
    this.#talk.say(this.#prompt());
    return true;
  }

  /** Does what a line asks for. @returns how to end, where it asks for that */
  async enter(line: string): Promise<0 | 130 | undefined> {
    if (this.#isTyping()) {
      this.#state = revealed(this.#state, line.trim() === '' ? undefined : line);
      return undefined;
    }
    for (const key of keysOf(line.trim(), this.#state)) {
      const step = press(this.#state, key, WHOLE);
      this.#state = step.state;
      if (step.effect?.kind === 'end') return step.effect.exitCode;
      if (step.effect !== undefined) await this.#carryOut(step.effect);
      if (this.#state.asks === 'help') this.#help();
    }
    return undefined;
  }

  #keyOf({ id }: StudyCard): string {
    return `${this.session.since} ${id} ${this.#state.side}`;
  }

  #inWords(card: StudyCard, rendered: Rendered): string[] {
    const { side, typed } = this.#state;
    return side === 'question'
      ? questionInWords(card, rendered, leftIn(this.session))
      : answerInWords(card, rendered, typed);
  }

  #prompt(): string {
    if (this.#state.asks === 'flag') return 'A flag from 1 to 7, or 0 for none:';
    if (this.#state.side === 'answer')
      return ratingsInWords(this.#play.desk.intervals(this.session));
    if (this.#isTyping()) return 'Type the answer:';
    return 'Enter shows the answer, ? lists what else can be entered:';
  }

  #isTyping(): boolean {
    const { isTyped, side, asks } = this.#state;
    const isAsked = isTyped && side === 'question' && asks === 'card';
    return isAsked && this.#rendered?.expected() !== undefined;
  }

  async #carryOut(effect: Exclude<Effect, { kind: 'end' }>): Promise<void> {
    const { desk, isTyped } = this.#play;
    if (effect.kind === 'type') this.#state = { ...this.#state, isTyped: true };
    else if (effect.kind === 'edit') await this.#edit();
    else {
      const confirmation = effect.kind === 'answer' ? this.#confirmation(effect.rating) : [];
      const outcome = desk.carryOut(this.session, effect);
      // Whoever reads that he rated a card may pull the plug.
      this.#talk.say(...confirmation);
      this.#state = asking(outcome.session, isTyped && effect.kind !== 'undo', outcome.message);
    }
  }

  /** What confirms a rating, with the answer where that was not told. */
  #confirmation(rating: Rating): string[] {
    const { desk } = this.#play;
    const card = desk.card(this.session)!;
    const name = RATINGS[rating - 1]!;
    const length = longInterval(desk.intervals(this.session)[rating]);
    return [
      ...(this.#told === this.#keyOf(card) ? [] : answerInWords(card, this.#rendered!)),
      `${name[0]!.toUpperCase()}${name.slice(1)}: asked again in ${length}.`,
      '',
    ];
  }

  async #edit(): Promise<void> {
    const { desk, editor, isTyped } = this.#play;
    const { outside } = this.#talk;
    if (outside === undefined) {
      this.#state = { ...this.#state, message: 'Editing needs a terminal, and this is none.' };
      return;
    }
    const card = desk.card(this.session)!;
    const message = await editor.edit(card, outside);
    this.#state = asking(desk.begin(this.session.tally, card.id), isTyped, message);
  }

  #help(): void {
    this.#talk.say(...KEYS.map(([key, , what]) => `${key}: ${what}`), '');
    this.#state = { ...this.#state, asks: 'card' };
  }
}
