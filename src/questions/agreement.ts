import { entityOf, isPlural } from './noun-phrase.ts';
import { type Tree, token } from './tree.ts';

const COLLECTIVE =
  /^(government|team|group|company|army|party|band|council|committee|parliament|organi[sz]ation|family|police|administration|regime|couple|crew|union|leadership|population|public|army|navy)$/;

/** Whether a third-person pronoun, lower-cased, can stand for a noun phrase. */
export function agrees(pronoun: string, tree: Tree, head: number): boolean {
  const { lemma, upos, form } = token(tree, head);
  if (upos === 'PRON') return form.toLowerCase() === subjectForm(pronoun);
  const type = entityOf(tree, head);
  const plural = isPlural(tree, head);
  const subject = subjectForm(pronoun);
  if (subject === 'they') return plural || COLLECTIVE.test(lemma);
  if (plural) return false;
  if (subject === 'it') return type !== 'person';
  return type === 'person' || (type === undefined && upos === 'PROPN');
}

function subjectForm(pronoun: string): string {
  if (/^(him|his|himself|he)$/.test(pronoun)) return 'he';
  if (/^(she|her|hers|herself)$/.test(pronoun)) return 'she';
  return /^(it|its|itself)$/.test(pronoun) ? 'it' : 'they';
}
