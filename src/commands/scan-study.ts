import { existsSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { FileContent, FileStamp, ScanReport } from '../collection/notes.ts';
import type { KnownFile, Study } from '../collection/study.ts';
import type { Diagnostic } from '../note.ts';
import { formatDiagnostics, isColoured } from './diagnostics.ts';
import { hashOfFile } from './file-content.ts';
import { markdownFiles } from './files.ts';
import { progressBar } from './progress.ts';
import { type Outcome, readFiles } from './scan-files.ts';
import { Failure, type World } from './world.ts';

export interface Scan {
  readonly report: ScanReport;
  /** What is wrong with the files that were read. */
  readonly diagnostics: readonly Diagnostic[];
  /** Why files could not be read, a sentence each; their notes stay as they were. */
  readonly problems: readonly string[];
  /** How many files are there, and how many were read. */
  readonly files: number;
  readonly read: number;
}

/** Brings the collection up to the files of its study folder; only those that were written since are read. */
export async function scanStudy(study: Study, world: World): Promise<Scan> {
  const known = study.files();
  const stamps = stampsIn(study.folder);
  const there = new Set(stamps.map(({ path }) => path));
  const missing = [...known.keys()].filter((path) => !there.has(path));
  const written = stamps.filter((stamp) => !isAsBefore(stamp, known.get(stamp.path)));
  const same = new Set(written.filter((stamp) => hasSameText(study.folder, stamp, known)));
  const changed = written.filter((stamp) => !same.has(stamp));
  const bar = await progressBar('Reading', world);
  try {
    const first = await readFiles(study.folder, changed, bar.at);
    const others = partnersOf(contentsOf(first), changed, stamps, known);
    const outcomes = [...first, ...(await readFiles(study.folder, others, bar.at))];
    study.touch([...same]);
    return {
      report: study.reconcile(contentsOf(outcomes), missing),
      diagnostics: outcomes.flatMap((one) => ('read' in one ? one.read.diagnostics : [])),
      problems: outcomes.flatMap((one) => ('problem' in one ? [one.problem] : [])),
      files: stamps.length,
      read: outcomes.length,
    };
  } finally {
    bar.stop();
  }
}

/** What is wrong with the files, on standard error. */
export function tellProblems({ diagnostics, problems }: Scan, world: World): void {
  world.stderr.write(formatDiagnostics(diagnostics, isColoured(world.stderr, world.env)));
  for (const problem of problems) world.stderr.write(`${problem} Its notes stay as they were.\n`);
}

function contentsOf(outcomes: readonly Outcome[]): FileContent[] {
  return outcomes.flatMap((outcome) => ('read' in outcome ? [outcome.read.content] : []));
}

function stampsIn(folder: string): FileStamp[] {
  return filesIn(folder).flatMap((file) => {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) return [];
    const path = relative(folder, file).split(sep).join('/');
    return [{ path, size: stats.size, modified: stats.mtimeMs }];
  });
}

/** A study folder may be empty, or empty again. */
function filesIn(folder: string): string[] {
  try {
    return markdownFiles([folder]);
  } catch (error) {
    if (error instanceof Failure && existsSync(folder)) return [];
    throw error;
  }
}

function isAsBefore({ size, modified }: FileStamp, known: KnownFile | undefined): boolean {
  return known !== undefined && known.size === size && known.modified === modified;
}

function hasSameText(
  folder: string,
  { path, size }: FileStamp,
  known: ReadonlyMap<string, KnownFile>,
): boolean {
  const before = known.get(path);
  return before?.size === size && hashOfFile(folder, path) === before.hash;
}

/** An essay and the decks made from it are read together, since the decks take the essay's own notes over. */
function partnersOf(
  contents: readonly FileContent[],
  changed: readonly FileStamp[],
  stamps: readonly FileStamp[],
  known: ReadonlyMap<string, KnownFile>,
): FileStamp[] {
  const read = new Set(changed.map(({ path }) => path));
  const sources = new Set(contents.map(({ source }) => source));
  for (const path of read) sources.add(known.get(path)?.source ?? undefined);
  return stamps.filter(
    ({ path }) => !read.has(path) && (sources.has(path) || read.has(known.get(path)?.source ?? '')),
  );
}
