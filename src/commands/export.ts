import { refusedName } from '../anki/file-name.ts';
import { type TextFormat, textOf } from '../anki/text-export.ts';
import type { Diagnostic } from '../note.ts';
import { counted } from './counted.ts';
import type { DeckOptions } from './deck-of.ts';
import { diagnosticsAsJson, formatDiagnostics, hasErrors, isColoured } from './diagnostics.ts';
import { readDecks } from './export-decks.ts';
import { countNotes, formatPacked } from './export-report.ts';
import { schedulingOf } from './export-scheduling.ts';
import { mustBeWritable, save } from './files.ts';
import { MediaFiles } from './media.ts';
import { ankiNotes, type DatedDeck, packDecks } from './pack.ts';
import { countPushed, formatPush, push } from './push.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface ExportOptions extends DeckOptions {
  readonly paths: readonly string[];
  readonly out?: string;
  /** Without it the ending of `out` says it. */
  readonly format?: 'apkg' | TextFormat;
  readonly json: boolean;
  /** Send the notes to the Anki that runs on this machine. */
  readonly push?: boolean;
  /** Say what would be sent. */
  readonly dryRun?: boolean;
  /** Take the cards' history and memory along. */
  readonly withScheduling?: boolean;
  /** Folders that media may be in besides that of their deck. */
  readonly media?: readonly string[];
  /** A folder of templates of the user's own. */
  readonly templates?: string;
}

/** Notes written by hand, for Anki: as a package, as text, or sent to the one that runs; the prose around them is left alone. */
export async function exportNotes(options: ExportOptions, world: World): Promise<ExitCode> {
  const format = formatOf(options);
  const { decks, diagnostics } = await readDecks(options, world);
  mustHaveNotes(decks, options, () => tell(diagnostics, options, world));
  const done = await EXPORTERS[format](decks, options, world);
  const all = [...diagnostics, ...done.diagnostics];
  tell(all, options, world);
  for (const warning of done.warnings) world.stderr.write(`${warning}\n`);
  const value = { ...done.value, diagnostics: diagnosticsAsJson(all) };
  const isText = !options.json || done.value === undefined;
  world.stdout.write(isText ? done.text : `${JSON.stringify(value, null, 2)}\n`);
  return hasErrors(all) || done.hasFailed ? 1 : 0;
}

/** What an export comes to. */
interface Done {
  readonly diagnostics: readonly Diagnostic[];
  readonly warnings: readonly string[];
  readonly text: string;
  /** For `--json`. */
  readonly value?: object;
  readonly hasFailed?: boolean;
}

type Format = 'apkg' | 'push' | TextFormat;

const EXPORTERS: Readonly<
  Record<
    Format,
    (decks: readonly DatedDeck[], options: ExportOptions, world: World) => Promise<Done>
  >
> = { apkg: pack, push: send, tsv: write, csv: write, json: write };

const ENDINGS: Readonly<Record<string, Format>> = {
  '.apkg': 'apkg',
  '.tsv': 'tsv',
  '.txt': 'tsv',
  '.csv': 'csv',
  '.json': 'json',
};

function formatOf({ out, format, push, withScheduling }: ExportOptions): Format {
  if (push) return 'push';
  const ending = Object.keys(ENDINGS).find((one) => out?.toLowerCase().endsWith(one));
  const known = format ?? (ending === undefined ? undefined : ENDINGS[ending]);
  if (out !== undefined) {
    const refusal = refusedName(out);
    if (refusal !== undefined) throw new Failure(refusal, 2);
  }
  if (known === 'apkg' || known === undefined) mustBePackage(out);
  else if (withScheduling)
    throw new Failure('Progress goes into a package only; write one that ends in .apkg.', 2);
  if (out !== undefined) mustBeWritable(out);
  return known ?? 'apkg';
}

function mustBePackage(out: string | undefined): void {
  if (out === undefined)
    throw new Failure('Say where to with -o deck.apkg, or send the notes to Anki with --push.', 2);
  if (!/\.apkg$/i.test(out))
    throw new Failure(
      `${out} does not end in .apkg, which Anki imports, nor in .tsv, .csv or .json; choose one.`,
      2,
    );
}

async function pack(
  decks: readonly DatedDeck[],
  options: ExportOptions,
  world: World,
): Promise<Done> {
  const { out = '', templates, paths, withScheduling } = options;
  const packed = await packDecks(decks, out, world, {
    mediaRoots: rootsOf(options),
    ...(templates === undefined ? {} : { templates }),
    ...(withScheduling ? { schedulingOf: schedulingOf(paths, world) } : {}),
  });
  const { warnings: damage, ...counts } = packed.report;
  const pushed = countPushed(decks, packed.guids);
  const twice = `${counted(pushed, 'note')} sent with --push before: Anki would have ${pushed === 1 ? 'it' : 'them'} twice if it imports this package, since it knows what is sent by no GUID. Send a note one way only.`;
  const warnings = [...damage, ...(pushed > 0 ? [twice] : [])];
  return {
    diagnostics: packed.diagnostics,
    warnings,
    text: formatPacked(decks, packed, out, withScheduling === true),
    value: { out, notes: countNotes(decks), ...counts, media: packed.media, warnings },
  };
}

async function send(
  decks: readonly DatedDeck[],
  options: ExportOptions,
  world: World,
): Promise<Done> {
  const { templates, dryRun: isDryRun = false } = options;
  const { report, diagnostics } = await push(
    decks,
    { isDryRun, mediaRoots: rootsOf(options), ...(templates === undefined ? {} : { templates }) },
    world,
  );
  const { ids: _, ...value } = report;
  return {
    diagnostics,
    warnings: [],
    text: formatPush(report, isDryRun),
    value: { ...value, isDryRun },
    hasFailed: report.failed.length > 0,
  };
}

async function write(
  decks: readonly DatedDeck[],
  options: ExportOptions,
  world: World,
): Promise<Done> {
  const format = formatOf(options) as TextFormat;
  const media = new MediaFiles(rootsOf(options));
  const notes = await ankiNotes(decks, media, world);
  const text = textOf(notes, format);
  const hint =
    media.files.size > 0
      ? [
          `${counted(media.files.size, 'media file')} named: copy ${media.files.size === 1 ? 'it' : 'them'} into Anki's folder collection.media.`,
        ]
      : [];
  const { out } = options;
  if (out === undefined) return { diagnostics: media.diagnostics, warnings: hint, text };
  save(out, text);
  const value = { out, notes: notes.length, media: [...media.files.keys()] };
  return {
    diagnostics: media.diagnostics,
    warnings: hint,
    text: `${out}: ${counted(notes.length, 'note')}\n`,
    value,
  };
}

function rootsOf({ media = [], paths }: ExportOptions): string[] {
  return [...media, ...paths];
}

function tell(diagnostics: readonly Diagnostic[], { json }: ExportOptions, world: World): void {
  if (!json)
    world.stderr.write(formatDiagnostics(diagnostics, isColoured(world.stderr, world.env)));
}

function mustHaveNotes(
  decks: readonly DatedDeck[],
  { paths }: ExportOptions,
  first: () => void,
): void {
  if (decks.length > 0) return;
  first();
  throw new Failure(
    `There are no notes in ${paths.join(', ')}; write some with Q: and A:, or make them from prose with deckwright generate.`,
  );
}
