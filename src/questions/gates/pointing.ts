import type { Clause } from '../grammar/clause.ts';
import { isRelativeTime } from '../grammar/dates.ts';
import { CONTEXTUAL, DEMONSTRATIVES, WEEKDAYS } from '../grammar/lexicon.ts';
import { determiner } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import type { Suspect } from './suspect.ts';

export function isDemonstrative(tree: Tree, index: number): boolean {
  const { form, deprel, upos } = token(tree, index);
  if (!DEMONSTRATIVES.has(form.toLowerCase()) || upos === 'SCONJ' || deprel === 'mark')
    return false;
  // "exceeded that of the United States"
  if (/^(that|those)$/i.test(form) && /^of$/i.test(tree.tokens[index + 1]?.form ?? ''))
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

/** Besides these, "other" and "another" of a general statement mean any other: "dislike for other cultures". */
export function isContextual({ tree, subject, finite, predicate }: Clause, index: number): boolean {
  const { form, upos, deprel, head } = token(tree, index);
  // "both the amygdala and the cortex"
  if (deprel === 'cc:preconj') return false;
  if (/^both$/i.test(form)) return upos === 'DET' || upos === 'PRON';
  const isModifier = upos === 'ADJ' || upos === 'DET' || upos === 'VERB' || upos === 'PRON';
  if (!isModifier || !CONTEXTUAL.has(form.toLowerCase())) return false;
  if (isTold(tree, index)) return false;
  // "is an English former footballer"
  const isPredicate = head === predicate && /^an?$/.test(determiner(tree, predicate));
  if (/^former$/i.test(form) && isPredicate) return false;
  const isGeneral = /^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos);
  if (isGeneral && /^(an)?other$/i.test(form) && !subject.tokens.includes(index)) return false;
  // "governance, dress, religion, and other cultural practices"
  const before = tree.tokens[index - 1];
  if (/^other$/i.test(form) && before?.deprel === 'cc' && before.head >= index) {
    const joint = tree.tokens[before.head];
    if (joint?.deprel === 'conj' && !subject.tokens.includes(index)) return false;
  }
  // "groups like ISIS" and "such as" compare with what is on the card.
  return !(form.toLowerCase() === 'such' && /^as$/i.test(tree.tokens[index + 1]?.form ?? ''));
}

/** Where what it compares with is said beside it. */
function isTold(tree: Tree, index: number): boolean {
  const form = token(tree, index).form.toLowerCase();
  const before = tree.tokens[index - 1]?.form.toLowerCase() ?? '';
  const { head, deprel } = token(tree, index);
  const noun = tree.tokens[head];
  // "Following the visit of 2008, …"
  if (form === 'following')
    return (
      !/^(the|an?)$/.test(before) &&
      tree.tokens.slice(index + 1, index + 9).some(({ upos }) => /^(PROPN|NUM)$/.test(upos))
    );
  // "wheelchairs and other devices", "more than any other"
  // ", and doing other types of labor"
  const isLast = noun?.deprel === 'obj' && tree.tokens[noun.head]?.deprel === 'conj';
  if (form === 'other')
    return noun?.deprel === 'conj' || isLast || /^(any|all|every|each|no|most)$/.test(before);
  // "similar in structure to bacteria", "the same name as"
  const after = tree.tokens.slice(index + 1, index + 6).map((one) => one.form.toLowerCase());
  if (/^(same|similar)$/.test(form)) return after.includes('as') || after.includes('to');
  // "the later part of his life"
  if (!isRelation(deprel, ['amod']) || head < 0) return false;
  // "his later work"
  const isOfHis = dependents(tree, head, 'nmod:poss').length > 0 && OF_A_LIFE.test(noun!.lemma);
  if (/^(later|earlier)$/.test(form) && isOfHis) return true;
  return (
    /^(later|earlier|latter|former)$/.test(form) &&
    after[1] === 'of' &&
    /^(part|years|half|stages)$/.test(after[0] ?? '')
  );
}

const OF_A_LIFE = /^(life|work|career|year|writing|poem|novel|painting|film|style|period)$/;

/** "The current flag" is another by the time of the next review. */
export function isOfToday(tree: Tree, index: number): boolean {
  const { deprel, form } = token(tree, index);
  return deprel === 'amod' && /^(current|present|recent|latest)$/i.test(form);
}

export function isTimeAdjunct(tree: Tree, index: number): boolean {
  const { upos, deprel } = token(tree, index);
  if (!/^(NOUN|PROPN|ADV)$/.test(upos)) return false;
  if (WEEKDAYS.has(token(tree, index).lemma.toLowerCase())) return true;
  if (upos === 'ADV')
    return /^(recently|lately|today|yesterday|tomorrow|ago|currently)$/i.test(
      token(tree, index).form,
    );
  return !isRelation(deprel, ['flat', 'compound']) && isRelativeTime(tree, index);
}

/** "in another form": than which? "from one to another" tells. */
export function isOneMore({ draft, clause: { tree } }: Suspect, index: number): boolean {
  const before = tree.tokens[index - 1]?.form ?? '';
  const isOfOnes = tree.tokens.some(
    ({ form }, at) => form === 'one' && tree.tokens[at + 1]?.xpos === 'POS',
  );
  return (
    draft.isCloze === true &&
    /^another$/i.test(token(tree, index).form) &&
    !/^(one|from|to|with)$/i.test(before) &&
    !isOfOnes
  );
}

/** "other cultures" as the answer are which? In "dislike for other cultures" they are all others. */
export function isAskedItself({ draft: { asked } }: Suspect, index: number): boolean {
  return asked.includes(index) && index - Math.min(...asked) <= 1;
}

/** "a similar strategy": to which? "similar in size" tells. */
export function isLikeAnother({ clause: { tree } }: Suspect, index: number): boolean {
  const before = [index - 1, index - 2].map((at) => tree.tokens[at]?.form ?? '');
  return /^similar$/i.test(token(tree, index).form) && before.some((form) => /^an?$/i.test(form));
}
