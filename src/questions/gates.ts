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
import { GAP } from './card.ts';
import type { Clause } from './clause.ts';
import { contentWords, wordCount } from './content-words.ts';
import { countryOf } from './countries.ts';
import { DEICTIC, FIRST_SECOND_PERSON, UNIQUE_NOUNS, WEAK_MODIFIERS } from './lexicon.ts';
import { entityOf, isName } from './noun-phrase.ts';
import { isContextual, isDemonstrative, isOfToday, isTimeAdjunct } from './pointing.ts';
import { withoutBrackets } from './simplify.ts';
import { type Suspect, tokensOf, usedTokens } from './suspect.ts';
import { dependents, isRelation, subtree, type Tree, token } from './tree.ts';
import { isSound, leastTrust, trustOf, wholeTrust } from './trust.ts';
import { isAnonymous, isSpecific, isTooOpen, vagueHeads } from './vagueness.ts';

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
  /\b(at|by|until|since) (the|that) time\b(?! of)|\b(years?|months?|weeks?|days?|decades?) (later|earlier|before\b(?! \p{L}))/iu;

/** In words. */
const LONGEST_QUESTION = 22;
/** What a sentence says elsewhere of a name that it hides, gives it away. */
const MOST_LEAK = ({ draft, rule }: Suspect) =>
  draft.isCloze ? 0 : /^(subject|object)$/.test(rule.name) ? 0.49 : 0.5;

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
      !/[.!]["”’')\]]*(\s*\[\d+\])*$/.test(clause.tree.sentence.text.trim()),
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
        (i) => FIRST_SECOND_PERSON.has(lower(s, i)) && !isCountryOrNumeral(s.clause.tree, i),
      ),
  },
  { name: 'condition', drops: ({ clause }) => isConditional(clause) },
  { name: 'guess', drops: ({ clause }) => clause.tree.tokens.some(({ form }) => GUESS.test(form)) },
  { name: 'counterfactual', drops: ({ clause }) => isCounterfactual(clause) },
  { name: 'opinion', drops: ({ clause }) => isDirective(clause) },
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
  { name: 'pronoun', drops: ({ card }) => card.unresolved.length > 0 },
  { name: 'name cut in two', drops: cutsName },
  { name: 'word cut in two', drops: cutsWord },
  { name: 'joint without both sides', drops: isUnjoined },
  { name: 'the topic itself', drops: isTopicItself },
  {
    name: 'one of several',
    drops: ({ card, rule }) => !/^how/.test(rule.name) && SOME_OF.test(card.answer),
  },
  { name: 'comparison cut in two', drops: tearsComparison },
  { name: 'title cut in two', drops: cutsTitle },
  { name: 'not what it is', drops: isBesides },
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
          !/^(after|before)$/i.test(s.clause.tree.tokens[i + 1]?.form ?? '') &&
          token(s.clause.tree, i).deprel !== 'expl' &&
          !/^(PROPN|NOUN|SCONJ|CCONJ)$/.test(token(s.clause.tree, i).upos),
      ),
  },
  {
    name: 'contextual word',
    drops: (s) =>
      usedTokens(s).some(
        (i) =>
          (isContextual(s.clause, i) ||
            (/^(an)?other$/.test(lower(s, i)) && s.draft.asked.includes(i))) &&
          !(s.draft.isCloze && TOLD_INSIDE.test(lower(s, i))),
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
    drops: (s) => vagueHeads(s, tokensOf(s.draft.answer)).length > 0 || isAnonymous(s),
  },
  { name: 'nothing specific', drops: (s) => !isSpecific(s) },
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
    drops: (s) => cutsList(s) || cutsListOfNames(s) || (!s.draft.isCloze && opensList(s)),
  },
  { name: 'belongs to a verb left out', drops: spansVerb },
  { name: 'name said twice', drops: saysTwice },
  { name: 'past before a past', drops: isUnanchoredPerfect },
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

/** The US, and the first World War. */
function isCountryOrNumeral(tree: Tree, index: number): boolean {
  const { form, upos } = token(tree, index);
  return form === 'US' || (form === 'I' && upos !== 'PRON');
}

const lower = (suspect: Suspect, index: number) =>
  token(suspect.clause.tree, index).form.toLowerCase();

