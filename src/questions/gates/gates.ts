import type { Clause } from '../grammar/clause.ts';
import { wordCount } from '../grammar/content-words.ts';
import { DEICTIC, FIRST_SECOND_PERSON } from '../grammar/lexicon.ts';
import { determiner, hasName } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import { GAP } from '../wording/card.ts';
import {
  isDoingOfNothing,
  isFigureOfNothing,
  isHalfPassive,
  isPassing,
  isReply,
  isSaidOfPronoun,
  isSinceWithoutPerfect,
  isUnanchoredPerfect,
  isUnsaid,
} from './alone.ts';
import {
  isBesides,
  isOneOfAKind,
  isThin,
  isTopicItself,
  leak,
  MOST_LEAK,
  SOME_OF,
  saysTwice,
} from './answers.ts';
import {
  GUESS,
  isAgreeing,
  isConditional,
  isCounterfactual,
  isDeclarative,
  isDirective,
  isExpletive,
  isHearsay,
  isQuoted,
} from './assertion.ts';
import {
  cutsList,
  cutsName,
  cutsTitle,
  cutsWord,
  isUnjoined,
  leavesName,
  leavesVerb,
  runsNamesTogether,
  spansVerb,
  tearsComparison,
} from './cuts.ts';
import { endsAtBracket, isOfTheText, leavesOutLimit } from './left-out.ts';
import {
  isAskedItself,
  isContextual,
  isDemonstrative,
  isLikeAnother,
  isOfToday,
  isOneMore,
  isTimeAdjunct,
} from './pointing.ts';
import { type Suspect, tokensOf, usedTokens } from './suspect.ts';
import { isTooOpen } from './too-open.ts';
import { cutsVerb, isBalanced, isBroken, isStrung } from './traces.ts';
import { isSound, leastTrust, trustOf, wholeTrust } from './trust.ts';
import { isVague } from './vague-question.ts';
import { isAnonymous, isSpecific, vagueHeads } from './vagueness.ts';

/** A hard reason to drop a card. The first that applies is the one that is told. */
export interface Gate {
  readonly name: string;
  readonly drops: (suspect: Suspect) => boolean;
}

/** Least probability that an arc the question is built on is right. */
const TRUST = 0.5;

/** The same of any other arc that the card says. */
const TRUST_OF_ANY = 0.25;

/** The same of all arcs together; a date asked for is right however the rest hangs together, and a whole sentence does. */
const TRUST_OF_ALL = ({ rule, draft }: Suspect) =>
  draft.isCloze ? 0 : rule.name === 'when' ? 0.01 : 0.035;

/** What these compare with a whole sentence tells itself. */
const TOLD_INSIDE = /^(similar|further|additional)$/;

const UNFIXED_TIME =
  /\b(at|by|until|since) (the|that) time\b(?! of)|\b(minutes?|hours?|seconds?|years?|months?|weeks?|days?|decades?|century|centuries) (later|earlier|before\b(?! \p{L}))/iu;

/** In words. */
const LONGEST_QUESTION = 22;

const LONGEST_CLOZE = 35;

