import type { Clause } from './clause.ts';
import { isRelativeTime } from './dates.ts';
import { CONTEXTUAL, DEMONSTRATIVES, WEEKDAYS } from './lexicon.ts';
import { isRelation, type Tree, token } from './tree.ts';

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
export function isContextual({ tree, subject, finite }: Clause, index: number): boolean {
  const { form, upos, deprel } = token(tree, index);
  // "both the amygdala and the cortex"
  if (deprel === 'cc:preconj') return false;
  if (/^both$/i.test(form)) return upos === 'DET' || upos === 'PRON';
  const isModifier = upos === 'ADJ' || upos === 'DET' || upos === 'VERB' || upos === 'PRON';
  if (!isModifier || !CONTEXTUAL.has(form.toLowerCase())) return false;
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
