import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportNotes } from '../../src/commands/export.ts';
import { AnkiConnectServer } from './anki-connect-server.ts';
import { testWorld } from './test-world.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const DECK =
  '---\ndeck: A::B\ntags: [x]\n---\n\nQ: one\nA: 1\n\nQ: two\nA: ![](p.png)\n\nC: [three] is 3\n';

let folder = '';
let anki = new AnkiConnectServer();
let address = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-push-'));
  writeFileSync(join(folder, 'p.png'), PIXEL);
  writeFileSync(join(folder, 'd.deck.md'), DECK);
  anki = new AnkiConnectServer();
  address = await anki.start();
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await anki.stop();
});

async function pushed(said: { dryRun?: boolean } = {}) {
  const { world, written } = testWorld(undefined, { ANKI_CONNECT_URL: address });
  const code = await exportNotes(
    { paths: [folder], json: true, tags: [], push: true, ...said },
    world,
  );
  return { code, ...JSON.parse(written.stdout) };
}

const READING = [
  'requestPermission',
  'version',
  'modelNames',
  'deckNames',
  'canAddNotes',
  'notesInfo',
];

describe('export --push', () => {
  it('adds notes with their decks, note types, tags and media', async () => {
    expect(await pushed()).toMatchObject({ code: 0, added: 3, updated: 0, failed: [] });
    expect([...anki.decks]).toEqual(['Default', 'A::B']);
    expect([...anki.models.keys()]).toEqual(['Deckwright Basic', 'Deckwright Cloze']);
    expect(
      [...anki.notes.values()].map(({ fields, tags }) => [Object.values(fields).slice(0, 2), tags]),
    ).toEqual([
      [['one', '1'], ['x']],
      [['two', '<img src="p.png">'], ['x']],
      [['{{c1::three}} is 3', ''], ['x']],
    ]);
    expect(anki.media.get('p.png')?.equals(PIXEL)).toBe(true);
  });

  it('updates what changed, and takes no tag of the learner’s away', async () => {
    await pushed();
    const [first] = anki.notes.values();
    first!.tags.push('mine');
    expect(await pushed()).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
    writeFileSync(join(folder, 'd.deck.md'), DECK.replace('A: 1', 'A: I').replace('[x]', '[x, y]'));
    expect(await pushed()).toMatchObject({ added: 0, updated: 3, unchanged: 0 });
    expect(first).toMatchObject({ fields: { Back: 'I' }, tags: ['x', 'mine', 'y'] });
    expect(anki.notes.size).toBe(3);
  });

  it('adds a note again that was deleted in Anki', async () => {
    await pushed();
    anki.notes.delete([...anki.notes.keys()][0]!);
    expect(await pushed()).toMatchObject({ added: 1, unchanged: 2 });
  });

  it.each([false, true])(
    'leaves a note alone that Anki has from elsewhere (strict: %s)',
    async (isStrict) => {
      anki.isStrict = isStrict;
      await pushed();
      const other = new AnkiConnectServer();
      rmSync(join(folder, '.deckwright'), { recursive: true });
      expect(await pushed()).toMatchObject({
        added: 0,
        duplicates: ['one', 'two', '{{c1::three}} is 3'],
      });
      expect(anki.notes.size).toBe(3);
      expect(other.notes.size).toBe(0);
    },
  );

  it('is warned of by a package of the same notes', async () => {
    await pushed();
    const { world, written } = testWorld();
    await exportNotes(
      { paths: [folder], out: join(folder, 'd.apkg'), json: true, tags: [] },
      world,
    );
    expect(JSON.parse(written.stdout).warnings).toEqual([
      expect.stringContaining('3 notes sent with --push before'),
    ]);
  });

  it('only asks on a dry run', async () => {
    expect(await pushed({ dryRun: true })).toMatchObject({ added: 3, isDryRun: true });
    expect(anki.notes.size + anki.models.size + anki.media.size).toBe(0);
    expect(anki.asked.filter((action) => !READING.includes(action))).toEqual([]);
    await pushed();
    expect(await pushed({ dryRun: true })).toMatchObject({ added: 0, unchanged: 3 });
  });

  it.each([
    [
      'does not let us in',
      () => Object.assign(anki, { permission: 'denied' }),
      /it was not permitted/,
    ],
    ['is too old', () => Object.assign(anki, { version: 4 }), /its version is 4/],
    [
      'does not run',
      () => anki.stop(),
      /No AnkiConnect answers at .*start Anki with the AnkiConnect add-on/,
    ],
  ])('says what to do when Anki %s', async (_what, change, sentence) => {
    await change();
    await expect(pushed()).rejects.toThrow(sentence);
  });
});
