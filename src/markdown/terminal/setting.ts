import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast';
import type { Highlight } from './highlight.ts';
import type { Images } from './images.ts';
import type { Paint } from './span.ts';

export interface TerminalOptions {
  /** Cells that a line may take, at least 2. */
  readonly columns: number;
  readonly paint: Paint;
  /** Whether the terminal knows hyperlinks (OSC 8); otherwise an address stands behind its text. */
  readonly hasLinks?: boolean;
  /** The address of what a relative one means: a `file:` of what lies beside the deck. */
  readonly resolve?: (address: string) => string | undefined;
  /** What `prepare` loaded. */
  readonly prepared?: Prepared;
}

/** What takes time to load, or has to be read from files. */
export interface Prepared {
  readonly highlight?: Highlight;
  readonly images?: Images;
}

/** What a text is rendered with. */
export interface Setting {
  readonly options: TerminalOptions;
  /** The Markdown as it was parsed, which positions are in. */
  readonly marked: string;
  /** Whether nothing is coloured: what colour alone would say is then said by signs. */
  readonly isPlain: boolean;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
  /** Identifiers of footnotes in the order in which they are referred to. */
  readonly referred: string[];
  /** In how many gaps of a cloze text what is now rendered lies. */
  gaps: number;
}

export function settingFor(root: Root, marked: string, options: TerminalOptions): Setting {
  const definitions = new Map<string, Definition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  const collect = (node: Nodes): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier))
      footnotes.set(node.identifier, node);
    if ('children' in node) for (const child of node.children) collect(child);
  };
  collect(root);
  const isPlain = options.paint.bold('x') === 'x';
  return { options, marked, isPlain, definitions, footnotes, referred: [], gaps: 0 };
}
