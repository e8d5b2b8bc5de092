import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readPackage } from '../../src/anki/read-package.ts';
import { packed, zipEntry } from './samples.ts';

const { bytes } = await packed();

it('an entry that unpacks to more than it says is not unpacked', () => {
  const bomb = deflateRawSync(Buffer.alloc(50_000_000));
  const archive = withFirstEntry('collection.anki2', bomb, 10);
  expect(() => zipEntry(archive, 'collection.anki2')).toThrow(
    /^The zip archive is damaged \(.*larger than 10 bytes\)\.$/,
  );
});

it('contents that do not fit their checksum are not trusted', () => {
  const wrong = Buffer.from(bytes);
  const checksumAt = wrong.indexOf(Buffer.from('PK\x01\x02')) + 16;
  wrong[checksumAt] = (wrong[checksumAt] ?? 0) ^ 1;
  expect(() => zipEntry(wrong, 'collection.anki2')).toThrow(/is not what was packed/);
});

it('a name that is not there gives nothing', () => {
  expect(zipEntry(bytes, 'meta')).toBeUndefined();
});

it('wherever a package is cut off, reading it ends in a sentence', async () => {
  for (let length = 0; length < bytes.length; length += 97)
    await expect(readPackage(bytes.subarray(0, length))).rejects.toThrow(/damaged|no collection/);
});

it('whichever byte is wrong, reading it ends in notes or in a sentence', async () => {
  for (let at = 0; at < bytes.length; at += 31) {
    const wrong = Uint8Array.from(bytes);
    wrong[at] = (wrong[at] ?? 0) ^ 0xff;
    await readPackage(wrong).catch((error: Error) => {
      expect(error.message).toMatch(/damaged|no collection|newer kind/);
    });
  }
});

/** A zip archive with one deflated entry that claims a size. */
function withFirstEntry(name: string, packed: Buffer, claimed: number): Uint8Array {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(claimed, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}
