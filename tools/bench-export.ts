// How fast a package is written: `npx tsx tools/bench-export.ts [notes …]`, by default 5,000 and 10,000 notes.
// The baseline of the same run is the same text written to a bare sql.js table and deflated, which no package can beat by far.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import initSqlJs from 'sql.js';
import { TEMPLATE_FILES, type TemplateTexts } from '../src/anki/note-types.ts';
import { writePackage } from '../src/anki/package.ts';
import type { AnkiNote } from '../src/anki/prepare.ts';
import { guidsOf } from '../src/collection/guid.ts';

const DECK = 'Benchmark::Export';
const WORDS =
  'after the war a treaty was signed in which every state agreed to withdraw its troops from the border and to pay what it owed'.split(
    ' ',
  );

/** Some 60 characters of question and 190 of answer, three in four notes basic; no two fronts the same. */
function benchNotes(count: number): AnkiNote[] {
  const made = Array.from({ length: count }, (_, index) => {
    const phrase = (start: number, length: number) =>
      Array.from({ length }, (_, at) => WORDS[(index * 7 + start + at) % WORDS.length]).join(' ');
    const kind: AnkiNote['kind'] = index % 4 === 3 ? 'cloze' : 'basic';
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

/** The least that must be done: the text into a table, the table into a zip's compression. */
async function baseline(notes: readonly AnkiNote[]): Promise<void> {
  const { Database } = await initSqlJs();
  const db = new Database();
  db.run('create table notes (id integer primary key, guid text, flds text); begin');
  const insert = db.prepare('insert into notes values (?, ?, ?)');
  notes.forEach(({ guid, fields }, index) => {
    insert.run([index + 1, guid, Object.values(fields).join('\x1f')]);
  });
  insert.free();
  db.run('commit');
  deflateRawSync(db.export());
  db.close();
}

async function timed<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; seconds: number }> {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

function readTemplates(): TemplateTexts {
  const folder = join(import.meta.dirname, '../templates/anki');
  return Object.fromEntries(
    TEMPLATE_FILES.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

async function bench(count: number, templates: TemplateTexts): Promise<string> {
  const now = 1_790_000_000;
  const made = await timed(async () => benchNotes(count));
  const notes = made.value;
  const first = await timed(() => writePackage({ notes, templates, now }));
  const sinceStart = process.uptime();
  const base = await timed(() => baseline(notes));
  const previous = first.value.bytes;
  const again = await timed(() => writePackage({ notes, templates, now, previous }));
  const megabytes = process.memoryUsage.rss() / 1e6;
  return [
    `${count} notes, ${first.value.report.cards} cards, ${(previous.length / 1e6).toFixed(2)} MB:`,
    `${first.seconds.toFixed(2)} s (${Math.round(count / first.seconds)} notes/s),`,
    `done ${sinceStart.toFixed(2)} s after the process began,`,
    `${again.seconds.toFixed(2)} s over a previous package,`,
    `GUIDs and texts ${made.seconds.toFixed(2)} s,`,
    `baseline ${base.seconds.toFixed(2)} s, ratio ${(first.seconds / base.seconds).toFixed(1)},`,
    `${Math.round(megabytes)} MB resident`,
  ].join(' ');
}

const counts = process.argv.slice(2).map(Number);
const templates = readTemplates();
for (const count of counts.length > 0 ? counts : [5000, 10_000])
  process.stdout.write(`${await bench(count, templates)}\n`);
