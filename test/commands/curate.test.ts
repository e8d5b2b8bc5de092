import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { curate } from '../../src/commands/curate.ts';
import { deckwright } from './cli.ts';

/** An essay and its deck, as generate leaves them, to be copied for each test. */
let generated = '';
let folder = '';
beforeAll(() => {
  generated = mkdtempSync(join(tmpdir(), 'deckwright-curate-'));
  cpSync(new URL('../../cards/after-the-attacks.md', import.meta.url), join(generated, 'essay.md'));
  expect(deckwright(generated, 'generate', 'essay.md').code).toBe(0);
});
afterAll(() => rmSync(generated, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-curate-'));
  cpSync(generated, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const DECK = 'essay.deck.md';
const path = () => join(folder, DECK);
const text = () => readFileSync(path(), 'utf8');
const again = () => {
  const run = deckwright(folder, 'generate', 'essay.md');
  expect(run.code, run.stderr).toBe(0);
  return run.stdout;
};

interface Listed {
  readonly front: string;
  readonly back: string;
  readonly line: number | null;
  readonly decision: string;
}

function listed(): Listed[] {
  const run = deckwright(folder, 'curate', DECK, '--json');
  expect(run.code).toBe(0);
  return JSON.parse(run.stdout).candidates;
}

/** Plays keys on a terminal that is none; each waits until the last is shown. */
async function play(
  keys: readonly string[],
  env: Record<string, string> = {},
  meanwhile: () => void = () => {},
) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 30 });
  let shown = '';
  const waiting = [...keys];
  stdout.on('data', (chunk: Buffer) => {
    if (shown === '') meanwhile();
    shown += chunk.toString();
    // The screen is drawn, or a line is asked for: the next key can come.
    if (/(?:help|quit|goes back)\n$|\n? {2}[QAC]: /.test(chunk.toString()) && waiting.length > 0)
      setTimeout(() => stdin.write(waiting.shift() ?? ''), 5);
  });
  const world = {
    stdin,
    stdout,
    stderr: { write: () => {} },
    env: { NO_COLOR: '1', ...env },
    now: () => 1,
    moment: () => ({ time: 0, offset: 0 }),
  };
  const code = await curate({ deck: path(), acceptAll: false, json: false }, world);
  return { code, shown };
}

describe('curate without a terminal', () => {
  it('--json lists the candidates, not what was written by hand, and changes nothing', () => {
    const before = text();
    const all = listed();
    expect(all.length).toBeGreaterThan(5);
    expect(new Set(all.map(({ decision }) => decision))).toEqual(new Set(['undecided']));
    expect(all.map(({ front }) => front)).not.toContain('The rule of law');
    const lines = before.split('\n');
    for (const { front, line } of all) expect(lines[line! - 1]).toContain(front);
    expect(text()).toBe(before);
  });

  it('--accept-all accepts them all, once', () => {
    const run = deckwright(folder, 'curate', DECK, '--accept-all');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^essay\.deck\.md: \d+ accepted\n$/);
    expect(listed().every(({ decision }) => decision === 'accepted')).toBe(true);
    expect(deckwright(folder, 'curate', DECK, '--accept-all').stdout).toBe(run.stdout);
  });

  it('says what to do instead, and what is wrong', () => {
    const run = deckwright(folder, 'curate', DECK);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^deckwright: Curating asks on a terminal, .*--accept-all.*--json/);
    const essay = deckwright(folder, 'curate', 'essay.md', '--json');
    expect(essay.code).toBe(1);
    expect(essay.stderr).toMatch(/There are no candidates in essay\.md; make a deck/);
    writeFileSync(join(folder, '.deckwright/collection.db'), 'x'.repeat(5000));
    const damaged = deckwright(folder, 'curate', DECK, '--accept-all');
    expect(damaged.code).toBe(1);
    expect(damaged.stderr).toMatch(/^deckwright: The collection .* is damaged; [^\n]*\n$/);
  });

  it('starts no collection by looking', () => {
    rmSync(join(folder, '.deckwright'), { recursive: true });
    listed();
    expect(existsSync(join(folder, '.deckwright'))).toBe(false);
  });
});