export const GATES: readonly Gate[] = [
  {
    name: 'not a statement',
    drops: ({ clause }) => /[?]["”’')]*$/.test(clause.tree.sentence.text.trim()),
  },
  {
    name: 'not a whole sentence',
    drops: ({ clause }) =>
      /^(\.\.\.|…|\d+ \p{Lu}\p{Ll}|\p{Ll}+ )/u.test(clause.tree.sentence.text.trim()) ||
      !/[.!]["”’')\]]*(\s*\[\d+\])*$/.test(clause.tree.sentence.text.trim()) ||
      // "D(L)akota"
      /\b\p{Lu}\([^)\s]*\)\p{L}/u.test(clause.tree.sentence.text) ||
      // "written by Shaikh Ṣāliḥ (d."
      /\([^()]{0,12}$/.test(clause.tree.sentence.text) ||
      // "ruled in Brown v."
      /\sv\.$/.test(clause.tree.sentence.text.trim()) ||
      // "weighs approximately , sometimes reaching 15 kg": a figure is lost.
      /[\s\p{Co}][,;]\s/u.test(clause.tree.sentence.text.replace(/\s*\([^()]*\)/g, '')),
  },
  { name: 'quotation', drops: ({ clause }) => isQuoted(clause) },
  {
    name: 'sentence length',
    drops: ({ clause }) => clause.tree.tokens.length < 5 || clause.tree.tokens.length > 90,
  },
  { name: 'word order', drops: ({ clause }) => !isDeclarative(clause) },
  { name: 'agreement', drops: ({ clause }) => !isAgreeing(clause) },
  {
    name: 'first or second person',
    drops: (s) =>
      usedTokens(s).some(
        (i) =>
          FIRST_SECOND_PERSON.has(lower(s, i)) &&
          !isCountryOrNumeral(s.clause.tree, i) &&
          !isEverybody(s, i),
      ),
  },
  {
    name: 'condition',
    // A whole sentence has its condition with it.
    drops: ({ clause, draft }) => isConditional(clause) && !(draft.isCloze && isSaidOfAll(clause)),
  },
  { name: 'guess', drops: ({ clause }) => clause.tree.tokens.some(({ form }) => GUESS.test(form)) },
  { name: 'counterfactual', drops: ({ clause }) => isCounterfactual(clause) },
  {
    name: 'opinion',
    drops: ({ clause, draft }) =>
      isDirective(clause) &&
      !(
        draft.isCloze &&
        isSaidOfAll(clause) &&
        /^must$/i.test(token(clause.tree, clause.finite).form)
      ),
  },
  { name: 'hearsay', drops: ({ clause }) => isHearsay(clause) },
  {
    name: 'about the text',
    drops: (s) =>
      /\b(this|the) (essay|article|paper|chapter|section|author|study|report|following)\b|\b(figure|fig\.|table|example|chapter|section|equation) \d/i.test(
        `${s.card.question} ${s.card.answer}`,
      ) ||
      /\bthe following\b|\b(is|are) (given|shown|listed|described|discussed) (in|below|above)\b/i.test(
        s.clause.tree.sentence.text,
      ),
  },
  {
    name: 'not only',
    drops: ({ clause }) => /\bnot (only|just|merely|simply)\b/i.test(clause.tree.sentence.text),
  },
  {
    name: 'example of nothing',
    drops: ({ card, draft }) =>
      !draft.isCloze &&
      /\b(one|another|an?) (\p{L}+ )?(example|instance) (is|was|be|can|comes?)\b/iu.test(
        card.question,
      ),
  },
  { name: 'pronoun', drops: (s) => s.card.unresolved.length > 0 || isSaidOfPronoun(s) },
  { name: 'name cut in two', drops: (s) => cutsName(s) || leavesName(s) },
  { name: 'names run together', drops: runsNamesTogether },
  { name: 'verb left out', drops: leavesVerb },
  { name: 'word cut in two', drops: cutsWord },
  { name: 'joint without both sides', drops: isUnjoined },
  { name: 'the topic itself', drops: isTopicItself },
  {
    name: 'one of several',
    drops: ({ card, rule }) => !/^how/.test(rule.name) && SOME_OF.test(card.answer),
  },
  { name: 'one of a kind', drops: isOneOfAKind },
  { name: 'comparison cut in two', drops: tearsComparison },
  { name: 'title cut in two', drops: cutsTitle },
  { name: 'not what it is', drops: isBesides },
  {
    name: 'share of what',
    drops: ({ clause: { tree, subject }, rule, draft }) =>
      !draft.isCloze &&
      !/^(how|what-share)/.test(rule.name) &&
      /^(NUM|SYM)$/.test(token(tree, subject.head).upos) &&
      dependents(tree, subject.head, 'nmod').length === 0,
  },
  { name: 'expletive subject', drops: ({ clause }) => isExpletive(clause) },
  {
    name: 'demonstrative',
    drops: (s) => usedTokens(s).some((i) => isDemonstrative(s.clause.tree, i)),
  },
  {
    name: 'deictic',
    drops: (s) =>
      usedTokens(s).some(
        (i) =>
          DEICTIC.has(lower(s, i)) &&
          // "then-CEO"
          !/^(after|before|-)$/i.test(s.clause.tree.tokens[i + 1]?.form ?? '') &&
          token(s.clause.tree, i).deprel !== 'expl' &&
          // "above it"
          !isRelation(token(s.clause.tree, i).deprel, ['case']) &&
          !/^(PROPN|NOUN|SCONJ|CCONJ)$/.test(token(s.clause.tree, i).upos),
      ),
  },
  {
    name: 'contextual word',
    drops: (s) =>
      usedTokens(s).some(
        (i) =>
          (isContextual(s.clause, i) ||
            (/^(an)?other$/.test(lower(s, i)) && isAskedItself(s, i)) ||
            isOneMore(s, i)) &&
          !(s.draft.isCloze && TOLD_INSIDE.test(lower(s, i)) && !isLikeAnother(s, i)),
      ),
  },
  {
    name: 'relative time',
    drops: (s) =>
      usedTokens(s).some((i) => isTimeAdjunct(s.clause.tree, i) || isOfToday(s.clause.tree, i)) ||
      UNFIXED_TIME.test(`${s.card.question} ${s.card.answer}`),
  },
  { name: 'vague question', drops: isVague },
  {
    name: 'vague answer',
    drops: (s) =>
      (vagueHeads(s, tokensOf(s.draft.answer)).length > 0 && !isOfATerm(s)) || isAnonymous(s),
  },
  { name: 'nothing specific', drops: (s) => !isSpecific(s) },
  { name: 'told by the text', drops: isOfTheText },
  { name: 'limit left out', drops: leavesOutLimit },
  { name: 'cut at a bracket', drops: endsAtBracket },
  { name: 'reply to nothing', drops: (s) => isReply(s) || isUnsaid(s) },
  { name: 'doing of nothing', drops: isDoingOfNothing },
  { name: 'figure of nothing', drops: isFigureOfNothing },
  { name: 'too open', drops: isTooOpen },
  { name: 'quotes', drops: ({ card }) => !isBalanced(card.question) || !isBalanced(card.answer) },
  {
    name: 'question length',
    drops: ({ card, draft }) =>
      wordCount(card.question) < 3 ||
      wordCount(card.question) > (draft.isCloze ? LONGEST_CLOZE : LONGEST_QUESTION),
  },
  {
    name: 'answer length',
    drops: ({ card }) => card.answer.length === 0 || wordCount(card.answer) > 30,
  },
  {
    name: 'thin answer',
    drops: isThin,
  },
  {
    name: 'punctuation',
    drops: ({ card, clause, draft }) =>
      isBroken(
        draft.isCloze
          ? card.question.replace(GAP, 'it').replace(/[;:]| [–—] /g, ',')
          : card.question,
      ) ||
      (!draft.isCloze && (isStrung(card.question) || cutsVerb(card.question, clause))) ||
      /[;:…?]|\.\.\.|^(either|neither|whether|literally|most notably|just|very|namely|especially)\b|\b(is|are|was|were|has|have|had|of|to|and|or|the|an?)$/i.test(
        card.answer,
      ),
  },
  { name: 'leak', drops: (s) => leak(s) > MOST_LEAK(s) },
  {
    name: 'list cut in two',
    drops: cutsList,
  },
  { name: 'belongs to a verb left out', drops: spansVerb },
  { name: 'name said twice', drops: saysTwice },
  { name: 'past before a past', drops: isUnanchoredPerfect },
  { name: 'since then', drops: isSinceWithoutPerfect },
  { name: 'passive or not', drops: ({ clause }) => isHalfPassive(clause) },
  { name: 'passing state', drops: ({ clause }) => isPassing(clause) },
  {
    name: 'parse not trusted',
    drops: (s) =>
      trustOf(s) < TRUST ||
      leastTrust(s) < TRUST_OF_ANY ||
      wholeTrust(s) < TRUST_OF_ALL(s) ||
      !isSound(s.clause),
  },
];

/** The name of the first gate that drops the card, if one does. */
export function gateFor(suspect: Suspect): string | undefined {
  const { allows = [] } = suspect.rule;
  return GATES.find((gate) => !allows.includes(gate.name) && gate.drops(suspect))?.name;
}

/** Said in the present of a kind of thing, not of somebody. */
function isSaidOfAll({ tree, finite, subject }: Clause): boolean {
  const isPresent = /^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos);
  return isPresent && token(tree, subject.head).upos === 'NOUN' && !hasName(tree, subject.head);
}

/** "Parallax is the apparent change … by a shift of the observer": what a term means, it means of any observer. */
function isOfATerm({ rule, clause: { tree, finite, subject } }: Suspect): boolean {
  return (
    rule.name === 'definition' &&
    /^(is|are)$/i.test(token(tree, finite).form) &&
    token(tree, subject.head).upos === 'NOUN' &&
    /^(an?|)$/.test(determiner(tree, subject.head))
  );
}

/** "a state that we describe as our feelings": everybody, in what a thing always is. */
function isEverybody({ draft, clause, rule }: Suspect, index: number): boolean {
  const { form, head } = token(clause.tree, index);
  if (rule.name === 'happens' && /^(we|us|our|ourselves)$/i.test(form)) return true;
  return (
    OF_ALL.test(rule.name) &&
    draft.asked.includes(index) &&
    /^(we|us|our)$/i.test(form) &&
    isSaidOfAll(clause) &&
    token(clause.tree, head).xpos !== 'VBD'
  );
}

/** Rules that tell what things are. */
const OF_ALL = /^(definition|relation|gloss|equation|enables|claimed-about)$/;

/** The US, and the first World War. */
function isCountryOrNumeral(tree: Tree, index: number): boolean {
  const { form, upos } = token(tree, index);
  const before = tree.tokens[index - 1];
  const isNumbered =
    /^(War|Act|Part|Book|Type|Phase|Article)$/.test(before?.form ?? '') &&
    (token(tree, index).head === index - 1 || before?.head === index);
  // "the Apple I personal computer", "Elizabeth I": no verb follows.
  const isOfName =
    before?.upos === 'PROPN' && !/^(VERB|AUX|ADV|PART)$/.test(tree.tokens[index + 1]?.upos ?? '');
  return form === 'US' || (form === 'I' && (upos !== 'PRON' || isNumbered || isOfName));
}

const lower = (suspect: Suspect, index: number) =>
  token(suspect.clause.tree, index).form.toLowerCase();
