/** They of whom two are told: "Goode is in a relationship with Sophie Dymoke. They married in 2014." */
import { dependents, isBelow, isRelation, type Tree, token } from '../grammar/tree.ts';
import type { Mention } from './mentions.ts';
import { peopleIn } from './people.ts';
import type { Reference } from './references.ts';

/** What two do together. */
const TOGETHER =
  /^(marry|wed|divorce|separate|reconcile|meet|engage|introduce|split|elope|adopt|honeymoon)$/;

const CHILDREN = /^(child|son|daughter|twin|kid|boy|girl)$/;

/**
 * "They" before what a couple does: the two people of the same sentence's clause before, else those of the sentence
 * before, where these are two and no more.
 *
 * @param last the sentence before with its references.
 */
export function couple(
  tree: Tree,
  last: { readonly tree: Tree; readonly references: readonly Reference[] } | undefined,
  fullNames: ReadonlyMap<string, Mention>,
  references: Reference[],
): void {
  tree.tokens.forEach(({ form, upos, deprel, head }, index) => {
    if (upos !== 'PRON' || !/^they$/i.test(form) || !isRelation(deprel, ['nsubj'])) return;
    if (!isOfTwo(tree, head) || references.some(({ tokens }) => tokens.includes(index))) return;
    const own = peopleOf(tree, references, fullNames).filter((one) => one.index < index);
    const isOwn = own.length > 0 && !isBelow(tree, tree.root, head);
    const pair = isOwn ? own : last && peopleOf(last.tree, last.references, fullNames);
    if (pair?.length !== 2 || pair.some((one) => one.text === '')) return;
    const text = pair.map((one) => one.text).join(' and ');
    const [one] = isOwn ? pair : [];
    references.push({
      tokens: [index],
      key: text.toLowerCase(),
      text,
      kind: 'pronoun',
      ...(one && { antecedent: one.index }),
    });
  });
}

function isOfTwo(tree: Tree, verb: number): boolean {
  const { lemma } = token(tree, verb);
  const hasChildren = dependents(tree, verb, 'obj').some((one) =>
    CHILDREN.test(token(tree, one).lemma),
  );
  return TOGETHER.test(lemma) || (lemma === 'have' && hasChildren);
}

/** Everybody of a sentence in its order, each once: by name, or by the name that stands for a pronoun, empty where none does. */
function peopleOf(
  tree: Tree,
  references: readonly Reference[],
  fullNames: ReadonlyMap<string, Mention>,
): { readonly index: number; readonly text: string }[] {
  const people = new Map<string, { readonly index: number; readonly text: string }>();
  const add = (index: number, text: string) => {
    if (!people.has(text)) people.set(text, { index, text });
  };
  const named = new Map(peopleIn(tree, 0).map((one) => [one.index, one]));
  tree.tokens.forEach(({ form, upos, xpos }, index) => {
    const known = references.find(({ tokens }) => tokens.includes(index));
    const mention = named.get(index);
    if (mention !== undefined && token(tree, index).deprel !== 'appos')
      add(index, known?.text ?? fullNames.get(mention.text)?.text ?? mention.text);
    else if (upos === 'PRON' && xpos === 'PRP' && /^(he|she|him|her)$/i.test(form))
      add(index, known?.text ?? '');
  });
  return [...people.values()];
}
