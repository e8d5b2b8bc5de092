import type { ElementContent, Root } from 'hast';
import { common, createLowlight } from 'lowlight';
import { type Span, type Style, span } from './span.ts';

/** Code in a language → coloured spans; undefined where the language is not known. */
export type Highlight = (code: string, language: string) => readonly Span[] | undefined;

/** More than this takes longer than anyone waits for a card. */
const MOST_CODE = 20_000;

const lowlight = createLowlight(common);

export const highlight: Highlight = (code, language) => {
  const name = language.toLowerCase();
  if (code.length > MOST_CODE || !lowlight.registered(name)) return undefined;
  return spansOf(lowlight.highlight(name, code), []);
};

/** highlight.js's scopes: https://highlightjs.readthedocs.io/en/latest/css-classes-reference.html */
const COLOURS: Readonly<Record<string, Style>> = {
  keyword: 'magenta',
  literal: 'cyan',
  number: 'cyan',
  symbol: 'cyan',
  string: 'green',
  regexp: 'green',
  addition: 'green',
  comment: 'dim',
  quote: 'dim',
  meta: 'dim',
  deletion: 'red',
  title: 'blue',
  section: 'blue',
  name: 'blue',
  type: 'yellow',
  built_in: 'yellow',
  attr: 'yellow',
  attribute: 'yellow',
  variable: 'yellow',
  'selector-tag': 'magenta',
  'selector-class': 'yellow',
  'selector-id': 'yellow',
  strong: 'bold',
  emphasis: 'italic',
  tag: 'blue',
};

function spansOf(node: Root | ElementContent, styles: readonly Style[]): Span[] {
  if (node.type === 'text') return [span(node.value, ...styles)];
  if (!('children' in node)) return [];
  const scope = node.type === 'element' ? scopeOf(node.properties.className) : undefined;
  const style = scope === undefined ? undefined : COLOURS[scope];
  const inner = style ? [style] : styles;
  return node.children.flatMap((child) => spansOf(child as ElementContent, inner));
}

function scopeOf(className: unknown): string | undefined {
  const [first] = Array.isArray(className) ? className : [];
  return typeof first === 'string' ? first.replace(/^hljs-/, '') : undefined;
}
