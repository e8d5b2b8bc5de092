// How fast studying is with much to study: `npx tsx tools/bench-study.ts [notes] [reviews]`, by default 100,000 notes
// and 1,000,000 reviews. Baselines of the same run: bare Node, reading the same files, and bare commits to the same disk.
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STATE_COLUMNS, stateValues } from '../src/collection/card-rows.ts';
import { scheduleId } from '../src/collection/settings.ts';
import { Store } from '../src/collection/store.ts';
import { type Memory, NEW, type Rating } from '../src/schedule/memory.ts';
import { Scheduler } from '../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../src/schedule/settings.ts';

const CLI = new URL('../dist/cli.js', import.meta.url).pathname;
const [notes = 100_000, reviews = 1_000_000] = process.argv.slice(2).map(Number);
const PER_FILE = 100;
const DAY = 86_400_000;
const STATUS = { isSuspended: false, buriedUntil: 0, flag: 0 };
const env = { ...process.env, NODE_EXTRA_CA_CERTS: '', NO_COLOR: '1' };

const WORDS =
  'river mountain treaty empire battle science engine theory protein cell vaccine orbit planet element reaction market trade queen parliament novel poem painter composer city harbour bridge law court judge right'.split(
    ' ',
  );

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function writeDecks(folder: string): void {
  for (let file = 0; file * PER_FILE < notes; file += 1) {
    const word = (at: number) => WORDS[at % WORDS.length];
    const lines = Array.from({ length: PER_FILE }, (_, at) => {
      const id = file * PER_FILE + at;
      return `\nQ: Which ${word(id)} of the ${word(id * 7)} number ${id} was named after ${word(id * 13)}?\nA: The ${word(id * 3)} of ${id}\n> The ${word(id)} of sentence number ${id} is an ordinary sentence about ${word(id * 5)}s.\n`;
    });
    const head = `---\ndeck: Deck ${file % 50}::Part ${file % 10}\n---\n`;
    writeFileSync(join(folder, `${String(file).padStart(5, '0')}.md`), head + lines.join(''));
  }
}

