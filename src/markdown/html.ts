import type { Element, ElementContent, RootContent as HtmlContent, Root as HtmlRoot } from 'hast';
import type { ListItem, Nodes, Paragraph, Root, Text } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { gapsIn, readGaps } from './gaps.ts';
import type { Highlight } from './highlight.ts';
import { markMaths, restoreDollars } from './maths.ts';
import { isTooMuchMarkup, parseWide } from './parse.ts';
import { isHtml, isTooDeep, sanitised } from './sanitised.ts';

const toElements = unified().use(remarkRehype, { allowDangerousHtml: true }).freeze();
const toText = unified().use(rehypeStringify).freeze();
const toRawText = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();
const fromText = unified().use(rehypeParse, { fragment: true }).freeze();

/** A noncharacter between two signs that Anki would take for the end of a gap or the start of a hint. */
const JOINT = '\uFDD1';

/** What a field may refer to outside itself. */
export interface HtmlOptions {
  /**
   * What stands for an address of an image, audio or video in Anki: the name of a file that is packed, or the address
   * itself of what stays on the web; undefined leaves the alternative text.
   */
  readonly medium?: (address: string) => MediumUse | undefined;
  readonly highlight?: Highlight;
}

export type MediumUse =
  | { readonly kind: 'picture' | 'sound'; readonly name: string }
  | { readonly kind: 'link'; readonly address: string };

/**
 * A field's Markdown → HTML for Anki. Mathematics becomes `\(x\)` and `\[x\]`, gaps `{{c1::…}}` stay, with what they
 * hide rendered; a single paragraph has no `<p>`. HTML in the Markdown is sanitised, what only looks like it is shown
 * as text; links go to http, https and mailto only.
 */
export function toHtml(markdown: string, options: HtmlOptions = {}): string {
  if (isPlain(markdown)) return markdown;
  if (isTooMuchMarkup(markdown) || isTooDeep(markdown))
    return toText.stringify({ type: 'root', children: [{ type: 'text', value: markdown }] });
  const marked = markMaths(guardGaps(markdown.replace(/\r\n?/g, '\n')));
  const tree = parseWide(marked);
  plainNodes(tree as Root, marked);
  const html = withoutRaw(toElements.runSync(tree) as HtmlRoot);
  html.children = html.children.flatMap((node) => finished(node, options)) as HtmlContent[];
  const [only] = html.children;
  if (html.children.length === 1 && only?.type === 'element' && only.tagName === 'p')
    html.children = only.children;
  return toText
    .stringify(html)
    .trim()
    .replaceAll(`}${JOINT}}`, '}&#125;')
    .replaceAll(`:${JOINT}:`, ':&#58;');
}

/** One line of letters and the commonest signs, none of which is markup: most fields are, and this is a thousand times faster. */
function isPlain(markdown: string): boolean {
  return PLAIN.test(markdown) && !/www\.|:\/\/|^[+=-]|^\d+[.)]|^ | $/i.test(markdown);
}

