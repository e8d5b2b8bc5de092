/** Six steps of each of red, green and blue. */
const STEPS = 6;
/** Bayer's matrix: where a colour lies between two steps, which pixels take the higher. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

interface Raster {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** An image as sixels (DEC STD 070, 9; VT330/340 Programmer Reference, chapter 14), scaled to the size given in pixels. */
export function sixels(source: Raster, width: number, height: number): string {
  const colours = quantised(source, width, height);
  let out = `\x1bP0;1q"1;1;${width};${height}`;
  const defined = new Set<number>();
  for (let top = 0; top < height; top += 6) {
    const bands = bandsOf(colours, width, top, Math.min(6, height - top));
    for (const [colour, bits] of bands) {
      if (!defined.has(colour)) out += definition(colour);
      defined.add(colour);
      out += `#${colour}${runs(bits)}$`;
    }
    out += '-';
  }
  return `${out}\x1b\\`;
}

/** The number of each pixel's colour; −1 where nothing is to be seen. */
function quantised({ pixels, ...from }: Raster, width: number, height: number): Int16Array {
  const colours = new Int16Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at =
        4 *
        (Math.floor(((y + 0.5) * from.height) / height) * from.width +
          Math.floor(((x + 0.5) * from.width) / width));
      const dither = (BAYER[(y % 4) * 4 + (x % 4)]! + 0.5) / 16;
      const step = (channel: number) =>
        Math.min(STEPS - 1, Math.floor((pixels[at + channel]! / 255) * (STEPS - 1) + dither));
      colours[y * width + x] =
        pixels[at + 3]! < 128 ? -1 : (step(0) * STEPS + step(1)) * STEPS + step(2);
    }
  return colours;
}

function definition(colour: number): string {
  const percent = (step: number) => Math.round((step * 100) / (STEPS - 1));
  const [red, green, blue] = [
    Math.floor(colour / (STEPS * STEPS)),
    Math.floor(colour / STEPS) % STEPS,
    colour % STEPS,
  ].map(percent);
  return `#${colour};2;${red};${green};${blue}`;
}

/** Of six rows, for each colour in them, the bits of each column that have it. */
function bandsOf(
  colours: Int16Array,
  width: number,
  top: number,
  rows: number,
): Map<number, Uint8Array> {
  const bands = new Map<number, Uint8Array>();
  for (let row = 0; row < rows; row += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = colours[(top + row) * width + x]!;
      if (colour < 0) continue;
      let bits = bands.get(colour);
      if (!bits) {
        bits = new Uint8Array(width);
        bands.set(colour, bits);
      }
      bits[x]! |= 1 << row;
    }
  return bands;
}

function runs(bits: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bits.length; ) {
    let end = at + 1;
    while (bits[end] === bits[at]) end += 1;
    const sign = String.fromCharCode(63 + bits[at]!);
    const length = end - at;
    out += length > 3 ? `!${length}${sign}` : sign.repeat(length);
    at = end;
  }
  return out;
}