describe('curate on a terminal', () => {
  it('takes a rejected note out of the file, which stays as it was otherwise', async () => {
    const before = text();
    const [first, second] = listed();
    expect((await play(['a', 'r', 'q'])).code).toBe(0);
    const gone = before.indexOf(`Q: ${second!.front}`);
    expect(text()).toBe(before.slice(0, gone) + before.slice(before.indexOf('\n\n', gone) + 2));
    const states = new Map(listed().map(({ front, decision }) => [front, decision]));
    expect(states.get(first!.front)).toBe('accepted');
    expect(states.get(second!.front)).toBe('rejected');
  });

  it('goes on where it stopped', async () => {
    const [, , third] = listed();
    await play(['a', 'r', 'q']);
    const { shown } = await play(['\x03']);
    expect(shown).toContain(third!.front);
    expect(shown).toMatch(/3 of \d+/);
  });

  it('undoes to the byte, and is interrupted with 130', async () => {
    const before = text();
    const { code, shown } = await play(['r', 'a', 'u', 'u', '\x03']);
    expect(code).toBe(130);
    expect(text()).toBe(before);
    expect(listed().every(({ decision }) => decision === 'undecided')).toBe(true);
    expect(shown.slice(shown.lastIndexOf('\x1b'))).toMatch(
      /^.\[\?1049lessay|^.\[\?1049l\S*essay\.deck\.md: /,
    );
  });

  it('edits in place, and takes it back', async () => {
    const before = text();
    const [first] = listed();
    await play(['e', ' Really?\r', '!\r', 'q']);
    expect(listed()[0]).toMatchObject({
      decision: 'accepted',
      front: `${first!.front} Really?`,
      back: `${first!.back}!`,
    });
    const edited = text();
    again();
    expect(text()).toBe(edited);
    writeFileSync(path(), before);
    await play(['e', 'x\r', 'y\r', 'u', 'q']);
    expect(text()).toBe(before);
  });

  it('edits in the editor of the environment', async () => {
    const script = join(folder, 'editor.sh');
    writeFileSync(
      script,
      '#!/bin/sh\nsed "s/^A: .*/A: Edited/" "$1" > "$1.new" && mv "$1.new" "$1"\n',
      { mode: 0o755 },
    );
    await play(['E', 'q'], { EDITOR: script });
    expect(text()).toContain('\nA: Edited\n> ');
    expect(listed()[0]).toMatchObject({ decision: 'accepted', back: 'Edited' });
  });

  it('changes nothing after an editor that failed or left no note', async () => {
    const before = text();
    expect((await play(['E', 'q'], { EDITOR: 'false' })).shown).toMatch(/ended with an error/);
    const { shown } = await play(['E', 'q'], { EDITOR: 'echo prose >' });
    expect(shown).toMatch(/This is no note; .* E opens it again/s);
    expect((await play(['E', 'q'], { EDITOR: 'true' })).shown).toContain('Nothing was changed.');
    expect(text()).toBe(before);
  });

  it('does nothing to a note that was edited meanwhile', async () => {
    const changed = text().replace(`A: ${listed()[0]!.back}`, 'A: Edited');
    const { shown } = await play(['r', 'q'], {}, () => writeFileSync(path(), changed));
    expect(shown.replace(/\s+/g, ' ')).toContain('any more as it was; s goes on.');
    expect(text()).toBe(changed);
  });
});

describe('a candidate that is out stays out', () => {
  it('rejected: whatever is generated next', async () => {
    const [first] = listed();
    await play(['r', 'q']);
    const after = text();
    expect(again()).toContain('1 left out, rejected before');
    expect(text()).toBe(after);
    rmSync(path());
    again();
    expect(text()).not.toContain(first!.front);
    const { notes } = JSON.parse(deckwright(folder, 'generate', 'essay.md', '--json').stdout);
    expect(notes.map(({ front }: Listed) => front)).not.toContain(first!.front);
  });

  it('rejected: after the essay was edited around it', async () => {
    const [first] = listed();
    await play(['r', 'q']);
    const essay = readFileSync(join(folder, 'essay.md'), 'utf8');
    writeFileSync(
      join(folder, 'essay.md'),
      essay.replace(/^# .*$/m, '$&\n\nMarie Curie discovered radium in 1898.'),
    );
    again();
    expect(text()).toContain('radium');
    expect(text()).not.toContain(first!.front);
  });

  it('deleted by hand, with no curating at all', () => {
    const [first] = listed();
    const at = text().indexOf(`Q: ${first!.front}`);
    const edited = text().slice(0, at) + text().slice(text().indexOf('\n\n', at) + 2);
    expect(edited).not.toContain(first!.front);
    writeFileSync(path(), edited);
    expect(again()).toContain('the 1 taken out stay out');
    expect(text()).toBe(edited);
    expect(listed().at(-1)).toMatchObject({ front: first!.front, decision: 'deleted', line: null });
  });

  it('even where every one is', () => {
    writeFileSync(path(), text().replace(/---\n\n[\s\S]*/, '---\n'));
    const empty = text();
    again();
    expect(text()).toBe(empty);
  });
});
