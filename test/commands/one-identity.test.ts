import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deckwright } from './cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-identity-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (text: string) => writeFileSync(join(folder, 'deck.md'), text);
const exported = (): Record<string, number> => {
  const { stdout } = deckwright(folder, 'export', 'deck.md', '-o', 'deck.apkg', '--json');
  const { new: fresh, changed, unchanged, gone } = JSON.parse(stdout);
  return { new: fresh, changed, unchanged, gone };
};

const BEFORE = 'Q: Who discovered penicillin?\nA: Alexander Fleming\n\nC: [Rome] fell in [476].\n';
const AFTER =
  'Q: Which scientist discovered penicillin?\nA: Alexander Fleming\n\nC: In the [west] [Rome] fell in [476].\n';

describe('a package for Anki', () => {
  it('updates notes that were edited, where a collection remembers them', () => {
    write(BEFORE);
    deckwright(folder, 'scan');
    expect(exported()).toEqual({ new: 2, changed: 0, unchanged: 0, gone: 0 });
    expect(exported()).toEqual({ new: 0, changed: 0, unchanged: 2, gone: 0 });
    write(AFTER);
    expect(exported()).toEqual({ new: 0, changed: 2, unchanged: 0, gone: 0 });
  });

  it('is the same whether or not the deck was ever studied', () => {
    write(BEFORE);
    exported();
    deckwright(folder, 'scan');
    expect(exported()).toEqual({ new: 0, changed: 0, unchanged: 2, gone: 0 });
  });

  it('tells only of the files that it is made from', () => {
    write(BEFORE);
    deckwright(folder, 'scan');
    const broken = 'Q: Why is Mars red?\n';
    writeFileSync(join(folder, 'other.md'), broken);
    expect(deckwright(folder, 'check', 'other.md').stdout).toContain('other.md:1:1');
    const { stderr } = deckwright(folder, 'export', 'deck.md', '-o', 'deck.apkg');
    expect(stderr).not.toContain('other.md');
  });

  it('starts no collection', () => {
    write(BEFORE);
    exported();
    write(AFTER);
    expect(exported()).toEqual({ new: 2, changed: 0, unchanged: 0, gone: 2 });
  });
});
