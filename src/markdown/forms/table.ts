import type { Diagnostic } from '../../note.ts';
import type { NoteBlock } from '../blocks.ts';
import type { Fields } from '../field.ts';
import { ITEM, isDelimiterRow } from '../line.ts';
import { lineAt, placeOfLine, problem, type SourceText } from '../source-text.ts';
import type { Unit, UnitKind } from '../units.ts';

const HEADS =
  /^(?:\*\*|__|\*|_)?questions?(?:\*\*|__|\*|_)?\t(?:\*\*|__|\*|_)?answers?(?:\*\*|__|\*|_)?$/;

/** After what a table stands on its own, and is not part of an answer. */
const BEFORE_TABLE: ReadonlySet<UnitKind | undefined> = new Set([
  undefined,
  'blank',
  'heading',
  'rule',
  'comment',
  'footnote',
]);

const IN_TABLE: ReadonlySet<UnitKind> = new Set(['block', 'text', 'pair']);

/** Finds tables of two columns headed Question and Answer. */
export function findTables(units: Unit[], source: SourceText): void {
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index]!;
    if (unit.kind !== 'block' || !BEFORE_TABLE.has(units[index - 1]?.kind)) continue;
    const delimiters = lineAt(source, unit.to);
    const heads = cellsOf(lineAt(source, unit.from)).join('\t').toLowerCase();
    if (!HEADS.test(heads) || !isDelimiterRow(delimiters) || cellsOf(delimiters).length !== 2)
      continue;
    units[index] = { ...unit, kind: 'tableHead' };
    units[index + 1] = { ...units[index + 1]!, kind: 'tableHead' };
    for (index += 2; isRow(units[index], source); index += 1)
      units[index] = { ...units[index]!, kind: 'row' };
    index -= 1;
  }
}

function isRow(unit: Unit | undefined, source: SourceText): boolean {
  return unit !== undefined && IN_TABLE.has(unit.kind) && !ITEM.test(lineAt(source, unit.from));
}

/** The cells of a row as Markdown; a bar is written `\|` in a cell, in code too. */
export function cellsOf(row: string): string[] {
  const inside = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inside.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** A row of the table. */
export function readRow(
  block: NoteBlock,
  source: SourceText,
  problems: Diagnostic[],
): Fields | undefined {
  const { from } = block.fields[0]![0]!;
  const [front = '', back = '', ...more] = cellsOf(lineAt(source, from));
  const complain = (code: string, message: string) => {
    problems.push(problem('error', placeOfLine(source, from), code, message));
    return undefined;
  };
  if (front === '' && back === '') return undefined;
  if (front === '')
    return complain('empty-question', 'This row has no question; write it in the first column.');
  if (back === '')
    return complain(
      'empty-answer',
      'This row has no answer; write it in the second column, or put a blank line above what is no row.',
    );
  if (more.some((cell) => cell !== ''))
    return complain(
      'too-many-cells',
      'This row has more than a question and an answer; write \\| for a bar that is text.',
    );
  return { kind: 'basic', front, back };
}
