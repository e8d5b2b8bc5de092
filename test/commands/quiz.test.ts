import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORMAT_NAMES } from '../../src/quiz/formats.ts';
import { CLI, deckwright } from './cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-quiz-'));
  cpSync(new URL('../../cards', import.meta.url), join(folder, 'cards'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => deckwright(folder, 'quiz', ...args);
const bytesOf = (path: string) =>
  readdirSync(join(folder, path))
    .sort()
    .map((name) => [name, readFileSync(join(folder, path, name)).toString('base64')]);

describe('quiz', () => {
  it('writes every format it knows, the same bytes for the same seed', () => {
    const args = ['cards', '--versions', 'A,B,C', '-f', FORMAT_NAMES.join(',')];
    const first = run(...args, '-o', 'one');
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('Kahoot has no short answer items; they are left out');
    expect(readdirSync(join(folder, 'one'))).toHaveLength(FORMAT_NAMES.length);
    run(...args, '-o', 'two');
    expect(bytesOf('two')).toEqual(bytesOf('one'));
    run(...args, '--seed', 'other', '-o', 'three');
    expect(bytesOf('three')).not.toEqual(bytesOf('one'));
  }, 60_000);

  it('names in its help the formats that there are', () => {
    expect(run('--help').stdout.replace(/\s+/g, '')).toContain(FORMAT_NAMES.join(','));
  });

  it('prints the set with its key, and as JSON with where each item is from', () => {
    const shown = run('cards/after-the-attacks.deck.md', '--preview');
    expect(shown.stdout).toMatch(/^After the Attacks\n10 questions · 10 points\n\n1\. /);
    expect(shown.stdout).toMatch(/\n {3}[A-D] \* /);
    const { items, findings } = JSON.parse(run('cards/after-the-attacks.deck.md', '--json').stdout);
    expect(findings).toEqual([]);
    expect(items).toHaveLength(10);
    for (const item of items) expect(item.notes).toHaveLength(1);
    expect(items[0]).toMatchObject({
      source: expect.stringContaining('Madrid'),
      headings: expect.arrayContaining(['Madrid']),
    });
  });

  it('takes the options that an instructor wrote, and says which rule they break', () => {
    writeFileSync(
      join(folder, 'own.md'),
      'Q: Which volcano erupted in 1815?\nA:\n- [x] Tambora\n- [ ] Krakatoa, which is a much longer answer\n- [ ] All of the above\n',
    );
    const made = run('own.md', '--preview');
    expect(made.code).toBe(1);
    expect(made.stdout).toContain('All of the above');
    expect(made.stdout).toContain('rule broken: no all or none of the above');
    expect(run('cards', '--check').stdout).toContain('Every rule is kept.');
  });

  it('follows a blueprint and says what is wrong with one', () => {
    writeFileSync(
      join(folder, 'plan.yaml'),
      'title: Monday\ntime: 10\nitems:\n  - {section: Madrid, count: 2, types: [mc]}\n',
    );
    const made = run('cards/after-the-attacks.deck.md', '--blueprint', 'plan.yaml', '--preview');
    expect(made.stdout).toContain('Monday\n2 questions · 2 points · 10 minutes');
    writeFileSync(join(folder, 'plan.yaml'), 'items:\n  - {count: 2, kind: mc}\n');
    const refused = run('cards', '--blueprint', 'plan.yaml', '--preview');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toBe(
      'deckwright: plan.yaml: Entry 1 of items has no kind:; it can have section, count, types, difficulty.\n',
    );
  });

  it.each([
    [['cards', '-f', 'word', '-o', 'out'], 2, 'There is no format word'],
    [['cards', '-f', 'gift'], 2, 'Say where to write with -o FOLDER'],
    [['cards', '-o', 'out'], 2, 'Say what to write with --format'],
    [['cards', '--types', 'essay'], 2, 'There is no kind of item called “essay”'],
    [['cards', '--count', '0'], 2, '--count takes a number from 1 on.'],
    [['cards', '-f', 'gift', '-o', 'cards/vaccines.md'], 2, 'cards/vaccines.md is a file'],
    [['nothing.md'], 1, 'There is no file or folder nothing.md'],
    [['cards', '--from-headings', 'Nowhere'], 1, 'No note is under such a heading'],
    [
      ['cards', '-f', 'pdf', '--font', 'none.ttf', '-o', 'out'],
      2,
      'There is no font file none.ttf',
    ],
  ])('refuses %j with one sentence and writes nothing', (args, code, message) => {
    const refused = run(...args);
    expect(refused.code).toBe(code);
    expect(refused.stderr).toContain(message);
    expect(refused.stdout).toBe('');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('fills the templates of an instructor', () => {
    writeFileSync(
      join(folder, 'markdown.mustache'),
      '# {{title}}\n{{#items}}\n\n## {{number}}\n\n{{stem}}\n\n{{#lines}}\n{{.}}\n{{/lines}}\n{{/items}}\n\nGood luck!\n',
    );
    expect(run('cards', '-f', 'markdown', '--templates', '.', '-o', 'out').code).toBe(0);
    expect(readFileSync(join(folder, 'out/quiz.md'), 'utf8')).toMatch(/Good luck!\n$/);
  });
});

describe('quiz take', () => {
  const take = (input: string, ...args: string[]) => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [CLI, 'quiz', 'take', 'cards/after-the-attacks.deck.md', '--types', 'mc', '-n', '3', ...args],
      { cwd: folder, encoding: 'utf8', input, env: { ...process.env, NO_COLOR: '1' } },
    );
    return { code: status, stdout };
  };
  const keys = () => {
    const { items } = JSON.parse(
      run('cards/after-the-attacks.deck.md', '--types', 'mc', '-n', '3', '--json').stdout,
    );
    return items.map(
      ({ options }: { options: { isRight: boolean }[] }) =>
        'abcd'[options.findIndex(({ isRight }) => isRight)],
    );
  };

  it('scores what is right, and tells what to study again', () => {
    const right = keys();
    expect(take(`${right.join('\n')}\n`).stdout).toMatch(/\n3 of 3 points \(100 %\)\n$/);
    const wrong = right[0] === 'a' ? 'b' : 'a';
    const { code, stdout } = take(`${[wrong, ...right.slice(1)].join('\n')}\n`);
    expect(code).toBe(0);
    expect(stdout).toContain('Not right. The answer: ');
    expect(stdout).toMatch(/\n2 of 3 points \(67 %\)\nStudy again:\n {2}.*\n$/);
  });

  it('gives the answers as JSON, and says when it was left', () => {
    const { code, stdout } = take('a\n', '--json');
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ items: 3, answers: [{ given: 'a' }] });
  });
});

