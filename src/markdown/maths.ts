import type { Range } from './document.ts';

/** A noncharacter, so that no text can have it: a dollar sign that is money. One UTF-16 unit, as `$` is. */
const DOLLAR = '\uFDD0';

const CANDIDATE = /\\[\s\S]|`+|^~{3,}[^\n]*\n[\s\S]*?(?:^~{3,}[ \t]*$|$(?![\s\S]))|\${1,2}/gm;

/**
 * Rewrites Markdown, at the same length, so that remark-math finds what people mean: `\(x\)` and `\[x\]` become dollars,
 * and dollars that are money are hidden until `restoreDollars`. Money is told from mathematics by pandoc's rule:
 * an opening dollar has no space after it, a closing one no space before and no digit after.
 * With `brackets: false`, `\[` is an escaped bracket.
 */
export function markMaths(markdown: string, { brackets = true } = {}): string {
  if (!/\$|\\[([]/.test(markdown)) return markdown;
  let out = '';
  let done = 0;
  for (const { start, end, mark } of mathsIn(markdown, brackets)) {
    out += hideDollars(markdown.slice(done, start));
    const inside = hideDollars(markdown.slice(start + mark.length, end - mark.length));
    out +=
      mark === '\\('
        ? `$ ${inside} $`
        : `${mark === '\\[' ? '$$' : mark}${inside}${mark === '\\[' ? '$$' : mark}`;
    done = end;
  }
  return out + hideDollars(markdown.slice(done));
}

export function restoreDollars(text: string): string {
  return text.replaceAll(DOLLAR, '$');
}

/** An escaped dollar is none to remark already. */
function hideDollars(text: string): string {
  return text.replace(/\\[\s\S]|\$/g, (sign) => (sign === '$' ? DOLLAR : sign));
}

interface Maths extends Range {
  readonly mark: '$' | '$$' | '\\(' | '\\[';
}

function mathsIn(text: string, brackets: boolean): Maths[] {
  const found: Maths[] = [];
  const unclosed = new Set<string>();
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match; match = CANDIDATE.exec(text)) {
    const mark = match[0];
    const start = match.index;
    const inside = start + mark.length;
    let end: number | undefined;
    if (mark[0] === '`') end = unclosed.has(mark) ? undefined : endOfCode(text, mark, inside);
    else if (mark === '$$')
      end = endOf(
        text,
        '$$',
        inside,
        /^[ \t]*$/m.test(text.slice(inside, text.indexOf('\n', inside) + 1 || undefined)),
      );
    else if (mark === '$') end = endOfDollars(text, inside);
    else if (mark === '\\(') end = endOf(text, '\\)', inside, false);
    else if (mark === '\\[' && brackets) end = endOf(text, '\\]', inside, false);
    if (mark[0] === '`' && end === undefined) unclosed.add(mark);
    if (end === undefined) continue;
    if (mark === '$' || mark === '$$' || mark === '\\(' || mark === '\\[')
      found.push({ start, end, mark });
    CANDIDATE.lastIndex = end;
  }
  return found;
}

function endOfCode(text: string, mark: string, from: number): number | undefined {
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
    const end = at + mark.length;
    if (text[at - 1] !== '`' && text[end] !== '`') return end;
    while (text[at + 1] === '`') at += 1;
  }
  return undefined;
}

/** Where `close` ends; a blank line before it means that the opening mark was none, unless that stands alone on its line. */
function endOf(text: string, close: string, from: number, overBlank: boolean): number | undefined {
  const at = text.indexOf(close, from);
  if (at < 0 || at === from) return undefined;
  if (!overBlank && /\n[ \t]*\r?\n/.test(text.slice(from, at))) return undefined;
  return at + close.length;
}

function endOfDollars(text: string, from: number): number | undefined {
  if (/\s/.test(text[from] ?? ' ')) return undefined;
  const close = /(?:\\[\s\S]|[^\\$])*/y;
  close.lastIndex = from;
  close.exec(text);
  const at = close.lastIndex;
  if (text[at] !== '$' || /\s/.test(text[at - 1]!) || /\d/.test(text[at + 1] ?? ''))
    return undefined;
  return /\n[ \t]*\r?\n/.test(text.slice(from, at)) ? undefined : at + 1;
}
