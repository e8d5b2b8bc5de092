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
import { invertedQuestion } from '../asking/inversion.ts';
import { whForObject } from '../asking/wh-phrase.ts';
import type { Clause } from '../grammar/clause.ts';
import { NAMING, VERB_PREPOSITION_PAIRS, VERBS_OF_ALL_WORK } from '../grammar/lexicon.ts';
import { determiner, entityOf, hasName } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import type { Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

export const whatObject: Rule = {
  name: 'object',
  prior: -0.4,
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

/** "led the recapture of Spain from the Moslems": what stands behind an object may be the noun's, and "recommends abortions be available" has no object. */
function isTorn({ tree, phrases }: Clause, { tokens, governor }: Phrase): boolean {
  const last = tokens.at(-1)!;
  if (/^be$/i.test(tree.tokens[last + 1]?.form ?? '')) return true;
  // "an act to naturalise the 148 Huguenots still resident there"
  const rest = tree.tokens.slice(last + 1, last + 3).map(({ upos }) => upos);
  if (rest[0] === 'ADJ' || (rest[0] === 'ADV' && rest[1] === 'ADJ')) return true;
  // "named the unit the tesla"
  if (NAMING.test(token(tree, governor).lemma)) return true;
  // "attributed the acidity to ions"
  const verb = token(tree, governor).lemma;
  const isSwallowed = tokens.some(
    (index) =>
      token(tree, index).deprel === 'case' &&
      !/^(of|in|at)$/.test(token(tree, index).form) &&
      VERB_PREPOSITION_PAIRS.has(`${verb}-${token(tree, index).form}`),
  );
  if (isSwallowed) return true;
  // "Alexander the Great"
  const next = tree.tokens[last + 2];
  if (
    tree.tokens[last + 1]?.form === 'the' &&
    next?.upos !== 'NOUN' &&
    /^\p{Lu}/u.test(`${next?.form}`)
  )
    return true;
  // "Atari only hired Jobs because …"
  if (/^(only|even|just|merely)$/i.test(tree.tokens[governor - 1]?.form ?? '')) return true;
  return phrases.some(
    ({ relation, head, tokens: own, opener }) =>
      isRelation(relation, ['obl']) &&
      own[0] === last + 1 &&
      /^(from|of|for|with|to|into|against|between|among|over|about|on)$/.test(opener) &&
      token(tree, head).confidence < (opener === 'on' || opener === 'of' ? 0.9 : 0.7) &&
      !VERB_PREPOSITION_PAIRS.has(`${token(tree, governor).lemma}-${opener}`) &&
      entityOf(tree, head) !== 'time' &&
      !(opener === 'to' && GIVING.test(token(tree, governor).lemma)),
  );
}

const GIVING =
  /^(teach|give|sell|send|grant|lend|offer|pay|award|donate|hand|show|introduce|bring|add|contribute|cede|restore|present)$/;

/** "Renewed hope", "a surprise victory": one of a kind that anybody has, in so few words that nothing is learnt. */
function isFaint({ tree }: Clause, { head, tokens }: Phrase): boolean {
  if (hasName(tree, head) || tokens.some((index) => /\d/.test(token(tree, index).form)))
    return false;
  const { lemma } = token(tree, head);
  const content = tokens.filter((index) => /^(NOUN|ADJ|VERB)$/.test(token(tree, index).upos));
  const isOne = /^an?$/.test(determiner(tree, head));
  // "his first match"
  const isNth =
    dependents(tree, head, 'nmod:poss').length > 0 &&
    content.length <= 2 &&
    dependents(tree, head, 'amod').some((one) =>
      /^(first|second|third|last|next|new|own)$/.test(token(tree, one).lemma),
    );
  if (isNth) return true;
  return content.length <= (FAINT.test(lemma) ? 2 : isOne ? 1 : 0);
}

const FAINT =
  /^(hope|victory|success|failure|attention|growth|change|support|pressure|interest|renovation|reputation|popularity|pain|goal|point|seat|game|record|position|presence|criticism|praise|progress|life|way|idea|experience|opportunity|information|condition|step|damage|contact|strength|power|control|benefit|improvement|development|activity|rise|fall|decline|start|end|part)$/;

/** A comma in a question stands where something was torn out of it. */
const hasComma = ({ tree }: Clause, question: readonly Piece[]) =>
  question.some((piece) => typeof piece === 'number' && token(tree, piece).form === ',');

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
  return rest.length === 0 && VERBS_OF_ALL_WORK.has(token(clause.tree, clause.predicate).lemma);
}
