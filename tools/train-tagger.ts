import type { Words } from '../src/language/describe-words.ts';
import type { Lexicon } from '../src/language/lexicon.ts';
import { tagFeatureBuffer, tagFeatures } from '../src/language/tag.ts';
import { bestClass } from '../src/language/weights.ts';
import type { Random } from './train-random.ts';
import { TrainableWeights } from './train-weights.ts';

export interface TagExample {
  readonly words: Words;
  readonly tags: Uint8Array;
}

export interface TaggerOptions {
  readonly classes: number;
  readonly epochs: number;
  readonly lexicon: Lexicon;
  readonly random: Random;
}

/** Learns tags by an averaged perceptron that reads its own tags to the left. */
export function trainTagger(examples: readonly TagExample[], options: TaggerOptions) {
  const weights = new TrainableWeights(options.classes, 20);
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    options.random.shuffle(order);
    for (const index of order) learn(examples[index]!, weights, options.lexicon);
  }
  return weights;
}

const features = tagFeatureBuffer();
const scores = new Float32Array(256);

function learn({ words, tags }: TagExample, weights: TrainableWeights, lexicon: Lexicon): void {
  const given = new Uint8Array(words.count);
  for (let at = 0; at < words.count; at++) {
    const only = lexicon.onlyTagOf(words.ambiguity[at]! - 1);
    if (only >= 0) {
      given[at] = only;
      continue;
    }
    const count = tagFeatures(words, at, given, features);
    weights.score(features, count, scores);
    const guess = bestClass(scores, weights.classes);
    const right = tags[at]!;
    weights.time++;
    if (guess !== right) {
      weights.update(features, count, right, 1);
      weights.update(features, count, guess, -1);
    }
    given[at] = guess;
  }
}
