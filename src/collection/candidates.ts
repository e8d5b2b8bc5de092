import type { Note } from '../note.ts';
import { guidsOf, normalised } from './guid.ts';

/** What a person decided on a candidate; null while it waits. What became of an edited one is a candidate of its own, accepted. */
export type Decision = 'accepted' | 'edited' | 'rejected' | null;

/** A note with the GUID that its deck and its front give it. */
export interface Candidate {
  readonly guid: string;
  readonly note: Pick<Note, 'kind' | 'front' | 'back' | 'source'>;
}

/** The notes of a deck with their first GUIDs. */
export function identified<N extends Candidate['note']>(
  deck: string,
  notes: readonly N[],
): (Candidate & { readonly note: N })[] {
  const guids = guidsOf(deck, notes);
  return notes.map((note, at) => ({ guid: guids[at]!, note }));
}

/** A candidate that a deck file has, or once had. */
export interface Remembered extends Candidate {
  readonly decision: Decision;
}

/**
 * Finds candidates again, however a newer version words them and wherever the essay was edited since:
 * by their GUID, else where two of question, answer and source sentence are the same.
 */
export class Memory<C extends Candidate = Remembered> {
  readonly #byKey = new Map<string, C>();

  /** @param candidates oldest first; of several that are the same the newest is found */
  constructor(candidates: readonly C[]) {
    for (const one of candidates) for (const key of keysOf(one)) this.#byKey.set(key, one);
  }

  recall(candidate: Candidate): C | undefined {
    for (const key of keysOf(candidate)) {
      const found = this.#byKey.get(key);
      if (found) return found;
    }
    return undefined;
  }
}

/** The GUID first: it tells apart what the texts do not. */
function keysOf({ guid, note }: Candidate): string[] {
  const { kind } = note;
  const front = normalised(note.front);
  const back = normalised(note.back);
  const sentence = normalised(note.source?.sentence ?? '');
  const pairs = [
    ['front and back', front, back],
    ['front and sentence', front, sentence],
    ['back and sentence', back, sentence],
  ].filter(([, one, other]) => one !== '' && other !== '');
  return [guid, ...pairs.map((pair) => JSON.stringify([kind, ...pair]))];
}
