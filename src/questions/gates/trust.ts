import type { Clause } from '../grammar/clause.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { droppedTokens, isSetOff, withoutBrackets } from '../grammar/simplify.ts';
import { dependents, subtree, type Tree, token } from '../grammar/tree.ts';
import { type Suspect, usedTokens } from './suspect.ts';

/** What is left out must be as sure as what is said: a wrong cut changes the statement. */
export function leastTrust(suspect: Suspect): number {
  const { tree } = suspect.clause;
  const rest = new Set(isRestOfSentence(suspect) ? suspect.draft.asked : []);
  const said = saidTokens(suspect).filter(
    (index) =>
      token(tree, index).upos !== 'PUNCT' &&
      !rest.has(index) &&
      !isInsideName(tree, index) &&
      !isPremodifier(tree, index),
  );
  const used = new Set(said);
  const dropped = droppedTokens(tree);
  const cut = said.flatMap((index) =>
    (tree.children[index] ?? []).filter(
      (child) =>
        dropped[child] &&
        !used.has(child) &&
        token(tree, child).upos !== 'PUNCT' &&
        !isFencedNoun(tree, child) &&
        !isBracketed(tree, child),
    ),
  );
  return Math.min(1, ...[...said, ...cut].map((index) => token(tree, index).confidence));
}

/** The rest of a whole sentence stays as it was, however it is built. */
const saidTokens = (suspect: Suspect) =>
  suspect.draft.isCloze ? suspect.draft.asked : usedTokens(suspect);

/** The probability that every arc is right that the card says or leaves out: cuts show how well the whole was understood. */
export function wholeTrust(suspect: Suspect): number {
  const { tree } = suspect.clause;
  const isWord = (index: number) => token(tree, index).upos !== 'PUNCT';
  const rest = new Set(isRestOfSentence(suspect) ? suspect.draft.asked : []);
  const isInside = (index: number) => rest.has(index) && rest.has(token(tree, index).head);
  const said = new Set(
    [...saidTokens(suspect), ...suspect.card.replaced].filter(
      (index) => isWord(index) && !isInside(index) && !isInsideName(tree, index),
    ),
  );
  const cut = [...said].flatMap((index) =>
    (tree.children[index] ?? []).filter(
      (child) =>
        !said.has(child) &&
        isWord(child) &&
        !rest.has(child) &&
        !isInsideName(tree, child) &&
        !isBracketed(tree, child),
    ),
  );
  return [...said, ...cut].reduce((all, index) => all * token(tree, index).confidence, 1);
}

/** An answer that runs from its head's clause to the full stop has the same words however it is built inside. */
function isRestOfSentence({ clause: { tree }, draft: { asked } }: Suspect): boolean {
  const first = Math.min(...asked);
  const dropped = droppedTokens(tree);
  const end = Math.max(...asked);
  // ", rather than serving on the battlefield" is told besides.
  const isEnd = tree.tokens[end + 1]?.form === ',' && tree.tokens[end + 2]?.form === 'rather';
  const last = isEnd ? end : tree.tokens.findLastIndex(({ upos }) => upos !== 'PUNCT');
  return (
    asked.length >= 5 &&
    tree.tokens.every(({ upos }, index) => {
      const isOutside = index < first || index > last || (index > end && dropped[index]);
      return isOutside || upos === 'PUNCT' || asked.includes(index);
    })
  );
}

/** What stands in brackets is left out whole, whatever it hangs on. */
function isBracketed(tree: Tree, child: number): boolean {
  const outside = OUTSIDE.get(tree) ?? new Set(withoutBrackets(tree));
  OUTSIDE.set(tree, outside);
  return !outside.has(child);
}

const OUTSIDE = new WeakMap<Tree, ReadonlySet<number>>();

/** "…, two powerful countries" behind a comma is told besides, whatever it hangs on. */
function isFencedNoun(tree: Tree, child: number): boolean {
  const first = subtree(tree, child).find((index) => token(tree, index).upos !== 'PUNCT') ?? child;
  return isSetOff(tree, child) && /^(DET|NUM)$/.test(token(tree, first).upos);
}

/** A word just before its noun stays there however the noun phrase is built inside: "foreign policy decision-making". */
function isPremodifier(tree: Tree, index: number): boolean {
  const { deprel, head } = token(tree, index);
  return (
    head > index &&
    head - index <= 5 &&
    /^(amod|compound|nummod|det|advmod|obl:unmarked|nmod:unmarked)/.test(deprel)
  );
}

/** "Queen" of "Queen Victoria": whichever way it hangs there, the words are the same. */
function isInsideName(tree: Tree, index: number): boolean {
  const { upos, head } = token(tree, index);
  return upos === 'PROPN' && Math.abs(head - index) <= 3 && tree.tokens[head]?.upos === 'PROPN';
}

/** Trees that no good sentence has: a predicate with two subjects, a passive with an object that only giving verbs have. */
export function isSound({ tree, predicate, passive, subject }: Clause): boolean {
  if (dependents(tree, predicate, 'nsubj', 'csubj').length > 1 || hasLooseVerb(tree, subject))
    return false;
  const gives =
    /^(give|award|grant|offer|pay|teach|send|show|tell|ask|deny|allow|assign|lend|promise|hand|serve|charge|name|call|elect|appoint)$/;
  return !(
    passive &&
    dependents(tree, predicate, 'obj').length > 0 &&
    !gives.test(token(tree, predicate).lemma)
  );
}

/** A finite verb in the subject that no relative clause accounts for. */
function hasLooseVerb(tree: Tree, subject: Phrase): boolean {
  return subject.tokens.some((index) => {
    const { xpos, upos, deprel } = token(tree, index);
    return upos === 'VERB' && /^VB[DZP]$/.test(xpos) && deprel !== 'acl:relcl';
  });
}

/** The least confidence among the arcs that hold the question together. */
export function trustOf(suspect: Suspect): number {
  const { clause, draft } = suspect;
  const { tree, predicate, subject, finite, auxiliaries, role } = clause;
  const heads = draft.asked.filter((index) => !draft.asked.includes(token(tree, index).head));
  // Of a list of doings to the end of the sentence the first tells enough.
  const isList = suspect.rule.name === 'relation' && heads.length > 1 && isRestOfSentence(suspect);
  const asked = isList ? heads.slice(0, 1) : heads;
  if (draft.isCloze) return Math.min(...asked.map((index) => token(tree, index).confidence));
  // Where a clause hangs in its sentence is not on the card; what hangs on it is.
  const own = role === 'main' || role === 'conjunct' ? [predicate] : [];
  const key = [
    ...own,
    subject.head,
    ...(finite === predicate ? [] : [finite]),
    ...auxiliaries,
    ...asked,
  ].filter((index) => index >= 0);
  return Math.min(...key.map((index) => token(tree, index).confidence));
}
