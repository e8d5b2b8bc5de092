import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/anki/engine.ts';
import { NOTE_TYPES } from '../../src/anki/note-types.ts';
import { readPackage } from '../../src/anki/read-package.ts';
import { ankiNote, NOW, packed, type SampleInput, WRITTEN, zipEntry } from './samples.ts';

function write(notes: NonNullable<SampleInput['notes']>, rest: SampleInput = {}) {
  return packed({ notes, ...rest });
}

/** The rows that a query gives on the collection inside a package. */
async function query(bytes: Uint8Array, sql: string): Promise<unknown[][]> {
  const db = await openDatabase(zipEntry(bytes, 'collection.anki2') ?? new Uint8Array());
  try {
    return db.exec(sql)[0]?.values ?? [];
  } finally {
    db.close();
  }
}

async function json(bytes: Uint8Array, column: string): Promise<Record<string, unknown>> {
  const [[text] = []] = await query(bytes, `select ${column} from col`);
  return JSON.parse(String(text));
}

describe('a package', () => {
  it('holds a sound database of schema 11 and an empty list of media', async () => {
    const { bytes } = await write([ankiNote()]);
    expect(await query(bytes, 'pragma integrity_check')).toEqual([['ok']]);
    expect(await query(bytes, 'select ver, usn, ls, dty, tags from col')).toEqual([
      [11, 0, 0, 0, '{}'],
    ]);
    expect(Buffer.from(zipEntry(bytes, 'media') ?? []).toString()).toBe('{}');
  });

  it('holds a note with all that Anki reads of it', async () => {
    const { bytes, report } = await write([
      ankiNote({
        fields: { front: '<b>test</b>', back: 'that', source: 'A sentence.', place: 'essay.md' },
        tags: ['two words', 'Zoo', 'art'],
      }),
    ]);
    expect(
      await query(bytes, 'select guid, mid, mod, usn, tags, flds, sfld, csum from notes'),
    ).toEqual([
      [
        'aaaaaaaaaaaaaaaa',
        NOTE_TYPES.basic.id,
        WRITTEN,
        -1,
        ' art two_words Zoo ',
        '<b>test</b>\x1fthat\x1fA sentence.\x1fessay.md',
        'test',
        2840236005,
      ],
    ]);
    expect(report).toMatchObject({
      cards: 1,
      new: 1,
      changed: 0,
      unchanged: 0,
      gone: 0,
      warnings: [],
    });
  });

  it('keeps every number a whole number, ids in the past and unlike each other', async () => {
    const notes = Array.from({ length: 3000 }, (_, index) => ankiNote({ guid: `g${index}` }));
    const { bytes } = await write(notes);
    const columns = { notes: 'id mid mod csum', cards: 'id nid did ord mod due ivl factor' };
    for (const [table, names] of Object.entries(columns))
      for (const name of names.split(' '))
        expect(
          await query(bytes, `select count(*) from ${table} where typeof(${name}) <> 'integer'`),
          `${table}.${name}`,
        ).toEqual([[0]]);
    expect(
      await query(
        bytes,
        `select count(distinct id), max(id) <= ${WRITTEN * 1000}, min(id) > ${(WRITTEN - 90_000) * 1000} from notes`,
      ),
    ).toEqual([[3000, 1, 1]]);
  });

  it('gives notes of an unlikely date positive ids', async () => {
    const { bytes } = await write([ankiNote({ modified: 0 })]);
    expect(await query(bytes, 'select id > 0, mod from notes')).toEqual([[1, 0]]);
  });

  it('queues the new cards in the order of the notes, those of one note together', async () => {
    const { bytes } = await write([
      ankiNote({ guid: 'c' }),
      ankiNote({ guid: 'a', kind: 'cloze', fields: { front: '{{c1::a}} {{c3::b}}', back: '' } }),
      ankiNote({ guid: 'b', kind: 'reversed' }),
    ]);
    expect(
      await query(
        bytes,
        'select guid, ord, due, type, queue from cards join notes on nid = notes.id order by due, ord',
      ),
    ).toEqual([
      ['c', 0, 1, 0, 0],
      ['a', 0, 2, 0, 0],
      ['a', 2, 2, 0, 0],
      ['b', 0, 3, 0, 0],
      ['b', 1, 3, 0, 0],
    ]);
    expect(await json(bytes, 'conf')).toMatchObject({
      schedVer: 2,
      creationOffset: 0,
      rollover: 4,
      nextPos: 4,
    });
  });

  it('holds nested decks with their parents, one per name whatever its case', async () => {
    const { bytes } = await write([
      ankiNote({ guid: '1', deck: 'History::Europe :: 2004' }),
      ankiNote({ guid: '2', deck: 'history::europe' }),
      ankiNote({ guid: '3', deck: 'Default' }),
    ]);
    const decks = await json(bytes, 'decks');
    expect(
      Object.values(decks)
        .map((deck) => (deck as { name: string }).name)
        .sort(),
    ).toEqual(['Default', 'History', 'History::Europe', 'History::Europe::2004']);
    expect((await readPackage(bytes)).map(({ cards }) => cards[0]?.deck)).toEqual([
      'History::Europe::2004',
      'History::Europe',
      'Default',
    ]);
    for (const [id, deck] of Object.entries(decks)) expect(deck).toMatchObject({ id: Number(id) });
  });

  it('gives a deck the same id whatever else is in the package', async () => {
    const alone = await json((await write([ankiNote()])).bytes, 'decks');
    const among = await write([ankiNote({ guid: '1', deck: 'Other' }), ankiNote()]);
    expect(await json(among.bytes, 'decks')).toMatchObject(
      Object.fromEntries(Object.keys(alone).map((id) => [id, { id: Number(id) }])),
    );
  });

  it('holds only the note types that it needs, ids on every field and template', async () => {
    const models = await json((await write([ankiNote()])).bytes, 'models');
    expect(Object.keys(models)).toEqual([String(NOTE_TYPES.basic.id)]);
    const ids = Object.values(NOTE_TYPES).flatMap(({ id, fields, templates }) => [
      id,
      ...fields.map((field) => field.id),
      ...templates.map((template) => template.id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('may be empty', async () => {
    const { bytes, report } = await write([]);
    expect(report).toMatchObject({ cards: 0, new: 0 });
    expect(await readPackage(bytes)).toEqual([]);
  });

  it('keeps any field text as Anki would', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          "'",
          '"',
          '\x1f',
          '\0',
          '\n',
          '\r',
          '\t',
          '👩‍🚀',
          'e\u0301',
          '\ud800',
          '{{c1::',
          '}}',
        ),
      }),
      fc.constant('long '.repeat(40_000)),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (front, back) => {
        const { bytes } = await write([ankiNote({ fields: { front, back } })]);
        const [note] = await readPackage(bytes);
        expect(note?.fields).toEqual([asStored(front), asStored(back), '', '']);
      }),
      { numRuns: 60 },
    );
  });
});

