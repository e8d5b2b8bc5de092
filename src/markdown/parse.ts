import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

/** Tables and strike-through: what gfm knows and passages or fields need. It halves the speed of remark. */
const NEEDS_GFM = /~|^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|/m;
const NEEDS_GFM_ROW = /^[^\n|]*\|[^\n]*\n[ \t>]*:?-+/m;

/**
 * gfm looks for addresses a second time in the finished tree, and what it finds has no position: passages need
 * one of every node, so that search is taken out. What the first search finds, while parsing, stays.
 */
function positionsOnly(this: Processor): void {
  const data = this.data() as { fromMarkdownExtensions?: (Extension | Extension[])[] };
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map(({ transforms: _, ...extension }) => extension);
}

type Extension = { readonly transforms?: unknown };

const plain = unified().use(remarkParse).freeze();
const gfm = unified().use(remarkParse).use(remarkGfm).use(positionsOnly).freeze();
const maths = unified().use(remarkParse).use(remarkMath).freeze();
const gfmMaths = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(positionsOnly)
  .use(remarkMath)
  .freeze();
const head = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).freeze();

/** remark's emphasis is quadratic and its nesting recursive: text with so many signs, or so deep, is not to be parsed. */
export function isTooMuchMarkup(text: string): boolean {
  return (text.match(MARKUP)?.length ?? 0) > MOST_MARKUP || TOO_DEEP.test(text);
}

const MARKUP = /[*_~]+|\[|</g;
const MOST_MARKUP = 4_000;
const TOO_DEEP = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){50}/m;

/** Markdown with its mathematics marked (see `markMaths`) → mdast, with no more extensions than the text needs. */
export function parse(marked: string): Root {
  const text = withoutMark(marked);
  const wide = NEEDS_GFM.test(text) || NEEDS_GFM_ROW.test(text);
  if (text.includes('$')) return (wide ? gfmMaths : maths).parse(text);
  return (wide ? gfm : plain).parse(text);
}

/** Markdown with everything that GitHub knows, tasks and bare addresses too. */
export function parseWide(marked: string): Root {
  const text = withoutMark(marked);
  return (text.includes('$') ? gfmMaths : gfm).parse(text);
}

/** remark takes a byte order mark off, also where a piece of a file begins with one, and every offset would be one short. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, ' ');
}

/** A front matter with its fences → a root whose first child is its YAML or TOML. */
export function parseHead(text: string): Root {
  return head.parse(text);
}
