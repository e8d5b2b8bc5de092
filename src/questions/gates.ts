import type { Card } from './card.ts';
import type { Clause } from './clause.ts';
import { isRelativeTime, isYear } from './dates.ts';
import {
  ATTRIBUTION_VERBS,
  CONTEXTUAL,
  DEICTIC,
  DEMONSTRATIVES,
  FIRST_SECOND_PERSON,
  UNIQUE_NOUNS,
  WEAK_MODIFIERS,
  WEEKDAYS,
} from './lexicon.ts';
import { determiner, hasName, isName, nounHeads } from './noun-phrase.ts';
import type { Draft, Rule } from './rule.ts';
import { droppedTokens } from './simplify.ts';
import { dependents, isBelow, isRelation, type Tree, token } from './tree.ts';

/** What a gate sees: a statement with one card made from it. */
export interface Suspect {
  readonly clause: Clause;
  readonly rule: Rule;
  readonly draft: Draft;
  readonly card: Card;
  /** Lower-cased content words of title and headings: what they name needs no introduction. */
  readonly topicWords: ReadonlySet<string>;
}

/** A hard reason to drop a card. The first that applies is the one that is told. */
export interface Gate {
  readonly name: string;
  readonly drops: (suspect: Suspect) => boolean;
}

/** Least probability that an arc the question is built on is right. */
const TRUST = 0.5;

/** The same of any other arc that the card says. */
const TRUST_OF_ANY = 0.3;

export const GATES: readonly Gate[] = [
  {
    name: 'not a statement',
    drops: ({ clause }) => /[?]["”’')]*$/.test(clause.tree.sentence.text.trim()),
  },
  {
    name: 'not a whole sentence',
    drops: ({ clause }) => !/[.!]["”’')\]]*(\s*\[\d+\])*$/.test(clause.tree.sentence.text.trim()),
  },
  { name: 'quotation', drops: ({ clause }) => isQuoted(clause) },
  {
    name: 'sentence length',
    drops: ({ clause }) => clause.tree.tokens.length < 5 || clause.tree.tokens.length > 60,
  },
  { name: 'word order', drops: ({ clause }) => !isDeclarative(clause) },
  { name: 'agreement', drops: ({ clause }) => !isAgreeing(clause) },
  {
    name: 'first or second person',
    drops: (s) => usedTokens(s).some((i) => FIRST_SECOND_PERSON.has(lower(s, i))),
  },
  { name: 'condition', drops: ({ clause }) => isConditional(clause) },
  { name: 'guess', drops: ({ clause }) => clause.tree.tokens.some(({ form }) => GUESS.test(form)) },
  { name: 'counterfactual', drops: ({ clause }) => isCounterfactual(clause) },
  { name: 'opinion', drops: ({ clause }) => isDirective(clause) },
  { name: 'hearsay', drops: ({ clause }) => isHearsay(clause) },
  {
    name: 'about the text',
    drops: (s) =>
      /\b(this|the) (essay|article|paper|chapter|section|author|study|report)\b/i.test(
        `${s.card.question} ${s.card.answer}`,
      ),
  },
  {
    name: 'not only',
    drops: ({ clause }) => /\bnot (only|just|merely|simply)\b/i.test(clause.tree.sentence.text),
  },
  { name: 'pronoun', drops: ({ card }) => card.unresolved.length > 0 },
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
          !/^(PROPN|NOUN|SCONJ|CCONJ)$/.test(token(s.clause.tree, i).upos),
      ),
  },
  {
    name: 'contextual word',
    drops: (s) => usedTokens(s).some((i) => isContextual(s.clause.tree, i)),
  },
  {
    name: 'relative time',
    drops: (s) => usedTokens(s).some((i) => isTimeAdjunct(s.clause.tree, i)),
  },
  { name: 'vague question', drops: (s) => vagueHeads(s, tokensOf(s.draft.question)).length > 0 },
  {
    name: 'vague answer',
    drops: (s) => vagueHeads(s, tokensOf(s.draft.answer)).length > 0 || isAnonymous(s),
  },
  { name: 'nothing specific', drops: (s) => !isSpecific(s) },
  { name: 'quotes', drops: ({ card }) => !isBalanced(card.question) || !isBalanced(card.answer) },
  {
    name: 'question length',
    drops: ({ card }) => wordCount(card.question) < 3 || wordCount(card.question) > 22,
  },
  {
    name: 'answer length',
    drops: ({ card }) => card.answer.length === 0 || wordCount(card.answer) > 30,
  },
  {
    name: 'punctuation',
    drops: ({ card }) =>
      /[;:…]|--|,\?|\.\.\./.test(card.question) || /[;:…?]|\.\.\./.test(card.answer),
  },
  { name: 'leak', drops: (s) => leak(s) > 0.5 },
  {
    name: 'parse not trusted',
    drops: (s) => trustOf(s) < TRUST || leastTrust(s) < TRUST_OF_ANY || !isSound(s.clause),
  },
];