/** "Mexico" asked for, and "City" left in the question. */
function cutsName({ clause: { tree }, draft }: Suspect): boolean {
  const asked = new Set(draft.asked);
  const isRest = (index: number) => tree.tokens[index]?.upos === 'PROPN' && !asked.has(index);
  const left = new Set(tokensOf(draft.question));
  return draft.asked.some((index) => {
    if (token(tree, index).upos !== 'PROPN') return false;
    const epithet = /^the$/i.test(tree.tokens[index + 1]?.form ?? '') ? index + 2 : index + 1;
    return [index - 1, epithet].some((next) => isRest(next) && left.has(next));
  });
}

/** "the Taittirīya" of "the Taittirīya-śruti", "Surprise" of "Surprise, Arizona". */
function cutsWord({ clause: { tree }, draft: { asked } }: Suspect): boolean {
  const first = Math.min(...asked);
  const last = Math.max(...asked);
  const [next, after] = [tree.tokens[last + 1], tree.tokens[last + 2]];
  const isGlued = (index: number) => tree.tokens[index]?.end === tree.tokens[index + 1]?.start;
  const isHyphen = (index: number) =>
    /^[-–/]$/.test(tree.tokens[index]?.form ?? '') && isGlued(index - 1) && isGlued(index);
  const isHyphened = isHyphen(last + 1) || isHyphen(first - 1);
  const before = tree.tokens[first - 1];
  const isModified =
    before !== undefined &&
    asked.includes(before.head) &&
    /^(amod|compound|flat)/.test(before.deprel);
  const isPlaceName =
    next?.form === ',' &&
    after?.upos === 'PROPN' &&
    token(tree, last).upos === 'PROPN' &&
    entityOf(tree, last) === 'place' &&
    asked.includes(after.head);
  return isHyphened || isModified || isPlaceName;
}

/** A conjunction on the card joins two things that are on it. */
function isUnjoined(suspect: Suspect): boolean {
  const { tree } = suspect.clause;
  const asked = new Set(suspect.draft.asked);
  const question = new Set(tokensOf(suspect.draft.question));
  const isTogether = (one: number, other: number) =>
    [asked, question].some((side) => side.has(one) && side.has(other)) ||
    suspect.card.replaced.has(other);
  return usedTokens(suspect).some((index) => {
    const { deprel, head, form } = token(tree, index);
    if (deprel !== 'cc' || /^(both|either|neither)$/i.test(form) || head < 0) return false;
    const { deprel: joint, head: first } = token(tree, head);
    return !isTogether(index, head) || (joint === 'conj' && !isTogether(index, first));
  });
}

/** "Where are winters mild? In Alabama", in an essay on Alabama. */
function isTopicItself({ rule, topic, card }: Suspect): boolean {
  if (!/^(where|cloze)$/.test(rule.name) || topic === undefined) return false;
  return contentWords(card.answer).every((word) => topic.words.includes(word));
}

/** Others would be as right. */
const SOME_OF = /^(one|some|part|many|most|several|any|each) of\b/i;

/** One common noun, or a possession: "Principles", "His realms". */
function isThin({ clause: { tree }, draft, card, rule, terms, topicWords }: Suspect): boolean {
  if (/^how/.test(rule.name) || draft.isCloze || /\d/.test(card.answer)) return false;
  const words = draft.asked.filter((index) => token(tree, index).upos !== 'PUNCT');
  if (words.some((index) => isName(tree, index) || card.replaced.has(index))) return false;
  if (words.length <= 2 && UNIQUE_NOUNS.has(token(tree, words.at(-1) ?? 0).lemma)) return true;
  const isHis = token(tree, words[0] ?? 0).xpos === 'PRP$';
  if (isHis && words.length <= 2) return true;
  const isTerm = (index: number) => {
    const lemma = token(tree, index).lemma.toLowerCase();
    return terms.has(lemma) || topicWords.has(lemma);
  };
  if (words.some(isTerm) && !/^(subject)$/.test(rule.name)) return false;
  const telling = words.filter(
    (index) => !WEAK_MODIFIERS.has(token(tree, index).lemma) && token(tree, index).upos !== 'DET',
  );
  if (telling.length <= 1 && words.length <= 3) return true;
  return words.length <= 1;
}

