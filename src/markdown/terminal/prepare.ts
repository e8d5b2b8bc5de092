import type { Nodes } from 'mdast';
import { markMaths, restoreDollars } from '../maths.ts';
import { isTooMuchMarkup, parseWide } from '../parse.ts';
import type { ImageProtocol } from './abilities.ts';
import { type Images, needsPixels } from './images.ts';
import { type Picture, readPicture } from './picture.ts';
import type { Prepared } from './setting.ts';

export interface ImageOptions {
  readonly protocol: ImageProtocol;
  /** The bytes at an address as it is written in the text; undefined where there are none. */
  readonly read: (address: string) => Promise<Uint8Array | undefined>;
  /** How many lines an image may take; 12 if not given. */
  readonly rows?: number;
  /** A cell's size in pixels; 8 by 16 if not given. */
  readonly cell?: { readonly width: number; readonly height: number };
}

const FENCE = /^[ \t>*+\-\d.)]*(?:`{3,}|~{3,})[ \t]*[\w#+-]/m;
const ROWS = 12;
const CELL = { width: 8, height: 16 };

/** Loads what a text needs and the start of the program should not wait for: the highlighter for its code, its images. */
export async function prepare(markdown: string, images?: ImageOptions): Promise<Prepared> {
  const needsImages = images !== undefined && markdown.includes('![');
  return {
    ...(FENCE.test(markdown) ? { highlight: (await import('./highlight.ts')).highlight } : {}),
    ...(needsImages ? { images: await readImages(markdown, images) } : {}),
  };
}

async function readImages(markdown: string, options: ImageOptions): Promise<Images> {
  const { protocol, read, rows = ROWS, cell = CELL } = options;
  const pictures = new Map<string, Picture>();
  for (const address of addressesIn(markdown)) {
    const bytes = await read(address);
    const picture = bytes && (await readPicture(bytes, needsPixels(protocol)));
    if (picture) pictures.set(address, picture);
  }
  return { protocol, pictures, rows, cell };
}

function addressesIn(markdown: string): Set<string> {
  const found = new Set<string>();
  if (isTooMuchMarkup(markdown)) return found;
  const root = parseWide(markMaths(markdown));
  const references = new Set<string>();
  const collect = (node: Nodes): void => {
    if (node.type === 'image') found.add(restoreDollars(node.url));
    if (node.type === 'imageReference') references.add(node.identifier);
    if ('children' in node) for (const child of node.children) collect(child);
  };
  collect(root);
  const define = (node: Nodes): void => {
    if (node.type === 'definition' && references.has(node.identifier))
      found.add(restoreDollars(node.url));
    if ('children' in node) for (const child of node.children) define(child);
  };
  if (references.size > 0) define(root);
  return found;
}
