import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateOf, dayOf, momentAt } from '../../src/schedule/days.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { CLI, deckwright } from './cli.ts';
import { studied } from './studied.ts';

let folder = '';
let empty = '';
beforeAll(async () => {
  folder = await studied({
    ...{ parameters: DEFAULT_SETTINGS.parameters, cards: 120, days: 7, cardsPerDay: 1, new: 30 },
  });
  empty = mkdtempSync(join(tmpdir(), 'deckwright-empty-'));
}, 60_000);
afterAll(() => {
  for (const one of [folder, empty]) rmSync(one, { recursive: true, force: true });
});

/** The command on a terminal of some width, as far as COLUMNS says. */
function wide(columns: number, env: Record<string, string>, ...args: string[]) {
  const { stdout } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: String(columns), ...env },
  });
  return stdout;
}

describe('stats', () => {
  it.each([40, 80, 120])('fits into %i columns', (columns) => {
    const page = wide(columns, { NO_COLOR: '1' }, 'stats');
    for (const title of [
      'Cards',
      'True retention',
      'Answers a day, the last 30 days',
      'Retention a day, the last 30 days',
      'Answers of the last year',
      'Answers by state, the last 30 days',
      'Hours, the last 30 days',
      'Load of the next 30 days',
      'Intervals of cards in review',
      'Stability',
      'Difficulty',
      'Retrievability now',
    ])
      expect(page.split('\n')).toContain(title);
    for (const line of page.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    expect(page).not.toContain('\u001B');
  });

  it('is in colour where that is asked for', () => {
    expect(wide(80, { FORCE_COLOR: '1', NO_COLOR: '' }, 'stats')).toContain(
      '\u001B[1mCards\u001B[22m',
    );
  });

  it('adds up', () => {
    const { code, stdout } = deckwright(folder, 'stats', '--json', '--days', '365');
    expect(code).toBe(0);
    const { today, cards, forecast, reviews } = JSON.parse(stdout);
    expect(today).toBe(dateOf(dayOf(momentAt(Date.now()))));
    const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);
    const counts: number[] = Object.values(cards.states);
    expect(sum(counts)).toBe(150);
    expect(cards.states.new).toBe(30);
    expect(cards.learned).toBe(120);
    expect(cards.known).toBeLessThanOrEqual(120);
    for (const bins of [cards.stability, cards.difficulty, cards.retrievability])
      expect(sum(bins.map((bin: { cards: number }) => bin.cards))).toBe(120);
    expect(forecast.days).toHaveLength(365);
    const answers = sum(reviews.days.map((day: { answers: number }) => day.answers));
    expect(answers).toBeGreaterThan(500);
    expect(sum(reviews.hours.map((hour: { total: number }) => hour.total))).toBe(answers);
    const ratings = Object.values<Record<string, number>>(reviews.ratings);
    expect(sum(ratings.flatMap((counts) => Object.values(counts)))).toBe(answers);
    expect(sum(reviews.days.map((day: { introduced: number }) => day.introduced))).toBe(120);
    const { young, mature } = reviews.retention.all;
    expect(young.total + mature.total).toBe(
      sum(reviews.days.map((day: { retention: { total: number } }) => day.retention.total)),
    );
  });

  it('counts one deck only where that is asked for', () => {
    writeFileSync(join(folder, 'others.deck.md'), '---\ndeck: Others\n---\n\nQ: One?\nA: 1\n');
    const { stdout } = deckwright(folder, 'stats', '--deck', 'Others', '--json');
    const { cards, reviews } = JSON.parse(stdout);
    expect(cards.states.new).toBe(1);
    expect(reviews.days).toEqual([]);
    rmSync(join(folder, 'others.deck.md'));
  });

  it('has something to say of a folder without cards', () => {
    const { code, stdout } = deckwright(empty, 'stats', '--study', empty);
    expect(code).toBe(0);
    expect(stdout).toBe('Cards\n  new 0\n  today 0 answers in 0 min, 0 new\n');
  });

  it('refuses days that make no sense', () => {
    for (const days of ['0', '1.5', 'many'])
      expect(deckwright(folder, 'stats', '--days', days)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('--days takes a whole number from 1 to 3650.'),
      });
  });
});

describe('simulate', () => {
  it('compares retentions, the same way each time', () => {
    const args = ['simulate', '--retention', '0.8,0.95', '--days', '60', '--json'];
    const { code, stdout } = deckwright(folder, ...args);
    expect(code).toBe(0);
    expect(deckwright(folder, ...args).stdout).toBe(stdout);
    const { scenarios } = JSON.parse(stdout);
    const [low, high] = scenarios;
    expect([low.desiredRetention, high.desiredRetention]).toEqual([0.8, 0.95]);
    expect(low.days).toHaveLength(60);
    expect(high.reviewsPerDay).toBeGreaterThan(low.reviewsPerDay);
    expect(high.known).toBeGreaterThan(low.known);
    expect(high.retention).toBeGreaterThan(low.retention);
    const other = deckwright(folder, ...args, '--seed', '2').stdout;
    expect(other).not.toBe(stdout);
  });

  it.each([40, 80, 120])('fits into %i columns', (columns) => {
    const page = wide(
      columns,
      { NO_COLOR: '1' },
      'simulate',
      '--retention',
      '0.8,0.9',
      '--days',
      '30',
    );
    expect(page).toContain('Cards a day at a retention of 80 %\n');
    expect(page).toContain('Reviews of 30 days\n');
    for (const line of page.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
  });

  it('takes what is set where no retention is given', () => {
    const { stdout } = deckwright(folder, 'simulate', '--days', '10', '--new', '0', '--json');
    const { scenarios } = JSON.parse(stdout);
    expect(scenarios).toHaveLength(1);
    expect(scenarios[0].desiredRetention).toBeNull();
    expect(scenarios[0].days.every((day: { introduced: number }) => day.introduced === 0)).toBe(
      true,
    );
  });

  it('says so where there are no cards', () => {
    expect(deckwright(empty, 'simulate', '--study', empty)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('There are no cards to simulate'),
    });
  });

  it.each([
    ['--retention', '80', '--retention takes numbers from 0.7 to 0.99'],
    ['--retention', '0.8;0.9', '--retention takes numbers from 0.7 to 0.99'],
    ['--days', '0', '--days takes a whole number'],
    ['--new', '-1', '--new takes a whole number'],
  ])('refuses %s %s', (option, value, sentence) => {
    const { code, stderr } = deckwright(folder, 'simulate', `${option}=${value}`);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
