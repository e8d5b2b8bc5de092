import picocolors from 'picocolors';
import { unescapeMarkdown } from '../markdown/escape.ts';
import type { Note } from '../note.ts';
import {
  beginCurating,
  type Curating,
  type Effect,
  press,
  type Shown,
  withMessage,
} from '../review/curating.ts';
import { curatingScreen } from '../review/curating-screen.ts';
import { type Display, type Keyboard, Terminal } from '../review/terminal.ts';
import { type CuratedDeck, type DeckCandidate, Refusal } from './curated-deck.ts';
import { isColoured } from './diagnostics.ts';
import { NoteEditor } from './note-editor.ts';
import type { World } from './world.ts';

/** Where a session stands in its deck. */
export interface Part {
  readonly path: string;
  /** How many candidates were decided on before. */
  readonly decided: number;
}

/** Plays a session on the terminal until it is quit; every decision is carried out before the next key is read. */
export async function playCurating(
  deck: CuratedDeck,
  candidates: readonly DeckCandidate[],
  { path, decided }: Part,
  world: World,
): Promise<0 | 130> {
  const terminal = new Terminal(world.stdin as Keyboard, world.stdout as unknown as Display);
  const paint = picocolors.createColors(isColoured(world.stdout, world.env));
  const editor = new NoteEditor(terminal, world.env);
  let state = beginCurating(
    candidates.map(({ note }) => shown(note)),
    decided,
  );
  try {
    for (;;) {
      const current = state;
      terminal.show((columns, rows) =>
        curatingScreen(current, { deck: path, columns, rows, paint }),
      );
      const { state: next, effect } = press(state, await terminal.key());
      if (effect?.kind === 'end') return effect.exitCode;
      state = effect === undefined ? next : await attempt(state, next, effect);
    }
  } finally {
    terminal.close();
  }

  async function attempt(before: Curating, after: Curating, effect: Effect): Promise<Curating> {
    try {
      return (await carryOut(effect)) ? after : withMessage(before, 'Nothing was changed.');
    } catch (error) {
      if (error instanceof Refusal) return withMessage(before, error.message);
      throw error;
    }
  }

  /** @returns whether anything was done */
  async function carryOut(effect: Effect): Promise<boolean> {
    if (effect.kind === 'end') return false;
    const candidate = candidates[effect.at]!;
    if (effect.kind === 'edit') {
      const edited = await editor.edit(candidate.note, effect.where);
      if (edited === undefined) return false;
      deck.edit(candidate, edited);
    } else if (effect.kind === 'undo') deck.undo();
    else if (effect.kind === 'accept') deck.accept([candidate]);
    else deck.reject(candidate);
    return true;
  }
}

function shown({ kind, front, back, source }: Note): Shown {
  const sentence = unescapeMarkdown(source?.sentence ?? '');
  return { kind, front: unescapeMarkdown(front), back: unescapeMarkdown(back), sentence };
}
