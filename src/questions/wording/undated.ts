import type { Suspect } from '../gates/suspect.ts';
import type { Clause } from '../grammar/clause.ts';
import { contentWords } from '../grammar/content-words.ts';
import { isCalendarDate } from '../grammar/dates.ts';
import { isRelation } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import { namesIn } from './cue.ts';
import type { Piece } from './wording.ts';

/** The same question without the date: beside a question for the date it does not tell its answer. */
export function withoutDate(
  draft: Draft,
  { tree, phrases, predicate }: Clause,
  rule: Rule,
): Draft[] {
  if (draft.isCloze || NEEDS_ITS_DATE.test(rule.name)) return [];
  const date = phrases.find(
    ({ tokens, governor, relation, opener }) =>
      governor === predicate &&
      // "as of 2008": by now it is another.
      opener !== 'as of' &&
      isRelation(relation, ['obl']) &&
      isCalendarDate(tree, tokens) &&
      tokens.length <= 5 &&
      tokens.every((index) => draft.question.includes(index)),
  );
  if (date === undefined) return [];
  const last = date.tokens.at(-1)!;
  // "from 776 BCE to 394 AD" is one time.
  if (/^(to|until|till|through)$/i.test(tree.tokens[last + 1]?.form ?? '')) return [];
  const isClosed = tree.tokens[last + 1]?.form === ',';
  const out = new Set<Piece>(isClosed ? [...date.tokens, last + 1] : date.tokens);
  return [
    { ...draft, question: draft.question.filter((piece) => !out.has(piece)), isUndated: true },
  ];
}

/** What was done is told by its day alone, and how much of something there is holds for a day. */
const NEEDS_ITS_DATE = /^(did|befell|became|what-share|value|how-much|how-many)$/;

/** Without its date a question needs more to be recognised by; a name counts twice. */
const LEAST_WITHOUT_DATE = 6;

/** The same where somebody is asked for: others did the like at other times. */
const LEAST_OF_SOMEBODY = 8;

export const isAnchored = ({ rule, draft, card: { question } }: Suspect) =>
  draft.isUndated === undefined ||
  contentWords(question).length + namesIn(question) >=
    (rule.name === 'subject' ? LEAST_OF_SOMEBODY : LEAST_WITHOUT_DATE);
