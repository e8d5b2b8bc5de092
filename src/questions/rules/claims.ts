/** What somebody with a name thinks, and what a finding shows: told as his, never as a fact. */
import type { Clause } from '../clause.ts';
import { doSupport } from '../inflect.ts';
import { invertedQuestion } from '../inversion.ts';
import { ATTRIBUTION_VERBS, SHOWING_VERBS } from '../lexicon.ts';
import { determiner, entityOf, hasName, isPlural } from '../noun-phrase.ts';
import type { Phrase } from '../phrase.ts';
import type { Draft, Rule } from '../rule.ts';
import { trimPunctuation } from '../simplify.ts';
import { dependents, isRelation, subtree, token } from '../tree.ts';
import type { Piece } from '../wording.ts';

/** The clause that a finding or a lesson is told in. */
export const showed: Rule = {
  name: 'showed',
  prior: 0.9,
  ask: (clause) => thatClauses(clause, SHOWING_VERBS),
  examples: [
    {
      text: 'The Great Chicago Fire of 1871 showed that wooden cities were dangerous.',
      question: 'What did the Great Chicago Fire of 1871 show?',
      answer: 'That wooden cities were dangerous',
    },
    { text: 'The Great Chicago Fire of 1871 destroyed thousands of houses.', none: true },
  ],
};

/** What somebody with a name claims stays his claim. */
export const claimed: Rule = {
  name: 'claimed',
  prior: 0.9,
  ask: (clause) => (isSomebody(clause) && hasTopic(clause) ? thatClauses(clause, CLAIMING) : []),
  examples: [
    {
      text: 'Adam Smith argued in 1776 that free trade makes nations rich.',
      question: 'What did Adam Smith argue in 1776?',
      answer: 'That free trade makes nations rich',
    },
    { text: 'Some people argued that the plan was bad.', none: true },
  ],
};

/** "WHO says that iodine deficiency …": what it says about what its clause is about. */
export const claimedAbout: Rule = {
  name: 'claimed-about',
  prior: 0.7,
  ask: (clause) => {
    const { tree, predicate, subject, fronted } = clause;
    if (!isSomebody(clause) || clause.copular) return [];
    return thatClauses(clause, CLAIMING).flatMap(({ asked }): Draft[] => {
      const complement = clause.phrases.find(({ tokens }) => tokens === asked);
      const [topic] = complement === undefined ? [] : dependents(tree, complement.head, 'nsubj');
      if (topic === undefined || !/^(NOUN|PROPN)$/.test(token(tree, topic).upos)) return [];
      if (/^(thing|people|person|one|result|reason|fact)$/.test(token(tree, topic).lemma))
        return [];
      const about = trimPunctuation(
        tree,
        subtree(tree, topic).filter((index) => asked.includes(index)),
      );
      const rest = asked.filter((index) => index > about.at(-1)!);
      const isWhole = about.length + rest.length >= asked.length - 1;
      if (
        /^(all|any|every|each|no|some|most|many|few|an?|both)$/i.test(
          token(tree, about[0] ?? topic).form,
        )
      )
        return [];
      if (about.length > 10 || rest.length < 3 || !isWhole) return [];
      return [
        {
          question: [
            'What',
            ...carried(clause),
            ...subject.tokens,
            ...(clause.auxiliaries.length > 0 ? [predicate] : [token(tree, predicate).lemma]),
            'about',
            ...about,
            ...fronted.flatMap(({ tokens }) => tokens),
          ],
          answer: ['that', ...pronounFor(clause, topic, about), ...rest],
          asked: rest,
        },
      ];
    });
  },
  examples: [
    {
      text: 'The World Health Organization says that iron deficiency is the most common disorder of blood.',
      question: 'What does the World Health Organization say about iron deficiency?',
      answer: 'That it is the most common disorder of blood',
    },
    { text: 'Some people argued that the plan was bad.', none: true },
  ],
};

/** Verbs of speech whose clause is a view that one may learn. */
const CLAIMING: ReadonlySet<string> = new Set(
  [
    ...ATTRIBUTION_VERBS,
    'find',
    'conclude',
    'notice',
    'realize',
    'realise',
    'discover',
    'recognize',
    'recognise',
    'demonstrate',
    'hypothesize',
    'hypothesise',
    'theorize',
    'postulate',
    'reason',
    'assume',
    'teach',
    'hope',
    'fear',
  ].filter((verb) => !/^(joke|tell|feel|recall|add|comment|complain)$/.test(verb)),
);

function carried({ tree, predicate, auxiliaries }: Clause): Piece[] {
  const { xpos, form } = token(tree, predicate);
  return auxiliaries.length > 0 ? [...auxiliaries] : [doSupport(xpos, form)];
}

/** "it" and "they" for things; whether he or she, the text may not tell. */
function pronounFor({ tree }: Clause, head: number, said: readonly number[]): Piece[] {
  if (entityOf(tree, head) === 'person' && !isPlural(tree, head)) return [...said];
  return [isPlural(tree, head) ? 'they' : 'it'];
}

/** A name, or a body of people told by one. */
function isSomebody({ tree, subject }: Clause): boolean {
  const { head } = subject;
  if (/^(he|she)$/i.test(token(tree, head).form)) return true;
  return (
    hasName(tree, head) || dependents(tree, head, 'nmod').some((child) => hasName(tree, child))
  );
}

/** A clause whose subject was taken for the verb's object is torn. */
function hasOwnSubject({ tree }: Clause, { head, tokens }: Phrase): boolean {
  const isUnbroken = tokens.every((index, at) => at === 0 || index - tokens[at - 1]! <= 2);
  const [subject] = dependents(tree, head, 'nsubj', 'csubj', 'expl');
  return isUnbroken && subject !== undefined && tokens.includes(subject);
}

/** When or about what it was said: people say many things. */
function hasTopic({ phrases, predicate }: Clause): boolean {
  return phrases.some(
    ({ relation, governor }) => governor === predicate && isRelation(relation, ['obl']),
  );
}

function thatClauses(clause: Clause, verbs: ReadonlySet<string>) {
  if (!verbs.has(token(clause.tree, clause.predicate).lemma) || clause.negated || clause.passive)
    return [];
  const opening = (phrase: Phrase) => token(clause.tree, phrase.tokens[0]!).form;
  return clause.phrases
    .filter((phrase) => !/^(how|what|why|where|when|who|which|whether|if)$/i.test(opening(phrase)))
    .filter(
      (phrase) =>
        phrase.relation === 'ccomp' &&
        phrase.governor === clause.predicate &&
        (phrase.opener === 'that' ||
          (phrase.opener === '' && phrase.tokens[0]! > clause.predicate)),
    )
    .filter((phrase) => phrase.tokens.length <= 32 && hasOwnSubject(clause, phrase))
    .map((phrase) => ({
      question: invertedQuestion(clause, 'What', phrase.tokens),
      answer: phrase.opener === '' ? ['that', ...phrase.tokens] : phrase.tokens,
      asked: phrase.tokens,
    }));
}

/** "came to the conclusion that …", "Dalton's postulate that …": the view itself, where it is told whose. */
export const conclusion: Rule = {
  name: 'conclusion',
  prior: 0.9,
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
          dependents(tree, child, 'mark').some((mark) => /^that$/i.test(token(tree, mark).form)),
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
  prior: 0.9,
  allows: ['too open', 'vague answer'],
  ask: (clause) => {
    const { tree, predicate, negated, passive, phrases, body } = clause;
    if (negated || passive || !VIEWING.test(token(tree, predicate).lemma)) return [];
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
    return [{ question: invertedQuestion(clause, 'How', asked), answer: asked, asked }];
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
