import type { Rating } from '../schedule/memory.ts';
import { type Frame, labelled, roomOf, visible, wrapped } from './layout.ts';
import type { Part, Typed } from './typed-answer.ts';

/** Lines of at most so many columns, with their colours. */
export type Lines = (columns: number) => readonly string[];

/** A card as the screen shows it. */
export interface CardView {
  readonly isCloze: boolean;
  readonly question: Lines;
  /** Of a cloze its text with the gap filled. */
  readonly answer: Lines;
  /** What stands below the answer: of a cloze what its note says besides. */
  readonly extra?: Lines;
  /** The source sentence; '' where there is none. */
  readonly sentence: string;
  /** `essay.md:12 · The attacks`. */
  readonly where: string;
  readonly isLeech: boolean;
  /** What each rating would give: `10m`. */
  readonly intervals: Readonly<Record<Rating, string>>;
  /** What was typed, beside what was expected. */
  readonly typed?: Typed;
}

/** A card as it stands on the screen. */
export interface CardLines {
  readonly lines: readonly string[];
  /** From where to where the answer stands in them; nowhere where it is not up. */
  readonly answer: { readonly from: number; readonly to: number };
}

export function asked({ isCloze, question }: CardView, frame: Frame): string[] {
  return beside(isCloze ? 'C' : 'Q', question, frame);
}

export function answered(card: CardView, frame: Frame): CardLines {
  const { isCloze, answer, extra, typed } = card;
  const above = isCloze ? [] : [...asked(card, frame), ''];
  const shown = [
    ...beside(isCloze ? 'C' : 'A', answer, frame),
    ...parted(extra === undefined ? [] : beside(' ', extra, frame)),
    ...parted(difference(typed, frame)),
  ];
  return {
    lines: [...above, ...shown, ...parted(sourceOf(card, frame))],
    answer: { from: above.length, to: above.length + shown.length },
  };
}

function beside(label: string, lines: Lines, { columns, paint }: Frame): string[] {
  return labelled(lines(roomOf(columns)), `${paint.cyan(label)}  `);
}

/** Lines after one that is blank, where there are any. */
export function parted(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function sourceOf({ sentence, where, isLeech }: CardView, frame: Frame): string[] {
  const { dim, yellow } = frame.paint;
  const quote = `${dim('>')}  `;
  return [
    ...(sentence === '' ? [] : wrapped(dim(visible(sentence)), frame, quote, quote)),
    ...wrapped(dim(visible(where)), frame, '   '),
    ...(isLeech ? wrapped(yellow('A leech: forgotten again and again.'), frame, '   ') : []),
  ];
}

function difference(typed: Typed | undefined, frame: Frame): string[] {
  if (typed === undefined) return [];
  const { paint } = frame;
  const { green, red, dim } = paint;
  if (typed.isRight) return wrapped(green('You typed just that.'), frame, `${green('=')}  `);
  const marked = (parts: readonly Part[], colour: (text: string) => string) =>
    parts
      .map(({ text, isSame }) => (isSame ? visible(text) : colour(paint.underline(visible(text)))))
      .join('');
  return [
    ...wrapped(marked(typed.got, red), frame, `${red('≠')}  `),
    ...wrapped(marked(typed.wanted, green), frame, `${dim('=')}  `),
  ];
}
