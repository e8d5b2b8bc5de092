import type { Clause } from '../grammar/clause.ts';
import { isYear } from '../grammar/dates.ts';
import {
  CONTEXTUAL,
  EMPTY_NOUNS,
  KINDS,
  PARTS,
  PERSON_NOUNS,
  UNIQUE_NOUNS,
  WEAK_MODIFIERS,
} from '../grammar/lexicon.ts';
import { determiner, hasName, isName, nounHeads } from '../grammar/noun-phrase.ts';
import { droppedTokens } from '../grammar/simplify.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import { isOfManyThings } from '../wording/cue.ts';
import { type Suspect, tokensOf } from './suspect.ts';

/** Noun phrases that mean nothing without the sentences before: "the group", "the new policy", "others". */
export function vagueHeads(suspect: Suspect, tokens: readonly number[]): number[] {
  const { tree } = suspect.clause;
  const said = tokens.filter((index) => !suspect.card.replaced.has(index));
  const bare = said.filter(
    (index) =>
      isVaguePronoun(tree, index) && !(isGeneric(suspect.clause) && isAllOthers(tree, index)),
  );
  const asked = tokensOf(suspect.draft.question);
  const isIntroduced = (head: number) =>
    asked.some(
      (index) =>
        index < head &&
        token(tree, index).lemma.toLowerCase() === token(tree, head).lemma.toLowerCase(),
    );
  return [
    ...bare,
    ...nounHeads(tree, said).filter((head) => isVagueNoun(suspect, head) && !isIntroduced(head)),
  ];
}

/** "better than all others". */
function isAllOthers(tree: Tree, index: number): boolean {
  return (
    /^others$/i.test(token(tree, index).form) &&
    /^(all|from|than)$/i.test(tree.tokens[index - 1]?.form ?? '')
  );
}

/** "Some politicians" answer nothing, and in a question they are nobody. */
export function isAnonymous({ clause: { tree, subject, finite }, draft }: Suspect): boolean {
  const isSubject = draft.asked.includes(subject.head);
  const isPast =
    /^(VBD)$/.test(token(tree, finite).xpos) || /^ha(s|ve)$/i.test(token(tree, finite).form);
  return (
    (isSubject || isPast || /^certain$/i.test(token(tree, subject.tokens[0] ?? 0).form)) &&
    subject.tokens.some(
      (index) =>
        /^(some|many|most|several|few|certain|various|numerous)$/i.test(token(tree, index).form) &&
        !/^(hundred|thousand|million|dozen)/i.test(tree.tokens[index + 1]?.form ?? ''),
    ) &&
    (isPast || !hasName(tree, subject.head))
  );
}

/** "An approved version was sent to the states", "a fragile peace returned": of which there was one, only the text says. */
export function isUnheardOf({ clause: { tree, subject, finite }, draft, card }: Suspect): boolean {
  const isPast = /^VBD$/.test(token(tree, finite).xpos);
  const isOne =
    /^an?$/.test(determiner(tree, subject.head)) ||
    /^one$/i.test(token(tree, subject.tokens[0] ?? subject.head).form);
  if (!isPast || !isOne || token(tree, subject.head).upos !== 'NOUN') return false;
  const asked = tokensOf(draft.question);
  if (!asked.includes(subject.head) || card.replaced.size > 0) return false;
  return !asked.some((index) => isName(tree, index) || token(tree, index).upos === 'NUM');
}

/** "Alabama has made some changes": which? "No solution has achieved acceptance": not one. */
export function isSome({ clause: { tree, subject }, draft }: Suspect): boolean {
  const [first = subject.head] = subject.tokens;
  if (/^(no|neither)$/i.test(token(tree, first).form) && draft.question.includes(first))
    return true;
  return tokensOf(draft.question).some((index) => {
    const { form, head, deprel } = token(tree, index);
    return (
      /^(some|certain|various|numerous|several)$/i.test(form) &&
      isRelation(deprel, ['det', 'amod']) &&
      isRelation(tree.tokens[head]?.deprel ?? '', ['nsubj', 'obj']) &&
      /^NN/.test(tree.tokens[head]?.xpos ?? '') &&
      dependents(tree, head, 'nmod', 'acl', 'compound').length === 0 &&
      !hasName(tree, head)
    );
  });
}

