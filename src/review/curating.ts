import type { Note } from '../note.ts';

/** A candidate as it is shown, in plain text. */
export interface Shown {
  readonly kind: Note['kind'];
  readonly front: string;
  readonly back: string;
  readonly sentence: string;
}

export type Verdict = 'accepted' | 'edited' | 'rejected' | 'skipped';

/** How far somebody is with the candidates of a deck. */
export interface Curating {
  readonly candidates: readonly Shown[];
  /** How many were decided on before this session. */
  readonly before: number;
  /** One for each candidate that was passed; the next one is asked about, at the end none. */
  readonly verdicts: readonly Verdict[];
  /** What the last key did not do. */
  readonly message?: string;
  readonly isHelpShown: boolean;
}

/** What a key asks for beyond the session itself; `at` counts the candidates from 0. */
export type Effect =
  | { readonly kind: 'accept' | 'reject' | 'undo'; readonly at: number }
  | { readonly kind: 'edit'; readonly at: number; readonly where: 'here' | 'in the editor' }
  | { readonly kind: 'end'; readonly exitCode: 0 | 130 };

export interface Step {
  /** The session once the effect is done. */
  readonly state: Curating;
  readonly effect?: Effect;
}

export function beginCurating(candidates: readonly Shown[], before: number): Curating {
  return { candidates, before, verdicts: [], isHelpShown: false };
}

export function isAtEnd({ candidates, verdicts }: Curating): boolean {
  return verdicts.length >= candidates.length;
}

/** A key and what it does, for the line of keys and for help. */
export const KEYS = [
  ['a', 'accept', 'keep the note as it is'],
  ['e', 'edit', 'change question and answer here, and keep them'],
  ['E', 'editor', 'the same in your editor ($VISUAL or $EDITOR)'],
  ['r', 'reject', 'take the note out of the deck for good'],
  ['s', 'skip', 'decide another time'],
  ['u', 'undo', 'take back the last decision'],
  ['q', 'quit', 'stop here and go on another time'],
  ['?', 'help', 'this list'],
] as const;

/**
 * The session after a key.
 *
 * @param key the character, or `ctrl-c`, `ctrl-d`, `return`, `escape`
 */
export function press(state: Curating, key: string): Step {
  const { message: _, ...calm } = state;
  if (key === 'ctrl-c') return { state: calm, effect: { kind: 'end', exitCode: 130 } };
  if (state.isHelpShown) return { state: { ...calm, isHelpShown: false } };
  if (key === 'q' || key === 'ctrl-d') return { state: calm, effect: { kind: 'end', exitCode: 0 } };
  if (key === '?') return { state: { ...calm, isHelpShown: true } };
  if (key === 'u') return undo(calm);
  if (isAtEnd(calm))
    return key === 'return'
      ? { state: calm, effect: { kind: 'end', exitCode: 0 } }
      : { state: calm };
  return decide(calm, key);
}

function decide(state: Curating, key: string): Step {
  const at = state.verdicts.length;
  switch (key) {
    case 'a':
      return { state: passed(state, 'accepted'), effect: { kind: 'accept', at } };
    case 'r':
      return { state: passed(state, 'rejected'), effect: { kind: 'reject', at } };
    case 's':
      return { state: passed(state, 'skipped') };
    case 'e':
      return { state: passed(state, 'edited'), effect: { kind: 'edit', at, where: 'here' } };
    case 'E':
      return {
        state: passed(state, 'edited'),
        effect: { kind: 'edit', at, where: 'in the editor' },
      };
    default:
      return { state: withMessage(state, 'That key does nothing here; ? shows those that do.') };
  }
}

function undo(state: Curating): Step {
  const last = state.verdicts.at(-1);
  if (last === undefined)
    return { state: withMessage(state, 'There is nothing to undo in this session.') };
  const at = state.verdicts.length - 1;
  const back = { ...state, verdicts: state.verdicts.slice(0, -1) };
  return last === 'skipped' ? { state: back } : { state: back, effect: { kind: 'undo', at } };
}

function passed(state: Curating, verdict: Verdict): Curating {
  return { ...state, verdicts: [...state.verdicts, verdict] };
}

/** The session where an effect could not be done, with the reason. */
export function withMessage(state: Curating, message: string): Curating {
  return { ...state, message };
}
