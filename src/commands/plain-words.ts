import type { StudyCard } from '../collection/study.ts';
import type { Lines } from '../review/card-lines.ts';
import { longInterval } from '../review/intervals.ts';
import type { Kind } from '../review/queue.ts';
import type { Reviewing } from '../review/reviewing.ts';
import { RATINGS } from '../review/summary.ts';
import { compareTyped, type Part } from '../review/typed-answer.ts';
import type { Rating } from '../schedule/memory.ts';
import { whereOf } from './card-view.ts';
import type { Rendered } from './renderer.ts';

/** Who listens wants few line ends, but a rule or a table must have a width. */
const COLUMNS = 200;

/** The question of a card, line by line, in words that can be listened to. */
export function questionInWords(
  { deck }: StudyCard,
  { isCloze, question }: Rendered,
  left: Readonly<Record<Kind, number>>,
): string[] {
  return [
    `Deck ${deck}: ${left.new} new, ${left.learning} learning, ${left.due} due.`,
    inWords(isCloze ? 'Fill the gap' : 'Question', question),
  ];
}

export function answerInWords(card: StudyCard, rendered: Rendered, typed?: string): string[] {
  const { answer, extra, hasExtra, sentence, expected } = rendered;
  return [
    ...(typed === undefined ? [] : comparison(typed, expected() ?? '')),
    inWords('Answer', answer),
    ...(hasExtra ? [inWords('Besides', extra)] : []),
    ...(sentence() === '' ? [] : [`Source: ${sentence()}`]),
    `From ${whereOf(card)}`,
  ];
}

function inWords(label: string, lines: Lines): string {
  const all = lines(COLUMNS);
  return `${label}:${all.length > 1 ? '\n' : ' '}${all.join('\n')}`;
}

/** What differs in brackets, since there are no colours. */
function comparison(typed: string, expected: string): string[] {
  const { isRight, got, wanted } = compareTyped(typed, expected);
  if (isRight) return ['You typed just that.'];
  const marked = (parts: readonly Part[]) =>
    parts.map(({ text, isSame }) => (isSame ? text : `[${text}]`)).join('');
  return [`You typed: ${marked(got)}`, `Expected: ${marked(wanted)}`];
}

/** @param intervals in milliseconds */
export function ratingsInWords(intervals: Readonly<Record<Rating, number>>): string {
  const ratings = ([1, 2, 3, 4] as const).map(
    (rating) => `${rating} ${RATINGS[rating - 1]} (${longInterval(intervals[rating])})`,
  );
  return `${ratings.join(', ')}:`;
}

const WORDS: Readonly<Record<string, string>> = {
  again: '1',
  hard: '2',
  good: '3',
  easy: '4',
  edit: 'e',
  undo: 'u',
  suspend: 's',
  bury: 'b',
  flag: 'f',
  type: 't',
  quit: 'q',
  help: '?',
};

/** The keys that a line stands for. */
export function keysOf(line: string, { side, asks }: Pick<Reviewing, 'side' | 'asks'>): string[] {
  if (asks === 'flag') return [line];
  if (line === '') return side === 'question' ? ['return'] : [];
  const flag = /^(?:f|flag) ?([0-7])$/.exec(line);
  if (flag !== null) return ['f', flag[1]!];
  const key = WORDS[line.toLowerCase()] ?? line;
  return side === 'question' && /^[1-4ahgy]$/.test(key) ? ['return', key] : [key];
}
