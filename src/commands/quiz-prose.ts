import type { Sentence } from '../language/sentence.ts';
import { escapeMarkdown } from '../markdown/escape.ts';
import type { Note } from '../note.ts';
import type { Decision } from '../questions/choose.ts';
import { datesIn } from '../quiz/dates.ts';
import type { Phrase } from '../quiz/material.ts';
import { onlyPlaceOf, standsAlone } from '../quiz/stem.ts';
import { noteOf } from './essay.ts';

/**
 * Reasons to keep a candidate off the cards that do not count in a quiz: options say what an open question is after,
 * and one fact may be asked in the way that suits the kind of item.
 */
const GOOD_FOR_A_QUIZ: ReadonlySet<string> = new Set([
  'same fact as another note',
  'sentence has its notes',
  'too open',
]);

/** Least score of a candidate that no card was made of. */
const LEAST_SCORE = 0.5;

/** Notes that an essay's prose gives beside those that are worth a card. */
export function spareNotes(decisions: readonly Decision[]): { note: Note; isOpen: boolean }[] {
  return decisions
    .filter(
      ({ refusedBy, candidate }) =>
        GOOD_FOR_A_QUIZ.has(refusedBy ?? '') && candidate.score >= LEAST_SCORE,
    )
    .map(({ candidate, refusedBy }) => ({
      note: noteOf(candidate),
      isOpen: refusedBy === 'too open',
    }));
}

/** A sentence that can be read by itself, with each of its dates, numbers and names in turn as a gap. */
export function sentenceNotes(
  { text }: Sentence,
  headings: readonly string[],
  phrases: readonly Phrase[],
): Note[] {
  if (!standsAlone(text) || !/\b(?:the|of|and|to|in|an?|was|were|is|are)\b/.test(text)) return [];
  const names = phrases
    .filter(({ type, text: name }) => !/^(?:noun:|name:time)/.test(type) && !/\d/.test(name))
    .map((phrase) => phrase.text);
  const dates = datesIn(text).map(({ start, end }) => text.slice(start, end));
  const numbers = [...text.matchAll(/(?<![\w.,])\d[\d,]*(?![\w.,]*\d|[:–-]\d)/g)]
    .map(([number]) => number.replace(/,$/, ''))
    .filter((number) => !dates.some((date) => date.includes(number)));
  return [...dates, ...numbers, ...names].flatMap((hidden) => noteHiding(hidden, text, headings));
}

function noteHiding(hidden: string, text: string, headings: readonly string[]): Note[] {
  const bare = hidden.replace(/^the /i, '');
  const at = onlyPlaceOf(text, bare);
  if (at < 0) return [];
  const before = escapeMarkdown(text.slice(0, at));
  const after = escapeMarkdown(text.slice(at + bare.length));
  const place = { file: '', line: 1, column: 1, start: 0, end: text.length };
  return [
    {
      kind: 'cloze',
      front: `${before}{{c1::${escapeMarkdown(bare)}}}${after}`,
      back: '',
      place,
      headings,
      made: { by: 'rule', rule: 'sentence', score: 0 },
    },
  ];
}
