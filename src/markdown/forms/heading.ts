import type { Diagnostic } from '../../note.ts';
import type { NoteBlock } from '../blocks.ts';
import { type Fields, PLAIN, readField, withoutTrailer } from '../field.ts';
import { HEADING, UNDERLINE } from '../line.ts';
import { lineAt, placeOfLine, problem, type SourceText } from '../source-text.ts';
import { beginsParagraph, isHeading, type Unit } from '../units.ts';

/** Words of an answer beyond which it is more likely a section of an essay. */
const LONG_ANSWER = 200;

/** A paragraph that is underlined with `===` or `---` is a heading: its lines become one unit. */
export function joinHeadings(units: readonly Unit[], source: SourceText): Unit[] {
  const joined: Unit[] = [];
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index]!;
    let end = index + 1;
    if (beginsParagraph(units, index))
      while (units[end]?.kind === 'text' && !isUnderline(units[end], source)) end += 1;
    if (!beginsParagraph(units, index) || !isUnderline(units[end], source)) {
      joined.push(...units.slice(index, end));
      index = end - 1;
      continue;
    }
    joined.push({ kind: 'heading', from: unit.from, to: units[end]!.to });
    index = end;
  }
  return joined;
}

function isUnderline(unit: Unit | undefined, source: SourceText): boolean {
  return unit !== undefined && UNDERLINE.test(lineAt(source, unit.from));
}

/**
 * Finds headings that end in a question mark. The title of an essay is none of them: the only
 * heading of depth 1, at the top, where other headings follow or its text is long.
 */
export function findQuestions(units: Unit[], source: SourceText): void {
  const headings = units.flatMap((unit, index) => (isHeading(unit) ? [index] : []));
  const title = titleOf(
    headings.map((index) => units[index]!),
    source,
  );
  for (const [place, index] of headings.entries()) {
    const unit = units[index]!;
    if (!/[?？؟][*_"'”’»)\]]*$/.test(headingText(unit, source))) continue;
    const words = wordsIn(units.slice(index + 1, headings[place + 1] ?? units.length), source);
    if (unit === title && (headings.length > 1 || words > LONG_ANSWER)) continue;
    units[index] = { ...unit, kind: 'questionHeading' };
  }
}

function titleOf(headings: readonly Unit[], source: SourceText): Unit | undefined {
  const [first, ...more] = headings.filter((heading) => depthOf(heading, source) === 1);
  return first === headings[0] && more.length === 0 ? first : undefined;
}

function depthOf({ from, to }: Unit, source: SourceText): number {
  const marks = /^ *(#+)/.exec(lineAt(source, from));
  if (to - from === 1 && marks) return marks[1]!.length;
  return lineAt(source, to - 1).includes('=') ? 1 : 2;
}

/** The text of a heading as Markdown, without its signs and names. */
function headingText({ from, to }: Unit, source: SourceText): string {
  const lines = Array.from({ length: to - from }, (_, index) =>
    lineAt(source, from + index).trim(),
  );
  const text =
    to - from > 1 && !HEADING.test(lineAt(source, from))
      ? lines.slice(0, -1).join(' ')
      : lines[0]!.replace(/^#+/, '').replace(/[ \t]#+$/, '');
  return withoutTrailer(text.replace(/[ \t]*\{[#.][^{}]*\}[ \t]*$/, '')).trim();
}

function wordsIn(units: readonly Unit[], source: SourceText): number {
  return units
    .filter(({ kind }) => kind !== 'opaque' && kind !== 'blank')
    .reduce((sum, { from, to }) => {
      const text = source.text.slice(source.starts[from]!, source.starts[to] ?? source.text.length);
      return sum + (text.match(/[^\s\p{P}]\S*/gu)?.length ?? 0);
    }, 0);
}

/** The heading asks, and all prose down to the next heading answers. */
export function readHeading(
  block: NoteBlock,
  source: SourceText,
  problems: Diagnostic[],
): Fields | undefined {
  const [[heading] = [], text = []] = block.fields;
  if (!heading) return undefined;
  const words = wordsIn(text, source);
  if (words > LONG_ANSWER)
    problems.push(
      problem(
        'warning',
        placeOfLine(source, heading.from),
        'long-answer',
        `The text below this heading is the answer to it and has ${words} words; end the heading without a question mark to keep the text prose, or put a heading where the answer ends.`,
      ),
    );
  const front = headingText(heading, source);
  // Where another note was cut out, blank lines are left on both sides.
  const joined = text.filter(({ kind }, at) => kind !== 'blank' || text[at - 1]?.kind !== 'blank');
  return { kind: 'basic', front, back: withoutTrailer(readField(joined, source, PLAIN).text) };
}
