import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOTE_TYPES } from '../../src/anki/note-types.ts';
import { openPackage } from '../../src/anki/open-package.ts';
import { inMemory } from '../../src/anki/zip-archive.ts';
import { deckwright } from './cli.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-anki-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);
const opened = (name: string) => openPackage(inMemory(readFileSync(join(folder, name))));
const exported = (...args: string[]) =>
  deckwright(folder, 'export', 'd.md', '-o', 'd.apkg', '--json', ...args);

describe('media', () => {
  const codesOf = (stdout: string) =>
    JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);

  it('are packed once, under safe names that do not collide', async () => {
    mkdirSync(join(folder, 'a'));
    mkdirSync(join(folder, 'b'));
    write('a/x y.png', PNG);
    write('b/x y.png', Buffer.concat([PNG, PNG]));
    write('s.mp3', 'ID3');
    write(
      'd.md',
      'Q: one ![alt](<a/x y.png>)\nA: ![](b/x%20y.png) ![](<a/x y.png>)\n\nQ: two\nA: ![](s.mp3)\n',
    );
    expect(codesOf(exported().stdout)).toEqual([]);
    const { collection, media } = await opened('d.apkg');
    expect(media.map(({ name }) => name)).toEqual([
      'x y.png',
      expect.stringMatching(/^x y-[\da-f]{12}\.png$/),
      's.mp3',
    ]);
    expect(media[0]!.read()).toEqual(PNG);
    expect(collection.notes.map(({ fields }) => fields.slice(0, 2))).toEqual([
      ['one <img src="x y.png" alt="alt">', `<img src="${media[1]!.name}"> <img src="x y.png">`],
      ['two', '[sound:s.mp3]'],
    ]);
  });

  it('that must not be packed are left out, with a sentence each', async () => {
    mkdirSync(join(folder, 'deck'));
    write('outside.png', PNG);
    write('deck/fake.png', 'no picture');
    write('deck/empty.png', '');
    write('deck/x.exe', 'MZ');
    symlinkSync('/etc/hostname', join(folder, 'deck/link.png'));
    const names = [
      ...['../outside.png', 'fake.png', 'empty.png', 'x.exe', 'none.png', 'link.png'],
      ...[
        'https://a.b/c.png',
        'file:///etc/hostname',
        'data:image/png;base64,AAAA',
        '/etc/hostname.png',
      ],
    ];
    write('deck/d.md', names.map((name, at) => `Q: q${at}\nA: a ![t](${name})\n`).join('\n'));
    const { stdout, code } = deckwright(folder, 'export', 'deck/d.md', '-o', 'd.apkg', '--json');
    expect(codesOf(stdout)).toEqual([
      ...[
        'medium-outside',
        'medium-not-as-named',
        'empty-medium',
        'unknown-medium',
        'missing-medium',
        'medium-outside',
      ],
      ...['remote-medium', 'medium-is-no-file', 'medium-is-no-file', 'missing-medium'],
    ]);
    expect(code).toBe(1);
    const { collection, media } = await opened('d.apkg');
    expect(media).toEqual([]);
    expect(collection.notes.map(({ fields }) => fields[1])).toEqual(
      names.map((name) =>
        name.startsWith('https') ? 'a <a href="https://a.b/c.png">t</a>' : 'a t',
      ),
    );
    const allowed = deckwright(
      folder,
      'export',
      'deck/d.md',
      '-o',
      'e.apkg',
      '--json',
      '--media',
      '.',
    );
    expect((await opened('e.apkg')).media.map(({ name }) => name)).toEqual(['outside.png']);
    expect(codesOf(allowed.stdout)).not.toContain('remote');
  });

  it('that are drawings lose what runs in them', async () => {
    write('x.svg', '<svg onload="a()"><script>b()</script><path d="M0 0"/></svg>');
    write('d.md', 'Q: one\nA: ![](x.svg)\n');
    exported();
    const { media } = await opened('d.apkg');
    expect(Buffer.from(media[0]!.read()!).toString()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0" /></svg>',
    );
  });
});

