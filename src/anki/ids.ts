import { createHash } from 'node:crypto';

/** A number below 2⁴⁸ that follows from the text alone. */
export function hashNumber(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}

const DAY = 86_400_000;

/** Files out of containers and archives may be dated 1970 or 1980; an id must be positive, and looks like a time. */
const EARLIEST = Date.UTC(2001, 0, 1);

/**
 * The id of a note or a card that is new: an unused one in the 24 hours before the time it was written.
 *
 * Anki reads an id as the time of adding, in milliseconds: it fills the "Created" column, the
 * `added:` search and the graph of added cards. Where in the day follows from the key, so that the
 * same deck gets the same ids.
 *
 * @param key what the id follows from: a GUID
 * @param written seconds since 1970
 * @param taken the ids in use; the new one is added
 */
export function freshId(key: string, written: number, taken: Set<number>): number {
  const offset = hashNumber(key) % DAY;
  return claim(Math.max(written * 1000, EARLIEST) - offset, taken);
}

/** The wanted id or the nearest unused one below it, which stays in the past; it is added to `taken`. */
export function claim(wanted: number, taken: Set<number>): number {
  let id = wanted;
  while (taken.has(id)) id -= 1;
  taken.add(id);
  return id;
}
