import type { Clause } from '../clause.ts';
import { isCountry } from '../countries.ts';
import { isYear } from '../dates.ts';
import { invertedQuestion, subjectQuestion, withoutOpener } from '../inversion.ts';
import {
  ATTRIBUTION_VERBS,
  EMPTY_NOUNS,
  LIGHT_VERB_PAIRS,
  NAMING,
  PARTITIVE,
  STATIVE_VERBS,
  TIME_UNITS,
  VERB_PREPOSITION_PAIRS,
  VERBS_OF_ALL_WORK,
} from '../lexicon.ts';
import {
  determiner,
  entityOf,
  hasName,
  isName,
  nameBeside,
  nameText,
  nounHeads,
  whFor,
} from '../noun-phrase.ts';
import type { Phrase } from '../phrase.ts';
import type { Rule } from '../rule.ts';
import { dependents, isRelation, token } from '../tree.ts';
import type { Piece } from '../wording.ts';

const predicateLemma = (clause: Clause) => token(clause.tree, clause.predicate).lemma;

/** Noun phrases that are worth asking for: they say something and are no part of an idiom. */
function isAskable(clause: Clause, phrase: Phrase): boolean {
  const { upos, lemma } = token(clause.tree, phrase.head);
  // "four of the world's nuclear powers" is headed by its number.
  const isPart = upos === 'NUM' && dependents(clause.tree, phrase.head, 'nmod').length > 0;
  if (!['NOUN', 'PROPN'].includes(upos) && !isPart) return false;
  const verb = token(clause.tree, phrase.governor).lemma;
  // "attempt to rectify A and develop B": without A the second verb is left without its subject.
  if (
    phrase.governor !== clause.predicate &&
    dependents(clause.tree, phrase.governor, 'conj').length > 0
  )
    return false;
  if (LIGHT_VERB_PAIRS.has(`${verb}-${lemma}`) || NAMES_SOME.test(verb)) return false;
  if (isLoose(clause, phrase) || PARTITIVE.test(lemma)) return false;
  const [first = phrase.head] = withoutOpener(phrase);
  if (MANY.test(token(clause.tree, first).form)) return false;
  // Another rule asks how many.
  if (
    dependents(clause.tree, phrase.head, 'nummod').length > 0 &&
    token(clause.tree, phrase.head).xpos === 'NNS' &&
    phrase.tokens.length < 5
  )
    return false;
  if (TIME_UNITS.has(lemma) || /^(no|any|enough)$/.test(determiner(clause.tree, phrase.head)))
    return false;
  if (
    phrase.tokens.some((index) => /^JJR$/.test(token(clause.tree, index).xpos)) &&
    phrase.tokens.length < 4
  )
    return false;
  const isTold = dependents(clause.tree, phrase.head, 'nmod', 'acl', 'compound').length > 0;
  return !EMPTY_NOUNS.has(lemma.toLowerCase()) || (isTold && phrase.tokens.length >= 4);
}

/** "Many different features" are none. */
const MANY = /^(many|various|several|numerous|some|certain|different|other|further|countless)$/i;

/** What these name are examples: others would be as right. */
const NAMES_SOME = /^(have|include|feature|involve|mention|list|see|encompass|cover|number)$/;

/** Whether a preposition inside belongs to the noun before it is what parsers know least: a doubtful one may end in the wrong place. */
function isLoose({ tree }: Clause, { tokens, head }: Phrase): boolean {
  return tokens.some((index) => {
    const { deprel, confidence } = token(tree, index);
    const isPhrase =
      index !== head &&
      isRelation(deprel, ['nmod', 'obl']) &&
      !/^nmod:(poss|desc|unmarked)$/.test(deprel);
    const isOf = dependents(tree, index, 'case').some((one) => /^of$/i.test(token(tree, one).form));
    return isPhrase && !isOf && confidence < 0.6;
  });
}

