/** What amount something is, and of what colour or shape. */

import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { isCalendarDate } from '../grammar/dates.ts';
import { EMPTY_NOUNS } from '../grammar/lexicon.ts';
import { determiner, entityOf, hasName } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

/** "The average albedo of Earth is about 0.3": how much it is. */
export const value: Rule = {
  name: 'value',
  prior: 0.6,
  allows: ['vague answer', 'thin answer', 'too open', 'nothing specific', 'share of what'],
  ask: (clause): Draft[] => {
    const { tree, subject, body, negated, copular, auxiliaries, fronted } = clause;
    if (!copular || negated || auxiliaries.length !== 1 || !/^(main|conjunct)$/.test(clause.role))
      return [];
    if (!isRelation(subject.relation, ['nsubj']) || token(tree, subject.head).upos !== 'NOUN')
      return [];
    if (!isAmount(clause) || !isMeasured(clause) || fronted.length > 1) return [];
    // "As of the 2001 census, the population was …": what was so once, was so then.
    const isDated = fronted.some(({ tokens }) => isCalendarDate(tree, tokens));
    if (token(tree, clause.finite).xpos === 'VBD' && !isDated) return [];
    const from = body.findIndex((index) => !COLOURING.test(token(tree, index).form));
    const answer = body.slice(Math.max(0, from));
    if (answer.length > MOST_WORDS || body.some((index) => OTHER.test(token(tree, index).form)))
      return [];
    return [{ question: invertedQuestion(clause, 'What', body), answer, asked: answer }];
  },
  examples: [
    {
      text: 'The average albedo of Earth is about 0.3.',
      question: 'What is the average albedo of Earth?',
      answer: 'About 0.3',
    },
    {
      text: 'The population of Andorra is 85,000.',
      question: 'What is the population of Andorra?',
      answer: '85,000',
    },
    {
      text: 'The speed of light is 299,792 kilometres per second.',
      question: 'What is the speed of light?',
      answer: '299,792 kilometres per second',
    },
    { text: 'The second half of the match was 20 minutes of boredom.', none: true },
    { text: 'As of the census, the population of York was 181,000.', none: true },
    { text: 'The winners of the match were two sisters.', none: true },
    { text: 'The winner of the race was 25.', none: true },
  ],
};

const MOST_WORDS = 12;

/** "is only about 0.3" */
const COLOURING = /^(only|just|therefore|thus|usually|generally|typically|roughly speaking)$/i;

/** A comparison, or a second amount that belongs to something else. */
const OTHER = /^(than|compared|but|whereas|while|respectively|which|who|of)$/i;

/** A number, alone or with its unit, and what bounds it. */
function isAmount({ tree, predicate, body }: Clause): boolean {
  const { upos, lemma } = token(tree, predicate);
  const opener = dependents(tree, predicate, 'case').map((one) => token(tree, one).form);
  if (opener.some((form) => !/^(between|about|around|over|under|from|above|below)$/i.test(form)))
    return false;
  if (upos === 'NUM')
    return (
      /\d/.test(token(tree, predicate).form) && dependents(tree, predicate, 'nmod').length === 0
    );
  return (
    /^(NOUN|SYM|PROPN)$/.test(upos) &&
    UNIT.test(lemma) &&
    dependents(tree, predicate, 'nummod').length > 0 &&
    body.some((index) => /\d|illion|hundred|thousand|dozen/.test(token(tree, index).form))
  );
}

const UNIT =
  /^(%|percent|°.*|degree|mm|cm|m|km|km2|mi|ft|kg|g|mg|lb|ton|tonne|kilomet(re|er)|met(re|er)|centimet(re|er)|millimet(re|er)|micromet(re|er)|nanomet(re|er)|mile|foot|inch|yard|acre|hectare|gram|kilogram|pound|ounce|lit(re|er)|gallon|second|minute|hour|day|week|month|year|volt|watt|kelvin|joule|hertz|ampere|dollar|euro|cent|franc|yen|light-year|parsec|mile|billion|million|trillion|inhabitant|people|person|time|times|K|°C|°F|C|F)$/i;

/** The subject says of what it is the measure. */
function isMeasured({ tree, subject }: Clause): boolean {
  const { head } = subject;
  const { lemma, xpos } = token(tree, head);
  const isPoint = lemma === 'point' && dependents(tree, head, 'compound').length > 0;
  const isNumber = /^(number|amount|rate|cost|size|period)$/.test(lemma);
  if (xpos !== 'NN' || (EMPTY_NOUNS.has(lemma) && !isPoint && !isNumber)) return false;
  const isPeople = lemma === 'population' || entityOf(tree, head) !== 'person';
  const owners = dependents(tree, head, 'nmod:poss');
  const isOwned = owners.some((one) => token(tree, one).upos !== 'PRON');
  const told = dependents(tree, head, 'nmod').some((one) => !owners.includes(one));
  return (
    isPeople &&
    !/^(half|quarter|part|one|rest|remainder|score|result)$/.test(lemma) &&
    (isOwned || (told && determiner(tree, head) === 'the') || hasName(tree, head))
  );
}

/** "The flesh of the fruit is pale yellow in colour": what colour. */
export const colour: Rule = {
  name: 'what-colour',
  prior: 0.5,
  allows: ['thin answer', 'too open', 'nothing specific'],
  ask: (clause): Draft[] => {
    const { tree, predicate, copular, negated, auxiliaries, body, subject } = clause;
    if (!copular || negated || auxiliaries.length !== 1 || clause.role !== 'main') return [];
    if (!/^(NOUN|PROPN)$/.test(token(tree, subject.head).upos)) return [];
    const phrase = clause.phrases.find(
      ({ governor, tokens, opener, head }) =>
        governor === predicate &&
        opener === 'in' &&
        tokens.length === 2 &&
        KINDS_OF_LOOK.test(token(tree, head).form),
    );
    if (phrase === undefined || phrase.isFronted) return [];
    const answer = body.filter((index) => index < phrase.tokens[0]!);
    const isLast = body.at(-1) === phrase.tokens.at(-1);
    if (answer.length === 0 || answer.length > 8 || !isLast || !answer.includes(predicate))
      return [];
    if (
      answer.some((index) =>
        /^(similar|different|variable|identical)$/i.test(token(tree, index).form),
      )
    )
      return [];
    const wh = `What ${token(tree, phrase.head).form.toLowerCase()}`;
    return [{ question: invertedQuestion(clause, wh, body), answer, asked: answer }];
  },
  examples: [
    {
      text: 'Crude sulfur is pale yellow in color.',
      question: 'What color is crude sulfur?',
      answer: 'Pale yellow',
    },
    { text: 'The two species are similar in color.', none: true },
  ],
};

const KINDS_OF_LOOK = /^(colou?r|shape)$/i;
