/** Sparse linear classifiers: how a feature votes for and against the classes, read straight from the bytes of the model. */

/** Adds up votes. The trained model and the model in training both are scorers. */
export interface Scorer {
  /** Number of classes; class ids are 0 to `classes` - 1, at most 255 of them. */
  readonly classes: number;
  /** Sets `into[class]` to the sum of the weights of the first `count` features, for every class. */
  score(features: Uint32Array, count: number, into: Float32Array): void;
}

/**
 * Weights packed for reading in place. A feature is a 32-bit hash: its upper `bits` choose a bucket, its lower 16
 * tell it from the others there. Layout, little endian:
 * `classes u32 · bits u32 · scale f32 · offset of each bucket and of the end u32[2^bits + 1] · entries`,
 * an entry being `lower u16 · n u8 · n × (class u8, weight i8)`. A weight of q counts sign(q) · q² · `scale`: squares, because
 * most weights are small and a few are large.
 */
export class PackedWeights implements Scorer {
  readonly classes: number;
  readonly #shift: number;
  readonly #offsets: Uint32Array;
  readonly #entries: Uint8Array;
  /** What each byte counts. */
  readonly #worth: Float32Array;

  /** `bytes` must start at a multiple of 4 in its buffer. */
  constructor(bytes: Uint8Array) {
    const header = new DataView(bytes.buffer, bytes.byteOffset, 12);
    const bits = header.getUint32(4, true);
    const offsetsEnd = 12 + 4 * (2 ** bits + 1);
    this.classes = header.getUint32(0, true);
    const scale = header.getFloat32(8, true);
    this.#shift = 32 - bits;
    this.#offsets = new Uint32Array(bytes.buffer, bytes.byteOffset + 12, 2 ** bits + 1);
    this.#entries = bytes.subarray(offsetsEnd);
    this.#worth = Float32Array.from({ length: 256 }, (_, byte) => {
      const unit = (byte << 24) >> 24;
      return Math.sign(unit) * unit * unit * scale;
    });
  }

  score(features: Uint32Array, count: number, into: Float32Array): void {
    const worth = this.#worth;
    const entries = this.#entries;
    const offsets = this.#offsets;
    const shift = this.#shift;
    into.fill(0, 0, this.classes);
    for (let index = 0; index < count; index++) {
      const hash = features[index]!;
      const bucket = hash >>> shift;
      const low = hash & 0xff;
      const high = (hash >>> 8) & 0xff;
      let at = offsets[bucket]!;
      const end = offsets[bucket + 1]!;
      while (at < end) {
        const next = at + 3 + 2 * entries[at + 2]!;
        if (entries[at] === low && entries[at + 1] === high) {
          for (at += 3; at < next; at += 2) into[entries[at]!]! += worth[entries[at + 1]!]!;
          break;
        }
        at = next;
      }
    }
  }
}

/** The class with the highest score; the lowest of equals. */
export function bestClass(scores: Float32Array, classes: number): number {
  let best = 0;
  for (let label = 1; label < classes; label++) if (scores[label]! > scores[best]!) best = label;
  return best;
}
