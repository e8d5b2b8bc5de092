import type { StudyCard } from '../collection/study.ts';
import type { CardView } from '../review/card-lines.ts';
import { shortInterval } from '../review/intervals.ts';
import type { Reviewing } from '../review/reviewing.ts';
import { compareTyped } from '../review/typed-answer.ts';
import type { Rating } from '../schedule/memory.ts';
import type { Rendered } from './renderer.ts';

/** What is known of a card besides its text. */
export interface Standing {
  /** What each rating would give, in milliseconds. */
  readonly intervals: Readonly<Record<Rating, number>>;
  readonly isLeech: boolean;
}

/** A card as the screen shows it. */
export function cardViewOf(
  card: StudyCard,
  rendered: Rendered,
  { intervals, isLeech }: Standing,
  { typed }: Pick<Reviewing, 'typed'>,
): CardView {
  const { isCloze, question, answer, hasExtra, extra, sentence, expected } = rendered;
  return {
    isCloze,
    question,
    answer,
    sentence: sentence(),
    isLeech,
    where: whereOf(card),
    intervals: {
      1: shortInterval(intervals[1]),
      2: shortInterval(intervals[2]),
      3: shortInterval(intervals[3]),
      4: shortInterval(intervals[4]),
    },
    ...(hasExtra ? { extra } : {}),
    ...(typed === undefined ? {} : { typed: compareTyped(typed, expected() ?? '') }),
  };
}

/** `essay.md:12 · The attacks › Madrid` */
export function whereOf({ file, line, headings }: StudyCard): string {
  return `${file}:${line}${headings.length === 0 ? '' : ` · ${headings.join(' › ')}`}`;
}
