import type { NoteBlock } from '../blocks.ts';
import { type Fields, readField, withoutTrailer } from '../field.ts';
import { indentOf } from '../line.ts';
import { lineAt, type SourceText } from '../source-text.ts';
import { beginsParagraph, type Unit, type UnitKind } from '../units.ts';

/** `: definition`, as in PHP Markdown Extra and Pandoc. */
export const DEFINITION = /^ {0,2}:[ \t]+(?=\S)/;

/** Columns of a term at the most, unless it asks: a longer line is wrapped prose that happens to go on with a colon. */
const LONGEST_TERM = 60;

/** With what a definition goes on. */
const IN_DEFINITION: ReadonlySet<UnitKind> = new Set([
  'text',
  'pair',
  'blank',
  'indented',
  'pairIndented',
  'comment',
]);

/** Finds terms with their definitions directly below. */
export function findDefinitions(units: Unit[], source: SourceText): void {
  let isOpen = false;
  for (const [index, unit] of units.entries()) {
    if (isOpen && isDefinition(unit, source)) units[index] = { ...unit, kind: 'definition' };
    else if (isTerm(units, index, isOpen, source)) {
      units[index] = { ...unit, kind: 'term' };
      isOpen = true;
    } else isOpen &&= IN_DEFINITION.has(unit.kind);
  }
}

function isDefinition({ kind, from }: Unit, source: SourceText): boolean {
  return (
    /^(?:text|pair|paragraph|pairParagraph)$/.test(kind) && DEFINITION.test(lineAt(source, from))
  );
}

function isTerm(
  units: readonly Unit[],
  index: number,
  isOpen: boolean,
  source: SourceText,
): boolean {
  const { kind, from } = units[index]!;
  const below = units[index + 1];
  if (!below || below.kind === 'paragraph' || !isDefinition(below, source)) return false;
  const above = units[index - 1];
  const isCompact =
    isOpen &&
    kind === 'text' &&
    above?.kind === 'definition' &&
    lineAt(source, above.from).length <= LONGEST_TERM;
  if (!isCompact && !beginsParagraph(units, index)) return false;
  const line = lineAt(source, from).trim();
  return /[?？؟]$/.test(line) || (line.length <= LONGEST_TERM && !/[.,;:!|]$/.test(line));
}

/** The term, and its definitions as paragraphs. */
export function readDefinition(block: NoteBlock, source: SourceText): Fields | undefined {
  const [term, ...definitions] = block.fields;
  const lead = (line: string) => DEFINITION.exec(line)?.[0].length ?? 0;
  const back = definitions.map((units) => {
    const further = units
      .slice(1)
      .filter(({ kind }) => kind !== 'blank')
      .map(({ from }) => indentOf(lineAt(source, from)));
    const indent = further.length === 0 ? 0 : Math.min(...further);
    return withoutTrailer(readField(units, source, { lead, indent }).text);
  });
  return {
    kind: 'basic',
    front: withoutTrailer(readField(term!, source).text),
    back: back.join('\n\n'),
  };
}
