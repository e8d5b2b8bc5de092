/** What somebody with a name thinks, and what a finding shows: told as his, never as a fact. */

import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { doSupport } from '../grammar/inflect.ts';
import { ATTRIBUTION_VERBS, SHOWING_VERBS } from '../grammar/lexicon.ts';
import { entityOf, hasName, isPlural } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

/** The clause that a finding or a lesson is told in. */
export const showed: Rule = {
  name: 'showed',
  prior: -0.2,
  ask: (clause) => {
    // What people conclude is many things.
    const { tree, subject } = clause;
    const isPerson = entityOf(tree, subject.head) === 'person';
    const isSure = !isPerson && (isSomebody(clause) || token(tree, subject.head).xpos === 'NN');
    // "Historical evidence suggests": about what?
    const isAnything =
      !hasName(tree, subject.head) &&
      /^(evidence|research|study|data|work|analysis|history|experience|science)$/.test(
        token(tree, subject.head).lemma,
      ) &&
      !subject.tokens.some((index) => /\d/.test(token(tree, index).form)) &&
      dependents(tree, subject.head, 'nmod').length === 0;
    if (isAnything) return [];
    return !isSure && !(isSomebody(clause) && hasTopic(clause))
      ? []
      : thatClauses(clause, SHOWING_VERBS);
  },
  examples: [
    {
      text: 'The Great Chicago Fire of 1871 showed that wooden cities were dangerous.',
      question: 'What did the Great Chicago Fire of 1871 show?',
      answer: 'That wooden cities were dangerous',
    },
    { text: 'Historical evidence suggests that people in Rome knew of microbes.', none: true },
    { text: 'The Great Chicago Fire of 1871 destroyed thousands of houses.', none: true },
  ],
};

/** What somebody with a name claims stays his claim. */
export const claimed: Rule = {
  name: 'claimed',
  prior: 0.1,
  ask: (clause) =>
    isSomebody(clause) && hasTopic(clause) && !isRemark(clause)
      ? thatClauses(clause, CLAIMING)
      : [],
  examples: [
    {
      text: 'Adam Smith argued in 1776 that free trade makes nations rich.',
      question: 'What did Adam Smith argue in 1776?',
      answer: 'That free trade makes nations rich',
    },
    { text: 'Some people argued that the plan was bad.', none: true },
  ],
};

/** "WHO says that iron deficiency …": what it says about what its clause is about. */
export const claimedAbout: Rule = {
  name: 'claimed-about',
  prior: -0.3,
  ask: (clause) => {
    const isKnown = isSomebody(clause) || isProfession(clause);
    if (!isKnown || clause.speaker !== undefined || isRemark(clause)) return [];
    return thatClauses(clause, CLAIMING).flatMap((draft) => about(clause, draft));
  },
  examples: [
    {
      text: 'The World Health Organization says that iron deficiency is the most common disorder of blood.',
      question: 'What does the World Health Organization say about iron deficiency?',
      answer: 'That it is the most common disorder of blood',
    },
    {
      text: 'Critics of Keynes argue that public debt slows the growth of the economy.',
      question: 'What do critics of Keynes argue about public debt?',
      answer: 'That it slows the growth of the economy',
    },
    { text: 'Some people argued that the plan was bad.', none: true },
  ],
};

/** "Studies show that sleep …": what they show about it, where no one study is told. */
export const showedAbout: Rule = {
  name: 'showed-about',
  prior: 0,
  ask: (clause) => {
    const { tree, subject } = clause;
    if (hasName(tree, subject.head) || clause.speaker !== undefined) return [];
    if (token(tree, subject.head).upos !== 'NOUN' || !isGroup(clause)) return [];
    return thatClauses(clause, SHOWING_VERBS).flatMap((draft) => about(clause, draft));
  },
  examples: [
    {
      text: 'Modern telescopes have revealed that many spiral galaxies hide black holes at their centers.',
      question: 'What have modern telescopes revealed about spiral galaxies?',
      answer: 'That many spiral galaxies hide black holes at their centers',
    },
    { text: 'The study shows that many galaxies hide black holes.', none: true },
  ],
};

