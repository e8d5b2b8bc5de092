import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Study } from '../../src/collection/study.ts';
import { momentAt } from '../../src/schedule/days.ts';
import { replay, schedulersBy } from '../../src/schedule/replay.ts';
import { Scheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { CLI, deckwright } from './cli.ts';
import { studied } from './studied.ts';

/** One who forgets quickly. */
const PARAMETERS = DEFAULT_SETTINGS.parameters.map(
  (value, at) => ({ 0: 0.08, 1: 0.6, 2: 1.1, 3: 4, 8: 1.55, 20: 0.25 })[at] ?? value,
);

let folder = '';
beforeAll(async () => {
  folder = await studied({ parameters: PARAMETERS, cards: 200, days: 7, cardsPerDay: 3, new: 10 });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = (...args: string[]) => JSON.parse(deckwright(folder, ...args, '--json').stdout);

/** Whether the log gives what is stored, of every card. */
async function mustReplay(): Promise<void> {
  const study = await Study.open(folder);
  const schedulerOf = schedulersBy((id) => study.scheduleWithId(id));
  for (const { id, guid, ordinal, memory } of study.cardStates())
    expect(replay([...study.steps(id)], schedulerOf, `${guid}:${ordinal}`)).toEqual(memory);
  study.close();
}

describe('optimize', () => {
  it('tells what would come of it, and changes nothing', () => {
    const before = json('settings').schedule.parameters;
    const { code, stdout, stderr } = deckwright(folder, 'optimize', '--dry-run');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Log loss on \d+ reviews: 0\.\d{4} before, 0\.\d{4} after/);
    expect(stdout).toMatch(/Reviews a day over the next 60 days: [\d.]+ before, [\d.]+ after/);
    expect(stdout).toContain('Nothing was changed');
    expect(json('settings').schedule.parameters).toEqual(before);
  });

  it('takes what is better, works memories out anew, and finds nothing better then', async () => {
    const study = await Study.open(folder);
    const [first] = study.cardStates();
    const scheduler = new Scheduler(DEFAULT_SETTINGS);
    const moment = momentAt(Date.now());
    study.answer(
      { card: first!.id, rating: 3, took: 1000, moment, settings: DEFAULT_SETTINGS, leechAfter: 8 },
      (memory, seed) => scheduler.next(memory, 3, moment, seed),
    );
    const due = [...study.cardStates()].map(({ memory }) => memory.dueDay);
    study.close();

    const outcome = json('optimize');
    expect(outcome).toMatchObject({ isBetter: true, isAdopted: true, cards: 200 });
    expect(outcome.after.logLoss).toBeLessThan(outcome.before.logLoss);
    expect(outcome.after.items).toBe(outcome.before.items);
    expect(outcome.load.before.reviewsPerDay).toBeGreaterThan(0);
    expect(json('settings').schedule.parameters).toEqual(outcome.parameters);
    await mustReplay();

    const after = await Study.open(folder);
    const cards = [...after.cardStates()];
    expect(cards.map(({ memory }) => memory.dueDay)).toEqual(due);
    expect([...after.steps(cards[0]!.id)].at(-1)!.kind).toBe('recompute');
    after.close();

    const again = deckwright(folder, 'optimize');
    expect(again.stdout).toContain('No better parameters were found; those that you have stay.');
    expect(again.code).toBe(0);
    expect(json('settings').schedule.parameters).toEqual(outcome.parameters);
  });

  it('says so where a deck is not there', () => {
    const { code, stderr } = deckwright(folder, 'optimize', '--deck', 'Letters');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'deckwright: There is no deck Letters; deckwright due lists them.\n',
    });
  });

  it('says so where there are too few reviews, and how many', async () => {
    const few = await studied({ parameters: PARAMETERS, cards: 5, days: 4, cardsPerDay: 3 });
    const { code, stdout, stderr } = deckwright(few, 'optimize');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('too few reviews to learn from: 15 of at least 64');
    rmSync(few, { recursive: true });
  });

  it('says so where the optimiser is not installed', () => {
    // The program as it is where optional packages were left out.
    const home = mkdtempSync(join(tmpdir(), 'deckwright-bare-'));
    cpSync(dirname(CLI), join(home, 'dist'), { recursive: true });
    cpSync('package.json', join(home, 'package.json'));
    mkdirSync(join(home, 'node_modules'));
    symlinkSync(
      resolve('node_modules/@photostructure'),
      join(home, 'node_modules/@photostructure'),
    );
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(home, 'dist/cli.js'), 'optimize', '--study', folder],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^deckwright: The optimiser of FSRS, @open-spaced-repetition\/binding, is not installed/,
    );
    rmSync(home, { recursive: true });
  });
});

describe('optimize --deck', () => {
  it('gives a deck parameters of its own, which those of all decks leave alone', async () => {
    const own = await studied({ parameters: PARAMETERS, cards: 150, days: 7, cardsPerDay: 2 });
    const run = (...args: string[]) => deckwright(own, ...args);
    const outcome = JSON.parse(run('optimize', '--deck', 'Numbers', '--json').stdout);
    expect(outcome.isAdopted).toBe(true);
    const parameters = (...deck: string[]) =>
      JSON.parse(run('settings', ...deck, '--json').stdout).schedule.parameters;
    expect(parameters('Numbers')).toEqual(outcome.parameters);
    expect(parameters()).toEqual([...DEFAULT_SETTINGS.parameters]);
    expect(run('optimize').stderr).toContain('too few reviews to learn from: 0 of at least 64');
    rmSync(own, { recursive: true });
  });
});
