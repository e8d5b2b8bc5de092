import * as bidiModule from 'bidi-js';
import LineBreaker from 'linebreak';
import { type Element, isBlock, type Node, readHtml } from '../html.ts';
import { type Drawn, formulasIn, type Maths } from '../maths.ts';
import type { Face, FontSet, UsableFont } from './pdf-fonts.ts';

/** Fields laid out in lines for paper. Lengths are in points. */

/** What stands on a line, from its left edge. */
export interface Piece {
  readonly x: number;
  readonly width: number;
  readonly ink: Ink;
}

export type Ink =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly font: UsableFont;
      readonly size: number;
    }
  | { readonly kind: 'formula'; readonly drawn: Drawn; readonly size: number };

export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** From its top to its baseline, and from there to its bottom. */
  readonly ascent: number;
  readonly descent: number;
}

export interface Measure {
  readonly fonts: FontSet;
  readonly maths: Maths;
  readonly widthOf: (text: string, font: UsableFont, size: number) => number;
}

interface Style {
  readonly face: Face;
  readonly size: number;
}

/** A part of a paragraph before it is broken into lines. */
type Run =
  | { readonly text: string; readonly face: Face }
  | { readonly formula: Drawn; readonly tex: string };

/** An HTML block as a paragraph: its runs, how far it is indented and what stands before it. */
interface Paragraph {
  readonly runs: Run[];
  readonly indent: number;
}

const INDENT = 14;
const LEADING = 1.32;

export function layOut(html: string, width: number, style: Style, measure: Measure): Line[] {
  return paragraphsOf(readHtml(html), style.face, measure).flatMap(({ runs, indent }) =>
    linesOf(runs, width - indent, style.size, measure).map((line) => shifted(line, indent)),
  );
}

export function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { ascent, descent }) => sum + ascent + descent, 0);
}

function shifted(line: Line, by: number): Line {
  return by === 0
    ? line
    : { ...line, pieces: line.pieces.map((piece) => ({ ...piece, x: piece.x + by })) };
}

const FACES: Readonly<Record<string, Face>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  code: 'mono',
  pre: 'mono',
  th: 'bold',
};

function paragraphsOf(nodes: readonly Node[], face: Face, { maths }: Measure): Paragraph[] {
  const paragraphs: Paragraph[] = [{ runs: [], indent: 0 }];
  const open = (indent: number) => {
    if (paragraphs.at(-1)!.runs.length === 0) paragraphs.pop();
    paragraphs.push({ runs: [], indent });
  };
  const add = (run: Run) => paragraphs.at(-1)!.runs.push(run);
  const walk = (children: readonly Node[], own: Face, indent: number, isPre: boolean) => {
    for (const [at, node] of children.entries()) {
      if (typeof node === 'string') addText(node, own, indent, isPre);
      else if (node.name === 'br') open(indent);
      else addElement(node, at, own, indent, isPre);
    }
  };
  const addElement = (
    { name, children }: Element,
    at: number,
    own: Face,
    indent: number,
    isPre: boolean,
  ) => {
    const isApart = isBlock(name);
    const inner = indent + (/^(?:ul|ol|blockquote)$/.test(name) ? INDENT : 0);
    if (isApart) open(inner);
    if (name === 'li') add({ text: '• ', face: own });
    if (name === 'td' || name === 'th') add({ text: at > 0 ? '   ' : '', face: own });
    walk(children, FACES[name] ?? own, inner, isPre || name === 'pre');
    if (isApart) open(indent);
  };
  const addText = (text: string, own: Face, indent: number, isPre: boolean) => {
    if (isPre) {
      text
        .replace(/\n$/, '')
        .split('\n')
        .forEach((line, at) => {
          if (at > 0) open(indent);
          add({ text: line.replaceAll(' ', '\u00A0'), face: own });
        });
      return;
    }
    for (const part of formulasIn(text)) {
      if ('text' in part) add({ text: part.text.replace(/\s+/g, ' '), face: own });
      else {
        const drawn = maths.draw(part.tex, part.isDisplay);
        add(
          drawn === undefined
            ? { text: part.tex, face: 'mono' }
            : { formula: drawn, tex: part.tex },
        );
      }
    }
  };
  walk(nodes, face, 0, false);
  return paragraphs.filter(({ runs }) =>
    runs.some((run) => 'formula' in run || run.text.trim() !== ''),
  );
}

/** Stands for a formula in the text that lines are broken by. */
const FORMULA = '\uFFFC';

/** One character, its font, and where it may be broken after. */
interface Glyph {
  readonly text: string;
  readonly font?: UsableFont;
  readonly formula?: Drawn;
}

