/** What effect one thing has on another, and how one differs from another beside it. */

import type { Clause } from '../grammar/clause.ts';
import { doSupport } from '../grammar/inflect.ts';
import { EMPTY_NOUNS, PARTITIVE } from '../grammar/lexicon.ts';
import { determiner, entityOf, isPlural } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

/** "Inflation lowered morale": both are told, and which way it went is asked. */
export const effect: Rule = {
  name: 'effect',
  prior: 0.85,
  asks: ['main', 'complement'],
  allows: ['too open', 'nothing specific', 'thin answer', 'leak', 'parse not trusted'],
  ask: (clause): Draft[] => {
    const { tree, predicate, subject, negated, passive, copular, body, finite, fronted } = clause;
    const { lemma } = token(tree, predicate);
    if (negated || passive || copular || fronted.length > 1 || !isThing(clause)) return [];
    const object = clause.phrases.find(
      ({ relation, governor, isFronted }) =>
        relation === 'obj' && governor === predicate && !isFronted,
    );
    if (object === undefined || !/^(NOUN|PROPN)$/.test(token(tree, object.head).upos)) return [];
    if (ISSUES.test(token(tree, object.head).lemma)) return [];
    if (!isSure(clause, [subject.head, object.head])) return [];
    const how = clause.phrases.find(
      ({ relation, head, governor }) =>
        lemma === 'make' &&
        relation === 'xcomp' &&
        governor === predicate &&
        token(tree, head).upos === 'ADJ' &&
        head > object.tokens.at(-1)!,
    );
    if (!WAYS.test(lemma) && how === undefined) return [];
    const isPerfect = /^ha(s|ve)$/i.test(token(tree, finite).form) && finite !== predicate;
    if (finite !== predicate && !isPerfect) return [];
    // What stands before and behind it, but no clause of its own.
    const before = body.filter((index) => index < predicate);
    const last = how === undefined ? object.tokens.at(-1)! : how.tokens.at(-1)!;
    const rest = body.filter((index) => index > last);
    const isPlain =
      rest.length === 0 ||
      clause.phrases.some(
        ({ tokens, relation, opener }) =>
          opener !== 'to' &&
          isRelation(relation, ['obl']) &&
          tokens.length === rest.length &&
          tokens[0] === rest[0],
      );
    if (!isPlain || before.some((index) => token(tree, index).upos !== 'ADV')) return [];
    if (body.some((index) => /^(also|thereby|further|even)$/i.test(token(tree, index).form)))
      return [];
    const carrier = isPerfect
      ? token(tree, finite).form
      : doSupport(token(tree, finite).xpos, token(tree, finite).form);
    const around = fronted.flatMap(({ tokens }) => tokens);
    const isSeveral = isPlural(tree, subject.head);
    const asked = [...before, predicate, ...(how?.tokens ?? [])].sort((a, b) => a - b);
    const told = [
      ...(isPerfect ? [finite] : []),
      ...before,
      predicate,
      ...object.tokens,
      ...(how?.tokens ?? []),
      ...rest,
    ];
    return [
      {
        question: [
          'What effect',
          carrier,
          ...subject.tokens,
          isPerfect ? 'had on' : 'have on',
          ...object.tokens,
          ...around,
        ],
        answer: [isSeveral ? 'they' : 'it', ...told],
        asked,
      },
    ];
  },
  examples: [
    {
      text: 'Rampant inflation as well as food shortages in the South lowered morale.',
      question:
        'What effect did rampant inflation as well as food shortages in the South have on morale?',
      answer: 'They lowered morale',
    },
    {
      text: 'Sinking air makes the formation of clouds more difficult.',
      question: 'What effect does sinking air have on the formation of clouds?',
      answer: 'It makes the formation of clouds more difficult',
    },
    { text: 'The president raised the taxes of the rich.', none: true },
    { text: 'Geography affects the specialization of workers.', none: true },
  ],
};

/** Verbs that say which way a thing goes. */
const WAYS =
  /^(lower|raise|increase|decrease|reduce|weaken|strengthen|improve|worsen|boost|slow|accelerate|hinder|hamper|undermine|undercut|enhance|stimulate|inhibit|suppress|intensify|limit|restrict|stabilize|stabilise|destabilize|diminish|erode|exacerbate|aggravate|alleviate|lessen|impede|deepen|widen|narrow|lengthen|shorten|heighten|revolutionize|revolutionise|deplete|devastate|cripple|damage|endanger|threaten|prolong|speed|reinforce|complicate|simplify|relieve|multiply|double|halve|quadruple|impair|curb|depress)$/;

/** One raises these, and nothing goes up. */
const ISSUES =
  /^(question|issue|concern|doubt|awareness|fund|money|objection|problem|voice|hand|hope|expectation)$/;

/** Subject, verb and object stand one behind the other and are surely these: how they are built inside does not matter. */
function isSure({ tree, subject, predicate, body }: Clause, heads: readonly number[]): boolean {
  const isWhole = (tokens: readonly number[]) =>
    tokens.every((index, at) => at === 0 || index === tokens[at - 1]! + 1);
  return (
    [predicate, ...heads].every((index) => token(tree, index).confidence >= SURE) &&
    isWhole(subject.tokens) &&
    isWhole(body)
  );
}

const SURE = 0.75;

/** No person or body, and nothing that another sentence tells. */
function isThing({ tree, subject }: Clause): boolean {
  const { upos, xpos, lemma } = token(tree, subject.head);
  if (upos === 'VERB') return xpos === 'VBG' && subject.tokens.length > 1;
  if (!/^(NOUN|PROPN)$/.test(upos) || EMPTY_NOUNS.has(lemma) || PARTITIVE.test(lemma)) return false;
  if (/^(person|organization|place)$/.test(`${entityOf(tree, subject.head)}`)) return false;
  const isBare =
    determiner(tree, subject.head) === 'the' &&
    dependents(tree, subject.head, 'amod', 'compound', 'nmod', 'acl').length === 0;
  return !isBare;
}
