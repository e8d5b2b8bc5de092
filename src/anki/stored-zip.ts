import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** Anki looks at no dates inside the zip; a fixed one keeps the same deck the same file. The zip format begins in 1980. */
const ENTRY_DATE = new Date(1980, 0, 1);
const FIXED = { mtime: ENTRY_DATE, mode: 0o100644, forceDosTimestamp: true } as const;

/** The text of a collection packs to a fifth; more effort gains a twentieth and takes twice as long. */
const LEVEL = 3;

/** A file that is read when it is packed. */
export interface LazyFile {
  /** Bytes. */
  readonly size: number;
  readonly open: () => Readable;
}

/** The zip archive that anki-apkg-export fills: by yazl, media as they are, since they are packed already. */
export class StoredZip {
  readonly #zip = new ZipFile();
  readonly #collection: () => LazyFile;

  /** @param collection the database, once it was closed */
  constructor(collection: () => LazyFile) {
    this.#collection = collection;
  }

  /** @param data of the database, whose name it is known by, nothing */
  file(name: string | number, data: Uint8Array | string | LazyFile): void {
    if (typeof data === 'string') this.#zip.addBuffer(Buffer.from(data), String(name), FIXED);
    else if (data instanceof Uint8Array)
      this.#stream(String(name), this.#collection(), { compressionLevel: LEVEL });
    else this.#stream(String(name), data, { compress: false });
  }

  #stream(
    path: string,
    { size, open }: LazyFile,
    packing: { compressionLevel: number } | { compress: false },
  ): void {
    this.#zip.addReadStreamLazy(path, { ...FIXED, ...packing, size }, (done) => {
      try {
        done(null, open());
      } catch (error) {
        done(error, undefined as never);
      }
    });
  }

  /** The archive, piece by piece. */
  generateAsync(): Promise<AsyncIterable<Uint8Array>> {
    const { outputStream } = this.#zip;
    this.#zip.on('error', (error: Error) => (outputStream as Readable).destroy(error));
    this.#zip.end();
    return Promise.resolve(outputStream as Readable);
  }
}
