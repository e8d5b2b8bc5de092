import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReviewOptions, review } from '../../src/commands/review.ts';
import { CLI, deckwright, type Run } from './cli.ts';

const DECK = `---
deck: History::Madrid
---

Q: What did Spain decide to do after the *bombs*?
A: To withdraw its **troops** from Iraq
> Following the death of so many commuters, the Spanish government decided to withdraw its troops from Iraq.

C: The bombs of {{11 March 2004}} killed {{c2::191::how many}} people.

C: London: {{7 July 2005::date}}.

la bomba ::: the bomb
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-review-'));
  mkdirSync(join(folder, '.deckwright'));
  write(DECK);
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'madrid.md');
const write = (text: string) => writeFileSync(path(), text);
const env = { ...process.env, NO_COLOR: '1', NODE_EXTRA_CA_CERTS: '' };

/** A session in plain lines by the program itself. */
function plain(lines: readonly string[], ...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [CLI, 'review', '--plain', ...args],
    { cwd: folder, encoding: 'utf8', env, input: lines.map((line) => `${line}\n`).join('') },
  );
  return { code: status, stdout, stderr };
}

describe('review --plain', () => {
  it('tells question and answer, and asks for a rating', () => {
    const { code, stdout, stderr } = plain(['', 'good', 'q']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replace(/[\d.]+ s\b/g, '0 s')).toMatchInlineSnapshot(`
      "New: 4

      Deck History::Madrid: 4 new, 0 learning, 0 due.
      Question: What did Spain decide to do after the bombs?
      Enter shows the answer, ? lists what else can be entered:
      Answer: To withdraw its troops from Iraq
      Source: Following the death of so many commuters, the Spanish government decided to withdraw its troops from Iraq.
      From madrid.md:5
      1 again (1 minute), 2 hard (6 minutes), 3 good (10 minutes), 4 easy (6 days):
      Good: asked again in 10 minutes.

      Deck History::Madrid: 3 new, 1 learning, 0 due.
      Fill the gap: The bombs of {{11 March 2004}} killed [how many] people.
      Enter shows the answer, ? lists what else can be entered:

      1 answer in 0 s, 0 s each: 1 good.
      1 new card.
      4 cards left for today.
      "
    `);
  });

  it('sends nothing but text, and each line once', () => {
    const { stdout } = plain(['', '3', '4', '1', 'q']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    expect(stdout.split('Question: What did Spain').length).toBe(2);
  });

  it('takes a rating for the whole card', () => {
    const { stdout } = plain(['4', '4', '4', '4', '4']);
    expect(stdout).toContain('Answer: To withdraw its');
    expect(stdout).toMatch(/4 answers in .*: 4 easy\.\n4 new cards\.\n/);
    expect(plain([]).stdout).toMatch(/^Nothing is due now\.\nThe next card is due /);
  });

  it('goes on where it stopped, though its input ended', () => {
    expect(plain(['4']).stdout).toContain('3 cards left for today.');
    const { stdout } = plain(['4']);
    expect(stdout).toMatch(/^Deck History::Madrid: 3 new, 0 learning, 0 due\.\nFill the gap: /);
    expect(stdout).not.toContain('New:');
  });

  it('takes back what an earlier session did', () => {
    plain(['4', '1']);
    const { stdout } = plain(['u', 'u', 'u', 'q']);
    expect(stdout).toContain('Taken back: the answer.');
    expect(stdout).toContain('There is nothing to undo.');
    expect(stdout).toContain('Deck History::Madrid: 4 new, 0 learning, 0 due.');
  });

  it('hides the gap that is asked for, and shows it after', () => {
    write(`---\ndeck: D\n---\n\nC: The bombs of {{11 March}} killed {{191::how many}} people.\n`);
    const { stdout } = plain(['4']);
    expect(stdout).toContain('Fill the gap: The bombs of […] killed 191 people.');
    expect(stdout).toContain('Answer: The bombs of [11 March] killed 191 people.');
  });

  it('compares what is typed, spaces and accents aside', () => {
    write('---\ndeck: D\n---\n\nQ: Where?\nA: In *Málaga*\n\nQ: What?\nA: One\n\n- two\n');
    const { stdout } = plain(['in  Malaga', '3', 'q'], '--type');
    expect(stdout).toContain('Type the answer:\nYou typed: [i]n Malaga\nExpected: [I]n Málaga\n');
    // A list is not typed.
    expect(stdout).toContain('Question: What?\nEnter shows the answer');
    // Who takes something back enters keys, until he asks for typing.
    expect(plain(['u', 't', 'u', 'q'], '--type').stdout).toContain('You typed: [u]');
    expect(plain(['In Malaga', 'q'], '--type').stdout).toContain('You typed just that.');
  });

  it('suspends, buries and flags', () => {
    const { stdout } = plain(['f 3', 's', 'b', 'f', '9', 'q']);
    expect(stdout).toContain('Flag 3.');
    expect(stdout).toContain('The card is suspended; u takes that back.');
    expect(stdout).toContain('The card is buried until tomorrow; u takes that back.');
    expect(stdout).toContain('The flag stays as it was.');
    expect(stdout).toContain('2 cards left for today.');
  });

  it('says what can be entered', () => {
    const { stdout } = plain(['?', 'nonsense', 'e', 'q']);
    expect(stdout).toMatch(/^b: ask this card tomorrow/m);
    expect(stdout).toContain('That key does nothing here');
    expect(stdout).toContain('Editing needs a terminal, and this is none.');
  });

  it('writes every answer down, in the order given', () => {
    plain(['1', '4', 'q']);
    const { stdout } = deckwright(folder, 'history', 'Spain', '--json');
    expect(stdout).toContain('"rating": 1');
  });

  it('tells what became of edited notes before it asks', () => {
    plain(['4', 'q']);
    write(DECK.replace('What did Spain decide to do', 'What did Spain then decide to do'));
    expect(plain(['q']).stdout).toMatch(/^Edited, history kept: 1\n[\s\S]*\nDeck /);
    write(DECK.replace(/Q: [\s\S]*?\n\n/, ''));
    expect(plain(['q']).stdout).toMatch(/^Gone from the files; their history is kept: 1\n/);
  });

  it.each([
    [['--deck', 'History'], /4 new/],
    [['--new', '1'], /1 new/],
    [['--limit', '2'], /2 new/],
    [['madrid.md'], /4 new/],
  ])('%j', (args, counts) => {
    expect(plain(['q'], ...args).stdout).toMatch(counts);
  });

  it('is the same by the same seed', () => {
    const order = (seed: string) =>
      plain(['4', '4', '4', 'q'], '--order', 'random', '--seed', seed).stdout.match(
        /(Question|gap): .*/g,
      );
    const one = order('5');
    for (let undone = 0; undone < 4; undone += 1) plain(['u', 'q']);
    expect(order('5')).toEqual(one);
  });

  it.each([
    [['--deck', 'Hist'], 1, /No cards are meant by these decks/],
    [['--limit', '-1'], 2, /--limit takes a whole number/],
    [['--retention', '2'], 2, /--retention takes a number from 0\.7/],
    [['--order', 'wild'], 2, /order/],
    [['nowhere.md'], 1, /There is no file or folder nowhere\.md/],
  ])('refuses %j', (args, code, message) => {
    const run = plain(['q'], ...args);
    expect([run.code, run.stderr]).toEqual([code, expect.stringMatching(message)]);
  });

  it('says so where there are no cards at all', () => {
    rmSync(path());
    const run = plain([]);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/There are no cards in .* yet; write some/);
  });
});

describe('review without a terminal', () => {
  it('says what to do instead', () => {
    const run = deckwright(folder, 'review');
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^deckwright: Reviewing needs a terminal, .*--plain/);
  });
});

/** Plays keys on a terminal that is none; each waits until the last is shown. */
async function play(
  keys: readonly string[],
  options: Partial<ReviewOptions> = {},
  more: Record<string, string> = {},
) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 30 });
  const screens: string[] = [];
  const waiting = [...keys];
  stdout.on('data', (chunk: Buffer) => {
    screens.push(chunk.toString());
    // The screen is drawn, or a line is asked for: the next key can come.
    if (/(?:help|begins|back|none)\n$| {2}> /.test(chunk.toString()) && waiting.length > 0)
      setTimeout(() => stdin.write(waiting.shift() ?? ''), 5);
  });
  const world = {
    stdin,
    stdout,
    stderr: { write: () => {} },
    env: { NO_COLOR: '1', ...more },
    now: () => 1,
    moment: () => ({ time: Date.now(), offset: 0 }),
  };
  const code = await review(
    { study: folder, order: 'due', type: false, plain: false, ...options },
    world,
  );
  const text = (at: number) => screens.at(at)!.replaceAll('\u00a0', ' ');
  return { code, screens, text, all: screens.join('').replaceAll('\u00a0', ' ') };
}

describe('review on a terminal', () => {
  it('asks, answers, rates and says good-bye', async () => {
    const { code, all, text } = await play([' ', '4', 'q']);
    expect(code).toBe(0);
    expect(all).toContain('  Q  What did Spain decide to do after the bombs?');
    expect(all).toContain('  A  To withdraw its troops from Iraq');
    expect(all).toContain('     madrid.md:5');
    expect(all).toMatch(/1 again 1m {2}2 hard 6m {2}3 good 10m {2}4 easy \d+d/);
    expect(text(-1)).toMatch(/^1 answer in .*\n1 new card\.\n3 cards left for today\.\n$/);
  });

  it('leaves the terminal as it was, interrupted with 130', async () => {
    const { code, all } = await play([' ', '\x03']);
    expect(code).toBe(130);
    expect(all.startsWith('\x1b[?1049h\x1b[?25l')).toBe(true);
    expect(all.lastIndexOf('\x1b[?25h\x1b[?1049l')).toBeGreaterThan(all.lastIndexOf('\x1b[2J'));
  });

  it('plays to the end, and goes back from there', async () => {
    const { all } = await play([' ', '4', ' ', '4', ' ', '4', ' ', '4', 'u', 'q']);
    expect(all).toContain('That was all for now.');
    expect(all).toContain('Taken back: the answer.');
    expect(all).toContain('1 card left for today.');
  });

  it('edits the note where it is written, and keeps its history', async () => {
    await play([' ', '1', 'q']);
    const script = join(folder, 'editor.sh');
    writeFileSync(script, '#!/bin/sh\nsed -i "s/What did Spain/What, then, did Spain/" "$1"\n', {
      mode: 0o755,
    });
    const { all } = await play(['u', 'e', ' ', '3', 'q'], {}, { EDITOR: script });
    expect(all).toContain('Edited; the history is kept.');
    expect(all).toContain('  Q  What, then, did Spain decide');
    const { stdout } = deckwright(folder, 'history', 'What, then', '--json');
    expect(JSON.parse(stdout)).toMatchObject({});
    expect(stdout).toContain('"rating": 3');
    expect(readFileSync(path(), 'utf8')).toContain('What, then, did Spain');
  });

  it('says what came of an editor that failed, or took the note out', async () => {
    expect((await play(['e', 'q'], {}, { EDITOR: 'false' })).all).toMatch(/ended with an error/);
    expect((await play(['e', 'q'], {}, { EDITOR: 'true' })).all).toContain('Nothing was changed.');
    const script = join(folder, 'editor.sh');
    writeFileSync(script, '#!/bin/sh\nsed -i "/^Q: /,/^$/d" "$1"\n', { mode: 0o755 });
    const { all } = await play(['e', 'q'], {}, { EDITOR: script });
    expect(all.replace(/\s+/g, ' ')).toContain('in no file any more; its history is kept');
    expect(all).toContain('  C  The bombs of');
  });

  it('types, or not', async () => {
    const typed = await play(['to withdraw its tropps from Iraq\r', '1', '\x03'], { type: true });
    expect(typed.code).toBe(130);
    expect(typed.all).toContain('  ≠  to withdraw its tropps from Iraq');
    const given = await play(['\x1b', ' ', '3', '\x04'], { type: true });
    expect(given.code).toBe(0);
    expect(given.all).toContain('Not typed; t types it after all.');
  });

  it('asks for a line where t is pressed', async () => {
    const { all } = await play(['t', 'To withdraw its troops from Iraq\r', 'q']);
    expect(all).toContain('You typed just that.');
  });

  it('shows first what became of edited notes', async () => {
    await play([' ', '4', 'q']);
    write(DECK.replace('What did Spain decide', 'What did Spain then decide'));
    const { all } = await play(['x', 'q']);
    expect(all).toMatch(/Edited, history kept: 1\n[\s\S]*any key begins/);
  });

  it('draws nothing on a terminal that cannot be drawn on', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    stdin.end('4\nq\n');
    const shown: string[] = [];
    const stdout = { isTTY: true, write: (text: string) => shown.push(text) };
    const code = await review(
      { study: folder, order: 'due', type: false, plain: false },
      {
        stdin,
        stdout,
        stderr: { write: () => {} },
        env: { TERM: 'dumb' },
        now: () => 1,
        moment: () => ({ time: Date.now(), offset: 0 }),
      },
    );
    expect(code).toBe(0);
    expect(shown.join('')).toContain('Question: What did Spain');
    expect(shown.join('')).not.toContain('\x1b');
  });

  it('prints that nothing is due, without a screen', async () => {
    await play([' ', '4', ' ', '4', ' ', '4', ' ', '4', 'q']);
    const { code, all } = await play([]);
    expect(code).toBe(0);
    expect(all).toMatch(/^Nothing is due now\.\nThe next card is due /);
  });
});

const LEFT = '\x1b[?25h\x1b[?1049l';

/** Whether the system can lend a terminal: that of util-linux. */
const HAS_SCRIPT = /util-linux/.test(spawnSync('script', ['--version']).stdout?.toString() ?? '');

interface Lent {
  readonly shown: string;
  /** What `stty -g` says of the terminal before and after. */
  readonly before: string;
  readonly after: string;
  readonly code: number;
}

/**
 * Plays on a terminal that the system lends, and says how the program left it.
 * @param steps what to send, or to do with the process, when something new is shown that matches
 */
function lend(
  steps: readonly (readonly [RegExp, string | ((pid: number) => void)])[],
  command?: string,
): Promise<Lent> {
  const measured = `stty cols 60 rows 20; echo before $(stty -g); sh -c 'echo pid $$; exec "${process.execPath}" "${CLI}" review'; echo code $?; echo after $(stty -g)`;
  const child = spawn('script', ['-qec', command ?? measured, '/dev/null'], { cwd: folder, env });
  const waiting = [...steps];
  let shown = '';
  let at = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    const [when, what] = waiting[0] ?? [];
    if (when === undefined || !when.test(shown.slice(at))) return;
    waiting.shift();
    at = shown.length;
    if (typeof what === 'string') child.stdin.write(what);
    else what?.(Number(/pid (\d+)/.exec(shown)![1]));
  });
  return new Promise((resolve) => {
    child.on('close', () => {
      const told = (name: string) =>
        new RegExp(`^.*?${name} (\\S+)\\r?$`, 'm').exec(shown)?.[1] ?? '';
      resolve({ shown, before: told('before'), after: told('after'), code: Number(told('code')) });
    });
  });
}

describe.runIf(HAS_SCRIPT)('review on a real terminal', () => {
  const QUESTION = /What did Spain/;

  it.each([
    ['q', 'q', 0],
    ['Ctrl-C', '\x03', 130],
    ['Ctrl-D', '\x04', 0],
    ['SIGTERM', (pid: number) => process.kill(pid, 'SIGTERM'), 143],
    ['SIGHUP', (pid: number) => process.kill(pid, 'SIGHUP'), 129],
    ['SIGINT', (pid: number) => process.kill(pid, 'SIGINT'), 130],
  ])('leaves it as it was after %s', async (_, what, code) => {
    const { shown, before, after, code: left } = await lend([[QUESTION, what]]);
    expect(left).toBe(code);
    expect(before).not.toBe('');
    expect(after).toBe(before);
    expect(shown.lastIndexOf(LEFT)).toBeGreaterThan(shown.lastIndexOf('\x1b[?1049h'));
  });

  it('goes on after Ctrl-Z where no shell can stop it', async () => {
    const { shown, before, after, code } = await lend([
      [QUESTION, '\x1a'],
      [QUESTION, ' '],
      [/To withdraw/, '4'],
      [/London|killed/, 'q'],
    ]);
    expect(code).toBe(0);
    expect(after).toBe(before);
    expect(shown.split('\x1b[?1049h')).toHaveLength(3);
    expect(shown).toContain('1 answer in');
  });

  it('is stopped by Ctrl-Z, and goes on in the foreground', async () => {
    const { shown } = await lend(
      [
        [/\$ /, `"${process.execPath}" "${CLI}" review\n`],
        [QUESTION, '\x1a'],
        [/Stopped/, 'fg\n'],
        [QUESTION, ' '],
        [/To withdraw/, '4'],
        [/killed/, 'q'],
        [/left for today/, 'exit\n'],
      ],
      'stty cols 60 rows 20; PS1="$ " bash --norc --noprofile -i',
    );
    expect(shown).toContain('1 answer in');
    const [, stopped = ''] = /Stopped([\s\S]*?)1049h/.exec(shown) ?? [];
    expect(stopped).not.toContain('1049l');
    expect(shown.indexOf(LEFT)).toBeLessThan(shown.indexOf('Stopped'));
  });

  it('has a rating on the disk before the next card is shown', async () => {
    await lend([
      [QUESTION, ' '],
      [/To withdraw/, '4'],
      [/killed/, (pid) => process.kill(pid, 'SIGKILL')],
    ]);
    expect(plain(['q']).stdout).toContain('3 cards left for today.');
  });
});
