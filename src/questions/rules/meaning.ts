import type { Clause } from '../clause.ts';
import { invertedQuestion, subjectQuestion } from '../inversion.ts';
import { EMPTY_NOUNS } from '../lexicon.ts';
import { determiner, entityOf, hasName, isUnique } from '../noun-phrase.ts';
import type { Rule } from '../rule.ts';
import { dependents, isRelation, token } from '../tree.ts';
import { whFor } from '../wh-phrase.ts';

/** "X is a Y that …": what X is, or who. */
export const definition: Rule = {
  name: 'definition',
  // A term needs no name beside it, for which other questions score.
  prior: 1.7,
  ask: (clause) => {
    const { tree, predicate, subject } = clause;
    const body = withoutReason(clause);
    if (!clause.copular || clause.negated || clause.auxiliaries.length !== 1) return [];
    if (clause.role === 'adverbial' || clause.role === 'conjunct') return [];
    if (/^(many|most|some|several|few)$/i.test(token(tree, subject.tokens[0] ?? 0).form)) return [];
    if (isInPassing(clause) || isValued(clause) || clause.fronted.length > 0) return [];
    const isNoun = /^(NOUN|PROPN)$/.test(token(tree, predicate).upos);
    if (!isWhat(clause) && !(isNoun && isKind(clause))) return [];
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
    // "because it accepts electrons" tells why, and what a sentence breaks off with tells nothing.
    if (/^(what|which|that|who)$/i.test(token(tree, body.at(-1) ?? predicate).form)) return [];
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
    return [{ question: invertedQuestion(clause, wh, clause.body), answer: body, asked: body }];
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
    {
      text: 'Money is what people use when they buy and sell goods.',
      question: 'What is money?',
      answer: 'What people use when they buy and sell goods',
    },
    {
      text: 'Interest groups are groups of people who seek to change a law.',
      question: 'What are interest groups?',
      answer: 'Groups of people who seek to change a law',
    },
    {
      text: 'A lens is a transparent piece of glass that bends the rays of light.',
      question: 'What is a lens?',
      answer: 'A transparent piece of glass that bends the rays of light',
    },
    { text: 'Photosynthesis is important for life.', none: true },
    { text: 'Luminosity is a very fundamental quantity in astronomy.', none: true },
    { text: 'A common application of sodium is the sodium lamp.', none: true },
  ],
};

/** "Money is what people use to pay": told by what it does. */
function isWhat({ tree, predicate, subject, body }: Clause): boolean {
  return (
    /^what$/i.test(token(tree, predicate).form) &&
    token(tree, subject.head).upos === 'NOUN' &&
    body.length >= 5 &&
    body[0] === predicate
  );
}

/** "a Lewis acid because it accepts an electron pair": what it is, not why. */
function withoutReason({ tree, body }: Clause): readonly number[] {
  const at = body.findIndex((index) =>
    /^(because|since|although|though|while|whereas)$/i.test(token(tree, index).form),
  );
  return at < 3 ? body : body.slice(0, at);
}

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
    /^an?$/.test(determiner(tree, subject.head)) &&
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
  /^(important|significant|fundamental|essential|crucial|key|vital|popular|interesting|useful|powerful|common|good|great|main|notable|dynamic|valuable|excellent|remarkable)$/;

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
  // "Interest groups are groups of people who …" tells which groups.
  const isNarrowed = dependents(tree, subject.head, 'compound', 'amod').length > 0;
  const isRelated = dependents(tree, predicate, 'acl', 'nmod').length > 0;
  if (!(isNarrowed && isRelated) && body.some((index) => token(tree, index).form === named))
    return false;
  const isPieceOf = lemma === 'piece' && dependents(tree, predicate, 'nmod').length > 0;
  if (
    EMPTY_NOUNS.has(lemma) &&
    !isPieceOf &&
    !/^(person|people|place|man|woman|type|kind|way|process)$/.test(lemma)
  )
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
    if (isHis || isList || (isMany && isOne) || EMPTY_NOUNS.has(token(tree, subject.head).lemma))
      return [];
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
  prior: 0.8,
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
