import { parseWide } from './parse.ts';

/** How many items a field has if it is one list and nothing else; else 0. */
export function itemsOf(markdown: string): number {
  if (!/^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(markdown)) return 0;
  const { children } = parseWide(markdown);
  const [only] = children;
  return children.length === 1 && only?.type === 'list' ? only.children.length : 0;
}