function isVaguePronoun(tree: Tree, index: number): boolean {
  const { form, upos, deprel } = token(tree, index);
  if (
    !/^(one|ones|some|others|another|many|few|several|both|neither|either|most|all|none|each|percent|something|someone|everything|everyone|anyone|anything)$/i.test(
      form,
    )
  )
    return false;
  // "one's own culture" is anybody's.
  if (/^one$/i.test(form) && tree.tokens[index + 1]?.xpos === 'POS') return false;
  // "Aristotle and others"
  if (/^others$/i.test(form) && deprel === 'conj' && isName(tree, token(tree, index).head))
    return false;
  if (isRelation(deprel, ['det', 'advmod', 'nummod', 'amod', 'cc', 'compound', 'fixed']))
    return false;
  return (
    (upos === 'PRON' || upos === 'NUM' || upos === 'ADJ' || upos === 'NOUN' || upos === 'DET') &&
    dependents(tree, index, 'nmod', 'acl').length === 0 &&
    !/^of$/i.test(tree.tokens[index + 1]?.form ?? '') &&
    // "a tax of 10 percent"
    !(/^percent$/i.test(form) && isRelation(deprel, ['nmod']))
  );
}

function isVagueNoun({ clause, topicWords, terms, topic, isNew }: Suspect, head: number): boolean {
  const { tree } = clause;
  const { lemma, upos } = token(tree, head);
  // "the heat source" of one sentence is the one of the sentence before; a term comes again.
  const isTermOrClause = (child: number) =>
    !isRelation(token(tree, child).deprel, ['amod', 'compound']) ||
    isName(tree, child) ||
    topicWords.has(token(tree, child).lemma.toLowerCase()) ||
    terms.has(`${token(tree, child).lemma} ${lemma}`.toLowerCase()) ||
    isGeneric(clause);
  const det = determiner(tree, head);
  if (dependents(tree, head, 'nmod:poss').length > 0) return false;
  // "Byaame, the creator" says who he is.
  if (isRelation(token(tree, head).deprel, ['appos'])) return false;
  // "the Navy" is one of many.
  const isBareTitle =
    det === 'the' &&
    upos === 'PROPN' &&
    !terms.has(`the ${lemma}`.toLowerCase()) &&
    (KINDS.has(lemma.toLowerCase()) || PERSON_NOUNS.has(lemma.toLowerCase())) &&
    dependents(tree, head, 'compound', 'flat', 'amod', 'nmod', 'acl').length === 0;
  if (isBareTitle) return true;
  const isEpithet = det === 'the' && upos === 'NOUN' && EPITHETS.test(lemma);
  if (hasName(tree, head))
    return isEpithet && dependents(tree, head, 'nmod', 'acl', 'compound').length === 0;
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
  const dropped = droppedTokens(tree);
  const telling = modifiers.filter(
    (child) => !dropped[child] && !isWeak(tree, child) && isTermOrClause(child),
  );
  const isPredicate = dependents(tree, head, 'cop').length > 0;
  // "she was the reason he refused"
  const after = tree.tokens[head + 1]?.form ?? '';
  const isReason = lemma === 'reason' && !/^(for|why|that|of|behind)$/i.test(after);
  if (det === 'the' && isReason) return true;
  const isSaidOfIt = isPredicate && !EMPTY_NOUNS.has(lemma);
  if (det !== 'the' || isSaidOfIt || isTopmost(tree, head)) return false;
  const isNumbered = modifiers.some((child) =>
    /^(\d+(st|nd|rd|th)|first|second|third|(four|fif|six|seven|eigh|nin|ten|eleven|twelf|\p{L}+teen|twentie)th|twenty-?\p{L}*)$/iu.test(
      token(tree, child).form,
    ),
  );
  if (lemma === 'century' && isNumbered) return false;
  if (/^(time|body|ground|air|water|night|morning|same|wild|field|case)$/.test(lemma)) return false;
  if (/\d{3}/.test(token(tree, head).form) || isYear(token(tree, head).form)) return false;
  if (UNIQUE_NOUNS.has(lemma.toLowerCase())) return false;
  if (topicWords.has(lemma.toLowerCase()) && isPresent(clause)) return false;
  // "the army", not spoken of before, is that of the country which the essay is about.
  if (topic !== undefined && PARTS.has(lemma.toLowerCase()) && isNew(lemma)) return false;
  return telling.length === 0;
}

