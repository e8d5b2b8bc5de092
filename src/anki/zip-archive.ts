import { crc32, inflateRawSync } from 'node:zlib';

/** Signatures and fixed sizes of the zip format (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.14 to 4.3.16). */
const END = { signature: 0x06054b50, size: 22 };
const END64 = { signature: 0x06064b50, size: 56 };
const LOCATOR64 = { signature: 0x07064b50, size: 20 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
const EXTRA64 = 0x0001;

const STORED = 0;
const DEFLATED = 8;

/** As in zstd.ts; deflate packs to a thousandth at the very best. */
const MOST_FOR_EACH_BYTE = 500;
const ALWAYS_ALLOWED = 32 * 1024 * 1024;

/** No package has more entries; a table of contents that says so would only fill the memory. */
const MOST_ENTRIES = 1_000_000;

/** Bytes that can be read piece by piece: a file, or what is in memory. */
export interface ByteSource {
  readonly size: number;
  /** Fewer bytes than asked for where the source ends. */
  read(start: number, length: number): Uint8Array;
}

export function inMemory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (start, length) => bytes.subarray(Math.max(0, start), Math.max(0, start + length)),
  };
}

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/**
 * A zip archive, of which nothing is in memory but its table of contents. Names are only ever looked up, never taken
 * for paths. Every error is a sentence about the archive.
 */
export class ZipArchive {
  readonly #source: ByteSource;
  readonly #entries = new Map<string, Entry>();

  constructor(source: ByteSource) {
    this.#source = source;
    this.#explained(() => this.#readTable());
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  names(): string[] {
    return [...this.#entries.keys()];
  }

  /** The bytes of an entry, unpacked; undefined if there is none. Throws if it is damaged or larger than `limit` bytes. */
  read(name: string, limit: number): Uint8Array | undefined {
    const entry = this.#entries.get(name);
    return entry && this.#explained(() => this.#unpack(name, entry, limit));
  }

  #explained<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      // Offsets that point outside the archive, and what zlib says of damaged data.
      throw new Error(`The zip archive is damaged (${(error as Error).message}).`, {
        cause: error,
      });
    }
  }

  #bytes(start: number, length: number): Buffer {
    const bytes = this.#source.read(start, length);
    if (bytes.length < length) throw new Error('it ends too early');
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  #readTable(): void {
    const { count, offset, size } = this.#whereTable();
    if (count > MOST_ENTRIES) throw new Error(`it says that it has ${count} entries`);
    const table = this.#bytes(offset, size);
    let at = 0;
    for (let left = count; left > 0; left -= 1) {
      expectSignature(table, at, CENTRAL.signature);
      const nameLength = table.readUInt16LE(at + 28);
      const extraLength = table.readUInt16LE(at + 30);
      const nameEnd = at + CENTRAL.size + nameLength;
      const name = table.toString('utf8', at + CENTRAL.size, nameEnd);
      const entry = entryAt(table, at, table.subarray(nameEnd, nameEnd + extraLength));
      if (!this.#entries.has(name)) this.#entries.set(name, entry);
      at = nameEnd + extraLength + table.readUInt16LE(at + 32);
    }
  }

  #whereTable(): { count: number; offset: number; size: number } {
    const { size } = this.#source;
    const from = Math.max(0, size - END.size - 0xffff);
    const tail = this.#bytes(from, size - from);
    const end = endRecord(tail);
    const count = tail.readUInt16LE(end + 10);
    const length = tail.readUInt32LE(end + 12);
    const offset = tail.readUInt32LE(end + 16);
    const is64 = count === 0xffff || length === 0xffffffff || offset === 0xffffffff;
    if (!is64 || end < LOCATOR64.size) return { count, offset, size: length };
    const locator = end - LOCATOR64.size;
    if (tail.readUInt32LE(locator) !== LOCATOR64.signature) return { count, offset, size: length };
    const wide = this.#bytes(toNumber(tail.readBigUInt64LE(locator + 8)), END64.size);
    expectSignature(wide, 0, END64.signature);
    return {
      count: toNumber(wide.readBigUInt64LE(32)),
      size: toNumber(wide.readBigUInt64LE(40)),
      offset: toNumber(wide.readBigUInt64LE(48)),
    };
  }

  #unpack(name: string, entry: Entry, limit: number): Uint8Array {
    if (entry.unpacked > limit)
      throw new Error(`${shown(name)} is larger than ${Math.floor(limit / 1e6)} MB`);
    if (entry.unpacked > ALWAYS_ALLOWED && entry.unpacked > entry.packed * MOST_FOR_EACH_BYTE)
      throw new Error(
        `${shown(name)} says that it unpacks to ${Math.floor(entry.unpacked / 1e6)} MB`,
      );
    const head = this.#bytes(entry.offset, LOCAL.size);
    expectSignature(head, 0, LOCAL.signature);
    const start = entry.offset + LOCAL.size + head.readUInt16LE(26) + head.readUInt16LE(28);
    const data = contents(this.#bytes(start, entry.packed), entry, name);
    if (data.length !== entry.unpacked || crc32(data) !== entry.crc)
      throw new Error(`${shown(name)} is not what was packed`);
    return data;
  }
}

/** Sizes and offset that do not fit into 32 bits stand in an extra field, those only, in this order. */
function entryAt(table: Buffer, at: number, extra: Buffer): Entry {
  const wide = extra64(extra);
  let next = 0;
  const value = (narrow: number) => {
    if (narrow !== 0xffffffff || wide === undefined) return narrow;
    next += 8;
    return toNumber(wide.readBigUInt64LE(next - 8));
  };
  const unpacked = value(table.readUInt32LE(at + 24));
  const packed = value(table.readUInt32LE(at + 20));
  const offset = value(table.readUInt32LE(at + 42));
  return {
    method: table.readUInt16LE(at + 10),
    crc: table.readUInt32LE(at + 16),
    packed,
    unpacked,
    offset,
  };
}

function extra64(extra: Buffer): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === EXTRA64) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

function toNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error('it gives an impossible size');
  return Number(value);
}

/** The record stands last, behind it only a comment of at most 65,535 bytes. */
function endRecord(tail: Buffer): number {
  for (let at = tail.length - END.size; at >= 0; at -= 1)
    if (tail.readUInt32LE(at) === END.signature) return at;
  throw new Error('it has no end');
}

function expectSignature(bytes: Buffer, at: number, signature: number): void {
  if (bytes.readUInt32LE(at) !== signature) throw new Error('its table of contents is wrong');
}

function contents(packed: Buffer, { method, unpacked }: Entry, name: string): Uint8Array {
  if (method === STORED) return packed;
  // A bomb says that it is small: zlib stops when it gives more than it said.
  if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength: unpacked || 1 });
  throw new Error(`${shown(name)} is packed by an unknown method`);
}

/** A name out of an archive, fit to be printed. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, 80));
}