export const whoDid: Rule = {
  name: 'subject',
  prior: 0,
  ask: (clause) => {
    const { tree, subject } = clause;
    if (!/^(main|relative|reported|complement)$/.test(clause.role) || clause.negated) return [];
    // Whom the text calls he or she is whom it is about.
    if (token(tree, subject.head).upos === 'PRON') return [];
    // "His cousin, Sir Alexander Mackenzie, …": the name is the answer.
    const name = nameBeside(tree, subject.head);
    const isNamed = dependents(tree, subject.head, 'appos').some(
      (one) => token(tree, one).upos === 'PROPN',
    );
    if (isNamed && name.length === 0) return [];
    if (!isRelation(subject.relation, ['nsubj']) || !isSayingSomething(clause)) return [];
    if (!isWorthNaming(clause) || !isTelling(clause) || isCommonFate(clause)) return [];
    const wh = OF_THINGS.test(predicateLemma(clause)) ? 'What' : whFor(tree, subject.head);
    const answer = name.length === 0 ? subject.tokens : name;
    return [{ question: subjectQuestion(clause, wh), answer, asked: answer }];
  },
  examples: [
    {
      text: 'Marie Curie discovered radium in 1898.',
      question: 'Who discovered radium in 1898?',
      answer: 'Marie Curie',
    },
    {
      text: 'Portugal lost its colony of Brazil in 1822.',
      question: 'Which country lost its colony of Brazil in 1822?',
      answer: 'Portugal',
    },
    {
      text: 'Green plants turn the energy of sunlight into sugar.',
      question: 'What turns the energy of sunlight into sugar?',
      answer: 'Green plants',
    },
    {
      text: 'The Teutonic Order led a series of crusades against pagan Balts during the High Middle Ages.',
      question:
        'Which order led a series of crusades against pagan Balts during the High Middle Ages?',
      answer: 'The Teutonic Order',
    },
    {
      text: 'Manaiakalani translates to the Fishline in the language of Hawaii.',
      question: 'What translates to the Fishline in the language of Hawaii?',
      answer: 'Manaiakalani',
    },
    {
      text: "Darwin's cousin, Francis Galton, founded a laboratory in London in 1884.",
      question: 'Who founded a laboratory in London in 1884?',
      answer: 'Francis Galton',
    },
    { text: 'The weather seemed cold in Paris.', none: true },
    { text: 'The new machine was very important.', none: true },
  ],
};

/** Words, works and places do this, not people. */
const OF_THINGS = /^(translate|mean|signify|contain|cover|span|stretch|measure|flow|erupt|orbit)$/;

/** Verbs of being and of speech tell too little of their subject; an adjective needs what it is for. */
function isSayingSomething(clause: Clause): boolean {
  const { tree, predicate, copular } = clause;
  const { lemma } = token(tree, predicate);
  if (copular) return false;
  if (NAMING.test(lemma) && clause.passive) return false;
  if (/^(take|begin|end|continue|start|stop)$/.test(lemma) && !hasName(tree, clause.subject.head))
    return false;
  return !STATIVE_VERBS.has(lemma) && !ATTRIBUTION_VERBS.has(lemma);
}

/** What happens to many people, unless the day is told: "Who was born in Exeter?" */
function isCommonFate({ tree, predicate, subject, body, fronted }: Clause): boolean {
  if (dependents(tree, subject.head, 'nummod').length > 0) return true;
  const around = [...body, ...fronted.flatMap(({ tokens }) => tokens)];
  const isDate = (index: number) =>
    isYear(token(tree, index).form) && isRelation(token(tree, index).deprel, ['obl', 'nmod']);
  if (around.some(isDate)) return false;
  return COMMON_FATES.has(token(tree, predicate).lemma);
}

const COMMON_FATES = new Set(
  `bear grow live die attend study apply visit star co-star appear work play move return travel join graduate enroll enrol
  serve receive arrive stay reside settle sail walk run sit stand fall meet know like love hate see hear call say tell
  teach cast decide become date stem speak talk believe think feel want hope try begin start continue use need face spend leave go come`.split(
    /\s+/,
  ),
);

/** A name or a person; of things a term: "green plants", not "the process". */
function isWorthNaming({ tree, subject, finite }: Clause): boolean {
  const { head, tokens } = subject;
  const { upos, lemma } = token(tree, head);
  if (upos !== 'NOUN' && upos !== 'PROPN') return false;
  // "What hosted the games?" is no way to ask for a city.
  const type = entityOf(tree, head);
  if (type === 'place' && upos === 'PROPN' && !isCountry(nameText(tree, head))) return false;
  if (hasName(tree, head) || type === 'person') return true;
  // What a thing once did could be said of many.
  const isGeneral =
    /^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos) &&
    !/^ha(s|ve)$/i.test(token(tree, finite).form);
  if (upos !== 'NOUN' || !isGeneral || EMPTY_NOUNS.has(lemma.toLowerCase())) return false;
  const content = tokens.filter((index) => /^(NOUN|PROPN|ADJ)$/.test(token(tree, index).upos));
  return content.length >= 2 || /^(an?|)$/.test(determiner(tree, head));
}

