import type { Nodes } from 'mdast';
import { markMaths, restoreDollars } from './maths.ts';
import { isTooMuchMarkup, parseWide } from './parse.ts';
import { blockLines, footnoteLines } from './terminal/blocks.ts';
import { settingFor, type TerminalOptions } from './terminal/setting.ts';
import { type Line, paintLine, span } from './terminal/span.ts';
import { visible } from './terminal/visible.ts';
import { wrap } from './terminal/wrap.ts';

/**
 * Markdown, or what `clozeQuestion` and `clozeAnswer` make of it → text for a terminal: lines joined by `\n`, none
 * wider than `columns` cells, each of which closes the styles and links that it opens. Nothing in the Markdown can
 * steer the terminal: there are no control characters but for our own colours, links and images.
 * An image is drawn from its last line upwards over the blank lines before that.
 */
export function toTerminal(markdown: string, options: TerminalOptions): string {
  const lines = terminalLines(markdown.replace(/\r\n?/g, '\n'), options);
  return lines.map((line) => paintLine(line, options.paint)).join('\n');
}

function terminalLines(markdown: string, options: TerminalOptions): Line[] {
  const columns = Math.max(2, options.columns);
  const asWritten = () => wrap([span(visible(restoreDollars(markdown)))], columns);
  if (isTooMuchMarkup(markdown)) return asWritten();
  const marked = markMaths(markdown);
  const root = parseWide(marked);
  if (isDeeper(root, DEEPEST)) return asWritten();
  const setting = settingFor(root, marked, options);
  const body = blockLines(root.children, setting, columns);
  const notes = footnoteLines(setting, columns);
  return notes.length === 0 ? body : [...body, [], ...notes];
}

/** Deeper than anyone writes, and than the stack holds. */
const DEEPEST = 200;

function isDeeper(node: Nodes, levels: number): boolean {
  if (levels === 0) return true;
  return 'children' in node && node.children.some((child) => isDeeper(child, levels - 1));
}
