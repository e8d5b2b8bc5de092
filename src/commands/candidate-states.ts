import { type Candidate, Memory, type Remembered } from '../collection/candidates.ts';
import type { DeckCandidate } from './curated-deck.ts';

export type CandidateState = 'undecided' | 'accepted' | 'rejected' | 'deleted';

/** A candidate of a deck file, or one that it had; `note.place` only where it has it. */
export interface StatedCandidate extends Candidate {
  readonly state: CandidateState;
}

/** Candidates are the notes that quote a sentence: those of the deck in its order, then those that are no longer in it. */
export function stateCandidates(
  candidates: readonly DeckCandidate[],
  remembered: readonly Remembered[],
): { present: (DeckCandidate & StatedCandidate)[]; absent: StatedCandidate[] } {
  const memory = new Memory(remembered);
  const has = new Memory(candidates);
  const present = candidates.filter(isCandidate).map((one) => ({
    ...one,
    state:
      memory.recall(one)?.decision === 'accepted' ? ('accepted' as const) : ('undecided' as const),
  }));
  const absent = remembered
    .filter((one) => isCandidate(one) && one.decision !== 'edited' && !has.recall(one))
    .map((one) => ({
      ...one,
      state: one.decision === 'rejected' ? ('rejected' as const) : ('deleted' as const),
    }));
  return { present, absent };
}

function isCandidate({ note }: Candidate): boolean {
  return note.source !== undefined;
}
