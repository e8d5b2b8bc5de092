/** The view that somebody came to, as what he saw a thing, and what he called it. */
import { invertedQuestion } from '../asking/inversion.ts';
import { NAMING } from '../grammar/lexicon.ts';
import { determiner, hasName } from '../grammar/noun-phrase.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

/** "came to the conclusion that …", "Dalton's postulate that …": the view itself, where it is told whose. */
export const conclusion: Rule = {
  name: 'conclusion',
  prior: 0,
  allows: ['too open', 'thin answer'],
  ask: (clause) => {
    const { tree, predicate, negated, subject } = clause;
    if (negated || clause.role !== 'main') return [];
    return clause.phrases
      .filter(
        ({ governor, relation }) => governor === predicate && isRelation(relation, ['obj', 'obl']),
      )
      .filter(({ head, isFronted }) => !isFronted && VIEWS.test(token(tree, head).lemma))
      .filter(() => hasName(tree, subject.head) || token(tree, subject.head).upos === 'PRON')
      .filter(({ head }) => /^(the|an?)$/.test(determiner(tree, head)))
      .flatMap(({ head, tokens }): Draft[] => {
        const told = dependents(tree, head, 'acl', 'ccomp').find((child) =>
          dependents(tree, child, 'mark').some(
            (mark) => mark === head + 1 && /^that$/i.test(token(tree, mark).form),
          ),
        );
        if (told === undefined || dependents(tree, told, 'nsubj').length === 0) return [];
        const from = Math.min(...subtree(tree, told));
        // With what dashes and commas set off in it.
        const asked = trimPunctuation(tree, subtree(tree, told));
        if (asked.length > 32) return [];
        const opener = tokens.filter(
          (index) => index < from && token(tree, index).deprel === 'case',
        );
        const out = [...tokens, ...clause.body.filter((index) => index >= from)];
        const question = invertedQuestion(clause, `What ${token(tree, head).lemma}`, out);
        return [{ question: [...question, ...opener], answer: asked, asked }];
      });
  },
  examples: [
    {
      text: 'Alfred Wegener came to the conclusion that Africa and South America had once been joined.',
      question: 'What conclusion did Alfred Wegener come to?',
      answer: 'That Africa and South America had once been joined',
    },
    { text: 'Alfred Wegener wrote the book that made him known.', none: true },
  ],
};

const VIEWS =
  /^(conclusion|belief|idea|view|theory|hypothesis|claim|argument|principle|opinion|assumption|proposition|thesis|notion|doctrine|insight|concept|conviction)$/;

/** "viewed the people as savages", "thought of atoms as particles": how they saw them. */
export const viewed: Rule = {
  name: 'viewed',
  prior: -0.2,
  allows: ['too open', 'vague answer'],
  ask: (clause) => {
    const { tree, predicate, negated, passive, phrases, body } = clause;
    const isNoLonger = body.some((index) => /^longer$/i.test(token(tree, index).form));
    if (negated || passive || isNoLonger || !VIEWING.test(token(tree, predicate).lemma)) return [];
    const isOf = /^(think|conceive|speak)$/.test(token(tree, predicate).lemma);
    const seen = phrases.find(
      ({ relation, governor, opener, isFronted }) =>
        governor === predicate && !isFronted && (isOf ? opener === 'of' : relation === 'obj'),
    );
    if (seen === undefined) return [];
    const as = body.find(
      (index) => index > seen.tokens.at(-1)! && /^as$/i.test(token(tree, index).form),
    );
    if (as !== seen.tokens.at(-1)! + 1) return [];
    const asked = body.filter((index) => index >= as);
    const [, next] = asked;
    if (
      asked.length < 3 ||
      next === undefined ||
      /^(VERB|AUX|PRON|SCONJ)$/.test(token(tree, next).upos)
    )
      return [];
    const wh = /^recogni[sz]e$/.test(token(tree, predicate).lemma) ? 'As what' : 'How';
    return [{ question: invertedQuestion(clause, wh, asked), answer: asked, asked }];
  },
  examples: [
    {
      text: 'The Romans viewed the Germanic tribes as barbarians without law.',
      question: 'How did the Romans view the Germanic tribes?',
      answer: 'As barbarians without law',
    },
    { text: 'The Romans viewed the Germanic tribes from afar.', none: true },
  ],
};

const VIEWING =
  /^(view|see|regard|describe|define|treat|characteri[sz]e|depict|portray|perceive|interpret|recogni[sz]e|conceive|think|speak|consider|understand|explain|present|denounce|condemn|criticize|praise|dismiss)$/;

/** "Scientists call the tendency X": what they call it. */
export const calls: Rule = {
  name: 'calls',
  prior: 0.2,
  allows: ['thin answer', 'vague answer', 'too open'],
  ask: (clause): Draft[] => {
    const { tree, predicate, passive, negated, phrases } = clause;
    if (passive || negated || !NAMING.test(token(tree, predicate).lemma)) return [];
    const own = phrases.filter(({ governor, isFronted }) => governor === predicate && !isFronted);
    const object = own.find(({ relation }) => relation === 'obj');
    const name = own.find(
      ({ relation, head }) => relation === 'xcomp' && /^(NOUN|PROPN)$/.test(token(tree, head).upos),
    );
    if (object === undefined || name === undefined) return [];
    if (object.tokens.at(-1)! + 2 < name.tokens[0]! || name.tokens[0]! < object.tokens[0]!)
      return [];
    const asked = name.tokens;
    return [{ question: invertedQuestion(clause, 'What', asked), answer: asked, asked }];
  },
  examples: [
    {
      text: 'Supporters of Jackson called themselves Democrats or the Democracy.',
      question: 'What did supporters of Jackson call themselves?',
      answer: 'Democrats or the Democracy',
    },
    { text: 'Supporters of Jackson called a meeting.', none: true },
  ],
};
