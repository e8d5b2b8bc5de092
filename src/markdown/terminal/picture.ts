/** A PNG or JPEG file, and its colours where they were asked for. */
export interface Picture {
  readonly format: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel, 0–255, row by row. */
  readonly pixels?: Uint8Array;
}

const MOST_BYTES = 8_000_000;
const MOST_PIXELS = 25_000_000;

/** Reads a PNG or JPEG file, with its pixels where the protocol needs them; undefined for all else and what is damaged or huge. */
export async function readPicture(
  bytes: Uint8Array,
  needsPixels: (format: Picture['format']) => boolean,
): Promise<Picture | undefined> {
  const head = bytes.length > MOST_BYTES ? undefined : (pngSize(bytes) ?? jpegSize(bytes));
  if (!head || head.width * head.height > MOST_PIXELS || head.width * head.height === 0)
    return undefined;
  const picture = { ...head, bytes };
  if (!needsPixels(head.format)) return picture;
  try {
    return { ...picture, ...(await (head.format === 'png' ? pngPixels : jpegPixels)(bytes)) };
  } catch {
    return undefined;
  }
}

type Size = Pick<Picture, 'format' | 'width' | 'height'>;

/** PNG specification, 5.2 and 11.2.1: a signature, then the IHDR chunk. */
function pngSize(bytes: Uint8Array): Size | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 33 || signature.some((byte, at) => bytes[at] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** ITU T.81, B.2.2: markers with lengths, one of which begins the frame and gives its size. */
function jpegSize(bytes: Uint8Array): Size | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { format: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

async function pngPixels(bytes: Uint8Array): Promise<Partial<Picture>> {
  const { PNG } = await import('pngjs');
  const { data, width, height } = PNG.sync.read(Buffer.from(bytes));
  return { pixels: data, width, height };
}

async function jpegPixels(bytes: Uint8Array): Promise<Partial<Picture>> {
  const { decode } = (await import('jpeg-js')).default;
  const { data, width, height } = decode(bytes, {
    useTArray: true,
    formatAsRGBA: true,
    maxResolutionInMP: MOST_PIXELS / 1e6,
    maxMemoryUsageInMB: 256,
  });
  return { pixels: data, width, height };
}
