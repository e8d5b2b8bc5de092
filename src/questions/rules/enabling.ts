/** What something makes possible or makes others do, and what those of a kind do. */

import { invertedQuestion } from '../asking/inversion.ts';
import { isOfAKind } from '../asking/of-a-kind.ts';
import { tokensOf } from '../gates/suspect.ts';
import type { Clause } from '../grammar/clause.ts';
import { THIRD_PERSON } from '../grammar/lexicon.ts';
import { dependents, token } from '../grammar/tree.ts';
import { agrees } from '../references/agreement.ts';
import type { Reference } from '../references/references.ts';
import type { Draft, Rule } from '../rule.ts';

/** "specialization allows workers to focus": what something makes possible, or makes others do. */
export const enables: Rule = {
  name: 'enables',
  prior: 0.2,
  allows: ['too open', 'vague answer', 'pronoun'],
  ask: (clause, references) => {
    const { tree, predicate, negated, passive } = clause;
    if (negated || passive || !isOfAKind(clause)) return [];
    const { lemma } = token(tree, predicate);
    if (!ENABLING.test(lemma) || (lemma === 'cause' && token(tree, clause.finite).xpos === 'VBD'))
      return [];
    const object = clause.phrases.find(
      ({ relation, governor }) => relation === 'obj' && governor === predicate,
    );
    if (object === undefined || !/^(NOUN|PROPN)$/.test(token(tree, object.head).upos)) return [];
    return clause.phrases
      .filter(
        ({ relation, governor, opener }) =>
          relation === 'xcomp' && governor === predicate && opener === 'to',
      )
      .filter(
        ({ tokens, head }) =>
          tokens.length >= 3 && dependents(tree, head, 'cop', 'aux:pass').length === 0,
      )
      .filter(({ tokens }) => tokens[0]! > object.tokens.at(-1)!)
      .map((phrase): Draft => {
        const rest = clause.body.filter((index) => index >= phrase.tokens[0]!);
        const question = invertedQuestion(clause, 'What', rest);
        return { question: [...question, 'to do'], answer: rest, asked: rest };
      })
      .filter(({ question, asked }) =>
        [...tokensOf(question), ...asked].every((index) =>
          isBound(clause, references, index, object.head),
        ),
      );
  },
  examples: [
    {
      text: 'Wool lets no water in. A thick coat of wool allows sheep to live in the cold of the mountains.',
      question: 'What does a thick coat of wool allow sheep to do?',
      answer: 'To live in the cold of the mountains',
    },
    { text: 'Sheep live in the cold of the mountains.', none: true },
  ],
};

/** A pronoun that stands for what is enabled, or that the sentence or the text before explains. */
function isBound(
  { tree }: Clause,
  references: readonly Reference[],
  index: number,
  object: number,
): boolean {
  const { upos, form } = token(tree, index);
  if (upos !== 'PRON' || !THIRD_PERSON.has(form.toLowerCase())) return true;
  if (index > object && agrees(form.toLowerCase(), tree, object)) return true;
  const reference = references.find(({ tokens }) => tokens.includes(index));
  return reference?.text !== undefined || (index > object && reference?.antecedent !== undefined);
}

/** "workers who specialize often learn to produce more": what those of a kind do. */
export const tends: Rule = {
  name: 'tends',
  prior: 0,
  allows: ['too open', 'vague answer'],
  ask: (clause) => {
    const { tree, predicate, subject, negated, passive } = clause;
    const isKnown = /^(tend|learn|need|serve)$/.test(token(tree, predicate).lemma);
    if (!isKnown || negated || passive || clause.role !== 'main' || !isGeneric(clause)) return [];
    const isNarrowed = dependents(tree, subject.head, 'nmod', 'acl').length > 0;
    if (!isNarrowed || clause.fronted.length > 0) return [];
    return clause.phrases
      .filter(
        ({ relation, governor, opener }) =>
          relation === 'xcomp' && governor === predicate && opener === 'to',
      )
      .filter(({ tokens, head }) => tokens.length >= 3 && token(tree, head).upos === 'VERB')
      .filter(({ head }) => dependents(tree, head, 'cop', 'aux:pass').length === 0)
      .map((phrase): Draft => {
        const rest = clause.body.filter((index) => index >= phrase.tokens[0]!);
        const question = invertedQuestion(clause, 'What', rest);
        return { question: [...question, 'to do'], answer: rest, asked: rest };
      });
  },
  examples: [
    {
      text: 'Workers who specialize in one task learn to produce goods of higher quality.',
      question: 'What do workers who specialize in one task learn to do?',
      answer: 'To produce goods of higher quality',
    },
    { text: 'Workers learn to produce goods of higher quality.', none: true },
    { text: 'The workers of the mill learned to read in 1840.', none: true },
  ],
};

/** Said of all of a kind: in the present, without "the". */
function isGeneric({ tree, subject, finite }: Clause): boolean {
  const [first = subject.head] = subject.tokens;
  const isPresent = /^(VBZ|VBP|VB)$/.test(token(tree, finite).xpos);
  return (
    isPresent &&
    !/^(the|this|these|that|those|some|many|most|several)$/i.test(token(tree, first).form)
  );
}

const ENABLING =
  /^(allow|enable|force|cause|lead|encourage|require|permit|compel|inspire|motivate|prompt|persuade|convince|oblige|drive|push|help)$/;
