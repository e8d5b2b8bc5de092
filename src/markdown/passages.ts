import type { Nodes, Parent, PhrasingContent } from 'mdast';
import type { Passage } from './document.ts';
import { plainText } from './plain-text.ts';
import type { SourceText } from './source-text.ts';

/** The headings above a place in a file, outermost first. */
export class HeadingPath {
  #headings: { depth: number; text: string }[] = [];
  #path: readonly string[] = [];
  /** The first heading of depth 1. */
  title: string | undefined;

  enter(depth: number, text: string): void {
    this.#headings = [...this.#headings.filter((above) => above.depth < depth), { depth, text }];
    this.#path = this.#headings.map((heading) => heading.text);
    if (depth === 1) this.title ??= text;
  }

  get path(): readonly string[] {
    return this.#path;
  }
}

/** The passages of a parsed piece of prose that begins at offset `base` and is `length` long; headings are followed on the way. */
export function passagesOf(
  root: Parent,
  source: SourceText,
  base: number,
  length: number,
  headings: HeadingPath,
): Passage[] {
  const passages: Passage[] = [];
  const visit = (node: Nodes, kind: Passage['kind']): void => {
    // Below the piece stand the link definitions that were added to it.
    if (node.position && node.position.start.offset! >= length) return;
    switch (node.type) {
      case 'heading':
        headings.enter(node.depth, headingText(node.children));
        return;
      case 'paragraph': {
        const plain = plainText(node.children, source, base);
        if (/\p{L}/u.test(plain.text))
          passages.push({ kind, headings: headings.path, ...plain, file: source.file });
        return;
      }
      case 'root':
      case 'list':
        for (const child of node.children) visit(child, kind);
        return;
      case 'listItem':
        for (const child of node.children) visit(child, 'item');
        return;
      case 'blockquote':
        for (const child of node.children) visit(child, 'quote');
        return;
    }
  };
  visit(root as Nodes, 'paragraph');
  return passages;
}

/** A heading as one line of text, with its code and mathematics as written. */
function headingText(nodes: readonly PhrasingContent[]): string {
  const textOf = (node: PhrasingContent): string => {
    if ('children' in node) return node.children.map(textOf).join('');
    if (node.type === 'break') return ' ';
    if (node.type === 'inlineMath') return `$${node.value}$`;
    return node.type === 'text' || node.type === 'inlineCode' ? node.value : '';
  };
  return nodes
    .map(textOf)
    .join('')
    .replace(/\uFDD0/g, '$')
    .replace(/\[\^[^\]\s]+\]|\[\d{1,3}\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
