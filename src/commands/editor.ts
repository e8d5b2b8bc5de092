import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import type { World } from './world.ts';

/** The editor that the environment names. */
export function editorOf({ VISUAL, EDITOR }: World['env']): string {
  return VISUAL || EDITOR || (process.platform === 'win32' ? 'notepad' : 'vi');
}

/** How editors are told a line; the others open the file at its beginning. */
const AT_LINE: readonly (readonly [
  names: RegExp,
  argument: (path: string, line: number) => string,
])[] = [
  [
    /^(?:n?vim?|view|gvim|nano|pico|emacs|emacsclient|micro|kak|joe|ne|mg|jed|gedit|kate)$/,
    (path, line) => `+${line} ${quoted(path)}`,
  ],
  [/^(?:code|codium|cursor|windsurf)$/, (path, line) => `-g ${quoted(`${path}:${line}`)}`],
  [/^(?:hx|helix|subl|zed)$/, (path, line) => quoted(`${path}:${line}`)],
  [/^(?:mate|bbedit)$/, (path, line) => `-l ${line} ${quoted(path)}`],
];

/**
 * Opens a file in an editor and waits until it is left. @param line where to, from 1
 * @returns why nothing can have been changed, where that is so
 */
export function openInEditor(editor: string, path: string, line?: number): string | undefined {
  const { status, error } = spawnSync(`${editor} ${argument(editor, path, line)}`, {
    shell: true,
    stdio: 'inherit',
  });
  return error === undefined && status === 0
    ? undefined
    : `The editor (${editor}) ended with an error; $VISUAL or $EDITOR names another.`;
}

function argument(editor: string, path: string, line: number | undefined): string {
  const name = basename(editor.trim().split(/\s+/)[0] ?? '').replace(/\.exe$/i, '');
  const [, atLine] = AT_LINE.find(([names]) => names.test(name)) ?? [];
  return line === undefined || atLine === undefined ? quoted(path) : atLine(path, line);
}

/** One word of the shell, whatever a file is called. */
function quoted(word: string): string {
  return process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
