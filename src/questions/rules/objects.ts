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
import { hasComma, hasSecondObject, isFaint, isTorn } from '../asking/asked-object.ts';
import { invertedQuestion } from '../asking/inversion.ts';
import { whForObject } from '../asking/wh-phrase.ts';
import type { Clause } from '../grammar/clause.ts';
import { VERBS_OF_ALL_WORK } from '../grammar/lexicon.ts';
import { entityOf } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import type { Rule } from '../rule.ts';

export const whatObject: Rule = {
  name: 'object',
  prior: -0.6,
  ask: (whole, references) => {
    const clause = withoutBesides(whole);
    if (hasLooseOpening(clause) || isAlso(clause)) return [];
    return clause.phrases
      .filter(
        (phrase) => phrase.relation === 'obj' && !phrase.isFronted && isAskable(clause, phrase),
      )
      .filter(() => !clause.negated && !isSomeOf(clause) && !isPossible(clause))
      .filter((phrase) => !isOpen(clause, phrase) && !hasSecondObject(clause, phrase))
      .filter((phrase) => isNarrowed(clause, references, phrase) && !isFaint(clause, phrase))
      .filter((phrase) => !isFaintlyTold(clause, phrase) && !hasFaintCircumstance(clause, phrase))
      .filter((phrase) => !isBare(clause, phrase) && !isItsOwn(clause, phrase))
      .map((phrase) => ({
        question: invertedQuestion(
          clause,
          whForObject(clause.tree, phrase.head, token(clause.tree, phrase.governor).lemma),
          phrase.tokens,
        ),
        answer: phrase.tokens,
        asked: phrase.tokens,
      }))
      .filter(({ question }) => !hasComma(clause, question));
  },
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
    {
      text: 'Jenna studied in Suffolk and attended Boston University for a Master of Education in Sport Psychology.',
      question: 'Which university did Jenna attend for a Master of Education in Sport Psychology?',
      answer: 'Boston University',
    },
    { text: 'Reynaud created the Praxinoscope in 1877 and the Zootrope in 1888.', none: true },
    {
      text: 'Aristotle left Athens and tutored Alexander the Great starting from 343 BC.',
      none: true,
    },
    { text: 'Agassi won his first match against John Austin in 1986.', none: true },
    {
      text: 'A caecilian’s skin contains tiny embedded dermal scales.',
      question: 'What does a caecilian’s skin contain?',
      answer: 'Tiny embedded dermal scales',
    },
    {
      text: 'The Denver Broncos defeated the Carolina Panthers in Santa Clara in 2016.',
      question: 'Who did the Denver Broncos defeat in Santa Clara in 2016?',
      answer: 'The Carolina Panthers',
    },
    {
      text: 'In 1960 the General Conference in Paris named the unit of magnetic flux the tesla.',
      none: true,
    },
    { text: 'Global warming increases the frequency of floods.', none: true },
    { text: 'The Olympic Games took place in Athens.', none: true },
    {
      text: 'In 788 CE, the Frankish king Charlemagne conquered the area, and introduced Christianity.',
      none: true,
    },
    { text: 'The Constitution of 1992 established the rights of citizens.', none: true },
    { text: 'The settlers in Texas also disliked the law of Mexico in 1830.', none: true },
    { text: 'Dvořák displayed his musical gifts in Prague at an early age.', none: true },
    { text: 'As a leader in the Utah War, Johnston led the troops of the Union.', none: true },
    {
      text: 'Illyrian tribes settled Messapia across the Adriatic Sea.',
      question: 'Which place did Illyrian tribes settle across the Adriatic Sea?',
      answer: 'Messapia',
    },
  ],
};

/** "What does warming increase?" has many answers: beside the object two names or figures, or one and a good deal more, say which is meant. */
function isNarrowed(clause: Clause, references: readonly Reference[], phrase: Phrase): boolean {
  const { tree, finite, predicate } = clause;
  const narrowing = anchors(clause, references, phrase.tokens);
  const words = wordsBeside(clause, phrase.tokens);
  // "are meant to avoid", "plans to meet": what one means to do, another rule asks as a whole.
  if (phrase.governor !== predicate) return false;
  // "border Alaska to the east" tells where from Alaska it lies.
  const isSide = clause.body.some((index) =>
    /^(north|south|east|west|northeast|northwest|southeast|southwest)$/i.test(
      token(tree, index).form,
    ),
  );
  if (isSide && /^border$/.test(token(tree, predicate).lemma)) return false;
  // "In 788 CE"
  if (/^(CE|BCE|AD|BC)$/.test(token(tree, phrase.tokens.at(-1)!).form)) return false;
  if (isTorn(clause, phrase) || EVIL.test(token(tree, phrase.head).lemma)) return false;
  const isPast = !/^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos);
  const isOpenEnded = OPEN_ENDED.test(token(tree, predicate).lemma);
  if (isPast) return narrowing >= 2 || (narrowing >= 1 && words >= (isOpenEnded ? 5 : 4));
  if (isOpenEnded) return narrowing >= 2 || words >= (narrowing >= 1 ? 4 : 5);
  // "nucleic acids contain …"
  return narrowing >= 2 || words >= 3;
}

/** "What did the law establish?": where nothing follows the verb, only what a thing has in it or is has one answer, or a kind that is told. */
function isBare(clause: Clause, { tokens, head }: Phrase): boolean {
  const { tree, predicate, body, fronted, finite } = clause;
  const rest = body.filter((index) => !tokens.includes(index) && index !== predicate);
  const isSaid = rest.some((index) => /^(NOUN|PROPN|NUM|ADJ|VERB)$/.test(token(tree, index).upos));
  if (isSaid || fronted.length > 0) return false;
  const { lemma } = token(tree, predicate);
  if (/^Which /.test(whForObject(tree, head, lemma))) return false;
  const isPresent = /^(VBZ|VBP)$/.test(token(tree, finite).xpos);
  return !(isPresent && OF_NATURE.test(lemma));
}

/** What a thing does by what it is. */
const OF_NATURE =
  /^(contain|constitute|form|comprise|measure|study|denote|govern|cover|surround|border|secrete|store|carry|transport|absorb|emit|orbit|eat|regulate|control|connect|separate|manufacture|mine|grow|speak|worship)$/;

/** "led the United States through its Civil War": what is asked for is said again. */
function isItsOwn(clause: Clause, phrase: Phrase): boolean {
  const { tree, body, subject } = clause;
  return (
    entityOf(tree, phrase.head) === 'place' &&
    entityOf(tree, subject.head) === 'person' &&
    body.some(
      (index) => index > phrase.tokens.at(-1)! && /^(its|their)$/i.test(token(tree, index).form),
    )
  );
}

/** What one does of these, one does of many things. */
const OPEN_ENDED =
  /^(increase|decrease|improve|affect|reduce|influence|support|provide|help|change|create|cause|experience|express|show|use|need|face|see|make|have|offer|produce|develop|include|give|take|keep|hold|like|want|receive|play|serve|represent|describe|mention|discuss)$/;

/** What these are, only the rest of the text tells. */
const EVIL = /^(problem|situation|way|thing|reason|aspect|issue|matter|percent|pct|%)$/;

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
  return rest.length === 0 && VERBS_OF_ALL_WORK.has(token(clause.tree, clause.predicate).lemma);
}
