import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deckwright } from './cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-bad-'));
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

const write = (name: string, content: string | Uint8Array) =>
  writeFileSync(join(folder, name), content);
const PROSE = 'Napoleon invaded Russia in 1812. Marie Curie discovered radium in 1898.\n';

interface Case {
  readonly what: string;
  readonly prepare: () => void;
  readonly args: readonly string[];
  readonly code: number;
  readonly says: RegExp;
}

const CASES: readonly Case[] = [
  {
    what: 'a missing file',
    prepare: () => {},
    args: ['generate', 'no.md'],
    code: 1,
    says: /^deckwright: There is no file no\.md; check the path\.\n$/,
  },
  {
    what: 'an empty file',
    prepare: () => write('a.md', ''),
    args: ['generate', 'a.md'],
    code: 1,
    says: /^a\.md:1:1: error: There is no text here/,
  },
  {
    what: 'a folder',
    prepare: () => mkdirSync(join(folder, 'd')),
    args: ['generate', 'd'],
    code: 1,
    says: /^deckwright: d is a folder; name the Markdown files in it\.\n$/,
  },
  {
    what: 'a folder without Markdown',
    prepare: () => mkdirSync(join(folder, 'd')),
    args: ['check', 'd'],
    code: 1,
    says: /no Markdown file .* in the folder d/,
  },
  {
    what: 'a binary file',
    prepare: () => write('a.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 255, 254, 7])),
    args: ['generate', 'a.md'],
    code: 1,
    says: /^deckwright: a\.md is a binary file/,
  },
  {
    what: 'a text that is not UTF-8',
    prepare: () => write('a.md', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a])),
    args: ['generate', 'a.md'],
    code: 1,
    says: /^deckwright: a\.md is not UTF-8 text; save it/,
  },
  {
    what: 'unclosed front matter',
    prepare: () => write('a.md', `---\ndeck: X\n\n${PROSE}`),
    args: ['check', 'a.md'],
    code: 1,
    says: /a\.md:1:1: error: .*front matter/,
  },
  {
    what: 'an output in a folder that is not there',
    prepare: () => write('a.md', PROSE),
    args: ['generate', 'a.md', '-o', 'no/a.apkg'],
    code: 1,
    says: /^deckwright: no\/a\.apkg cannot be written: there is no folder/,
  },
  {
    what: 'an output that is a folder',
    prepare: () => {
      write('a.md', PROSE);
      mkdirSync(join(folder, 'x.apkg'));
    },
    args: ['generate', 'a.md', '-o', 'x.apkg'],
    code: 1,
    says: /it is a folder/,
  },
  {
    what: 'an output without a known ending',
    prepare: () => write('a.md', PROSE),
    args: ['generate', 'a.md', '-o', 'a.txt'],
    code: 2,
    says: /use \.apkg for Anki/,
  },
  {
    what: 'a name that would replace the collection',
    prepare: () => write('a.md', PROSE),
    args: ['generate', 'a.md', '-o', 'collection.apkg'],
    code: 2,
    says: /replace the whole collection/,
  },
  {
    what: 'the essay as output',
    prepare: () => write('a.md', PROSE),
    args: ['generate', 'a.md', '-o', 'a.md'],
    code: 2,
    says: /is the essay itself/,
  },
  {
    what: 'no notes to export',
    prepare: () => write('a.md', PROSE),
    args: ['export', 'a.md', '-o', 'a.apkg'],
    code: 1,
    says: /There are no notes in a\.md/,
  },
  { what: 'no command', prepare: () => {}, args: [], code: 2, says: /Say what to do/ },
  {
    what: 'a misspelt command',
    prepare: () => {},
    args: ['genrate', 'a.md'],
    code: 2,
    says: /Did you mean generate\?/,
  },
  {
    what: 'an unknown option',
    prepare: () => write('a.md', PROSE),
    args: ['generate', 'a.md', '--colour'],
    code: 2,
    says: /Unknown argument: colour/,
  },
  {
    what: 'an option without its value',
    prepare: () => write('a.md', PROSE),
    args: ['generate', 'a.md', '-o'],
    code: 2,
    says: /Not enough arguments following: o/,
  },
  {
    what: 'a maximum that is no number',
    prepare: () => write('a.md', PROSE),
    args: ['generate', 'a.md', '--max', 'many'],
    code: 2,
    says: /--max takes a number/,
  },
];

describe('bad input', () => {
  it.each(CASES)('$what', ({ prepare, args, code, says }) => {
    prepare();
    const before = readdirSync(folder, { recursive: true });
    const run = deckwright(folder, ...args);
    expect(run.stdout + run.stderr).toMatch(says);
    expect(run.code).toBe(code);
    expect(run.stdout + run.stderr).not.toMatch(/\n\s+at |Error:|defect/);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it('Chinese prose makes no questions, but its hand-written notes are taken', () => {
    write(
      'a.md',
      '# 诗\n\n李白是唐代的诗人。他写了很多诗。杜甫也是唐代的诗人，他们是朋友。\n\nQ: 李白是谁？\nA: 唐代诗人\n',
    );
    const run = deckwright(folder, 'generate', 'a.md', '--json');
    const { notes, diagnostics } = JSON.parse(run.stdout);
    expect(notes.map(({ front }: { front: string }) => front)).toEqual(['李白是谁？']);
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual(['english-only']);
    expect(run.code).toBe(0);
  });
});
