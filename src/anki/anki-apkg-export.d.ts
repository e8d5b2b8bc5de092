/** The small part of anki-apkg-export that is used; it brings no types of its own. CommonJS: what `require` gives is the default export of each declaration. */
declare module 'anki-apkg-export/dist/exporter.js' {
  import type { Database, SqlJsStatic } from 'sql.js';

  interface EntryOptions {
    date?: Date;
  }

  interface Zip {
    file(name: string, data: Uint8Array | string, options?: EntryOptions): unknown;
  }

  interface SaveOptions {
    type: 'uint8array';
    compression: 'DEFLATE';
    compressionOptions: { level: number };
  }

  export class Exporter {
    constructor(deckName: string, parts: { template: string; sql: SqlJsStatic });
    readonly db: Database;
    readonly zip: Zip;
    save(options: SaveOptions): Promise<Uint8Array>;
  }

  const exported: { default: typeof Exporter };
  export default exported;
}

declare module 'anki-apkg-export/dist/template.js' {
  const exported: { default: () => string };
  export default exported;
}
