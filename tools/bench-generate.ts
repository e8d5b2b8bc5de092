// How fast notes are made: `npx tsx tools/bench-generate.ts [words]`, by default 50,000 words (some 100 pages).
// The baseline of the same run is reading the Markdown alone.
import { readFileSync } from 'node:fs';
import { countWords, notesFromProse } from '../src/commands/essay.ts';
import { readDocument } from '../src/markdown/read-document.ts';

const essay = readFileSync(
  new URL('../cards/after-the-attacks.md', import.meta.url),
  'utf8',
).replace(/^---[\s\S]*?---\n/, '');
const target = Number(process.argv[2] ?? 50_000);
const text = Array.from({ length: Math.ceil(target / countWords(essay)) }, (_, part) =>
  essay.replace(/^# .*/m, `# Part ${part + 1}`),
).join('\n\n');

const start = performance.now();
const document = readDocument(text, 'bench.md');
const read = performance.now();
const { notes, words } = notesFromProse(document);
const end = performance.now();

process.stdout.write(
  [
    `${words} words, ${notes.length} notes:`,
    `${((end - start) / 1000).toFixed(2)} s (${Math.round((words / (end - start)) * 1000)} words/s),`,
    `of which reading the Markdown, the baseline, ${((read - start) / 1000).toFixed(2)} s, ratio ${((end - start) / (read - start)).toFixed(1)},`,
    `${Math.round(process.memoryUsage.rss() / 1e6)} MB resident\n`,
  ].join(' '),
);