describe('note types', () => {
  it('follow the note, and what its deck says', async () => {
    write(
      'd.md',
      '---\ncards: typed\n---\n\nQ: a\nA: short\n\nQ: b\nA: *long*\n\nQ: c\nA:\n- 1\n- 2\n\nd ::: e\n\nC: [f] g\n',
    );
    exported();
    const { collection } = await opened('d.apkg');
    const { typed, basic, list, reversed, cloze } = NOTE_TYPES;
    expect(collection.notes.map(({ noteType }) => noteType)).toEqual(
      [typed, basic, list, reversed, cloze].map(({ id }) => id),
    );
    expect(collection.notes[2]!.fields[2]).toBe('2');
  });

  it('that may be reversed update when they are', async () => {
    write('d.md', '---\ncards: optional reverse\n---\n\na :: b\n');
    exported();
    write('d.md', '---\ncards: optional reverse\n---\n\na ::: b\n');
    exported();
    const { collection } = await opened('d.apkg');
    expect(collection.notes[0]!.noteType).toBe(NOTE_TYPES.optional.id);
    expect(collection.cards.map(({ ord }) => ord)).toEqual([0, 1]);
  });

  it('that there are not are refused', () => {
    write('d.md', '---\ncards: upside down\n---\n\na :: b\n');
    expect(exported()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('write typed or optional reverse'),
    });
  });

  it('may have templates of the user’s own', async () => {
    write('d.md', 'a :: b\n');
    mkdirSync(join(folder, 'mine'));
    write('mine/basic-front.html', '<b>{{Front}}</b>');
    exported('--templates', 'mine');
    const { collection } = await opened('d.apkg');
    expect([...collection.noteTypes.values()][0]!.templates[0]!.question).toBe('<b>{{Front}}</b>');
    write('mine/basic-front.html', 'no field');
    expect(exported('--templates', 'mine').stderr).toMatch(/shows no field/);
    expect(exported('--templates', 'none').stderr).toMatch(/There is no folder none/);
  });
});

describe('tags', () => {
  it('of a note come to those of its deck', async () => {
    write(
      'd.md',
      '---\ntags: [a]\n---\n\nQ: one\nA: 1\nTags: b, c::d\n\nQ: two\nA: 2\n> So it is.\nTags: #b\n\nC: [x] y\nTags:\n',
    );
    exported();
    const { collection } = await opened('d.apkg');
    expect(collection.notes.map(({ tags }) => tags)).toEqual([
      ['a', 'b', 'c::d'],
      ['a', 'b'],
      ['a'],
    ]);
    expect(collection.notes.map(({ fields }) => fields[1])).toEqual(['1', '2', '']);
  });
});

describe('updates', () => {
  it('say what is gone and how to find it in Anki', async () => {
    write('d.md', 'one :: 1\n\ntwo :: 2\n');
    exported();
    const [{ id } = { id: 0 }] = (await opened('d.apkg')).collection.notes;
    write('d.md', 'two :: 2\n');
    const { stdout } = deckwright(folder, 'export', 'd.md', '-o', 'd.apkg');
    expect(stdout).toContain('1 note gone since the last export');
    expect(stdout).toContain(`In Anki's browser: nid:${id}\n`);
  });
});

describe('text', () => {
  const HEAD = '#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:4\n';

  it('has the lines that Anki reads its columns by', () => {
    write('d.md', '---\ndeck: D\ntags: [t]\n---\n\nQ: "a", b\nA: # no comment\n');
    const { stdout } = deckwright(folder, 'export', 'd.md', '--format', 'tsv');
    expect(stdout).toMatch(
      new RegExp(
        `^#separator:Tab\n${HEAD}[\\da-f]{16}\tDeckwright Basic\tD\tt\t"""a"", b"\t"?.*\t\td.md\t\n$`,
      ),
    );
    const csv = deckwright(folder, 'export', 'd.md', '-o', 'd.csv');
    expect(csv.stdout).toBe('d.csv: 1 note\n');
    expect(readFileSync(join(folder, 'd.csv'), 'utf8')).toContain('#separator:Comma\n');
  });

  it('is JSON for other programs', () => {
    write('d.md', 'one :: 1\n');
    const { notes } = JSON.parse(deckwright(folder, 'export', 'd.md', '--format', 'json').stdout);
    expect(notes).toMatchObject([
      { noteType: 'Deckwright Basic', deck: 'd', fields: { Front: 'one', Back: '1' } },
    ]);
  });

  it.each([
    [['-o', 'x.doc'], /does not end in \.apkg/],
    [[], /Say where to/],
    [['-o', 'x.csv', '--with-scheduling'], /Progress goes into a package only/],
    [['-o', 'collection.apkg'], /would replace the whole collection/],
  ])('export with %j is wrong usage', (args, sentence) => {
    write('d.md', 'one :: 1\n');
    expect(deckwright(folder, 'export', 'd.md', ...args)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(sentence),
    });
  });

  it('progress needs a study folder', () => {
    write('d.md', 'one :: 1\n');
    expect(exported('--with-scheduling')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no study folder'),
    });
  });
});
