import { determiner } from '../grammar/noun-phrase.ts';
import { dependents, type Tree, token } from '../grammar/tree.ts';

/** What is hidden, and of what kind it is, where the place where it stands does not tell that. */
export interface Gap {
  readonly tokens: readonly number[];
  readonly hint?: string;
}

export function isUnbroken(tokens: readonly number[]): boolean {
  return tokens.every((index, at) => at === 0 || index === tokens[at - 1]! + 1);
}

export const isCapitalised = (form = '') => /^\p{Lu}/u.test(form);

/** "the last minister of East Germany", "a situation in which two people …" */
export function isTelling(tree: Tree, head: number): boolean {
  return (
    token(tree, head).upos === 'NOUN' &&
    /^(an?|the)$/.test(determiner(tree, head)) &&
    dependents(tree, head, 'nmod', 'acl', 'compound', 'amod').length > 0 &&
    dependents(tree, head, 'conj').length === 0
  );
}
