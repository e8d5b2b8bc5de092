import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPackage } from '../../src/anki/open-package.ts';
import { inMemory } from '../../src/anki/zip-archive.ts';
import { Study } from '../../src/collection/study.ts';
import { exportNotes } from '../../src/commands/export.ts';
import { importPackage } from '../../src/commands/import.ts';
import { scanStudy } from '../../src/commands/scan-study.ts';
import { writeDeck } from '../../src/markdown/deck-file.ts';
import type { Note } from '../../src/note.ts';
import { momentAt } from '../../src/schedule/days.ts';
import type { Rating } from '../../src/schedule/memory.ts';
import { Scheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { testWorld } from './test-world.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const DAY = 86_400_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-round-trip-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/**
 * What of a package must be the same again: all but where its notes stand in files, and with that the order of new cards
 * where a deck has typed and other notes, which are in two files then.
 */
async function contentOf(path: string) {
  const { collection } = await openPackage(inMemory(readFileSync(path)));
  const guids = new Map(collection.notes.map(({ id, guid }) => [id, guid]));
  const ords = new Map(
    collection.cards.map(({ id, note, ord }) => [id, `${guids.get(note)}:${ord}`]),
  );
  const notes = collection.notes.map(({ guid, noteType, fields, tags }) => ({
    guid,
    noteType,
    fields: fields.slice(0, -1),
    tags,
  }));
  const cards = collection.cards.map(({ id, note: _, deck, ...card }) => ({
    ...card,
    place: 0,
    due: card.type === 0 ? 0 : card.due,
    card: ords.get(id),
    deck: collection.decks.get(deck)?.name,
  }));
  const reviews = collection.reviews.map(({ card, ...review }) => ({
    ...review,
    card: ords.get(card),
  }));
  const byKey = <T>(list: T[], key: (item: T) => string | undefined) =>
    list.sort((a, b) => (String(key(a)) < String(key(b)) ? -1 : 1));
  return {
    notes: byKey(notes, ({ guid }) => guid),
    cards: byKey(cards, ({ card }) => card),
    reviews,
  };
}

const word = fc.constantFrom(
  ...[
    'house',
    'Wasser',
    'l’eau',
    '水',
    '*a*',
    '**b**',
    '`c`',
    '$x^2$',
    'a & b',
    '5 < 6',
    'H<sub>2</sub>',
    '[l](https://a.b)',
  ],
  ...['Q: x', 'a :: b', '1. y', '- z', '\\*', '$5', '==h==', '“q”', 'std::vector', 'Tags: t'],
);
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const text = fc.oneof(
  { weight: 4, arbitrary: line },
  fc
    .array(line, { minLength: 2, maxLength: 3 })
    .map((items) => items.map((item) => `- ${item}`).join('\n')),
  fc.array(line, { minLength: 2, maxLength: 3 }).map((parts) => parts.join('\n\n')),
  line.map((code) => `\`\`\`\n${code}\n\`\`\``),
);
const tag = fc.constantFrom('noun', 'a::b', 'Über', 'x_y');

const noteOf = (at: number): fc.Arbitrary<Note> =>
  fc
    .record({
      kind: fc.constantFrom<Note['kind'][]>('basic', 'reversed', 'cloze'),
      front: text,
      back: text,
      tags: fc.uniqueArray(tag, { maxLength: 2 }),
      sentence: fc.constantFrom('', 'It is so.', 'He said: “5 < 6”.'),
    })
    .map(({ kind, front, back, tags, sentence }) => ({
      kind,
      front:
        kind === 'cloze' ? `Number ${at} is {{c1::one}} and {{c2::*two*::hint}}` : `${front} ${at}`,
      back: kind === 'cloze' ? '' : back,
      tags,
      ...(sentence === '' ? {} : { source: { sentence } }),
      place: { file: '', line: 1, column: 1, start: 0, end: 0 },
      headings: [],
      made: { by: 'hand' },
    }));

const deckOf = fc.record({
  name: fc.constantFrom('History', 'Languages::French', 'A: b'),
  cards: fc.constantFrom(undefined, 'typed', 'optional reverse'),
  tags: fc.uniqueArray(tag, { maxLength: 2 }),
  notes: fc
    .integer({ min: 1, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => noteOf(at)))),
});

/** Has a learner answer the cards for some days. */
async function study(at: string, ratings: readonly Rating[]): Promise<void> {
  const { world } = testWorld(NOW);
  const opened = await Study.open(at);
  try {
    await scanStudy(opened, world);
    const scheduler = new Scheduler(DEFAULT_SETTINGS);
    const ids = [...opened.cards()].map(({ id }) => id);
    let time = NOW - 40 * DAY;
    ratings.forEach((rating, step) => {
      const moment = momentAt(time);
      const given = {
        card: ids[step % ids.length]!,
        rating,
        took: 1000 + step,
        moment,
        leechAfter: 0,
      };
      opened.answer({ ...given, settings: scheduler.settings }, (memory, seed) =>
        scheduler.next(memory, rating, moment, seed),
      );
      time += DAY / 2 + step * 1000;
    });
    opened.act('suspend', ids.slice(0, 1), momentAt(NOW));
    opened.act('flag', ids.slice(0, 1), momentAt(NOW), 4);
  } finally {
    opened.close();
  }
}

describe('a package of ours, imported and exported again', () => {
  it('says the same of notes, tags and schedules', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        deckOf,
        fc.array(fc.constantFrom<Rating[]>(1, 2, 3, 4), { minLength: 1, maxLength: 20 }),
        async (deck, ratings) => {
          run += 1;
          const here = mkdtempSync(join(folder, `${run}-`));
          const { cards, ...rest } = deck;
          writeFileSync(
            join(here, 'x.deck.md'),
            writeDeck({ ...rest, ...(cards === undefined ? {} : { cards }) }),
          );
          await study(here, ratings);
          const { world } = testWorld(NOW);
          const options = { json: true, tags: [], withScheduling: true };
          const first = join(folder, `first-${run}.apkg`);
          const again = join(folder, `again-${run}.apkg`);
          const there = join(folder, `there-${run}`);
          await exportNotes({ ...options, paths: [here], out: first }, world);
          await importPackage({ file: first, out: there, json: true }, world);
          await exportNotes({ ...options, paths: [there], out: again }, world);
          expect(await contentOf(again)).toEqual(await contentOf(first));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('that was studied in Anki meanwhile brings only the new answers', async () => {
    writeFileSync(join(folder, 'x.deck.md'), '---\ndeck: D\n---\n\nQ: a\nA: b\n');
    await study(folder, [3, 3]);
    const { world, written } = testWorld(NOW);
    const out = join(folder, 'x.apkg');
    await exportNotes({ paths: [folder], out, json: true, tags: [], withScheduling: true }, world);
    const before = await contentOf(out);
    written.stdout = '';
    await importPackage({ file: out, out: folder, json: true }, world);
    expect(JSON.parse(written.stdout)).toMatchObject({
      in: { notes: 1, reviews: 2 },
      written: { notes: 0, cards: 1, reviews: 0 },
      left: [{ count: 1, what: expect.stringContaining('has already') }],
    });
    const again = join(folder, 'y.apkg');
    await exportNotes(
      { paths: [folder], out: again, json: true, tags: [], withScheduling: true },
      world,
    );
    expect(await contentOf(again)).toEqual(before);
  });
});
