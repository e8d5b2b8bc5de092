import { isCountry } from '../grammar/countries.ts';
import { KINDS, UNIQUE_NOUNS } from '../grammar/lexicon.ts';
import { determiner, entityOf, nameText } from '../grammar/noun-phrase.ts';
import { droppedTokens } from '../grammar/simplify.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import { type Mention, mentionAt, namedMentions } from './mentions.ts';
import type { Reference } from './references.ts';

/** A bare "the N" takes the one fuller mention of the same noun within the last dozen sentences; two different ones decide nothing. */
export function bareDefinites(
  tree: Tree,
  recent: readonly Mention[],
  references: Reference[],
): void {
  tree.tokens.forEach(({ form, upos, xpos, lemma }, index) => {
    // "the Party" after "the Labour Party"
    if (!/^(NOUN|PROPN)$/.test(upos) || !isBareDefinite(tree, index) || UNIQUE_NOUNS.has(lemma))
      return;
    if (references.some(({ tokens }) => tokens.includes(index))) return;
    // A name that only says itself again tells nothing.
    const isFuller = ({ text }: Mention) => {
      const name = text.replace(/^the /i, '');
      // "the breakthrough Macintosh" is no other name.
      return upos === 'PROPN' ? /\p{Lu}.* /u.test(name) : name.includes(' ');
    };
    // "a professor at the University of Copenhagen, and rector of the university"
    const own = xpos === 'NN' ? namedMentions(tree, 0).filter((one) => one.index < index) : [];
    const earlier = [...recent, ...own].filter(
      (mention) => mention.head === form.toLowerCase() && isFuller(mention),
    );
    const texts = new Set(earlier.map((mention) => mention.text.toLowerCase()));
    const full = earlier[0];
    if (full === undefined || texts.size !== 1 || full.text.split(' ').length > 7) return;
    const det = dependents(tree, index, 'det')[0];
    if (det !== index - 1) return;
    references.push({
      tokens: [det, index],
      key: full.key,
      text: definite(full.text),
      kind: 'definite',
    });
  });
}

/** What the text has said to be a city, a company, a war; null where it said so of two. */
export type Kinds = Map<string, Mention | null>;

/**
 * In an essay with the title "Newcastle upon Tyne" the city is Newcastle, in "Laing Art Gallery" the gallery is that one:
 * a title that the text uses as a name.
 */
export function kindsOfTitle(trees: readonly Tree[], title: string): [string, Mention][] {
  const words = title.split(/\s+/);
  const last = words.at(-1)!;
  for (const tree of trees) {
    const index = tree.tokens.findIndex(
      ({ form, upos, deprel }) =>
        upos === 'PROPN' &&
        words.includes(form) &&
        !isRelation(deprel, ['compound', 'flat', 'amod']),
    );
    if (index < 0) continue;
    const mention = { ...mentionAt(tree, index, 0), text: title, key: title.toLowerCase() };
    if (KINDS.has(last.toLowerCase())) {
      // "About Chantry Island" is no name.
      if (/^(about|on|in|to|from|of|inside|around|why|how|what)\b/i.test(title)) return [];
      const article = /^the\b/i.test(title) ? '' : 'the ';
      return [[last.toLowerCase(), { ...mention, text: `${article}${title}` }]];
    }
    if (entityOf(tree, index) !== 'place' || !nameText(tree, index).startsWith(words[0]!))
      return [];
    const kinds = isCountry(title) ? ['country', 'nation'] : ['city', 'town'];
    return kinds.map((kind) => [kind, mention]);
  }
  return [];
}

