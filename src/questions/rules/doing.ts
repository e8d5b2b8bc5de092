import { anchors, isGapped, isPossible, isSomeOf } from '../asking/askable.ts';
import { frontedPieces, invertedQuestion } from '../asking/inversion.ts';
import { isOccasion } from '../asking/occasion.ts';
import type { Clause } from '../grammar/clause.ts';
import { countryOf, isCountry } from '../grammar/countries.ts';
import { doSupport } from '../grammar/inflect.ts';
import { INTENT_VERBS, NAMING, STATIVE_VERBS } from '../grammar/lexicon.ts';
import { entityOf, hasName, isName, isPlural } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Piece, Replacement } from '../wording/wording.ts';

/** "decided to withdraw": the infinitive is what was decided. */
export const intent: Rule = {
  name: 'intent',
  prior: 0.1,
  ask: (clause) => {
    const { tree, predicate } = clause;
    if (!INTENT_VERBS.has(token(tree, predicate).lemma) || clause.passive || clause.negated)
      return [];
    const hasObject = clause.phrases.some(
      (phrase) => phrase.relation === 'obj' && phrase.governor === predicate,
    );
    const isSilent = clause.body.some((index) => /^comment$/i.test(token(tree, index).form));
    return hasObject || isSilent || isAnybody(clause) || isSomeOf(clause) || isPossible(clause)
      ? []
      : toDo(clause);
  },
  examples: [
    {
      text: 'After the Suez Crisis, the British government decided to withdraw its troops from Egypt.',
      question: 'What did the United Kingdom decide to do after the Suez Crisis?',
      answer: 'To withdraw its troops from Egypt',
    },
    {
      text: 'The 1999 Prague floods showed that old cities are in danger. Following the loss of almost 90 homes, the Czech government decided to move its archives from Prague.',
      question: 'What did Czechia decide to do after the 1999 Prague floods?',
      answer: 'To move its archives from Prague',
    },
    { text: 'Spain withdrew its troops from Iraq.', none: true },
  ],
};

/** "were meant to solidify support": the infinitive is what they are for. */
export const meant: Rule = {
  name: 'meant',
  prior: 0.2,
  ask: (clause, references) => {
    const { tree, predicate } = clause;
    const { lemma } = token(tree, predicate);
    if (!clause.passive || clause.negated || !AIMING.test(lemma)) return [];
    if (isSomeOf(clause) || isAnybody(clause) || isPossible(clause)) return [];
    // "He was meant to stay"
    const { upos } = token(tree, clause.subject.head);
    const isSomebody = upos === 'PRON' || entityOf(tree, clause.subject.head) === 'person';
    if (isSomebody && /^(mean|intend|design|use|build)$/.test(lemma)) return [];
    const isBidding = BIDDING_OF_MANY.test(lemma);
    return toDo(clause).filter(
      ({ asked }) =>
        !isBidding || (asked[0] === predicate + 1 && anchors(clause, references, asked) >= 2),
    );
  },
  examples: [
    {
      text: 'The Marshall Plan was designed to rebuild the economies of Western Europe.',
      question: 'What was the Marshall Plan designed to do?',
      answer: 'To rebuild the economies of Western Europe',
    },
    {
      text: 'The Geiger counter is used to measure the radiation of uranium.',
      question: 'What is the Geiger counter used for?',
      answer: 'To measure the radiation of uranium',
    },
    {
      text: 'In 1899, Emma Noble was invited to teach mathematics in Vienna.',
      question: 'What was Emma Noble invited to do in 1899?',
      answer: 'To teach mathematics in Vienna',
    },
    { text: 'He was commissioned as a captain to rank from 1778.', none: true },
    { text: 'The Marshall Plan was announced in 1947.', none: true },
  ],
};

const AIMING =
  /^(mean|intend|design|use|build|create|found|establish|force|require|allow|permit|order|oblige|compel|forbid|authori[sz]e|ask|urge|persuade|encourage|invite|commission|instruct|hire|train|teach)$/;

/** What is done to somebody many times over: it needs a name and a time, or two names. */
const BIDDING_OF_MANY =
  /^(force|require|allow|permit|order|oblige|compel|forbid|authori[sz]e|ask|urge|persuade|encourage|invite|commission|instruct|hire|train|teach)$/;

/** "What did S decide to do?" for each infinitive of the predicate. */
function toDo(clause: Clause): Draft[] {
  return (
    clause.phrases
      .filter(({ relation }) => isRelation(relation, ['xcomp', 'advcl']))
      .filter(({ governor, opener }) => governor === clause.predicate && opener === 'to')
      .filter(({ tokens }) => tokens.length >= 3)
      // One does not do what is done to one.
      .filter(({ head }) => dependents(clause.tree, head, 'aux:pass', 'cop').length === 0)
      .map((phrase) => ({
        question: withToDo(
          invertedQuestion(clause, 'What', [...phrase.tokens, ...adverbsOf(clause)]),
          clause,
          phrase,
        ),
        answer: withoutReason(clause, phrase),
        asked: withoutReason(clause, phrase),
        says: asCountry(clause),
      }))
  );
}

