/** The small part of anki-apkg-export that is used; it brings no types of its own. CommonJS: what `require` gives is the default export of each declaration. */
declare module 'anki-apkg-export/dist/exporter.js' {
  interface Zip {
    file(name: string | number, data: unknown): void;
    generateAsync(options: object): Promise<AsyncIterable<Uint8Array>>;
  }

  export class Exporter {
    constructor(deckName: string, parts: { template: string; sql: { Database: unknown } });
    zip: Zip;
    addMedia(fileName: string, data: unknown): void;
    save(options: object): Promise<AsyncIterable<Uint8Array>>;
  }

  const exported: { default: typeof Exporter };
  export default exported;
}

declare module 'anki-apkg-export/dist/template.js' {
  const exported: { default: () => string };
  export default exported;
}
