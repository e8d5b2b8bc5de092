import type { WordDescriber } from '../src/language/describe-words.ts';
import { ENTITY_CLASSES } from '../src/language/entities.ts';
import type { TagPair } from '../src/language/model.ts';
import type { Upos } from '../src/language/sentence.ts';
import type { GoldSentence } from './conllu.ts';
import type { EntityExample } from './train-entities.ts';
import { projectivise, type TreeExample } from './train-parser.ts';
import type { TagExample } from './train-tagger.ts';

/** The classes that tagger and parser choose from. */
export interface Inventory {
  readonly tags: readonly TagPair[];
  /** Ids by `xpos/upos`. */
  readonly tagOf: Map<string, number>;
  readonly relations: readonly string[];
}

/** The pairs of tags that occur four times at least, and the relations, commonest first. */
export function takeInventory(sentences: readonly GoldSentence[]): Inventory {
  const tagCounts = new Map<string, number>();
  const relationCounts = new Map<string, number>();
  for (const { tokens } of sentences) {
    for (const { xpos, upos, deprel } of tokens) {
      tagCounts.set(`${xpos}/${upos}`, (tagCounts.get(`${xpos}/${upos}`) ?? 0) + 1);
      relationCounts.set(deprel, (relationCounts.get(deprel) ?? 0) + 1);
    }
  }
  const ordered = (counts: Map<string, number>, least: number) =>
    [...counts]
      .filter(([, count]) => count >= least)
      .sort((a, b) => b[1] - a[1])
      .map(([name]) => name);
  const names = ordered(tagCounts, 4);
  const tags = names.map((name) => {
    const cut = name.lastIndexOf('/');
    return { xpos: name.slice(0, cut), upos: name.slice(cut + 1) as Upos };
  });
  const tagOf = new Map(names.map((name, id) => [name, id]));
  return { tags, tagOf, relations: ordered(relationCounts, 1) };
}

/** A sentence of a treebank as tagger, parser and entity typer see it. */
export type Example = TreeExample & TagExample & { readonly gold: GoldSentence };

/** Tags and arcs less sure than these are not learned from; those of the treebanks are all sure. */
const SURE = { tag: 0.6, arc: 0.5 };

/** Describes a sentence, with its own tags. */
export function describeExample(
  gold: GoldSentence,
  describer: WordDescriber,
  inventory: Inventory,
): Example {
  const { tokens } = gold;
  const tags = Uint8Array.from(tokens, ({ xpos, upos }) => {
    const tag = inventory.tagOf.get(`${xpos}/${upos}`);
    return (
      tag ??
      Math.max(
        0,
        inventory.tags.findIndex((one) => one.upos === upos),
      )
    );
  });
  const words = describer.addTags(describer.describe(tokens.map(({ form }) => form)), tags);
  const head = Int32Array.from(tokens, (token) => (token.head < 0 ? tokens.length : token.head));
  const label = Int32Array.from(tokens, ({ deprel }) => inventory.relations.indexOf(deprel));
  return {
    ...{ gold, words, head: projectivise(head), label },
    unsureArcs: Uint8Array.from(tokens, ({ arcSureness }) => Number(arcSureness < SURE.arc)),
    unsureTags: Uint8Array.from(tokens, ({ tagSureness }) => Number(tagSureness < SURE.tag)),
  };
}

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM']);

/** The same sentence with the entity type of each nominal word. */
export function withEntities(
  { gold, ...parsed }: Example,
  tags: readonly TagPair[],
): EntityExample {
  const head = Int32Array.from(gold.tokens, (token) => token.head);
  const names: readonly (string | undefined)[] = ENTITY_CLASSES;
  const classes = Int8Array.from(gold.tokens, ({ entity }, at) =>
    NOMINAL.has(tags[parsed.words.tags[at]!]!.upos)
      ? Math.max(0, names.indexOf(entity || undefined))
      : -1,
  );
  return { ...parsed, head, classes };
}
