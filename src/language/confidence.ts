/** What the probability of one parser's arc depends on, learned on the development data: log-odds that add up. */
export interface ArcCalibration {
  readonly bias: number;
  /** Per unit of log(1 + margin). */
  readonly margin: number;
  /** Per unit of log(words in the sentence). */
  readonly length: number;
  /** For each relation id. */
  readonly relation: readonly number[];
}

/** How far two parsers agree on a word: on head and relation, on the head, on nothing. */
export const AGREEMENTS = ['arc', 'head', 'none'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** The log-odds of an arc from those that the parser it came from gives it, and those of the other parser's arc. */
export interface VoteCalibration {
  readonly bias: number;
  readonly own: number;
  readonly other: number;
}

/** All that turns margins into probabilities. */
export interface Calibration {
  readonly forwards: ArcCalibration;
  readonly backwards: ArcCalibration;
  readonly votes: Readonly<Record<Agreement, VoteCalibration>>;
}

/** Log-odds that head and relation of one parser's arc are both right: logistic regression (Platt 1999). */
export function arcOdds(
  calibration: ArcCalibration,
  margin: number,
  words: number,
  relation: number,
): number {
  return (
    calibration.bias +
    calibration.margin * Math.log1p(margin) +
    calibration.length * Math.log(words) +
    (calibration.relation[relation] ?? 0)
  );
}

/** Probability, 0 to 1, that head and relation are both right, given what the two parsers say. */
export function voteConfidence(vote: VoteCalibration, own: number, other: number): number {
  return 1 / (1 + Math.exp(-(vote.bias + vote.own * own + vote.other * other)));
}
