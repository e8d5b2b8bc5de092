import picocolors from 'picocolors';
import type { ScanReport, Told } from '../collection/notes.ts';
import { counted } from './counted.ts';
import { diagnosticsAsJson, hasErrors, isColoured } from './diagnostics.ts';
import { type Scan, scanStudy, tellProblems } from './scan-study.ts';
import { openStudy, type StudyOptions } from './study.ts';
import type { ExitCode, World } from './world.ts';

export interface ScanOptions extends StudyOptions {
  readonly json: boolean;
}

/** Brings the collection up to the files, and says what became of each note. */
export async function scan(options: ScanOptions, world: World): Promise<ExitCode> {
  const study = await openStudy(options, world);
  try {
    const result = await scanStudy(study, world);
    if (options.json) world.stdout.write(`${JSON.stringify(asJson(result), null, 2)}\n`);
    else {
      tellProblems(result, world);
      const colours = isColoured(world.stdout, world.env);
      world.stdout.write(formatReport(result.report, colours) + summary(result));
    }
    return result.problems.length > 0 || hasErrors(result.diagnostics) ? 1 : 0;
  } finally {
    study.close();
  }
}

/** Whether anything happened that a learner wants to know before he goes on. */
export function isWorthTelling(report: ScanReport): boolean {
  const { fresh, edited, gone, back, unclear } = report;
  return [fresh, edited, gone, back, unclear].some(({ length }) => length > 0);
}

/** Of new notes only how many; of the others each. */
export function formatReport(report: ScanReport, isColoured: boolean): string {
  const { fresh, edited, moved, gone, back, unclear } = report;
  const { bold, dim } = picocolors.createColors(isColoured);
  const list = <T>(title: string, items: readonly T[], line?: (item: T) => string) =>
    items.length === 0 ? [] : [`${bold(`${title}: ${items.length}`)}\n`, ...lines(items, line)];
  const place = ({ file, line }: Told) => dim(`${file}:${line}`);
  const text = (note: Told) => shortened(note.front);
  return [
    ...list('New', fresh),
    ...list('Edited, history kept', edited, ({ before, after }) =>
      text(before) === text(after)
        ? `  ${text(after)} ${place(after)}\n`
        : `  ${text(before)}\n  → ${text(after)} ${place(after)}\n`,
    ),
    ...list('Moved, history kept', moved),
    ...list('There again, with their history', back, (note) => `  ${text(note)} ${place(note)}\n`),
    ...list(
      'Gone from the files; their history is kept',
      gone,
      (note) =>
        `  ${text(note)} ${dim(`was in ${note.file}, ${counted(note.reviews, 'review')}`)}\n`,
    ),
    ...list(
      'Unclear, so they count as new',
      unclear,
      ({ found, rivals }) =>
        `  ${text(found)} ${place(found)}\n${rivals.map((rival) => `    could be: ${text(rival)} ${dim(`was in ${rival.file}`)}\n`).join('')}`,
    ),
  ].join('');
}

const MOST_TOLD = 20;

function lines<T>(items: readonly T[], line?: (item: T) => string): string[] {
  if (line === undefined) return [];
  const rest = items.length - MOST_TOLD;
  return [...items.slice(0, MOST_TOLD).map(line), ...(rest > 0 ? [`  and ${rest} more\n`] : [])];
}

function shortened(front: string): string {
  const line = front.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

function summary({ report, files, read }: Scan): string {
  return `${counted(report.notes, 'note')} in ${counted(files, 'file')}, of which ${read} had changed\n`;
}

function asJson({ report, diagnostics, problems, files, read }: Scan) {
  return { ...report, files, read, problems, diagnostics: diagnosticsAsJson(diagnostics) };
}
