/**
 * Reads the small, sanitised HTML that fields are rendered to, so that it can be written as plain text, XHTML or on
 * paper. It has only elements, text and character references; no comments and no scripts.
 */
export type Node = string | Element;

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g;
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'wbr']);
const BLOCKS: ReadonlySet<string> = new Set(
  'p div ul ol li dl dt dd pre blockquote figure figcaption details summary table caption thead tbody tfoot tr h1 h2 h3 h4 h5 h6 hr'.split(
    ' ',
  ),
);

/** Whether an element stands on lines of its own. */
export function isBlock(name: string): boolean {
  return BLOCKS.has(name);
}

/** Nodes of HTML; a tag that closes nothing is left out and what is open at the end is closed. */
export function readHtml(html: string): Node[] {
  const root: OpenElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const addText = (text: string) => {
    if (text !== '') open.at(-1)!.children.push(decodeHtml(text));
  };
  let done = 0;
  for (const match of html.matchAll(TAG)) {
    const [tag, slash, rawName, attributes] = match;
    addText(html.slice(done, match.index));
    done = match.index + tag.length;
    const name = rawName!.toLowerCase();
    if (slash === '/') {
      const at = open.findLastIndex((element) => element.name === name);
      if (at > 0) open.length = at;
      continue;
    }
    const element: OpenElement = { name, attributes: readAttributes(attributes!), children: [] };
    open.at(-1)!.children.push(element);
    if (!VOID.has(name)) open.push(element);
  }
  addText(html.slice(done));
  return root.children;
}

interface OpenElement extends Element {
  readonly children: Node[];
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name!, decodeHtml(value ?? '')]),
  );
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

export function decodeHtml(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Text → HTML or XML text; safe in quoted attributes too. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** What is no character in XML 1.0: control characters but tab and line ends, halves of surrogate pairs, two noncharacters. */
const NOT_XML = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r\u007F-\u009F])\p{Cc}/gu;

export function withoutControls(text: string): string {
  return text.replace(NOT_XML, '');
}

/** HTML → plain text: blocks and line breaks end lines, cells of a table are parted by tabs, items of a list open with a bullet. */
export function textOf(html: string): string {
  const text = /[<&]/.test(html) ? textOfNodes(readHtml(html)) : html;
  return (
    text.includes('\n') ? text.replace(/[ \t]*\n[ \t]*/g, '\n').replace(/\n{2,}/g, '\n') : text
  ).trim();
}

/** The same on one line. */
export function lineOf(html: string): string {
  return textOf(html).replace(/\s+/g, ' ');
}

function textOfNodes(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      const inside = textOfNodes(node.children);
      if (node.name === 'br') return '\n';
      if (node.name === 'li') return `\n• ${inside.trim()}\n`;
      if (node.name === 'td' || node.name === 'th') return `${inside}\t`;
      return BLOCKS.has(node.name) ? `\n${inside}\n` : inside;
    })
    .join('');
}

/** The same HTML as well-formed XML. */
export function toXhtml(html: string): string {
  return readHtml(html).map(xhtmlOf).join('');
}

function xhtmlOf(node: Node): string {
  if (typeof node === 'string') return escapeHtml(withoutControls(node));
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(withoutControls(value))}"`)
    .join('');
  if (VOID.has(node.name)) return `<${node.name}${attributes}/>`;
  return `<${node.name}${attributes}>${node.children.map(xhtmlOf).join('')}</${node.name}>`;
}

/** Whether HTML has blocks, which may not stand inside a paragraph. */
export function hasBlocks(html: string): boolean {
  return readHtml(html).some((node) => typeof node !== 'string' && BLOCKS.has(node.name));
}
