import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changed, packageOf, packageOfSql } from '../anki/foreign.ts';
import { deckwright } from './cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const imported = (file: string, ...args: string[]) => {
  const { code, stdout, stderr } = deckwright(folder, 'import', file, '--json', ...args);
  return { code, stderr, ...(stdout === '' ? {} : JSON.parse(stdout)) };
};
const text = (path: string) => readFileSync(join(folder, path), 'utf8');

const SCHEMA = `create table col (id, crt, conf, models, decks, dconf);
  create table notes (id, guid, mid, mod, tags, flds);
  create table cards (id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data);
  create table revlog (id, cid, ease, ivl, lastIvl, factor, time, type);`;
const MODELS = JSON.stringify({
  1: {
    name: 'Basic',
    type: 0,
    flds: [{ name: 'F' }, { name: 'B' }],
    tmpls: [{ name: 'C', qfmt: '{{F}}', afmt: '{{B}}' }],
  },
});
const DECKS = JSON.stringify({
  1: { name: 'Default', conf: 1 },
  2: { name: '../../evil/::/etc', conf: 1 },
});

/** A package of schema 11 with notes as they are given, each with one card. */
function foreign(
  notes: readonly { fields: string[]; guid?: string; tags?: string; deck?: number }[],
  media?: string,
) {
  const quote = (value: string) => `'${value.replaceAll("'", "''")}'`;
  const rows = notes.map(
    ({ fields, guid = `g${fields[0]}`, tags = '', deck = 1 }, at) =>
      `insert into notes values (${at + 1}, ${quote(guid)}, 1, 1700000000, ${quote(tags)}, ${quote(fields.join('\x1f'))});
       insert into cards values (${at + 1}, ${at + 1}, ${deck}, 0, 0, 0, ${at + 1}, 0, 0, 0, 0, 0, 0, 0, 0, '');`,
  );
  return packageOfSql(
    `${SCHEMA} insert into col values (1, 1700000000, '{}', ${quote(MODELS)}, ${quote(DECKS)}, '{}'); ${rows.join('\n')}`,
    media,
  );
}

describe('import of what Anki wrote', () => {
  it.each(['latest.apkg', 'legacy2.apkg'])(
    '%s accounts for every note, card, answer and medium',
    (name) => {
      cpSync(resolve('test/anki/fixtures', name), join(folder, 'x.apkg'));
      expect(imported('x.apkg')).toMatchObject({
        code: 0,
        in: { notes: 15, cards: 21, reviews: 30, media: 2 },
        written: { notes: 15, cards: 19, reviews: 30, media: 2 },
        left: [
          { count: 2, what: expect.stringContaining('"Vocabulary" kept field by field') },
          { count: 2, what: expect.stringContaining('cards that no note here asks for') },
        ],
      });
      expect(readdirSync(join(folder, 'x')).sort()).toEqual([
        '.deckwright',
        'Languages - French (optional reverse).deck.md',
        'Languages - French (typed).deck.md',
        'Languages - French.deck.md',
        'Languages - Latin.deck.md',
        'Science.deck.md',
        'media',
      ]);
      expect(text('x/Science.deck.md')).toContain(
        'C: Water is {{c1::H<sub>2</sub>O::formula}} and $E = {{c2::mc^2}}$.\nA: chemistry\nTags: physics\n',
      );
      expect(text('x/Languages - Latin.deck.md')).toContain(
        'Q: aqua\nA:\n   **Meaning:** water\n\n   **Forms:** aquae, f.\n\n   **Example:** aqua vitae *bibitur*\nTags: noun\n',
      );
      expect(readFileSync(join(folder, 'x/media/livre.mp3'), 'utf8')).toBe('ID3 not really sound');
      const { code, stdout } = deckwright(folder, 'check', 'x');
      expect([code, stdout]).toEqual([0, expect.any(String)]);
    },
  );

  it('works out what FSRS would know of a history that SM-2 scheduled', async () => {
    const legacy2 = readFileSync('test/anki/fixtures/legacy2.apkg');
    writeFileSync(join(folder, 'x.apkg'), await changed(legacy2, "update cards set data = ''"));
    expect(imported('x.apkg').written.reviews).toBe(30);
    const { cards } = JSON.parse(deckwright(join(folder, 'x'), 'history', '', '--json').stdout);
    const answered = cards.filter(({ memory }: { memory: { reps: number } }) => memory.reps > 0);
    expect(answered).toHaveLength(12);
    for (const { memory } of answered) expect(memory.stability).toBeGreaterThan(0);
  });

  it('keeps two notes of one GUID, and says that they are', async () => {
    const legacy2 = readFileSync('test/anki/fixtures/legacy2.apkg');
    const twice =
      'update notes set guid = (select guid from notes order by id limit 1) where id = (select id from notes order by id limit 1 offset 1)';
    writeFileSync(join(folder, 'x.apkg'), await changed(legacy2, twice));
    const { written, left } = imported('x.apkg');
    expect(written.notes).toBe(15);
    expect(left).toContainEqual({
      count: 1,
      what: expect.stringContaining('identity another note has'),
    });
  });

  it('brings the history: what was answered is not new here', () => {
    cpSync(resolve('test/anki/fixtures/latest.apkg'), join(folder, 'x.apkg'));
    imported('x.apkg');
    const { cards } = JSON.parse(
      deckwright(join(folder, 'x'), 'history', 'maison', '--json').stdout,
    );
    expect(cards).toMatchObject([
      {
        guid: expect.not.stringMatching(/^[\da-f]{16}$/),
        memory: { state: 'learning', reps: 1 },
        steps: [{ kind: 'imported', rating: 3 }],
      },
    ]);
  });
});

