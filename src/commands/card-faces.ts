import type { StudyCard } from '../collection/study.ts';
import { gapsIn } from '../markdown/gaps.ts';

/** Both sides of a card as Markdown. */
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

/** How a gap is marked, so that it stands out when the text is rendered. */
export interface GapMarks {
  readonly open: string;
  readonly close: string;
}

/** The sides of a card: of a reversed note the second asks for the front, of a cloze each for its gap. */
export function facesOf(
  card: Pick<StudyCard, 'kind' | 'ordinal' | 'front' | 'back'>,
  marks: GapMarks,
): Faces {
  const { kind, ordinal, front, back } = card;
  if (kind === 'cloze') return clozeFaces(front, back, ordinal + 1, marks);
  const [question, answer] = kind === 'reversed' && ordinal === 1 ? [back, front] : [front, back];
  return { isCloze: false, question, answer, extra: '', expected: answer };
}

function clozeFaces(front: string, back: string, asked: number, { open, close }: GapMarks): Faces {
  const hidden: string[] = [];
  return {
    isCloze: true,
    question: filled(front, asked, (_, hint) => `${open}[${hint ?? '…'}]${close}`),
    answer: filled(front, asked, (text) => {
      hidden.push(text);
      return `${open}${text}${close}`;
    }),
    extra: back,
    expected: hidden.join(', '),
  };
}

/** A cloze text in which the gaps that are asked for are filled in one way, and all others with what they hide. */
function filled(
  text: string,
  asked: number,
  fill: (hidden: string, hint: string | undefined) => string,
): string {
  let made = '';
  let done = 0;
  for (const { start, end, number, hidden, hint } of gapsIn(text)) {
    // Inside one that was filled.
    if (start < done) continue;
    const isAsked = number === asked;
    const inside = isAsked ? filled(hidden, -1, fill) : filled(hidden, asked, fill);
    made += text.slice(done, start) + (isAsked ? fill(inside, hint) : inside);
    done = end;
  }
  return made + text.slice(done);
}
