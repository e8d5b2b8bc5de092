import type { Token } from '../../language/sentence.ts';
import { isCalendarDate, isRelativeTime } from './dates.ts';
import { CONTEXTUAL, DEMONSTRATIVES } from './lexicon.ts';
import { dependents, isRelation, subtree, type Tree, token } from './tree.ts';

/** Which tokens a simplified statement leaves out wherever they stand. */
export function droppedTokens(tree: Tree): readonly boolean[] {
  const known = droppedOf.get(tree);
  if (known !== undefined) return known;
  const dropped = findDropped(tree);
  droppedOf.set(tree, dropped);
  return dropped;
}

const droppedOf = new WeakMap<Tree, readonly boolean[]>();

function findDropped(tree: Tree): boolean[] {
  const dropped = tree.tokens.map(() => false);
  const drop = (head: number) => {
    for (const index of subtree(tree, head)) dropped[index] = true;
  };
  tree.tokens.forEach(({ form, deprel }, index) => {
    if (deprel === 'appos' && isAside(tree, index)) dropTail(tree, index, drop);
    if (isAside(tree, index) || isTimeOfWriting(tree, index) || pointsElsewhere(tree, index))
      drop(index);
    // "too weak" is no connective.
    else if (deprel === 'advmod' && CONNECTIVE_ANYWHERE.test(form))
      dropped[index] = !/^(too|then)$/i.test(form) || token(tree, index).head < index;
    else if (deprel === 'advmod' && SOFT.test(form) && isBeforeVerb(tree, index))
      dropped[index] = true;
  });
  dropCommasAround(tree.tokens, dropped);
  dropBrackets(tree.tokens, dropped);
  return dropped;
}

/** "Arpinum, a town southeast of Rome": what follows an aside without a comma belongs to it, whatever the parser hung it on. */
function dropTail(tree: Tree, aside: number, drop: (head: number) => void): void {
  const end = subtree(tree, aside).at(-1)! + 1;
  const next = tree.tokens[end];
  if (next?.deprel !== 'case' || next.head < end) return;
  const own = subtree(tree, next.head);
  if (own[0] === end && token(tree, next.head).head < aside && !isCalendarDate(tree, own))
    drop(next.head);
}

/** Before a verb these only colour it: "he quickly married", "was ultimately sold". */
const SOFT =
  /^(ultimately|soon|quickly|promptly|simply|actually|importantly|significantly|successfully)$/i;

const isBeforeVerb = (tree: Tree, index: number) =>
  token(tree, index).head > index && tree.tokens[token(tree, index).head]?.upos === 'VERB';

export const CONNECTIVE_ANYWHERE =
  /^(also|too|thus|therefore|however|then|thereby|hence|indeed|moreover|nevertheless|nonetheless|meanwhile|next|instead|accordingly|consequently|likewise|similarly|furthermore|eventually|subsequently|later|finally|afterwards?|additionally|separately|conversely|similarly)$/i;

/** "last June" says nothing on a card, and the statement holds without it. */
function isTimeOfWriting(tree: Tree, index: number): boolean {
  const { deprel } = token(tree, index);
  return (
    isRelation(deprel, ['obl', 'advmod']) &&
    isRelativeTime(tree, index) &&
    !isSubordinate(tree, index)
  );
}

/** "in other similar circumstances": what happened there happened, and the card can do without it. */
function pointsElsewhere(tree: Tree, index: number): boolean {
  const { deprel } = token(tree, index);
  const isPlace = dependents(tree, index, 'case').some((child) =>
    /^(in|at|on|during)$/i.test(token(tree, child).form),
  );
  if (!isPlace || !isRelation(deprel, ['obl', 'nmod']) || deprel === 'obl:agent') return false;
  if (verbAbove(tree, index)?.xpos !== 'VBD') return false;
  return (tree.children[index] ?? []).some((child) => {
    const form = token(tree, child).form.toLowerCase();
    return (
      isRelation(token(tree, child).deprel, ['amod', 'det']) &&
      (CONTEXTUAL.has(form) || DEMONSTRATIVES.has(form))
    );
  });
}

function verbAbove(tree: Tree, index: number): Token | undefined {
  for (let at = token(tree, index).head; at >= 0; at = token(tree, at).head) {
    if (token(tree, at).upos === 'VERB') return token(tree, at);
  }
  return undefined;
}

