/** "decided to withdraw", "was intended to protect": what somebody meant to do. */

import { asCountry } from '../asking/as-country.ts';
import { anchors, isPossible, isSomeOf } from '../asking/askable.ts';
import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { INTENT_VERBS } from '../grammar/lexicon.ts';
import { entityOf } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

/** "decided to withdraw": the infinitive is what was decided. */
export const intent: Rule = {
  name: 'intent',
  prior: 0.1,
  ask: (clause) => {
    const { tree, predicate } = clause;
    if (!INTENT_VERBS.has(token(tree, predicate).lemma) || clause.passive || clause.negated)
      return [];
    const hasObject = clause.phrases.some(
      (phrase) => phrase.relation === 'obj' && phrase.governor === predicate,
    );
    const isSilent = clause.body.some((index) => /^comment$/i.test(token(tree, index).form));
    return hasObject || isSilent || isAnybody(clause) || isSomeOf(clause) || isPossible(clause)
      ? []
      : toDo(clause);
  },
  examples: [
    {
      text: 'After the Suez Crisis, the British government decided to withdraw its troops from Egypt.',
      question: 'What did the United Kingdom decide to do after the Suez Crisis?',
      answer: 'To withdraw its troops from Egypt',
    },
    {
      text: 'The 1999 Prague floods showed that old cities are in danger. Following the loss of almost 90 homes, the Czech government decided to move its archives from Prague.',
      question: 'What did Czechia decide to do after the 1999 Prague floods?',
      answer: 'To move its archives from Prague',
    },
    { text: 'Spain withdrew its troops from Iraq.', none: true },
  ],
};

/** "were meant to solidify support": the infinitive is what they are for. */
export const meant: Rule = {
  name: 'meant',
  prior: 0.2,
  ask: (clause, references) => {
    const { tree, predicate } = clause;
    const { lemma } = token(tree, predicate);
    if (!clause.passive || clause.negated || !AIMING.test(lemma)) return [];
    if (isSomeOf(clause) || isAnybody(clause) || isPossible(clause)) return [];
    // "He was meant to stay"
    const { upos } = token(tree, clause.subject.head);
    const isSomebody = upos === 'PRON' || entityOf(tree, clause.subject.head) === 'person';
    if (isSomebody && /^(mean|intend|design|use|build)$/.test(lemma)) return [];
    const isBidding = BIDDING_OF_MANY.test(lemma);
    return toDo(clause).filter(
      ({ asked }) =>
        !isBidding || (asked[0] === predicate + 1 && anchors(clause, references, asked) >= 2),
    );
  },
  examples: [
    {
      text: 'The Marshall Plan was designed to rebuild the economies of Western Europe.',
      question: 'What was the Marshall Plan designed to do?',
      answer: 'To rebuild the economies of Western Europe',
    },
    {
      text: 'The Geiger counter is used to measure the radiation of uranium.',
      question: 'What is the Geiger counter used for?',
      answer: 'To measure the radiation of uranium',
    },
    {
      text: 'In 1899, Emma Noble was invited to teach mathematics in Vienna.',
      question: 'What was Emma Noble invited to do in 1899?',
      answer: 'To teach mathematics in Vienna',
    },
    { text: 'He was commissioned as a captain to rank from 1778.', none: true },
    { text: 'The Marshall Plan was announced in 1947.', none: true },
  ],
};

const AIMING =
  /^(mean|intend|design|use|build|create|found|establish|force|require|allow|permit|order|oblige|compel|forbid|authori[sz]e|ask|urge|persuade|encourage|invite|commission|instruct|hire|train|teach)$/;

/** What is done to somebody many times over: it needs a name and a time, or two names. */
const BIDDING_OF_MANY =
  /^(force|require|allow|permit|order|oblige|compel|forbid|authori[sz]e|ask|urge|persuade|encourage|invite|commission|instruct|hire|train|teach)$/;

/** "What did S decide to do?" for each infinitive of the predicate. */
function toDo(clause: Clause): Draft[] {
  return (
    clause.phrases
      .filter(({ relation }) => isRelation(relation, ['xcomp', 'advcl']))
      .filter(({ governor, opener }) => governor === clause.predicate && opener === 'to')
      .filter(({ tokens }) => tokens.length >= 3)
      // One does not do what is done to one.
      .filter(({ head }) => dependents(clause.tree, head, 'aux:pass', 'cop').length === 0)
      .map((phrase) => ({
        question: withToDo(
          invertedQuestion(clause, 'What', [...phrase.tokens, ...adverbsOf(clause)]),
          clause,
          phrase,
        ),
        answer: withoutReason(clause, phrase),
        asked: withoutReason(clause, phrase),
        says: asCountry(clause),
      }))
  );
}

/** "used widely in clinics to assess …" */
function adverbsOf({ tree, predicate, passive }: Clause): number[] {
  if (!passive) return [];
  return dependents(tree, predicate, 'advmod').filter((index) => index > predicate);
}

/** "What do people attempt to do?" has no end of answers. */
function isAnybody({ tree, subject }: Clause): boolean {
  const isBare = subject.tokens.length === 1 && token(tree, subject.head).upos === 'NOUN';
  return isBare && entityOf(tree, subject.head) === 'person';
}

/** What somebody means to do is asked for without why. */
function withoutReason({ tree }: Clause, phrase: Phrase): number[] {
  const reasons = phrase.tokens.filter((index) => /^because$/i.test(token(tree, index).form));
  const out = new Set(reasons.flatMap((mark) => subtree(tree, token(tree, mark).head)));
  // "to start a class which attracted interest", "for the purpose of gaining supporters"
  const end = phrase.tokens.findIndex(
    (index, at) =>
      at > 3 &&
      (/^which$/i.test(token(tree, index).form) ||
        /^for the purpose/i.test(
          tree.tokens
            .slice(index, index + 3)
            .map(({ form }) => form)
            .join(' '),
        )),
  );
  return trimPunctuation(
    tree,
    phrase.tokens.filter((index, at) => !out.has(index) && (end < 0 || at < end)),
  );
}

/** "to do" goes where the infinitive stood; a thing is not used to do, but for. */
function withToDo(question: readonly Piece[], clause: Clause, phrase: Phrase): Piece[] {
  const at = question.findIndex(
    (piece, index) =>
      index > 2 &&
      (piece === phrase.governor ||
        (typeof piece === 'string' && piece === token(clause.tree, phrase.governor).lemma)),
  );
  const isUse = clause.passive && token(clause.tree, phrase.governor).lemma === 'use';
  return [...question.slice(0, at + 1), isUse ? 'for' : 'to do', ...question.slice(at + 1)];
}
