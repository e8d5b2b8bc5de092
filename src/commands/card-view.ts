import type { StudyCard } from '../collection/study.ts';
import { shortInterval } from '../review/intervals.ts';
import type { Reviewing } from '../review/reviewing.ts';
import type { CardView, Lines } from '../review/reviewing-screen.ts';
import { compareTyped } from '../review/typed-answer.ts';
import type { Rating } from '../schedule/memory.ts';
import { facesOf } from './card-faces.ts';
import type { Renderer } from './renderer.ts';

/** What is known of a card besides its text. */
export interface Standing {
  /** What each rating would give, in milliseconds. */
  readonly intervals: Readonly<Record<Rating, number>>;
  readonly isLeech: boolean;
}

/** A card as the screen shows it. */
export function cardViewOf(
  card: StudyCard,
  { typed }: Pick<Reviewing, 'typed'>,
  { intervals, isLeech }: Standing,
  renderer: Renderer,
): CardView {
  const faces = facesOf(card, renderer.marks);
  const lines = (markdown: string) => remembered((columns) => renderer.lines(markdown, columns));
  return {
    isCloze: faces.isCloze,
    question: lines(faces.question),
    answer: lines(faces.answer),
    ...(faces.extra === '' ? {} : { extra: lines(faces.extra) }),
    sentence: renderer.plain(card.sentence),
    where: whereOf(card),
    isLeech,
    intervals: {
      1: shortInterval(intervals[1]),
      2: shortInterval(intervals[2]),
      3: shortInterval(intervals[3]),
      4: shortInterval(intervals[4]),
    },
    ...(typed === undefined ? {} : { typed: compareTyped(typed, renderer.plain(faces.expected)) }),
  };
}

/** `essay.md:12 · The attacks › Madrid` */
export function whereOf({ file, line, headings }: StudyCard): string {
  return `${file}:${line}${headings.length === 0 ? '' : ` · ${headings.join(' › ')}`}`;
}

/** What is to be typed, on one line; undefined where the answer is longer or has none. */
export function expectedOf(card: StudyCard, renderer: Renderer): string | undefined {
  const { expected } = facesOf(card, renderer.marks);
  const text = renderer.plain(expected);
  return text === '' || /\n\s*\S/.test(expected.trim()) ? undefined : text;
}

/** A screen is drawn again at every key, mostly of the same width. */
function remembered(lines: Lines): Lines {
  let last: { readonly columns: number; readonly lines: readonly string[] } | undefined;
  return (columns) => {
    if (last?.columns !== columns) last = { columns, lines: lines(columns) };
    return last.lines;
  };
}
