/** What a card shows one part of, and the other not: a name, a word, a list, a comparison. */
import { MONTHS } from '../grammar/lexicon.ts';
import { determiner, entityOf } from '../grammar/noun-phrase.ts';
import { withoutBrackets } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';
import type { Piece } from '../wording/wording.ts';
import { type Suspect, tokensOf, usedTokens } from './suspect.ts';

/** "Mexico" asked for, and "City" left in the question. */
export function cutsName({ clause: { tree }, draft }: Suspect): boolean {
  const asked = new Set(draft.asked);
  const isRest = (index: number) => tree.tokens[index]?.upos === 'PROPN' && !asked.has(index);
  const left = new Set(tokensOf(draft.question));
  return draft.asked.some((index) => {
    if (token(tree, index).upos !== 'PROPN') return false;
    const epithet = /^the$/i.test(tree.tokens[index + 1]?.form ?? '') ? index + 2 : index + 1;
    return [index - 1, epithet].some((next) => isRest(next) && left.has(next));
  });
}

/** "a new process and entrepreneur" of "… and entrepreneur Robert Fitzsimmons built a plant": the last word belongs to the name that was left out. */
export function leavesName(suspect: Suspect): boolean {
  const { tree } = suspect.clause;
  const said = new Set(usedTokens(suspect));
  return [...said].some((index) => {
    const { upos, deprel } = token(tree, index);
    const next = index + 1;
    return (
      upos === 'NOUN' &&
      (deprel === 'conj' || isBareOffice(tree, index)) &&
      tree.tokens[next]?.upos === 'PROPN' &&
      !said.has(next) &&
      !suspect.card.replaced.has(next)
    );
  });
}

/** "British naval officer" without an article opens a name. */
const isBareOffice = (tree: Tree, index: number) =>
  entityOf(tree, index) === 'person' &&
  token(tree, index).xpos === 'NN' &&
  determiner(tree, index) === '' &&
  dependents(tree, index, 'nmod:poss').length === 0;

/** "as the economies of France and Spain" of "… have been opened up": what comes before a verb that was left out is its subject. */
export function leavesVerb(suspect: Suspect): boolean {
  const { tree, predicate, finite, auxiliaries } = suspect.clause;
  if (suspect.draft.isCloze) return false;
  const said = new Set([...usedTokens(suspect), ...suspect.card.replaced]);
  const own = new Set([predicate, finite, ...auxiliaries, ...ancestors(tree, predicate)]);
  return [...said].some((index) => {
    const verb = tree.tokens[index + 1];
    return (
      /^(NOUN|PROPN)$/.test(token(tree, index).upos) &&
      !suspect.card.replaced.has(index) &&
      verb !== undefined &&
      !said.has(index + 1) &&
      !own.has(index + 1) &&
      !own.has(verb.head) &&
      /^(VBD|VBZ|VBP|MD)$/.test(verb.xpos)
    );
  });
}

function ancestors(tree: Tree, index: number): number[] {
  const { head } = token(tree, index);
  return head < 0 ? [] : [head, ...ancestors(tree, head)];
}

/** "his wife Maria, son Matthew" left as "Maria Matthew". */
export function runsNamesTogether({ clause: { tree }, draft }: Suspect): boolean {
  const isRun = (pieces: readonly Piece[], at: number) => {
    const [piece, next] = [pieces[at], pieces[at + 1]];
    return (
      typeof piece === 'number' &&
      typeof next === 'number' &&
      next > piece + 1 &&
      /^(,|and|or)$/i.test(tree.tokens[piece + 1]?.form ?? '') &&
      token(tree, piece).upos === 'PROPN' &&
      /^(PROPN|NOUN)$/.test(token(tree, next).upos)
    );
  };
  return [draft.question, draft.answer].some((pieces) => pieces.some((_, at) => isRun(pieces, at)));
}

