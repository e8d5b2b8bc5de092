import { unescapeMarkdown } from '../markdown/escape.ts';
import { folded, type Paint, visible } from '../review/layout.ts';
import type { GapMarks } from './card-faces.ts';

/** Makes Markdown text for a terminal. */
export interface Renderer {
  readonly lines: (markdown: string, columns: number) => readonly string[];
  /** On one line, without colours. */
  readonly plain: (markdown: string) => string;
  readonly marks: GapMarks;
}

export function rendererFor({ bold }: Pick<Paint, 'bold'>): Renderer {
  const [open = '', close = ''] = bold('\0').split('\0');
  return {
    lines: (markdown, columns) =>
      folded(visible(unescapeMarkdown(markdown)).replaceAll('\uFFFD[', '\x1b['), columns),
    plain: (markdown) => visible(unescapeMarkdown(markdown)).replace(/\s+/g, ' ').trim(),
    marks: { open, close },
  };
}

export const PLAIN: Renderer = rendererFor({ bold: (text) => text });
