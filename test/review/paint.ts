import type { Paint } from '../../src/review/layout.ts';

const plain = (text: string) => text;

/** No colours. */
export const PAINT: Paint = {
  bold: plain,
  dim: plain,
  italic: plain,
  strikethrough: plain,
  red: plain,
  green: plain,
  yellow: plain,
  blue: plain,
  magenta: plain,
  cyan: plain,
  underline: plain,
};
