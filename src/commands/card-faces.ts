import type { StudyCard } from '../collection/study.ts';
import { clozeAnswer, clozeHidden, clozeQuestion } from '../markdown/terminal/cloze.ts';

/** Both sides of a card as Markdown, of a cloze with the marks of its gap. */
export interface Faces {
  readonly isCloze: boolean;
  readonly question: string;
  /** Of a cloze its text with the gap filled. */
  readonly answer: string;
  /** Of a cloze what its note says besides, '' where that is nothing. */
  readonly extra: string;
  /** What is to be typed. */
  readonly expected: string;
}

/** The sides of a card: of a reversed note the second asks for the front, of a cloze each for its gap. */
export function facesOf(card: Pick<StudyCard, 'kind' | 'ordinal' | 'front' | 'back'>): Faces {
  const { kind, ordinal, front, back } = card;
  if (kind !== 'cloze') {
    const [question, answer] = kind === 'reversed' && ordinal === 1 ? [back, front] : [front, back];
    return { isCloze: false, question, answer, extra: '', expected: answer };
  }
  const number = ordinal + 1;
  return {
    isCloze: true,
    question: clozeQuestion(front, number),
    answer: clozeAnswer(front, number),
    extra: back,
    expected: clozeHidden(front, number).join(', '),
  };
}
