import type { Clause } from '../grammar/clause.ts';
import { isCalendarDate } from '../grammar/dates.ts';
import { EVENT_NOUNS, KINDS, MONTHS } from '../grammar/lexicon.ts';
import { entityOf, hasName, isPlural } from '../grammar/noun-phrase.ts';
import { isConnective, type Phrase } from '../grammar/phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';

/** A named event, a circumstance with a name, or a month that something belongs to; in a whole year many things are done. */
export function isOccasion(
  clause: Clause,
  references: readonly Reference[],
  phrase: Phrase,
): boolean {
  const { tree } = clause;
  if (!isRelation(phrase.relation, ['obl', 'advcl']) || phrase.governor !== clause.predicate)
    return false;
  // "until 1870, when Canada bought the land" tells more of the year.
  if (phrase.setOff && !phrase.isFronted) return false;
  if (isConnective(tree, phrase) || phrase.tokens.length > 12) return false;
  // "after which Acre was annexed"
  if (phrase.tokens.some((index) => /^W(DT|P)/.test(token(tree, index).xpos))) return false;
  // "after their conquest of Mecca", of a thing
  const isTheirs = phrase.tokens.some((index) => /^their$/i.test(token(tree, index).form));
  if (isTheirs && !isPlural(tree, clause.subject.head)) return false;
  if (isDay(clause, phrase)) return true;
  const isEvent = references.some(
    (reference) => reference.kind === 'event' && phrase.tokens.includes(reference.tokens[0]!),
  );
  const named =
    hasName(tree, phrase.head) ||
    dependents(tree, phrase.head, 'nmod', 'compound', 'nsubj', 'obj').some((child) =>
      hasName(tree, child),
    );
  // "after Maurice of Nassau"
  const isPerson = entityOf(tree, phrase.head) === 'person';
  if (TURNING.test(phrase.opener)) return isEvent || (named && !isPerson);
  if (/^(when|after|before|once)$/.test(phrase.opener) && isRelation(phrase.relation, ['advcl']))
    return named;
  return /^(in|at|under|on|with)$/.test(phrase.opener) && named && isNamedEvent(clause, phrase);
}

const TURNING =
  /^(after|following|before|during|despite|in spite of|in response to|as a result of|upon|in the wake of|because of|throughout)$/;

/** "in the Treaty of Petropolis", "at the Battle of Hastings" */
function isNamedEvent({ tree }: Clause, { head }: Phrase): boolean {
  const lemma = token(tree, head).lemma.toLowerCase();
  const isOfKind =
    EVENT_NOUNS.has(lemma) ||
    (KINDS.has(lemma) &&
      /^(treaty|act|conference|edict|proclamation|constitution|agreement|accord|dynasty)$/.test(
        lemma,
      ));
  return isOfKind && entityOf(tree, head) !== 'place';
}

/** In a month or on a day of a year. */
export function isDay({ tree }: Clause, { opener, tokens }: Phrase): boolean {
  return (
    /^(in|on|by|during)$/.test(opener) &&
    isCalendarDate(tree, tokens) &&
    tokens.some((index) => MONTHS.has(token(tree, index).lemma.toLowerCase())) &&
    tokens.length <= 5
  );
}
