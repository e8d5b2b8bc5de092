import type { Range } from './document.ts';
import { isWithin, opaqueRanges, rangeAt } from './opaque.ts';

/** A hidden part of a cloze note. Offsets are those of the whole gap in the text, braces and all. */
export interface Gap extends Range {
  readonly number: number;
  readonly hidden: string;
  readonly hint?: string;
}

/** A cloze text with its gaps written out as `{{c1::hidden::hint}}`, and what is wrong with it. */
export interface Cloze {
  readonly front: string;
  readonly gaps: readonly Gap[];
  readonly problems: readonly GapProblem[];
}

/** Offsets are in the text as written. */
export interface GapProblem extends Range {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
}

/** A gap as written, in any form. */
interface RawGap extends Range {
  /** Absent where the author wrote none. */
  readonly number?: number;
  readonly hidden: Range;
  readonly hint?: Range;
}

interface Found {
  readonly gaps: readonly RawGap[];
  readonly problems: readonly GapProblem[];
}

/**
 * Reads the gaps of a cloze text. A text has one form of gap, the first of these that it has at all:
 * `{{c1::gap::hint}}`, `{{gap::hint}}`, `==gap==`, `[gap]`; signs of the other forms are then text.
 * Code, mathematics, links and addresses hide no gaps, but may stand in one.
 */
export function readGaps(text: string): Cloze {
  const opaque = opaqueRanges(text);
  const numbered = readBraces(text, NUMBERED, opaque);
  if (hasAny(numbered)) return writeOut(text, numbered, opaque);
  const free = opaqueRanges(text, { brackets: false });
  const brackets = readBrackets(text, free);
  for (const found of [readBraces(text, BRACES, opaque), readHighlights(text, opaque)])
    if (hasAny(found)) return writeOut(text, withLeftOver(found, brackets), opaque);
  return writeOut(text, brackets, free, unescapeBrackets);
}

function hasAny({ gaps, problems }: Found): boolean {
  return gaps.length + problems.length > 0;
}

/** Says that brackets are text where the gaps have another form; where the author numbered the gaps, that is plain enough. */
function withLeftOver({ gaps, problems }: Found, brackets: Found): Found {
  const outside = brackets.gaps.find(({ start }) => !gaps.some((gap) => isWithin([gap], start)));
  if (!outside || gaps.length === 0) return { gaps, problems };
  const { start, end } = outside;
  const message =
    'These brackets are text, since the note has gaps of another form; write all gaps in one form.';
  return {
    gaps,
    problems: [...problems, { severity: 'warning', start, end, code: 'mixed-gaps', message }],
  };
}

/** The gaps of a cloze note's front, where every gap is numbered; an outer gap comes before those inside it. */
export function gapsIn(front: string): readonly Gap[] {
  return readBraces(front, NUMBERED, opaqueRanges(front)).gaps.map((gap) => ({
    start: gap.start,
    end: gap.end,
    number: gap.number!,
    hidden: front.slice(gap.hidden.start, gap.hidden.end),
    ...(gap.hint ? { hint: front.slice(gap.hint.start, gap.hint.end) } : {}),
  }));
}

