import { deflateSync } from 'node:zlib';
import type { ImageProtocol } from './abilities.ts';
import type { Picture } from './picture.ts';
import { sixels } from './sixel.ts';
import type { Line } from './span.ts';

/** The images of a text that can be drawn, by their addresses as written. */
export interface Images {
  readonly protocol: ImageProtocol;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** How many lines an image may take. */
  readonly rows: number;
  /** A cell's size in pixels. */
  readonly cell: { readonly width: number; readonly height: number };
}

/** Which files a protocol takes only as pixels. */
export function needsPixels(protocol: ImageProtocol): (format: Picture['format']) => boolean {
  return (format) => protocol === 'sixel' || (protocol === 'kitty' && format === 'jpeg');
}

/**
 * The lines that an image takes; undefined where it cannot be drawn. It is sent with the last of them, and drawn
 * from the first: where the lines are cut off, it is not drawn across what is below.
 */
export function drawnLines(
  address: string,
  images: Images | undefined,
  width: number,
): Line[] | undefined {
  const picture = images?.pictures.get(address);
  if (!images || !picture) return undefined;
  const size = sizeOf(picture, images, width);
  const up = size.rows > 1 ? `\x1b[${size.rows - 1}A` : '';
  const raw = `\x1b7${up}${draw(picture, size, images)}\x1b8`;
  const blank = Array.from({ length: size.rows - 1 }, (): Line => []);
  return [...blank, [{ text: '', styles: [], raw }]];
}

interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** As large as it is, but no wider and no higher than there is room for; in cells. */
function sizeOf(picture: Picture, { cell, rows }: Images, width: number): Size {
  const scale = Math.min(
    1,
    (width * cell.width) / picture.width,
    (rows * cell.height) / picture.height,
  );
  const cells = (pixels: number, each: number, most: number) =>
    Math.min(most, Math.max(1, Math.ceil((pixels * scale) / each)));
  return {
    columns: cells(picture.width, cell.width, width),
    rows: cells(picture.height, cell.height, rows),
  };
}

const draws = new WeakMap<Picture, { key: string; text: string }>();

/** Drawn once for each size: it is sent again whenever the screen is drawn. */
function draw(picture: Picture, size: Size, images: Images): string {
  const key = `${images.protocol} ${size.columns}x${size.rows}`;
  const known = draws.get(picture);
  if (known?.key === key) return known.text;
  const text = DRAW[images.protocol](picture, size, images);
  draws.set(picture, { key, text });
  return text;
}

const DRAW: Readonly<Record<ImageProtocol, typeof draw>> = {
  kitty: drawKitty,
  iterm2: drawIterm,
  sixel: drawSixel,
};

const CHUNK = 4096;

/** https://sw.kovidgoyal.net/kitty/graphics-protocol/: a PNG file, or pixels that were deflated, in chunks. */
function drawKitty({ bytes, pixels, width, height }: Picture, { columns, rows }: Size): string {
  const data = pixels ? deflateSync(pixels) : bytes;
  const kind = pixels ? `f=32,o=z,s=${width},v=${height}` : 'f=100';
  const base64 = Buffer.from(data).toString('base64');
  const chunks = base64.match(new RegExp(`.{1,${CHUNK}}`, 'g')) ?? [''];
  return chunks
    .map((chunk, at) => {
      const head = at === 0 ? `a=T,q=2,C=1,${kind},c=${columns},r=${rows},` : '';
      return `\x1b_G${head}m=${at < chunks.length - 1 ? 1 : 0};${chunk}\x1b\\`;
    })
    .join('');
}

/** https://iterm2.com/documentation-images.html */
function drawIterm({ bytes }: Picture, { columns, rows }: Size): string {
  const size = `width=${columns};height=${rows};preserveAspectRatio=1`;
  const base64 = Buffer.from(bytes).toString('base64');
  return `\x1b]1337;File=inline=1;size=${bytes.length};${size};doNotMoveCursor=1:${base64}\x07`;
}

function drawSixel({ pixels, width, height }: Picture, size: Size, { cell }: Images): string {
  const scale = Math.min((size.columns * cell.width) / width, (size.rows * cell.height) / height);
  const wide = Math.max(1, Math.floor(width * scale));
  // A last band of fewer than six rows would be scrolled for in full.
  const high = Math.max(6, Math.floor((height * scale) / 6) * 6);
  return sixels({ pixels: pixels!, width, height }, wide, high);
}
