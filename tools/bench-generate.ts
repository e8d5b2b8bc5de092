// How fast notes are made: `npx tsx tools/bench-generate.ts [words]`, by default 50,000 words (some 100 pages) in this
// process, and 900 and 9,000 words by the built command, each time a cold process of its own, from text to package.
// The baselines of the same run are reading the Markdown alone, and `node -e 0`, which no command can beat.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countWords, notesFromProse } from '../src/commands/essay.ts';
import { readDocument } from '../src/markdown/read-document.ts';

const ROUNDS = 7;
const ROOT = join(import.meta.dirname, '..');

const paragraphs = ['after-the-attacks', 'vaccines']
  .map((name) => readFileSync(join(ROOT, `cards/${name}.md`), 'utf8'))
  .flatMap((essay) => essay.replace(/^---[\s\S]*?---\n/, '').split('\n\n'));

/** About so many words of the example essays, over and over. */
function essayOf(words: number): string {
  const text: string[] = [];
  for (let at = 0, left = words; left > 0; at++) {
    const paragraph = paragraphs[at % paragraphs.length]!;
    const part = Math.floor(at / paragraphs.length) + 1;
    text.push(paragraph.replace(/^# (.*)/, `# Part ${part}: $1`));
    left -= countWords(paragraph);
  }
  return `${text.join('\n\n')}\n`;
}

function warm(words: number): string {
  const text = essayOf(words);
  const start = performance.now();
  const document = readDocument(text, 'bench.md');
  const read = performance.now();
  const made = notesFromProse(document);
  const end = performance.now();
  return [
    `${made.words} words, ${made.notes.length} notes:`,
    `${((end - start) / 1000).toFixed(2)} s (${Math.round((made.words / (end - start)) * 1000)} words/s),`,
    `of which reading the Markdown, the baseline, ${((read - start) / 1000).toFixed(2)} s, ratio ${((end - start) / (read - start)).toFixed(1)},`,
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

/** The command on a small and a large essay in turn with the baseline, so that a busy machine is busy for all three. */
function cold(small: number, large: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'deckwright-bench-'));
  try {
    secondsOf([join(ROOT, 'build.js')]);
    const runs = [small, large].map((words) => {
      const essay = join(folder, `${words}.md`);
      writeFileSync(essay, essayOf(words));
      return [join(ROOT, 'dist/cli.js'), 'generate', essay, '-o', join(folder, 'out.apkg')];
    });
    const all = [['-e', '0'], ...runs].map((args) => ({ args, seconds: [] as number[] }));
    for (let round = 0; round < ROUNDS; round++) {
      for (const { args, seconds } of all) {
        rmSync(join(folder, 'out.apkg'), { force: true });
        seconds.push(secondsOf(args));
      }
    }
    const [base, short, long] = all.map(({ seconds }) => [...seconds].sort((a, b) => a - b)) as [
      number[],
      number[],
      number[],
    ];
    const told = (seconds: number[]) =>
      `${seconds[0]!.toFixed(2)} s at best, ${seconds[ROUNDS >> 1]!.toFixed(2)} s in the middle of ${ROUNDS}`;
    return [
      `cold, whole process, to .apkg: ${small} words ${told(short)}; ${large} words ${told(long)}`,
      `baseline node -e 0: ${told(base)}; ten times the text takes ${(long[0]! / short[0]!).toFixed(1)} times as long`,
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.stdout.write(`${warm(Number(process.argv[2] ?? 50_000))}\n`);
process.stdout.write(`${cold(900, 9000).join('\n')}\n`);