const NUMBERED = /\{\{c(\d{1,3})::/y;
const BRACES = /\{\{()/y;

/** The first `}}` after a gap's opening closes it, as in Anki, unless code or mathematics hides it. */
function readBraces(text: string, opening: RegExp, opaque: readonly Range[]): Found {
  const open: { start: number; inside: number; number: string }[] = [];
  const gaps: RawGap[] = [];
  const problems: GapProblem[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') {
      at += 1;
      continue;
    }
    opening.lastIndex = at;
    const match = text[at] === '{' ? opening.exec(text) : null;
    if (match && mayOpen(text, at, opaque, match[1]!)) {
      open.push({ start: at, inside: at + match[0].length, number: match[1]! });
      at += match[0].length - 1;
    } else if (text.startsWith('}}', at) && mayClose(at, opaque, open.at(-1))) {
      const gap = open.pop();
      if (gap) addGap(text, gap, at, opaque, gaps, problems);
      if (gap) at += 1;
    }
  }
  for (const { start, inside } of open)
    problems.push({
      severity: 'error',
      start,
      end: inside,
      code: 'unclosed-gap',
      message: 'This gap is never closed; write }} where it ends.',
    });
  return { gaps: gaps.sort((a, b) => a.start - b.start), problems };
}

/** Mathematics has braces of its own, so in it a gap has a number; as in Anki, one may hide a part of a formula. */
function mayOpen(text: string, at: number, opaque: readonly Range[], number: string): boolean {
  const hiding = rangeAt(opaque, at);
  return !hiding || (number !== '' && /[$\\]/.test(text[hiding.start]!));
}

function mayClose(
  at: number,
  opaque: readonly Range[],
  gap: { readonly start: number } | undefined,
): boolean {
  const hiding = rangeAt(opaque, at);
  return !hiding || (gap !== undefined && gap.start > hiding.start);
}

function addGap(
  text: string,
  gap: { start: number; inside: number; number: string },
  close: number,
  opaque: readonly Range[],
  gaps: RawGap[],
  problems: GapProblem[],
): void {
  const end = close + 2;
  const colons = hintAt(text, gap.inside, close, opaque);
  const hidden = { start: gap.inside, end: colons ?? close };
  if (text.slice(hidden.start, hidden.end).trim() === '')
    problems.push({ severity: 'error', start: gap.start, end, ...EMPTY });
  else
    gaps.push({
      start: gap.start,
      end,
      hidden,
      ...(gap.number ? { number: Number(gap.number) } : {}),
      ...(colons === undefined ? {} : { hint: { start: colons + 2, end: close } }),
    });
}

const EMPTY = {
  code: 'empty-gap',
  message: 'This gap hides nothing; write what is to be remembered inside it.',
};

/** Where the `::` before a hint stands: the first that is in no code, mathematics or inner gap. */
function hintAt(
  text: string,
  from: number,
  to: number,
  opaque: readonly Range[],
): number | undefined {
  let depth = 0;
  for (let at = from; at < to - 1; at += 1) {
    if (text[at] === '\\') at += 1;
    else if ((rangeAt(opaque, at)?.start ?? -1) >= from) continue;
    else if (text.startsWith('{{', at)) depth += 1;
    else if (text.startsWith('}}', at)) depth -= 1;
    else if (depth <= 0 && text.startsWith('::', at)) return at;
  }
  return undefined;
}

const HIGHLIGHT = /==(?=[^\s=])((?:[^=\n]|=(?!=))*[^\s=])==/g;

function readHighlights(text: string, opaque: readonly Range[]): Found {
  const gaps: RawGap[] = [];
  for (const { index, 0: whole } of text.matchAll(HIGHLIGHT)) {
    const end = index + whole.length;
    if (isWithin(opaque, index) || isWithin(opaque, end - 2) || text[index - 1] === '\\') continue;
    gaps.push({ start: index, end, hidden: { start: index + 2, end: end - 2 } });
  }
  return { gaps, problems: [] };
}

/** The outermost brackets are the gap; links, images, footnote marks and `\[` are none. */
function readBrackets(text: string, opaque: readonly Range[]): Found {
  const gaps: RawGap[] = [];
  const problems: GapProblem[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isWithin(opaque, at)) continue;
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (text[at] === ']' && depth > 0) {
      depth -= 1;
      const hidden = { start: start + 1, end: at };
      if (depth > 0 || text[start + 1] === '^') continue;
      if (text.slice(hidden.start, at).trim() === '')
        problems.push({ severity: 'error', start, end: at + 1, ...EMPTY });
      else gaps.push({ start, end: at + 1, hidden });
    }
  }
  if (depth > 0)
    problems.push({
      severity: 'error',
      start,
      end: start + 1,
      code: 'unclosed-gap',
      message:
        'This gap is never closed; write ] where it ends, or \\[ for a bracket that is no gap.',
    });
  return { gaps, problems };
}

/** Writes every gap as `{{c1::hidden::hint}}`; gaps without a number count on from the left. */
function writeOut(
  text: string,
  { gaps, problems }: Found,
  opaque: readonly Range[],
  tidy: (part: string) => string = (part) => part,
): Cloze {
  const written = gaps.length > 0 && gaps[0]!.number !== undefined;
  const changes: (Range & { text: string })[] = [];
  gaps.forEach((gap, index) => {
    if (!written) {
      changes.push({ start: gap.start, end: gap.hidden.start, text: `{{c${index + 1}::` });
      changes.push({ start: (gap.hint ?? gap.hidden).end, end: gap.end, text: '}}' });
    }
    changes.push(...separations(text, gap, opaque));
  });
  changes.sort((a, b) => a.start - b.start || a.end - b.end);
  let front = '';
  let done = 0;
  for (const change of changes) {
    if (change.start < done) continue;
    front += tidy(text.slice(done, change.start)) + change.text;
    done = change.end;
  }
  front += tidy(text.slice(done));
  return { front, gaps: gapsIn(front), problems };
}

/** Keeps what is hidden from reading as the end of its gap or the start of a hint: `} }` in mathematics, `}\}` and `:\:` in text. */
function separations(
  text: string,
  gap: RawGap,
  opaque: readonly Range[],
): (Range & { text: string })[] {
  const changes: (Range & { text: string })[] = [];
  const inBraces = text.startsWith('{{', gap.start);
  const { start, end } = gap.hidden;
  for (let at = start; at < end - 1; at += 1) {
    const pair = text.slice(at, at + 2);
    if (pair !== '}}' && pair !== '::') continue;
    const hiding = rangeAt(opaque, at);
    const maths = hiding && /[$\\]/.test(text[hiding.start]!);
    if (pair === '}}' && maths) changes.push({ start: at + 1, end: at + 1, text: ' ' });
    else if (!hiding && !inBraces) changes.push({ start: at + 1, end: at + 1, text: '\\' });
  }
  return changes;
}

/** In the form with brackets, `\[` is how one writes a bracket; elsewhere it opens mathematics, so it must not stay. */
function unescapeBrackets(part: string): string {
  return part.replace(
    /\\([[\]])(?!\()|\\\\/g,
    (whole, bracket: string | undefined) => bracket ?? whole,
  );
}
