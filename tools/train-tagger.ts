import type { TaggedWords } from '../src/language/describe-words.ts';
import type { Lexicon } from '../src/language/lexicon.ts';
import { FiniteVerbs, type TagKinds, tagFeatureBuffer, tagFeatures } from '../src/language/tag.ts';
import { bestClass } from '../src/language/weights.ts';
import type { Random } from './train-random.ts';
import type { Syllabus } from './train-syllabus.ts';
import { TrainableWeights } from './train-weights.ts';

export interface TagExample {
  readonly words: TaggedWords;
  /** For each word 1 if its tag is too unsure to learn from. */
  readonly unsureTags: Uint8Array;
}

export interface TaggerOptions {
  readonly classes: number;
  readonly epochs: number;
  /** Epochs after the features have been cut down to what fits into `budget` bytes. */
  readonly prunedEpochs: number;
  readonly budget: number;
  readonly lexicon: Lexicon;
  readonly kinds: TagKinds;
  /** For each tag whether new words can have it. */
  readonly open: Uint8Array;
  readonly random: Random;
}

/** Learns tags by an averaged perceptron that reads its own tags to the left. */
export function trainTagger(syllabus: Syllabus<TagExample>, options: TaggerOptions) {
  let weights = new TrainableWeights(options.classes, 20);
  for (let epoch = 0; epoch < options.epochs + options.prunedEpochs; epoch++) {
    if (epoch === options.epochs) weights = weights.pruned(options.budget);
    for (const example of syllabus.next()) learn(example, weights, options);
  }
  return weights;
}

/** How often a word is hidden, so that its form and surroundings learn to tell what its treebank sentences do not show. */
const HIDDEN = 0.12;

/** Makes a word look as if neither lexicon nor model had ever seen it; the function that is returned shows it again. */
function hide({ word, ambiguity }: TaggedWords, at: number): () => void {
  const [own, known] = [word[at]!, ambiguity[at]!];
  word[at] = 0;
  ambiguity[at] = 1;
  return () => {
    word[at] = own;
    ambiguity[at] = known;
  };
}

const features = tagFeatureBuffer();
const scores = new Float32Array(256);

function learn(
  { words, unsureTags }: TagExample,
  weights: TrainableWeights,
  { lexicon, kinds, open, random }: TaggerOptions,
): void {
  const given = new Uint8Array(words.count);
  const verbs = new FiniteVerbs(words, kinds);
  for (let at = 0; at < words.count; at++) {
    verbs.reach(words, at, given);
    const only = lexicon.onlyTagOf(words.ambiguity[at]! - 1);
    if (only >= 0) {
      given[at] = only;
      continue;
    }
    const hidden = open[words.tags[at]!] && random.next() < HIDDEN ? hide(words, at) : undefined;
    const count = tagFeatures(words, at, given, verbs, features);
    hidden?.();
    weights.score(features, count, scores);
    const guess = bestClass(scores, weights.classes);
    const right = words.tags[at]!;
    weights.time++;
    if (guess !== right && !unsureTags[at]) {
      weights.update(features, count, right, 1);
      weights.update(features, count, guess, -1);
    }
    given[at] = guess;
  }
}
