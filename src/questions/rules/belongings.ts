/** What somebody or something has by the nature of it: its capital, his father. */

import { invertedQuestion } from '../asking/inversion.ts';
import { EMPTY_NOUNS } from '../grammar/lexicon.ts';
import { entityOf, hasName } from '../grammar/noun-phrase.ts';
import { isInPassing } from '../grammar/passing.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

/** "Its capital is Oranjestad": what, or who, its capital is. */
export const belonging: Rule = {
  name: 'belonging',
  prior: 0.7,
  allows: ['thin answer', 'nothing specific', 'too open'],
  ask: (clause): Draft[] => {
    const { tree, predicate, subject, body, copular, negated, auxiliaries, fronted } = clause;
    if (!copular || negated || auxiliaries.length !== 1 || fronted.length > 0) return [];
    if (!/^(main|conjunct)$/.test(clause.role) || isInPassing(clause)) return [];
    if (!isRelation(subject.relation, ['nsubj'])) return [];
    const { upos, xpos, lemma } = token(tree, subject.head);
    const [owner] = dependents(tree, subject.head, 'nmod:poss');
    if (upos !== 'NOUN' || xpos !== 'NN' || owner === undefined || EMPTY_NOUNS.has(lemma))
      return [];
    // "Their culture was Hellenistic", "His mother was a teacher" say how they were.
    if (token(tree, predicate).upos !== 'PROPN' || !hasName(tree, predicate)) return [];
    if (dependents(tree, predicate, 'case').length > 0 || body.length > 12) return [];
    const wh = entityOf(tree, predicate) === 'person' ? 'Who' : 'What';
    return [{ question: invertedQuestion(clause, wh, body), answer: body, asked: body }];
  },
  examples: [
    {
      text: "Algeria's capital is Algiers.",
      question: "What is Algeria's capital?",
      answer: 'Algiers',
    },
    {
      text: 'Évariste Galois was born in 1811. His father was Nicolas-Gabriel Galois.',
      question: "Who was Évariste Galois's father?",
      answer: 'Nicolas-Gabriel Galois',
    },
    { text: 'Évariste Galois was born in 1811. His father was often ill.', none: true },
  ],
};

/** "was named after the engineer Gustave Eiffel": after whom, or what. */
export const namedAfter: Rule = {
  name: 'named-after',
  prior: 0.7,
  allows: ['thin answer', 'nothing specific', 'too open'],
  ask: (clause): Draft[] => {
    const { tree, predicate, passive, negated } = clause;
    if (!passive || negated || token(tree, predicate).lemma !== 'name') return [];
    return clause.phrases
      .filter(
        ({ opener, governor, isFronted, head, tokens }) =>
          opener === 'after' &&
          tokens[0] === predicate + 1 &&
          governor === predicate &&
          !isFronted &&
          /^(NOUN|PROPN)$/.test(token(tree, head).upos) &&
          entityOf(tree, head) !== 'time',
      )
      .map((phrase): Draft => {
        const answer = phrase.tokens.slice(1);
        const wh = entityOf(tree, phrase.head) === 'person' ? 'Who' : 'What';
        return { question: invertedQuestion(clause, wh, answer), answer, asked: answer };
      });
  },
  examples: [
    {
      text: 'The Eiffel Tower was named after the engineer Gustave Eiffel.',
      question: 'Who was the Eiffel Tower named after?',
      answer: 'The engineer Gustave Eiffel',
    },
    { text: 'Ada Byron was named heir after the death of her mother.', none: true },
  ],
};