/** "used widely in clinics to assess …" */
function adverbsOf({ tree, predicate, passive }: Clause): number[] {
  if (!passive) return [];
  return dependents(tree, predicate, 'advmod').filter((index) => index > predicate);
}

/** "What do people attempt to do?" has no end of answers. */
function isAnybody({ tree, subject }: Clause): boolean {
  const isBare = subject.tokens.length === 1 && token(tree, subject.head).upos === 'NOUN';
  return isBare && entityOf(tree, subject.head) === 'person';
}

/** What somebody means to do is asked for without why. */
function withoutReason({ tree }: Clause, phrase: Phrase): number[] {
  const reasons = phrase.tokens.filter((index) => /^because$/i.test(token(tree, index).form));
  const out = new Set(reasons.flatMap((mark) => subtree(tree, token(tree, mark).head)));
  // "to start a class which attracted interest", "for the purpose of gaining supporters"
  const end = phrase.tokens.findIndex(
    (index, at) =>
      at > 3 &&
      (/^which$/i.test(token(tree, index).form) ||
        /^for the purpose/i.test(
          tree.tokens
            .slice(index, index + 3)
            .map(({ form }) => form)
            .join(' '),
        )),
  );
  return trimPunctuation(
    tree,
    phrase.tokens.filter((index, at) => !out.has(index) && (end < 0 || at < end)),
  );
}

/** "to do" goes where the infinitive stood; a thing is not used to do, but for. */
function withToDo(question: readonly Piece[], clause: Clause, phrase: Phrase): Piece[] {
  const at = question.findIndex(
    (piece, index) =>
      index > 2 &&
      (piece === phrase.governor ||
        (typeof piece === 'string' && piece === token(clause.tree, phrase.governor).lemma)),
  );
  const isUse = clause.passive && token(clause.tree, phrase.governor).lemma === 'use';
  return [...question.slice(0, at + 1), isUse ? 'for' : 'to do', ...question.slice(at + 1)];
}

/** What a government does its country does: "the Spanish government" is said as "Spain". */
function asCountry({ tree, subject }: Clause): Replacement[] {
  const isGovernment = /^(government|authorities|leadership|cabinet)$/.test(
    token(tree, subject.head).form,
  );
  if (!isGovernment || subject.tokens.length !== 3) return [];
  const country = subject.tokens.map((index) => countryOf(token(tree, index).form)).find(Boolean);
  return country === undefined ? [] : [{ tokens: subject.tokens, text: country }];
}

/** The whole verb phrase, where a time or an event says which doing is meant. */
export const whatDid: Rule = {
  name: 'did',
  prior: 0.3,
  ask: (clause, references) => {
    const { tree, predicate, finite, subject } = clause;
    const verb = token(tree, predicate);
    if (
      clause.copular ||
      clause.passive ||
      clause.negated ||
      finite !== predicate ||
      verb.xpos !== 'VBD'
    )
      return [];
    if (NAMING.test(verb.lemma)) return [];
    if (STATIVE_VERBS.has(verb.lemma) || INTENT_VERBS.has(verb.lemma) || !isAgent(clause))
      return [];
    // Much is done during a war or despite an offer.
    const anchor = clause.phrases.find(
      (phrase) => !LASTING.test(phrase.opener) && isOccasion(clause, references, phrase),
    );
    if (anchor === undefined || !hasContent(clause) || isGapped(clause)) return [];
    if (isSpan(clause, anchor) || isTaught(clause)) return [];
    const end = joint(clause);
    const rest = clause.body.filter((index) => !anchor.tokens.includes(index) && index < end);
    const question: Piece[] = [
      'What',
      doSupport(verb.xpos, verb.form),
      ...subject.tokens,
      'do',
      ...frontedPieces(tree, anchor),
    ];
    const others = clause.fronted
      .filter((phrase) => phrase !== anchor)
      .flatMap((phrase) => frontedPieces(tree, phrase));
    if (question.some((piece) => typeof piece === 'number' && token(tree, piece).form === ','))
      return [];
    return [
      {
        question,
        answer: [...answerSubject(clause), ...rest, ...others],
        asked: rest,
        says: asCountry(clause),
      },
    ];
  },
  examples: [
    {
      text: 'After the French Revolution, Napoleon built a large army.',
      question: 'What did Napoleon do after the French Revolution?',
      answer: 'Built a large army',
    },
    {
      text: 'In July 1960, Belgium sent soldiers to its colony in Africa.',
      question: 'What did Belgium do in July 1960?',
      answer: 'It sent soldiers to its colony in Africa',
    },
    {
      text: 'Despite the protests of Denmark, Sweden built a power plant near Copenhagen.',
      none: true,
    },
    {
      text: 'Galois returned to mathematics after his expulsion from the École Normale.',
      question: 'What did Galois do after his expulsion from the École Normale?',
      answer: 'Returned to mathematics',
    },
    {
      text: 'In the Treaty of Petropolis of 1903, Bolivia gave up its claims to the Amazon.',
      question: 'What did Bolivia do in the Treaty of Petropolis of 1903?',
      answer: 'It gave up its claims to the Amazon',
    },
    {
      text: 'After the death of Plato, Aristotle left Athens and tutored a prince in Macedon.',
      question: 'What did Aristotle do after the death of Plato?',
      answer: 'Left Athens',
    },
    {
      text: 'After the Oslo bombings, Sweden sent soldiers to Norway.',
      question: 'What did Sweden do after the Oslo bombings?',
      answer: 'It sent soldiers to Norway',
    },
    { text: 'The Dutch named Mauritius after Maurice of Nassau.', none: true },
    {
      text: 'Shortly after Plato died, Aristotle left Athens and, at the request of Philip of Macedon, tutored Alexander the Great starting from 343 BC.',
      question: 'What did Aristotle do shortly after Plato died?',
      answer: 'Left Athens',
    },
    { text: 'Belgium sent soldiers to its colony.', none: true },
    { text: 'Despite a late offer, Portsmouth respected the wishes of Donovan.', none: true },
  ],
};

