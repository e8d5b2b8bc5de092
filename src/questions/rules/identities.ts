/** Which one of all something is, and as what it is seen. */

import { invertedQuestion, subjectQuestion } from '../asking/inversion.ts';
import { whFor } from '../asking/wh-phrase.ts';
import type { Clause } from '../grammar/clause.ts';
import { EMPTY_NOUNS } from '../grammar/lexicon.ts';
import { determiner, entityOf, hasName, isUnique } from '../grammar/noun-phrase.ts';
import { isInPassing } from '../grammar/passing.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

/** "X was the first N to …": only one thing is the first, the largest or the only one, so ask for it. */
export const identity: Rule = {
  name: 'identity',
  prior: 0.4,
  allows: ['thin answer'],
  ask: (clause) => {
    const { tree, predicate, subject } = clause;
    if (!clause.copular || clause.negated) return [];
    if (!/^(NOUN|PROPN)$/.test(token(tree, predicate).upos)) return [];
    if (isRelation(subject.relation, ['csubj'])) return deedThatIs(clause);
    if (!isRelation(subject.relation, ['nsubj'])) return [];
    if (!/^(NOUN|PROPN|PRON)$/.test(token(tree, subject.head).upos)) return [];
    // "The last minister, Lothar de Maizière, was …" is answered between the commas.
    if (dependents(tree, subject.head, 'appos').length > 0) return [];
    const isPronoun = /^(he|she|it)$/i.test(token(tree, subject.head).form);
    if (token(tree, predicate).lemma === 'one') return [];
    // "the same figure as the Triangle" is the one and the other.
    if (clause.body.some((index) => /^same$/i.test(token(tree, index).form))) return [];
    if (
      (isUnique(tree, predicate) || isNamedRole(clause)) &&
      (isPronoun || hasName(tree, subject.head) || isFirstOfThings(clause))
    ) {
      const kind = whFor(tree, subject.head);
      // "Which country is the smallest country" says it twice.
      // … and Prussia as "the name of a people" is no country.
      const isWord = /^(name|word|term|title)$/.test(token(tree, predicate).lemma);
      const named = isWord || kind.endsWith(` ${token(tree, predicate).lemma}`) ? 'What' : kind;
      const isThing =
        named === 'Who' &&
        entityOf(tree, predicate) !== 'person' &&
        !/^(star|celebrity|singer|vlogger|youtuber)$/i.test(token(tree, predicate).lemma);
      const wh = isThing && !/^(he|she)$/i.test(token(tree, subject.head).form) ? 'What' : named;
      const isSeveral = /^NNP?S$/.test(token(tree, predicate).xpos);
      // "the first club he played for": whom the answer does not name.
      if (!isPronoun && isOfHim(clause)) return [];
      // "was among the first members": so were others.
      if (dependents(tree, predicate, 'case').some((one) => /^among/i.test(token(tree, one).form)))
        return [];
      const question = withoutSecond(clause, subjectQuestion(clause, wh, isSeveral));
      return [{ question, answer: subject.tokens, asked: subject.tokens }];
    }
    if (!(isUnique(tree, subject.head) || isTopOfKind(clause)) || clause.auxiliaries.length !== 1)
      return [];
    // "is from the 7th century", "is always along a great circle"
    const isSomewhere = dependents(tree, predicate, 'case').length > 0;
    if (isSomewhere || dependents(tree, predicate, 'conj').length > 5) return [];
    const isPerson =
      (entityOf(tree, predicate) === 'person' && !isTopOfKind(clause)) ||
      /^(inhabitant|settler|resident|people|person|human)$/.test(token(tree, subject.head).lemma);
    const wh = isPerson ? 'Who' : 'What';
    return [
      {
        question: invertedQuestion(clause, wh, clause.body),
        answer: clause.body,
        asked: clause.body,
      },
    ];
  },
  examples: [
    {
      text: 'Marie Curie was the first woman to win a Nobel Prize.',
      question: 'Who was the first woman to win a Nobel Prize?',
      answer: 'Marie Curie',
    },
    {
      text: 'Suriname is the smallest country of South America.',
      question: 'What is the smallest country of South America?',
      answer: 'Suriname',
    },
    {
      text: 'The longest river in Alberta is the Athabasca River which travels 1538 km from the Columbia Icefield.',
      question: 'What is the longest river in Alberta?',
      answer: 'The Athabasca River',
    },
    {
      text: 'The largest island in the Mediterranean is Sicily.',
      question: 'What is the largest island in the Mediterranean?',
      answer: 'Sicily',
    },
    {
      text: 'The largest living amphibian is the Chinese giant salamander.',
      question: 'What is the largest living amphibian?',
      answer: 'The Chinese giant salamander',
    },
    {
      text: 'Adding iodine to salt is the most effective method of preventing goitre.',
      question: 'What is the most effective method of preventing goitre?',
      answer: 'Adding iodine to salt',
    },
    {
      text: 'Monotremes are the only mammals that lay eggs.',
      question: 'What are the only mammals that lay eggs?',
      answer: 'Monotremes',
    },
    {
      text: 'Alaska is the largest U.S. state by area, and the tenth wealthiest.',
      question: 'What is the largest U.S. state by area?',
      answer: 'Alaska',
    },
    { text: 'Marie Curie was among the first members of the Polish Society.', none: true },
    { text: 'The largest problem is the lack of teachers.', none: true },
    { text: 'Tottenham Hotspur was the first club he played for.', none: true },
    { text: 'Marie Curie was a physicist.', none: true },
  ],
};

