import { type Element, escapeHtml, type Node, readHtml, withoutControls } from '../html.ts';

/** HTML as QTI 2.1 has it: fewer elements and attributes than HTML, and blocks only where it allows blocks. */

const INLINE: ReadonlySet<string> = new Set(
  'a abbr b cite code dfn em i kbd q samp small span strong sub sup var'.split(' '),
);
/** Blocks that hold lines of text, and no blocks. */
const LINES: ReadonlySet<string> = new Set('p pre h1 h2 h3 h4 h5 h6'.split(' '));
const BOXES: ReadonlySet<string> = new Set('div details summary figure figcaption'.split(' '));
const BLOCKS: ReadonlySet<string> = new Set([
  ...LINES,
  ...BOXES,
  ...'ul ol dl blockquote table hr caption thead tbody tfoot tr td th li dt dd'.split(' '),
]);
/** What a screen shows otherwise has no element in QTI: it keeps its name as a class. */
const CLASSED: ReadonlySet<string> = new Set(['del', 'ins', 's', 'u', 'mark']);

/** Text and elements that may stand beside blocks. */
export function flowOf(html: string): string {
  return flow(readHtml(html));
}

/** Text and elements that may stand in a paragraph. */
export function inlineOf(html: string): string {
  return inline(readHtml(html));
}

function text(plain: string): string {
  return escapeHtml(withoutControls(plain));
}

function named(name: string, from: Element, inside: string): string {
  const attributes = attributesOf(name, from);
  return inside === '' && (name === 'hr' || name === 'br')
    ? `<${name}/>`
    : `<${name}${attributes}>${inside}</${name}>`;
}

function attributesOf(name: string, { name: was, attributes }: Element): string {
  const kept: Record<string, string | undefined> = {
    class: attributes.class ?? (CLASSED.has(was) ? was : undefined),
    'xml:lang': /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i.test(attributes.lang ?? '')
      ? attributes.lang
      : undefined,
    ...(name === 'a' && { href: attributes.href }),
    ...((name === 'td' || name === 'th') && {
      colspan: wholeNumber(attributes.colspan),
      rowspan: wholeNumber(attributes.rowspan),
    }),
  };
  return Object.entries(kept)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${text(value)}"`))
    .join('');
}

function wholeNumber(value: string | undefined): string | undefined {
  return /^\d{1,4}$/.test(value ?? '') ? value : undefined;
}

function isBlock(node: Node): boolean {
  return typeof node !== 'string' && BLOCKS.has(node.name);
}

function inline(nodes: readonly Node[]): string {
  return nodes
    .map((node, at) => {
      if (typeof node === 'string') return text(node);
      if (node.name === 'br' || node.name === 'hr') return '<br/>';
      if (node.name === 'img') return text(node.attributes.alt ?? '');
      if (BLOCKS.has(node.name)) return `${at > 0 ? '<br/>' : ''}${inline(node.children)}`;
      const name =
        INLINE.has(node.name) && (node.name !== 'a' || node.attributes.href !== undefined)
          ? node.name
          : 'span';
      return named(name, node, inline(node.children));
    })
    .join('');
}

function flow(nodes: readonly Node[]): string {
  return nodes
    .map((node) => (typeof node !== 'string' && isBlock(node) ? block(node) : inline([node])))
    .join('');
}

/** Runs of text between blocks become paragraphs. */
function blocks(nodes: readonly Node[]): string {
  const parts: string[] = [];
  let run: Node[] = [];
  const endRun = () => {
    const inside = inline(run);
    if (inside.trim() !== '') parts.push(`<p>${inside}</p>`);
    run = [];
  };
  for (const node of nodes) {
    if (typeof node !== 'string' && isBlock(node)) {
      endRun();
      parts.push(block(node));
    } else run.push(node);
  }
  endRun();
  return parts.join('');
}

function block(node: Element): string {
  const { name, children } = node;
  if (name === 'hr') return '<hr/>';
  if (LINES.has(name)) return named(name, node, inline(children));
  if (name === 'ul' || name === 'ol') return named(name, node, children.map(listItem).join(''));
  if (name === 'dl') return named(name, node, children.map(definition).join(''));
  if (name === 'blockquote') return named(name, node, blocks(children));
  if (name === 'table') return table(node);
  return named('div', node, flow(children));
}

function listItem(node: Node): string {
  if (typeof node === 'string') return node.trim() === '' ? '' : `<li>${text(node)}</li>`;
  return node.name === 'li' ? named('li', node, flow(node.children)) : `<li>${flow([node])}</li>`;
}

function definition(node: Node): string {
  if (typeof node === 'string') return node.trim() === '' ? '' : `<dd>${text(node)}</dd>`;
  if (node.name === 'dt') return named('dt', node, inline(node.children));
  return node.name === 'dd' ? named('dd', node, flow(node.children)) : `<dd>${flow([node])}</dd>`;
}

/** A caption, then a head, and at least one body; a foot would have to stand before the bodies, and so is one more. */
function table(node: Element): string {
  const parts = elementsIn(node);
  const rowsOf = (names: readonly string[]) =>
    parts
      .flatMap((part) => (names.includes(part.name) ? elementsIn(part) : []))
      .filter(({ name }) => name === 'tr')
      .map(row)
      .join('');
  const caption = parts.find(({ name }) => name === 'caption');
  const head = rowsOf(['thead']);
  const body = rowsOf(['tbody', 'tfoot']);
  const inside =
    body === '' || head === ''
      ? within('tbody', head + body)
      : within('thead', head) + within('tbody', body);
  const told = caption === undefined ? '' : named('caption', caption, inline(caption.children));
  return inside === '' ? '' : named('table', node, told + inside);
}

function within(name: string, inside: string): string {
  return inside === '' ? '' : `<${name}>${inside}</${name}>`;
}

function elementsIn(node: Element): Element[] {
  return node.children.filter((child): child is Element => typeof child !== 'string');
}

function row(node: Element): string {
  const cells = elementsIn(node)
    .filter(({ name }) => name === 'td' || name === 'th')
    .map((cell) => named(cell.name, cell, flow(cell.children)));
  return cells.length === 0 ? '' : named('tr', node, cells.join(''));
}
