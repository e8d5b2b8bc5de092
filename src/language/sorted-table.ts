/**
 * A map from 32-bit hashes to small numbers, read in place by binary search. Layout, little endian:
 * `n u32 · hashes, ascending u32[n] · values u16[n]`.
 */
export class SortedTable {
  readonly #hashes: Uint32Array;
  readonly #values: Uint16Array;

  /** `bytes` must start at a multiple of 4 in its buffer. */
  constructor(bytes: Uint8Array) {
    const count = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
    this.#hashes = new Uint32Array(bytes.buffer, bytes.byteOffset + 4, count);
    this.#values = new Uint16Array(bytes.buffer, bytes.byteOffset + 4 + 4 * count, count);
  }

  /** The value of a hash (read as unsigned), or -1. */
  find(hash: number): number {
    const wanted = hash >>> 0;
    let low = 0;
    let high = this.#hashes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#hashes[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return this.#hashes[low] === wanted ? this.#values[low]! : -1;
  }
}

/** Packs a map for SortedTable; of hashes that clash the first stays. */
export function packSortedTable(entries: Iterable<readonly [hash: number, value: number]>) {
  const unique = new Map<number, number>();
  for (const [hash, value] of entries) if (!unique.has(hash >>> 0)) unique.set(hash >>> 0, value);
  const sorted = [...unique].sort(([a], [b]) => a - b);
  const bytes = new Uint8Array(4 + 6 * sorted.length);
  new DataView(bytes.buffer).setUint32(0, sorted.length, true);
  bytes.set(new Uint8Array(Uint32Array.from(sorted, ([hash]) => hash).buffer), 4);
  const values = Uint16Array.from(sorted, ([, value]) => value);
  bytes.set(new Uint8Array(values.buffer), 4 + 4 * sorted.length);
  return bytes;
}
