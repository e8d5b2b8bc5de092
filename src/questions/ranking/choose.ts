import type { Candidate } from '../candidates.ts';
import { contentWords } from '../grammar/content-words.ts';

/** How many notes an essay gives; people write 2 to 4 for each hundred words (research: qg, 4.3). */
export interface Density {
  readonly notesPer100Words: number;
  /** What scores less is too often no card that a reader keeps: at 0.2 he keeps 55 of 100, at 0.85 70, at -1 27. */
  readonly leastScore: number;
}

export const DENSITIES = {
  sparse: { notesPer100Words: 1.5, leastScore: 0.85 },
  normal: { notesPer100Words: 3, leastScore: 0.2 },
  rich: { notesPer100Words: 4, leastScore: -1 },
} as const satisfies Record<string, Density>;

export interface ChoiceOptions {
  /** Most notes to choose. */
  readonly max: number;
  readonly leastScore?: number;
}

/** A candidate, and why it was not chosen: the gate that dropped it, or what the choice had against it. */
export interface Decision {
  readonly candidate: Candidate;
  readonly refusedBy?: string;
}

const MOST_PER_SENTENCE = 2;

/** Of two that readers keep as often, a question is the better card than a sentence with a gap: it says what is wanted. */
const LEAN_TO_QUESTIONS = 0.4;

const worthOf = ({ kind, score }: Candidate) => score + (kind === 'basic' ? LEAN_TO_QUESTIONS : 0);

/** A candidate with its content words, which every comparison needs. */
interface Entry {
  readonly candidate: Candidate;
  readonly question: ReadonlySet<string>;
  readonly answer: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/**
 * The best candidates that passed every gate: at most two of a sentence, no two for one fact, and none
 * that gives another's answer away. Each section comes first with its best. A sentence hides one part at most, and
 * asks besides only of another part.
 *
 * @returns a decision on every candidate, in their order.
 */
export function decide(
  candidates: readonly Candidate[],
  { max, leastScore = DENSITIES.normal.leastScore }: ChoiceOptions,
): Decision[] {
  const choice = new Choice();
  const refused = new Map<Candidate, string>();
  const good: Candidate[] = [];
  for (const candidate of candidates) {
    if (candidate.droppedBy !== undefined) refused.set(candidate, candidate.droppedBy);
    else if (candidate.score < leastScore) refused.set(candidate, 'low score');
    else good.push(candidate);
  }
  // Sorting is stable: of equal scores the earlier comes first.
  const ranked = good.sort((a, b) => worthOf(b) - worthOf(a));
  for (const candidate of new Set([...bestOfSections(ranked), ...ranked])) {
    const objection = choice.candidates.size >= max ? 'enough notes' : choice.objection(candidate);
    if (objection === undefined) choice.add(candidate);
    else refused.set(candidate, objection);
  }
  return candidates.map((candidate) => {
    const refusedBy = refused.get(candidate);
    return refusedBy === undefined ? { candidate } : { candidate, refusedBy };
  });
}

/** The candidates chosen, in the order of the text. */
export function choose(candidates: readonly Candidate[], options: ChoiceOptions): Candidate[] {
  return decide(candidates, options).flatMap(({ candidate, refusedBy }) =>
    refusedBy === undefined ? [candidate] : [],
  );
}

/** So that no section that has a good question goes without one. */
function bestOfSections(ranked: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of ranked) {
    const section = JSON.stringify(candidate.passage.headings);
    if (!best.has(section)) best.set(section, candidate);
  }
  return [...best.values()];
}

function entryOf(candidate: Candidate): Entry {
  const question = new Set(contentWords(candidate.question).map(stem));
  const answer = new Set(contentWords(candidate.answer).map(stem));
  return { candidate, question, answer, all: new Set([...question, ...answer]) };
}

