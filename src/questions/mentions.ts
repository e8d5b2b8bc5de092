import { entityOf, hasName, nameText } from './noun-phrase.ts';
import { droppedTokens, trimPunctuation } from './simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from './tree.ts';
import { wordsOf } from './wording.ts';

/** A noun phrase as a text speaks of it. */
export interface Mention {
  readonly key: string;
  readonly text: string;
  readonly head: string;
  readonly tree: Tree;
  readonly index: number;
  readonly isNamed: boolean;
  readonly sentence: number;
}

/** The mentions of a sentence that have a name in them. */
export function namedMentions(tree: Tree, sentence: number): Mention[] {
  return tree.tokens.flatMap(({ upos, deprel }, index) => {
    if ((upos !== 'NOUN' && upos !== 'PROPN') || isRelation(deprel, ['compound', 'flat']))
      return [];
    return hasName(tree, index) ? [mentionAt(tree, index, sentence)] : [];
  });
}

/** Remembers people by their last and first names and titles by their first word, each by the first full name that the text gives. */
export function rememberNames(mentions: readonly Mention[], fullNames: Map<string, Mention>): void {
  for (const mention of mentions) {
    const words = mention.text.split(' ');
    const last = words.at(-1)!;
    // Who was first told of by one name keeps it: Apollo is not Apollo Helios.
    if (words.length === 1 && !fullNames.has(last)) fullNames.set(last, mention);
    if (words.length < 2 || words.length > 6) continue;
    const isPerson = entityOf(mention.tree, mention.index) === 'person';
    if (isPerson && words.length <= 4 && mention.text === nameText(mention.tree, mention.index)) {
      if (!fullNames.has(last)) fullNames.set(last, mention);
      // Of two Marys neither is "Mary" alone.
      const [first] = words as [string];
      const namesake = fullNames.get(first);
      if (namesake === undefined) fullNames.set(first, mention);
      else if (!namesake.text.endsWith(last)) fullNames.set(first, { ...namesake, text: first });
    }
    // "the Articles" are the Articles of Confederation.
    const title = /^(?:the )?(\p{Lu}\p{L}+) of (?:the )?\p{Lu}/u.exec(mention.text)?.[1];
    if (!isPerson && title !== undefined && !fullNames.has(title))
      fullNames.set(title, { ...mention, text: mention.text.replace(/^the /i, '') });
  }
}

/** What a noun phrase says, without clauses, appositions and coordinated phrases. */
export function mentionAt(tree: Tree, head: number, sentence: number): Mention {
  const dropped = droppedTokens(tree);
  const tokens = trimPunctuation(
    tree,
    subtree(tree, head, (child) => {
      const { deprel } = token(tree, child);
      return (
        !dropped[child] &&
        !isCircumstance(tree, child, head) &&
        !(token(tree, child).head === head && isRelation(deprel, NOT_OF_THE_PHRASE))
      );
    }),
  );
  const withoutCase = tokens.filter(
    (index) =>
      !(token(tree, index).head === head && isRelation(token(tree, index).deprel, ['case'])),
  );
  const text = wordsOf(tree, withoutCase);
  return {
    key: text.toLowerCase(),
    text,
    head: token(tree, head).form.toLowerCase(),
    tree,
    index: head,
    isNamed: hasName(tree, head),
    sentence,
  };
}

/** "Joseph Priestley in Wiltshire": of a name only what follows "of" is a part. */
function isCircumstance(tree: Tree, child: number, head: number): boolean {
  const isPrepositional = isRelation(token(tree, child).deprel, ['nmod']);
  if (token(tree, head).upos !== 'PROPN' || token(tree, child).head !== head) return false;
  return (
    isPrepositional &&
    child > head &&
    !dependents(tree, child, 'case').some((one) => /^(of|de|for)$/i.test(token(tree, one).form))
  );
}

const NOT_OF_THE_PHRASE = [
  'acl',
  'appos',
  'parataxis',
  'cop',
  'nsubj',
  'aux',
  'advcl',
  'mark',
  'advmod',
  'obl',
  'punct',
  'conj',
  'cc',
  'ccomp',
  'csubj',
  'dep',
];
