import { refusedName } from '../anki/file-name.ts';
import type { PackageReport } from '../anki/update-report.ts';
import type { Diagnostic } from '../note.ts';
import { counted } from './counted.ts';
import type { DeckOptions } from './deck-of.ts';
import { diagnosticsAsJson, formatDiagnostics, hasErrors, isColoured } from './diagnostics.ts';
import { readDecks } from './export-decks.ts';
import { schedulingOf } from './export-scheduling.ts';
import { mustBeWritable } from './files.ts';
import { type DatedDeck, type Packed, packDecks } from './pack.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface ExportOptions extends DeckOptions {
  readonly paths: readonly string[];
  readonly out: string;
  readonly json: boolean;
  /** Take the cards' history and memory along. */
  readonly withScheduling?: boolean;
  /** Folders that media may be in besides that of their deck. */
  readonly media?: readonly string[];
  /** A folder of templates of the user's own. */
  readonly templates?: string;
}

/** Notes written by hand, packed for Anki; the prose around them is left alone. */
export async function exportNotes(options: ExportOptions, world: World): Promise<ExitCode> {
  mustBePackage(options.out);
  const { decks, diagnostics } = await readDecks(options, world);
  mustHaveNotes(decks, options.paths, () => tell(diagnostics, options, world));
  const packed = await packDecks(decks, options.out, world, {
    mediaRoots: [...(options.media ?? []), ...options.paths],
    ...(options.templates === undefined ? {} : { templates: options.templates }),
    ...(options.withScheduling ? { schedulingOf: schedulingOf(options.paths, world) } : {}),
  });
  const all = [...diagnostics, ...packed.diagnostics];
  tell(all, options, world);
  for (const warning of packed.report.warnings) world.stderr.write(`${warning}\n`);
  world.stdout.write(
    options.json ? asJson(decks, packed, all, options) : formatPacked(decks, packed, options),
  );
  return hasErrors(all) ? 1 : 0;
}

function tell(diagnostics: readonly Diagnostic[], { json }: ExportOptions, world: World): void {
  if (!json)
    world.stderr.write(formatDiagnostics(diagnostics, isColoured(world.stderr, world.env)));
}

export function mustHaveNotes(
  decks: readonly DatedDeck[],
  paths: readonly string[],
  first: () => void,
): void {
  if (decks.length > 0) return;
  first();
  throw new Failure(
    `There are no notes in ${paths.join(', ')}; write some with Q: and A:, or make them from prose with deckwright generate.`,
  );
}

function mustBePackage(out: string): void {
  const refusal = refusedName(out);
  if (refusal !== undefined) throw new Failure(refusal, 2);
  if (!/\.apkg$/i.test(out))
    throw new Failure(`${out} does not end in .apkg; that is what Anki imports.`, 2);
  mustBeWritable(out);
}

export function countNotes(decks: readonly DatedDeck[]): number {
  return decks.reduce((sum, { deck }) => sum + deck.notes.length, 0);
}

function asJson(
  decks: readonly DatedDeck[],
  { report, media }: Packed,
  diagnostics: readonly Diagnostic[],
  { out }: ExportOptions,
): string {
  const { warnings, ...counts } = report;
  const result = { out, notes: countNotes(decks), ...counts, media, warnings };
  return `${JSON.stringify({ ...result, diagnostics: diagnosticsAsJson(diagnostics) }, null, 2)}\n`;
}

function formatPacked(
  decks: readonly DatedDeck[],
  { report, media }: Packed,
  { out, withScheduling }: ExportOptions,
): string {
  const names = new Set(decks.map(({ deck }) => deck.name));
  const parts = [
    counted(countNotes(decks), 'note'),
    `${counted(report.cards, 'card')} in ${counted(names.size, 'deck')}`,
    ...(media > 0 ? [counted(media, 'media file')] : []),
    ...(withScheduling ? [counted(report.reviews, 'review')] : []),
  ];
  const changes = `${report.new} new, ${report.changed} changed, ${report.unchanged} unchanged, ${report.gone} gone`;
  return [
    `${out}: ${parts.join(', ')} (${changes})\n`,
    ...updateNotes(report),
    ...(withScheduling ? [HOW_TO_IMPORT] : []),
  ].join('');
}

/** Anki leaves both off until they were ticked once, and FSRS is a setting of the whole collection. */
const HOW_TO_IMPORT = `
In Anki's import window tick "Import any learning progress" and "Import any deck presets",
and switch FSRS on in the options of a deck. Progress comes with cards that Anki does not have yet; those that it has keep theirs.
`;

/** Searches longer than this are cut: nobody pastes them. */
const LONGEST_SEARCH = 2000;

function updateNotes(report: PackageReport): string[] {
  const { gone, goneFronts, goneSearch, emptyCards, moved, retyped } = report;
  const lines: string[] = [];
  if (gone > 0) {
    const shown = goneFronts.slice(0, 10).map((front) => `  ${front}\n`);
    const rest = goneFronts.length - shown.length;
    const search =
      goneSearch.length > LONGEST_SEARCH
        ? `${goneSearch.slice(0, goneSearch.lastIndexOf(',', LONGEST_SEARCH))} (and more: see --json)`
        : goneSearch;
    lines.push(
      `\n${counted(gone, 'note')} gone since the last export; Anki keeps ${gone === 1 ? 'it' : 'them'} until you delete ${gone === 1 ? 'it' : 'them'}:\n`,
      ...shown,
      ...(rest > 0 ? [`  and ${rest} more\n`] : []),
      `In Anki's browser: ${search}\n`,
    );
  }
  if (retyped > 0)
    lines.push(
      `\n${counted(retyped, 'note')} changed from one kind to another, which Anki cannot follow: ${retyped === 1 ? 'it is' : 'they are'} new there, and what ${retyped === 1 ? 'it was' : 'they were'} is among those gone.\n`,
    );
  if (emptyCards > 0)
    lines.push(
      `\n${counted(emptyCards, 'card')} of changed notes ${emptyCards === 1 ? 'asks' : 'ask'} nothing any more; in Anki: Tools → Empty Cards.\n`,
    );
  if (moved > 0)
    lines.push(
      `\n${counted(moved, 'note')} of another deck than before; Anki leaves cards that it has in their deck.\n`,
    );
  return lines;
}
