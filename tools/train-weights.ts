import type { Scorer } from '../src/language/weights.ts';

const EMPTY = -1;

/**
 * Weights that learn: an averaged perceptron over hashed features. A feature gets a row when it is first updated;
 * a row is a short list of classes with their weight and the sum that the average needs.
 * Average: w̄ = w - a/T, where a sums t·δ over all updates δ at time t (Daumé 2006, "Practical structured learning").
 */
export class TrainableWeights implements Scorer {
  readonly classes: number;
  /** Counts training examples, for the average. */
  time = 1;
  #mask: number;
  #keys: Uint32Array;
  #rows: Int32Array;
  #used = 0;
  #rowStart = new Int32Array(1 << 16);
  #rowLength = new Uint8Array(1 << 16);
  #rowRoom = new Uint8Array(1 << 16);
  #cellClass = new Uint8Array(1 << 18);
  #cellWeight = new Float32Array(1 << 18);
  #cellSum = new Float64Array(1 << 18);
  #cells = 0;
  /** No feature is added any more. */
  #closed = false;

  constructor(classes: number, tableBits = 18) {
    this.classes = classes;
    this.#mask = 2 ** tableBits - 1;
    this.#keys = new Uint32Array(2 ** tableBits);
    this.#rows = new Int32Array(2 ** tableBits).fill(EMPTY);
  }

  score(features: Uint32Array, count: number, into: Float32Array): void {
    into.fill(0, 0, this.classes);
    const classes = this.#cellClass;
    const weights = this.#cellWeight;
    for (let index = 0; index < count; index++) {
      const row = this.#rows[this.#find(features[index]!)]!;
      if (row === EMPTY) continue;
      const start = this.#rowStart[row]!;
      const end = start + this.#rowLength[row]!;
      for (let cell = start; cell < end; cell++) into[classes[cell]!]! += weights[cell]!;
    }
  }

