import type { Diagnostic } from '../note.ts';
import { pairIn } from './forms/pair.ts';
import {
  BLOCK_ID,
  FOOTNOTE,
  HEADING,
  ITEM,
  indentOf,
  isBlank,
  isDelimiterRow,
  LONGEST_LINE,
  MARKER,
  RULE,
} from './line.ts';
import { Searches } from './searches.ts';
import { lineAt, placeOfLine, problem, type SourceText } from './source-text.ts';

/**
 * What a line of a file is, as far as hand-written notes are concerned. remark reads what is prose;
 * this only has to see where notes begin and end, and what hides them.
 */
export type UnitKind =
  | 'blank'
  | 'question'
  | 'answer'
  | 'cloze'
  /** `front :: back` in a list item below another line. */
  | 'pairItem'
  /** The same in a list within a list. */
  | 'pairIndented'
  /** `front :: back` on a line that follows another. */
  | 'pair'
  /** `front :: back` after a blank line. */
  | 'pairParagraph'
  /** The first line of a front that a `?` divides from its back, and the line with the `?` or `??`. */
  | 'front'
  | 'divider'
  /** A line that `: definition` stands below. */
  | 'term'
  | 'definition'
  /** The first two lines of a table headed Question and Answer, and a row of it. */
  | 'tableHead'
  | 'row'
  /** The first line of a paragraph that has `{{c1::gaps}}`, or of an item after a blank line. */
  | 'gapped'
  /** The same of an item below another line. */
  | 'gappedItem'
  | 'heading'
  /** A heading that ends in a question mark. */
  | 'questionHeading'
  /** `---`, `***`, `___`. */
  | 'rule'
  | 'quote'
  /** A list item or a row of a table. */
  | 'block'
  /** A fence of code or mathematics, or `<pre>` and its like, with all its lines. */
  | 'opaque'
  /** Three columns of white space or more, of a fence two: what stands in a list item or in the column of an answer. */
  | 'indented'
  | 'comment'
  | 'footnote'
  /** Too long a line to be read. */
  | 'skipped'
  /** Text directly below a line that is not blank. */
  | 'text'
  /** Text after a blank line. */
  | 'paragraph';

/** Lines `from` to `to` (excluded), counted from 0. */
export interface Unit {
  readonly kind: UnitKind;
  readonly from: number;
  readonly to: number;
}

const FENCE = /^((?:[ \t]|(?:[-*+]|\d{1,9}[.)])[ \t])*)(?:(`{3,})[^`]*|(~{3,}).*)$/;
const MATHS = /^([ \t]*)\$\$[^$]*$/;
const RAW_HTML = /^ {0,2}<(script|pre|style|textarea)\b/i;
export function isHeading({ kind }: Unit): boolean {
  return kind === 'heading' || kind === 'questionHeading';
}

/** Whether a paragraph begins at a unit: after a blank line, a heading or a rule. */
export function beginsParagraph(units: readonly Unit[], index: number): boolean {
  const { kind } = units[index]!;
  const above = units[index - 1];
  if (kind === 'paragraph') return true;
  return kind === 'text' && (!above || isHeading(above) || above.kind === 'rule');
}

/** Reads a file line by line, from a line on, and says what each is. */
export function unitsOf(source: SourceText, from: number, problems: Diagnostic[]): Unit[] {
  const units: Unit[] = [];
  const searches = new Searches(source);
  let afterBlank = true;
  let inList = false;
  for (let line = from; line < source.starts.length; ) {
    const text = lineAt(source, line);
    const unit = unitAt(source, line, text, { afterBlank, inList, searches, problems });
    units.push(unit);
    if (ITEM.test(text)) inList = true;
    else if (unit.kind !== 'blank' && unit.kind !== 'text' && indentOf(text) < 2) inList = false;
    afterBlank = unit.kind === 'blank';
    line = unit.to;
  }
  return units;
}

interface Context {
  readonly afterBlank: boolean;
  readonly inList: boolean;
  readonly searches: Searches;
  readonly problems: Diagnostic[];
}

function unitAt(source: SourceText, line: number, text: string, context: Context): Unit {
  const one = (kind: UnitKind): Unit => ({ kind, from: line, to: line + 1 });
  if (isBlank(text)) return one('blank');
  if (text.length > LONGEST_LINE) {
    context.problems.push(overlong(source, line, text.length));
    return one('skipped');
  }
  const marker = MARKER.exec(text);
  if (marker) {
    const content = text.slice(marker[0].length).trimStart();
    const close = closingLine(content, line, context.searches, 0);
    const kind = marker[2] ? 'cloze' : marker[1] === 'Q' ? 'question' : 'answer';
    return { kind, from: line, to: (close ?? line) + 1 };
  }
  return (
    hidingUnit(source, line, text, context) ??
    one(kindOfLine(text, lineAt(source, line + 1), context))
  );
}

