import { Decompress } from 'fzstd';

const MAGIC = 0xfd2fb528;

/** Anki packs with windows of a few megabytes; a frame that asks for more is after the memory. */
const LARGEST_WINDOW = 128 * 1024 * 1024;

/** What is made to fill the memory packs to next to nothing; a collection packs to a tenth at the best. */
const MOST_FOR_EACH_BYTE = 500;
const ALWAYS_ALLOWED = 32 * 1024 * 1024;

/** So many bytes are unpacked before it is looked at how much has come of them. */
const PIECE = 64 * 1024;

/**
 * Unpacks Zstandard (RFC 8878). Node has it from 22.15 on only.
 * Throws if the bytes are none, or more than `limit` bytes come of them.
 */
export function unzstd(packed: Uint8Array, limit: number): Uint8Array {
  mustBeModest(packed, limit);
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Decompress((piece) => {
    size += piece.length;
    if (size > limit || (size > ALWAYS_ALLOWED && size > packed.length * MOST_FOR_EACH_BYTE))
      throw new Error(`it unpacks to more than ${Math.floor(size / 1e6)} MB`);
    pieces.push(piece);
  });
  for (let at = 0; at < packed.length; at += PIECE)
    stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces, size);
}

/** The window that the frame's header asks for is taken from the memory before anything is unpacked (RFC 8878, 3.1.1.1). */
function mustBeModest(packed: Uint8Array, limit: number): void {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== MAGIC) throw new Error('it is no Zstandard');
  const descriptor = bytes[4]!;
  const isSingle = (descriptor & 0x20) !== 0;
  if (isSingle) {
    const size = contentSize(bytes, 5 + [0, 1, 2, 4][descriptor & 3]!, descriptor >> 6);
    if (size > limit) throw new Error(`it says that it unpacks to ${size} bytes`);
    return;
  }
  const window = bytes[5]!;
  const base = 2 ** (10 + (window >> 3));
  if (base + (base / 8) * (window & 7) > LARGEST_WINDOW)
    throw new Error('it asks for too large a window');
}

function contentSize(bytes: Buffer, at: number, flag: number): number {
  if (flag === 0) return bytes.readUInt8(at);
  if (flag === 1) return bytes.readUInt16LE(at) + 256;
  if (flag === 2) return bytes.readUInt32LE(at);
  return Number(bytes.readBigUInt64LE(at));
}
