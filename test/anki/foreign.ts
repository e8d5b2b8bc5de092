import { ZipFile } from 'yazl';
import { openDatabase } from '../../src/anki/engine.ts';
import { inMemory, ZipArchive } from '../../src/anki/zip-archive.ts';

/** A zip archive of files. */
export async function packageOf(
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, data] of Object.entries(files))
    zip.addBuffer(Buffer.from(data as string), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces);
}

/** A package whose collection is what statements make. */
export async function packageOfSql(sql: string, media = '{}'): Promise<Uint8Array> {
  const db = await openDatabase(new Uint8Array());
  db.exec(sql);
  const collection = db.export();
  db.close();
  return packageOf({ 'collection.anki2': collection, media });
}

/** What Anki 2.0 would have written: the collection of a package for older versions under its older name. */
export function legacy1(legacy2: Uint8Array): Promise<Uint8Array> {
  const zip = new ZipArchive(inMemory(legacy2));
  const names = zip.names().filter((name) => name !== 'collection.anki2' && name !== 'meta');
  const rename = (name: string) => (name === 'collection.anki21' ? 'collection.anki2' : name);
  return packageOf(
    Object.fromEntries(names.map((name) => [rename(name), zip.read(name, 1e9) ?? ''])),
  );
}

/** A package for older versions of Anki whose collection was changed by statements. */
export async function changed(legacy2: Uint8Array, sql: string): Promise<Uint8Array> {
  const zip = new ZipArchive(inMemory(legacy2));
  const files = Object.fromEntries(zip.names().map((name) => [name, zip.read(name, 1e9) ?? '']));
  const db = await openDatabase(files['collection.anki21'] as Uint8Array);
  db.exec(sql);
  files['collection.anki21'] = db.export();
  db.close();
  return packageOf(files);
}
