import { adapt } from './adapt.ts';
import type { OutFile, WriteContext } from './format.ts';
import { FORMATS, type FormatName } from './formats.ts';
import { withoutControls } from './html.ts';
import type { Quiz } from './item.ts';
import { differenceOf, toldOf } from './told.ts';

export interface Written {
  readonly files: readonly OutFile[];
  /** What a format could not carry and how it is said instead. */
  readonly notices: readonly string[];
}

/** A file does not say what it must: it is not to be used. */
export class ReadBackError extends Error {
  override readonly name = 'ReadBackError';
}

/** The same value with every text in it freed of what no file can hold. */
function cleanedOf<T>(value: T): T {
  if (typeof value === 'string') return withoutControls(value) as T;
  if (Array.isArray(value)) return value.map(cleanedOf) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanedOf(one)])) as T;
}

/**
 * Writes a quiz in a format and reads it back: the items and their key must be the same.
 * @throws ReadBackError where they are not
 */
export async function writeQuiz(
  quiz: Quiz,
  name: FormatName,
  context: WriteContext,
): Promise<Written> {
  const format = await FORMATS[name]();
  const cleaned = cleanedOf(quiz);
  const { items, notices } = adapt(cleaned.items, format.abilities, format.name);
  const versions = context.versions.map((version) => ({
    ...version,
    items: adapt(version.items.map(cleanedOf), format.abilities, format.name).items,
  }));
  const files = await format.write({ ...cleaned, items }, { ...context, versions });
  const difference = format.read && differenceOf(items.map(toldOf), format.read(files));
  if (difference !== undefined) throw new ReadBackError(`${format.name}: ${difference}`);
  return { files, notices };
}
