import { entityOf, nameText } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, type Tree } from '../grammar/tree.ts';
import { type Mention, mentionAt } from './mentions.ts';
import type { Reference } from './references.ts';
import type { TitlePerson } from './title-person.ts';

/** "Byron" is said in full at its first use on a card when the text gave the full name. */
export function shortNames(
  tree: Tree,
  fullNames: ReadonlyMap<string, Mention>,
  references: Reference[],
): void {
  tree.tokens.forEach(({ upos, form, deprel }, index) => {
    const full = upos === 'PROPN' ? fullNames.get(form) : undefined;
    if (
      full === undefined ||
      full.text === form ||
      isRelation(deprel, ['compound', 'flat', 'amod'])
    )
      return;
    if (entityOf(tree, index) === 'place' || nameText(tree, index) !== form) return;
    if (dependents(tree, index, 'flat', 'compound', 'amod', 'nmod').length > 0) return;
    const isTitle = / of /.test(full.text);
    if (isTitle !== dependents(tree, index, 'det').length > 0) return;
    references.push({ tokens: [index], key: full.key, text: full.text, kind: 'name' });
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

/** The person of the title is known by each of their names from the first sentence on. */
export function fullNameOf(
  trees: readonly Tree[],
  { text, name, others }: TitlePerson,
): [string, Mention][] {
  for (const tree of trees) {
    const index = tree.tokens.findIndex(({ form }) => form === name);
    if (index < 0) continue;
    const mention = { ...mentionAt(tree, index, 0), text, key: text.toLowerCase(), isNamed: true };
    return [name, ...others].map((one) => [one, mention]);
  }
  return [];
}
