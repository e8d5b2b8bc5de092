import type { Diagnostic } from '../../note.ts';
import type { NoteBlock } from '../blocks.ts';
import { type Fields, PLAIN, readField, withoutTrailer } from '../field.ts';
import { lineAt, placeOfLine, problem, type SourceText } from '../source-text.ts';
import type { Unit, UnitKind } from '../units.ts';

/** The line between front and back; two marks ask both ways. */
export const DIVIDER = /^ {0,2}\?\??[ \t]*$/;

/** What a front may be made of, and with what it may begin. */
const IN_FRONT: ReadonlySet<UnitKind> = new Set([
  'paragraph',
  'text',
  'block',
  'opaque',
  'indented',
]);
const BEGINS_FRONT: ReadonlySet<UnitKind> = new Set(['paragraph', 'text', 'block', 'opaque']);
const MARKERS: ReadonlySet<UnitKind | undefined> = new Set(['question', 'answer', 'cloze']);
const IN_BACK: ReadonlySet<UnitKind> = new Set([
  ...IN_FRONT,
  'quote',
  'pair',
  'pairItem',
  'pairIndented',
]);

/** Finds notes whose front and back, each without a blank line, stand above and below a line `?` or `??`. */
export function findDivided(units: Unit[], source: SourceText, problems: Diagnostic[]): void {
  /** The unit after the last mark: no front reaches over it, so that a file of marks costs no more than its length. */
  let afterMark = 0;
  let isOpen = false;
  for (const [index, unit] of units.entries()) {
    if (!DIVIDER.test(lineAt(source, unit.from))) continue;
    let first = index;
    while (first > afterMark && IN_FRONT.has(units[first - 1]!.kind)) first -= 1;
    const isSecond = first === afterMark && afterMark > 0;
    afterMark = index + 1;
    if (isSecond) {
      if (isOpen) problems.push(second(source, unit));
      continue;
    }
    isOpen = false;
    if (unit.kind !== 'text' || MARKERS.has(units[first - 1]?.kind)) continue;
    const front = units.slice(first, index);
    const below = units[index + 1];
    if (!front[0] || !BEGINS_FRONT.has(front[0].kind) || !below || !IN_BACK.has(below.kind))
      continue;
    if (isWrapped(front, below, source)) {
      problems.push(wrapped(source, unit));
      continue;
    }
    units[first] = { ...front[0], kind: 'front' };
    units[index] = { ...unit, kind: 'divider' };
    isOpen = true;
  }
}

/** Columns that a line of wrapped prose has at the least. */
const WRAPPED = 60;

/** Whether a sentence goes on over the mark, which then stands alone only since the text was wrapped there. */
function isWrapped(front: readonly Unit[], below: Unit, source: SourceText): boolean {
  const lines = front.map(({ from }) => lineAt(source, from));
  return (
    lines.length > 1 &&
    lines.every((line) => line.length >= WRAPPED) &&
    !/[.!?:…"'”’)]\s*$/.test(lines.at(-1)!) &&
    /^\s*\p{Ll}/u.test(lineAt(source, below.from))
  );
}

function second(source: SourceText, { from }: Unit): Diagnostic {
  const message =
    'This ? is text of the answer above, since no blank line ends that note; put a blank line before the next question.';
  return problem('warning', placeOfLine(source, from), 'second-divider', message);
}

function wrapped(source: SourceText, { from }: Unit): Diagnostic {
  const message =
    'This ? is read as the end of a sentence, not as a note; write a note with Q: and A:, or put the ? on the line above.';
  return problem('warning', placeOfLine(source, from), 'divider-in-paragraph', message);
}

/** What stands above and below the mark. */
export function readDivided(block: NoteBlock, source: SourceText): Fields | undefined {
  const [front, [divider, ...back] = []] = block.fields;
  if (!front || !divider) return undefined;
  const kind = lineAt(source, divider.from).trim() === '??' ? 'reversed' : 'basic';
  const text = (units: readonly Unit[]) => withoutTrailer(readField(units, source, PLAIN).text);
  // A paragraph that goes on over a blank line is indented there to say so, and no code.
  const over = back.findIndex((unit) => unit.kind === 'blank');
  const below = over < 0 ? [] : back.slice(over);
  const more = readField(below, source, { lead: () => 0, indent: 3 });
  const first = text(over < 0 ? back : back.slice(0, over));
  return {
    kind,
    front: withoutTags(text(front)),
    back: more.text === '' ? first : withoutTrailer(`${first}\n\n${more.text}`),
  };
}

/** A first line of Obsidian's tags says which deck the note is of. */
function withoutTags(front: string): string {
  return front.replace(/^(?:#[^\s#]+[ \t]*)+\n(?=\S)/, '');
}
