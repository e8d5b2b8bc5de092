import * as fontkit from 'fontkit';
import type { FontFile } from '../format.ts';

export type Face = 'regular' | 'bold' | 'italic' | 'mono';

/** A font that a PDF can embed, and what it can show. */
export interface UsableFont {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** In a collection (.ttc) the name of the font that is meant. */
  readonly member?: string;
  readonly has: (codePoint: number) => boolean;
}

/** The faces that come with Deckwright, then those that hold what they lack. */
export class FontSet {
  readonly #faces: Readonly<Record<Face, UsableFont>>;
  readonly #others: readonly UsableFont[];
  readonly #lacking = new Set<string>();
  readonly #known = new Map<string, UsableFont>();

  constructor(faces: Readonly<Record<Face, FontFile>>, others: readonly FontFile[]) {
    this.#faces = {
      regular: openFont('regular', faces.regular)!,
      bold: openFont('bold', faces.bold)!,
      italic: openFont('italic', faces.italic)!,
      mono: openFont('mono', faces.mono)!,
    };
    this.#others = others.flatMap((file, at) => openFont(`other${at}`, file) ?? []);
  }

  /** The first font that shows a character; what none shows is remembered as lacking. */
  fontFor(character: string, face: Face): UsableFont {
    const key = `${face}${character}`;
    let font = this.#known.get(key);
    if (font === undefined) {
      const code = character.codePointAt(0)!;
      const isShown = (one: UsableFont) => one.has(code);
      font = [this.#faces[face], this.#faces.regular, ...this.#others].find(isShown);
      if (font === undefined && !isInvisible(code)) this.#lacking.add(character);
      font ??= this.#faces[face];
      this.#known.set(key, font);
    }
    return font;
  }

  /** Characters asked for that no font has. */
  get lacking(): readonly string[] {
    return [...this.#lacking];
  }
}

/** Marks that join or direct, and have no picture. */
function isInvisible(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    code === 0xfeff ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0x2060
  );
}

/** Undefined for a file that is no font that can be embedded. */
export function openFont(name: string, { bytes }: FontFile): UsableFont | undefined {
  try {
    const opened = fontkit.create(Buffer.from(bytes)) as fontkit.Font | fontkit.FontCollection;
    const font = 'fonts' in opened ? opened.fonts[0] : opened;
    if (font === undefined) return undefined;
    const has = (codePoint: number) => font.hasGlyphForCodePoint(codePoint);
    const member = 'fonts' in opened ? { member: font.postscriptName } : {};
    return { name, bytes, has, ...member };
  } catch {
    return undefined;
  }
}

/** The characters of a text that none of the fonts shows. */
export function lackingIn(text: string, fonts: readonly UsableFont[]): string[] {
  return [...new Set(text)].filter((character) => {
    const code = character.codePointAt(0)!;
    return !isInvisible(code) && !/\s/.test(character) && !fonts.some((font) => font.has(code));
  });
}
