import type { Clause } from '../clause.ts';
import { invertedQuestion, subjectQuestion } from '../inversion.ts';
import { ATTRIBUTION_VERBS, EMPTY_NOUNS, SHOWING_VERBS } from '../lexicon.ts';
import { determiner, entityOf, hasName, isUnique } from '../noun-phrase.ts';
import type { Phrase } from '../phrase.ts';
import type { Rule } from '../rule.ts';
import { dependents, isRelation, token } from '../tree.ts';
import { whFor } from '../wh-phrase.ts';

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
  prior: 0.2,
  ask: (clause) =>
    hasName(clause.tree, clause.subject.head) && hasTopic(clause)
      ? thatClauses(clause, ATTRIBUTION_VERBS)
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

/** "X is a Y that …": what X is, or who. */
export const definition: Rule = {
  name: 'definition',
  // A term needs no name beside it, for which other questions score.
  prior: 1.7,
  ask: (clause) => {
    const { tree, predicate, subject } = clause;
    if (!clause.copular || clause.negated || clause.auxiliaries.length !== 1) return [];
    if (clause.role === 'adverbial' || clause.role === 'conjunct') return [];
    if (/^(many|most|some|several|few)$/i.test(token(tree, subject.tokens[0] ?? 0).form)) return [];
    if (isInPassing(clause) || isValued(clause) || clause.fronted.length > 0) return [];
    if (!/^(NOUN|PROPN)$/.test(token(tree, predicate).upos) || !isKind(clause)) return [];
    // "The concept of grit is …" asks for its part in the story, and has a rule of its own.
    const isTerm =
      dependents(tree, subject.head, 'nmod:poss', 'nummod', 'acl').length === 0 &&
      (token(tree, subject.head).upos !== 'NOUN' || determiner(tree, subject.head) !== 'the');
    // "English is the language of Phoenix" tells more of Phoenix than of English.
    const isSaidOfName =
      token(tree, subject.head).upos === 'PROPN' && determiner(tree, predicate) === 'the';
    if (!isTerm || isSaidOfName) return [];
    // Of the first or the largest another rule asks which it is.
    if (dependents(tree, predicate, 'nmod:poss').length > 0) return [];
    const isTop = isUnique(tree, predicate) && hasName(tree, subject.head);
    if (isTop || isMixed(clause) || /^(word|term|name)$/.test(token(tree, subject.head).lemma))
      return [];
    if (
      !isRelation(subject.relation, ['nsubj']) ||
      !/^(NOUN|PROPN|PRON)$/.test(token(tree, subject.head).upos)
    )
      return [];
    const { upos, form } = token(tree, subject.head);
    const isSomebody =
      /^(he|she)$/i.test(form) ||
      // Who somebody is, but what an astronaut is.
      (upos === 'PROPN' &&
        entityOf(tree, subject.head) === 'person' &&
        entityOf(tree, predicate) === 'person');
    const wh = isSomebody ? 'Who' : 'What';
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
      text: 'Photosynthesis is the process by which plants turn light into sugar.',
      question: 'What is photosynthesis?',
      answer: 'The process by which plants turn light into sugar',
    },
    {
      text: 'Ada Lovelace was an English mathematician and writer.',
      question: 'Who was Ada Lovelace?',
      answer: 'An English mathematician and writer',
    },
    {
      text: 'Daphne was a nymph, daughter of the river god Peneus.',
      question: 'Who was Daphne?',
      answer: 'A nymph, daughter of the river god Peneus',
    },
    {
      text: 'An astronaut is a person trained by NASA to command a spacecraft.',
      question: 'What is an astronaut?',
      answer: 'A person trained by NASA to command a spacecraft',
    },
    { text: 'Photosynthesis is important for life.', none: true },
    { text: 'Luminosity is a very fundamental quantity in astronomy.', none: true },
    { text: 'A common application of sodium is the sodium lamp.', none: true },
  ],
};

/** "is also", "is often", "is now": said of it besides, for a time or in part, not what it is. */
function isInPassing({ tree, predicate, body }: Clause): boolean {
  const before = body.filter((index) => index < predicate);
  return (
    IN_PASSING.test(before.map((index) => token(tree, index).form).join(' ')) ||
    dependents(tree, predicate, 'advmod').some((index) => IN_PASSING.test(token(tree, index).form))
  );
}

const IN_PASSING = /\b(also|still|now|once|often|usually|sometimes|currently|in some cases)\b/i;

/** "a very fundamental quantity", "a common application of sodium": how much it counts, or one of several, is not what it is. */
function isValued({ tree, predicate, subject }: Clause): boolean {
  const isVery = (index: number) =>
    dependents(tree, index, 'advmod').some((one) =>
      /^(very|so|quite)$/i.test(token(tree, one).form),
    );
  const isOneOfSeveral =
    determiner(tree, subject.head) === 'a' &&
    dependents(tree, subject.head, 'amod').some((one) => VALUING.test(token(tree, one).lemma));
  return (
    isOneOfSeveral ||
    (dependents(tree, predicate, 'acl').length === 0 &&
      dependents(tree, predicate, 'amod').some(
        (one) => isVery(one) || VALUING.test(token(tree, one).lemma),
      ))
  );
}

const VALUING =
  /^(important|significant|fundamental|essential|crucial|key|vital|popular|interesting|useful|powerful|common|notable|dynamic|valuable|excellent|remarkable)$/;

