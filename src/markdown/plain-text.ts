import type { PhrasingContent } from 'mdast';
import { HOLE, type Range, type Run } from './document.ts';
import { restoreDollars } from './maths.ts';
import { parse } from './parse.ts';
import { lineOf, type SourceText } from './source-text.ts';

/** Plain text made from Markdown, with the place in the source of each UTF-16 unit. */
export interface PlainText {
  readonly text: string;
  readonly holes: readonly Range[];
  readonly boldTerms: readonly string[];
  readonly runs: readonly Run[];
}

/** One UTF-16 unit of plain text and the source that it stands for. */
interface Unit {
  character: string;
  start: number;
  end: number;
}

/**
 * Makes plain text of inline Markdown that was parsed from `source` at offset `base`.
 * Line ends become spaces; what is cut out leaves no double space and no space before punctuation.
 */
export function plainText(
  nodes: readonly PhrasingContent[],
  source: SourceText,
  base: number,
): PlainText {
  const draft: Draft = { source, base, units: [], bold: [] };
  for (const node of nodes) add(node, draft);
  const cut = cutsIn(draft.units);
  return assemble(draft, cut);
}

interface Draft {
  readonly source: SourceText;
  readonly base: number;
  readonly units: Unit[];
  readonly bold: Range[];
}

function add(node: PhrasingContent, draft: Draft): void {
  const start = draft.base + node.position!.start.offset!;
  const end = draft.base + node.position!.end.offset!;
  switch (node.type) {
    case 'text':
      align(node.value, start, end, draft);
      return;
    case 'inlineCode':
    case 'inlineMath':
      draft.units.push({ character: HOLE, start, end });
      return;
    case 'break':
      draft.units.push({ character: ' ', start, end });
      return;
    case 'html':
      if (/^<br\b/i.test(node.value)) draft.units.push({ character: ' ', start, end });
      return;
    case 'link':
      if (isAddress(node.children, node.url)) draft.units.push({ character: HOLE, start, end });
      else for (const child of node.children) add(child, draft);
      return;
    case 'strong': {
      const from = draft.units.length;
      for (const child of node.children) add(child, draft);
      draft.bold.push({ start: from, end: draft.units.length });
      return;
    }
    case 'emphasis':
    case 'delete':
    case 'linkReference':
      for (const child of node.children) add(child, draft);
      return;
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
      return;
  }
}

function isAddress(children: readonly PhrasingContent[], url: string): boolean {
  const [only] = children;
  return (
    only?.type === 'text' && (url === only.value || url.replace(/^\w+:(\/\/)?/, '') === only.value)
  );
}

/** Walks a text node's value and its source side by side; they differ where the source has escapes, entities and line ends. */
function align(value: string, from: number, to: number, { source, units }: Draft): void {
  const { text } = source;
  let at = from;
  for (let index = 0; index < value.length; ) {
    const wanted = value[index]!;
    if (wanted === '\n' || wanted === '\r') {
      const rest = text.slice(at, to);
      // A ">" that the text itself has is no mark of a block quote.
      const follows = value.slice(index).trimStart()[0];
      const lineEnd = (follows === '>' ? BARE_LINE_END : LINE_END).exec(rest);
      const width = lineEnd?.[0].length ?? 1;
      units.push({
        character: ' ',
        start: at + (lineEnd?.index ?? 0),
        end: at + (lineEnd?.index ?? 0) + 1,
      });
      index += value.startsWith('\r\n', index) ? 2 : 1;
      at += (lineEnd?.index ?? 0) + width;
      continue;
    }
    if (text[at] === '\\' && text[at + 1] === wanted && PUNCTUATION.test(wanted)) at += 1;
    else if (text[at] === '&') {
      const entity = ENTITY.exec(text.slice(at, at + 40))?.[0];
      const decoded = entity && decode(entity);
      if (entity && decoded && decoded !== entity && value.startsWith(decoded, index)) {
        for (const character of decoded.split(''))
          units.push({ character, start: at, end: at + entity.length });
        index += decoded.length;
        at += entity.length;
        continue;
      }
    }
    units.push({ character: restoreDollars(wanted), start: at, end: at + 1 });
    index += 1;
    at += 1;
  }
}

/** With the signs that hold the next line in its quote or list item. */
const LINE_END = /[ \t]*(?:\r\n|\n|\r)[ \t>]*/;
/** The same where the next line opens with a sign of its own. */
const BARE_LINE_END = /[ \t]*(?:\r\n|\n|\r)[ \t]*/;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const ENTITY = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]*);/;

const decodings = new Map<string, string>();