function linesOf(runs: readonly Run[], width: number, size: number, measure: Measure): Line[] {
  const glyphs = runs.flatMap((run): Glyph[] =>
    'formula' in run
      ? [{ text: FORMULA, formula: run.formula }]
      : [...run.text].map((text) => ({ text, font: measure.fonts.fontFor(text, run.face) })),
  );
  const text = glyphs.map((glyph) => glyph.text).join('');
  const lines: Glyph[][] = [];
  let line: Glyph[] = [];
  let at = 0;
  for (const word of wordsOf(text)) {
    const next = glyphs.slice(at, at + [...word].length);
    at += next.length;
    if (line.length > 0 && widthOf(trimmed([...line, ...next]), size, measure) > width) {
      lines.push(line);
      line = [];
    }
    for (const part of split(next, width, size, measure)) {
      if (line.length > 0 && part !== next) {
        lines.push(line);
        line = [];
      }
      line.push(...part);
    }
  }
  if (line.length > 0) lines.push(line);
  return lines.map((one) => lineOf(trimmed(one), size, measure));
}

/** Pieces of text that no line is broken inside: UAX 14. */
function wordsOf(text: string): string[] {
  const breaker = new LineBreaker(text);
  const words: string[] = [];
  let from = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    words.push(text.slice(from, next.position));
    from = next.position;
  }
  return words;
}

/** A word that is wider than the line, in parts that are not. */
function split(
  word: readonly Glyph[],
  width: number,
  size: number,
  measure: Measure,
): (readonly Glyph[])[] {
  if (widthOf(trimmed(word), size, measure) <= width) return [word];
  const parts: Glyph[][] = [[]];
  for (const glyph of word) {
    if (parts.at(-1)!.length > 0 && widthOf([...parts.at(-1)!, glyph], size, measure) > width)
      parts.push([]);
    parts.at(-1)!.push(glyph);
  }
  return parts;
}

function trimmed(line: readonly Glyph[]): readonly Glyph[] {
  let end = line.length;
  while (end > 0 && /^[ \t]$/.test(line[end - 1]!.text)) end -= 1;
  return line.slice(0, end);
}

function widthOf(glyphs: readonly Glyph[], size: number, measure: Measure): number {
  return stretches(glyphs).reduce(
    (sum, stretch) => sum + widthOfStretch(stretch, size, measure),
    0,
  );
}

type Stretch = { readonly text: string; readonly font: UsableFont } | { readonly formula: Drawn };

/** Characters of one font that stand together. */
function stretches(glyphs: readonly Glyph[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { text, font, formula } of glyphs) {
    const last = found.at(-1);
    if (formula !== undefined) found.push({ formula });
    else if (last !== undefined && 'font' in last && last.font === font)
      found[found.length - 1] = { font, text: last.text + text };
    else found.push({ text, font: font! });
  }
  return found;
}

function widthOfStretch(stretch: Stretch, size: number, { widthOf: measureText }: Measure): number {
  return 'formula' in stretch
    ? (stretch.formula.width / 1000) * size
    : measureText(stretch.text, stretch.font, size);
}

type BidiFactory = () => { getEmbeddingLevels(text: string): { levels: Uint8Array } };
// Its types are those of a plain module, and it is a function that makes one.
const bidi = (bidiModule as unknown as { default: BidiFactory }).default();
export const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

function lineOf(glyphs: readonly Glyph[], size: number, measure: Measure): Line {
  const ordered = inVisualOrder(glyphs);
  let x = 0;
  let ascent = size * 0.95;
  let descent = size * (LEADING - 0.95);
  const pieces = ordered.flatMap(stretches).map((stretch): Piece => {
    const width = widthOfStretch(stretch, size, measure);
    const piece = { x, width, ink: inkOf(stretch, size) };
    x += width;
    if ('formula' in stretch) {
      ascent = Math.max(ascent, (stretch.formula.ascent / 1000) * size + 2);
      descent = Math.max(descent, (stretch.formula.descent / 1000) * size + 2);
    }
    return piece;
  });
  return { pieces, width: x, ascent, descent };
}

function inkOf(stretch: Stretch, size: number): Ink {
  return 'formula' in stretch
    ? { kind: 'formula', drawn: stretch.formula, size }
    : { kind: 'text', text: stretch.text, font: stretch.font, size };
}

/** Stretches of one direction in the order in which they are seen: UAX 9. Fonts set the letters inside themselves. */
function inVisualOrder(glyphs: readonly Glyph[]): (readonly Glyph[])[] {
  const text = glyphs.map((glyph) => glyph.text).join('');
  if (!RIGHT_TO_LEFT.test(text)) return [glyphs];
  const { levels } = bidi.getEmbeddingLevels(text);
  const runs: { level: number; glyphs: Glyph[] }[] = [];
  let unit = 0;
  for (const glyph of glyphs) {
    const level = levels[unit] ?? 0;
    unit += glyph.text.length;
    const last = runs.at(-1);
    if (last !== undefined && last.level === level) last.glyphs.push(glyph);
    else runs.push({ level, glyphs: [glyph] });
  }
  const highest = Math.max(...runs.map(({ level }) => level));
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < runs.length; from++) {
      if (runs[from]!.level < level) continue;
      let to = from;
      while (to + 1 < runs.length && runs[to + 1]!.level >= level) to += 1;
      runs.splice(from, to - from + 1, ...runs.slice(from, to + 1).reverse());
      from = to;
    }
  }
  return runs.map((run) => run.glyphs);
}
