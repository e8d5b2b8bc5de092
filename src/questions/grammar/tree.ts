import type { Sentence, Token } from '../../language/sentence.ts';

/** A sentence with the way down its dependency tree, which tokens only know upwards. */
export interface Tree {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly root: number;
  /** Dependents of each token, in the order of the text. */
  readonly children: readonly (readonly number[])[];
}

export function treeOf(sentence: Sentence): Tree {
  const children: number[][] = sentence.tokens.map(() => []);
  let root = -1;
  sentence.tokens.forEach((token, index) => {
    if (token.head < 0) root = index;
    else children[token.head]?.push(index);
  });
  return { sentence, tokens: sentence.tokens, root, children };
}

export function token(tree: Tree, index: number): Token {
  const found = tree.tokens[index];
  if (found === undefined)
    throw new RangeError(`Cannot read token ${index} of ${tree.tokens.length}`);
  return found;
}

/** Whether a relation is one of those named; `nsubj` also means its subtypes, `nsubj:pass` only itself. */
export function isRelation(deprel: string, names: readonly string[]): boolean {
  return names.some(
    (name) =>
      deprel.startsWith(name) && (deprel.length === name.length || deprel[name.length] === ':'),
  );
}

export function dependents(tree: Tree, head: number, ...relations: string[]): number[] {
  const all = tree.children[head] ?? [];
  return all.filter((child) => isRelation(token(tree, child).deprel, relations));
}

/** A token and all below it, ascending; `into` says which dependents to go down to. */
export function subtree(
  tree: Tree,
  head: number,
  into: (child: number) => boolean = () => true,
): number[] {
  const found: number[] = [];
  const walk = (index: number) => {
    found.push(index);
    for (const child of tree.children[index] ?? []) if (into(child)) walk(child);
  };
  walk(head);
  return found.sort((a, b) => a - b);
}

/** Whether `index` stands at or below `head`. */
export function isBelow(tree: Tree, index: number, head: number): boolean {
  for (let at = index; at >= 0; at = token(tree, at).head) if (at === head) return true;
  return false;
}
