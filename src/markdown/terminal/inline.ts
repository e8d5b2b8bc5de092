import type { Image, ImageReference, Link, LinkReference, Nodes, PhrasingContent } from 'mdast';
import { restoreDollars } from '../maths.ts';
import { GAP_STYLES, gapSpans } from './gap-marks.ts';
import { pairTags, type Tags } from './html-tags.ts';
import { safeAddress } from './links.ts';
import { mathsText } from './maths.ts';
import type { Setting } from './setting.ts';
import type { Span, Style } from './span.ts';
import { subscript, superscript } from './tex-symbols.ts';
import { visible } from './visible.ts';

/** How text looks that stands in some elements. */
interface Look {
  readonly styles: readonly Style[];
  readonly href?: string;
  readonly script?: 'sub' | 'sup';
}

/** Inline Markdown → spans; a `\n` in one is a line end that is meant. */
export function inlineSpans(
  nodes: readonly PhrasingContent[],
  setting: Setting,
  ...styles: Style[]
): Span[] {
  return many(nodes, setting, { styles });
}

function many(nodes: readonly PhrasingContent[], setting: Setting, look: Look): Span[] {
  const tags = pairTags(nodes.map((node) => (node.type === 'html' ? node.value : undefined)));
  let current = look;
  return nodes.flatMap((node, at) => {
    if (node.type !== 'html') return one(node, setting, current);
    const shown = tags.shown[at]!;
    current = withTags(look, tags, at);
    return shown === '' ? [] : spans(restoreDollars(shown), setting, current);
  });
}

function one(node: PhrasingContent, setting: Setting, look: Look): Span[] {
  switch (node.type) {
    case 'text':
      return spans(restoreDollars(node.value).replace(/\r?\n/g, ' '), setting, look);
    case 'break':
      return [{ text: '\n', styles: [] }];
    case 'strong':
      return many(node.children, setting, withStyle(look, 'bold'));
    case 'emphasis':
      return many(node.children, setting, withStyle(look, 'italic'));
    case 'delete':
      return struck(node.children, setting, look);
    case 'inlineCode': {
      const code = restoreDollars(node.value).replace(/\r?\n/g, ' ');
      const text = setting.isPlain ? `\`${code}\`` : code;
      return spans(text, setting, withStyle(look, 'yellow'));
    }
    case 'inlineMath':
      return spans(keptTogether(mathsText(texOf(node.value))), setting, look);
    case 'link':
    case 'linkReference':
      return linkSpans(node, setting, look);
    case 'image':
    case 'imageReference':
      return imageLink(node, setting, look);
    case 'footnoteReference':
      return spans(footnoteMark(node.identifier, setting), setting, look);
    default:
      return [];
  }
}

/** A formula as written. Gaps hide nothing in it (see gaps.ts), but Anki's own decks have them there: these are filled. */
export function texOf(value: string): string {
  const written = visible(restoreDollars(value));
  return written.includes('{{c') ? written.replace(GAP_IN_TEX, '{$1}') : written;
}

const GAP_IN_TEX = /\{\{c\d+::((?:(?!::|\}\}).)*)(?:::(?:(?!\}\}).)*)?\}\}/gs;

/** A formula that breaks after a relation only, unless there is much between two of them. */
function keptTogether(formula: string): string {
  return formula
    .split(/(?<= [=<>≤≥≠≈≡∼∈⊂⊆→↦⇒⟹⇔⟺⇌] )/)
    .map((part) =>
      part.length > MOST_TOGETHER
        ? part
        : part.trimEnd().replaceAll(' ', '\u00a0') + part.slice(part.trimEnd().length),
    )
    .join('');
}

const MOST_TOGETHER = 24;

function struck(nodes: readonly PhrasingContent[], setting: Setting, look: Look): Span[] {
  const inside = many(nodes, setting, withStyle(look, 'strikethrough'));
  if (!setting.isPlain) return inside;
  return [...spans('~~', setting, look), ...inside, ...spans('~~', setting, look)];
}

function withStyle(look: Look, style: Style): Look {
  return look.styles.includes(style) ? look : { ...look, styles: [...look.styles, style] };
}

const TAG_STYLES: ReadonlyMap<string, Style> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strikethrough'],
  ['del', 'strikethrough'],
  ['code', 'yellow'],
  ['kbd', 'yellow'],
  ['mark', 'yellow'],
]);

function withTags(look: Look, { openAfter }: Tags, at: number): Look {
  let inner = look;
  for (const name of openAfter[at]!) {
    const style = TAG_STYLES.get(name);
    if (name === 'sub' || name === 'sup') inner = { ...inner, script: name };
    else if (style) inner = withStyle(inner, style);
  }
  return inner;
}

/** Text in a look, with the marks of a cloze's gaps carried out. */
function spans(text: string, setting: Setting, look: Look): Span[] {
  const written = look.script ? scripted(text, look.script) : text;
  return gapSpans(written, setting).map(({ text: part, isGap }) => ({
    text: visible(part),
    styles: isGap ? inGap(look.styles) : look.styles,
    ...(look.href === undefined ? {} : { href: look.href }),
  }));
}

function scripted(text: string, script: 'sub' | 'sup'): string {
  if (script === 'sub') return subscript(text) ?? `_${text}`;
  return superscript(text) ?? `^${text}`;
}

const KEPT_IN_GAP: ReadonlySet<Style> = new Set(['italic', 'underline', 'strikethrough']);

function inGap(styles: readonly Style[]): readonly Style[] {
  return [...GAP_STYLES, ...styles.filter((style) => KEPT_IN_GAP.has(style))];
}

function linkSpans(node: Link | LinkReference, setting: Setting, look: Look): Span[] {
  const url = addressOf(node, setting);
  const { hasLinks, resolve } = setting.options;
  const href = url === undefined ? undefined : safeAddress(url, resolve);
  if (href === undefined) return many(node.children, setting, look);
  const underlined = withStyle(look, 'underline');
  if (hasLinks) return many(node.children, setting, { ...underlined, href });
  const inside = many(node.children, setting, underlined);
  const text = inside.map((part) => part.text).join('');
  const isAddress = url === text || url!.replace(/^(?:\w+:\/\/|mailto:)/, '') === text;
  return isAddress || text === '' ? inside : [...inside, ...behind(url!, setting, look)];
}

function behind(url: string, setting: Setting, look: Look): Span[] {
  return spans(` (${url})`, setting, withStyle(look, 'dim'));
}

/** An image that is not drawn: what it shows, as a link to it. */
function imageLink(node: Image | ImageReference, setting: Setting, look: Look): Span[] {
  const url = addressOf(node, setting) ?? '';
  const name = url.startsWith('data:') ? '' : url;
  const label = `▣ ${restoreDollars(node.alt || name || 'image')}`;
  const { hasLinks, resolve } = setting.options;
  const href = safeAddress(url, resolve);
  if (hasLinks && href !== undefined)
    return spans(label, setting, { ...withStyle(look, 'underline'), href });
  const isNamed = node.alt && name !== '';
  return [...spans(label, setting, look), ...(isNamed ? behind(name, setting, look) : [])];
}

/** The address as written, its dollars back. */
export function addressOf(node: Nodes, setting: Setting): string | undefined {
  if (node.type === 'link' || node.type === 'image') return restoreDollars(node.url);
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return undefined;
  const url = setting.definitions.get(node.identifier)?.url;
  return url === undefined ? undefined : restoreDollars(url);
}

function footnoteMark(identifier: string, { referred }: Setting): string {
  if (!referred.includes(identifier)) referred.push(identifier);
  return superscript(String(referred.indexOf(identifier) + 1))!;
}
