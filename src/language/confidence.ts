/** What the probability of an arc depends on, learned on the development data: log-odds that add up. */
export interface ArcCalibration {
  readonly bias: number;
  /** Per unit of log(1 + margin). */
  readonly margin: number;
  /** Per unit of log(words in the sentence). */
  readonly length: number;
  /** For each relation id. */
  readonly relation: readonly number[];
}

/** Probability, 0 to 1, that head and relation are both right: logistic regression (Platt 1999). */
export function arcConfidence(
  calibration: ArcCalibration,
  margin: number,
  words: number,
  relation: number,
): number {
  const odds =
    calibration.bias +
    calibration.margin * Math.log1p(margin) +
    calibration.length * Math.log(words) +
    (calibration.relation[relation] ?? 0);
  return 1 / (1 + Math.exp(-odds));
}
