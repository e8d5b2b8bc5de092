import { dirname, join, relative, resolve } from 'node:path';
import { refusedName } from '../anki/file-name.ts';
import { guidsOf } from '../collection/guid.ts';
import type { Document } from '../markdown/document.ts';
import { unescapeMarkdown as plain } from '../markdown/escape.ts';
import { readDocument } from '../markdown/read-document.ts';
import type { Deck, Diagnostic, Note } from '../note.ts';
import type { Decision } from '../questions/ranking/choose.ts';
import { counted } from './counted.ts';
import { type DeckOptions, deckNameOf, stem, tagsOf } from './deck-of.ts';
import { diagnosticsAsJson, formatDiagnostics, hasErrors, isColoured } from './diagnostics.ts';
import { type Density, notesFromProse } from './essay.ts';
import { decisionsAsJson, formatDecisions } from './explain.ts';
import { mustBeWritable, readText, save } from './files.ts';
import { packDecks } from './pack.ts';
import { progressBar } from './progress.ts';
import { withoutRejected } from './rejected.ts';
import { saveDeck } from './save-deck.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface GenerateOptions extends DeckOptions {
  readonly files: readonly string[];
  readonly out?: string;
  readonly max?: number;
  readonly density?: Density;
  readonly json: boolean;
  /** Print every candidate with what became of it; nothing is written unless asked for. */
  readonly explain: boolean;
  /** How many notes to print. */
  readonly sample: number;
}

