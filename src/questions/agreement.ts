import { HERS, HIS } from './lexicon.ts';
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
  const gender = genderOf(tree, head);
  if (gender !== undefined && gender !== subject) return false;
  return type === 'person' || (type === undefined && upos === 'PROPN');
}

/** What a title, a word for kin or a common first name tells. */
function genderOf(tree: Tree, head: number): 'he' | 'she' | undefined {
  const words = [head - 2, head - 1, head, head + 1].flatMap((index) => {
    const one = tree.tokens[index];
    const isPart =
      index === head ||
      one?.head === head ||
      (one?.head === tree.tokens[head]?.head && /^(flat|compound)/.test(one?.deprel ?? ''));
    return one !== undefined && isPart ? [one.form.toLowerCase().replace(/\.$/, '')] : [];
  });
  if (words.some((word) => HERS.has(word))) return 'she';
  return words.some((word) => HIS.has(word)) ? 'he' : undefined;
}

function subjectForm(pronoun: string): string {
  if (/^(him|his|himself|he)$/.test(pronoun)) return 'he';
  if (/^(she|her|hers|herself)$/.test(pronoun)) return 'she';
  return /^(it|its|itself)$/.test(pronoun) ? 'it' : 'they';
}