const LASTING = /^(despite|in spite of|during|throughout|before)$/;

/** "during his time with the tribe", "before joining the faculty", "despite an offer": much is done there. */
function isSpan({ tree }: Clause, { opener, head, relation, tokens }: Phrase): boolean {
  if (
    opener === 'during' &&
    /^(time|stay|year|life|career|lifetime|period)$/.test(token(tree, head).lemma)
  )
    return true;
  if (opener === 'despite') return !tokens.some((index) => isName(tree, index));
  return isRelation(relation, ['advcl']) && token(tree, head).xpos === 'VBG';
}

/** "received his doctorate", "learned to …": one asks what was received or learned. */
const isTaught = ({ tree, predicate }: Clause) =>
  /^(receive|learn|spend|get|obtain|earn|meet|respect)$/.test(token(tree, predicate).lemma);

/** Where another deed is joined on: "left Athens and, at Philip's request, tutored Alexander". */
function joint({ tree, predicate, body }: Clause): number {
  const deeds = dependents(tree, predicate, 'conj');
  const joints = deeds.flatMap((deed) => dependents(tree, deed, 'cc'));
  const fenced = body.filter(
    (index) =>
      index > predicate &&
      /^(and|but)$/i.test(token(tree, index).form) &&
      tree.tokens[index + 1]?.form === ',',
  );
  return Math.min(Number.POSITIVE_INFINITY, ...joints, ...fenced);
}

function isAgent(clause: Clause): boolean {
  const { tree, subject } = clause;
  const type = entityOf(tree, subject.head);
  const acts =
    type === 'person' ||
    type === 'organization' ||
    (type === 'place' && hasName(tree, subject.head));
  return acts || token(tree, subject.head).upos === 'PRON';
}

/** An object or infinitive, or where somebody went: "did nothing but arrive" is no answer. */
function hasContent(clause: Clause): boolean {
  const goes = GOING.test(token(clause.tree, clause.predicate).lemma);
  return clause.phrases.some(
    ({ relation, isFronted, opener }) =>
      !isFronted &&
      (isRelation(relation, ['obj', 'xcomp']) ||
        (goes && isRelation(relation, ['obl']) && /^(to|from|into|against|across)$/.test(opener))),
  );
}

const GOING =
  /^(return|flee|retire|switch|turn|emigrate|immigrate|migrate|convert|withdraw|retreat|advance|resign|surrender|escape|move|travel|march|rebel|revolt|defect|transfer|settle)$/;

/** "It" for a country or body, "They" for several; of one person what he or she did, since the text may not tell which. */
function answerSubject({ tree, subject }: Clause): Piece[] {
  const isPeople =
    subject.tokens.some(
      (index) => token(tree, index).form.toLowerCase() === 'the' && index + 1 === subject.head,
    ) && countryOf(token(tree, subject.head).form) !== undefined;
  if (isPlural(tree, subject.head) || isPeople) return ['they'];
  const isPerson =
    entityOf(tree, subject.head) === 'person' &&
    !subject.tokens.some((index) => isCountry(token(tree, index).form));
  return isPerson || token(tree, subject.head).upos === 'PRON' ? [] : ['it'];
}
