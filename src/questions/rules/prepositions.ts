import {
  anchors,
  hasFaintCircumstance,
  hasLooseOpening,
  isAlso,
  isAskable,
  isFaintlyTold,
  isPossible,
  isSomeOf,
  withoutBesides,
  wordsBeside,
} from '../asking/askable.ts';
import { invertedQuestion, withoutOpener } from '../asking/inversion.ts';
import { whFor, whForObject } from '../asking/wh-phrase.ts';
import type { Clause } from '../grammar/clause.ts';
import { isYear } from '../grammar/dates.ts';
import { VERB_PREPOSITION_PAIRS } from '../grammar/lexicon.ts';
import { determiner, entityOf, hasName } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import type { Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

export const whatAfterPreposition: Rule = {
  name: 'preposition',
  prior: -0.4,
  ask: (whole, references) => {
    const clause = withoutBesides(whole);
    if (hasLooseOpening(clause) || isAlso(clause)) return [];
    return clause.phrases
      .filter(
        (phrase) => isRelation(phrase.relation, ['obl']) && !phrase.isFronted && !phrase.setOff,
      )
      .filter(({ tokens, opener }) =>
        opener.startsWith(token(clause.tree, tokens[0]!).form.toLowerCase()),
      )
      .filter((phrase) => isPair(clause, phrase) && isAskable(clause, phrase) && !clause.negated)
      .filter(() => !isSomeOf(clause) && !isPossible(clause))
      .filter(
        ({ opener, governor }) =>
          !(clause.passive && opener === 'to') ||
          /^(sentence|condemn)$/.test(token(clause.tree, governor).lemma),
      )
      .filter((phrase) => isClose(clause, phrase) && !isTimeOrPlace(clause, phrase))
      .filter((phrase) => phrase.opener === 'by' || phrase.tokens.at(-1) === clause.body.at(-1))
      .filter((phrase) => phrase.opener !== 'about' || !isQuantity(clause, phrase))
      .filter((phrase) => isNarrowed(clause, references, phrase) && !isMisnamed(clause, phrase))
      .filter((phrase) => !isFaintlyTold(clause, phrase) && !hasFaintCircumstance(clause, phrase))
      .filter((phrase) => !isKnownFrom(clause, phrase) && !isByDoing(clause, phrase))
      .filter(() => !PASSING.test(token(clause.tree, clause.predicate).lemma))
      .map((phrase) => {
        const asked = withoutOpener(phrase);
        if (clause.passive && phrase.opener === 'by')
          return { question: byWhom(clause, phrase), answer: asked, asked };
        return {
          question: invertedQuestion(clause, whAfter(clause, phrase), asked),
          answer: asked,
          asked,
        };
      })
      .filter(
        ({ question }) =>
          !question.some(
            (piece) => typeof piece === 'number' && token(clause.tree, piece).form === ',',
          ),
      );
  },
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
    {
      text: 'The spiritual teacher of a Hindu is known as a guru.',
      question: 'What is the spiritual teacher of a Hindu known as?',
      answer: 'A guru',
    },
    { text: 'Austrian physicist Ludwig Boltzmann is known as the Boltzmann law.', none: true },
    { text: 'The farmers of Ireland worked on behalf of the Irish Association.', none: true },
    { text: 'The troops arrived in June.', none: true },
    { text: 'The career of Beckham began with Manchester United.', none: true },
    { text: 'Jerome focused his attention on the lives of women in many cases.', none: true },
    { text: 'The map of the Song dynasty is typical of the medieval map of China.', none: true },
  ],
};

/** "is made by heating sand": how, not by what. */
const isByDoing = ({ tree }: Clause, { opener, tokens }: Phrase) =>
  opener === 'by' && /\p{L}{3}ing$/u.test(token(tree, tokens[1] ?? 0).form);

