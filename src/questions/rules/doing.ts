/** "Spain withdrew its troops after the bombings": what somebody did then. */

import { asCountry } from '../asking/as-country.ts';
import { isGapped } from '../asking/askable.ts';
import { frontedPieces } from '../asking/inversion.ts';
import { isOccasion } from '../asking/occasion.ts';
import type { Clause } from '../grammar/clause.ts';
import { countryOf, isCountry } from '../grammar/countries.ts';
import { doSupport } from '../grammar/inflect.ts';
import { INTENT_VERBS, NAMING, STATIVE_VERBS } from '../grammar/lexicon.ts';
import { entityOf, hasName, isPlural } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

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
    const anchor = clause.phrases.find(
      (phrase) => !isSpan(clause, phrase) && isOccasion(clause, references, phrase),
    );
    if (anchor === undefined || !hasContent(clause) || isGapped(clause)) return [];
    if (isTaught(clause)) return [];
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

/** "during the war", "despite an offer", "after joining the faculty": much is done there. */
function isSpan({ tree }: Clause, { opener, head, relation }: Phrase): boolean {
  if (LASTING.test(opener)) return true;
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
