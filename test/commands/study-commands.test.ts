import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Study } from '../../src/collection/study.ts';
import type { Rating } from '../../src/schedule/memory.ts';
import { Scheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { deckwright } from './cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-study-'));
  writeFileSync(
    join(folder, 'rome.md'),
    '---\ndeck: History::Rome\ntags: [old]\n---\n\nWho founded Rome? :: Romulus\n\nWho burned Rome? :: Nero\n',
  );
  writeFileSync(join(folder, 'cell.md'), '# Cell\n\nC: The [nucleus] holds [DNA]\n');
  deckwright(folder, 'scan');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) => deckwright(folder, ...args);
const json = (...args: string[]) => JSON.parse(run(...args, '--json').stdout);

/** Answers a card by its number, some hours ago. */
async function rate(card: number, rating: Rating, hours: number): Promise<void> {
  const study = await Study.open(folder);
  const moment = { time: Date.now() - hours * 3_600_000, offset: 0 };
  const scheduler = new Scheduler(DEFAULT_SETTINGS);
  study.answer(
    { card, rating, took: 2500, moment, settings: DEFAULT_SETTINGS, leechAfter: 8 },
    (memory, seed) => scheduler.next(memory, rating, moment, seed),
  );
  study.close();
}

describe('due', () => {
  it('counts per deck, within its limits', () => {
    expect(json('due')).toEqual({
      decks: [
        { deck: 'Cell', new: 2, learning: 0, due: 0 },
        { deck: 'History::Rome', new: 2, learning: 0, due: 0 },
      ],
    });
    run('settings', 'History', '--new', '1');
    expect(run('due').stdout).toBe(
      [
        '     Due   Learn     New  Deck',
        '       0       0       2  Cell',
        '       0       0       1  History::Rome',
        '       0       0       3  all',
        '',
      ].join('\n'),
    );
  });

  it('tells by its exit code whether there is anything', () => {
    expect(run('due', '-q')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(run('due', 'rome.md', '-q').code).toBe(0);
    expect(run('due', '--deck', 'History', '--tag', 'new', '-q').code).toBe(1);
    run('settings', '--new', '0');
    expect(run('due', '-q').code).toBe(1);
  });

  it('counts what was introduced today, and what is due', async () => {
    run('settings', '--new', '2');
    const rome = () => json('due', '--deck', 'History').decks[0];
    await rate(3, 1, 0.1);
    expect(rome()).toMatchObject({ new: 1, learning: 1, due: 0 });
    await rate(4, 4, 24 * 60);
    expect(rome()).toMatchObject({ learning: 1, due: 1 });
  });

  it('refuses a path that is not there', () => {
    expect(run('due', 'nowhere.md')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no file or folder nowhere.md'),
    });
  });

  it('refuses a path outside', () => {
    expect(run('due', '/')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not in the study folder'),
    });
  });
});

describe('a study folder', () => {
  it('is never started where everything lies', () => {
    const { code, stderr } = deckwright('/', 'due');
    expect([code, stderr]).toEqual([1, expect.stringContaining('/ is no study folder')]);
  });
});

describe('history', () => {
  it('tells the life of a card, with what was undone', async () => {
    await rate(3, 3, 48);
    await rate(3, 1, 47);
    const study = await Study.open(folder);
    study.undo({ time: Date.now(), offset: 0 });
    study.close();
    const { stdout, code } = run('history', 'founded');
    expect(code).toBe(0);
    const shape = stdout
      .replace(/\d{4}-\d\d-\d\d( \d\d:\d\d)?/g, 'DATE')
      // Whether four in the morning lies between the two answers depends on when this runs.
      .replace(/(again.*stability )[\d.]+/, '$1some');
    expect(shape).toBe(
      [
        'Who founded Rome?',
        'Romulus',
        'History::Rome · rome.md:6',
        'learning, due DATE, 1 answers, 0 lapses, stability 2.3 days, difficulty 2.1',
        '  DATE  good    2.5 s  next in 10 min, stability 2.3 days',
        '  DATE  again   2.5 s  next in 1 min, stability some days, undone',
        '  DATE  undo of the last step',
        '',
      ].join('\n'),
    );
    expect(json('history', 'founded').cards[0].steps).toHaveLength(3);
  });

  it('says so where no card has the text', () => {
    expect(run('history', '100%')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('has the text “100%”'),
    });
  });
});

describe('suspend and reset', () => {
  it('change one note, and several only when told so', () => {
    const several = run('suspend', 'rome');
    expect(several.code).toBe(1);
    expect(several.stderr).toContain('Who burned Rome? (rome.md:8)');
    expect(run('suspend', 'nucleus').stdout).toContain('2 cards suspended');
    expect(json('due').decks[0]).toMatchObject({ deck: 'Cell', new: 0 });
    expect(run('suspend', 'nucleus', '--undo').stdout).toContain('2 cards asked again');
    expect(json('suspend', 'rome', '--all').notes).toMatchObject([
      { front: 'Who founded Rome?' },
      { front: 'Who burned Rome?' },
    ]);
  });

  it('make a card new again, and keep its history', async () => {
    await rate(3, 4, 1);
    expect(run('reset', 'founded').stdout).toContain('1 card new again');
    const [card] = json('history', 'founded').cards;
    expect([card.memory.state, card.steps.length]).toEqual(['new', 2]);
  });
});

describe('settings', () => {
  it('of a deck come from itself, from those above it, from all, from the defaults', () => {
    run('settings', '--new', '7', '--retention', '0.8');
    run('settings', 'History', '--retention', '0.85', '--steps', '5m, 1d');
    run('settings', 'History::Rome', '--no-bury-siblings');
    expect(json('settings', 'History::Rome')).toMatchObject({
      newPerDay: 7,
      reviewsPerDay: 200,
      burySiblings: false,
      schedule: { desiredRetention: 0.85, learningSteps: ['5m', '1d'] },
    });
    expect(json('settings', 'Cell')).toMatchObject({
      burySiblings: true,
      schedule: { desiredRetention: 0.8 },
    });
    run('settings', 'History', '--reset');
    expect(json('settings', 'History::Rome').schedule.desiredRetention).toBe(0.8);
  });

  it.each([
    ['--retention', '1.2'],
    ['--retention', '90'],
    ['--steps', 'soon'],
    ['--new', '-1'],
    ['--leech', 'many'],
  ])('refuse %s %s and change nothing', (name, value) => {
    const before = json('settings');
    expect(run('settings', name, value)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${name} takes`),
    });
    expect(json('settings')).toEqual(before);
  });

  it('refuse a deck that is not there', () => {
    expect(run('settings', 'Histry', '--new', '5')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no deck Histry'),
    });
  });
});
