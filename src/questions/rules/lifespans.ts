import type { Clause } from '../grammar/clause.ts';
import { isYear } from '../grammar/dates.ts';
import { EVENT_NOUNS, MONTHS } from '../grammar/lexicon.ts';
import { entityOf, hasName } from '../grammar/noun-phrase.ts';
import { type Tree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

/** "Ada Lovelace (10 December 1815 – 27 November 1852) was …": when somebody was born. */
export const born: Rule = {
  name: 'born',
  prior: 0,
  allows: ['parse not trusted', 'word cut in two', 'too open', 'relative time'],
  ask: (clause) => dateOfLife(clause, 'from', (name) => ['When was', ...name, 'born']),
  examples: [
    {
      text: 'Ada Lovelace (10 December 1815 – 27 November 1852) was an English mathematician.',
      question: 'When was Ada Lovelace born?',
      answer: 'On 10 December 1815',
    },
    {
      text: 'David Beckham, OBE (born 2 May 1975) is an English former footballer.',
      question: 'When was David Beckham born?',
      answer: 'On 2 May 1975',
    },
    {
      text: 'Joshua Norton (c. 1818 – January 8, 1880) was a citizen of San Francisco.',
      question: 'When was Joshua Norton born?',
      answer: 'Around 1818',
    },
    { text: 'George Thomas (reigned 1715 – 1774) was a king of France.', none: true },
    { text: 'The Treaty of Paris (1783) was an agreement.', none: true },
  ],
};

/** And when he died. */
export const died: Rule = {
  name: 'died',
  prior: 0,
  allows: born.allows ?? [],
  ask: (clause) => dateOfLife(clause, 'to', (name) => ['When did', ...name, 'die']),
  examples: [
    {
      text: 'Ada Lovelace (10 December 1815 – 27 November 1852) was an English mathematician.',
      question: 'When did Ada Lovelace die?',
      answer: 'On 27 November 1852',
    },
    {
      text: 'Aristotle (384–322 BC) was a Greek philosopher.',
      question: 'When did Aristotle die?',
      answer: 'In 322 BC',
    },
    { text: 'David Beckham (born 2 May 1975) is an English footballer.', none: true },
  ],
};

function dateOfLife(
  clause: Clause,
  end: 'from' | 'to',
  asking: (name: readonly number[]) => Piece[],
): Draft[] {
  const { tree, subject } = clause;
  const span = isBroughtIn(clause) ? spanBehind(clause) : undefined;
  const date = span?.[end] ?? [];
  const comma = subject.tokens.findIndex((index) => token(tree, index).form === ',');
  const name = comma < 0 ? subject.tokens : subject.tokens.slice(0, comma);
  if (span === undefined || date.length === 0) return [];
  if (name.some((index) => /^(and|or)$/i.test(token(tree, index).form))) return [];
  return [{ question: asking(name), answer: dated(tree, date, span.era), asked: date }];
}

/** "The Crimean War (1853 – 1856) was …": from when to when something was. */
export const eventSpan: Rule = {
  name: 'event-span',
  prior: 0.8,
  allows: ['parse not trusted', 'word cut in two', 'too open'],
  ask: (clause) => {
    const { tree, subject, predicate } = clause;
    const isEvent =
      clause.role === 'main' &&
      clause.copular &&
      hasName(tree, subject.head) &&
      /^(NOUN|PROPN)$/.test(token(tree, predicate).upos) &&
      EVENT_NOUNS.has(token(tree, subject.head).lemma.toLowerCase());
    const span = isEvent ? spanBehind(clause) : undefined;
    if (span === undefined || span.from.length === 0 || span.to.length === 0) return [];
    return [
      {
        question: ['When did', ...subject.tokens, 'take place'],
        answer: ['from', ...span.from, 'to', ...span.to],
        asked: [...span.from, ...span.to],
      },
    ];
  },
  examples: [
    {
      text: 'The Crimean War (1853 – 1856) was a conflict between Russia and the Ottoman Empire.',
      question: 'When did the Crimean War take place?',
      answer: 'From 1853 to 1856',
    },
    { text: 'The Treaty of Paris (1783) was an agreement.', none: true },
  ],
};

/** Somebody who opens a sentence that tells what he is. */
function isBroughtIn({ tree, role, copular, subject, predicate }: Clause): boolean {
  const isPerson = [subject.head, predicate].some((index) => entityOf(tree, index) === 'person');
  return (
    role === 'main' &&
    copular &&
    isPerson &&
    token(tree, subject.head).xpos === 'NNP' &&
    /^(NOUN|PROPN)$/.test(token(tree, predicate).upos) &&
    (subject.tokens[0] ?? 1) === 0
  );
}

interface Span {
  /** Empty where only the other is told. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** "BC", said once for both. */
  readonly era: readonly number[];
}

/** The two dates in the brackets behind a subject. */
function spanBehind({ tree, subject }: Clause): Span | undefined {
  const open = (subject.tokens.at(-1) ?? subject.head) + 1;
  if (tree.tokens[open]?.form !== '(') return undefined;
  const close = closingOf(tree, open);
  for (let at = open + 1; at < close; at += 1) {
    if (isDash(tree, at)) {
      const from = dateBefore(tree, at, open);
      const to = dateAfter(tree, at, close);
      if (from.length === 0 || to.length === 0) continue;
      if (isOtherSpan(tree, from[0]!)) return undefined;
      const era = to.filter((index) => ERA.test(token(tree, index).form));
      return {
        from,
        to,
        era: from.some((index) => era.length > 0 && ERA.test(token(tree, index).form)) ? [] : era,
      };
    }
    if (/^(born|b\.?)$/i.test(token(tree, at).form)) {
      const from = dateAfter(tree, at, close);
      const isLiving = !tree.tokens.slice(at, close).some((_, next) => isDash(tree, at + next));
      if (from.length > 0 && isLiving) return { from, to: [], era: [] };
    }
  }
  return undefined;
}

/** The bracket that closes, past those inside. */
function closingOf({ tokens }: Tree, open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (tokens[at]!.form === '(') depth += 1;
    if (tokens[at]!.form === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return open;
}

const isDash = (tree: Tree, at: number) => /^([-–—]|--)$/.test(token(tree, at).form);

const ERA = /^(BCE|BC|CE|AD)$/;

/** Before a number: about. */
const ABOUT = /^(c|ca|circa|about|around)\.?$/i;

function isPartOfDate(tree: Tree, index: number): boolean {
  const { form } = token(tree, index);
  return (
    /^\d{1,4}$/.test(form) ||
    MONTHS.has(form.toLowerCase()) ||
    ERA.test(form) ||
    ABOUT.test(form) ||
    form === ','
  );
}

function dateBefore(tree: Tree, dash: number, open: number): number[] {
  let from = dash;
  while (from - 1 > open && isPartOfDate(tree, from - 1)) from -= 1;
  return whole(tree, from, dash);
}

function dateAfter(tree: Tree, dash: number, close: number): number[] {
  let to = dash + 1;
  while (to < close && isPartOfDate(tree, to)) to += 1;
  return whole(tree, dash + 1, to);
}

/** A year, with its day or without, or nothing. */
function whole(tree: Tree, from: number, to: number): number[] {
  const all = Array.from({ length: to - from }, (_, at) => from + at);
  const isComma = (index: number) => token(tree, index).form === ',';
  while (all.length > 0 && isComma(all[0]!)) all.shift();
  while (all.length > 0 && isComma(all.at(-1)!)) all.pop();
  const text = all.map((index) => token(tree, index).form).join(' ');
  return WHOLE.test(text) ? all : [];
}

const WHOLE =
  /^((c|ca|circa|about|around)\.? )?(\d{1,2} \p{Lu}\p{L}+ ,? ?\d{3,4}|\p{Lu}\p{L}+ \d{1,2} , \d{3,4}|\p{Lu}\p{L}+ \d{4}|\d{3,4})( (BCE|BC|CE|AD))?$/u;

/** "reigned 1715 – 1774", "in office 1861 – 1865" */
function isOtherSpan({ tokens }: Tree, first: number): boolean {
  return /^(reign(ed)?|ruled?|r\.?|fl\.?|flourished|active|office|president|served|married|m\.?|from|aged)$/i.test(
    tokens[first - 1]?.form ?? '',
  );
}

/** "On 8 September 1841", "In 1841", "Around 1818", "In 384 BC". */
function dated(tree: Tree, date: readonly number[], era: readonly number[]): Piece[] {
  const first = token(tree, date[0]!).form;
  const missing = era.filter((index) => !date.includes(index));
  if (ABOUT.test(first)) return ['around', ...date.slice(1), ...missing];
  const isDay = date.length > 2 && date.some((index) => /^\d{1,2}$/.test(token(tree, index).form));
  const isMonth = date.some((index) => MONTHS.has(token(tree, index).form.toLowerCase()));
  const isYearOnly = date.length === 1 && isYear(first);
  return [isDay && isMonth && !isYearOnly ? 'on' : 'in', ...date, ...missing];
}
