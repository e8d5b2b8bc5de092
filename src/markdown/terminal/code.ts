import type { Code } from 'mdast';
import { restoreDollars } from '../maths.ts';
import { GAP_STYLES, gapSpans } from './gap-marks.ts';
import type { Setting } from './setting.ts';
import { type Line, type Span, span } from './span.ts';
import { visible } from './visible.ts';
import { breakFull } from './wrap.ts';

const TAB = 4;

/** A block of code, set in by two cells, coloured where its language is known; a line that is cut goes on behind an arrow. */
export function codeLines({ value, lang }: Code, setting: Setting, width: number): Line[] {
  const code = restoreDollars(value).replace(/\r\n?/g, '\n');
  const isSetIn = width >= 12;
  return sourceLines(code, lang, setting).flatMap((line) =>
    breakFull(line, isSetIn ? width - 2 : width).map((part, at) =>
      isSetIn ? [at === 0 ? span('  ') : span('↪ ', 'dim'), ...part] : part,
    ),
  );
}

function sourceLines(code: string, lang: string | null | undefined, setting: Setting): Line[] {
  const isGap = setting.gaps > 0;
  const coloured = isGap || !lang ? undefined : setting.options.prepared?.highlight?.(code, lang);
  const spans: readonly Span[] =
    coloured ??
    gapSpans(code, setting).map(({ text, isGap: inGap }) =>
      inGap ? span(text, ...GAP_STYLES) : span(text),
    );
  return splitLines(spans).map(withTabs);
}

function splitLines(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const one of spans)
    one.text.split('\n').forEach((text, at) => {
      if (at > 0) lines.push([]);
      if (text !== '') lines.at(-1)!.push({ ...one, text });
    });
  return lines;
}

/** Tabs go on to the next multiple of four. */
function withTabs(line: readonly Span[]): Span[] {
  let column = 0;
  return line.map((one) => {
    const text = one.text.replace(/\t|[^\t]+/g, (part) => {
      const shown = part === '\t' ? ' '.repeat(TAB - (column % TAB)) : visible(part);
      column += shown.length;
      return shown;
    });
    return { ...one, text };
  });
}
