import { combineTrees, rolesTakenOnce } from '../src/language/combine-trees.ts';
import {
  AGREEMENTS,
  type ArcCalibration,
  type Calibration,
  type VoteCalibration,
} from '../src/language/confidence.ts';
import type { Tree } from '../src/language/parse.ts';
import type { GoldSentence } from './conllu.ts';

/** A sentence of the development data and what the two parsers make of it. */
export interface JudgedSentence {
  readonly gold: GoldSentence;
  readonly trees: readonly [forwards: Tree, backwards: Tree];
}

/** Fits each parser's confidence on the development data, then that of what they give together. */
export function calibrate(
  sentences: readonly JudgedSentence[],
  relations: readonly string[],
): Calibration {
  const isRight = ({ gold }: JudgedSentence, head: Int32Array, label: Int32Array, at: number) =>
    head[at] === gold.tokens[at]!.head && relations[label[at]!] === gold.tokens[at]!.deprel;
  const [forwards, backwards] = ([0, 1] as const).map((side) =>
    fitConfidence(
      sentences.flatMap((sentence) => {
        const { head, label, margin } = sentence.trees[side];
        return Array.from(head, (_, at) => ({
          margin: margin[at]!,
          words: head.length,
          relation: label[at]!,
          right: isRight(sentence, head, label, at),
        }));
      }),
      relations.length,
    ),
  );
  const even = { bias: 0, own: 1, other: 0 };
  const draft = {
    forwards: forwards!,
    backwards: backwards!,
    votes: { arc: even, head: even, none: even },
  };
  const onlyOnce = rolesTakenOnce(relations);
  const votes = sentences.flatMap((sentence) => {
    const { head, label, agreement, own, other } = combineTrees(...sentence.trees, draft, onlyOnce);
    return Array.from(head, (_, at) => ({
      agreement: agreement[at]!,
      own: own[at]!,
      other: other[at]!,
      right: isRight(sentence, head, label, at),
    }));
  });
  const fitted = AGREEMENTS.map((agreement) => [
    agreement,
    fitVotes(votes.filter((vote) => vote.agreement === agreement)),
  ]);
  return { ...draft, votes: Object.fromEntries(fitted) };
}

/** An arc of the development data and whether head and relation are right. */
interface JudgedArc {
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
function fitConfidence(arcs: readonly JudgedArc[], relations: number): ArcCalibration {
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
  return {
    bias: round(fit.bias),
    margin: round(fit.margin),
    length: round(fit.length),
    relation: fit.relation.map(round),
  };
}

/** A word that two parsers voted on and whether the arc that was taken is right. */
interface JudgedVote {
  readonly own: number;
  readonly other: number;
  readonly right: boolean;
}

const VOTE_STEPS = 2000;

/** Fits log-odds to the log-odds of two parsers. */
function fitVotes(votes: readonly JudgedVote[]): VoteCalibration {
  const fit = { bias: 0, own: 0.5, other: 0.5 };
  for (let step = 0; step < VOTE_STEPS; step++) {
    const slope = { bias: 0, own: 0, other: 0 };
    for (const { own, other, right } of votes) {
      const odds = fit.bias + fit.own * own + fit.other * other;
      const error = (right ? 1 : 0) - 1 / (1 + Math.exp(-odds));
      slope.bias += error;
      slope.own += error * own;
      slope.other += error * other;
    }
    fit.bias += (RATE * slope.bias) / votes.length;
    fit.own += (RATE * slope.own) / votes.length / 4;
    fit.other += (RATE * slope.other) / votes.length / 4;
  }
  return { bias: round(fit.bias), own: round(fit.own), other: round(fit.other) };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