/** "the Taittirīya" of "the Taittirīya-śruti", "Surprise" of "Surprise, Arizona". */
export function cutsWord({ clause: { tree }, draft: { asked } }: Suspect): boolean {
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
export function isUnjoined(suspect: Suspect): boolean {
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

/** Whether the sentence goes on with what is asked for. */
export const cutsList = (s: Suspect) =>
  goesOn(s) || goesOnWithNames(s) || (!s.draft.isCloze && opensList(s));

/** What follows the answer in its sentence, behind a comma, goes on with it: ", a treaty, and the Articles". */
function goesOn({ clause: { tree }, draft: { asked } }: Suspect): boolean {
  const said = new Set(asked);
  return asked.some((index) =>
    (tree.children[index] ?? []).some((child) => {
      if (said.has(child) || child < index) return false;
      if (!isRelation(token(tree, child).deprel, ['appos', 'conj', 'parataxis', 'list']))
        return false;
      if (isTold(tree, index, child) || isClause(tree, child)) return false;
      return subtree(tree, child).some((one) => isJoint(tree, one));
    }),
  );
}

/** "rather than serving" sets aside what it joins. */
const isJoint = (tree: Tree, index: number) =>
  token(tree, index).deprel === 'cc' && !/^(rather|instead)$/i.test(token(tree, index).form);

/** "Miranda, a lawyer and diplomat": what a name is, not what else there is. */
function isTold(tree: Tree, name: number, child: number): boolean {
  const [first = child] = subtree(tree, child).filter((one) => token(tree, one).upos !== 'PUNCT');
  return (
    token(tree, child).deprel === 'appos' &&
    token(tree, child).upos === 'NOUN' &&
    /^(an?|the)$/i.test(token(tree, first).form) &&
    token(tree, name).upos === 'PROPN'
  );
}

/** "…, but this waned", "was annexed in 1888 but was occupied in 1914": a statement of its own. */
const isClause = (tree: Tree, child: number) =>
  token(tree, child).deprel === 'conj' &&
  (token(tree, child).xpos === 'VBD' ||
    dependents(tree, child, 'nsubj', 'aux:pass', 'cop').length > 0);

/** "Calgary (6,200) and Edmonton (3,800)": after a name, and what stands behind it in brackets, another name. */
function goesOnWithNames({ clause: { tree }, draft: { asked } }: Suspect): boolean {
  const last = Math.max(...asked);
  const { upos, form } = token(tree, last);
  if (upos !== 'PROPN' || MONTHS.has(form.toLowerCase())) return false;
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
  // "born in Ontario, California, to Donna and Tim"
  if (rest[0]?.form !== ',' || /^to$/i.test(rest[1]?.form ?? '')) return false;
  const joint = rest.findIndex(
    ({ deprel, form }) => deprel === 'cc' && !/^(rather|instead)$/i.test(form),
  );
  const joined = rest[joint]?.head ?? -1;
  if (joined >= 0 && isClause(tree, joined)) return false;
  return joint > 0 && rest.slice(0, joint).every(({ upos }) => !/^(VERB|AUX|PRON)$/.test(upos));
}

/** "was founded in 1817 and traded until the war": what follows a left-out verb belongs to it. */
export function spansVerb(suspect: Suspect): boolean {
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

/** "An American in Paris" is no place to compose in. */
export function cutsTitle({ clause: { tree }, draft, title }: Suspect): boolean {
  const words = title.split(/\s+/);
  if (words.length < 3) return false;
  const at = tree.tokens.findIndex((_, index) =>
    words.every((word, offset) => tree.tokens[index + offset]?.form === word),
  );
  if (at < 0) return false;
  const inside = draft.asked.filter((index) => index >= at && index < at + words.length);
  return inside.length > 0 && inside.length < words.length;
}

/** "more iron" asked for, and "than they need" left in the question. */
export function tearsComparison({ clause: { tree, predicate }, draft, card }: Suspect): boolean {
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
