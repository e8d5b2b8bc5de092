import { WordDescriber } from '../src/language/describe-words.ts';
import { tellingRelations } from '../src/language/entities.ts';
import { Lemmatiser } from '../src/language/lemmatise.ts';
import { Lexicon } from '../src/language/lexicon.ts';
import { packModel, type TagPair } from '../src/language/model.ts';
import {
  parseBackwards,
  parseForwards,
  reverseWords,
  rootRelations,
} from '../src/language/parse-both-ways.ts';
import { Senses } from '../src/language/senses.ts';
import { SortedTable } from '../src/language/sorted-table.ts';
import { tag, tagKinds } from '../src/language/tag.ts';
import { PackedWeights } from '../src/language/weights.ts';
import type { GoldSentence } from './conllu.ts';
import { calibrate } from './train-confidence.ts';
import { trainEntities } from './train-entities.ts';
import {
  describeExample,
  type Example,
  type Inventory,
  takeInventory,
  withEntities,
} from './train-examples.ts';
import { trainLemmas } from './train-lemmas.ts';
import { buildLexicon } from './train-lexicon.ts';
import { type TreeExample, trainParser } from './train-parser.ts';
import { Random } from './train-random.ts';
import { buildSenses } from './train-senses.ts';
import { Syllabus } from './train-syllabus.ts';
import { trainTagger } from './train-tagger.ts';
import { readSilver, readTreebank, sentencesOf } from './train-treebank.ts';
import { packWeights } from './train-weights.ts';

const SEED = 20;
const TAGGER_EPOCHS = { epochs: 6, prunedEpochs: 2 };
const PARSER_EPOCHS = { epochs: 5, prunedEpochs: 10 };
const ENTITY_EPOCHS = 10;
/** Into how many shares the silver sentences are cut, one for each epoch in turn. */
const SHARES = { tagger: 4, parser: 4 };
/** The parser learns from tags as bad as it will get: given by taggers that did not see the sentence. */
const FOLDS = 3;
const OPEN = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'ADV']);
const BYTES = { tagger: 1.7e6, parser: 3.5e6, entities: 0.9e6 };

type Report = (line: string) => void;

/** From treebanks, and from sentences that a better and slower parser parsed. */
interface Examples<T> {
  readonly gold: readonly T[];
  readonly silver: readonly T[];
}

function mapExamples<T, U>({ gold, silver }: Examples<T>, change: (one: T) => U): Examples<U> {
  return { gold: gold.map(change), silver: silver.map(change) };
}

/** Learns everything from the treebanks in a folder and from WordNet; returns the bytes of the model file. */
export function trainModel(folder: string, report: Report): Uint8Array {
  const gum = sentencesOf(readTreebank(folder, 'gum', 'train'));
  const train = [...sentencesOf(readTreebank(folder, 'ewt', 'train')), ...gum];
  const dev = (['ewt', 'gum'] as const).flatMap((name) =>
    sentencesOf(readTreebank(folder, name, 'dev')),
  );
  const silver = readSilver(folder);
  const { books, inventory, sections, facts } = learnWords(train, silver);
  const describer = new WordDescriber(books);
  const describe = (sentences: readonly GoldSentence[]) =>
    sentences.map((sentence) => describeExample(sentence, describer, inventory));
  const examples = { gold: describe(train), silver: describe(silver) };
  const { tags, relations } = inventory;
  report(
    `${train.length} gold and ${silver.length} silver sentences, ${tags.length} tags, ${relations.length} relations`,
  );

  const learner = new TagLearner(books.lexicon, tags);
  const tagger = learner.learn(examples, SEED);
  report('tagger trained');
  const retagged = learner.retag(examples, describer);
  report('training data tagged by others');

  const options = {
    labels: relations.length,
    ...PARSER_EPOCHS,
    budget: BYTES.parser,
    exploration: 0.9,
    report,
  };
  const learnTrees = ({ gold, silver }: Examples<TreeExample>, seed: number) => {
    const random = new Random(seed);
    const syllabus = new Syllabus(gold, silver, SHARES.parser, random);
    return packWeights(trainParser(syllabus, { ...options, random }), BYTES.parser);
  };
  const forwards = learnTrees(retagged, SEED);
  report('forward parser trained');
  const backwards = learnTrees(mapExamples(retagged, reverseExample), SEED + 1);
  report('backward parser trained');
  const entities = learnEntities(retagged.gold.slice(-gum.length), inventory);
  report('entity typer trained');

  const scorers = {
    forwards: new PackedWeights(forwards),
    backwards: new PackedWeights(backwards),
  };
  const roots = rootRelations(relations);
  const judged = describe(dev).map(({ gold, words }) => {
    const tagged = describer.addTags(
      words,
      tag(words, books.lexicon, tagKinds(tags), new PackedWeights(tagger)),
    );
    return {
      gold,
      trees: [
        parseForwards(tagged, scorers.forwards, roots),
        parseBackwards(tagged, scorers.backwards, roots),
      ] as const,
    };
  });
  const calibration = calibrate(judged, relations);
  return packModel(
    { ...facts, calibration },
    { ...sections, tagger, forwards, backwards, entities },
  );
}

