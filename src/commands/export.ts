import { refusedName } from '../anki/file-name.ts';
import { readDocument } from '../markdown/read-document.ts';
import type { Diagnostic, Note } from '../note.ts';
import { counted } from './counted.ts';
import { type DeckOptions, deckNameOf, tagsOf } from './deck-of.ts';
import { diagnosticsAsJson, formatDiagnostics, hasErrors, isColoured } from './diagnostics.ts';
import { markdownFiles, mustBeWritable, readText, save } from './files.ts';
import { type DatedDeck, packDecks } from './pack.ts';
import { progressBar } from './progress.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface ExportOptions extends DeckOptions {
  readonly paths: readonly string[];
  readonly out: string;
  readonly json: boolean;
}

/** Notes written by hand, packed for Anki; the prose around them is left alone. */
export async function exportNotes(options: ExportOptions, world: World): Promise<ExitCode> {
  mustBePackage(options.out);
  const { decks, diagnostics } = await readDecks(options, world);
  const count = decks.reduce((sum, { deck }) => sum + deck.notes.length, 0);
  if (!options.json)
    world.stderr.write(formatDiagnostics(diagnostics, isColoured(world.stderr, world.env)));
  if (count === 0) {
    throw new Failure(
      `There are no notes in ${options.paths.join(', ')}; write some with Q: and A:, or make them from prose with deckwright generate.`,
    );
  }
  const { bytes, report } = await packDecks(decks, options.out, world);
  save(options.out, bytes);
  for (const warning of report.warnings) world.stderr.write(`${warning}\n`);
  const { warnings: _, ...counts } = report;
  if (options.json) {
    world.stdout.write(
      `${JSON.stringify({ out: options.out, notes: count, ...counts, diagnostics: diagnosticsAsJson(diagnostics) }, null, 2)}\n`,
    );
  } else {
    const names = new Set(decks.map(({ deck }) => deck.name));
    world.stdout.write(
      `${options.out}: ${counted(count, 'note')}, ${counted(report.cards, 'card')} in ${counted(names.size, 'deck')} (${report.new} new, ${report.changed} changed, ${report.unchanged} unchanged, ${report.gone} gone)\n`,
    );
  }
  return hasErrors(diagnostics) ? 1 : 0;
}

function mustBePackage(out: string): void {
  const refusal = refusedName(out);
  if (refusal !== undefined) throw new Failure(refusal, 2);
  if (!/\.apkg$/i.test(out))
    throw new Failure(`${out} does not end in .apkg; that is what Anki imports.`, 2);
  mustBeWritable(out);
}

/** One deck for each name: files of the same deck come together, and a note that stands twice comes once. */
async function readDecks(
  options: ExportOptions,
  world: World,
): Promise<{ decks: DatedDeck[]; diagnostics: Diagnostic[] }> {
  const files = markdownFiles(options.paths).map(readText);
  const bar = await progressBar('Reading', world);
  const decks = new Map<string, DatedDeck>();
  const diagnostics: Diagnostic[] = [];
  files.forEach(({ path, text, modified }, at) => {
    bar.at(at / files.length);
    const document = readDocument(text, path);
    diagnostics.push(...document.diagnostics);
    if (document.notes.length === 0) return;
    const name = deckNameOf(document, options);
    const before = decks.get(name);
    const notes = withoutRepeats([...(before?.deck.notes ?? []), ...document.notes]);
    const tags = [...new Set([...(before?.deck.tags ?? []), ...tagsOf(document, options)])];
    decks.set(name, {
      deck: { name, tags, notes },
      modified: Math.max(modified, before?.modified ?? 0),
    });
  });
  bar.stop();
  return { decks: [...decks.values()], diagnostics };
}

/** An essay and the deck made from it both have the essay's own notes. */
function withoutRepeats(notes: readonly Note[]): Note[] {
  const seen = new Map(
    notes.map((note) => [JSON.stringify([note.kind, note.front, note.back]), note]),
  );
  const kept = new Set(seen.values());
  return notes.filter((note) => kept.has(note));
}
