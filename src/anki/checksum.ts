import { createHash } from 'node:crypto';
import { plainText } from './field-text.ts';

/**
 * Anki's checksum of a note, by which its editor finds duplicates: the first four bytes of the
 * SHA-1 of the first field's plain text, as an unsigned number (rslib/src/notes/mod.rs, `field_checksum`).
 */
export function checksum(firstField: string): number {
  return createHash('sha1').update(plainText(firstField)).digest().readUInt32BE(0);
}
