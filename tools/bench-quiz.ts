// How fast quizzes are made: `npx tsx tools/bench-quiz.ts [items]`, by default 5,000 items from a deck of as many notes,
// to Moodle XML, and by the built command 20 items from an essay of 900 words, a cold process of its own. The baselines of
// the same run are reading the Markdown of the deck alone, and `node -e 0`, which no command can beat.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMaterial } from '../src/commands/quiz-material.ts';
import { readDocument } from '../src/markdown/read-document.ts';
import { compose } from '../src/quiz/compose.ts';
import { KINDS } from '../src/quiz/item.ts';
import { NO_MATHS } from '../src/quiz/maths.ts';
import { writeQuiz } from '../src/quiz/write.ts';

const ROUNDS = 5;
const ROOT = join(import.meta.dirname, '..');
const TOWNS = 'Aldra Belmo Corvin Dastan Elmira Farolo Gandry Helmso Istrel Jomvik'.split(' ');
const VERBS =
  'build found open raise close paint move sell lose burn mend widen share guard light bless drain tax rent free'.split(
    ' ',
  );
const NOUNS =
  'bridge school market canal tower harbour mill road chapel library garden prison theatre station castle well square museum hospital court ferry barn inn wall gate'.split(
    ' ',
  );

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** Questions for dates, numbers and names in turn, no two the same. */
function deckOf(count: number): string {
  const notes = Array.from({ length: count }, (_, at) => {
    const town = `${TOWNS[at % 10]}${at}`;
    const deed = `${VERBS[at % 20]} the ${NOUNS[(at * 7) % 25]}`;
    const month = MONTHS[at % 12]!;
    const date = `${1 + (at % 28)} ${month} ${1500 + Math.floor(at / 12)}`;
    const people = (100_000 + 13 * at).toLocaleString('en');
    if (at % 3 === 0)
      return `Q: When did ${town} ${deed}?\nA: On ${date}\n> The town of ${town} did ${deed} on ${date}.`;
    if (at % 3 === 1)
      return `Q: How many people came to ${town} to ${deed}?\nA: ${people}\n> Some ${people} people came to ${town} to ${deed}.`;
    return `C: The town of ${town} began to ${deed} on {{${date}}}.`;
  });
  return `---\ndeck: Bench\n---\n\n${notes.join('\n\n')}\n`;
}

async function warm(items: number, folder: string): Promise<string> {
  const text = deckOf(items);
  const path = join(folder, 'bench.deck.md');
  writeFileSync(path, text);
  const begin = performance.now();
  readDocument(text, path);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const { material } = await readMaterial([path], []);
  const read = performance.now();
  const made = compose(material, [
    { count: items, kinds: KINDS, optionCount: 4, seed: '1', latestYear: 2026 },
  ]);
  const composed = performance.now();
  const none = { path: '', bytes: new Uint8Array() };
  await writeQuiz({ title: 'Bench', items: made.items, language: 'en' }, 'moodle-xml', {
    templates: {},
    versions: [],
    now: 0,
    maths: NO_MATHS,
    fonts: {
      faces: { regular: none, bold: none, italic: none, mono: none },
      others: [],
      lacks: () => {},
    },
  });
  const end = performance.now();
  const { user } = process.cpuUsage(cpu);
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  return [
    `${made.items.length} items of ${items} notes to Moodle XML: ${seconds(end - start)} s, ${seconds(user / 1000)} s of processor time`,
    `(reading ${seconds(read - start)}, making ${seconds(composed - read)}, writing and reading back ${seconds(end - composed)}),`,
    `baseline, the Markdown alone, ${seconds(start - begin)} s, ratio ${((end - start) / (start - begin)).toFixed(1)},`,
    `${Math.round(process.memoryUsage.rss() / 1e6)} MB resident`,
  ].join(' ');
}

/** Seconds that a process of its own takes, from start to end. */
function secondsOf(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  return (performance.now() - start) / 1000;
}

function cold(folder: string): string {
  const essays = ['after-the-attacks', 'vaccines']
    .map((name) =>
      readFileSync(join(ROOT, `cards/${name}.md`), 'utf8').replace(/^---[\s\S]*?---\n/, ''),
    )
    .join('\n\n');
  const words = essays.split(/\s+/);
  const essay = join(folder, 'essay.md');
  // The two essays and the first of them once more, which is of 900 words.
  writeFileSync(
    essay,
    `${essays}\n\n${words.length < 900 ? essays.split('\n\n').slice(2, 12).join('\n\n') : ''}\n`,
  );
  secondsOf([join(ROOT, 'build.js')]);
  const runs = [
    ['-e', '0'],
    [join(ROOT, 'dist/cli.js'), 'quiz', essay, '-f', 'moodle-xml,html', '-o', join(folder, 'out')],
  ].map((args) => ({ args, seconds: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++)
    for (const { args, seconds } of runs) seconds.push(secondsOf(args));
  const [base, quiz] = runs.map(({ seconds }) => [...seconds].sort((a, b) => a - b)) as [
    number[],
    number[],
  ];
  const told = (seconds: number[]) =>
    `${seconds[0]!.toFixed(2)} s at best, ${seconds[ROUNDS >> 1]!.toFixed(2)} s in the middle of ${ROUNDS}`;
  return `cold, whole process, 20 items from ${readFileSync(essay, 'utf8').split(/\s+/).length} words to Moodle XML and a page: ${told(quiz)}; baseline node -e 0: ${told(base)}`;
}

const folder = mkdtempSync(join(tmpdir(), 'deckwright-bench-'));
try {
  process.stdout.write(`${await warm(Number(process.argv[2] ?? 5000), folder)}\n`);
  process.stdout.write(`${cold(folder)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
