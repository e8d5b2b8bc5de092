import { WordDescriber } from '../src/language/describe-words.ts';
import { ENTITY_CLASSES, tellingRelations } from '../src/language/entities.ts';
import { Lexicon } from '../src/language/lexicon.ts';
import { packModel, type TagPair } from '../src/language/model.ts';
import { keepOneRoot, parse } from '../src/language/parse.ts';
import type { Upos } from '../src/language/sentence.ts';
import { SortedTable } from '../src/language/sorted-table.ts';
import { tag } from '../src/language/tag.ts';
import { PackedWeights, type Scorer } from '../src/language/weights.ts';
import type { GoldSentence } from './conllu.ts';
import { fitConfidence, type JudgedArc } from './train-confidence.ts';
import { type EntityExample, trainEntities } from './train-entities.ts';
import { trainLemmas } from './train-lemmas.ts';
import { buildLexicon } from './train-lexicon.ts';
import { projectivise, type TreeExample, trainParser } from './train-parser.ts';
import { Random } from './train-random.ts';
import { trainTagger } from './train-tagger.ts';
import { readTreebank, sentencesOf } from './train-treebank.ts';
import { packWeights } from './train-weights.ts';

const SEED = 20;
const TAGGER_EPOCHS = 8;
const PARSER_EPOCHS = 8;
const ENTITY_EPOCHS = 10;
/** The parser learns from tags as bad as it will get: given by taggers that did not see the sentence. */
const FOLDS = 4;
const BYTES = { tagger: 2.0e6, parser: 3.5e6, entities: 1.4e6 };
const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM']);

type Report = (line: string) => void;

/** Learns everything from the treebanks in a folder; returns the bytes of the model file. */
export function trainModel(folder: string, report: Report): Uint8Array {
  const gum = sentencesOf(readTreebank(folder, 'gum', 'train'));
  const train = [...sentencesOf(readTreebank(folder, 'ewt', 'train')), ...gum];
  const dev = (['ewt', 'gum'] as const).flatMap((name) =>
    sentencesOf(readTreebank(folder, name, 'dev')),
  );
  const inventory = takeInventory(train);
  const { bytes: lexiconBytes, onlyTag } = buildLexicon(train, inventory.tagOf);
  const lexicon = new Lexicon(new SortedTable(lexiconBytes), onlyTag);
  const describer = new WordDescriber(lexicon);
  const describe = (sentences: readonly GoldSentence[]) =>
    sentences.map((sentence) => example(sentence, describer, inventory));
  const examples = describe(train);
  report(
    `${examples.length} sentences, ${inventory.tags.length} tags, ${inventory.relations.length} relations`,
  );

  const lemmas = trainLemmas(
    train.flatMap(({ tokens }) => tokens),
    inventory.tagOf,
  );
  const learnTags = (some: readonly Example[], seed: number) =>
    packWeights(
      trainTagger(some, {
        classes: inventory.tags.length,
        epochs: TAGGER_EPOCHS,
        lexicon,
        random: new Random(seed),
      }),
      BYTES.tagger,
    );
  const tagger = learnTags(examples, SEED);
  report('tagger trained');
  const jackknifed: Example[] = examples.slice();
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = examples.filter((_, at) => at % FOLDS !== fold);
    const scorer = new PackedWeights(learnTags(others, SEED + 1 + fold));
    for (let at = fold; at < examples.length; at += FOLDS)
      jackknifed[at] = { ...examples[at]!, tags: tag(examples[at]!.words, lexicon, scorer) };
  }
  report('training data tagged by others');

  const parser = packWeights(
    trainParser(jackknifed, {
      labels: inventory.relations.length,
      epochs: PARSER_EPOCHS,
      exploration: 0.9,
      random: new Random(SEED),
      report,
    }),
    BYTES.parser,
  );
  const telling = tellingRelations(inventory.relations);
  const entities = packWeights(
    trainEntities(
      jackknifed.slice(-gum.length).map((one) => withEntities(one, inventory.tags)),
      { epochs: ENTITY_EPOCHS, telling, random: new Random(SEED) },
    ),
    BYTES.entities,
  );
  report('entity typer trained');
  const scorers = { tagger: new PackedWeights(tagger), parser: new PackedWeights(parser) };
  const arcs = describe(dev).flatMap((one) => judge(one, lexicon, scorers, inventory.relations));
  const facts = {
    tags: inventory.tags,
    relations: inventory.relations,
    onlyTag,
    lemmaRules: lemmas.rules,
    calibration: fitConfidence(arcs, inventory.relations.length),
  };
  const sections = { lexicon: lexiconBytes, lemmas: lemmas.bytes, tagger, parser, entities };
  return packModel(facts, sections);
}

interface Inventory {
  readonly tags: readonly TagPair[];
  /** Ids by `xpos/upos`. */
  readonly tagOf: Map<string, number>;
  readonly relations: readonly string[];
}

/** The pairs of tags that occur four times at least, and the relations, commonest first. */
function takeInventory(sentences: readonly GoldSentence[]): Inventory {
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

type Example = TreeExample & { readonly gold: GoldSentence };

function example(gold: GoldSentence, describer: WordDescriber, inventory: Inventory): Example {
  const { tokens } = gold;
  const words = describer.describe(tokens.map(({ form }) => form));
  const tags = Uint8Array.from(
    tokens,
    ({ xpos, upos }) =>
      inventory.tagOf.get(`${xpos}/${upos}`) ?? inventory.tags.findIndex((t) => t.upos === upos),
  );
  const head = Int32Array.from(tokens, (token) => (token.head < 0 ? tokens.length : token.head));
  const label = Int32Array.from(tokens, ({ deprel }) => inventory.relations.indexOf(deprel));
  return { gold, words, tags, head: projectivise(head), label };
}

function withEntities({ gold, ...parsed }: Example, tags: readonly TagPair[]): EntityExample {
  const head = Int32Array.from(gold.tokens, (token) => token.head);
  const classes = Int8Array.from(gold.tokens, ({ entity }, at) =>
    NOMINAL.has(tags[parsed.tags[at]!]!.upos)
      ? Math.max(
          0,
          (ENTITY_CLASSES as readonly (string | undefined)[]).indexOf(entity || undefined),
        )
      : -1,
  );
  return { ...parsed, head, classes };
}

/** Parses a development sentence and says of each arc whether it is right. */
function judge(
  { gold, words }: Example,
  lexicon: Lexicon,
  scorers: { tagger: Scorer; parser: Scorer },
  relations: readonly string[],
): JudgedArc[] {
  const tree = parse(words, tag(words, lexicon, scorers.tagger), scorers.parser);
  keepOneRoot(tree, relations.indexOf('root'), relations.indexOf('parataxis'));
  return gold.tokens.map(({ head, deprel }, at) => ({
    margin: tree.margin[at]!,
    words: words.count,
    relation: tree.label[at]!,
    right: tree.head[at] === head && relations[tree.label[at]!] === deprel,
  }));
}
