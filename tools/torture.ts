// Kills review sessions at random moments and looks at what is left: `npm run torture -- [--kills 200] [--seed 1]`.
// Every rating that was acknowledged must be in the log, the database whole, and what is stored must be what the
// log replays to. Some sessions run two at once; at the end the disk is full.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { openDatabase } from '../src/collection/driver.ts';
import { Study } from '../src/collection/study.ts';
import { replay, schedulersBy } from '../src/schedule/replay.ts';

const CLI = new URL('../dist/cli.js', import.meta.url).pathname;
/** A line that says that a rating was written down. */
const ACKNOWLEDGED = /^(Again|Hard|Good|Easy): asked again in /gm;
const UNDONE = /^Taken back: /gm;
const INPUTS = ['good', 'again', 'hard', 'easy', 'good', 'u'];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(values.kills);
const random = mulberry32(Number(values.seed));

/** Mulberry32 (T. Ettinger 2017), enough to vary moments. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function studyFolderIn(folder: string, notes: number): string {
  mkdirSync(folder, { recursive: true });
  const text = Array.from({ length: notes }, (_, at) => `Question ${at}? :: Answer ${at}\n`);
  writeFileSync(join(folder, 'deck.md'), text.join('\n'));
  spawnSync(process.execPath, [CLI, 'settings', '--new', '9999', '--study', folder]);
  return folder;
}

interface Outcome {
  readonly acknowledged: number;
  readonly undone: number;
  readonly stderr: string;
}

/** A session that rates as fast as it is asked, until it ends or is killed after so many milliseconds of answering. */
function session(folder: string, killAfter: number): Promise<Outcome> {
  const child = spawn(process.execPath, [CLI, 'review', '--plain', '--study', folder], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: '' },
  });
  // What is written to a session that was killed is lost, as it should be.
  child.stdin.on('error', () => {});
  let stdout = '';
  let stderr = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    timer ??= setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.stdin.write(`${INPUTS[Math.floor(random() * INPUTS.length)]!}\n`);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve) => {
    child.on('close', () => {
      clearTimeout(timer);
      const count = (pattern: RegExp) => stdout.match(pattern)?.length ?? 0;
      resolve({ acknowledged: count(ACKNOWLEDGED), undone: count(UNDONE), stderr });
    });
  });
}

/** What is wrong with a collection, a sentence each; and how many reviews and undos it has. */
async function inspect(folder: string) {
  const db = await openDatabase(join(folder, '.deckwright/collection.db'));
  const integrity = JSON.stringify(db.prepare('PRAGMA integrity_check').all());
  db.close();
  const faults = integrity === '[{"integrity_check":"ok"}]' ? [] : [`integrity: ${integrity}`];
  const study = await Study.open(folder);
  const schedulerOf = schedulersBy((id) => study.scheduleWithId(id));
  let reviews = 0;
  let undos = 0;
  for (const card of [...study.cards()]) {
    const steps = [...study.steps(card.id)];
    reviews += steps.filter(({ kind }) => kind === 'review').length;
    undos += steps.filter(({ kind }) => kind === 'undo').length;
    const replayed = replay(steps, schedulerOf, `${card.guid}:${card.ordinal}`);
    if (!isDeepStrictEqual(replayed, card.memory))
      faults.push(`card ${card.id} is not what its log says`);
  }
  study.close();
  return { faults, reviews, undos };
}

async function killAgainAndAgain(folder: string): Promise<string[]> {
  const faults: string[] = [];
  let [reviews, undos, acknowledged] = [0, 0, 0];
  for (let at = 0; at < kills; ) {
    const several = at % 4 === 3 ? 2 : 1;
    const sessions = Array.from({ length: several }, () => session(folder, random() * 300));
    const outcomes = await Promise.all(sessions);
    const found = await inspect(folder);
    const sum = (key: 'acknowledged' | 'undone') =>
      outcomes.reduce((all, outcome) => all + outcome[key], 0);
    // What was written as its program was killed may be there too.
    const added = { reviews: found.reviews - reviews, undos: found.undos - undos };
    if (added.reviews < sum('acknowledged') || added.reviews > sum('acknowledged') + several)
      faults.push(`kill ${at}: ${sum('acknowledged')} acknowledged, ${added.reviews} written`);
    if (added.undos < sum('undone')) faults.push(`kill ${at}: an undo is missing`);
    faults.push(...found.faults.map((fault) => `kill ${at}: ${fault}`));
    faults.push(...outcomes.flatMap(({ stderr }) => (stderr === '' ? [] : [stderr])));
    [reviews, undos, acknowledged] = [
      found.reviews,
      found.undos,
      acknowledged + sum('acknowledged'),
    ];
    at += several;
  }
  say(`${kills} kills, ${acknowledged} ratings acknowledged, ${reviews} written`);
  return faults;
}

/** Rates until the disk is full, on a file system of its own; as root only. */
async function fillTheDisk(folder: string): Promise<string[]> {
  mkdirSync(folder);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=700k', 'tmpfs', folder]);
  if (status !== 0) {
    say('disk full: skipped, since mounting a file system is not permitted here');
    return [];
  }
  try {
    studyFolderIn(folder, 400);
    let acknowledged = 0;
    for (let at = 0; at < 60; at += 1) {
      const outcome = await session(folder, 60_000);
      acknowledged += outcome.acknowledged;
      if (!outcome.stderr.includes('the disk is full')) continue;
      const { faults, reviews } = await inspect(folder);
      say(`disk full after ${acknowledged} ratings: ${outcome.stderr.trim()}`);
      return reviews === acknowledged
        ? faults
        : [...faults, `disk full: ${acknowledged} acknowledged, ${reviews} written`];
    }
    return ['disk full: the disk was never full'];
  } finally {
    spawnSync('umount', ['--lazy', folder]);
  }
}

const work = mkdtempSync(join(tmpdir(), 'deckwright-torture-'));
try {
  const faults = [
    ...(await killAgainAndAgain(studyFolderIn(join(work, 'killed'), 300))),
    ...(await fillTheDisk(join(work, 'full'))),
  ];
  for (const fault of faults.slice(0, 50)) say(fault);
  say(faults.length === 0 ? 'nothing was lost' : `${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