/** What no question is printed with: each is the trace of something cut. */
const BROKEN: readonly RegExp[] = [
  /[;:…]|--|\.\.\.|,\?/,
  /(^|[\s,])\/|\/(\s|$)/,
  /["“]\s*["”]/,
  / [–—-] /,
  /\s-\p{L}/u,
  /\bafter\b.* after\b/i,
  /(?<!(\d|s|century|millennium)) (BCE|CE|BC|AD)\b/,
  /^(and|or|but|nor)\b/i,
  /\p{Ll} (In|On|At|By|As|For|From|With|After|Before|During) (the|an?|\d|\p{Ll})/u,
  /\b(in|on) [^?]{0,12}\d{4} (in|on) (\p{Lu}|\d)/u,
  /\s[?.]$/,
  /(?<!\b\p{Lu})\.\s+\p{Ll}/u,
  /\b(what\?|whom[.?]|which[.?]|(and|or|but|nor)[.?])$/,
  /\b(do|does|did|is|are|was|were|has|have|had) (and|or|but|nor)\b/,
  /^where\b.* where\b/i,
  /\b(\p{L}+) \1\b/iu,
];

const isBroken = (text: string) => BROKEN.some((pattern) => pattern.test(text));

/** A whole sentence tells most of what it means itself, if it tells whom it is about, and of which day. */
function isVague(suspect: Suspect): boolean {
  const { tree, subject } = suspect.clause;
  const heads = vagueHeads(suspect, tokensOf(suspect.draft.question));
  if (!suspect.draft.isCloze) return heads.length > 0;
  const isOpen = (index: number) =>
    subject.tokens.includes(index) || OF_AN_OCCASION.test(token(tree, index).lemma);
  return heads.length > 1 || heads.some(isOpen);
}

const OF_AN_OCCASION =
  /^(minute|hour|day|week|weekend|month|year|half|match|game|finale|lead|time|election|vote|war|team|country|reason|situation|one|all)$/;

/** Where clauses are strung together a comma comes before a small word. */
function isStrung(question: string): boolean {
  return /, (an?|at|first|but|whereas|while|which|who|whom|as|with|in|on|by|from|for|to|and (in|on|by|at|from|to|has|is|was|were|are|did))\b/.test(
    question,
  );
}

/** A comma that was left between subject and verb. */
function cutsVerb(question: string, { tree, predicate }: Clause): boolean {
  const { form, lemma } = token(tree, predicate);
  return question.includes(`, ${lemma} `) || question.includes(`, ${form} `);
}