/** A unit of several lines in which nothing is a note: code, mathematics, comments, footnotes. */
function hidingUnit(
  source: SourceText,
  line: number,
  text: string,
  context: Context,
): Unit | undefined {
  const { searches, problems } = context;
  const indent = indentOf(text);
  const close =
    indent < 4 || context.inList ? closingLine(text, line, searches, indent) : undefined;
  // Without its code, remark would not see a list go on.
  if (close !== undefined)
    return { kind: indent < 2 ? 'opaque' : 'indented', from: line, to: close + 1 };
  const fence = indent < 3 ? FENCE.exec(text) : null;
  if (fence) {
    problems.push(
      problem(
        'warning',
        placeOfLine(source, line),
        'unclosed-code',
        `This block of code is never closed; write ${fence[2] ?? fence[3]} on a line of its own where it ends.`,
      ),
    );
    return { kind: 'opaque', from: line, to: searches.endOfUnclosed(line) };
  }
  const html = RAW_HTML.exec(text);
  const closing = html && searches.lineWith(`</${html[1]!.toLowerCase()}>`, line);
  if (closing != null) return { kind: 'opaque', from: line, to: closing + 1 };
  if (FOOTNOTE.test(text))
    return { kind: 'footnote', from: line, to: searches.endOfFootnote(line) };
  if (BLOCK_ID.test(text)) return { kind: 'comment', from: line, to: line + 1 };
  return commentUnit(source, line, text, context);
}

function commentUnit(
  source: SourceText,
  line: number,
  text: string,
  { searches, problems, afterBlank }: Context,
): Unit | undefined {
  const open = text.lastIndexOf('<!--');
  if (open < 0) return undefined;
  if (indentOf(text) >= 3) return undefined;
  const opensLine = text.trimStart().startsWith('<!--');
  if (text.indexOf('-->', open) >= 0)
    return opensLine && text.trimEnd().endsWith('-->')
      ? { kind: 'comment', from: line, to: line + 1 }
      : undefined;
  if (!opensLine) {
    const end = searches.lineWith('-->', line + 1);
    if (end === undefined || searches.blankBefore(line, end)) return undefined;
    return { kind: afterBlank ? 'paragraph' : 'text', from: line, to: end + 1 };
  }
  const end = searches.lineWith('-->', line);
  if (end !== undefined) return { kind: 'comment', from: line, to: end + 1 };
  problems.push(
    problem(
      'warning',
      placeOfLine(source, line),
      'unclosed-comment',
      'This comment is never closed, so only its first line is left out; write --> where it ends.',
    ),
  );
  return { kind: 'comment', from: line, to: line + 1 };
}

function kindOfLine(text: string, next: string, { afterBlank, inList }: Context): UnitKind {
  const item = ITEM.exec(text);
  if (indentOf(text) >= 3) return item && inList && pairIn(text) ? 'pairIndented' : 'indented';
  if (HEADING.test(text)) return 'heading';
  if (RULE.test(text)) return 'rule';
  const start = text.trimStart();
  if (start.startsWith('>')) return 'quote';
  if (item && !pairIn(text)) return 'block';
  if (item) return afterBlank ? 'pairParagraph' : 'pairItem';
  if (start.startsWith('|') || (text.includes('|') && isDelimiterRow(next))) return 'block';
  if (pairIn(text)) return afterBlank ? 'pairParagraph' : 'pair';
  return afterBlank ? 'paragraph' : 'text';
}

/**
 * The line that closes the fence of code or mathematics which `text` opens.
 * As in CommonMark, a fence in a list item or in the column of an answer ends with what holds it.
 */
function closingLine(
  text: string,
  line: number,
  searches: Searches,
  indent: number,
): number | undefined {
  const fence = FENCE.exec(text);
  if (fence) {
    const mark = fence[2] ?? fence[3]!;
    const hold = Math.min(3, Math.max(indent, fence[1]!.length));
    return searches.fenceEnd(mark[0]!, mark.length, line + 1, hold < 2 ? 0 : hold);
  }
  if (!MATHS.test(text)) return undefined;
  return searches.fenceEnd('$', 2, line + 1, indent < 2 ? 0 : Math.min(3, indent));
}

function overlong(source: SourceText, line: number, length: number): Diagnostic {
  return problem(
    'warning',
    placeOfLine(source, line),
    'line-too-long',
    `This line has ${length.toLocaleString('en')} characters and is skipped; break it into lines of at most ${LONGEST_LINE.toLocaleString('en')}.`,
  );
}
