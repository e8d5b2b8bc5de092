import { hasName } from '../grammar/noun-phrase.ts';
import { droppedTokens, isAside, trimPunctuation } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';
import { wordsOf } from '../wording/wording.ts';

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

/** What a noun phrase says, without clauses, appositions and coordinated phrases. */
export function mentionAt(tree: Tree, head: number, sentence: number): Mention {
  return mentionOf(tree, head, sentence, NOT_OF_THE_PHRASE);
}

/** "Armstrong and Aldrin": several names joined; undefined where one of them is told by a pronoun ("Galois and his friends"). */
export function together(tree: Tree, head: number, sentence: number): Mention | undefined {
  const others = dependents(tree, head, 'conj');
  const isNamed =
    [head, ...others].every((one) => token(tree, one).upos === 'PROPN') && isJoined(tree, head);
  const outside = NOT_OF_THE_PHRASE.filter((one) => !/^(conj|cc|punct)$/.test(one));
  const mention = mentionOf(tree, head, sentence, outside);
  return isNamed && mention.text.split(' ').length <= LONGEST_TOGETHER ? mention : undefined;
}

/** By "and"; "the Thervingi or Visigoths" are the same. */
export const isJoined = (tree: Tree, head: number) =>
  dependents(tree, head, 'conj').some((one) =>
    dependents(tree, one, 'cc').some((cc) => /^and$/i.test(token(tree, cc).form)),
  );

/** In words. */
const LONGEST_TOGETHER = 8;

function mentionOf(
  tree: Tree,
  head: number,
  sentence: number,
  outside: readonly string[],
): Mention {
  // What stands in an aside is dropped with it, but is there.
  const dropped = droppedTokens(tree);
  const isOut = (child: number) => (dropped[head] ? isAside(tree, child) : dropped[child] === true);
  const tokens = trimPunctuation(
    tree,
    subtree(tree, head, (child) => {
      const { deprel } = token(tree, child);
      return (
        !isOut(child) &&
        !isCircumstance(tree, child, head) &&
        !(token(tree, child).head === head && isRelation(deprel, outside))
      );
    }),
  );
  const withoutCase = tokens.filter(
    (index) =>
      !(token(tree, index).head === head && isRelation(token(tree, index).deprel, ['case'])),
  );
  // "During World War I Papua New Guinea was …"
  const text = wordsOf(tree, withoutCase).replace(/^I{1,3} (?=\p{Lu}\p{Ll})/u, '');
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

/** "Spain's", "the Netherlands'". */
export function possessive(text: string): string {
  return /s$/.test(text) && !/(ss|us|is)$/.test(text) ? `${text}'` : `${text}'s`;
}