const PLAIN = /^[\p{L}\p{N}\p{M} ,.:;?!'"’‘“”„«»()/%=·°–—…+-]+$/u;

/** Raw HTML is read as a browser would, with what stands around it, and sanitised. */
function withoutRaw(tree: HtmlRoot): HtmlRoot {
  let hasRaw = false;
  visit(tree, (node) => {
    if (node.type === 'raw') hasRaw = true;
  });
  const whole = hasRaw ? fromText.parse(toRawText.stringify(tree)) : tree;
  return sanitised(whole);
}

function visit(node: HtmlRoot | HtmlContent, look: (node: HtmlContent) => void): void {
  if (node.type !== 'root') look(node);
  if ('children' in node) for (const child of node.children) visit(child, look);
}

/** Keeps `}}` and `::` inside a gap from being read by Anki, which knows neither code nor escapes. */
function guardGaps(markdown: string): string {
  if (!/\{\{c\d/.test(markdown)) return markdown;
  const { front } = readGaps(markdown);
  let guarded = front;
  const inside = gapsIn(front).flatMap((gap) => {
    const hidden = front.indexOf('::', gap.start) + 2;
    const end = hidden + gap.hidden.length;
    return [{ start: hidden, end }, ...(gap.hint ? [{ start: end + 2, end: gap.end - 2 }] : [])];
  });
  for (const { start, end } of inside.sort((a, b) => b.start - a.start)) {
    if (front.slice(start, end).includes('{{c')) continue;
    const text = front
      .slice(start, end)
      .replace(/\}\\?(?=\})|:\\?(?=:)/g, (sign) => sign[0] + JOINT);
    guarded = guarded.slice(0, start) + text + guarded.slice(end);
  }
  return guarded;
}

/** Turns the nodes that HTML for Anki has no elements for into text, in place. */
function plainNodes(node: Nodes, marked: string): void {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
    node.value = restoreDollars(node.value);
  if (node.type === 'listItem' && typeof node.checked === 'boolean')
    showTask(node.children[0], node);
  if (!('children' in node)) return;
  const children = node.children as Nodes[];
  for (const child of children) plainNodes(child, marked);
  (node as { children: Nodes[] }).children = children.flatMap((child) =>
    plainNode(child, marked, node.type),
  );
}

function plainNode(node: Nodes, marked: string, parent: Nodes['type']): Nodes[] {
  const text = (value: string): Text => ({ type: 'text', value });
  switch (node.type) {
    case 'inlineMath':
      return [
        text(
          marked.startsWith('$$', node.position!.start.offset)
            ? `\\[${node.value}\\]`
            : `\\(${node.value}\\)`,
        ),
      ];
    case 'math':
      return [paragraph(text(`\\[${node.value}\\]`))];
    case 'html': {
      if (/^<br\s*\/?>$/i.test(node.value)) return [{ type: 'break' }];
      const shown = restoreDollars(node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, ''));
      if (shown.trim() === '') return [];
      if (isHtml(shown)) return [{ type: 'html', value: shown }];
      return [HOLDS_BLOCKS.has(parent) ? paragraph(text(shown)) : text(shown)];
    }
    case 'footnoteReference':
    case 'footnoteDefinition':
      return [];
    default:
      return [node];
  }
}

const HOLDS_BLOCKS: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem']);

function paragraph(text: Text): Paragraph {
  return { type: 'paragraph', children: [text] };
}

function showTask(first: Nodes | undefined, item: ListItem): void {
  if (first?.type === 'paragraph')
    first.children.unshift({ type: 'text', value: item.checked ? '☑ ' : '☐ ' });
  item.checked = null;
}

const SAFE_LINK = /^(?:https?:|mailto:)[^\s]/i;
/** What remark-rehype makes of a hidden dollar in an address. */
const HIDDEN_DOLLAR = encodeURIComponent('\uFDD0');

/** An element as Anki gets it; what is not safe or has no file gives way to what it holds. */
function finished(node: HtmlContent | ElementContent, options: HtmlOptions): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  if (node.tagName === 'img') return picture(node, options);
  if (node.tagName === 'pre') return [highlighted(node, options)];
  const children = node.children.flatMap((child) => finished(child, options));
  if (node.tagName !== 'a') return [{ ...node, children }];
  const href = String(node.properties.href ?? '').replaceAll(HIDDEN_DOLLAR, '$');
  if (!SAFE_LINK.test(href) || /\}\}|%7D%7D/i.test(href)) return children;
  return [{ ...node, properties: { href }, children }];
}

function picture(node: Element, { medium }: HtmlOptions): ElementContent[] {
  const { src, alt, ...properties } = node.properties;
  const text = restoreDollars(String(alt ?? ''));
  const address = decoded(String(src ?? '').replaceAll(HIDDEN_DOLLAR, '$'));
  const use = medium?.(address);
  if (use?.kind === 'sound') return [{ type: 'text', value: `[sound:${use.name}]` }];
  if (use?.kind === 'picture') {
    const named = { src: use.name, ...(text === '' ? {} : { alt: text }), ...properties };
    return [{ ...node, properties: named }];
  }
  const shown: ElementContent[] = text === '' ? [] : [{ type: 'text', value: text }];
  if (use?.kind !== 'link' || !SAFE_LINK.test(use.address)) return shown;
  const label: ElementContent[] = text === '' ? [{ type: 'text', value: use.address }] : shown;
  return [{ type: 'element', tagName: 'a', properties: { href: use.address }, children: label }];
}

/** Spaces and other letters stand in an address by their codes. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function highlighted(pre: Element, { highlight }: HtmlOptions): Element {
  const children = pre.children.map((child) => {
    if (child.type !== 'element' || child.tagName !== 'code') return child;
    const name = String((child.properties.className as string[] | undefined)?.[0] ?? '');
    const [only] = child.children;
    const code = child.children.length === 1 && only?.type === 'text' ? only.value : undefined;
    const spans =
      name.startsWith('language-') && code !== undefined
        ? highlight?.(code, name.slice('language-'.length))
        : undefined;
    return { ...child, properties: {}, children: spans ?? child.children };
  });
  return { ...pre, properties: {}, children };
}
