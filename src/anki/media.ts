/** Files that Anki shows and plays, by their endings. */
const PICTURES = new Set('png jpg jpeg jfif gif svg webp avif bmp ico tif tiff'.split(' '));
const SOUNDS = new Set(
  'mp3 wav ogg oga opus flac m4a aac spx 3gp mp4 webm mkv mov avi ogv ogx mpg mpeg flv m4v wmv'.split(
    ' ',
  ),
);

/** A picture, or what `[sound:…]` plays: sounds and films. */
export function mediaKind(path: string): 'picture' | 'sound' | undefined {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return PICTURES.has(ending) ? 'picture' : SOUNDS.has(ending) ? 'sound' : undefined;
}

/** Anki's limit for a name, in bytes of UTF-8 (rslib/src/media/files.rs). */
const LONGEST = 120;

/** A file's name as Anki keeps it without changing it: NFC, no signs that some system refuses, not too long, and not hidden from its media check. */
export function mediaName(name: string): string {
  const clean = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\x00-\x1f\x7f[\]<>:"/?*^\\|]/g, '_')
    .replace(/\p{Surrogate}/gu, '_')
    .replace(/^[_.\s]+|[.\s]+$/g, '')
    .replace(/^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i, 'file-$1');
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  let stem = clean.slice(0, clean.length - ending.length) || 'file';
  while (Buffer.byteLength(stem + ending) > LONGEST) stem = [...stem].slice(0, -1).join('');
  return stem + ending;
}

/** How files of some formats begin, of which `.` is any byte. */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  png: /^\u0089PNG/,
  jpg: /^\xff\xd8\xff/,
  jpeg: /^\xff\xd8\xff/,
  gif: /^GIF8/,
  webp: /^RIFF[\s\S]{4}WEBP/,
  bmp: /^BM/,
  avif: /^[\s\S]{4}ftyp/,
  wav: /^(?:RIFF|RF64)/,
  ogg: /^OggS/,
  flac: /^(?:fLaC|ID3)/,
  mp4: /^[\s\S]{4}ftyp/,
  webm: /^.E\xdf\xa3/s,
  mkv: /^.E\xdf\xa3/s,
};

/** Whether a file begins like one of its ending; formats without a fixed beginning are believed. */
export function sniffed(path: string, bytes: Uint8Array): boolean {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const beginning = BEGINNINGS[ending];
  return beginning === undefined || beginning.test(Buffer.from(bytes).toString('latin1'));
}