describe('quiz take --record', () => {
  it('enters what was wrong into the study folder as forgotten, and a quiz can ask for what is hard', () => {
    const paths = ['cards/after-the-attacks.deck.md', '--types', 'mc', '-n', '2'];
    const take = (input: string) =>
      spawnSync(process.execPath, [CLI, 'quiz', 'take', ...paths, '--record'], {
        cwd: folder,
        encoding: 'utf8',
        input,
        env: { ...process.env, NO_COLOR: '1' },
      });
    const first = take('z\nz\n');
    expect(first.stderr).toContain(
      `2 notes entered as forgotten in the study folder ${join(folder, 'cards')}.\n`,
    );
    expect(first.status).toBe(0);
    const { items } = JSON.parse(run(...paths, '--json').stdout);
    for (const { difficulty } of items) expect(difficulty).toBeGreaterThan(5);
    expect(deckwright(join(folder, 'cards'), 'stats', '--json').stdout).toMatch(
      /"reviews": 2|"total": 2/,
    );
    const hard = run('cards/after-the-attacks.deck.md', '--difficulty', '5-10', '--json');
    expect(
      JSON.parse(hard.stdout)
        .items.map(({ notes }: { notes: string[] }) => notes[0])
        .sort(),
    ).toEqual(items.map(({ notes }: { notes: string[] }) => notes[0]).sort());
  });
});