/** What is counted rather than learned: inventory, lexicon, dictionary and lemmas. */
function learnWords(train: readonly GoldSentence[], silver: readonly GoldSentence[]) {
  const inventory = takeInventory(train);
  const { tags, tagOf, relations } = inventory;
  const { bytes: lexiconBytes, onlyTag, finite } = buildLexicon(train, silver, tagOf);
  const { bytes: senseBytes, fields } = buildSenses();
  const senses = new Senses(new SortedTable(senseBytes), fields);
  const tokens = train.flatMap((sentence) => sentence.tokens);
  const { bytes: lemmaBytes, rules } = trainLemmas(tokens, tagOf, senses);
  const penn = tags.map(({ xpos }) => xpos);
  return {
    inventory,
    books: {
      lexicon: new Lexicon(new SortedTable(lexiconBytes), onlyTag, finite),
      lemmatiser: new Lemmatiser(new SortedTable(lemmaBytes), rules, senses, penn),
      senses,
      tags,
    },
    sections: { lexicon: lexiconBytes, lemmas: lemmaBytes, senses: senseBytes },
    facts: { tags, relations, onlyTag, finite, lemmaRules: rules, nounFields: fields },
  };
}

/** Trains taggers, and tags the training data by taggers that have not seen it. */
class TagLearner {
  readonly #lexicon: Lexicon;
  readonly #tags: readonly TagPair[];

  constructor(lexicon: Lexicon, tags: readonly TagPair[]) {
    this.#lexicon = lexicon;
    this.#tags = tags;
  }

  learn({ gold, silver }: Examples<Example>, seed: number): Uint8Array {
    const random = new Random(seed);
    const weights = trainTagger(new Syllabus(gold, silver, SHARES.tagger, random), {
      classes: this.#tags.length,
      kinds: tagKinds(this.#tags),
      open: Uint8Array.from(this.#tags, ({ upos }) => Number(OPEN.has(upos))),
      ...TAGGER_EPOCHS,
      budget: BYTES.tagger,
      lexicon: this.#lexicon,
      random,
    });
    return packWeights(weights, BYTES.tagger);
  }

  /** The examples with tags by taggers that have not seen them. */
  retag({ gold, silver }: Examples<Example>, describer: WordDescriber): Examples<Example> {
    const retagged = { gold: gold.slice(), silver: silver.slice() };
    const kinds = tagKinds(this.#tags);
    for (let fold = 0; fold < FOLDS; fold++) {
      const others = <T>(all: readonly T[]) => all.filter((_, at) => at % FOLDS !== fold);
      const seen = { gold: others(gold), silver: others(silver) };
      const scorer = new PackedWeights(this.learn(seen, SEED + 1 + fold));
      for (const examples of [retagged.gold, retagged.silver])
        for (let at = fold; at < examples.length; at += FOLDS) {
          const { words } = examples[at]!;
          const tags = tag(words, this.#lexicon, kinds, scorer);
          examples[at] = { ...examples[at]!, words: describer.addTags(words, tags) };
        }
    }
    return retagged;
  }
}

/** The example as a parser sees it that reads from right to left. */
function reverseExample({ words, head, label, unsureArcs }: Example): TreeExample {
  const { count } = words;
  return {
    words: reverseWords(words),
    head: head.map((_, at) => {
      const top = head[count - 1 - at]!;
      return top === count ? count : count - 1 - top;
    }),
    label: label.slice().reverse(),
    unsureArcs: unsureArcs.slice().reverse(),
  };
}

function learnEntities(examples: readonly Example[], { tags, relations }: Inventory): Uint8Array {
  const weights = trainEntities(
    examples.map((one) => withEntities(one, tags)),
    {
      epochs: ENTITY_EPOCHS,
      telling: tellingRelations(relations),
      random: new Random(SEED),
    },
  );
  return packWeights(weights, BYTES.entities);
}