/** "a critic of Stalin and hostile to Moscow", "all of them silver": more or less than a kind. */
function isMixed({ tree, predicate, body }: Clause): boolean {
  const isOther = dependents(tree, predicate, 'conj').some(
    (child) => !/^(NOUN|PROPN)$/.test(token(tree, child).upos),
  );
  return (
    isOther ||
    body.some((index) => {
      const { form, upos } = token(tree, index);
      return /^(all|both|each|%)$/i.test(form) || (upos === 'NUM' && index < predicate);
    })
  );
}

/** The predicate says what kind of thing it is, in enough words to know it by. */
function isKind(clause: Clause): boolean {
  const { tree, predicate, subject, body } = clause;
  const { lemma } = token(tree, predicate);
  if (OF_WHAT.test(lemma) || KIN.test(lemma)) return false;
  if (body.some((index) => index < predicate && token(tree, index).lemma === 'member'))
    return false;
  const named = token(tree, subject.head).form;
  if (body.some((index) => token(tree, index).form === named)) return false;
  if (EMPTY_NOUNS.has(lemma) && !/^(person|people|place|man|woman|type|kind)$/.test(lemma))
    return false;
  const det = determiner(tree, predicate);
  if (clause.body.some((index) => index < predicate && token(tree, index).upos === 'VERB'))
    return false;
  // "a sunny province" tells only how it is; "an American actor" tells whom to look for.
  const isPerson = entityOf(tree, predicate) === 'person';
  const kinds = dependents(tree, predicate, 'amod').length;
  const says =
    dependents(tree, predicate, 'nmod', 'acl', 'compound', 'conj').length > 0 ||
    kinds >= (isPerson ? 1 : 2);
  return (
    says &&
    clause.body.length >= 3 &&
    /^(a|an|the|)$/.test(det) &&
    dependents(tree, predicate, 'case').length === 0
  );
}

/** Nouns that say nothing without what they are of. */
const OF_WHAT =
  /^(sign|cause|source|result|symbol|product|consequence|example|clue|aspect|issue|concern|symptom|branch|sort|opposite|outcome|effect|part|basis|key|goal|aim|target|victim|subject|topic|home|heart|core|beginning|end)$/;

/** Whose child somebody is does not tell who he is. */
const KIN =
  /^(son|daughter|child|native|member|descendant|resident|student|graduate|grandson|granddaughter|sibling|brother|sister|wife|husband|friend)$/;

/** "X was the first N to …": only one thing is the first, the largest or the only one, so ask for it. */
export const identity: Rule = {
  name: 'identity',
  prior: 1.2,
  ask: (clause) => {
    const { tree, predicate, subject } = clause;
    if (!clause.copular || clause.negated || !isRelation(subject.relation, ['nsubj'])) return [];
    if (!/^(NOUN|PROPN)$/.test(token(tree, predicate).upos)) return [];
    if (!/^(NOUN|PROPN|PRON)$/.test(token(tree, subject.head).upos)) return [];
    // "The last minister, Lothar de Maizière, was …" is answered between the commas.
    if (dependents(tree, subject.head, 'appos').length > 0) return [];
    const isPronoun = /^(he|she|it)$/i.test(token(tree, subject.head).form);
    if (token(tree, predicate).lemma === 'one') return [];
    if (
      (isUnique(tree, predicate) || isNamedRole(clause)) &&
      (isPronoun || hasName(tree, subject.head))
    ) {
      const kind = whFor(tree, subject.head);
      // "Which country is the smallest country" says it twice.
      const named = kind.endsWith(` ${token(tree, predicate).lemma}`) ? 'What' : kind;
      const isThing = named === 'Who' && entityOf(tree, predicate) !== 'person';
      const wh = isThing && !/^(he|she)$/i.test(token(tree, subject.head).form) ? 'What' : named;
      const isSeveral = token(tree, predicate).xpos === 'NNS';
      const question = subjectQuestion(clause, wh, isSeveral);
      return [{ question, answer: subject.tokens, asked: subject.tokens }];
    }
    if (!isUnique(tree, subject.head) || clause.auxiliaries.length !== 1) return [];
    const wh = entityOf(tree, predicate) === 'person' ? 'Who' : 'What';
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
    { text: 'Marie Curie was a physicist.', none: true },
  ],
};

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
  prior: 1,
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
      token(tree, predicate).xpos === 'NNS' && dependents(tree, predicate, 'conj').length === 0;
    if (isSaidOfIt || isKindOfSeveral) return [];
    const ofWhich = dependents(tree, subject.head, 'nmod', 'acl');
    if (ofWhich.length === 0 || dependents(tree, predicate, 'case').length > 0) return [];
    // "Its death", and "the soils are an adequate composition".
    const isHis = dependents(tree, predicate, 'nmod:poss').some(
      (one) => token(tree, one).xpos === 'PRP$',
    );
    const isMany = token(tree, subject.head).xpos === 'NNS';
    const isOne = /^an?$/.test(determiner(tree, predicate));
    if (isHis || (isMany && isOne) || EMPTY_NOUNS.has(token(tree, subject.head).lemma)) return [];
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
    { text: 'The unicorn is an animal with one horn.', none: true },
  ],
};

/** "X is understood to be Y": how it is seen. */
export const regarded: Rule = {
  name: 'regarded',
  prior: 0.8,
  allows: ['nothing specific'],
  ask: (clause) => {
    const { tree, predicate, passive, negated } = clause;
    if (!passive || negated || !SEEING.test(token(tree, predicate).lemma)) return [];
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
