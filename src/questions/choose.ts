import type { Candidate } from './candidates.ts';
import { contentWords } from './gates.ts';

export interface ChoiceOptions {
  /** Most notes to choose. */
  readonly max: number;
}

/** Notes for each hundred words that an essay gives unless told otherwise; people write 2 to 4 (qg, 4.3). */
export const NOTES_PER_100_WORDS = 3;

const MOST_PER_SENTENCE = 2;

/**
 * The best candidates that passed every gate: at most two of a sentence, no two for one fact, and none
 * that gives another's answer away.
 *
 * @returns in the order of the text.
 */
export function choose(candidates: readonly Candidate[], { max }: ChoiceOptions): Candidate[] {
  const chosen: Candidate[] = [];
  const ranked = candidates
    .map((candidate, order) => ({ candidate, order }))
    .filter(({ candidate }) => candidate.droppedBy === undefined)
    .sort((a, b) => b.candidate.score - a.candidate.score || a.order - b.order);
  for (const { candidate } of ranked) {
    if (chosen.length >= max) break;
    if (fits(candidate, chosen)) chosen.push(candidate);
  }
  return candidates.filter((candidate) => chosen.includes(candidate));
}

function fits(candidate: Candidate, chosen: readonly Candidate[]): boolean {
  const ofSentence = chosen.filter((other) => other.sentence === candidate.sentence);
  if (ofSentence.length >= MOST_PER_SENTENCE) return false;
  if (ofSentence.some((other) => other.rule === candidate.rule || shareAnswer(other, candidate)))
    return false;
  return !chosen.some((other) => isSameFact(other, candidate));
}

function shareAnswer(a: Candidate, b: Candidate): boolean {
  return a.asked.some((index) => b.asked.includes(index));
}

/** Alike in question, or in question and answer together, or each gives the other away. */
function isSameFact(a: Candidate, b: Candidate): boolean {
  if (a.question === b.question) return true;
  if (similarity(a.question, b.question) >= 0.75) return true;
  if (givesAway(a, b) && givesAway(b, a)) return true;
  return (
    a.sentence !== b.sentence &&
    similarity(`${a.question} ${a.answer}`, `${b.question} ${b.answer}`) >= 0.6
  );
}

/** Whether the question of one says the answer of the other. */
function givesAway(a: Candidate, b: Candidate): boolean {
  const said = new Set(contentWords(a.question));
  const answer = contentWords(b.answer);
  return answer.length > 0 && answer.filter((word) => said.has(word)).length / answer.length >= 0.6;
}

/** Jaccard index of the content words. */
function similarity(a: string, b: string): number {
  const left = new Set(contentWords(a));
  const right = new Set(contentWords(b));
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, left.size + right.size - shared);
}