/** Histories as the scheduler would have made them, ending in the last weeks. */
async function writeHistories(folder: string): Promise<void> {
  const store = await Store.open(folder);
  const scheduler = new Scheduler(DEFAULT_SETTINGS);
  const each = Math.max(1, Math.round(reviews / notes));
  const now = Date.now();
  store.transaction(() => {
    const settings = scheduleId(store, DEFAULT_SETTINGS);
    const insert = store.statement(
      `INSERT INTO step (id, batch, time, zone, card, kind, rating, took, settings, undoes, ${STATE_COLUMNS.join(', ')})
       VALUES (?, ?, ?, 0, ?, 'review', ?, 3000, ?, NULL, ${STATE_COLUMNS.map(() => '?').join(', ')})`,
    );
    const update = store.statement(
      `UPDATE card SET ${STATE_COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    );
    const cards = store.rows<{ id: number }>('SELECT id FROM card ORDER BY id');
    // One card in twenty is still new.
    for (const { id } of cards.filter((_, at) => at % 20 !== 0)) {
      let memory: Memory = NEW;
      const begun = now - (each * 12 + (id % 40)) * DAY;
      for (let at = 0; at < each; at += 1) {
        const time = Math.floor(begun + at * 12 * DAY + (id % 1000) * 60_000);
        // One in 200 was left while it was being learned again.
        const isLeft = at < each - 1 || id % 200 === 0;
        const rating = ((id + at) % 7 === 0 && isLeft ? 1 : 3) as Rating;
        memory = scheduler.next(memory, rating, { time, offset: 0 }, String(id));
        const key = begun + at * 12 * DAY + id;
        insert.run(key, key, time, id, rating, settings, ...stateValues(memory, STATUS));
      }
      update.run(...stateValues(memory, STATUS), id);
    }
  });
  store.close();
}

interface Timed {
  readonly milliseconds: number;
  /** Highest resident set, in MB. */
  readonly memory: number;
}

const TELL_MEMORY = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\nmaxRSS '+process.resourceUsage().maxRSS+'\\n'))`;

function memoryIn(stderr: string): number {
  return Math.max(...[...stderr.matchAll(/maxRSS (\d+)/g)].map(([, kb]) => Number(kb) / 1024), 0);
}

/** The fastest of some runs of Node. */
function timed(args: readonly string[], runs: number): Timed {
  const all = Array.from({ length: runs }, (): Timed => {
    const start = performance.now();
    const { stderr } = spawnSync(process.execPath, ['--import', TELL_MEMORY, ...args], {
      env,
      encoding: 'utf8',
    });
    return { milliseconds: performance.now() - start, memory: memoryIn(stderr) };
  });
  return all.reduce((best, one) => (one.milliseconds < best.milliseconds ? one : best));
}

interface Played {
  readonly firstCard: number;
  /** From each rating to the next card, ascending. */
  readonly waits: readonly number[];
  readonly memory: number;
}

/** A session in plain lines: when the first card is there, and each next one after its rating. */
function play(folder: string, ratings: number): Promise<Played> {
  const begun = performance.now();
  const args = ['--import', TELL_MEMORY, CLI, 'review', '--plain', '--study', folder];
  const child = spawn(process.execPath, args, { env });
  const waits: number[] = [];
  let [firstCard, asked, shown, stderr] = [0, 0, '', ''];
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    if (!/Enter shows the answer.*\n$/.test(shown)) return;
    shown = '';
    if (firstCard === 0) firstCard = performance.now() - begun;
    else waits.push(performance.now() - asked);
    asked = performance.now();
    child.stdin.write(
      waits.length < ratings ? `${waits.length % 7 === 0 ? 'again' : 'good'}\n` : 'q\n',
    );
  });
  return new Promise((resolve) => {
    child.on('close', () =>
      resolve({ firstCard, waits: waits.sort((a, b) => a - b), memory: memoryIn(stderr) }),
    );
  });
}

/** How long a bare write that must be on the disk takes, in ms, ascending. */
function bareCommits(folder: string, count: number): number[] {
  const file = openSync(join(folder, 'bare'), 'w');
  const page = Buffer.alloc(4096);
  const times = Array.from({ length: count }, () => {
    const start = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  return times.sort((a, b) => a - b);
}

function readAll(folder: string): number {
  const start = performance.now();
  for (const name of readdirSync(folder))
    if (name.endsWith('.md')) readFileSync(join(folder, name));
  return performance.now() - start;
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function tell(what: string, milliseconds: number, baseline: number, memory?: number): void {
  const ratio = `${(milliseconds / baseline).toFixed(1)} ×`;
  const size = memory === undefined ? '' : `${memory.toFixed(0)} MB`.padStart(8);
  say(`${what.padEnd(44)}${milliseconds.toFixed(1).padStart(9)} ms ${ratio.padStart(9)}${size}`);
}

const work = mkdtempSync(join(tmpdir(), 'deckwright-bench-'));
try {
  const folder = join(work, 'study');
  mkdirSync(folder);
  writeDecks(folder);
  const node = timed(['-e', '0'], 10).milliseconds;
  say(`${notes} notes, ${reviews} reviews; bare node ${node.toFixed(0)} ms`);
  tell('deckwright --help (to bare node)', timed([CLI, '--help'], 10).milliseconds, node);
  const reading = readAll(folder);
  const scan = () => timed([CLI, 'scan', '--study', folder], 1);
  const fresh = scan();
  tell('scan, all new (to reading the files)', fresh.milliseconds, reading, fresh.memory);
  const unchanged = scan();
  tell('scan, unchanged (to bare node)', unchanged.milliseconds, node, unchanged.memory);
  await writeHistories(folder);
  const due = timed([CLI, 'due', '--study', folder], 3);
  tell('due (to bare node)', due.milliseconds, node, due.memory);
  const played = await play(folder, 1000);
  tell('review, first card (to bare node)', played.firstCard, node, played.memory);
  const commits = bareCommits(work, 1000);
  for (const share of [0.5, 0.99])
    tell(
      `rating to next card, p${share * 100} (to a bare fsync's)`,
      percentile(played.waits, share),
      percentile(commits, share),
    );
} finally {
  rmSync(work, { recursive: true, force: true });
}
