import {
  ENTITY_CLASSES,
  entityFeatureBuffer,
  entityFeatures,
  type ParsedWords,
  tellingDependents,
} from '../src/language/entities.ts';
import { bestClass } from '../src/language/weights.ts';
import type { Random } from './train-random.ts';
import { TrainableWeights } from './train-weights.ts';

/** A sentence whose nominal words have a class each (0 for none), -1 for the other words. */
export interface EntityExample extends ParsedWords {
  readonly classes: Int8Array;
}

export interface EntityOptions {
  readonly epochs: number;
  readonly telling: Int8Array;
  readonly random: Random;
}

/** Learns entity types of noun phrases by an averaged perceptron. */
export function trainEntities(examples: readonly EntityExample[], options: EntityOptions) {
  const weights = new TrainableWeights(ENTITY_CLASSES.length, 18);
  const features = entityFeatureBuffer();
  const scores = new Float32Array(256);
  const order = examples.map((example) => ({
    example,
    dependents: tellingDependents(example, options.telling),
  }));
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    options.random.shuffle(order);
    for (const { example, dependents } of order) {
      example.classes.forEach((right, at) => {
        if (right < 0) return;
        const count = entityFeatures(example, dependents, at, features);
        weights.score(features, count, scores);
        const guess = bestClass(scores, weights.classes);
        weights.time++;
        if (guess === right) return;
        weights.update(features, count, right, 1);
        weights.update(features, count, guess, -1);
      });
    }
  }
  return weights;
}