/** One essay and what became of it. */
export interface EssayResult {
  readonly document: Document;
  readonly deck: Deck;
  readonly words: number;
  readonly modified: number;
  readonly decisions: readonly Decision[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Something that was written: one sentence for each. */
interface Written {
  readonly path: string;
  readonly what: string;
}

/** Essays in, decks out. */
export async function generate(options: GenerateOptions, world: World): Promise<ExitCode> {
  const format = formatOf(options);
  const results = await withoutRejected(await readEssays(options, world), ({ document }) =>
    format === 'deck' ? (options.out ?? '') : document.file,
  );
  const diagnostics = results.flatMap((result) => result.diagnostics);
  const written = await writeResults(results, format, options, world);
  if (options.json) {
    const explained = options.explain
      ? { candidates: decisionsAsJson(results.flatMap((result) => result.decisions)) }
      : {};
    world.stdout.write(`${JSON.stringify({ ...asJson(results), ...explained }, null, 2)}\n`);
  } else if (options.explain) {
    const decisions = results.flatMap((result) => result.decisions);
    world.stdout.write(formatDecisions(decisions, isColoured(world.stdout, world.env)));
    world.stdout.write(formatResults(results, written, 0));
  } else world.stdout.write(formatResults(results, written, options.sample));
  if (!options.json)
    world.stderr.write(formatDiagnostics(diagnostics, isColoured(world.stderr, world.env)));
  const isEmpty = results.every(({ deck, rejected }) => deck.notes.length + rejected === 0);
  return isEmpty || hasErrors(diagnostics) ? 1 : 0;
}

type Format = 'apkg' | 'deck' | 'json' | 'deck beside each essay' | 'none';

function formatOf({ out, json, explain, files }: GenerateOptions): Format {
  if (out === undefined) return json || explain ? 'none' : 'deck beside each essay';
  const refusal = refusedName(out);
  if (refusal !== undefined) throw new Failure(refusal, 2);
  if (files.some((file) => resolve(file) === resolve(out)))
    throw new Failure(`${out} is the essay itself; choose another name with -o.`, 2);
  mustBeWritable(out);
  if (/\.apkg$/i.test(out)) return 'apkg';
  if (/\.json$/i.test(out)) return 'json';
  if (/\.(md|markdown)$/i.test(out)) return 'deck';
  throw new Failure(
    `${out} has no ending that says what to write; use .apkg for Anki, .deck.md for a deck to edit or .json.`,
    2,
  );
}

async function readEssays(options: GenerateOptions, world: World): Promise<EssayResult[]> {
  const files = options.files.map(readText);
  const bar = await progressBar('Reading', world);
  const share = (at: number, fraction: number) => bar.at((at + fraction) / files.length);
  try {
    return files.map(({ path, text, modified }, at) => {
      const document = readDocument(text, path, {
        onProgress: (fraction) => share(at, fraction / 2),
      });
      const generated = notesFromProse(document, {
        onProgress: (fraction) => share(at, 0.5 + fraction / 2),
        ...(options.max === undefined ? {} : { max: options.max }),
        ...(options.density === undefined ? {} : { density: options.density }),
      });
      const notes = [...document.notes, ...generated.notes].sort(
        (a, b) => a.place.start - b.place.start,
      );
      const deck = { name: deckNameOf(document, options), tags: tagsOf(document, options), notes };
      const diagnostics = [...document.diagnostics, ...generated.diagnostics];
      return {
        document,
        deck,
        words: generated.words,
        decisions: generated.decisions,
        modified,
        diagnostics: [...diagnostics, ...emptiness(document, notes, diagnostics)],
      };
    });
  } finally {
    bar.stop();
  }
}

/** Why there is nothing to learn, where no other diagnostic tells. */
function emptiness(
  { file, passages }: Document,
  notes: readonly Note[],
  others: readonly Diagnostic[],
): Diagnostic[] {
  if (notes.length > 0 || others.length > 0) return [];
  const message =
    passages.length === 0
      ? 'There is no text here to make notes from; write some prose, or notes with Q: and A:.'
      : 'No sentence here stands well enough on its own to make a question from; write notes with Q: and A:, or name people, places and dates in the prose.';
  return [
    {
      severity: 'error',
      place: { file, line: 1, column: 1, start: 0, end: 0 },
      code: 'no-notes',
      message,
    },
  ];
}

async function writeResults(
  results: readonly EssayResult[],
  format: Format,
  options: GenerateOptions,
  world: World,
): Promise<Written[]> {
  const { out } = options;
  const full = results.filter(({ deck }) => deck.notes.length > 0);
  if (format === 'none' || full.length === 0) return [];
  const now = world.now();
  if (format === 'deck beside each essay') {
    const written: Written[] = [];
    for (const result of full) {
      const path = deckFileFor(result.document.file);
      written.push({ path, what: await saveDeck(path, deckOf(path, [result]), now) });
    }
    return written;
  }
  if (out === undefined) return [];
  if (format === 'deck') return [{ path: out, what: await saveDeck(out, deckOf(out, full), now) }];
  if (format === 'json') {
    save(out, `${JSON.stringify(asJson(results), null, 2)}\n`);
    return [
      { path: out, what: `${counted(results.flatMap(({ deck }) => deck.notes).length, 'note')}` },
    ];
  }
  const { report, diagnostics } = await packDecks(full, out, world);
  world.stderr.write(formatDiagnostics(diagnostics, isColoured(world.stderr, world.env)));
  for (const warning of report.warnings) world.stderr.write(`${warning}\n`);
  const changes =
    report.unchanged + report.changed + report.gone > 0
      ? ` (${report.new} new, ${report.changed} changed, ${report.unchanged} unchanged, ${report.gone} gone)`
      : '';
  return [
    { path: out, what: `${counted(report.cards, 'card')}${changes}; open it with Anki to import` },
  ];
}

function deckFileFor(essay: string): string {
  const path = join(dirname(essay), `${stem(essay)}.deck.md`);
  mustBeWritable(path);
  return path;
}

/** Essays that go into one file must be of one deck. */
function deckOf(path: string, results: readonly EssayResult[]): Deck {
  const names = new Set(results.map(({ deck }) => deck.name));
  if (names.size > 1)
    throw new Failure(
      `${path} can hold one deck, but the essays are of ${names.size} decks; give one name with --deck.`,
      2,
    );
  const [first] = results;
  const source =
    results.length === 1 ? { source: relative(dirname(path), first!.document.file) } : {};
  const tags = [...new Set(results.flatMap(({ deck }) => deck.tags))];
  const notes = results.flatMap(({ deck }) => deck.notes);
  return { name: first!.deck.name, tags, notes, ...source };
}

function asJson(results: readonly EssayResult[]) {
  return {
    deck: results[0]?.deck.name ?? null,
    notes: results.flatMap(({ deck }) => {
      const ids = guidsOf(deck.name, deck.notes);
      return deck.notes.map((note, at) => noteAsJson(note, ids[at]!, deck.name));
    }),
    diagnostics: diagnosticsAsJson(results.flatMap((result) => result.diagnostics)),
  };
}

function noteAsJson(note: Note, id: string, deck: string) {
  const { file, line, column } = note.source?.place ?? note.place;
  return {
    id,
    deck,
    kind: note.kind,
    front: note.made.by === 'rule' ? plain(note.front) : note.front,
    back: note.made.by === 'rule' ? plain(note.back) : note.back,
    source: {
      file,
      line,
      column,
      sentence: note.source === undefined ? null : plain(note.source.sentence),
    },
    headings: note.headings,
    rule: note.made.by === 'rule' ? note.made.rule : null,
    score: note.made.by === 'rule' ? note.made.score : null,
  };
}

function formatResults(
  results: readonly (EssayResult & { readonly rejected: number })[],
  written: readonly Written[],
  sample: number,
): string {
  const full = results.filter(({ deck, rejected }) => deck.notes.length + rejected > 0);
  const summaries = full.map(({ document, deck, words, rejected }) => {
    const byHand = deck.notes.filter(({ made }) => made.by === 'hand').length;
    const parts = [
      `${deck.notes.length - byHand} made from ${words} words of prose`,
      ...(byHand > 0 ? [`${byHand} written by hand`] : []),
      ...(rejected > 0 ? [`${rejected} left out, rejected before`] : []),
    ];
    return `${document.file}: ${counted(deck.notes.length, 'note')} (${parts.join(', ')})\n`;
  });
  const notes = results.flatMap(({ deck }) => deck.notes).filter(({ made }) => made.by === 'rule');
  const best = new Set([...notes].sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, sample));
  const shown = notes
    .filter((note) => best.has(note))
    .map(({ kind, front, back }) =>
      kind === 'cloze'
        ? `\n  C: ${plain(front)}\n`
        : `\n  Q: ${plain(front)}\n  A: ${plain(back)}\n`,
    );
  const places = written.map(({ path, what }) => `\n${path}: ${what}\n`);
  return [...summaries, ...shown, ...places].join('');
}

function scoreOf({ made }: Note): number {
  return made.by === 'rule' ? made.score : 0;
}