/** What is made of, or divided into, is that at all times; of anything else a name, a date or a good many words must say which time is meant. */
function isNarrowed(clause: Clause, references: readonly Reference[], phrase: Phrase): boolean {
  const { tree, finite, subject } = clause;
  const narrowing = anchors(clause, references, phrase.tokens);
  const words = wordsBeside(clause, phrase.tokens);
  const isPast = !/^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos);
  const { upos, xpos } = token(tree, subject.head);
  const isPlain =
    upos === 'NOUN' &&
    dependents(tree, subject.head, 'amod', 'compound', 'nmod', 'acl').length === 0;
  // "an area", "scientists"
  const isAnybody =
    isPlain &&
    (/^an?$/.test(determiner(tree, subject.head))
      ? isPast || entityOf(tree, subject.head) !== 'abstract'
      : xpos === 'NNS' && entityOf(tree, subject.head) === 'person');
  if (isAnybody && narrowing === 0) return false;
  const isOfItsNature = BY_NATURE.test(token(tree, phrase.governor).lemma);
  const isFate = narrowing >= 1 && OF_A_LIFE.test(token(tree, phrase.governor).lemma);
  if (isPast) return isFate || narrowing >= 2 || (narrowing >= 1 && (isOfItsNature || words >= 4));
  return isOfItsNature || narrowing >= 1 || words >= 3;
}

/** "typical of the medieval map" of a map, "familiar with the myth", and "by what" somebody is known: the answer is said before, or not at all. */
function isKnownFrom(clause: Clause, phrase: Phrase): boolean {
  const { tree, subject, predicate, passive } = clause;
  const { head, opener } = phrase;
  const isSame =
    token(tree, head).upos === 'NOUN' &&
    token(tree, head).lemma === token(tree, subject.head).lemma;
  const isBareThe =
    token(tree, head).upos === 'NOUN' &&
    determiner(tree, head) === 'the' &&
    dependents(tree, head, 'amod', 'compound', 'nmod', 'acl', 'conj').length === 0;
  const isOne = dependents(tree, subject.head, 'nummod').length > 0;
  // "captured 866"
  const isTorn = clause.body.some(
    (index) =>
      isYear(token(tree, index).form) &&
      token(tree, token(tree, index).head).upos === 'VERB' &&
      dependents(tree, index, 'case').length === 0,
  );
  const isNickname = passive && opener === 'by' && token(tree, predicate).lemma === 'know';
  return isTorn || isSame || isBareThe || isOne || isNickname;
}

/** With what a book begins, or from where one shot, nobody need know. */
const PASSING = /^(refer|begin|start|open|end|close|score|shoot|play)$/;

/** What befalls one person once, and is known of him. */
const OF_A_LIFE =
  /^(convict|acquit|accuse|charge|sentence|condemn|die|execute|imprison|expel|initiate|descend|graduate|major|appoint|elect|nominate|promote)$/;

const BY_NATURE =
  /^(compose|consist|divide|derive|base|make|form|refer|belong|define|know|stand|depend|result|classify|come|originate|arise|characterize|characterise|determine|cause|govern|describe)$/;

/** A man is not known as a law. */
function isMisnamed({ tree, subject }: Clause, { opener, head }: Phrase): boolean {
  return (
    opener === 'as' &&
    entityOf(tree, subject.head) === 'person' &&
    hasName(tree, subject.head) &&
    entityOf(tree, head) !== 'person'
  );
}

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
  opener === 'as' ? 'What' : whForObject(tree, head);

/** The preposition is the verb's own ("depend on"), or brings the agent of a passive. */
function isPair(clause: Clause, phrase: Phrase): boolean {
  // "on behalf of"
  if (
    /^(behalf|basis|favou?r|account|word|thing|fact|way)$/.test(
      token(clause.tree, phrase.head).lemma,
    )
  )
    return false;
  // "are believed by Sidwell to have come" is a belief.
  const isBelief = clause.phrases.some(({ relation }) => relation === 'xcomp');
  if (clause.passive && phrase.opener === 'by') return !isBelief;
  const { lemma } = token(clause.tree, phrase.governor);
  if (VERB_PREPOSITION_PAIRS.has(`${lemma}-${phrase.opener}`)) return true;
  if (/^(occur|happen|exist|appear|sit|stand|continue|live|play|go|run)$/.test(lemma)) return false;
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
