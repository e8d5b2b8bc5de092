import { widthOf } from './cells.ts';

/** Text that takes a rectangle of cells; every line is as wide as the box. */
export interface Box {
  readonly lines: readonly string[];
  readonly width: number;
  /** Which line stands level with what is beside the box, from 0. */
  readonly base: number;
}

export function box(text: string): Box {
  return { lines: [text], width: widthOf(text), base: 0 };
}

/** Boxes side by side, their bases level. */
export function beside(boxes: readonly Box[]): Box {
  const above = Math.max(0, ...boxes.map(({ base }) => base));
  const below = Math.max(0, ...boxes.map(({ lines, base }) => lines.length - 1 - base));
  const lines = Array.from({ length: above + 1 + below }, (_, at) =>
    boxes.map(({ lines, width, base }) => lines[at - above + base] ?? ' '.repeat(width)).join(''),
  );
  return { lines, width: boxes.reduce((sum, { width }) => sum + width, 0), base: above };
}

export type Side = 'left' | 'centre' | 'right';

/** Boxes one below another; the base is that of the box at `level`. */
export function stacked(boxes: readonly Box[], level: number, side: Side = 'centre'): Box {
  const width = Math.max(0, ...boxes.map((one) => one.width));
  const base = boxes.slice(0, level).reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    lines: boxes.flatMap((one) => widened(one, width, side).lines),
    width,
    base: base + (boxes[level]?.base ?? 0),
  };
}

export function widened(one: Box, width: number, side: Side): Box {
  const free = Math.max(0, width - one.width);
  const left = side === 'left' ? 0 : side === 'right' ? free : free >> 1;
  const lines = one.lines.map((line) => ' '.repeat(left) + line + ' '.repeat(free - left));
  return { lines, width: one.width + free, base: one.base };
}

/** The same box, its base in the middle. */
export function centred({ lines, width }: Box): Box {
  return { lines, width, base: (lines.length - 1) >> 1 };
}

/** A delimiter as high as a box. */
export function tall(sign: string, height: number, base: number): Box {
  if (height === 1 || sign === '') return { ...box(sign), base: 0 };
  const parts = TALL[sign];
  if (!parts) return { lines: spread(sign, height, base), width: widthOf(sign), base };
  const [top, middle, bottom, waist] = parts;
  const lines = Array.from({ length: height }, (_, at) =>
    at === 0 ? top! : at === height - 1 ? bottom! : middle!,
  );
  if (waist && height > 2) lines[(height - 1) >> 1] = waist;
  return { lines, width: 1, base };
}

function spread(sign: string, height: number, base: number): string[] {
  return Array.from({ length: height }, (_, at) =>
    at === base ? sign : ' '.repeat(widthOf(sign)),
  );
}

/** Top, middle, bottom and, of a brace, its waist. */
const TALL: Readonly<Record<string, string>> = {
  '(': '⎛⎜⎝',
  ')': '⎞⎟⎠',
  '[': '⎡⎢⎣',
  ']': '⎤⎥⎦',
  '{': '⎧⎪⎩⎨',
  '}': '⎫⎪⎭⎬',
  '|': '│││',
  '‖': '║║║',
  '⌊': '⎢⎢⎣',
  '⌋': '⎥⎥⎦',
  '⌈': '⎡⎢⎢',
  '⌉': '⎤⎥⎥',
};