/** "the largest state by area, and the tenth wealthiest": the first tells which one it is. */
function withoutSecond({ tree, predicate }: Clause, question: readonly Piece[]): readonly Piece[] {
  const at = question.findIndex(
    (piece) => typeof piece === 'number' && piece > predicate && token(tree, piece).form === ',',
  );
  const rest = question.slice(at + 1).filter((piece) => typeof piece === 'number');
  const [first = predicate, second = first] = rest;
  const next = /^(and|or)$/i.test(token(tree, first).form) ? second : first;
  const isRanked = rest.slice(0, 5).some((index) => /^(JJS|RBS)$/.test(token(tree, index).xpos));
  return at > 0 && isRanked && /^the$/i.test(token(tree, next).form)
    ? question.slice(0, at)
    : question;
}

/** "Adding iodine to salt is the simplest method of …": doing what. */
function deedThatIs(clause: Clause): Draft[] {
  const { tree, predicate, subject, fronted } = clause;
  const isAct = token(tree, subject.head).xpos === 'VBG' && subject.tokens.length >= 2;
  if (!isAct || fronted.length > 0 || !isUnique(tree, predicate)) return [];
  if (EMPTY_NOUNS.has(token(tree, predicate).lemma) && token(tree, predicate).lemma !== 'way')
    return [];
  const question = subjectQuestion(clause, 'What');
  return [{ question, answer: subject.tokens, asked: subject.tokens }];
}

/** "Monotremes are the only mammals that lay eggs": a thing that needs no name. */
function isFirstOfThings({ tree, predicate, subject }: Clause): boolean {
  const { upos, xpos } = token(tree, subject.head);
  return (
    upos === 'NOUN' &&
    determiner(tree, subject.head) === '' &&
    entityOf(tree, subject.head) !== 'person' &&
    !EMPTY_NOUNS.has(token(tree, subject.head).lemma) &&
    (xpos === 'NNS') === (token(tree, predicate).xpos === 'NNS') &&
    dependents(tree, predicate, 'amod').some((one) =>
      [one, ...dependents(tree, one, 'advmod')].some(
        (part) =>
          /^(first|only)$/i.test(token(tree, part).form) ||
          /^(JJS|RBS)$/.test(token(tree, part).xpos),
      ),
    )
  );
}

/** "the largest living amphibian", "the largest Atlantic basins": of all of a kind that always is. */
function isTopOfKind({ tree, subject: { head }, finite }: Clause): boolean {
  if (determiner(tree, head) !== 'the' || !/^(is|are)$/.test(token(tree, finite).form))
    return false;
  if (token(tree, head).upos !== 'NOUN' || EMPTY_NOUNS.has(token(tree, head).lemma)) return false;
  const told = dependents(tree, head, 'amod');
  const isTop = told.some((one) =>
    [one, ...dependents(tree, one, 'advmod')].some((part) =>
      /^(JJS|RBS)$/.test(token(tree, part).xpos),
    ),
  );
  const isNarrowed = told.some((one) =>
    /^(living|known|possible|existing|extant|surviving|natural)$/.test(token(tree, one).lemma),
  );
  return isTop && (isNarrowed || hasName(tree, head));
}

/** A pronoun in a clause of the predicate: the sentence does not say who is meant. */
function isOfHim({ tree, predicate, body }: Clause): boolean {
  return body.some(
    (index) => index > predicate && /^(he|she|they|him|them)$/i.test(token(tree, index).form),
  );
}

/** "the dominant language in Phoenix": one thing, told by the name that it belongs to. */
function isNamedRole({ tree, predicate }: Clause): boolean {
  return (
    determiner(tree, predicate) === 'the' &&
    dependents(tree, predicate, 'case').length === 0 &&
    token(tree, predicate).xpos === 'NN' &&
    dependents(tree, predicate, 'conj').length === 0 &&
    dependents(tree, predicate, 'nmod').some((child) => hasName(tree, child))
  );
}

