import type { Sentence } from '../language/sentence.ts';
import { escapeMarkdown } from '../markdown/escape.ts';
import type { Note } from '../note.ts';
import { UNIQUE_NOUNS } from '../questions/grammar/lexicon.ts';
import { DENSITIES, type Decision } from '../questions/ranking/choose.ts';
import { aloneOf } from '../quiz/alone.ts';
import { datesIn } from '../quiz/dates.ts';
import type { Phrase } from '../quiz/material.ts';
import { oppositeIn } from '../quiz/opposites.ts';
import { onlyPlaceOf } from '../quiz/stem.ts';
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

/** Least score of a candidate that no card was made of: that of a rich deck. */
const LEAST_SCORE = DENSITIES.rich.leastScore;

/** Notes that an essay's prose gives beside those that are worth a card. */
export function spareNotes(decisions: readonly Decision[]): { note: Note; isOpen: boolean }[] {
  return decisions.filter(isSpare).map(({ candidate, refusedBy }) => ({
    note: noteOf(candidate),
    isOpen: refusedBy === 'too open',
  }));
}

function isSpare({ refusedBy = '', candidate }: Decision): boolean {
  // "Lord Byron: when was he sent to Harrow?" says who he is.
  const isCued =
    refusedBy === 'pronoun' &&
    candidate.cue !== undefined &&
    /^when (?:was|did) (?:he|she) /i.test(candidate.question);
  return candidate.score >= LEAST_SCORE && (isCued || GOOD_FOR_A_QUIZ.has(refusedBy));
}

/** A note that a sentence gives, and what its gap hides where its words alone do not tell. */
export interface SentenceNote {
  readonly note: Note;
  readonly type?: string;
}

/**
 * A sentence that can be read by itself, with each of its dates, numbers, names and terms in turn as a gap, and with the word whose opposite makes it false.
 * @param said the sentence with names in the place of pronouns, where they are known
 */
export function sentenceNotes(
  sentence: Sentence,
  said: string,
  headings: readonly string[],
  phrases: readonly Phrase[],
  isTerm: (phrase: string) => boolean,
): SentenceNote[] {
  const text = aloneOf(said);
  if (text === undefined || !/\b(?:the|of|and|to|in|an?|was|were|is|are|than)\b/.test(text))
    return [];
  if (isSubjectUnknown(sentence) || isCaption(sentence)) return [];
  const names = phrases
    .filter(({ type }) => /^(?:person|country|place|organization)$/.test(type))
    .map((phrase) => phrase.text)
    .filter((name) => !/\d|^(?:BCE?|CE|AD)$/.test(name) && !isPartOfName(name, text));
  const dates = datesIn(text).map(({ start, end }) => text.slice(start, end));
  // Of an example, one number is as good as another.
  const isExample =
    /^(?:if|suppose|when|for (?:example|instance))\b/i.test(sentence.text) ||
    /^(?:if|suppose)\b/i.test(text);
  const numbers = isExample
    ? []
    : [...text.matchAll(NUMBERS)]
        .map(([number]) => number.replace(/,$/, ''))
        .filter((number) => !dates.some((date) => date.includes(number)));
  const terms = phrases
    .filter(({ type, text: noun }) => type.startsWith('noun:') && isTerm(noun))
    .filter(({ text: noun }) => isSaidOf(noun, sentence))
    .map((phrase) => phrase.text.replace(/^an? /i, ''));
  const gaps = [...dates, ...numbers, ...names, ...termsNamedIn(text), ...terms].flatMap(
    (hidden) => {
      const bare = hidden.replace(/^the /i, '');
      const at = onlyPlaceOf(text, bare);
      return at < 0 ? [] : [{ note: noteHiding(at, bare.length, text, headings) }];
    },
  );
  const opposite = oppositeIn(text);
  if (opposite === undefined) return gaps;
  const note = noteHiding(opposite.at, opposite.word.length, text, headings);
  return [...gaps, { note, type: 'opposite' }];
}

/** Whether a sentence is about a noun or tells what is done to it: in "fell in love" it is a part of another word. */
function isSaidOf(noun: string, { text, start, tokens }: Sentence): boolean {
  const at = text.toLowerCase().indexOf(noun.toLowerCase());
  return tokens.some(
    (token) =>
      token.end === start + at + noun.length && /^(?:nsubj|obj|root|appos)/.test(token.deprel),
  );
}

/** In digits, or in words before what they count. */
const NUMBERS =
  /(?<![\w.,])\d[\d,]*(?![\w.,]*\d|[:–-]\d)|(?<!\b(?:or|to|and) )\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\b(?= (?:of the|\p{Ll}+ of the|\p{Ll}+s\b))/gu;

/** "core competency" of "sometimes called its “core competency”". */
function termsNamedIn(text: string): string[] {
  const named =
    /\b(?:called|termed|known as|dubbed|referred to as) (?:(?:the|an?|its|their|his|her) )?[“"]([\p{L} -]{4,30})[”"]/giu;
  return [...text.matchAll(named)].map(([, term]) => term!);
}

/** "Image: Oto Berg.", "Oto Berg in 2010, after the vote.": what stands below a picture says nothing of anybody. */
function isCaption({ text, tokens }: Sentence): boolean {
  const hasVerb = tokens.some(({ xpos }) => /^(?:VBD|VBZ|VBP|MD)$/.test(xpos));
  return !hasVerb || /^\p{Lu}{4,}:/u.test(text);
}

/** "The book sold well": which, only the sentence before says. */
function isSubjectUnknown({ tokens }: Sentence): boolean {
  return tokens.some(({ upos, deprel, lemma }, subject) => {
    if (upos !== 'NOUN' || !/^nsubj/.test(deprel) || UNIQUE_NOUNS.has(lemma.toLowerCase()))
      return false;
    if (tokens.slice(0, subject).some((before) => before.lemma === lemma)) return false;
    const own = tokens.filter(({ head }) => head === subject);
    return (
      own.some(({ deprel: relation, form }) => relation === 'det' && /^the$/i.test(form)) &&
      !own.some(({ deprel: relation }) =>
        /^(?:amod|compound|nmod|acl|nummod|appos|flat)/.test(relation),
      )
    );
  });
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

function noteHiding(at: number, length: number, text: string, headings: readonly string[]): Note {
  const hidden = escapeMarkdown(text.slice(at, at + length));
  return {
    kind: 'cloze',
    front: `${escapeMarkdown(text.slice(0, at))}{{c1::${hidden}}}${escapeMarkdown(text.slice(at + length))}`,
    back: '',
    place: { file: '', line: 1, column: 1, start: 0, end: text.length },
    headings,
    made: { by: 'rule', rule: 'sentence', score: 0 },
  };
}
