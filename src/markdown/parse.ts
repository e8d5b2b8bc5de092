import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Tables and strike-through: what gfm knows and passages or fields need. It halves the speed of remark. */
const NEEDS_GFM = /~|^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|/m;
const NEEDS_GFM_ROW = /^[^\n|]*\|[^\n]*\n[ \t>]*:?-+/m;

const plain = unified().use(remarkParse).freeze();
const gfm = unified().use(remarkParse).use(remarkGfm).freeze();
const maths = unified().use(remarkParse).use(remarkMath).freeze();
const gfmMaths = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();
const head = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).freeze();

/** Markdown with its mathematics marked (see `markMaths`) → mdast, with no more extensions than the text needs. */
export function parse(marked: string): Root {
  const wide = NEEDS_GFM.test(marked) || NEEDS_GFM_ROW.test(marked);
  if (marked.includes('$')) return (wide ? gfmMaths : maths).parse(marked);
  return (wide ? gfm : plain).parse(marked);
}

/** Markdown with everything that GitHub knows, tasks and bare addresses too. */
export function parseWide(marked: string): Root {
  return (marked.includes('$') ? gfmMaths : gfm).parse(marked);
}

/** A front matter with its fences → a root whose first child is its YAML or TOML. */
export function parseHead(text: string): Root {
  return head.parse(text);
}
