/** What a thing is useful for, what is done with it, and what is used as something. */

import { invertedQuestion } from '../asking/inversion.ts';
import { isOfAKind } from '../asking/of-a-kind.ts';
import type { Clause } from '../grammar/clause.ts';
import { entityOf, hasName } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

/** "useful for comparing values", "are built for observing the sky": the doing behind "for". */
export const forDoing: Rule = {
  name: 'for-doing',
  prior: 0.85,
  allows: ['too open', 'nothing specific', 'thin answer', 'vague answer'],
  ask: (clause): Draft[] => {
    const { tree, predicate, body, negated, fronted } = clause;
    if (negated || fronted.length > 0 || !isOfThing(clause)) return [];
    const at = body.findIndex(
      (index, place) =>
        index > predicate &&
        /^for$/i.test(token(tree, index).form) &&
        token(tree, body[place + 1] ?? predicate).xpos === 'VBG' &&
        body[place + 1] === index + 1,
    );
    if (at < 1) return [];
    const asked = body.slice(at + 1);
    const before = body.slice(0, at);
    const verb = token(tree, predicate);
    const isUseful = verb.upos === 'ADJ' && USEFUL.test(verb.lemma);
    const isUsed = USING.test(verb.lemma) && (clause.passive || hasObject(clause));
    if (!(isUseful || isUsed) || asked.length < 2 || before.at(-1) !== body[at]! - 1) return [];
    if (body.some((index) => /^[,;:]$/.test(token(tree, index).form) && index < body[at]!))
      return [];
    return [{ question: [...invertedQuestion(clause, 'What', asked)], answer: asked, asked }];
  },
  examples: [
    {
      text: 'Percentiles are useful for comparing the values of large populations.',
      question: 'What are percentiles useful for?',
      answer: 'Comparing the values of large populations',
    },
    { text: 'The clerk was praised for removing the papers.', none: true },
  ],
};

const USEFUL =
  /^(useful|responsible|essential|necessary|important|suitable|crucial|vital|ideal|valuable|convenient|helpful|famous|notorious|adequate|indispensable|known)$/;

const USING =
  /^(use|build|design|need|require|employ|develop|create|adapt|exploit|cultivate|keep|breed|raise)$/;

const hasObject = ({ phrases, predicate }: Clause) =>
  phrases.some(
    ({ relation, governor, isFronted }) =>
      relation === 'obj' && governor === predicate && !isFronted,
  );

/** A kind of thing, or of people with a word that tells which. */
function isOfThing(clause: Clause): boolean {
  const { tree, subject, copular } = clause;
  const { upos, xpos } = token(tree, subject.head);
  if (isOfAKind(clause)) return true;
  if (!/^(NOUN|PROPN)$/.test(upos)) return false;
  if (copular) return entityOf(tree, subject.head) !== 'person';
  return xpos === 'NNS' && dependents(tree, subject.head, 'amod').length > 1;
}

/** "People have used gold, silver and cowrie shells as money": what has been. */
export const usedAs: Rule = {
  name: 'used-as',
  prior: 0.85,
  allows: ['too open', 'nothing specific', 'vague question'],
  ask: (clause): Draft[] => {
    const { tree, predicate, body, negated, phrases, passive } = clause;
    if (negated || passive || !/^(use|employ|treat)$/.test(token(tree, predicate).lemma)) return [];
    const object = phrases.find(
      ({ relation, governor, isFronted }) =>
        relation === 'obj' && governor === predicate && !isFronted,
    );
    if (object === undefined || dependents(tree, object.head, 'conj').length < 2) return [];
    const as = body.find((index) => index === object.tokens.at(-1)! + 1);
    if (as === undefined || !/^(as|for)$/i.test(token(tree, as).form)) return [];
    if (hasName(tree, clause.subject.head)) return [];
    if (!isRelation(object.relation, ['obj'])) return [];
    return [
      {
        question: invertedQuestion(clause, 'What', object.tokens),
        answer: object.tokens,
        asked: object.tokens,
      },
    ];
  },
  examples: [
    {
      text: 'People have used gold, silver, cowrie shells and cocoa beans as money.',
      question: 'What have people used as money?',
      answer: 'Gold, silver, cowrie shells and cocoa beans',
    },
    { text: 'People have used gold in many ways.', none: true },
  ],
};
