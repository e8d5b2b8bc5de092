import type { Nodes } from 'mdast';
import type { Range } from './document.ts';
import { markMaths } from './maths.ts';
import { isTooMuchMarkup, parse } from './parse.ts';

const ADDRESS = /\b(?:https?|ftp|file):\/\/\S+|\bwww\.\S+/g;

/** Where signs mean themselves and no note: code, mathematics, links, images, HTML and addresses. Ascending. */
export function opaqueRanges(markdown: string, { brackets = true } = {}): Range[] {
  if (!/[`$[\]<\\]|:\/\/|www\.|^ {4}|^\t|~~~/m.test(markdown)) return [];
  const found: Range[] = [];
  if (!isTooMuchMarkup(markdown)) collect(parse(markMaths(markdown, { brackets })), found);
  for (const { index, 0: address } of markdown.matchAll(ADDRESS)) {
    const braces = address.indexOf('}}');
    found.push({ start: index, end: index + (braces < 0 ? address.length : braces) });
  }
  return found.sort((a, b) => a.start - b.start);
}

function collect(node: Nodes, found: Range[]): void {
  switch (node.type) {
    case 'code':
    case 'inlineCode':
    case 'math':
    case 'inlineMath':
    case 'link':
    case 'linkReference':
    case 'image':
    case 'imageReference':
    case 'html':
    case 'definition':
      found.push({ start: node.position!.start.offset!, end: node.position!.end.offset! });
      return;
  }
  if ('children' in node) for (const child of node.children) collect(child, found);
}

export function isWithin(ranges: readonly Range[], position: number): boolean {
  return rangeAt(ranges, position) !== undefined;
}

/** The range that a position lies in, by bisection; the ranges are ascending. */
export function rangeAt(ranges: readonly Range[], position: number): Range | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.end <= position) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range && range.start <= position ? range : undefined;
}
