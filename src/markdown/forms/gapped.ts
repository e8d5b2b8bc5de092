import type { Diagnostic } from '../../note.ts';
import type { NoteBlock } from '../blocks.ts';
import { type Fields, readField, withoutTrailer } from '../field.ts';
import { ITEM, indentOf } from '../line.ts';
import { isWithin, opaqueRanges } from '../opaque.ts';
import { lineAt, type SourceText } from '../source-text.ts';
import { beginsParagraph, type Unit } from '../units.ts';
import { gapsOf } from './cloze.ts';

const GAP = /\{\{c\d{1,3}::/g;

/**
 * Finds paragraphs and list items with `{{c1::gaps}}`, as Anki and its importers have them. The gap
 * must be numbered: `==text==` is a highlight and `{{text}}` a template to many, so these need a `C:`.
 */
export function findGapped(units: Unit[], source: SourceText): void {
  for (const [index, unit] of units.entries()) {
    const isItem = unit.kind === 'block' && isItemAtMargin(lineAt(source, unit.from));
    if (!isItem && !beginsParagraph(units, index)) continue;
    let end = index + 1;
    while (units[end]?.kind === 'text' || units[end]?.kind === 'pair') end += 1;
    const text = source.text.slice(
      source.starts[unit.from]!,
      source.starts[units[end - 1]!.to] ?? source.text.length,
    );
    const isFurther = isItem && units[index - 1]?.kind !== 'blank';
    if (hasGap(text)) units[index] = { ...unit, kind: isFurther ? 'gappedItem' : 'gapped' };
  }
}

function isItemAtMargin(line: string): boolean {
  return ITEM.test(line) && indentOf(line) < 3;
}

function hasGap(text: string): boolean {
  const gaps = [...text.matchAll(GAP)];
  if (gaps.length === 0) return false;
  const opaque = opaqueRanges(text);
  return gaps.some(({ index }) => text[index - 1] !== '\\' && !isWithin(opaque, index));
}

/** A paragraph or item with numbered gaps, without the sign of its item. */
export function readGapped(
  block: NoteBlock,
  source: SourceText,
  problems: Diagnostic[],
): Fields | undefined {
  const lead = (line: string) => ITEM.exec(line)?.[0].length ?? 0;
  const field = readField(block.fields[0]!, source, { lead, indent: 0 });
  const cloze = gapsOf({ ...field, text: withoutTrailer(field.text) }, source, problems);
  if (cloze.gaps.length === 0) return undefined;
  return { kind: 'cloze', front: cloze.front, back: '' };
}
