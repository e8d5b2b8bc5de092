import type { ArcCalibration } from '../src/language/confidence.ts';

/** An arc of the development data and whether head and relation are right. */
export interface JudgedArc {
  readonly margin: number;
  readonly words: number;
  readonly relation: number;
  readonly right: boolean;
}

const STEPS = 400;
const RATE = 0.5;
/** Pulls the bias of a rare relation to 0: counts as this many arcs. */
const PRIOR = 20;

/** Fits the log-odds by gradient ascent over all arcs at once. */
export function fitConfidence(arcs: readonly JudgedArc[], relations: number): ArcCalibration {
  const fit = { bias: 0, margin: 0, length: 0, relation: new Array<number>(relations).fill(0) };
  const counts = new Array<number>(relations).fill(PRIOR);
  for (const { relation } of arcs) counts[relation]!++;
  for (let step = 0; step < STEPS; step++) {
    const slope = {
      bias: 0,
      margin: 0,
      length: 0,
      relation: fit.relation.map((b) => -b * PRIOR * 0.05),
    };
    for (const { margin, words, relation, right } of arcs) {
      const depth = Math.log1p(margin);
      const length = Math.log(words);
      const odds = fit.bias + fit.margin * depth + fit.length * length + fit.relation[relation]!;
      const error = (right ? 1 : 0) - 1 / (1 + Math.exp(-odds));
      slope.bias += error;
      slope.margin += error * depth;
      slope.length += error * length;
      slope.relation[relation]! += error;
    }
    fit.bias += (RATE * slope.bias) / arcs.length;
    fit.margin += (RATE * slope.margin) / arcs.length / 4;
    fit.length += (RATE * slope.length) / arcs.length / 4;
    fit.relation = fit.relation.map((b, id) => b + (RATE * slope.relation[id]!) / counts[id]!);
  }
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    bias: round(fit.bias),
    margin: round(fit.margin),
    length: round(fit.length),
    relation: fit.relation.map(round),
  };
}
