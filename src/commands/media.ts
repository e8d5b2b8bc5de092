import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { mediaKind, mediaName, sniffed } from '../anki/media.ts';
import type { LazyFile } from '../anki/stored-zip.ts';
import type { MediumUse } from '../markdown/html.ts';
import { sanitisedSvg } from '../markdown/svg.ts';
import type { Diagnostic, Place } from '../note.ts';

/** AnkiWeb takes no larger file (docs.ankiweb.net/syncing.html). */
const LARGEST = 100_000_000;

/** The files that notes name, each to be packed once, and what is wrong with the names. */
export class MediaFiles {
  readonly files = new Map<string, LazyFile>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #roots: readonly string[];
  /** The name in the package by real path, and what has a name whatever its case. */
  readonly #names = new Map<string, string>();
  readonly #taken = new Map<string, string>();

  /** @param roots folders that files may be in besides that of their deck */
  constructor(roots: readonly string[]) {
    this.#roots = roots.map(real);
  }

  /** What stands in Anki for an address in a note that is written at a place. */
  use(address: string, place: Place): MediumUse | undefined {
    if (/^(?:https?:)?\/\//i.test(address)) {
      this.#warn(
        place,
        'remote-medium',
        `${shown(address)} stays on the web and is packed as a link; save it beside the deck to have it on the card.`,
      );
      return { kind: 'link', address: address.startsWith('//') ? `https:${address}` : address };
    }
    if (/^[a-z][a-z\d+.-]*:/i.test(address)) {
      this.#warn(
        place,
        'medium-is-no-file',
        `${shown(address)} is no file and is left out; name a file beside the deck.`,
      );
      return undefined;
    }
    const path = resolve(dirname(place.file), address.replace(/[?#].*$/, ''));
    const kind = mediaKind(path);
    if (kind === undefined) {
      this.#warn(
        place,
        'unknown-medium',
        `${shown(address)} is left out, since Anki plays and shows no ${extname(path) || 'file without an ending'}; use a picture, a sound or a film.`,
      );
      return undefined;
    }
    const name = this.#nameOf(path, address, place);
    return name === undefined ? undefined : { kind, name };
  }

  #nameOf(path: string, address: string, place: Place): string | undefined {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats?.isFile()) {
      this.#warn(
        place,
        'missing-medium',
        `There is no file ${shown(address)}, so the card goes without it; check the name.`,
        'error',
      );
      return undefined;
    }
    const whole = real(path);
    const own = real(dirname(place.file));
    if (![own, ...this.#roots].some((root) => isWithin(root, whole))) {
      this.#warn(
        place,
        'medium-outside',
        `${shown(address)} is outside the deck's folder and is left out; copy it there, or name its folder with --media.`,
        'error',
      );
      return undefined;
    }
    const known = this.#names.get(whole);
    if (known !== undefined) return known;
    const file = this.#checked(whole, stats.size, address, place);
    if (file === undefined) return undefined;
    const name = this.#freeName(whole);
    this.#names.set(whole, name);
    this.files.set(name, file);
    return name;
  }

  #checked(path: string, size: number, address: string, place: Place): LazyFile | undefined {
    if (size === 0 || size > LARGEST) {
      const what =
        size === 0
          ? 'is empty'
          : `has ${Math.round(size / 1e6)} MB, more than the 100 that Anki syncs,`;
      this.#warn(
        place,
        size === 0 ? 'empty-medium' : 'large-medium',
        `${shown(address)} ${what} and is left out; give another file.`,
        'error',
      );
      return undefined;
    }
    if (/\.svg$/i.test(path)) {
      const svg = sanitisedSvg(readFileSync(path, 'utf8'));
      if (svg !== undefined) return inMemory(Buffer.from(svg));
    } else if (sniffed(path, firstBytes(path))) return { size, open: () => createReadStream(path) };
    this.#warn(
      place,
      'medium-not-as-named',
      `${shown(address)} is not what its ending says and is left out; save it anew in that format.`,
      'error',
    );
    return undefined;
  }

  /** Files of one name in different folders are told apart by what is in them. */
  #freeName(path: string): string {
    const name = mediaName(basename(path));
    const key = name.toLowerCase();
    const other = this.#taken.get(key);
    if (other === undefined || other === path) {
      this.#taken.set(key, path);
      return name;
    }
    const hash = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12);
    const ending = extname(name);
    return `${name.slice(0, name.length - ending.length)}-${hash}${ending}`;
  }

  #warn(
    place: Place,
    code: string,
    message: string,
    severity: Diagnostic['severity'] = 'warning',
  ): void {
    this.diagnostics.push({ severity, place, code, message });
  }
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function isWithin(root: string, path: string): boolean {
  const inside = relative(root, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && inside !== path;
}

function firstBytes(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(64);
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}

function inMemory(bytes: Buffer): LazyFile {
  return { size: bytes.length, open: () => Readable.from([bytes]) };
}

function shown(address: string): string {
  return address.length > 80 ? `${address.slice(0, 79)}…` : address;
}
