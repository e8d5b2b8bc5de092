import picocolors from 'picocolors';
import type { Diagnostic } from '../note.ts';
import type { World } from './world.ts';

/** Diagnostics as compilers print them, one a line: `file:line:column: error: sentence`. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], isColoured: boolean): string {
  const { red, yellow, bold } = picocolors.createColors(isColoured);
  return diagnostics
    .map(({ place, severity, message, code }) => {
      const label = severity === 'error' ? red('error') : yellow('warning');
      return `${bold(`${place.file}:${place.line}:${place.column}`)}: ${label}: ${message} [${code}]\n`;
    })
    .join('');
}

/** Diagnostics as values for `--json`. */
export function diagnosticsAsJson(diagnostics: readonly Diagnostic[]) {
  return diagnostics.map(({ place: { file, line, column }, severity, code, message }) => ({
    file,
    line,
    column,
    severity,
    code,
    message,
  }));
}

/** Whether to colour what goes to a stream: a terminal, and NO_COLOR not set (no-color.org). */
export function isColoured(stream: World['stdout'], env: World['env']): boolean {
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
