import type { Candidate } from './candidates.ts';
import { contentWords } from './content-words.ts';

export interface ChoiceOptions {
  /** Most notes to choose. */
  readonly max: number;
}

/** Notes for each hundred words that an essay gives unless told otherwise; people write 2 to 4 (qg, 4.3). */
export const NOTES_PER_100_WORDS = 3;

const MOST_PER_SENTENCE = 2;

/** What scores less is mostly a wrong parse or a thing not worth knowing. */
const LEAST_SCORE = 1.5;

/** A candidate with its content words, which every comparison needs. */
interface Entry {
  readonly candidate: Candidate;
  readonly question: ReadonlySet<string>;
  readonly answer: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/**
 * The best candidates that passed every gate: at most two of a sentence, no two for one fact, and none
 * that gives another's answer away.
 *
 * @returns in the order of the text.
 */
export function choose(candidates: readonly Candidate[], { max }: ChoiceOptions): Candidate[] {
  const chosen = new Choice();
  const ranked = candidates
    .map((candidate, order) => ({ candidate, order }))
    .filter(({ candidate }) => candidate.droppedBy === undefined && candidate.score >= LEAST_SCORE)
    .sort((a, b) => b.candidate.score - a.candidate.score || a.order - b.order);
  for (const { candidate } of ranked) {
    if (chosen.candidates.size >= max) break;
    chosen.addIfItFits(entryOf(candidate));
  }
  return candidates.filter((candidate) => chosen.candidates.has(candidate));
}

function entryOf(candidate: Candidate): Entry {
  const question = new Set(contentWords(candidate.question));
  const answer = new Set(contentWords(candidate.answer));
  return { candidate, question, answer, all: new Set([...question, ...answer]) };
}

/** What is chosen so far, found again by sentence and by word, so that a book takes no longer a page than a page. */
class Choice {
  readonly candidates = new Set<Candidate>();
  readonly #bySentence = new Map<Candidate['sentence'], Entry[]>();
  readonly #byWord = new Map<string, Entry[]>();

  addIfItFits(entry: Entry): void {
    const { candidate } = entry;
    const siblings = this.#bySentence.get(candidate.sentence) ?? [];
    if (siblings.length >= MOST_PER_SENTENCE) return;
    if (siblings.some((other) => isRepeat(other, entry)) || this.#hasFactOf(entry)) return;
    this.candidates.add(candidate);
    this.#bySentence.set(candidate.sentence, [...siblings, entry]);
    for (const word of entry.all) {
      const entries = this.#byWord.get(word);
      if (entries === undefined) this.#byWord.set(word, [entry]);
      else entries.push(entry);
    }
  }

  /** Only entries that share half the question's words can ask the same. */
  #hasFactOf(entry: Entry): boolean {
    const shared = new Map<Entry, number>();
    for (const word of entry.question) {
      for (const other of this.#byWord.get(word) ?? []) {
        shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    const least = entry.question.size / 2;
    return [...shared].some(([other, count]) => count >= least && isSameFact(other, entry));
  }
}

/** Of one sentence: the same way of asking, the same answer, or a question that says the other's answer. */
function isRepeat(a: Entry, b: Entry): boolean {
  if (a.candidate.rule === b.candidate.rule) return true;
  if (!isOfItsOwn(a, b) && (givesAway(a, b) || givesAway(b, a))) return true;
  return a.candidate.asked.some((index) => b.candidate.asked.includes(index));
}

/** Alike in question, or in question and answer together, or each gives the other away. */
function isSameFact(a: Entry, b: Entry): boolean {
  if (a.candidate.question === b.candidate.question) return true;
  if (similarity(a.question, b.question) >= 0.75) return true;
  if (!isOfItsOwn(a, b) && givesAway(a, b) && givesAway(b, a)) return true;
  return a.candidate.sentence !== b.candidate.sentence && similarity(a.all, b.all) >= 0.6;
}

/** How many and where are facts of their own, even where each question tells the other's answer. */
function isOfItsOwn(a: Entry, b: Entry): boolean {
  const isMeasure = ({ candidate }: Entry) => /^(how-many|where|how-long)/.test(candidate.rule);
  const isWhole = ({ candidate }: Entry) => candidate.rule === 'did';
  return (isMeasure(a) || isMeasure(b)) && !isWhole(a) && !isWhole(b);
}

/** Whether the question of one says the answer of the other. */
function givesAway({ question }: Entry, { answer }: Entry): boolean {
  return answer.size > 0 && overlap(answer, question) / answer.size >= 0.6;
}

/** Jaccard index. */
function similarity(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = overlap(left, right);
  return shared / Math.max(1, left.size + right.size - shared);
}

function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return shared;
}
