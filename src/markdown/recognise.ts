import type { Diagnostic } from '../note.ts';
import { findDefinitions } from './forms/definition.ts';
import { findDivided } from './forms/divided.ts';
import { findGapped } from './forms/gapped.ts';
import { findQuestions, joinHeadings } from './forms/heading.ts';
import { findTables } from './forms/table.ts';
import type { SourceText } from './source-text.ts';
import type { Unit } from './units.ts';

/** What a form sees of a file before its notes are cut out: it gives the units of its notes their kinds. */
export type Find = (units: Unit[], source: SourceText, problems: Diagnostic[]) => void;

/** In this order, since what one has found is no longer text to the next. */
const FINDERS: readonly Find[] = [
  findTables,
  findDivided,
  findDefinitions,
  findGapped,
  findQuestions,
];

/** The units of a file with those of notes that only several lines together make. */
export function recognise(
  units: readonly Unit[],
  source: SourceText,
  problems: Diagnostic[],
): Unit[] {
  const known = joinHeadings(units, source);
  for (const find of FINDERS) find(known, source, problems);
  return known;
}
