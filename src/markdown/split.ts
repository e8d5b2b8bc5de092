import type { Range } from './document.ts';
import { isBlank } from './line.ts';
import { lineAt, type SourceText } from './source-text.ts';

/** remark's time grows faster than its input, so it gets pieces of about this many UTF-16 units. */
const PIECE = 16_000;

/** Where a single block, without a blank line, is cut all the same. */
const LARGEST_PIECE = 64_000;

/** A heading or a list item at the margin begins something new even without a blank line. */
const FRESH = /^(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t]/;

/** Cuts lines `from` to `to` before headings, list items and paragraphs at the margin, where no passage is torn; ranges are offsets. */
export function* piecesOf(source: SourceText, from: number, to: number): Generator<Range> {
  let start = source.starts[from]!;
  for (let line = from + 1; line < to; line += 1) {
    const here = source.starts[line]!;
    const after = source.starts[line + 1] ?? source.text.length;
    const text = lineAt(source, line);
    const calm = FRESH.test(text) || (/^\S/.test(text) && isBlank(lineAt(source, line - 1)));
    if ((here - start < PIECE || !calm) && after - start < LARGEST_PIECE) continue;
    if (here > start) yield { start, end: here };
    start = here;
  }
  const end = source.starts[to] ?? source.text.length;
  if (end > start) yield { start, end };
}

/** Link definitions by their normalised label, each as the Markdown that defines it. */
export type Definitions = ReadonlyMap<string, string>;

const DEFINITION = /^ {0,3}\[((?:[^[\]\\]|\\.){1,200})\]:[ \t]*(\S+)/gm;
const LABEL = /\[((?:[^[\]\\]|\\.){1,200})\]/g;

/** Collects the definitions of a whole file, for pieces that refer to them. */
export function definitionsIn(text: string): Definitions {
  const found = new Map<string, string>();
  if (!text.includes(']:')) return found;
  for (const [, label, target] of text.matchAll(DEFINITION))
    if (!label!.startsWith('^') && !found.has(normalised(label!)))
      found.set(normalised(label!), `[${label}]: ${target}`);
  return found;
}

/** The definitions that a piece refers to, as Markdown to put below it. */
export function definitionsFor(piece: string, definitions: Definitions): string {
  if (definitions.size === 0 || !piece.includes('[')) return '';
  const used = new Set<string>();
  for (const [, label] of piece.matchAll(LABEL)) {
    const definition = definitions.get(normalised(label!));
    if (definition) used.add(definition);
  }
  return used.size === 0 ? '' : `\n\n${[...used].join('\n')}\n`;
}

function normalised(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase();
}
