import { type Dirent, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FontFile, Fonts } from '../quiz/format.ts';
import { lackingIn, openFont, type UsableFont } from '../quiz/formats/pdf-fonts.ts';
import type { FormatName } from '../quiz/formats.ts';
import type { Quiz } from '../quiz/item.ts';
import { readIfThere } from './files.ts';
import { Failure } from './world.ts';

const FACES = {
  regular: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
  italic: 'DejaVuSansCondensed-Oblique.ttf',
  mono: 'DejaVuSansMono.ttf',
} as const;

const NO_FONT: FontFile = { path: '', bytes: new Uint8Array() };

/**
 * What a PDF of the quiz is set in: the fonts that come with Deckwright, those named, and of the system's those that have
 * what the others lack. Nothing is read where no PDF is asked for.
 */
export function fontsFor(
  quiz: Quiz,
  formats: readonly FormatName[],
  named: readonly string[],
  lacks: Fonts['lacks'],
): Fonts {
  if (!formats.includes('pdf'))
    return {
      faces: { regular: NO_FONT, bold: NO_FONT, italic: NO_FONT, mono: NO_FONT },
      others: [],
      lacks,
    };
  const faces = {
    regular: ownFont(FACES.regular),
    bold: ownFont(FACES.bold),
    italic: ownFont(FACES.italic),
    mono: ownFont(FACES.mono),
  };
  const given = named.map(namedFont);
  const usable = [faces.regular, ...given].flatMap((file) => openFont(file.path, file) ?? []);
  const lacking = lackingIn(JSON.stringify(quiz.items), usable);
  return { faces, others: [...given, ...systemFonts(lacking)], lacks };
}

function ownFont(name: string): FontFile {
  const path = createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`);
  return { path, bytes: readIfThere(path)! };
}

function namedFont(path: string): FontFile {
  const bytes = readIfThere(path);
  if (bytes === undefined)
    throw new Failure(`There is no font file ${path}; check the path of --font.`, 2);
  if (openFont(path, { path, bytes }) === undefined)
    throw new Failure(
      `${path} is no font that can be embedded; name a .ttf, .otf or .ttc file.`,
      2,
    );
  return { path, bytes };
}

const FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.local/share/fonts'),
  join(homedir(), '.fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  join(homedir(), 'Library/Fonts'),
  'C:\\Windows\\Fonts',
];

/** Fonts of the system that have what is lacking, as few as will do. Those with a plain face come first. */
function systemFonts(lacking: readonly string[]): FontFile[] {
  const found: FontFile[] = [];
  let left = [...lacking];
  if (left.length === 0) return found;
  for (const path of fontPaths()) {
    const bytes = readIfThere(path);
    const font: UsableFont | undefined = bytes && openFont(path, { path, bytes });
    if (font === undefined || bytes === undefined) continue;
    const rest = left.filter((character) => !font.has(character.codePointAt(0)!));
    if (rest.length < left.length) found.push({ path, bytes });
    left = rest;
    if (left.length === 0) break;
  }
  return found;
}

function fontPaths(): string[] {
  const all = FOLDERS.flatMap((folder) => filesBelow(folder, 4)).filter((path) =>
    /\.(?:ttf|otf|ttc)$/i.test(path),
  );
  const isFancy = (path: string) =>
    /bold|italic|oblique|black|light|thin|mono|serif|condensed|emoji/i.test(path);
  return all.sort((a, b) => Number(isFancy(a)) - Number(isFancy(b)) || (a < b ? -1 : 1));
}

function filesBelow(folder: string, depth: number): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return depth > 0 ? filesBelow(path, depth - 1) : [];
    return [path];
  });
}
