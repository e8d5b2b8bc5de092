import type { Clause } from './clause.ts';
import type { Phrase } from './phrase.ts';
import { droppedTokens } from './simplify.ts';
import { type Suspect, usedTokens } from './suspect.ts';
import { dependents, type Tree, token } from './tree.ts';

/** What is left out must be as sure as what is said: a wrong cut changes the statement. */
export function leastTrust(suspect: Suspect): number {
  const { tree } = suspect.clause;
  const said = usedTokens(suspect).filter(
    (index) =>
      token(tree, index).upos !== 'PUNCT' &&
      !isInsideName(tree, index) &&
      !isPremodifier(tree, index),
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
export function trustOf({ clause, draft }: Suspect): number {
  const { tree, predicate, subject, finite, auxiliaries } = clause;
  const asked = draft.asked.filter((index) => !draft.asked.includes(token(tree, index).head));
  const key = [predicate, subject.head, finite, ...auxiliaries, ...asked].filter(
    (index) => index >= 0,
  );
  return Math.min(...key.map((index) => token(tree, index).confidence));
}
