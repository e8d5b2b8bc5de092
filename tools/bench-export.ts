// How fast a package is written: `npx tsx tools/bench-export.ts [notes …]`, by default 50,000 notes, then the same with
// 400,000 answers. Where python3 has genanki (or DECKWRIGHT_PYTHON names one that has), it packs the same notes beside.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEMPLATE_FILES } from '../src/anki/note-types.ts';
import { cardKey, type Scheduling, writePackage } from '../src/anki/package.ts';
import type { AnkiNote } from '../src/anki/prepare.ts';
import type { CardMemory, DeckPreset, HistoryStep } from '../src/anki/schedule.ts';
import { guidsOf } from '../src/collection/guid.ts';
import { saveBy } from '../src/commands/files.ts';
import { scratchDatabase } from '../src/commands/scratch.ts';

const DECK = 'Benchmark::Export';
const NOW = 1_790_000_000;
const WORDS =
  'after the war a treaty was signed in which every state agreed to withdraw its troops from the border and to pay what it owed'.split(
    ' ',
  );

/** Some 60 characters of question and 190 of answer, three in four notes basic; no two fronts the same. */
function benchNotes(count: number): AnkiNote[] {
  const made = Array.from({ length: count }, (_, index) => {
    const phrase = (start: number, length: number) =>
      Array.from({ length }, (_, at) => WORDS[(index * 7 + start + at) % WORDS.length]).join(' ');
    const kind: 'basic' | 'cloze' = index % 4 === 3 ? 'cloze' : 'basic';
    const front =
      kind === 'basic'
        ? `<p>${index}: what was it that ${phrase(0, 8)}?</p>`
        : `<p>${index}: {{c1::${phrase(0, 2)}}} and {{c2::${phrase(2, 2)}}} ${phrase(4, 5)}</p>`;
    return { kind, front, back: `<p>${phrase(3, 20)} <em>${phrase(9, 16)}</em></p>` };
  });
  const guids = guidsOf(DECK, made);
  return made.map(({ kind, front, back }, index) => ({
    guid: guids[index] ?? '',
    kind,
    deck: DECK,
    fields: { front, back, source: `${back.slice(3, 90)}.`, place: 'essay.md › The war' },
    tags: ['history', 'benchmark'],
    modified: 1_780_000_000,
  }));
}

const PRESET: DeckPreset = {
  name: 'Benchmark',
  parameters: Array.from({ length: 21 }, () => 0.5),
  desiredRetention: 0.9,
  learningSteps: [1, 10],
  relearningSteps: [10],
  maximumInterval: 36_500,
  newPerDay: 20,
  reviewsPerDay: 200,
  leechAfter: 8,
  burySiblings: true,
};

const STEPS = 8;

/** Eight answers to the first card of every note. */
function benchScheduling(notes: readonly AnkiNote[]): Scheduling {
  const keys = notes.map(({ guid }) => cardKey(guid, 0));
  const steps = (at: number): HistoryStep[] =>
    Array.from({ length: STEPS }, (_, step) => {
      const time = (NOW - (STEPS - step) * 864_000) * 1000 + at * 10 + step;
      return { id: time, kind: 'review', rating: 3, took: 4000, time, day: 0, after: memory(time) };
    });
  return {
    cards: new Map(
      keys.map((key, at) => [
        key,
        { memory: steps(at).at(-1)!.after, isSuspended: false, isBuried: false, flag: 0 },
      ]),
    ),
    history: (function* () {
      for (const [at, key] of keys.entries()) yield { key, steps: steps(at) };
    })(),
    presetOf: () => PRESET,
  };
}

function memory(time: number): CardMemory {
  const day = Math.floor(time / 86_400_000);
  const known = { stability: 20.1234, difficulty: 5.123, scheduledDays: 20, learningSteps: 0 };
  const when = { due: time + 20 * 86_400_000, dueDay: day + 20, lastReview: time, lastDay: day };
  return { state: 'review', ...known, ...when, reps: STEPS, lapses: 0 };
}

/** Packs in a process of its own, so that its memory is its own. */
async function packHere(count: number, withScheduling: boolean): Promise<void> {
  const folder = join(import.meta.dirname, '../templates/anki');
  const templates = Object.fromEntries(
    TEMPLATE_FILES.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  const notes = benchNotes(count);
  const work = mkdtempSync(join(tmpdir(), 'deckwright-bench-'));
  const scratch = await scratchDatabase();
  const start = performance.now();
  const out = join(work, 'bench.apkg');
  const scheduling = withScheduling ? { scheduling: benchScheduling(notes) } : {};
  const input = { notes, templates, now: NOW, scratch, ...scheduling };
  const report = await saveBy(out, (write) => writePackage(input, write));
  const seconds = (performance.now() - start) / 1000;
  const { maxRSS } = process.resourceUsage();
  const size = statSync(out).size;
  scratch.remove();
  rmSync(work, { recursive: true });
  process.stdout.write(
    `${JSON.stringify({ seconds, cards: report.cards, reviews: report.reviews, size, peak: maxRSS * 1024 })}\n`,
  );
}

interface Measured {
  readonly seconds: number;
  readonly cards: number;
  readonly reviews: number;
  readonly size: number;
  readonly peak: number;
}

function measured(count: number, withScheduling: boolean): Measured {
  const script = fileURLToPath(import.meta.url);
  const child = spawnSync(
    process.execPath,
    [...process.execArgv, script, '--pack', String(count), withScheduling ? 'log' : 'new'],
    { encoding: 'utf8' },
  );
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Measured;
}

/** The same notes by genanki, in Python; undefined where it is not there. */
function genanki(count: number): Measured | undefined {
  const work = mkdtempSync(join(tmpdir(), 'deckwright-bench-'));
  const data = join(work, 'notes.json');
  writeFileSync(data, JSON.stringify(benchNotes(count)));
  const python = process.env.DECKWRIGHT_PYTHON ?? 'python3';
  const child = spawnSync(
    python,
    [join(import.meta.dirname, 'bench-genanki.py'), data, join(work, 'bench.apkg')],
    { encoding: 'utf8' },
  );
  rmSync(work, { recursive: true });
  return child.status === 0 ? (JSON.parse(child.stdout) as Measured) : undefined;
}

function row(what: string, { seconds, size, peak }: Measured, than?: Measured): string {
  const ratio = than === undefined ? '' : `  ${(seconds / than.seconds).toFixed(2)} × genanki`;
  return `${what.padEnd(44)} ${seconds.toFixed(2).padStart(6)} s ${Math.round(peak / 1e6)
    .toString()
    .padStart(5)} MB peak ${(size / 1e6).toFixed(1).padStart(6)} MB file${ratio}\n`;
}

const [flag, ...rest] = process.argv.slice(2);
if (flag === '--pack') await packHere(Number(rest[0]), rest[1] === 'log');
else
  for (const count of flag === undefined ? [50_000] : [flag, ...rest].map(Number)) {
    const other = genanki(count);
    process.stdout.write(row(`${count} notes`, measured(count, false), other));
    process.stdout.write(
      other ? row(`${count} notes by genanki`, other) : 'genanki is not there to compare with\n',
    );
    process.stdout.write(row(`${count} notes, ${count * STEPS} answers`, measured(count, true)));
  }