describe('import of decks of the world', () => {
  it('keeps both of two notes with one GUID', async () => {
    writeFileSync(
      join(folder, 'x.apkg'),
      await foreign([
        { fields: ['a', 'b'], guid: 'g' },
        { fields: ['c', 'd'], guid: 'g' },
      ]),
    );
    expect(imported('x.apkg')).toMatchObject({
      written: { notes: 2 },
      left: [expect.objectContaining({ what: expect.stringContaining('identity') })],
    });
    expect(text('x/Default.deck.md')).toContain('Q: a\nA: b\n\nQ: c\nA: d\n');
  });

  it('adds what is new to decks that it brought before', async () => {
    const first = { fields: ['a', 'b'], guid: 'g' };
    writeFileSync(join(folder, 'x.apkg'), await foreign([first]));
    imported('x.apkg');
    writeFileSync(join(folder, 'x.apkg'), await foreign([first, { fields: ['c', 'd'] }]));
    expect(imported('x.apkg')).toMatchObject({
      code: 0,
      written: { notes: 1, decks: [{ path: 'Default 2.deck.md' }] },
      left: [{ count: 1, what: expect.stringContaining('has already') }],
    });
    expect(text('x/Default 2.deck.md')).toContain('Q: c\nA: d\n');
  });

  it('says which media are missing, and writes none outside', async () => {
    const media = JSON.stringify({ 0: '../../evil.png', 1: 'there.png', 2: '/abs.png' });
    const zip = await foreign([{ fields: ['<img src="../../evil.png">', 'x'] }], media);
    writeFileSync(join(folder, 'x.apkg'), zip);
    expect(imported('x.apkg')).toMatchObject({
      left: [{ count: 3, what: expect.stringContaining('does not have') }],
    });
    expect(existsSync(join(folder, '../evil.png'))).toBe(false);
    expect(text('x/Default.deck.md')).toContain('![](media/evil.png)');
  });

  it('takes no name for a path', async () => {
    writeFileSync(join(folder, 'x.apkg'), await foreign([{ fields: ['a', 'b'], deck: 2 }]));
    const { written } = imported('x.apkg');
    expect(written.decks).toEqual([
      { name: '../../evil/::/etc', notes: 1, path: expect.stringMatching(/^[^/\\]*\.deck\.md$/) },
    ]);
    expect(readdirSync(folder).sort()).toEqual(['x', 'x.apkg']);
  });

  it('keeps text that looks like notes inside its note', async () => {
    const tricks = [
      'Q: x<br>A: y',
      'a :: b',
      'C: [x]',
      '# h',
      '---',
      '```',
      '<!--',
      '{{c1::x}}',
      'Tags: z',
      '> q',
      '$$',
      '| a |',
    ];
    writeFileSync(
      join(folder, 'x.apkg'),
      await foreign(
        tricks.map((trick, at) => ({ fields: [`${at} ${trick}`, `<p>p</p><p>${trick}</p>`] })),
      ),
    );
    expect(imported('x.apkg')).toMatchObject({ written: { notes: tricks.length }, left: [] });
  });

  it('runs nothing', async () => {
    writeFileSync(
      join(folder, 'x.apkg'),
      await foreign([{ fields: ['a<script>alert(1)</script>', '<img src=x onerror=alert(1)>b'] }]),
    );
    imported('x.apkg');
    expect(text('x/Default.deck.md')).not.toMatch(/script|onerror|alert/);
  });

  it('has a dash for a side that is empty', async () => {
    writeFileSync(join(folder, 'x.apkg'), await foreign([{ fields: ['a', ''] }]));
    expect(imported('x.apkg')).toMatchObject({
      left: [{ count: 1, what: expect.stringContaining('empty side') }],
    });
    expect(text('x/Default.deck.md')).toContain('Q: a\nA: –\n');
  });
});

describe('import that cannot be leaves nothing behind', () => {
  it.each<[string, () => Promise<Uint8Array>, RegExp]>([
    [
      'no package',
      async () => Buffer.from('hello'),
      /cannot be imported, and nothing was written\. The zip archive is damaged/,
    ],
    [
      'a broken collection',
      () => packageOf({ 'collection.anki2': 'SQLite format 3\0 and no more' }),
      /damaged/,
    ],
    [
      'a newer kind',
      () => packageOf({ meta: Buffer.from([8, 9]), 'collection.anki21b': '' }),
      /newer kind/,
    ],
  ])('%s', async (_what, bytes, sentence) => {
    writeFileSync(join(folder, 'x.apkg'), await bytes());
    const { code, stderr } = imported('x.apkg');
    expect([code, stderr]).toEqual([1, expect.stringMatching(sentence)]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['x.apkg']);
  });

  it('no file', () => {
    expect(imported('none.apkg')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no file none.apkg'),
    });
  });

  it('a folder in which a deck of that name is', async () => {
    writeFileSync(join(folder, 'x.apkg'), await foreign([{ fields: ['a', 'b'] }]));
    imported('x.apkg');
    rmSync(join(folder, 'x/.deckwright'), { recursive: true });
    const before = text('x/Default.deck.md');
    expect(imported('x.apkg')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is there already'),
    });
    expect(text('x/Default.deck.md')).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['x', 'x.apkg']);
  });
});
