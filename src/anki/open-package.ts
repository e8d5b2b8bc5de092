import type { AnkiCollection } from './anki-collection.ts';
import { openDatabase } from './engine.ts';
import { ProtoMessage } from './protobuf.ts';
import { readCollection } from './read-collection.ts';
import { type ByteSource, ZipArchive } from './zip-archive.ts';
import { unzstd } from './zstd.ts';

/** A package that was opened: what it holds, and its media one at a time. */
export interface AnkiPackage {
  readonly collection: AnkiCollection;
  readonly media: readonly StoredMedium[];
}

export interface StoredMedium {
  /** As fields name it. May be anything: it is no path. */
  readonly name: string;
  /** Its bytes; undefined where the package has none. Throws if they are damaged or too many. */
  readonly read: () => Uint8Array | undefined;
}

/** The bytes that anything but the collection is unpacked to at most. */
const LARGEST_LIST = 64 * 1024 * 1024;
const LARGEST_MEDIUM = 512 * 1024 * 1024;

/** The largest collection, in bytes: some million notes, and it has to be in memory whole. */
const LARGEST_COLLECTION = 512 * 1024 * 1024;

/** The names of the collection, the newest first: where there are several, the others only say that Anki is too old. */
const COLLECTIONS = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const;

/** The newest kind of package, with zstd and protobuf; one above is not known. */
const NEWEST = 3;

/**
 * Opens a package of any version of Anki, .apkg or .colpkg. Throws a sentence that says what is wrong with it.
 */
export async function openPackage(source: ByteSource): Promise<AnkiPackage> {
  const zip = new ZipArchive(source);
  const version = zip.has('meta') ? metaVersion(zip) : undefined;
  if (version !== undefined && version > NEWEST)
    throw new Error(
      'The package is of a newer kind than Deckwright knows; export it from Anki with "Support older Anki versions" ticked.',
    );
  const name = COLLECTIONS.find((candidate) => zip.has(candidate));
  if (name === undefined)
    throw new Error(
      'The file is a zip archive but has no collection of Anki in it; export a deck from Anki as .apkg.',
    );
  const isPacked = name === 'collection.anki21b';
  const bytes = unpacked(zip, name, isPacked, LARGEST_COLLECTION);
  const collection = await collectionIn(bytes);
  return { collection, media: mediaOf(zip, isPacked) };
}

function metaVersion(zip: ZipArchive): number {
  const bytes = zip.read('meta', LARGEST_LIST) ?? new Uint8Array();
  return damagedUnless('The description of the package', () => new ProtoMessage(bytes).number(1));
}

async function collectionIn(bytes: Uint8Array): Promise<AnkiCollection> {
  const db = await openDatabase(bytes);
  try {
    return damagedUnless('The collection in the package', () => readCollection(db));
  } finally {
    db.close();
  }
}

function damagedUnless<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${what} is damaged (${(error as Error).message}).`, { cause: error });
  }
}

function unpacked(zip: ZipArchive, name: string, isPacked: boolean, limit: number): Uint8Array {
  const bytes = zip.read(name, limit) ?? new Uint8Array();
  if (!isPacked) return bytes;
  return damagedUnless(`The entry ${name} of the package`, () => unzstd(bytes, limit));
}

/** The entry of a medium is named by its number; what fields name it stands in the list. */
function mediaOf(zip: ZipArchive, isPacked: boolean): StoredMedium[] {
  if (!zip.has('media')) return [];
  const list = unpacked(zip, 'media', isPacked, LARGEST_LIST);
  const names = damagedUnless('The list of media in the package', () =>
    isPacked ? namesInMessage(list) : namesInJson(list),
  );
  return names.map(([entry, name]) => ({
    name,
    read: () => (zip.has(entry) ? unpacked(zip, entry, isPacked, LARGEST_MEDIUM) : undefined),
  }));
}

function namesInJson(list: Uint8Array): [string, string][] {
  const text = new TextDecoder().decode(list).trim();
  const names: unknown = text === '' ? {} : JSON.parse(text);
  if (typeof names !== 'object' || names === null) throw new Error('it is no list');
  return Object.entries(names).map(([entry, name]) => [entry, String(name)]);
}

/** `MediaEntries` of proto/anki/import_export.proto: in order, unless an entry gives its number. */
function namesInMessage(list: Uint8Array): [string, string][] {
  return new ProtoMessage(list)
    .messages(1)
    .map((entry, at) => [String(entry.has(255) ? entry.number(255) : at), entry.string(1)]);
}