  /** Adds `delta` to the weight of each feature for a class. */
  update(features: Uint32Array, count: number, label: number, delta: number): void {
    for (let index = 0; index < count; index++) {
      if (this.#closed && this.#rows[this.#find(features[index]!)] === EMPTY) continue;
      const cell = this.#cellOf(features[index]!, label);
      this.#cellWeight[cell]! += delta;
      this.#cellSum[cell]! += delta * this.time;
    }
  }

  /** Every averaged weight that is not zero, by feature. */
  *averaged(): Generator<[feature: number, weights: [label: number, weight: number][]]> {
    for (let place = 0; place <= this.#mask; place++) {
      const row = this.#rows[place]!;
      if (row === EMPTY) continue;
      const start = this.#rowStart[row]!;
      const weights: [number, number][] = [];
      for (let cell = start; cell < start + this.#rowLength[row]!; cell++) {
        const weight = this.#cellWeight[cell]! - this.#cellSum[cell]! / this.time;
        if (weight !== 0) weights.push([this.#cellClass[cell]!, weight]);
      }
      if (weights.length > 0) yield [this.#keys[place]!, weights];
    }
  }

  /**
   * Weights that start from the averages of these and know no features but those with the strongest votes, as packing
   * would keep them; learning on, they make up for what was lost.
   */
  pruned(budget: number): TrainableWeights {
    const smaller = new TrainableWeights(this.classes);
    for (const [feature, votes] of strongest(this, budget))
      for (const [label, weight] of votes) {
        const cell = smaller.#cellOf(feature, label);
        smaller.#cellWeight[cell] = weight;
      }
    smaller.#closed = true;
    return smaller;
  }

  /** The place of a feature in the table, or the empty place where it would go. */
  #find(feature: number): number {
    let place = (feature ^ (feature >>> 13)) & this.#mask;
    while (this.#rows[place] !== EMPTY && this.#keys[place] !== feature)
      place = (place + 1) & this.#mask;
    return place;
  }

  #cellOf(feature: number, label: number): number {
    let row = this.#rows[this.#find(feature)]!;
    if (row === EMPTY) row = this.#addRow(feature);
    const start = this.#rowStart[row]!;
    const length = this.#rowLength[row]!;
    for (let cell = start; cell < start + length; cell++)
      if (this.#cellClass[cell] === label) return cell;
    if (length === this.#rowRoom[row]) this.#moveRow(row);
    this.#rowLength[row] = length + 1;
    const cell = this.#rowStart[row]! + length;
    this.#cellClass[cell] = label;
    return cell;
  }

  #addRow(feature: number): number {
    if (this.#used * 2 > this.#mask) this.#rehash();
    const row = this.#used++;
    if (row >= this.#rowStart.length) {
      this.#rowStart = grown(this.#rowStart, Int32Array);
      this.#rowLength = grown(this.#rowLength, Uint8Array);
      this.#rowRoom = grown(this.#rowRoom, Uint8Array);
    }
    const place = this.#find(feature);
    this.#keys[place] = feature;
    this.#rows[place] = row;
    this.#rowStart[row] = this.#takeCells(2);
    this.#rowRoom[row] = 2;
    return row;
  }

  #moveRow(row: number): void {
    const room = this.#rowRoom[row]!;
    const from = this.#rowStart[row]!;
    const larger = Math.min(255, room * 2);
    const to = this.#takeCells(larger);
    this.#cellClass.copyWithin(to, from, from + room);
    this.#cellWeight.copyWithin(to, from, from + room);
    this.#cellSum.copyWithin(to, from, from + room);
    this.#rowStart[row] = to;
    this.#rowRoom[row] = larger;
  }

  #takeCells(count: number): number {
    const start = this.#cells;
    this.#cells += count;
    if (this.#cells > this.#cellClass.length) {
      this.#cellClass = grown(this.#cellClass, Uint8Array);
      this.#cellWeight = grown(this.#cellWeight, Float32Array);
      this.#cellSum = grown(this.#cellSum, Float64Array);
    }
    return start;
  }

  #rehash(): void {
    const keys = this.#keys;
    const rows = this.#rows;
    this.#mask = this.#mask * 2 + 1;
    this.#keys = new Uint32Array(this.#mask + 1);
    this.#rows = new Int32Array(this.#mask + 1).fill(EMPTY);
    rows.forEach((row, old) => {
      if (row === EMPTY) return;
      const place = this.#find(keys[old]!);
      this.#keys[place] = keys[old]!;
      this.#rows[place] = row;
    });
  }
}

interface Growable {
  readonly length: number;
  set(other: this): void;
}

function grown<T extends Growable>(array: T, Kind: new (length: number) => T): T {
  const larger = new Kind(array.length * 2);
  larger.set(array);
  return larger;
}

/**
 * Packs averaged weights in the layout of PackedWeights, keeping the `budget` bytes' worth of strongest votes.
 * A weight is stored as a signed byte; the largest sets the scale.
 */
export function packWeights(weights: TrainableWeights, budget: number): Uint8Array {
  const kept = strongest(weights, budget).sort(([a], [b]) => a - b);
  let largest = 0;
  for (const [, votes] of kept) for (const [, w] of votes) largest = Math.max(largest, Math.abs(w));
  const scale = largest / 127 ** 2 || 1;
  const bits = Math.min(18, Math.max(16, Math.floor(Math.log2(kept.length / 4 + 1))));
  const offsets = new Uint32Array(2 ** bits + 1);
  const entries: number[] = [];
  let bucket = 0;
  for (const [feature, votes] of kept) {
    while (bucket <= feature >>> (32 - bits)) offsets[bucket++] = entries.length;
    const cells = votes
      .map(
        ([label, w]) => [label, Math.sign(w) * Math.round(Math.sqrt(Math.abs(w) / scale))] as const,
      )
      .filter(([, unit]) => unit !== 0);
    if (cells.length === 0) continue;
    entries.push(feature & 0xff, (feature >>> 8) & 0xff, cells.length);
    for (const [label, unit] of cells) entries.push(label, unit & 0xff);
  }
  offsets.fill(entries.length, bucket);
  const head = new DataView(new ArrayBuffer(12));
  head.setUint32(0, weights.classes, true);
  head.setUint32(4, bits, true);
  head.setFloat32(8, scale, true);
  const bytes = new Uint8Array(12 + offsets.byteLength + entries.length);
  bytes.set(new Uint8Array(head.buffer));
  bytes.set(new Uint8Array(offsets.buffer), 12);
  bytes.set(entries, 12 + offsets.byteLength);
  return bytes;
}

type Row = [number, [number, number][]];

/** The votes that fit into the budget, by feature. */
function strongest(weights: TrainableWeights, budget: number): Row[] {
  const threshold = thresholdFor(weights, budget);
  const rows: Row[] = [];
  for (const [feature, votes] of weights.averaged()) {
    const kept = votes.filter(([, w]) => Math.abs(w) >= threshold);
    if (kept.length > 0) rows.push([feature, kept]);
  }
  return rows;
}

/**
 * The weakest vote that still fits, when a feature costs 4 bytes, one of them for the buckets, and a vote 2. Goes
 * through the weights twice rather than hold them all, of which there may be tens of millions.
 */
function thresholdFor(weights: TrainableWeights, budget: number): number {
  let rows = 0;
  let cells = 0;
  for (const [, votes] of weights.averaged()) {
    rows++;
    cells += votes.length;
  }
  const sizes = new Float32Array(cells);
  const ends = new Int32Array(rows);
  let [row, cell] = [0, 0];
  for (const [, votes] of weights.averaged()) {
    for (const [, w] of votes) sizes[cell++] = Math.abs(w);
    ends[row++] = cell;
  }
  const cost = (threshold: number) => {
    let bytes = 2 ** 18;
    for (let row = 0, at = 0; row < ends.length; row++) {
      let kept = 0;
      for (; at < ends[row]!; at++) if (sizes[at]! >= threshold) kept++;
      if (kept > 0) bytes += 4 + 2 * kept;
    }
    return bytes;
  };
  if (cost(0) <= budget) return 0;
  let low = 0;
  let high = sizes.reduce((a, b) => Math.max(a, b), 0);
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (cost(middle) <= budget) high = middle;
    else low = middle;
  }
  return high;
}
