import type { Element, Nodes, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { isTooDeep } from './sanitised.ts';

const fromText = unified().use(rehypeParse, { fragment: true, space: 'svg' }).freeze();
const toText = unified()
  .use(rehypeStringify, {
    space: 'svg',
    closeEmptyElements: true,
    characterReferences: { useNamedReferences: false },
  })
  .freeze();

/** What runs, loads or holds something else than a drawing. */
const REFUSED =
  /^(?:script|foreignobject|iframe|object|embed|handler|listener|audio|video|set|animate\w*|html|body|meta|link|base)$/i;

/** An address inside the drawing, or a picture that stands in it. */
const INSIDE = /^(?:#|data:image\/(?:png|jpe?g|gif|webp);)/i;

/** A drawing of which nothing runs and nothing is fetched; undefined where the text is no SVG. */
export function sanitisedSvg(text: string): string | undefined {
  if (isTooDeep(text)) return undefined;
  const tree = fromText.parse(text.replace(/^\uFEFF/, '')) as Root;
  const svg = tree.children.find(
    (node): node is Element => node.type === 'element' && node.tagName === 'svg',
  );
  if (svg === undefined) return undefined;
  clean(svg);
  svg.properties.xmlns = 'http://www.w3.org/2000/svg';
  return toText.stringify({ type: 'root', children: [svg] });
}

/** Not by recursion: a hostile drawing may be nested without end. */
function clean(svg: Element): void {
  const open: Nodes[] = [svg];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type !== 'element') continue;
    node.properties = Object.fromEntries(
      Object.entries(node.properties).filter(([name, value]) => isSafe(name, String(value))),
    );
    node.children = node.children.filter(
      (child) =>
        child.type === 'text' || (child.type === 'element' && !REFUSED.test(child.tagName)),
    );
    if (node.tagName === 'style')
      node.children = node.children.filter(
        (child) => child.type !== 'text' || !reachesOut(child.value),
      );
    open.push(...node.children);
  }
}

function isSafe(name: string, value: string): boolean {
  if (/^on/i.test(name)) return false;
  if (/href$|^src$/i.test(name)) return INSIDE.test(value.trim());
  return !reachesOut(value);
}

function reachesOut(text: string): boolean {
  return /url\(\s*["']?(?!#)|@import|javascript:|expression\(/i.test(text);
}