/** "name" asks what "named" asks. */
const stem = (word: string) => word.replace(/(?<=\p{L}{3})(e?d|e?s|['’]s?|e)$/u, '');

/** What is chosen so far, found again by sentence and by word, so that a book takes no longer a page than a page. */
class Choice {
  readonly candidates = new Set<Candidate>();
  readonly #bySentence = new Map<Candidate['sentence'], Entry[]>();
  readonly #byWord = new Map<string, Entry[]>();

  /** What the notes chosen before have against one more. */
  objection(candidate: Candidate): string | undefined {
    const siblings = this.#bySentence.get(candidate.sentence) ?? [];
    const isSecondCloze =
      candidate.kind === 'cloze' && siblings.some((other) => other.candidate.kind === 'cloze');
    if (isSecondCloze || siblings.length >= MOST_PER_SENTENCE) return 'sentence has its notes';
    const entry = entryOf(candidate);
    const isKnown = siblings.some((other) => isRepeat(other, entry)) || this.#hasFactOf(entry);
    return isKnown ? 'same fact as another note' : undefined;
  }

  add(candidate: Candidate): void {
    const entry = entryOf(candidate);
    const siblings = this.#bySentence.get(candidate.sentence) ?? [];
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
    return [...shared].some(
      ([other, count]) =>
        (count >= least && isSameFact(other, entry)) ||
        (count >= 2 && (isToldAgain(other, entry) || isToldAgain(entry, other))),
    );
  }
}

/** Of one sentence: the same way of asking about the same, the same answer, or questions that say each other's answers; for a time or a place one may say the other's. */
function isRepeat(a: Entry, b: Entry): boolean {
  const [cloze, question] = a.candidate.kind === 'cloze' ? [a, b] : [b, a];
  if (cloze.candidate.kind === 'cloze') return isOfSamePart(cloze, question);
  const isSameWay = a.candidate.rule === b.candidate.rule;
  if (isSameWay && similarity(a.question, b.question) >= 0.3) return true;
  const has = (rules: RegExp) => [a, b].some(({ candidate }) => rules.test(candidate.rule));
  // A figure that the other question says is told.
  const isMeasure = has(/^(when|where|how-)/) && !has(/^how-(many|much)/);
  const gives = [givesAway(a, b), givesAway(b, a)];
  if (isMeasure ? gives.every(Boolean) : gives.some(Boolean)) return true;
  if (isWhole(a, b) || isWhole(b, a)) return true;
  const isSameAnswer = a.candidate.asked.some((index) => b.candidate.asked.includes(index));
  return isSameAnswer && similarity(a.question, b.question) >= 0.3;
}

/** What somebody did says what he did it to. */
const isWhole = (deed: Entry, part: Entry) =>
  /^(did|intent|bidding|befell)$/.test(deed.candidate.rule) &&
  part.candidate.asked.every((index) => deed.candidate.asked.includes(index));

/** Whether a question asks for what the statement hides, or says it. The statement says all the rest of its sentence. */
function isOfSamePart(cloze: Entry, question: Entry): boolean {
  const { asked } = cloze.candidate;
  const isShared = question.candidate.asked.some((index) => asked.includes(index));
  return isShared || overlap(cloze.answer, question.question) > 0;
}

/** Alike in question, or in question and answer together, or each gives the other away. Who somebody was and when he died are two facts. */
function isSameFact(a: Entry, b: Entry): boolean {
  if (a.candidate.question === b.candidate.question) return true;
  const isOtherWay = whOf(a) !== whOf(b) && overlap(a.answer, b.answer) === 0;
  if (!isOtherWay && similarity(a.question, b.question) >= 0.7) return true;
  if (givesAway(a, b) && givesAway(b, a)) return true;
  return a.candidate.sentence !== b.candidate.sentence && similarity(a.all, b.all) >= 0.6;
}

const whOf = ({ candidate: { kind, question } }: Entry) =>
  kind === 'basic' ? /^(when|where|who|why)\b/i.exec(question)?.[0] : undefined;

/** "In 1926" and "on January 17, 1926": one answer says what the other says, and most of the shorter question. */
function isToldAgain(longer: Entry, shorter: Entry): boolean {
  const isSameAnswer =
    shorter.answer.size > 0 &&
    [longer, shorter].some(
      ({ answer }) => overlap(longer.answer, shorter.answer) === answer.size && answer.size > 0,
    );
  const shared = overlap(longer.question, shorter.question);
  const isElsewhere = longer.candidate.sentence !== shorter.candidate.sentence;
  return isElsewhere && isSameAnswer && shared >= 2 && shared / shorter.question.size >= 0.65;
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
