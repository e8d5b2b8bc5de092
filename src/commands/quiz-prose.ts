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

/** A sentence that can be read by itself, with each of its dates, numbers, names and terms in turn as a gap. */
export function sentenceNotes(
  { text }: Sentence,
  headings: readonly string[],
  phrases: readonly Phrase[],
  isTerm: (phrase: string) => boolean,
): Note[] {
  if (!standsAlone(text) || !/\b(?:the|of|and|to|in|an?|was|were|is|are)\b/.test(text)) return [];
  const names = phrases
    .filter(({ type }) => /^(?:person|country|place|organization)$/.test(type))
    .map((phrase) => phrase.text)
    .filter((name) => !/\d/.test(name) && !isPartOfName(name, text));
  const dates = datesIn(text).map(({ start, end }) => text.slice(start, end));
  const numbers = [...text.matchAll(/(?<![\w.,])\d[\d,]*(?![\w.,]*\d|[:–-]\d)/g)]
    .map(([number]) => number.replace(/,$/, ''))
    .filter((number) => !dates.some((date) => date.includes(number)));
  const terms = phrases
    .filter(({ type, text: noun }) => type.startsWith('noun:') && isTerm(noun))
    .map((phrase) => phrase.text.replace(/^an? /i, ''));
  return [...dates, ...numbers, ...names, ...terms].flatMap((hidden) =>
    noteHiding(hidden, text, headings),
  );
}

const TITLES =
  /\b(?:Queen|King|President|General|Professor|Dr\.?|Mr\.?|Mrs\.?|Sir|Pope|Emperor|Minister)\s$/;

/** "Kearney" of "Kearney Boulevard": another capital stands beside it. */
function isPartOfName(name: string, text: string): boolean {
  const bare = name.replace(/^the /i, '');
  const at = text.indexOf(bare);
  const before = text.slice(0, at);
  const isAfterName = /(?<=\s)\p{Lu}[\p{L}.’'-]*\s$/u.test(before) && !TITLES.test(before);
  return (
    isAfterName ||
    /\p{Lu}[\p{L}.]* of (?:the )?$/u.test(before) ||
    /^(?:['’]s)?\s\p{Lu}/u.test(text.slice(at + bare.length))
  );
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
      front: `${before}{{c1::${escapeMarkdown(text.slice(at, at + bare.length))}}}${after}`,
      back: '',
      place,
      headings,
      made: { by: 'rule', rule: 'sentence', score: 0 },
    },
  ];
}
