/**
 * Coverage of questions that people asked (XQuAD, file format of SQuAD 1.1): a question counts as covered if a note made
 * from the sentence that holds its answer has that answer, by token F1 of at least 0.5.
 */
import { readFileSync } from 'node:fs';
import { type MeasuredText, measuredText } from './evaluate-texts.ts';

const LEAST_F1 = 0.5;

interface HumanQuestion {
  readonly question: string;
  readonly answer: string;
  /** UTF-16 offset of the answer in the paragraph. */
  readonly start: number;
}

export interface AskedParagraph {
  readonly text: MeasuredText;
  readonly questions: readonly HumanQuestion[];
}

interface SquadFile {
  readonly data: readonly {
    readonly title?: string;
    readonly paragraphs: readonly {
      readonly context: string;
      readonly qas: readonly {
        readonly question: string;
        readonly answers: readonly { readonly answer_start: number; readonly text: string }[];
      }[];
    }[];
  }[];
}

/** Each paragraph of a file in SQuAD's format as a text of its own. */
export function readXquad(path: string): AskedParagraph[] {
  const { data }: SquadFile = JSON.parse(readFileSync(path, 'utf8'));
  return data.flatMap(({ title = 'untitled', paragraphs }) =>
    paragraphs.map(({ context, qas }, at) => ({
      text: measuredText(`${title} ${at + 1}`, context),
      questions: qas.map(({ question, answers: [answer] }) => ({
        question,
        answer: answer?.text ?? '',
        start: codeUnits(context, answer?.answer_start ?? 0),
      })),
    })),
  );
}

/** SQuAD counts code points. */
function codeUnits(text: string, points: number): number {
  return Array.from(text).slice(0, points).join('').length;
}

export function measureCoverage(paragraphs: readonly AskedParagraph[]): string[] {
  const all = paragraphs.flatMap(({ text, questions }) =>
    questions.map((question) => ({ question, text })),
  );
  const covered = all.filter(({ question, text }) => isCovered(question, text));
  const reached = all.filter(({ question, text }) => cardsAt(question, text).length > 0);
  const withNote = paragraphs.filter(({ text }) => text.cards.length > 0);
  return [
    `  questions that a note covers: ${share(covered.length, all.length)}`,
    `  questions whose sentence has a note at all: ${share(reached.length, all.length)}`,
    `  paragraphs with a note: ${share(withNote.length, paragraphs.length)}`,
  ];
}

const share = (part: number, all: number) =>
  `${((100 * part) / all).toFixed(1)} % (${part} of ${all})`;

export function isCovered(question: HumanQuestion, text: MeasuredText): boolean {
  return cardsAt(question, text).some((card) => tokenF1(card.answer, question.answer) >= LEAST_F1);
}

function cardsAt({ start }: HumanQuestion, { cards }: MeasuredText) {
  return cards.filter(({ note: { place } }) => place.start <= start && start < place.end);
}

/** F1 of the words of two answers, as SQuAD's evaluation script counts: without case, signs and articles. */
export function tokenF1(given: string, wanted: string): number {
  const left = normalised(given);
  const right = normalised(wanted);
  const rest = [...right];
  const shared = left.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return shared === 0 ? 0 : (2 * shared) / (left.length + right.length);
}

function normalised(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
}