/** The name of the first gate that drops the card, if one does. */
export function gateFor(suspect: Suspect): string | undefined {
  return GATES.find((gate) => gate.drops(suspect))?.name;
}

const lower = (suspect: Suspect, index: number) =>
  token(suspect.clause.tree, index).form.toLowerCase();

function tokensOf(pieces: Draft['question']): number[] {
  return pieces.filter((piece): piece is number => typeof piece === 'number');
}

/** Tokens of the source that are said on the card as they are. */
function usedTokens({ draft, card }: Suspect): number[] {
  return [...tokensOf(draft.question), ...tokensOf(draft.answer)].filter(
    (index) => !card.replaced.has(index),
  );
}

function isDeclarative({ tree, finite, subject, auxiliaries, role }: Clause): boolean {
  const subjectEnd = subject.tokens.at(-1);
  if (subjectEnd === undefined || subject.tokens.length > 20) return false;
  if (role === 'conjunct') return true;
  const isInverted = finite < subject.tokens[0]!;
  return !isInverted && (auxiliaries.length > 0 || /^VB[DZP]$/.test(token(tree, finite).xpos));
}

const GUESS =
  /^(perhaps|maybe|probably|possibly|presumably|supposedly|allegedly|reportedly|apparently|arguably|hopefully|imagine|suppose)$/i;