function isBalanced(text: string): boolean {
  const count = (pattern: RegExp) => (text.match(pattern) ?? []).length;
  if (count(/"/g) % 2 !== 0 || count(/“/g) !== count(/”/g)) return false;
  return count(/\(/g) === count(/\)/g) && count(/\[/g) === count(/\]/g);
}

/** What follows the answer in its sentence, behind a comma, goes on with it: ", a treaty, and the Articles". */
function cutsList({ clause: { tree }, draft: { asked } }: Suspect): boolean {
  const said = new Set(asked);
  return asked.some((index) =>
    (tree.children[index] ?? []).some((child) => {
      if (said.has(child) || child < index) return false;
      if (!isRelation(token(tree, child).deprel, ['appos', 'conj', 'parataxis', 'list']))
        return false;
      return subtree(tree, child).some((one) => token(tree, one).deprel === 'cc');
    }),
  );
}

/** "Calgary (6,200) and Edmonton (3,800)": after a name, and what stands behind it in brackets, another name. */
function cutsListOfNames({ clause: { tree }, draft: { asked } }: Suspect): boolean {
  const last = Math.max(...asked);
  if (token(tree, last).upos !== 'PROPN') return false;
  const rest = withoutBrackets(tree).filter((index) => index > last);
  const [joint, next] = rest.map((index) => token(tree, index));
  const isNext = /^(and|or)$/i.test(joint?.form ?? '')
    ? /^(PROPN|ADJ|NUM|DET)$/.test(next?.upos ?? '')
    : joint?.form === ',' && next?.upos === 'PROPN';
  return isNext && rest[0]! <= last + 12;
}

/** "one area, eight others, and several divisions": without a verb between, what follows the comma goes on with the answer. */
function opensList({ clause: { tree }, draft: { asked } }: Suspect): boolean {
  const rest = tree.tokens.slice(Math.max(...asked) + 1);
  if (rest[0]?.form !== ',') return false;
  const joint = rest.findIndex(({ deprel }) => deprel === 'cc');
  return joint > 0 && rest.slice(0, joint).every(({ upos }) => !/^(VERB|AUX|PRON)$/.test(upos));
}

/** "was founded in 1817 and traded until the war": what follows a left-out verb belongs to it. */
function spansVerb(suspect: Suspect): boolean {
  const { tree, predicate } = suspect.clause;
  const said = usedTokens(suspect);
  const last = Math.max(...said);
  return (
    !suspect.draft.isCloze &&
    dependents(tree, predicate, 'conj').some(
      (verb) =>
        (token(tree, verb).upos === 'VERB' || dependents(tree, verb, 'cop', 'aux').length > 0) &&
        !said.includes(verb) &&
        verb < last &&
        verb > predicate,
    )
  );
}

/** "Achilles asked Achilles": the pronoun meant somebody else. */
function saysTwice({ card }: Suspect): boolean {
  if (card.replaced.size === 0) return false;
  const names = card.question.match(/(?<=\s)\p{Lu}[\p{L}’'-]{3,}(?!\S*\s\p{Lu})/gu) ?? [];
  const plain = names.map((name) => name.replace(/['’]s?$/, ''));
  return new Set(plain).size < plain.length;
}

const singular = (word: string) => word.replace(/['’]s?$/, '').replace(/(?<=\p{L}{3})s$/u, '');

/** "An American in Paris" is no place to compose in. */
function cutsTitle({ clause: { tree }, draft, title }: Suspect): boolean {
  const words = title.split(/\s+/);
  if (words.length < 3) return false;
  const at = tree.tokens.findIndex((_, index) =>
    words.every((word, offset) => tree.tokens[index + offset]?.form === word),
  );
  if (at < 0) return false;
  const inside = draft.asked.filter((index) => index >= at && index < at + words.length);
  return inside.length > 0 && inside.length < words.length;
}

/** What a name stands for is told where it comes first, and what an essay's own subject is at its head; later it is told what it is besides: "Angola is a majority Christian country". */
function isBesides({ rule, clause: { tree, subject }, title, isOpening, isNew }: Suspect): boolean {
  if (rule.name !== 'definition' || isOpening) return false;
  const name = token(tree, subject.head);
  if (name.upos === 'PROPN' && !isNew(name.lemma)) return true;
  if (title === '') return false;
  const { upos, form } = token(tree, subject.head);
  const isSubject = title.split(/\s+/).includes(form) || upos === 'PRON';
  return upos !== 'NOUN' && isSubject;
}

/** "Łódź had been a city …": before what? */
function isUnanchoredPerfect({ clause: { tree, finite, phrases } }: Suspect): boolean {
  if (!/^(had|['’]d)$/i.test(token(tree, finite).form)) return false;
  return !phrases.some(
    ({ opener, tokens }) =>
      /^(by|after|before|when|until|since)$/.test(opener) ||
      tokens.some((index) => /\d/.test(token(tree, index).form)),
  );
}

/** "She is holding a book": true of a picture, not for long. */
function isPassing({ tree, predicate, finite, auxiliaries }: Clause): boolean {
  return (
    auxiliaries.length === 1 &&
    /^(is|are|was|were)$/i.test(token(tree, finite).form) &&
    token(tree, predicate).xpos === 'VBG'
  );
}

/** "more iron" asked for, and "than they need" left in the question. */
function tearsComparison({ clause: { tree, predicate }, draft, card }: Suspect): boolean {
  // "The Montpellier site is smaller": than which?
  if (token(tree, predicate).xpos === 'JJR' && !/ than /.test(card.question)) return true;
  const isCompared = draft.asked.some((index) => /^(JJR|RBR)$/.test(token(tree, index).xpos));
  if (isCompared && / than /.test(card.question)) return true;
  // "less likely" than whom?
  return (
    /\b(less|fewer|more) (likely|common|often|frequent)/i.test(card.question) &&
    !/ than /.test(card.question)
  );
}

/** Share of the content words asked for that the question already says. */
function leak({ card, draft, clause }: Suspect): number {
  const asked = new Set(
    contentWords(card.question)
      .flatMap((word) => word.split('-'))
      .map(singular),
  );
  // "From which country did the Chinese abacus come?"
  const people = card.question.match(/\p{Lu}\p{L}+/gu) ?? [];
  if (people.some((word) => countryOf(word) === card.answer && word !== card.answer)) return 1;
  const isRenamed = draft.asked.some((index) => card.replaced.has(index));
  const words = draft.asked.map((index) => token(clause.tree, index).form).join(' ');
  const told = contentWords(isRenamed ? card.answer : words).flatMap((word) => word.split('-'));
  // "187,000" is not told by "147,000".
  const telling = told.filter((word) => !/^0+$/.test(word));
  return telling.length === 0
    ? 1
    : telling.filter((word) => asked.has(singular(word))).length / telling.length;
}