/** What remark makes of a character reference. */
function decode(entity: string): string {
  let decoded = decodings.get(entity);
  if (decoded === undefined) {
    const [paragraph] = parse(entity).children;
    const [text] = paragraph?.type === 'paragraph' ? paragraph.children : [];
    decoded = text?.type === 'text' ? text.value : entity;
    decodings.set(entity, decoded);
  }
  return decoded;
}

/** What is cut from prose: the range is left out, and a hole put in its place where the sentence needs it. */
interface Cut extends Range {
  readonly hole: boolean;
}

const PAGES = String.raw`(?:pp?\.?\s*)?\d{1,4}(?:\s*[-–]\s*\d{1,4})?`;
const CUTS: readonly { pattern: RegExp; hole: boolean }[] = [
  // [12], [3, 4], [12, p. 3], [12]:34, [note 2], [a]
  {
    pattern: new RegExp(
      String.raw`\[(?:(?:note|nb|n|fn)\.?\s*)?\d{1,3}(?:\s*[,;–-]\s*${PAGES})*\](?::\d+(?:[–-]\d+)?)?|\[[a-z]\](?![\w'’])`,
      'g',
    ),
    hole: false,
  },
  {
    pattern:
      /\[(?:citation needed|clarification needed|page needed|better source needed|dubious[^\]]{0,40}|who\?|when\?|where\?|which\?|by whom\?|according to whom\?|original research\?|sic)\]/gi,
    hole: false,
  },
  // Footnote marks, inline footnotes, pandoc's citations, the sign of a callout.
  {
    pattern: /\[\^[^\]\s]+\]|\^\[[^\]]*\]|\[-?@[^\]]+\]|^\[![a-z]+\][-+]?|^\[[ x]\](?=\s)/gi,
    hole: false,
  },
  { pattern: /==(?=\S)|(?<=\S)==/g, hole: false },
  { pattern: /\b(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)'’”\]]/g, hole: true },
];

function cutsIn(units: readonly Unit[]): Cut[] {
  const text = units.map(({ character }) => character).join('');
  if (!/[[=]|:\/\/|www\./.test(text)) return [];
  return CUTS.flatMap(({ pattern, hole }) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      hole,
    })),
  ).sort((a, b) => a.start - b.start);
}

function assemble({ source, units, bold }: Draft, cuts: readonly Cut[]): PlainText {
  const kept: Unit[] = [];
  /** For each unit of the draft, where it or what follows it stands in the text. */
  const moved: number[] = [];
  let next = 0;
  let wasCut = false;
  units.forEach((unit, index) => {
    while (cuts[next] && cuts[next]!.end <= index) next += 1;
    const cut = cuts[next];
    moved.push(kept.length);
    if (cut && index >= cut.start) {
      wasCut = true;
      if (cut.hole && index === cut.start)
        kept.push({ character: HOLE, start: unit.start, end: units[cut.end - 1]!.end });
      return;
    }
    const space = /\s/.test(unit.character);
    if (space && (kept.length === 0 || kept.at(-1)!.character === ' ')) return;
    if (wasCut && /[.,;:!?)]/.test(unit.character) && kept.at(-1)?.character === ' ') kept.pop();
    if (!space) wasCut = false;
    kept.push(space ? { ...unit, character: ' ' } : unit);
  });
  if (kept.at(-1)?.character === ' ') kept.pop();
  moved.push(kept.length);
  const text = kept.map(({ character }) => character).join('');
  return {
    text,
    holes: [...text.matchAll(/\uFFFC/g)].map(({ index }) => ({ start: index, end: index + 1 })),
    boldTerms: bold
      .map(({ start, end }) => text.slice(moved[start], moved[end]).replace(/^\s+|[\s:.,;]+$/g, ''))
      .filter((term) => term !== '' && !term.includes(HOLE)),
    runs: runsOf(kept, source),
  };
}

function runsOf(units: readonly Unit[], source: SourceText): Run[] {
  const runs: Run[] = [];
  let previous: Unit | undefined;
  let lineEnd = -1;
  units.forEach((unit, at) => {
    const follows = previous && previous.end === unit.start && previous.end - previous.start === 1;
    if (!follows || unit.end - unit.start !== 1 || unit.start >= lineEnd) {
      const line = lineOf(source, unit.start);
      lineEnd = source.starts[line + 1] ?? Number.POSITIVE_INFINITY;
      runs.push({
        at,
        offset: unit.start + source.shift,
        line: line + 1,
        column: unit.start - source.starts[line]! + 1,
        ...(unit.end - unit.start === 1 ? {} : { width: unit.end - unit.start }),
      });
    }
    previous = unit;
  });
  return runs;
}
