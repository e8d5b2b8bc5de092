import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Note {
  noteId: number;
  modelName: string;
  deckName: string;
  fields: Record<string, string>;
  tags: string[];
}

interface Params {
  readonly deck: string;
  readonly modelName: string;
  readonly inOrderFields: string[];
  readonly css: string;
  readonly model: { name: string; css: string };
  readonly note: { id: number; fields: Record<string, string> } & Omit<Note, 'noteId'>;
  readonly notes: (Omit<Note, 'noteId'> & number)[];
  readonly tags: string;
  readonly filename: string;
  readonly data: string;
}

/** Speaks AnkiConnect's protocol, version 6, over HTTP, for a collection in memory; and remembers what it was asked. */
export class AnkiConnectServer {
  readonly notes = new Map<number, Note>();
  readonly models = new Map<string, { fields: string[]; css: string }>();
  readonly decks = new Set(['Default']);
  readonly media = new Map<string, Buffer>();
  readonly asked: string[] = [];
  /** Refuses a batch with a duplicate as a whole, as newer releases do. */
  isStrict = false;
  permission = 'granted';
  version = 6;
  #next = 1_700_000_000_000;
  readonly #server: Server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { action, version, params } = JSON.parse(Buffer.concat(pieces).toString());
      this.asked.push(action);
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(this.#answer(action, version, params)));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<unknown> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(action: string, version: number | undefined, params: Params): unknown {
    try {
      const result = this.#do(action, params);
      return version === 6 ? { result, error: null } : result;
    } catch (error) {
      return { result: null, error: (error as Error).message };
    }
  }

  #do(action: string, params: Params): unknown {
    switch (action) {
      case 'requestPermission':
        return { permission: this.permission };
      case 'version':
        return this.version;
      case 'deckNames':
        return [...this.decks];
      case 'createDeck':
        this.decks.add(params.deck);
        return 1;
      case 'modelNames':
        return [...this.models.keys()];
      case 'createModel':
        this.models.set(params.modelName, { fields: params.inOrderFields, css: params.css });
        return {};
      case 'updateModelTemplates':
        return null;
      case 'updateModelStyling': {
        const { name, css } = params.model;
        this.models.get(name)!.css = css;
        return null;
      }
      case 'canAddNotes':
        return params.notes.map((note) => this.#problem(note) === undefined);
      case 'addNotes':
        if (this.isStrict && params.notes.some((note) => this.#problem(note)))
          throw new Error('cannot create note because it is a duplicate');
        return params.notes.map((note) => (this.#problem(note) ? null : this.#add(note)));
      case 'addNote': {
        const problem = this.#problem(params.note);
        if (problem !== undefined) throw new Error(problem);
        return this.#add(params.note);
      }
      case 'notesInfo':
        return params.notes.map((id) => {
          const note = this.notes.get(id);
          if (note === undefined) return {};
          const fields = Object.entries(note.fields).map(([name, value]) => [
            name,
            { value, order: 0 },
          ]);
          return { ...note, fields: Object.fromEntries(fields) };
        });
      case 'updateNoteFields':
        Object.assign(this.notes.get(params.note.id)!.fields, params.note.fields);
        return null;
      case 'addTags':
        for (const id of params.notes) this.notes.get(id)!.tags.push(...params.tags.split(' '));
        return null;
      case 'storeMediaFile':
        this.media.set(params.filename, Buffer.from(params.data, 'base64'));
        return params.filename;
      default:
        throw new Error('unsupported action');
    }
  }

  #problem({ modelName, deckName, fields }: Omit<Note, 'noteId'>): string | undefined {
    const model = this.models.get(modelName);
    if (model === undefined) return `model was not found: ${modelName}`;
    if (!this.decks.has(deckName)) return `deck was not found: ${deckName}`;
    const [first] = model.fields;
    const isDuplicate = [...this.notes.values()].some(
      (note) => note.fields[first!] === fields[first!],
    );
    return isDuplicate ? 'cannot create note because it is a duplicate' : undefined;
  }

  #add({ modelName, deckName, fields, tags }: Omit<Note, 'noteId'>): number {
    this.#next += 1;
    this.notes.set(this.#next, { noteId: this.#next, modelName, deckName, fields, tags });
    return this.#next;
  }
}
