import type { Rating } from '../schedule/memory.ts';
import type { Session } from './session.ts';

/** A session as it is played: which side of the card is up, and what is shown beside it. */
export interface Reviewing {
  readonly session: Session;
  readonly side: 'question' | 'answer';
  /** Whether the answer is to be typed before it is shown. */
  readonly isTyped: boolean;
  /** What was typed. */
  readonly typed?: string;
  /** The first line of the card that is shown; absent where the screen chooses. */
  readonly scroll?: number;
  /** What the next key is for. */
  readonly asks: 'card' | 'flag' | 'help' | 'report';
  /** What the last key did or did not do. */
  readonly message?: string;
}

/** What a key asks for beyond the screen itself. */
export type Effect =
  | Deed
  | { readonly kind: 'type' }
  | { readonly kind: 'edit' }
  | { readonly kind: 'end'; readonly exitCode: 0 | 130 };

/** What is done to the collection, or looked up in it. */
export type Deed =
  | { readonly kind: 'answer'; readonly rating: Rating }
  | { readonly kind: 'suspend' | 'bury'; readonly what: 'card' | 'note' }
  | { readonly kind: 'flag'; readonly flag: number }
  | { readonly kind: 'undo' }
  /** Whether a card has become due in the meantime. */
  | { readonly kind: 'look' };

export interface Step {
  readonly state: Reviewing;
  readonly effect?: Effect;
}

/** How much of a card the screen shows, in lines: from `at`, which is `lowest` at most. */
export interface Page {
  readonly at: number;
  readonly lowest: number;
  readonly height: number;
}

/** The session with the question of its card up. */
export function asking(session: Session, isTyped: boolean, message?: string): Reviewing {
  return {
    session,
    side: 'question',
    isTyped,
    asks: 'card',
    ...(message === undefined ? {} : { message }),
  };
}

/** A key, its name on the screen, what it does, and when it is worth its place there. */
export const KEYS = [
  ['space', 'answer', 'show the answer; then the same as 3', 'question'],
  ['1', 'again', 'you did not know it (also a)', 'answer'],
  ['2', 'hard', 'you knew it with difficulty (also h)', 'answer'],
  ['3', 'good', 'you knew it (also g, space, return)', 'answer'],
  ['4', 'easy', 'you knew it at once (also y)', 'answer'],
  ['t', 'type', 'type the answer and see how it differs', 'help'],
  ['e', 'edit', 'change the note in your editor ($VISUAL or $EDITOR); its history stays', 'both'],
  ['u', 'undo', 'take back the last thing done, also of earlier sessions', 'both'],
  ['s', 'suspend', 'ask this card no more, S none of its note (deckwright suspend --undo)', 'both'],
  ['b', 'bury', 'ask this card tomorrow, B all of its note', 'both'],
  ['f', 'flag', 'mark this card with a colour from 1 to 7; 0 takes it off', 'both'],
  ['↑ ↓', 'scroll', 'more of a long card, a page with page up and page down', 'help'],
  ['ctrl-z', 'pause', 'back to the shell; fg goes on', 'help'],
  ['q', 'quit', 'stop here; every answer is saved already', 'both'],
  ['?', 'help', 'this list', 'both'],
] as const;

const RATING_KEYS: Readonly<Record<string, Rating>> = {
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  a: 1,
  h: 2,
  g: 3,
  y: 4,
  space: 3,
  return: 3,
};

/**
 * The session after a key.
 *
 * @param key the character, or `space`, `return`, `escape`, `up`, `pagedown`, `ctrl-c`
 * @param page what the screen shows now
 */
export function press(state: Reviewing, key: string, page: Page): Step {
  const { message: _, ...calm } = state;
  if (key === 'ctrl-c') return { state: calm, effect: { kind: 'end', exitCode: 130 } };
  const scroll = scrolled(key, page);
  if (scroll !== undefined) return { state: { ...calm, scroll } };
  if (state.asks === 'help' || state.asks === 'report') return { state: backToCard(calm) };
  if (state.asks === 'flag') return flag(calm, key);
  if (key === 'q' || key === 'ctrl-d') return { state: calm, effect: { kind: 'end', exitCode: 0 } };
  if (key === '?') return { state: { ...calm, asks: 'help', scroll: 0 } };
  if (key === 'u') return { state: calm, effect: { kind: 'undo' } };
  if (state.session.current === undefined) return atEnd(calm, key);
  return ofCard(calm, key) ?? (calm.side === 'question' ? ofQuestion(calm, key) : rate(calm, key));
}

function backToCard({ scroll: _, ...state }: Reviewing): Reviewing {
  return { ...state, asks: 'card' };
}

function ofCard(state: Reviewing, key: string): Step | undefined {
  switch (key) {
    case 'e':
      return { state, effect: { kind: 'edit' } };
    case 's':
    case 'S':
      return { state, effect: { kind: 'suspend', what: key === 's' ? 'card' : 'note' } };
    case 'b':
    case 'B':
      return { state, effect: { kind: 'bury', what: key === 'b' ? 'card' : 'note' } };
    case 'f':
      return { state: { ...state, asks: 'flag' } };
    default:
      return undefined;
  }
}

function ofQuestion(state: Reviewing, key: string): Step {
  if (key === 'space' || key === 'return') return { state: revealed(state) };
  if (key === 't') return { state, effect: { kind: 'type' } };
  return RATING_KEYS[key] === undefined
    ? nothing(state)
    : { state: withMessage(state, 'Look at the answer first: space shows it.') };
}

function rate(state: Reviewing, key: string): Step {
  const rating = RATING_KEYS[key];
  return rating === undefined ? nothing(state) : { state, effect: { kind: 'answer', rating } };
}

function flag(state: Reviewing, key: string): Step {
  const back: Reviewing = { ...state, asks: 'card' };
  if (/^[0-7]$/.test(key)) return { state: back, effect: { kind: 'flag', flag: Number(key) } };
  return { state: withMessage(back, 'The flag stays as it was.') };
}

function atEnd(state: Reviewing, key: string): Step {
  if (key === 'return') return { state, effect: { kind: 'end', exitCode: 0 } };
  return key === 'space' ? { state, effect: { kind: 'look' } } : nothing(state);
}

function nothing(state: Reviewing): Step {
  return { state: withMessage(state, 'That key does nothing here; ? shows those that do.') };
}

function scrolled(key: string, { at, lowest, height }: Page): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    up: at - 1,
    down: at + 1,
    pageup: at - height + 1,
    pagedown: at + height - 1,
    home: 0,
    end: lowest,
  };
  const wanted = steps[key];
  return wanted === undefined ? undefined : Math.max(0, Math.min(lowest, wanted));
}

/** The answer up. @param typed what was typed for it */
export function revealed(state: Reviewing, typed?: string): Reviewing {
  const { scroll: _, message: __, ...rest } = state;
  return { ...rest, side: 'answer', ...(typed === undefined ? {} : { typed }) };
}

export function withMessage(state: Reviewing, message: string): Reviewing {
  return { ...state, message };
}
