/** A name as a phrase of a statement. */
import type { Clause } from '../grammar/clause.ts';
import { entityOf, hasName } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, subtree, token } from '../grammar/tree.ts';

/** Whether a noun is one name, of something that is said to be something. */
export function isNamed({ tree }: Clause, head: number): boolean {
  return (
    token(tree, head).upos === 'PROPN' &&
    hasName(tree, head) &&
    /^(person|place|organization|object|event|abstract)$/.test(entityOf(tree, head) ?? '') &&
    dependents(tree, head, 'conj').length === 0
  );
}

/** The name without what is told of it. */
export function nameOf({ tree }: Clause, head: number): number[] {
  return subtree(tree, head, (child) =>
    isRelation(token(tree, child).deprel, ['flat', 'compound', 'amod', 'det', 'nummod']),
  );
}