/** "The capital of France is Paris": what the subject is, where its words already say which one is meant. */
export const role: Rule = {
  name: 'role',
  prior: 0.2,
  allows: ['thin answer'],
  ask: (clause) => {
    const { tree, predicate, subject, body } = clause;
    if (!clause.copular || clause.negated || clause.auxiliaries.length !== 1) return [];
    if (!/^(NOUN|PROPN)$/.test(token(tree, predicate).upos)) return [];
    if (token(tree, subject.head).upos !== 'NOUN' || determiner(tree, subject.head) !== 'the')
      return [];
    if (isUnique(tree, subject.head) || isInPassing(clause)) return [];
    // "is an easy one to dismiss", "is a subject of disagreement" say something about it, not what it is.
    const isSaidOfIt =
      /^an?$/.test(determiner(tree, predicate)) &&
      dependents(tree, predicate, 'nmod', 'acl').length > 0;
    const isKindOfSeveral =
      token(tree, predicate).xpos === 'NNS' &&
      dependents(tree, predicate, 'conj').length === 0 &&
      !/^(name|term|word|plural)$/.test(token(tree, subject.head).lemma);
    if (isSaidOfIt || isKindOfSeveral || isJudged(clause)) return [];
    const ofWhich = dependents(tree, subject.head, 'nmod', 'acl');
    if (ofWhich.length === 0 || dependents(tree, predicate, 'case').length > 0) return [];
    // "Its death", and "the soils are an adequate composition".
    const isHis = dependents(tree, predicate, 'nmod:poss').some(
      (one) => token(tree, one).xpos === 'PRP$',
    );
    const isMany = token(tree, subject.head).xpos === 'NNS';
    const isOne = /^an?$/.test(determiner(tree, predicate));
    const isList = dependents(tree, predicate, 'conj').length >= 4;
    // "The three modern orders of amphibians are …"
    const isCounted = dependents(tree, subject.head, 'nummod').length > 0;
    const isEmpty = EMPTY_NOUNS.has(token(tree, subject.head).lemma) && !isCounted;
    if (isHis || isList || (isMany && isOne) || isEmpty) return [];
    if (isFirstOfAll(clause)) {
      const isKnown = dependents(tree, predicate, 'nmod', 'acl').length > 0;
      const question = subjectQuestion(clause, 'What', token(tree, predicate).xpos === 'NNS');
      return isKnown ? [{ question, answer: subject.tokens, asked: subject.tokens }] : [];
    }
    const isPerson = entityOf(tree, subject.head) === 'person';
    const question = invertedQuestion(clause, isPerson ? 'Who' : 'What', body);
    return [{ question, answer: body, asked: body }];
  },
  examples: [
    {
      text: 'The national animal of Scotland is the unicorn.',
      question: 'What is the national animal of Scotland?',
      answer: 'The unicorn',
    },
    {
      text: 'The art of Daitō-ryū is the primary influence on aikido.',
      question: 'What is the primary influence on aikido?',
      answer: 'The art of Daitō-ryū',
    },
    {
      text: 'The three modern orders of amphibians are Anura, Urodela, and Apoda.',
      question: 'What are the three modern orders of amphibians?',
      answer: 'Anura, Urodela, and Apoda',
    },
    { text: 'The unicorn is an animal with one horn.', none: true },
    { text: 'The fact that snow fell in Rome is purely a coincidence.', none: true },
  ],
};

/** "the primary influence on aikido": the one that it is, is asked for, as of the first or the largest. */
function isFirstOfAll({ tree, predicate }: Clause): boolean {
  return (
    determiner(tree, predicate) === 'the' &&
    dependents(tree, predicate, 'amod').some((one) =>
      /^(primary|main|chief|principal|dominant|leading|central|first|last|only)$/.test(
        token(tree, one).lemma,
      ),
    )
  );
}

/** "an adequate composition", "purely a coincidence": how it is, not what. */
function isJudged({ tree, predicate, subject, body }: Clause): boolean {
  const [first = predicate] = body;
  const isOne = /^an?$/.test(determiner(tree, predicate));
  const isQualified = isOne && dependents(tree, predicate, 'amod').length > 0;
  const isCut = token(tree, subject.tokens.at(-1) ?? 0).xpos === 'VBN';
  return (
    isQualified ||
    isCut ||
    token(tree, subject.head).lemma === 'fact' ||
    /^(purely|simply|merely|just|mostly|largely|really)$/i.test(token(tree, first).form)
  );
}

/** "X is understood to be Y": how it is seen. */
export const regarded: Rule = {
  name: 'regarded',
  prior: 0,
  allows: ['nothing specific'],
  ask: (clause) => {
    const { tree, predicate, passive, negated } = clause;
    if (
      !passive ||
      negated ||
      clause.fronted.length > 0 ||
      !SEEING.test(token(tree, predicate).lemma)
    )
      return [];
    return clause.phrases
      .filter(({ relation, head }) => relation === 'xcomp' && token(tree, head).upos === 'NOUN')
      .flatMap(({ head, tokens }) => {
        const be = dependents(tree, head, 'cop')[0];
        const asked = tokens.filter((index) => be !== undefined && index > be);
        if (asked.length < 3) return [];
        return [{ question: invertedQuestion(clause, 'What', asked), answer: asked, asked }];
      });
  },
  examples: [
    {
      text: 'A utopia is usually understood to be a society without poverty.',
      question: 'What is a utopia usually understood to be?',
      answer: 'A society without poverty',
    },
    { text: 'A utopia is often described in novels.', none: true },
  ],
};

const SEEING = /^(understand|consider|believe|think|hold|say|suppose|take|define|know|deem|find)$/;