/** The rule, said another way than the code says it: character by character. */
function asStored(text: string): string {
  const kept = [...text].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return character === '\n' || character === '\t' || (code > 31 && code !== 127);
  });
  return kept
    .map((character) => (/^[\ud800-\udfff]$/.test(character) ? '\ufffd' : character))
    .join('')
    .normalize('NFC');
}

describe('the same notes', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it('give the same bytes at any time, on any machine', async () => {
    const notes = [ankiNote(), ankiNote({ guid: 'b', deck: 'A::B', tags: ['x'] })];
    const { bytes } = await write(notes);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 4, 6, 7, 8, 9) });
    vi.stubEnv('APP_ENV', 'browser');
    vi.stubEnv('TZ', 'Asia/Tokyo');
    const later = await write(notes, { now: NOW + 100_000_000 });
    expect(Buffer.compare(later.bytes, bytes)).toBe(0);
  });

  it('leave no listeners behind', async () => {
    const listeners = () =>
      ['uncaughtException', 'unhandledRejection'].map((name) => process.listenerCount(name));
    const before = listeners();
    await write([ankiNote()]);
    expect(listeners()).toEqual(before);
  });
});

describe('over a previous package', () => {
  const notes = ['a', 'b', 'c'].map((guid) =>
    ankiNote({ guid, fields: { front: `What is ${guid}?`, back: 'That.' }, tags: ['one', 'two'] }),
  );
  const later = notes.map((note) => ({ ...note, modified: WRITTEN + 500 }));

  it('the time of a note moves only with its fields and tags', async () => {
    const previous = (await write(notes)).bytes;
    const [first, second, third] = later;
    const edited = [
      { ...first!, fields: { ...first!.fields, back: 'This.' } },
      { ...second!, tags: ['two', 'one'] },
      { ...third!, tags: ['one'] },
      ankiNote({ guid: 'd' }),
    ];
    const { bytes, report } = await write(edited, { previous });
    expect(report).toMatchObject({ new: 1, changed: 2, unchanged: 1, gone: 0, warnings: [] });
    expect((await readPackage(bytes)).map(({ modified }) => modified)).toEqual([
      WRITTEN + 500,
      WRITTEN,
      WRITTEN + 500,
      WRITTEN,
    ]);
  });

  it('a changed note is later even if its file is not', async () => {
    const previous = (await write(notes)).bytes;
    const edited = notes.map((note) => ({ ...note, tags: [], modified: WRITTEN - 9999 }));
    const { bytes } = await write(edited, { previous });
    expect((await readPackage(bytes)).map(({ modified }) => modified)).toEqual(
      notes.map(() => WRITTEN + 1),
    );
  });

  it('a note keeps its id, and a new one takes none that is in use', async () => {
    const previous = (await write(notes)).bytes;
    const before = new Map((await readPackage(previous)).map(({ guid, id }) => [guid, id]));
    const { bytes } = await write([...later, ankiNote({ guid: 'z' })], { previous });
    for (const { guid, id } of await readPackage(bytes))
      if (guid !== 'z') expect(id).toBe(before.get(guid));
  });

  it('notes that are no more are counted', async () => {
    const previous = (await write(notes)).bytes;
    expect((await write(later.slice(1), { previous })).report).toMatchObject({
      unchanged: 2,
      gone: 1,
    });
  });

  it.each([
    ['empty', () => new Uint8Array()],
    ['cut short', (whole: Uint8Array) => whole.subarray(0, whole.length - 100)],
    [
      'overwritten',
      (whole: Uint8Array) => whole.map((byte, at) => (at > 200 && at < 900 ? 0 : byte)),
    ],
    ['not a package', () => new TextEncoder().encode('# Notes\n'.repeat(100))],
  ])('a package that is %s is ignored, with a warning', async (_what, damage) => {
    const previous = damage((await write(notes)).bytes);
    const { report } = await write(later, { previous });
    expect(report).toMatchObject({ new: 3, unchanged: 0, gone: 0 });
    expect(report.warnings).toEqual([
      expect.stringMatching(/^The previous package could not be read.*\.$/),
    ]);
  });
});

describe('what cannot be packed is refused in a sentence', () => {
  it.each([
    ['two notes with one GUID', [ankiNote(), ankiNote()], /GUID aaaaaaaaaaaaaaaa of another note/],
    ['a deck without a name', [ankiNote({ deck: ' :: ' })], /A deck is named " :: "/],
    ['a time that is none', [ankiNote({ modified: Number.NaN })], /modified at NaN/],
  ])('%s', async (_what, notes, sentence) => {
    await expect(write(notes)).rejects.toThrow(sentence);
  });

  it('a missing template', async () => {
    await expect(write([ankiNote()], { templates: {} })).rejects.toThrow(
      /style\.css|\.html is missing/,
    );
  });
});

it('a note dated in the future is dated now, or it would win over what its user edits in Anki', async () => {
  const { bytes } = await write([ankiNote({ modified: NOW + 5000 })]);
  expect((await readPackage(bytes))[0]?.modified).toBe(NOW);
});