/** The predicate alone tells what it is about: it has a name, an object and a number, or in the present three things that it brings together. "Who died in 2014?" has many answers. */
function isTelling(clause: Clause): boolean {
  const { tree, body, finite } = clause;
  const around = [...body, ...clause.fronted.flatMap(({ tokens }) => tokens)];
  if (body.some((index) => isName(tree, index))) return true;
  const hasObject = clause.phrases.some((phrase) => phrase.relation === 'obj');
  if (hasObject && around.some((index) => token(tree, index).upos === 'NUM')) return true;
  if (!/^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos)) return false;
  const nouns = nounHeads(tree, body).filter((head) => !EMPTY_NOUNS.has(token(tree, head).lemma));
  const words = body.filter((index) => /^(NOUN|PROPN|ADJ|VERB)$/.test(token(tree, index).upos));
  const told = nouns.length + (clause.speaker === undefined ? 0 : 1);
  return told >= 3 && words.length >= 4;
}

export const whatObject: Rule = {
  name: 'object',
  prior: 0.2,
  ask: (clause) =>
    clause.phrases
      .filter(
        (phrase) => phrase.relation === 'obj' && !phrase.isFronted && isAskable(clause, phrase),
      )
      .filter(
        () =>
          !clause.negated && clause.role !== 'conjunct' && !isSomeOf(clause) && !isPossible(clause),
      )
      .filter((phrase) => !isOpen(clause, phrase) && !hasSecondObject(clause, phrase))
      .map((phrase) => ({
        question: invertedQuestion(clause, whForObject(clause, phrase), phrase.tokens),
        answer: phrase.tokens,
        asked: phrase.tokens,
      })),
  examples: [
    {
      text: 'The Treaty of Versailles limited the size of the German army to 100,000 men.',
      question: 'What did the Treaty of Versailles limit to 100,000 men?',
      answer: 'The size of the German army',
    },
    {
      text: 'In 1840, Queen Victoria married Prince Albert.',
      question: 'Who did Queen Victoria marry in 1840?',
      answer: 'Prince Albert',
    },
    { text: 'The Olympic Games took place in Athens.', none: true },
  ],
};

/** What one can or may do has no end. */
function isPossible({ tree, finite }: Clause): boolean {
  return /^(can|could|may|might)$/i.test(token(tree, finite).form);
}

/** What some of a kind do, others do too. */
function isSomeOf({ tree, subject }: Clause): boolean {
  const [first = subject.head] = subject.tokens;
  if (PARTITIVE.test(token(tree, subject.head).lemma)) return true;
  return /^(some|many|most|several|few|certain|various|other|two|three|four)$/i.test(
    token(tree, first).form,
  );
}

/** What is done to an organization is done to a thing: "What did Nida attend?" */
function whForObject({ tree }: Clause, { head }: Phrase): string {
  const wh = whFor(tree, head);
  return wh === 'Who' && entityOf(tree, head) === 'organization' ? 'What' : wh;
}

/** Only giving takes two objects; with another verb one of them is misread. */
function hasSecondObject({ phrases }: Clause, { head, governor }: Phrase): boolean {
  return phrases.some(
    (other) => other.relation === 'obj' && other.governor === governor && other.head !== head,
  );
}

/** "What did the court give?" could be anything: a verb of all work needs something beside it. */
function isOpen(clause: Clause, phrase: Phrase): boolean {
  const out = new Set([...phrase.tokens, clause.predicate]);
  const rest = [...clause.body, ...clause.fronted.flatMap(({ tokens }) => tokens)].filter(
    (index) =>
      !out.has(index) && /^(NOUN|PROPN|NUM|ADJ|VERB)$/.test(token(clause.tree, index).upos),
  );
  const subject = clause.subject.tokens.filter((index) =>
    /^(NOUN|ADJ|NUM)$/.test(token(clause.tree, index).upos),
  );
  if (subject.length >= 3) return false;
  return rest.length === 0 && VERBS_OF_ALL_WORK.has(predicateLemma(clause));
}

