import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPackage } from '../../src/anki/open-package.ts';
import { inMemory, ZipArchive } from '../../src/anki/zip-archive.ts';
import { legacy1, packageOf } from './foreign.ts';

const LATEST = readFileSync('test/anki/fixtures/latest.apkg');
const LEGACY2 = readFileSync('test/anki/fixtures/legacy2.apkg');
const COUNTS = JSON.parse(readFileSync('test/anki/fixtures/counts.json', 'utf8'));

const FLAVOURS: [string, () => Promise<Uint8Array>][] = [
  ['zstd and protobuf', async () => LATEST],
  ['collection.anki21', async () => LEGACY2],
  ['collection.anki2', () => legacy1(LEGACY2)],
];

describe('a package that Anki wrote', () => {
  it.each(FLAVOURS)('with %s is read whole', async (_flavour, bytes) => {
    const { collection, media } = await openPackage(inMemory(await bytes()));
    const { notes, cards, reviews, decks, noteTypes, presets } = collection;
    expect(notes).toHaveLength(COUNTS.notes);
    expect(cards).toHaveLength(COUNTS.cards);
    expect(reviews).toHaveLength(COUNTS.reviews);
    expect(notes.flatMap(({ tags }) => tags)).toHaveLength(COUNTS.tags);
    expect(media.map(({ name, read }) => [name, read()?.length]).sort()).toEqual([
      ['dog & cat.png', 70],
      ['livre.mp3', 20],
    ]);
    expect([...decks.values()].map(({ name, isFiltered }) => [name, isFiltered]).sort()).toEqual([
      ['Cramming', true],
      ['Default', false],
      ['Languages', false],
      ['Languages::French', false],
      ['Languages::Latin', false],
      ['Science', false],
    ]);
    expect([...noteTypes.values()].find(({ name }) => name === 'Vocabulary')).toMatchObject({
      isCloze: false,
      fields: ['Word', 'Meaning', 'Forms', 'Example'],
      templates: [
        { name: 'Recall', question: '{{Meaning}}<br>{{Example}}' },
        { name: 'Forms', question: '{{Word}}' },
      ],
    });
    expect([...noteTypes.values()].find(({ name }) => name === 'Cloze')?.isCloze).toBe(true);
    expect(presets.get(1)).toMatchObject({ desiredRetention: 0.9, learningSteps: [1, 10] });
  });

  it.each(FLAVOURS)('with %s: cards are back from a filtered deck', async (_flavour, bytes) => {
    const { collection } = await openPackage(inMemory(await bytes()));
    const away = collection.cards.filter(({ wasFiltered }) => wasFiltered);
    expect(away).toHaveLength(3);
    for (const { deck, queue, due } of away)
      expect([collection.decks.get(deck)?.name, queue, due]).toEqual(['Science', 2, 4]);
  });

  it('keeps what FSRS knows', async () => {
    const { collection } = await openPackage(inMemory(LATEST));
    const known = collection.cards.filter(({ stability }) => stability !== undefined);
    expect(known.length).toBeGreaterThan(3);
    for (const { difficulty } of known) expect(difficulty).toBeGreaterThanOrEqual(1);
  });
});

describe('a package that is not as it should be ends in a sentence', () => {
  it.each<[string, Record<string, Uint8Array | string>, RegExp]>([
    ['no collection', { media: '{}' }, /has no collection of Anki/],
    ['a newer kind', { meta: Buffer.from([8, 4]), 'collection.anki21b': 'x' }, /newer kind/],
    ['a collection that is none', { 'collection.anki2': 'hello' }, /damaged/],
    ['an empty collection', { 'collection.anki2': '' }, /damaged \(it has no table col\)/],
    ['zstd that is none', { 'collection.anki21b': 'hello' }, /damaged \(it is no Zstandard\)/],
    ['a description that is none', { meta: 'hello' }, /description of the package is damaged/],
  ])('%s', async (_what, files, sentence) => {
    await expect(openPackage(inMemory(await packageOf(files)))).rejects.toThrow(sentence);
  });

  it('zstd that asks for a gigabyte of memory', async () => {
    const window = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 0, 0, 0]);
    await expect(
      openPackage(inMemory(await packageOf({ 'collection.anki21b': window }))),
    ).rejects.toThrow(/too large a window/);
  });

  it('zstd that is a bomb', async () => {
    // Blocks of one byte, repeated 128 KiB times each: RFC 8878, 3.1.1.2.
    const block = Buffer.from([0x02, 0x00, 0x10, 0x00]);
    const bomb = Buffer.concat([
      Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]),
      ...Array(8000).fill(block),
    ]);
    await expect(
      openPackage(inMemory(await packageOf({ 'collection.anki21b': bomb }))),
    ).rejects.toThrow(/unpacks to more than 33 MB/);
  });

  it('deflate that is a bomb', async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024);
    await expect(
      openPackage(inMemory(await packageOf({ 'collection.anki2': zeros }))),
    ).rejects.toThrow(/says that it unpacks to 67 MB/);
  });

  it('a size that no archive has', async () => {
    const bytes = Buffer.from(await packageOf({ media: '{}' }));
    const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'));
    bytes.writeUInt32LE(0xfffffff0, end + 12);
    expect(() => new ZipArchive(inMemory(bytes))).toThrow(/damaged \(it ends too early\)/);
  });
});

describe('a hostile database is not run', () => {
  const EMPTY = `create table col (id, crt, conf, models, decks, dconf); insert into col values (1, 0, '{}', '{}', '{}', '{}');
    create table cards (id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data);
    create table revlog (id, cid, ease, ivl, lastIvl, factor, time, type);`;

  it.each([
    [
      'a view that never ends',
      `${EMPTY} create view notes as with recursive n(id) as (select 1 union all select id + 1 from n)
         select id, '' guid, 1 mid, 0 mod, '' tags, '' flds from n;`,
      /its notes is no table/,
    ],
    [
      'a column that fills the memory',
      `${EMPTY} create table notes (id, guid, mid, mod, tags, flds as (hex(zeroblob(400000000))));`,
      /its notes.flds is worked out, not stored/,
    ],
    [
      'a table without a column',
      `${EMPTY} create table notes (id);`,
      /its table notes has no guid/,
    ],
    [
      'JSON that is none',
      `${EMPTY} create table notes (id, guid, mid, mod, tags, flds); update col set models = '{';`,
      /damaged/,
    ],
  ])('%s', async (_what, sql, sentence) => {
    const { packageOfSql } = await import('./foreign.ts');
    await expect(openPackage(inMemory(await packageOfSql(sql)))).rejects.toThrow(sentence);
  });
});

it.each([
  ['zstd and protobuf', LATEST],
  ['SQLite in zip', LEGACY2],
])(
  'whatever is changed in a package with %s, reading it ends in notes or a sentence',
  async (_what, whole) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.option(fc.nat(whole.length), { freq: 8 }),
        async (changes, cut) => {
          const bytes = Uint8Array.from(whole).subarray(0, cut ?? whole.length);
          for (const [at, by] of changes) if (at < bytes.length) bytes[at]! ^= by;
          try {
            const { collection, media } = await openPackage(inMemory(bytes));
            expect(collection.notes.length).toBeLessThan(1000);
            for (const { read } of media) read();
          } catch (error) {
            expect((error as Error).message).toMatch(/damaged|no collection|newer kind/);
          }
        },
      ),
      { numRuns: 150 },
    );
  },
);
