/** What a card is about, said where it does not say so itself. */

import { type Suspect, tokensOf } from '../gates/suspect.ts';
import { determiner, entityOf, hasName, nameText } from '../grammar/noun-phrase.ts';
import { openerOf } from '../grammar/phrase.ts';
import { dependents, token } from '../grammar/tree.ts';
import { speaksOf, type Topic } from './topic.ts';

/** Names and terms need no introduction; nor does a question that speaks of the topic, or asks for it. */
export function withTopic(suspect: Suspect): Suspect {
  const { topic, card, draft, rule } = suspect;
  if (topic === undefined || isKnown(suspect)) return suspect;
  const isElsewhere = tokensOf(draft.question).some(
    (index) => entityOf(suspect.clause.tree, index) === 'place',
  );
  // Who did it may have done it elsewhere, and "based on in Alabama" is torn.
  const isAside =
    /^(subject|where)$/.test(rule.name) ||
    /\b(on|of|to|from|with|into|as|in|by|for|at|against|about)\?$/.test(card.question);
  if (topic.inside === undefined || isElsewhere || isAside || draft.isCloze)
    return { ...suspect, cue: topic.text };
  const question = `${card.question.slice(0, -1)} ${topic.inside}?`;
  return { ...suspect, card: { ...card, question } };
}

function isKnown({ rule, card, draft, topic, clause }: Suspect): boolean {
  const { tree } = clause;
  const hidden = draft.isCloze && tellsWhich(card.answer) ? 1 : 0;
  const names = namesIn(card.question) + hidden;
  // What a term is holds whatever its sentence is about.
  if (rule.name === 'gloss') return true;
  if (topic !== undefined && isVersion(clause))
    return speaksOf(topic, `${card.question} ${card.answer}`);
  // "What share of people were Methodists in 2006?": where?
  if (
    OF_A_PLACE.test(rule.name) &&
    topic?.inside !== undefined &&
    !tokensOf(draft.question).some((index) => entityOf(tree, index) === 'place')
  )
    return speaksOf(topic, `${card.question} ${card.answer}`);
  const isIntroduced = names > 0 || determiner(tree, clause.subject.head) !== 'the';
  if ((SELF_CONTAINED.test(rule.name) && isIntroduced) || names >= ENOUGH_NAMES) return true;
  // "Marbles: when was Jenna Nicole Mourey born?"
  const isOfALife =
    rule.name === 'when' &&
    /^(bear|die)$/.test(token(tree, clause.predicate).lemma) &&
    nameText(tree, clause.subject.head).includes(' ');
  if (isOfALife) return true;
  // "Nations of the world" does not tell more of Togo.
  if (
    topic !== undefined &&
    isOfManyThings(topic) &&
    names > 0 &&
    hasName(tree, clause.subject.head)
  )
    return true;
  return topic === undefined || speaksOf(topic, `${card.question} ${card.answer}`);
}

/** "A radio version was broadcast in 1947": of what? */
function isVersion({ tree, subject: { head } }: Suspect['clause']): boolean {
  const isOfWhat = dependents(tree, head, 'nmod').some(
    (one) => openerOf(tree, one) === 'of' || token(tree, one).deprel === 'nmod:poss',
  );
  return VERSION.test(token(tree, head).lemma) && !isOfWhat;
}

const VERSION =
  /^(version|adaptation|edition|sequel|remake|production|screenplay|soundtrack|dramati[sz]ation)$/;

/** A title of several words without a name. */
export const isOfManyThings = ({ text }: Topic) =>
  text.split(/\s+/).length >= 3 && !/\s\p{Lu}/u.test(text);

/** What is hidden is a name or a figure: the sentence is no less about it. */
const tellsWhich = (answer: string) => /^\p{Lu}|\d/u.test(answer);

/** Who knows two of a question's names knows what it is about. */
const ENOUGH_NAMES = 2;

/** Runs of words with a capital behind the first word, and years. */
export function namesIn(question: string): number {
  const runs = question.match(
    /(?<=[^.?!]\s)\p{Lu}[^\s,]*(?: (?:(?:of|the|de|von) )*\p{Lu}[^\s,]*)*/gu,
  );
  return (runs?.length ?? 0) + (question.match(/\b[12]\d{3}\b/g)?.length ?? 0);
}

const OF_A_PLACE = /^(what-share|how-many|how-many-are-there)$/;

const SELF_CONTAINED =
  /^(definition|gloss|acronym|apposition|described|also-called|identity|compares|claimed|claimed-about)$/;
