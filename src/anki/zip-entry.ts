import { crc32, inflateRawSync } from 'node:zlib';

/** Signatures and fixed sizes of the zip format (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). */
const END = { signature: 0x06054b50, size: 22 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };

const STORED = 0;
const DEFLATED = 8;

/** The largest entry that is unpacked, in bytes: some two million notes, and less than would exhaust the memory. */
const LARGEST = 1024 * 1024 * 1024;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/**
 * The unpacked bytes of one file in a zip archive, or undefined if there is none of that name.
 * Throws a sentence if the archive is damaged, or the entry larger than it says.
 */
export function zipEntry(archive: Uint8Array, name: string): Uint8Array | undefined {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    const entry = entries(bytes).find((candidate) => candidate.name === name);
    return entry && unpack(bytes, entry);
  } catch (error) {
    // Offsets that point outside the archive, and what zlib says of damaged data.
    throw new Error(`The zip archive is damaged (${(error as Error).message}).`, { cause: error });
  }
}

function entries(bytes: Buffer): Entry[] {
  const end = endRecord(bytes);
  const found: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    expectSignature(bytes, at, CENTRAL.signature);
    const nameLength = bytes.readUInt16LE(at + 28);
    found.push({
      name: bytes.toString('utf8', at + CENTRAL.size, at + CENTRAL.size + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += CENTRAL.size + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return found;
}

/** The record stands last, behind it only a comment of at most 65,535 bytes. */
function endRecord(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - END.size - 0xffff);
  for (let at = bytes.length - END.size; at >= earliest; at -= 1)
    if (bytes.readUInt32LE(at) === END.signature) return at;
  throw new Error('it has no end');
}

function expectSignature(bytes: Buffer, at: number, signature: number): void {
  if (bytes.readUInt32LE(at) !== signature) throw new Error('its table of contents is wrong');
}

function unpack(bytes: Buffer, entry: Entry): Uint8Array {
  if (entry.unpacked > LARGEST) throw new Error(`${entry.name} is larger than 1 GB`);
  expectSignature(bytes, entry.offset, LOCAL.signature);
  const start =
    entry.offset +
    LOCAL.size +
    bytes.readUInt16LE(entry.offset + 26) +
    bytes.readUInt16LE(entry.offset + 28);
  const data = contents(bytes.subarray(start, start + entry.packed), entry);
  if (data.length !== entry.unpacked || crc32(data) !== entry.crc)
    throw new Error(`${entry.name} is not what was packed`);
  return data;
}

function contents(packed: Buffer, { name, method, unpacked }: Entry): Uint8Array {
  if (method === STORED) return packed;
  // A bomb says that it is small: zlib stops when it gives more than it said.
  if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength: unpacked || 1 });
  throw new Error(`${name} is packed by an unknown method`);
}
