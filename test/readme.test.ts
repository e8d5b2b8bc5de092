import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI } from './commands/cli.ts';

const README = new URL('../README.md', import.meta.url);

/** Blocks of `$ command` and what it prints. UPDATE=1 writes what it prints today. */
const BLOCK = /```console\n\$ deckwright (.+)\n([\s\S]*?)```/g;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-readme-'));
  cpSync(new URL('../cards', import.meta.url), join(folder, 'cards'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: string): string {
  return execFileSync(process.execPath, [CLI, ...args.split(' ')], {
    cwd: folder,
    encoding: 'utf8',
  });
}

describe('README', () => {
  it('shows four commands with their real output', () => {
    const text = readFileSync(README, 'utf8');
    const blocks = [...text.matchAll(BLOCK)];
    expect(blocks).toHaveLength(4);
    const shown = text.replace(
      BLOCK,
      (_block, args: string) => `\`\`\`console\n$ deckwright ${args}\n${run(args)}\`\`\``,
    );
    if (process.env.UPDATE) writeFileSync(README, shown);
    else expect(text).toBe(shown);
  });

  it('has its two commands each on a line of its own', () => {
    const lines = readFileSync(README, 'utf8').split('\n');
    expect(lines).toContain('npm ci && npm start');
    expect(lines).toContain('npm ci && npm test');
  });
});
