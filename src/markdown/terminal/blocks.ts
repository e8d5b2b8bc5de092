import type { BlockContent, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { restoreDollars } from '../maths.ts';
import { widthOf } from './cells.ts';
import { codeLines } from './code.ts';
import { GAP_STYLES } from './gap-marks.ts';
import { htmlText } from './html-tags.ts';
import { drawnLines } from './images.ts';
import { addressOf, inlineSpans, texOf } from './inline.ts';
import { mathsLines, mathsText } from './maths.ts';
import type { Setting } from './setting.ts';
import { type Line, span } from './span.ts';
import { tableLines } from './table.ts';
import { superscript } from './tex-symbols.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** Less room than this is not worth setting anything in for. */
const LEAST_ROOM = 10;

/** Blocks one below another, a blank line between any two unless they are the items of a tight list. */
export function blockLines(
  nodes: readonly RootContent[],
  setting: Setting,
  width: number,
  { isTight = false, depth = 0 } = {},
): Line[] {
  const lines: Line[] = [];
  for (const node of nodes) {
    const own = oneBlock(node, setting, width, depth);
    if (own.length === 0) continue;
    if (lines.length > 0 && !isTight) lines.push([]);
    lines.push(...own);
  }
  return lines;
}

function oneBlock(node: RootContent, setting: Setting, width: number, depth: number): Line[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphLines(node, setting, width);
    case 'heading':
      return wrap(
        inlineSpans(node.children, setting, 'bold', ...(node.depth === 1 ? UNDERLINE : [])),
        width,
      );
    case 'list':
      return listLines(node, setting, width, depth);
    case 'blockquote': {
      const bar = width > LEAST_ROOM ? [span('│ ', 'dim')] : [];
      const inside = blockLines(node.children, setting, width - 2 * bar.length, { depth });
      return inside.map((line) => [...bar, ...line]);
    }
    case 'code':
      return codeLines(node, setting, width);
    case 'math':
      return displayLines(node.value, setting, width);
    case 'table':
      return tableLines(node, setting, width);
    case 'thematicBreak':
      return [[span('─'.repeat(width), 'dim')]];
    case 'html': {
      const text = restoreDollars(htmlText(node.value));
      return text === '' ? [] : wrap([span(visible(text))], width);
    }
    default:
      return [];
  }
}

const UNDERLINE = ['underline'] as const;

/** Text, with the images that can be drawn on lines of their own, and so mathematics in `$$`. */
function paragraphLines({ children }: Paragraph, setting: Setting, width: number): Line[] {
  const lines: Line[] = [];
  let text: PhrasingContent[] = [];
  const flush = () => {
    const spans = inlineSpans(text, setting);
    text = [];
    if (spans.some((one) => one.text.trim() !== '')) lines.push(...wrap(spans, width));
  };
  for (const child of children) {
    const own = ownLines(child, children.length, setting, width);
    if (own === undefined) text.push(child);
    else {
      flush();
      lines.push(...own);
    }
  }
  flush();
  return lines;
}

/** The lines of what stands apart from the text around it. */
function ownLines(
  node: PhrasingContent,
  siblings: number,
  setting: Setting,
  width: number,
): Line[] | undefined {
  if (node.type === 'image' || node.type === 'imageReference')
    return drawnLines(addressOf(node, setting) ?? '', setting.options.prepared?.images, width);
  if (node.type !== 'inlineMath' || siblings > 1) return undefined;
  const isDisplay = setting.marked.startsWith('$$', node.position!.start.offset);
  return isDisplay ? displayLines(node.value, setting, width) : undefined;
}

/** A formula on lines of its own, or in one line that is broken where it is too wide for that. */
function displayLines(value: string, setting: Setting, width: number): Line[] {
  const source = texOf(value);
  const styles = setting.gaps > 0 ? GAP_STYLES : [];
  const lines = mathsLines(source);
  const indent = width > 20 ? '  ' : '';
  if (lines?.every((line) => widthOf(indent + line) <= width))
    return lines.map((line) => [span(visible(indent + line), ...styles)]);
  return wrap([span(visible(mathsText(source)), ...styles)], width);
}

const BULLETS = '•◦▪';

function listLines(list: List, setting: Setting, width: number, depth: number): Line[] {
  const first = list.start ?? 1;
  const digits = String(first + list.children.length - 1).length;
  const bullet = BULLETS[Math.min(depth, BULLETS.length - 1)]!;
  return list.children.flatMap((item, at) => {
    const label = list.ordered ? `${String(first + at).padStart(digits)}. ` : `${bullet} `;
    const lines = itemLines(item, label, setting, width, depth);
    return at > 0 && list.spread ? [[], ...lines] : lines;
  });
}

function itemLines(
  item: ListItem,
  label: string,
  setting: Setting,
  width: number,
  depth: number,
): Line[] {
  const task = item.checked == null ? '' : item.checked ? '☑ ' : '☐ ';
  const mark = task !== '' && !/\d/.test(label) ? task : label + task;
  const marked = widthOf(mark);
  const isSetIn = width - marked >= LEAST_ROOM;
  const inside = blockLines(item.children, setting, isSetIn ? width - marked : width, {
    isTight: !item.spread,
    depth: depth + 1,
  });
  const head = span(mark, ...(item.checked == null ? DIM : []));
  if (!isSetIn) return [...wrap([head], width), ...inside];
  const [start = [], ...rest] = inside;
  return [
    [head, ...start],
    ...rest.map((line) => (line.length === 0 ? line : [span(' '.repeat(marked)), ...line])),
  ];
}

const DIM = ['dim'] as const;

/** The footnotes that were referred to, and those that these refer to, each behind its number. */
export function footnoteLines(setting: Setting, width: number): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < setting.referred.length; at += 1) {
    const note = setting.footnotes.get(setting.referred[at]!);
    const number = `${superscript(String(at + 1))} `;
    const marked = width > LEAST_ROOM + 4 ? number.length : 0;
    const children = (note?.children ?? []) as BlockContent[];
    const [start = [], ...rest] = blockLines(children, setting, width - marked);
    lines.push(marked ? [span(number), ...start] : start);
    lines.push(...rest.map((line) => [span(' '.repeat(marked)), ...line]));
  }
  return lines;
}