function isSubordinate(tree: Tree, index: number): boolean {
  return dependents(tree, index, 'acl', 'advcl', 'nmod').length > 0;
}

/** The commas that fenced an aside go with it. */
function dropCommasAround(tokens: readonly Token[], dropped: boolean[]): void {
  const original = [...dropped];
  tokens.forEach(({ form }, index) => {
    // The comma behind a bracket parts the items of a list: "lithium (Li), sodium (Na)".
    const isBehindAside = original[index - 1] && !/^[)\]]$/.test(tokens[index - 1]!.form);
    if (form === ',' && (isBehindAside || original[index + 1])) dropped[index] = true;
  });
}

/** An apposition, relative or participial clause set off by commas: more about its noun, not which one. */
export function isAside(tree: Tree, index: number): boolean {
  const { deprel } = token(tree, index);
  if (deprel === 'discourse' || deprel === 'vocative' || deprel === 'reparandum') return true;
  if (deprel.startsWith('parataxis')) return true;
  if (isRelation(deprel, ['acl']) && index < token(tree, index).head) return true;
  if (isRelation(deprel, ['obl', 'nmod', 'advmod', 'advcl']) && isInterrupter(tree, index))
    return true;
  if (deprel === 'appos' || isRelation(deprel, ['acl'])) return isSetOff(tree, index);
  return deprel === 'advcl:relcl';
}

/** Between two commas and after its head's subject: "Great Britain, like France, …". A date stays. */
function isInterrupter(tree: Tree, index: number): boolean {
  const own = subtree(tree, index).filter((part) => token(tree, part).upos !== 'PUNCT');
  const after = tree.tokens[(own.at(-1) ?? index) + 1];
  const isFenced = isSetOff(tree, index) && after?.form === ',' && !isOpening(tree, index, own);
  return (
    isFenced &&
    own[0]! > 1 &&
    !isCalendarDate(tree, own) &&
    dependents(tree, index, 'conj').length === 0 &&
    token(tree, index).deprel !== 'conj'
  );
}

/** "For example, when water freezes, it expands": behind a word that only ties, it opens the sentence. */
function isOpening(tree: Tree, index: number, own: readonly number[]): boolean {
  const { head, deprel } = token(tree, index);
  if (head < 0 || !isRelation(deprel, ['advcl'])) return false;
  const [subject] = dependents(tree, head, 'nsubj', 'csubj', 'expl');
  const isTie = tree.tokens.slice(0, own[0]).every(({ upos }) => !/^(NUM|PROPN)$/.test(upos));
  return subject !== undefined && isTie && own[0]! <= LONGEST_TIE && own.at(-1)! < subject;
}

/** In tokens: "For example,". */
const LONGEST_TIE = 4;

/** The sentence's tokens outside of its brackets. */
export function withoutBrackets({ tokens }: Tree): number[] {
  const dropped = tokens.map(() => false);
  dropBrackets(tokens, dropped);
  return tokens.flatMap((_, index) => (dropped[index] ? [] : [index]));
}

function dropBrackets(tokens: readonly Token[], dropped: boolean[]): void {
  // A sentence that stands in brackets as a whole is no aside in another.
  const isWhole = tokens[0]?.form === '(' && tokens.at(-1)?.form === ')';
  let depth = isWhole ? -1 : 0;
  if (isWhole) dropped[0] = dropped[tokens.length - 1] = true;
  tokens.forEach(({ form }, index) => {
    if (form === '(' || form === '[') depth += 1;
    if (depth > 0) dropped[index] = true;
    if (form === ')' || form === ']') depth = Math.max(0, depth - 1);
  });
}

/** Without commas, dashes and stops at either end, and without a quotation mark that lost its partner. */
export function trimPunctuation(tree: Tree, tokens: readonly number[]): number[] {
  const isLoose = (index: number) => /^[,;:.!?–—…-]+$/.test(token(tree, index).form);
  let from = 0;
  let to = tokens.length;
  while (from < to && isLoose(tokens[from]!)) from += 1;
  while (to > from && isLoose(tokens[to - 1]!)) to -= 1;
  return tokens.slice(from, to);
}

/** Whether a comma, dash or bracket parts this subtree from what stands before it. */
export function isSetOff(tree: Tree, head: number): boolean {
  const first = subtree(tree, head).find((index) => token(tree, index).upos !== 'PUNCT') ?? head;
  const before = tree.tokens[first - 1];
  return before !== undefined && /^[,;:–—(-]+$/.test(before.form);
}
