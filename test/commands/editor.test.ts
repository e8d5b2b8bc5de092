import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editorOf, openInEditor } from '../../src/commands/editor.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "deckwright's $editor "));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The arguments that an editor of this name is given, a line each. */
function given(name: string, options = ''): string[] {
  const editor = join(folder, name);
  const to = join(folder, 'given');
  writeFileSync(editor, `#!/bin/sh\nprintf '%s\\n' "$@" > "$(dirname "$0")/given"\n`, {
    mode: 0o755,
  });
  const quoted = `'${editor.replaceAll("'", "'\\''")}'`;
  expect(openInEditor(`${quoted}${options}`, join(folder, 'my notes.md'), 12)).toBeUndefined();
  return readFileSync(to, 'utf8').trimEnd().split('\n');
}

describe('an editor', () => {
  it.each([
    ['something', '', ['FILE']],
    ['something', ' --wait', ['--wait', 'FILE']],
  ])('%s%s opens the file, whatever it is called', (name, options, args) => {
    expect(given(name, options)).toEqual(
      args.map((arg) => arg.replace('FILE', join(folder, 'my notes.md'))),
    );
  });

  it('that failed is named, with what to do', () => {
    expect(openInEditor('false', 'x.md')).toMatch(/^The editor \(false\) ended with .*\$EDITOR/);
    expect(openInEditor('/no/such/editor', 'x.md')).toMatch(/ended with an error/);
  });

  it('is $VISUAL, else $EDITOR', () => {
    expect(editorOf({ VISUAL: 'a', EDITOR: 'b' })).toBe('a');
    expect(editorOf({ VISUAL: '', EDITOR: 'b' })).toBe('b');
    expect(editorOf({})).toMatch(/vi|notepad/);
  });
});

describe('is opened at a line:', () => {
  let plain = '';
  beforeEach(() => {
    plain = mkdtempSync(join(tmpdir(), 'deckwright-editor-'));
  });
  afterEach(() => rmSync(plain, { recursive: true }));

  it.each([
    ['vi', '+12 FILE'],
    ['nvim', '+12 FILE'],
    ['nano', '+12 FILE'],
    ['emacs', '+12 FILE'],
    ['code --wait', '--wait -g FILE:12'],
    ['hx', 'FILE:12'],
    ['subl -w', '-w FILE:12'],
    ['ed', 'FILE'],
  ])('%s', (command, args) => {
    const [name] = command.split(' ');
    writeFileSync(join(plain, name!), `#!/bin/sh\nprintf '%s\\n' "$*" > "${plain}/given"\n`, {
      mode: 0o755,
    });
    openInEditor(join(plain, command), join(plain, 'notes.md'), 12);
    expect(readFileSync(join(plain, 'given'), 'utf8').trim()).toBe(
      args.replace('FILE', join(plain, 'notes.md')),
    );
  });
});
