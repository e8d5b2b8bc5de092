import type { Nodes as HtmlNodes, Root as HtmlRoot } from 'hast';
import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { extracted, restored } from './anki-signs.ts';
import { isTooDeep, sanitised } from './sanitised.ts';

export interface FromHtmlOptions {
  /** Whether `{{c1::…}}` are gaps. */
  readonly isCloze?: boolean;
  /** Where the file of a name is, as an address; undefined where there is none. */
  readonly medium?: (name: string) => string | undefined;
}

export interface FromHtml {
  readonly markdown: string;
  /** What Markdown has no form for and is left out, each once: "colours and fonts", "scripts". */
  readonly lost: readonly string[];
}

const fromText = unified().use(rehypeParse, { fragment: true }).freeze();
const toMarkdown = unified()
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    listItemIndent: 'one',
    fences: true,
    unsafe: [
      { character: '$' },
      { character: '=', before: '=' },
      { character: ':', before: ':' },
      { character: ':', before: '[QAC]', atBreak: true },
      { character: ':', before: 'Tags', atBreak: true },
    ],
  })
  .freeze();

/**
 * A field of Anki, HTML → Markdown that `toHtml` makes the same of: mathematics, gaps, pictures and sounds included.
 * Nothing of a script or a style is left. Never throws.
 */
export function fromHtml(html: string, options: FromHtmlOptions = {}): FromHtml {
  if (isPlain(html)) return { markdown: html, lost: [] };
  const { text, signs } = extracted(html, options.isCloze === true);
  const shallow = isTooDeep(text) ? text.replace(/<[^>]*>?/g, ' ') : text;
  const tree = fromText.parse(shallow) as HtmlRoot;
  const lost = lostIn(tree);
  const safe = sanitised(tree);
  named(safe, options);
  const root = toMarkdown.runSync(safe as never) as unknown as Root;
  root.children = root.children.flatMap((node): RootContent[] =>
    node.type === 'paragraph' ? paragraphsOf(node) : [node],
  );
  const markdown = toMarkdown.stringify(root as never).trim();
  return { markdown: restored(markdown, signs), lost };
}

/** As in `toHtml`, and nothing that reads like the beginning of a note. */
function isPlain(html: string): boolean {
  return PLAIN.test(html) && !/www\.|::|:\/\/|^(?:[QAC]|Tags):|^\d+[.)]|^ | $| {2}/i.test(html);
}

const PLAIN = /^[\p{L}\p{N}\p{M} ,.:;?!'"’‘“”„«»()/%·°–—…]+$/u;

const RUNS = /^(?:script|iframe|object|embed|form|input|button|svg|style|link|meta|base)$/;

function lostIn(tree: HtmlRoot): string[] {
  const lost = new Set<string>();
  const look = (node: HtmlNodes) => {
    if (node.type === 'element') {
      const names = Object.keys(node.properties);
      if (RUNS.test(node.tagName) || names.some((name) => /^on/i.test(name)))
        lost.add('scripts, styles and forms');
      if (node.tagName === 'font' || names.includes('style')) lost.add('colours and fonts');
    }
    if ('children' in node) for (const child of node.children) look(child);
  };
  look(tree);
  return [...lost];
}

/** Gives pictures and sounds the addresses of their files; a link that goes nowhere is none. */
function named(node: HtmlNodes, { medium }: FromHtmlOptions): void {
  if (node.type === 'element' && node.tagName === 'img') {
    const name = String(node.properties.src ?? '');
    const address = medium?.(name);
    node.properties = {
      src: address ?? name,
      ...(node.properties.alt ? { alt: node.properties.alt } : {}),
    };
  }
  if (node.type === 'element' && node.tagName === 'a' && !node.properties.href)
    node.tagName = 'span';
  if (node.type === 'element' && node.tagName === 'div' && node.children.length === 0)
    node.children = [{ type: 'element', tagName: 'br', properties: {}, children: [] }];
  if ('children' in node)
    for (const child of node.children) named(child, { ...(medium && { medium }) });
}

/** Two breaks in a row are how Anki's editor divides paragraphs; one at an end says nothing. */
function paragraphsOf(node: Paragraph): Paragraph[] {
  const parts: PhrasingContent[][] = [[]];
  node.children.forEach((child, at) => {
    const isDouble = child.type === 'break' && node.children[at + 1]?.type === 'break';
    const isSecond = child.type === 'break' && node.children[at - 1]?.type === 'break';
    if (isDouble || isSecond) {
      if (parts.at(-1)!.length > 0) parts.push([]);
    } else parts.at(-1)!.push(child);
  });
  return parts
    .map(withoutOuterBreaks)
    .filter((children) => children.length > 0)
    .map((children): Paragraph => ({ type: 'paragraph', children }));
}

function withoutOuterBreaks(children: PhrasingContent[]): PhrasingContent[] {
  let from = 0;
  let to = children.length;
  while (children[from]?.type === 'break') from += 1;
  while (to > from && children[to - 1]?.type === 'break') to -= 1;
  return children.slice(from, to);
}
