import type { Element, ElementContent, RootContent as HtmlContent, Root as HtmlRoot } from 'hast';
import type { ListItem, Nodes, Paragraph, Root, Text } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { gapsIn, readGaps } from './gaps.ts';
import { markMaths, restoreDollars } from './maths.ts';
import { isTooMuchMarkup, parseWide } from './parse.ts';

const toElements = unified().use(remarkRehype).freeze();
const toText = unified().use(rehypeStringify).freeze();

/** A noncharacter between two signs that Anki would take for the end of a gap or the start of a hint. */
const JOINT = '\uFDD1';

/**
 * A field's Markdown → HTML for Anki. Mathematics becomes `\(x\)` and `\[x\]`, gaps `{{c1::…}}` stay, with what they
 * hide rendered; a single paragraph has no `<p>`. HTML in the Markdown is shown as text, but for comments, which are
 * left out, and `<br>`; links go to http, https and mailto only; of an image its alternative text is kept.
 */
export function toHtml(markdown: string): string {
  if (isTooMuchMarkup(markdown))
    return toText.stringify({ type: 'root', children: [{ type: 'text', value: markdown }] });
  const marked = markMaths(guardGaps(markdown.replace(/\r\n?/g, '\n')));
  const tree = parseWide(marked);
  plainNodes(tree as Root, marked);
  const html = toElements.runSync(tree) as HtmlRoot;
  html.children = html.children.flatMap(safe) as HtmlContent[];
  const [only] = html.children;
  if (html.children.length === 1 && only?.type === 'element' && only.tagName === 'p')
    html.children = only.children;
  return toText
    .stringify(html)
    .trim()
    .replaceAll(`}${JOINT}}`, '}&#125;')
    .replaceAll(`:${JOINT}:`, ':&#58;');
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
  if (node.type === 'code') node.lang = null;
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
const KEPT = ['align', 'start'] as const;

/** An element with no attributes but those that cards need; what is not safe gives way to what it holds. */
function safe(node: HtmlContent | ElementContent): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const children = node.children.flatMap(safe);
  const alt = node.properties.alt;
  if (node.tagName === 'img')
    return alt ? [{ type: 'text', value: restoreDollars(String(alt)) }] : [];
  if (node.tagName !== 'a') return [{ ...node, properties: pick(node), children }];
  const href = String(node.properties.href ?? '').replaceAll(HIDDEN_DOLLAR, '$');
  if (!SAFE_LINK.test(href) || /\}\}|%7D%7D/i.test(href)) return children;
  return [{ ...node, properties: { href }, children }];
}

function pick({ properties }: Element): Element['properties'] {
  return Object.fromEntries(
    KEPT.flatMap((key) => (properties[key] == null ? [] : [[key, properties[key]]])),
  );
}