export const whatAfterPreposition: Rule = {
  name: 'preposition',
  prior: 0.1,
  ask: (clause) =>
    clause.phrases
      .filter(
        (phrase) => isRelation(phrase.relation, ['obl']) && !phrase.isFronted && !phrase.setOff,
      )
      .filter(({ tokens, opener }) =>
        opener.startsWith(token(clause.tree, tokens[0]!).form.toLowerCase()),
      )
      .filter((phrase) => isPair(clause, phrase) && isAskable(clause, phrase) && !clause.negated)
      .filter(() => !isSomeOf(clause) && !isPossible(clause))
      .filter((phrase) => !(clause.passive && phrase.opener === 'to'))
      .filter((phrase) => isClose(clause, phrase) && !isTimeOrPlace(clause, phrase))
      .filter((phrase) => phrase.opener === 'by' || phrase.tokens.at(-1) === clause.body.at(-1))
      .filter((phrase) => phrase.opener !== 'about' || !isQuantity(clause, phrase))
      .map((phrase) => {
        const asked = withoutOpener(phrase);
        if (clause.passive && phrase.opener === 'by')
          return { question: byWhom(clause, phrase), answer: asked, asked };
        return {
          question: invertedQuestion(clause, whAfter(clause, phrase), asked),
          answer: asked,
          asked,
        };
      }),
  examples: [
    {
      text: 'The wealth of France depended on the sugar colonies in the Caribbean.',
      question: 'What did the wealth of France depend on?',
      answer: 'The sugar colonies in the Caribbean',
    },
    {
      text: 'Napoleon wanted to force Britain into an alliance against Russia.',
      question: 'What did Napoleon want to force Britain into?',
      answer: 'An alliance against Russia',
    },
    {
      text: 'The trade of the American colonies was restricted by the mercantilism of France.',
      question: 'What was the trade of the American colonies restricted by?',
      answer: 'The mercantilism of France',
    },
    {
      text: 'The temples of Athens were commissioned by rulers or priests in 400 BC.',
      question: 'By whom were the temples of Athens commissioned in 400 BC?',
      answer: 'Rulers or priests',
    },
    { text: 'The troops arrived in June.', none: true },
  ],
};

/** "By whom was it built?" is stiff, but "Who was it built in 1900 by?" is worse. */
function byWhom(clause: Clause, phrase: Phrase): Piece[] {
  const { head, tokens } = phrase;
  const wh = whFor(clause.tree, head);
  // "What are the films characterized by?"
  const isLast = tokens.at(-1) === clause.body.at(-1) && clause.fronted.length === 0;
  if (wh === 'What' && isLast) return invertedQuestion(clause, wh, withoutOpener(phrase));
  const fronted = wh === 'Who' ? 'By whom' : `By ${wh.charAt(0).toLowerCase()}${wh.slice(1)}`;
  return invertedQuestion(clause, fronted, tokens);
}

/** What somebody is seen as is a role, not a person. */
const whAfter = ({ tree }: Clause, { opener, head }: Phrase) =>
  opener === 'as' ? 'What' : whFor(tree, head);

/** The preposition is the verb's own ("depend on"), or brings the agent of a passive. */
function isPair(clause: Clause, phrase: Phrase): boolean {
  // "are believed by Sidwell to have come" is a belief.
  const isBelief = clause.phrases.some(({ relation }) => relation === 'xcomp');
  if (clause.passive && phrase.opener === 'by') return !isBelief;
  const { lemma } = token(clause.tree, phrase.governor);
  if (VERB_PREPOSITION_PAIRS.has(`${lemma}-${phrase.opener}`)) return true;
  // Without an object these seldom bring a mere circumstance.
  const isBare = !clause.phrases.some(({ relation }) => relation === 'obj') && !clause.passive;
  const isSure = token(clause.tree, phrase.head).confidence >= SURE;
  return isBare && isSure && /^(with|from|into|against|of|about)$/.test(phrase.opener);
}

/** "about a third" is a number, not a topic. */
function isQuantity({ tree }: Clause, { head }: Phrase): boolean {
  return (
    dependents(tree, head, 'nummod').length > 0 ||
    /^(third|half|quarter|fifth|tenth)$/.test(token(tree, head).lemma)
  );
}

/** Other rules ask when and where. */
function isTimeOrPlace({ tree }: Clause, { head }: Phrase): boolean {
  const type = entityOf(tree, head);
  return type === 'time' || (type === 'place' && token(tree, head).upos === 'PROPN');
}

/** The phrase follows its verb at once, or the verb's object where the parser is sure: then it is the verb's, not a noun's. */
function isClose(clause: Clause, phrase: Phrase): boolean {
  const first = phrase.tokens[0]!;
  const between = clause.body.filter((index) => index > phrase.governor && index < first);
  if (between.every((index) => /^(RP|RB|JJR)/.test(token(clause.tree, index).xpos))) return true;
  const object = clause.phrases.find(
    (one) => one.relation === 'obj' && one.governor === phrase.governor,
  );
  const isBehindObject =
    object !== undefined && between.every((index) => object.tokens.includes(index));
  return isBehindObject && token(clause.tree, phrase.head).confidence >= SURE;
}

const SURE = 0.7;
