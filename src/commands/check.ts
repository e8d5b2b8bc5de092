import { readDocument } from '../markdown/read-document.ts';
import { counted } from './counted.ts';
import { diagnosticsAsJson, formatDiagnostics, hasErrors, isColoured } from './diagnostics.ts';
import { markdownFiles, readText } from './files.ts';
import type { ExitCode, World } from './world.ts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly json: boolean;
}

/** Every problem of every file in one run, and nothing written. */
export function check({ paths, json }: CheckOptions, world: World): ExitCode {
  const documents = markdownFiles(paths)
    .map(readText)
    .map(({ text, path }) => readDocument(text, path));
  const diagnostics = documents.flatMap((document) => document.diagnostics);
  const notes = documents.reduce((sum, document) => sum + document.notes.length, 0);
  if (json) {
    world.stdout.write(
      `${JSON.stringify({ files: documents.length, notes, diagnostics: diagnosticsAsJson(diagnostics) }, null, 2)}\n`,
    );
  } else {
    world.stdout.write(formatDiagnostics(diagnostics, isColoured(world.stdout, world.env)));
    world.stdout.write(
      `${counted(documents.length, 'file')}, ${counted(notes, 'note')}, ${counted(diagnostics.length, 'problem')}\n`,
    );
  }
  return hasErrors(diagnostics) ? 1 : 0;
}