/** "Athens is a city", "Athens, a city in Greece,": the predicate nominative and the apposition of the sieves. */
export function rememberKinds(tree: Tree, sentence: number, kinds: Kinds): void {
  tree.tokens.forEach(({ upos, xpos, deprel, head }, index) => {
    if (upos !== 'NOUN' || xpos !== 'NN') return;
    const subject = dependents(tree, index, 'cop').length
      ? dependents(tree, index, 'nsubj')[0]
      : undefined;
    const named = deprel === 'appos' ? head : subject;
    if (named === undefined || token(tree, named).upos !== 'PROPN') return;
    const isIslands = dependents(tree, index, 'compound').some(
      (one) => token(tree, one).lemma === 'island',
    );
    const noun = token(tree, index).form.toLowerCase();
    const kind = isIslands && /^(group|chain)$/.test(noun) ? 'archipelago' : noun;
    if (entityOf(tree, named) === 'person' || !/^(an?|the)$/.test(determiner(tree, index))) return;
    const mention = mentionAt(tree, named, sentence);
    const known = kinds.get(kind);
    kinds.set(kind, known === undefined || known?.key === mention.key ? mention : null);
  });
}

/** What a text names in three sentences at least: of the releases that it names once, "the release" is any. */
export function salientIn(trees: readonly Tree[]): (mention: Mention) => boolean {
  const texts = trees.map(({ sentence }) => sentence.text);
  const counts = new Map<string, number>();
  return ({ text }) => {
    const name = text.replace(/^the /i, '');
    const count = counts.get(name) ?? texts.filter((one) => one.includes(name)).length;
    counts.set(name, count);
    return count >= 3;
  };
}

/** "The city" is the one that the text called a city, if it called only one so and keeps naming it. */
export function knownKinds(
  tree: Tree,
  kinds: Kinds,
  isSalient: (mention: Mention) => boolean,
  references: Reference[],
): void {
  tree.tokens.forEach(({ form, upos }, index) => {
    const isNoun = upos === 'NOUN' || (upos === 'PROPN' && index > 0);
    const mention = isNoun ? kinds.get(form.toLowerCase()) : undefined;
    if (!mention || !isBareDefinite(tree, index) || !isSalient(mention)) return;
    if (references.some(({ tokens }) => tokens.includes(index))) return;
    const det = dependents(tree, index, 'det')[0];
    if (det !== index - 1) return;
    references.push({
      tokens: [det, index],
      key: mention.key,
      text: mention.text,
      kind: 'definite',
    });
  });
}

/** What a country or a group of islands is called beside its name, where a passage opens with it. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  country: ['country', 'nation'],
  archipelago: ['archipelago', 'islands'],
};

/** "The country" in a passage that opens with a country's name, and what the passage calls only one: a city, a company. */
export function rememberKindsOfPassage(tree: Tree, isFirst: boolean, kinds: Kinds): void {
  rememberKinds(tree, 0, kinds);
  const subject = dependents(tree, tree.root, 'nsubj')[0];
  const isNamed = subject !== undefined && token(tree, subject).upos === 'PROPN';
  for (const [kind, others] of Object.entries(ALSO_CALLED)) {
    const known = kinds.get(kind);
    if (known) for (const other of others) if (!kinds.has(other)) kinds.set(other, known);
  }
  if (!isFirst || !isNamed || !isCountry(nameText(tree, subject))) return;
  if (token(tree, subject).deprel === 'conj' || dependents(tree, subject, 'conj').length > 0)
    return;
  for (const kind of ALSO_CALLED.country ?? [])
    if (!kinds.has(kind)) kinds.set(kind, mentionAt(tree, subject, 0));
}

function definite(text: string): string {
  return text.replace(/^(an?)\s/i, 'the ');
}

/** "the N" with nothing that says which N. */
function isBareDefinite(tree: Tree, head: number): boolean {
  if (determiner(tree, head) !== 'the') return false;
  const dropped = droppedTokens(tree);
  return (tree.children[head] ?? []).every(
    (child) =>
      dropped[child] ||
      isRelation(token(tree, child).deprel, [
        'det',
        'case',
        'punct',
        'cop',
        'nsubj',
        'conj',
        'cc',
        'aux',
        'advmod',
        'mark',
        'advcl',
        'obl',
        'parataxis',
      ]),
  );
}