/** The question for what is said about the subject of a that-clause. */
function about(clause: Clause, { asked }: Pick<Draft, 'asked'>): Draft[] {
  const { tree, predicate, subject, fronted, auxiliaries } = clause;
  const complement = clause.phrases.find(({ tokens }) => tokens === asked);
  const [topic] = complement === undefined ? [] : dependents(tree, complement.head, 'nsubj');
  if (topic === undefined || !/^(NOUN|PROPN)$/.test(token(tree, topic).upos)) return [];
  const { lemma, xpos } = token(tree, topic);
  if (/^(thing|people|person|one|result|reason|fact|number|lot|majority)$/.test(lemma)) return [];
  const own = subtree(tree, topic).filter((index) => asked.includes(index));
  const said = trimPunctuation(tree, own);
  const rest = asked.filter((index) => index > said.at(-1)!);
  // "… and she was forced to work": of somebody else.
  const isMore = dependents(tree, complement?.head ?? topic, 'conj').some(
    (one) => dependents(tree, one, 'nsubj').length > 0,
  );
  if (isMore) return [];
  const isWhole = said.length + rest.length >= asked.length - 1;
  const opening = token(tree, said[0] ?? topic).form;
  const isShare = SHARE.test(opening);
  const named = isShare ? said.slice(1) : said;
  // "about a change", "about workers": of which?
  if (/^(an?|no|each|every|this|that|these|those)$/i.test(opening)) return [];
  if (named.length === 1 && xpos === 'NNS' && !isShare) return [];
  if (said.length > 10 || named.length === 0 || rest.length < 3 || !isWhole) return [];
  const pronoun = isShare ? said : pronounFor(clause, topic, said);
  const [next = topic] = rest;
  // "they is": the subject was cut wrongly.
  const isTorn = pronoun[0] === 'they' ? /^(is|was|has|does)$/i : /^(are|were|have|do)$/i;
  if (!isShare && isTorn.test(token(tree, next).form)) return [];
  const verb = auxiliaries.length > 0 ? predicate : token(tree, predicate).lemma;
  const before = fronted.flatMap(({ tokens }) => tokens);
  return [
    {
      question: ['What', ...carried(clause), ...subject.tokens, verb, 'about', ...named, ...before],
      answer: ['that', ...pronoun, ...rest],
      asked: rest,
    },
  ];
}

const SHARE = /^(all|some|most|many|few|both)$/i;

/** Critics, economists: whoever is of the kind. */
function isProfession({ tree, subject }: Clause): boolean {
  const [first = subject.head] = subject.tokens;
  return (
    token(tree, subject.head).xpos === 'NNS' &&
    entityOf(tree, subject.head) === 'person' &&
    /^(NOUN|ADJ)$/.test(token(tree, first).upos) &&
    !/^(some|many|most|few|several|people|other|others|various|certain)$/i.test(
      token(tree, first).form,
    )
  );
}

/** What somebody said or noted by the way in the news is forgotten tomorrow; a view or what a body says still is its view. */
function isRemark({ tree, predicate, finite, fronted, subject }: Clause): boolean {
  const isPast = token(tree, finite).xpos === 'VBD';
  const isSaid =
    /^(say|note|report|announce|mention|remark|admit|warn|predict|estimate|expect)$/.test(
      token(tree, predicate).lemma,
    );
  const isPerson = entityOf(tree, subject.head) === 'person' && !isPlural(tree, subject.head);
  return (isSaid && (isPast || isPerson)) || fronted.some(({ opener }) => opener === 'with');
}

/** Several without an article, or one of a year or of something named. */
function isGroup({ tree, subject }: Clause): boolean {
  const [first = subject.head] = subject.tokens;
  if (
    /^(some|many|most|few|several|these|those|other|such|various|the|this|that)$/i.test(
      token(tree, first).form,
    )
  )
    return subject.tokens.some((index) => /^\d{4}$/.test(token(tree, index).form));
  return (
    token(tree, subject.head).xpos === 'NNS' ||
    subject.tokens.some((index) => /\d/.test(token(tree, index).form))
  );
}

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

/** "announced Beckham and others would own a team": the clause lost its subject to the verb. */
const hasObject = ({ phrases, predicate }: Clause) =>
  phrases.some(({ relation, governor }) => relation === 'obj' && governor === predicate);

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
    .filter(({ opener }) => opener === 'that' || !hasObject(clause))
    .map((phrase) => ({
      question: invertedQuestion(clause, 'What', phrase.tokens),
      answer: phrase.opener === '' ? ['that', ...phrase.tokens] : phrase.tokens,
      asked: phrase.tokens,
    }));
}
