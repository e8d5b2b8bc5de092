import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { isYear } from '../grammar/dates.ts';
import { agreeWithSingular } from '../grammar/inflect.ts';
import { entityOf, isName } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { isRelation, token } from '../grammar/tree.ts';
import type { Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

const BECAUSE = /^(because|because of|due to|owing to|thanks to|as a result of|on account of)$/;

export const whyBecause: Rule = {
  name: 'why',
  prior: -0.1,
  ask: (clause) =>
    clause.phrases
      .filter(
        (phrase) => BECAUSE.test(phrase.opener) && isRelation(phrase.relation, ['advcl', 'obl']),
      )
      .filter(() => !isEnumerated(clause))
      // "due to other statements": which?
      .filter(
        ({ opener, tokens }) =>
          !/^(other|another|several|various|many|some)$/i.test(
            token(clause.tree, tokens[opener.split(' ').length] ?? 0).form,
          ),
      )
      // "because it helps, for example, medicine": one reason of many.
      .filter(({ tokens }) => !isExample(clause, tokens))
      // "due to injury", "due to lack of sleep": a mishap of a day.
      .filter(
        ({ opener, tokens }) =>
          opener !== 'due to' ||
          tokens.some((index) => isName(clause.tree, index)) ||
          tokens.filter(
            (index, at) => at > 1 && /^(NOUN|ADJ|VERB|NUM)$/.test(token(clause.tree, index).upos),
          ).length >= 3,
      )
      .map((phrase) => ({
        question: invertedQuestion(clause, 'Why', phrase.tokens),
        answer: phrase.tokens,
        asked: phrase.tokens,
      })),
  examples: [
    {
      text: 'The Roman army lost the Battle of Cannae because its soldiers were exhausted.',
      question: 'Why did the Roman army lose the Battle of Cannae?',
      answer: 'Because its soldiers were exhausted',
    },
    {
      text: 'Ireland lost a million people because of the famine of 1845.',
      question: 'Why did Ireland lose a million people?',
      answer: 'Because of the famine of 1845',
    },
    { text: 'The Roman army lost the Battle of Cannae.', none: true },
    {
      text: 'Travel to the Moon is worthwhile because it has led, for example, to new medicines.',
      none: true,
    },
    { text: 'Mouez Hassen was substituted off due to injury.', none: true },
  ],
};

export const purpose: Rule = {
  name: 'purpose',
  prior: 0.1,
  ask: (clause) =>
    clause.phrases
      .filter(
        (phrase) =>
          phrase.relation === 'advcl' &&
          isPurpose(clause, phrase) &&
          phrase.governor === clause.predicate,
      )
      .filter(() => !clause.negated && !clause.copular)
      .filter(
        (phrase) => !runsOn(clause, phrase) && !isBirth(clause) && !isBareVerb(clause, phrase),
      )
      .filter(() => !isOneOfTwo(clause) && !isOftenDone(clause))
      // "was used to": another rule asks what for.
      .filter(() => !(clause.passive && token(clause.tree, clause.predicate).lemma === 'use'))
      .map((phrase) => {
        const asked = withoutComment(clause, phrase);
        const question = invertedQuestion(clause, 'Why', phrase.tokens);
        return { question, answer: asked, asked };
      }),
  examples: [
    {
      text: 'The United States bought Alaska in 1867 to weaken British power in Canada.',
      question: 'Why did the United States buy Alaska in 1867?',
      answer: 'To weaken British power in Canada',
    },
    {
      text: 'The Farmers Union of Wales worked with Congress to make school lunches free, to name one of its aims.',
      question: 'Why did the Farmers Union of Wales work with Congress?',
      answer: 'To make school lunches free',
    },
    { text: 'Spain decided to withdraw its troops.', none: true },
    { text: 'The tramways of Boston evolved to move underground in 1897.', none: true },
    {
      text: 'In 1646 Oxford fell, and Harvey returned to London to live with a friend.',
      none: true,
    },
    { text: 'The structure of France changes to match that of Spain.', none: true },
    { text: 'The potters of Peru often show cacao beside the god to illustrate.', none: true },
    { text: 'A few species of salamanders give birth to live young.', none: true },
  ],
};

/** "Finally, X is important because …": one reason of several. */
const isEnumerated = ({ tree, copular }: Clause) =>
  copular &&
  /^(finally|first|firstly|second|secondly|third|thirdly|lastly|moreover|furthermore|additionally|also|another)$/i.test(
    tree.tokens[0]?.form ?? '',
  );

const isExample = ({ tree }: Clause, tokens: readonly number[]) =>
  tree.tokens.some(
    ({ form }, index) =>
      index > tokens[0]! &&
      /^(example|instance)$/i.test(form) &&
      /^for$/i.test(tree.tokens[index - 1]?.form ?? ''),
  );

/** "To show loyalty, a force hastened to Goliad to support the army": either is why. */
const isOneOfTwo = ({ tree, phrases, predicate }: Clause) =>
  phrases.filter(
    ({ relation, opener, governor, head }) =>
      relation === 'advcl' &&
      governor === predicate &&
      /^(to|in order to)$/.test(opener) &&
      !COMMENTING.test(token(tree, head).lemma),
  ).length > 1;

const COMMENTING = /^(name|mention|say|cite)$/;

/** "returned to London": one comes back more than once, and the time that is told tells which. */
const isOftenDone = ({ tree, predicate, finite, body, fronted }: Clause) =>
  /^(return|come|go)$/.test(token(tree, predicate).lemma) &&
  token(tree, finite).xpos === 'VBD' &&
  ![...body, ...fronted.flatMap(({ tokens }) => tokens)].some((index) =>
    isYear(token(tree, index).form),
  );

/** "…, to name a few of their aims" is no aim. */
function withoutComment({ tree }: Clause, { tokens }: Phrase): readonly number[] {
  const at = tokens.findIndex(
    (index) =>
      token(tree, index).form === ',' &&
      /^to$/i.test(tree.tokens[index + 1]?.form ?? '') &&
      COMMENTING.test(tree.tokens[index + 2]?.form ?? ''),
  );
  return at > 0 ? tokens.slice(0, at) : tokens;
}

/** "to illustrate": what? */
const isBareVerb = ({ tree }: Clause, { tokens, head }: Phrase) =>
  tokens.every(
    (index) => index === head || /^(PART|SCONJ|ADP|PUNCT|ADV)$/.test(token(tree, index).upos),
  );

/** "to create CP/M he followed the convention": the main clause follows, whatever the parser took it for. */
function runsOn({ tree }: Clause, { tokens }: Phrase): boolean {
  return tokens.some(
    (index) =>
      /^(he|she|it|they)$/i.test(token(tree, index).form) &&
      isRelation(token(tree, index).deprel, ['nsubj']) &&
      isRelation(tree.tokens[token(tree, index).head]?.deprel ?? '', ['advcl', 'parataxis']),
  );
}

/** "give birth to live young": no aim. */
const isBirth = ({ tree, body }: Clause) =>
  body.some(
    (index) => token(tree, index).form === 'birth' && tree.tokens[index + 1]?.form === 'to',
  );

/** What follows these with "to" is a result or the matter itself. */
const CHANGING =
  /^(change|evolve|shift|vary|differ|expand|increase|rise|fall|drop|shrink|decline|advance|extend|spread|stretch|collapse|gather|flow|appear|rotate|swell)$/;

const AIMLESS =
  /^(react|combine|melt|burn|split|dissolve|decay|put|construe|interpret|mean|define|understand|become|go|take|begin|remain|seem|live|grow|come|turn|prove|happen|fail|be|evolve)$/;

function isPurpose(clause: Clause, phrase: Phrase): boolean {
  if (!/^(to|in order to|so as to)$/.test(phrase.opener)) return false;
  if (!/^(to|in|so)$/i.test(token(clause.tree, phrase.tokens[0]!).form)) return false;
  // "from giants to dwarfs"
  const first = phrase.tokens[0]!;
  const isRange =
    clause.tree.tokens[first - 1]?.form === ',' &&
    clause.tree.tokens.slice(0, first).some(({ form }) => /^from$/i.test(form));
  if (isRange) return false;
  if (/^(mean|become|be|denote|describe)$/.test(token(clause.tree, phrase.head).lemma))
    return false;
  const isCompared = clause.body.some((index) =>
    /^(JJR|RBR)$/.test(token(clause.tree, index).xpos),
  );
  // "the structure changes to match that of its founders" has no aim.
  const isOfItself =
    !clause.passive &&
    CHANGING.test(token(clause.tree, clause.predicate).lemma) &&
    entityOf(clause.tree, clause.subject.head) !== 'person' &&
    !clause.phrases.some(({ relation }) => relation === 'obj');
  if (isOfItself) return false;
  if (isCompared || AIMLESS.test(token(clause.tree, clause.predicate).lemma)) return false;
  return token(clause.tree, phrase.head).xpos === 'VB';
}

export const how: Rule = {
  name: 'how',
  prior: -0.1,
  ask: (clause) =>
    clause.phrases
      .filter((phrase) => phrase.relation === 'advcl' && phrase.opener === 'by' && !clause.negated)
      .filter((phrase) => token(clause.tree, phrase.head).xpos === 'VBG')
      .map((phrase) => ({
        question: invertedQuestion(clause, 'How', phrase.tokens),
        answer: phrase.tokens,
        asked: phrase.tokens,
      })),
  examples: [
    {
      text: 'Edward Jenner prevented smallpox by infecting children with cowpox.',
      question: 'How did Edward Jenner prevent smallpox?',
      answer: 'By infecting children with cowpox',
    },
    { text: 'The novel was written by Jane Austen.', none: true },
  ],
};

/** "Only those with medical degrees qualify": who does, or what, and nobody else. */
export const only: Rule = {
  name: 'only',
  prior: 0.4,
  allows: [
    'too open',
    'nothing specific',
    'vague answer',
    'one of several',
    'thin answer',
    'demonstrative',
    'parse not trusted',
  ],
  ask: (clause) => {
    const { tree, subject, body, finite, predicate, negated, role } = clause;
    if (!/^only$/i.test(tree.tokens[0]?.form ?? '') || negated || role !== 'main') return [];
    if (clause.copular || finite !== predicate || finite < 3) return [];
    // All before the verb is the subject, whatever hangs on what.
    const asked = Array.from({ length: finite }, (_, index) => index);
    const end = body.findIndex((index) => index > finite && token(tree, index).form === ',');
    const rest = (end < 0 ? body : body.slice(0, end)).filter((index) => index > finite);
    if (asked.some((index) => /^(PUNCT|AUX)$/.test(token(tree, index).upos)) || rest.length < 2)
      return [];
    // "Only one in three adults" is how many, not who.
    if (/^(IN|RB|CD|WRB)$/.test(token(tree, 1).xpos) || /^one$/i.test(token(tree, 1).form))
      return [];
    const isPerson =
      /^(those|people)$/i.test(token(tree, 1).form) || entityOf(tree, subject.head) === 'person';
    const { form, lemma, xpos } = token(tree, finite);
    const verb = agreeWithSingular(form, lemma, xpos);
    const question = [isPerson ? 'Who' : 'What', verb, ...inSingular(clause, rest)];
    return [{ question, answer: asked, asked }];
  },
  examples: [
    {
      text: 'Only those with medical degrees qualify to become doctors, for instance.',
      question: 'Who qualifies to become a doctor?',
      answer: 'Only those with medical degrees',
    },
    { text: 'Those with medical degrees may become doctors.', none: true },
  ],
};

/** One who qualifies becomes "a doctor", where several become "doctors". */
function inSingular({ tree, phrases }: Clause, question: readonly Piece[]): Piece[] {
  const role = phrases.find(
    ({ relation, governor, tokens, head }) =>
      relation === 'xcomp' &&
      token(tree, governor).lemma === 'become' &&
      tokens.length === 1 &&
      token(tree, head).xpos === 'NNS',
  );
  if (role === undefined) return [...question];
  const { lemma } = token(tree, role.head);
  const article = /^[aeiou]/.test(lemma) ? 'an' : 'a';
  return question.map((piece) => (piece === role.head ? `${article} ${lemma}` : piece));
}