/** "the first in the UK", "the most common cause", "the largest": which one is said at once. */
function isTopmost(tree: Tree, head: number): boolean {
  return (tree.children[head] ?? []).some((child) => {
    const { xpos, form } = token(tree, child);
    // "the first edition": of what?
    const isOrdinal =
      /^(first|only|sole)$/i.test(form) &&
      (dependents(tree, head, 'nmod', 'acl').length > 0 ||
        dependents(tree, head, 'cop').length > 0);
    const isRanked = xpos === 'JJS' || xpos === 'RBS' || isOrdinal;
    const isMost = dependents(tree, child, 'advmod').some((one) => token(tree, one).xpos === 'RBS');
    return isRelation(token(tree, child).deprel, ['amod', 'advmod']) && (isRanked || isMost);
  });
}

/** "the North African country" is a second name for what had its first before. */
const EPITHETS =
  /^(country|nation|city|town|state|company|team|player|star|band|group|man|woman|leader|firm)$/;

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
export function isSpecific({
  clause,
  card,
  draft,
  rule,
  topic,
  topicWords,
  terms: known,
}: Suspect): boolean {
  const { tree } = clause;
  const tokens = tokensOf(draft.question);
  if (card.replaced.size > 0 || rule.name === 'definition') return true;
  if (topic !== undefined && !isOfManyThings(topic)) return true;
  const isTermOfKind =
    dependents(tree, clause.subject.head, 'amod', 'compound').length > 0 ||
    (clause.subject.relation === 'csubj' && clause.subject.tokens.length > 1);
  if ((draft.isCloze || OF_TERMS.test(rule.name)) && isGeneral(clause) && isTermOfKind) return true;
  if (tokens.some((index) => isName(tree, index) || token(tree, index).upos === 'NUM')) return true;
  const heads = nounHeads(tree, tokens);
  const terms = heads.filter(
    (head) => dependents(tree, head, 'amod', 'compound', 'nmod').length > 0,
  );
  if (heads.some((head) => topicWords.has(token(tree, head).lemma.toLowerCase()))) return true;
  if (isGeneric(clause) && heads.some((head) => known.has(token(tree, head).lemma.toLowerCase())))
    return true;
  return terms.length >= 1 && heads.length >= 2;
}

/** Rules that ask of terms. */
const OF_TERMS = /^(relation|enables|compares|object)$/;

/** Said of a kind, or of doing something: "practicing relativism requires …". */
const isGeneral = (clause: Clause) =>
  isGeneric(clause) || (isPresent(clause) && clause.subject.relation === 'csubj');

/** "An element consists of …", "Atoms contain …": said of all of a kind, in the present. */
export function isPresent({ tree, finite }: Clause): boolean {
  return /^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos);
}

export function isGeneric({ tree, subject, finite }: Clause): boolean {
  const isPresent = /^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos);
  return (
    isPresent &&
    /^(an?|)$/.test(determiner(tree, subject.head)) &&
    token(tree, subject.head).upos === 'NOUN'
  );
}