/** Somebody speaks: the sentence or its subject stands in quotation marks. */
function isQuoted({ tree, subject }: Clause): boolean {
  const isOpen = (index: number) =>
    tree.tokens.slice(0, index).filter(({ form }) => /^["“”]$/.test(form)).length % 2 === 1;
  return (
    isOpen(subject.head) ||
    (/^["“]/.test(tree.sentence.text) && !tree.sentence.text.slice(1, 40).match(/["”]/))
  );
}

/** A singular subject with a plural verb or the reverse: the parse took the wrong subject. */
function isAgreeing({ tree, subject, finite }: Clause): boolean {
  const { xpos, form } = token(tree, finite);
  const noun = token(tree, subject.head);
  const several = dependents(tree, subject.head, 'conj').length > 0;
  const isSingularVerb = xpos === 'VBZ' || /^was$/i.test(form);
  const isPluralVerb = xpos === 'VBP' || /^(were|are|have)$/i.test(form);
  if (/^NNP?S$/.test(noun.xpos) && isSingularVerb) return noun.xpos === 'NNPS';
  return !(/^NNP?$/.test(noun.xpos) && isPluralVerb && !several && !isCollective(noun.lemma));
}

function isCollective(lemma: string): boolean {
  return /^(number|majority|minority|variety|range|group|police|team|couple|host|family|half|percent|%|series|people|rest|part|lot|plenty)$/.test(
    lemma,
  );
}

function isConditional({ tree, predicate }: Clause): boolean {
  return tree.tokens.some(({ form, deprel }, index) => {
    return (
      /^(if|unless|whether|provided|assuming|suppose|supposing|lest)$/i.test(form) &&
      deprel === 'mark' &&
      isBelow(tree, index, predicate)
    );
  });
}

/** "would", and "could have been". */
function isCounterfactual({ tree, auxiliaries }: Clause): boolean {
  const forms = auxiliaries.map((index) => token(tree, index).form.toLowerCase());
  return (
    forms.some((form) => /^(would|might|['’]d)$/.test(form)) ||
    (/^(could|might|may|should|must)$/.test(forms[0] ?? '') && forms[1] === 'have')
  );
}

/** What ought to be is an opinion: without its author it is no fact. */
function isDirective({ tree, auxiliaries, predicate }: Clause): boolean {
  if (token(tree, predicate).lemma === 'ought') return true;
  return auxiliaries.some((index) => /^(should|must|shall|ought)$/i.test(token(tree, index).form));
}

/** "…, researchers say": asserted by somebody else. */
function isHearsay({ tree, predicate, role }: Clause): boolean {
  const aside = dependents(tree, predicate, 'parataxis').some((child) =>
    ATTRIBUTION_VERBS.has(token(tree, child).lemma),
  );
  const passiveReport =
    ATTRIBUTION_VERBS.has(token(tree, predicate).lemma) &&
    dependents(tree, predicate, 'aux:pass').length > 0;
  return aside || (passiveReport && role === 'main');
}

function isExpletive({ tree, subject }: Clause): boolean {
  const { form, deprel } = token(tree, subject.head);
  return deprel === 'expl' || /^there$/i.test(form) || deprel.startsWith('csubj');
}

function isDemonstrative(tree: Tree, index: number): boolean {
  const { form, deprel, upos } = token(tree, index);
  if (!DEMONSTRATIVES.has(form.toLowerCase()) || upos === 'SCONJ' || deprel === 'mark')
    return false;
  const isRelative =
    /^that$/i.test(form) &&
    isRelation(deprel, ['nsubj', 'obj', 'obl', 'nmod', 'advmod']) &&
    isInRelative(tree, index);
  return !isRelative;
}

function isInRelative(tree: Tree, index: number): boolean {
  for (let at = token(tree, index).head; at >= 0; at = token(tree, at).head) {
    if (token(tree, at).deprel === 'acl:relcl') return true;
  }
  return false;
}

function isContextual(tree: Tree, index: number): boolean {
  const { form, upos } = token(tree, index);
  if (/^both$/i.test(form)) return upos === 'DET' || upos === 'PRON';
  const isModifier = upos === 'ADJ' || upos === 'DET' || upos === 'VERB' || upos === 'PRON';
  if (!isModifier || !CONTEXTUAL.has(form.toLowerCase())) return false;
  // "groups like ISIS" and "such as" compare with what is on the card.
  return !(form.toLowerCase() === 'such' && /^as$/i.test(tree.tokens[index + 1]?.form ?? ''));
}

function isTimeAdjunct(tree: Tree, index: number): boolean {
  const { upos, deprel } = token(tree, index);
  if (!/^(NOUN|PROPN|ADV)$/.test(upos)) return false;
  if (WEEKDAYS.has(token(tree, index).lemma.toLowerCase())) return true;
  if (upos === 'ADV')
    return /^(recently|lately|today|yesterday|tomorrow|ago|currently)$/i.test(
      token(tree, index).form,
    );
  return !isRelation(deprel, ['flat', 'compound']) && isRelativeTime(tree, index);
}

/** Noun phrases that mean nothing without the sentences before: "the group", "the new policy", "others". */
function vagueHeads(suspect: Suspect, tokens: readonly number[]): number[] {
  const { tree } = suspect.clause;
  const said = tokens.filter((index) => !suspect.card.replaced.has(index));
  const bare = said.filter((index) => isVaguePronoun(tree, index));
  return [...bare, ...nounHeads(tree, said).filter((head) => isVagueNoun(suspect, head))];
}

/** "Some politicians": an answer that nobody could give. */
function isAnonymous({ clause: { tree, subject }, draft }: Suspect): boolean {
  const isSubject = draft.asked.includes(subject.head);
  return (
    isSubject &&
    subject.tokens.some((index) =>
      /^(some|many|most|several|few|certain|various)$/i.test(token(tree, index).form),
    ) &&
    !hasName(tree, subject.head)
  );
}

function isVaguePronoun(tree: Tree, index: number): boolean {
  const { form, upos, deprel } = token(tree, index);
  if (
    !/^(one|ones|some|others|another|many|few|several|both|neither|either|most|all|none|each|percent|something|someone|everything|everyone|anyone|anything)$/i.test(
      form,
    )
  )
    return false;
  if (isRelation(deprel, ['det', 'advmod', 'nummod', 'amod', 'cc', 'compound', 'fixed']))
    return false;
  return (
    (upos === 'PRON' || upos === 'NUM' || upos === 'ADJ' || upos === 'NOUN' || upos === 'DET') &&
    dependents(tree, index, 'nmod', 'acl').length === 0
  );
}

function isVagueNoun({ clause, topicWords }: Suspect, head: number): boolean {
  const { tree } = clause;
  const { lemma } = token(tree, head);
  const det = determiner(tree, head);
  if (hasName(tree, head) || dependents(tree, head, 'nmod:poss').length > 0) return false;
  const modifiers = dependents(
    tree,
    head,
    'amod',
    'compound',
    'nmod',
    'acl',
    'nummod',
    'appos',
    'ccomp',
  );
  const telling = modifiers.filter((child) => !isWeak(tree, child));
  const isPredicate = dependents(tree, head, 'cop').length > 0;
  if (det !== 'the' || isPredicate) return false;
  if (isYear(token(tree, head).form)) return false;
  if (UNIQUE_NOUNS.has(lemma.toLowerCase()) || topicWords.has(lemma.toLowerCase())) return false;
  return telling.length === 0;
}

/** "new", "main": which one they mean is told elsewhere. */
function isWeak(tree: Tree, child: number): boolean {
  const { deprel, lemma, form, xpos } = token(tree, child);
  if (isRelation(deprel, ['nummod'])) return !/\d{4}/.test(form);
  if (!isRelation(deprel, ['amod'])) return false;
  return (
    WEAK_MODIFIERS.has(lemma.toLowerCase()) ||
    /^JJ[RS]$/.test(xpos) ||
    CONTEXTUAL.has(lemma.toLowerCase())
  );
}

/** A name, a number or a term: something that the question can be recognised by. */
function isSpecific({ clause, card, draft, rule }: Suspect): boolean {
  const { tree } = clause;
  const tokens = tokensOf(draft.question);
  if (card.replaced.size > 0 || rule.name === 'definition') return true;
  if (tokens.some((index) => isName(tree, index) || token(tree, index).upos === 'NUM')) return true;
  const terms = nounHeads(tree, tokens).filter(
    (head) => dependents(tree, head, 'amod', 'compound', 'nmod').length > 0,
  );
  return terms.length >= 1 && nounHeads(tree, tokens).length >= 2;
}

function isBalanced(text: string): boolean {
  const count = (pattern: RegExp) => (text.match(pattern) ?? []).length;
  if (count(/"/g) % 2 !== 0 || count(/“/g) !== count(/”/g)) return false;
  return count(/\(/g) === count(/\)/g) && count(/\[/g) === count(/\]/g);
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** Content words of a text, lower-cased. */
export function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).filter(
    (word) => !FUNCTION_WORDS.has(word),
  );
}

const FUNCTION_WORDS = new Set(
  `a an the of to in on at by for from with into and or but not is are was were be been being do does did has have had
  it its they their them he his him she her that which who whom what when where why how many much as than more most can
  could may might will would after before because since during between against through about over under such so this`.split(
    /\s+/,
  ),
);

/** Share of the content words asked for that the question already says. */
function leak({ card, draft, clause }: Suspect): number {
  const asked = new Set(contentWords(card.question));
  const told = contentWords(draft.asked.map((index) => token(clause.tree, index).form).join(' '));
  return told.length === 0 ? 1 : told.filter((word) => asked.has(word)).length / told.length;
}

/** What is left out must be as sure as what is said: a wrong cut changes the statement. */
function leastTrust(suspect: Suspect): number {
  const { tree } = suspect.clause;
  const said = usedTokens(suspect).filter(
    (index) => token(tree, index).upos !== 'PUNCT' && !isInsideName(tree, index),
  );
  const used = new Set(said);
  const dropped = droppedTokens(tree);
  const cut = said.flatMap((index) =>
    (tree.children[index] ?? []).filter(
      (child) => dropped[child] && !used.has(child) && token(tree, child).upos !== 'PUNCT',
    ),
  );
  return Math.min(1, ...[...said, ...cut].map((index) => token(tree, index).confidence));
}

/** "Queen" of "Queen Victoria": whichever way it hangs there, the words are the same. */
function isInsideName(tree: Tree, index: number): boolean {
  const { upos, head } = token(tree, index);
  return upos === 'PROPN' && Math.abs(head - index) <= 3 && tree.tokens[head]?.upos === 'PROPN';
}

/** Trees that no good sentence has: a predicate with two subjects, a passive with an object that only giving verbs have. */
function isSound({ tree, predicate, passive }: Clause): boolean {
  if (dependents(tree, predicate, 'nsubj', 'csubj').length > 1) return false;
  const gives =
    /^(give|award|grant|offer|pay|teach|send|show|tell|ask|deny|allow|assign|lend|promise|hand|serve|charge|name|call|elect|appoint)$/;
  return !(
    passive &&
    dependents(tree, predicate, 'obj').length > 0 &&
    !gives.test(token(tree, predicate).lemma)
  );
}

/** The least confidence among the arcs that hold the question together. */
export function trustOf({ clause, draft }: Suspect): number {
  const { tree, predicate, subject, finite, auxiliaries } = clause;
  const asked = draft.asked.filter((index) => !draft.asked.includes(token(tree, index).head));
  const key = [predicate, subject.head, finite, ...auxiliaries, ...asked].filter(
    (index) => index >= 0,
  );
  return Math.min(...key.map((index) => token(tree, index).confidence));
}
