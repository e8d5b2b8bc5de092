import type { Sentence, Token } from '../language/sentence.ts';
import { type Tree, token, treeOf } from '../questions/grammar/tree.ts';
import { type Protagonist, protagonistOf } from '../questions/references/protagonist.ts';
import { type Reference, resolveReferences } from '../questions/references/references.ts';

/**
 * Sentences that open with a pronoun whose name is known, with the name in its place: "In 1801, Byron was sent to Harrow."
 * @param passages the sentences of a text, by passage
 */
export function namedSentences(
  passages: readonly (readonly Sentence[])[],
  title: string | undefined,
): Map<Sentence, string> {
  const trees = passages.map((sentences) => sentences.map(treeOf));
  const references = resolveReferences(trees, title);
  const hero = protagonistOf(trees.flat());
  const named = new Map<Sentence, string>();
  for (const passage of trees)
    passage.forEach((tree, at) => {
      const text =
        namedText(tree, references.get(tree) ?? []) ?? heroicText(tree, passage[at - 1], hero);
      if (text !== undefined) named.set(tree.sentence, text);
    });
  return named;
}

const PRONOUN = /^(?:he|she|it|they|his|her|its|their)$/i;

function namedText(tree: Tree, references: readonly Reference[]): string | undefined {
  const first = tree.tokens.findIndex(({ form }) => PRONOUN.test(form));
  const found = references.find(
    ({ kind, tokens }) => kind === 'pronoun' && tokens.length === 1 && tokens[0] === first,
  );
  if (found?.text === undefined || isMeantBefore(tree, first)) return undefined;
  return withName(tree, first, found.text);
}

/** "If an element …, then it": the sentence itself says what is meant. */
function isMeantBefore(tree: Tree, pronoun: number): boolean {
  const isPersonal = /^(?:he|she|his|her)$/i.test(token(tree, pronoun).form);
  return tree.tokens
    .slice(0, pronoun)
    .some(({ upos, deprel }) =>
      isPersonal
        ? deprel.startsWith('nsubj')
        : upos === 'NOUN' || (upos === 'PROPN' && deprel !== 'obl'),
    );
}

/** In a text about one person, he is meant where nobody else was named since the sentence before. */
function heroicText(
  tree: Tree,
  before: Tree | undefined,
  hero: Protagonist | undefined,
): string | undefined {
  const first = tree.tokens.findIndex(({ form }) => PRONOUN.test(form));
  if (hero?.pronoun === undefined || first < 0 || tree.sentence.text.includes(hero.name))
    return undefined;
  const isHis = (hero.pronoun === 'he' ? /^(?:he|his)$/i : /^(?:she|her)$/i).test(
    token(tree, first).form,
  );
  const isOther = ({ entity, upos, form }: Token) =>
    entity === 'person' && upos === 'PROPN' && form !== hero.name;
  const others = [...(before?.tokens ?? []), ...tree.tokens.slice(0, first)].filter(isOther);
  return isHis && others.length === 0 ? withName(tree, first, hero.name) : undefined;
}

/** The sentence with a name in the place of a subject or an owner. */
function withName(tree: Tree, at: number, known: string): string | undefined {
  const { text, start } = tree.sentence;
  const { deprel, start: from, end: to } = token(tree, at);
  if (!/^(?:nsubj|nmod:poss)/.test(deprel)) return undefined;
  const isOwned = deprel === 'nmod:poss' && !/['’]s?$/.test(known);
  const name = isOwned ? `${known}${/s$/.test(known) ? "'" : "'s"}` : known;
  const isFirst = from === start;
  return (
    text.slice(0, from - start) +
    (isFirst ? name.charAt(0).toUpperCase() + name.slice(1) : name) +
    text.slice(to - start)
  );
}
