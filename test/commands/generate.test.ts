import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPackage } from '../../src/anki/read-package.ts';
import { deckwright } from './cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-generate-'));
  cpSync(new URL('../../cards/after-the-attacks.md', import.meta.url), join(folder, 'essay.md'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(join(folder, name));
const text = (name: string) => read(name).toString('utf8');

describe('generate', () => {
  it('--json prints the notes of an essay and writes nothing', () => {
    const run = deckwright(folder, 'generate', 'essay.md', '--json');
    const { deck, notes, diagnostics } = JSON.parse(run.stdout);
    expect(deck).toBe('History::After the attacks');
    expect(diagnostics).toEqual([]);
    expect(notes.length).toBeGreaterThan(8);
    const essay = text('essay.md').split('\n');
    for (const note of notes.filter(({ rule }: { rule: string | null }) => rule !== null)) {
      const { line, column, sentence } = note.source;
      expect(essay[line - 1]?.slice(column - 1)).toContain(sentence.slice(0, 20));
      expect(note).toMatchObject({
        kind: expect.stringMatching(/^(basic|cloze)$/),
        id: expect.any(String),
        score: expect.any(Number),
        headings: expect.any(Array),
      });
    }
    expect(notes.filter(({ rule }: { rule: string | null }) => rule === null)).toHaveLength(3);
  });

  it('packs a note that asks both ways as two cards, from the essay and from the deck', () => {
    writeFileSync(join(folder, 'both.md'), 'drone ::: a male bee\n\nnectar :: what bees gather\n');
    expect(deckwright(folder, 'generate', 'both.md').code).toBe(0);
    expect(text('both.deck.md')).toContain('drone ::: a male bee\n');
    for (const file of ['both.md', 'both.deck.md']) {
      const run = deckwright(folder, 'export', file, '-o', 'both.apkg', '--json');
      expect(JSON.parse(run.stdout)).toMatchObject({ notes: 2, cards: 3 });
    }
  });

  it('--explain tells of every candidate what became of it, and writes nothing', () => {
    const run = deckwright(folder, 'generate', 'essay.md', '--explain');
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^essay\.md:\d+:\d+ {2}\S/m);
    expect(run.stdout).toMatch(
      /Q: What did Spain decide to do .*\n.*\n {5}kept \(rule intent, score /,
    );
    expect(run.stdout).toContain('not kept: ');
    expect(readdirSync(folder)).toEqual(['essay.md']);
    const { notes, candidates } = JSON.parse(
      deckwright(folder, 'generate', 'essay.md', '--explain', '--json').stdout,
    );
    const kept = candidates.filter(({ refusedBy }: { refusedBy: string | null }) => !refusedBy);
    expect(kept).toHaveLength(notes.length - 3);
    expect(candidates.length).toBeGreaterThan(2 * kept.length);
  });

  it('--density gives fewer notes or more', () => {
    const [sparse, normal, rich] = ['sparse', 'normal', 'rich'].map((density) => {
      const run = deckwright(folder, 'generate', 'essay.md', '--json', '--density', density);
      return JSON.parse(run.stdout).notes.length;
    });
    expect(sparse).toBeLessThan(normal);
    expect(rich).toBeGreaterThan(normal);
    expect(deckwright(folder, 'generate', 'essay.md', '--density', 'much').code).toBe(2);
  });

  it('hides a part of a sentence where no question fits, in the deck and in Anki', async () => {
    writeFileSync(
      join(folder, 'divers.md'),
      'Founded by divers of the Aegean, the museum on Kalymnos keeps more than 4,000 sponges from the sea bed.\n',
    );
    expect(deckwright(folder, 'generate', 'divers.md').code).toBe(0);
    expect(text('divers.deck.md')).toContain(
      'C: Founded by divers of the Aegean, the museum on Kalymnos keeps {{c1::more than 4,000::number}} sponges from the sea bed.',
    );
    expect(deckwright(folder, 'check', 'divers.deck.md').stderr).toBe('');
    expect(deckwright(folder, 'export', 'divers.deck.md', '-o', 'divers.apkg').code).toBe(0);
    const notes = await readPackage(read('divers.apkg'));
    expect(JSON.stringify(notes)).toContain('{{c1::more than 4,000::number}} sponges');
  });

  it('answers the question that Deckwright was asked for', () => {
    const { notes } = JSON.parse(deckwright(folder, 'generate', 'essay.md', '--json').stdout);
    expect(notes).toContainEqual(
      expect.objectContaining({
        front: 'What did Spain decide to do after the 2004 Madrid bombings?',
        back: 'To withdraw its troops from Iraq',
      }),
    );
  });

  it('writes a deck that reads back, and keeps what was edited in it', () => {
    expect(deckwright(folder, 'generate', 'essay.md').code).toBe(0);
    const first = text('essay.deck.md');
    const edited = first
      .replace('A: To withdraw its troops from Iraq', 'A: To leave Iraq')
      .replace(/\nQ: [^\n]*Zapatero[\s\S]*?\n\n/, '\n');
    writeFileSync(join(folder, 'essay.deck.md'), edited);
    const run = deckwright(folder, 'generate', 'essay.md');
    expect(run.code).toBe(0);
    expect(text('essay.deck.md').startsWith(edited.trimEnd())).toBe(true);
    expect(text('essay.deck.md')).toContain('A: To leave Iraq');
  });

  it('makes the example deck that ships in cards/', () => {
    cpSync(new URL('../../cards', import.meta.url), join(folder, 'cards'), { recursive: true });
    rmSync(join(folder, 'cards/after-the-attacks.deck.md'));
    deckwright(folder, 'generate', 'cards/after-the-attacks.md');
    const shipped = readFileSync(
      new URL('../../cards/after-the-attacks.deck.md', import.meta.url),
      'utf8',
    );
    expect(text('cards/after-the-attacks.deck.md')).toBe(shipped);
  });

  it('writes the same bytes for the same input', () => {
    expect(deckwright(folder, 'generate', 'essay.md', '-o', 'a.apkg')).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(deckwright(folder, 'generate', 'essay.md', '-o', 'b.apkg').code).toBe(0);
    expect(read('a.apkg').equals(read('b.apkg'))).toBe(true);
  });

  it('over an earlier package only what changed is newer', async () => {
    deckwright(folder, 'generate', 'essay.md', '-o', 'a.apkg');
    const before = await readPackage(read('a.apkg'));
    writeFileSync(
      join(folder, 'essay.md'),
      text('essay.md').replace('A: The conservative', 'A: The right-wing'),
    );
    utimesSync(join(folder, 'essay.md'), new Date(), new Date(Date.now() + 60_000));
    deckwright(folder, 'generate', 'essay.md', '-o', 'a.apkg');
    const after = await readPackage(read('a.apkg'));
    const newer = after.filter((note, at) => note.modified !== before[at]?.modified);
    expect(newer.map(({ fields }) => fields[1])).toEqual([
      "The right-wing People's Party (<em>Partido Popular</em>)",
    ]);
  });

  it('--max and --deck and --tags are kept to', async () => {
    deckwright(
      folder,
      'generate',
      'essay.md',
      '--max',
      '2',
      '--deck',
      'A::B',
      '--tags',
      'x, y',
      '-o',
      'a.apkg',
    );
    const notes = await readPackage(read('a.apkg'));
    expect(notes).toHaveLength(5);
    expect(notes[0]).toMatchObject({ tags: expect.arrayContaining(['x', 'y']) });
  });
});

describe('export', () => {
  it('packs hand-written notes and nothing of the prose', async () => {
    const run = deckwright(folder, 'export', '.', '-o', 'notes.apkg');
    expect(run.code).toBe(0);
    expect(await readPackage(read('notes.apkg'))).toHaveLength(3);
  });

  it('takes a note once that stands in the essay and in its deck', async () => {
    deckwright(folder, 'generate', 'essay.md');
    const run = deckwright(folder, 'export', '.', '-o', 'notes.apkg');
    expect(run.code).toBe(0);
    const { notes } = JSON.parse(deckwright(folder, 'generate', 'essay.md', '--json').stdout);
    expect(await readPackage(read('notes.apkg'))).toHaveLength(notes.length);
  });
});

describe('check', () => {
  it('lists every problem with its place, for people and for scripts', () => {
    writeFileSync(join(folder, 'bad.md'), 'Q: Where is Utøya?\n\nC: no gap here\n');
    const run = deckwright(folder, 'check', '.');
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^bad\.md:1:1: error: /);
    expect(run.stdout).toMatch(/\nbad\.md:3:1: error: /);
    const json = JSON.parse(deckwright(folder, 'check', '.', '--json').stdout);
    expect(json.diagnostics).toHaveLength(2);
    expect(json).toMatchObject({ files: 2, notes: 3 });
  });
});
