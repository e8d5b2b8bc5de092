import { describe, expect, it } from 'vitest';
import { openPackage } from '../../src/anki/open-package.ts';
import { readPackage } from '../../src/anki/read-package.ts';
import { inMemory } from '../../src/anki/zip-archive.ts';
import { ankiNote, NOW, packed, TEMPLATES } from './samples.ts';

const cloze = (guid: string, front: string) =>
  ankiNote({ guid, kind: 'cloze', fields: { front, back: '' } });

describe('the report over an earlier package', () => {
  it('names what is gone by a search that Anki finds it with', async () => {
    const { bytes: previous } = await packed({
      notes: [ankiNote({ guid: 'a' }), ankiNote({ guid: 'b' })],
    });
    const ids = (await readPackage(previous)).map(({ id }) => id);
    const { report } = await packed({ notes: [ankiNote({ guid: 'c' })], previous });
    expect(report).toMatchObject({ new: 1, gone: 2, goneFronts: ['What?', 'What?'] });
    expect(report.goneSearch).toBe(`nid:${ids.join(',')}`);
  });

  it('counts cards that ask nothing any more, and notes of another deck', async () => {
    const notes = [cloze('a', '{{c1::x}} {{c2::y}}'), ankiNote({ guid: 'b' })];
    const { bytes: previous } = await packed({ notes });
    const { report } = await packed({
      notes: [cloze('a', '{{c1::x}} y'), ankiNote({ guid: 'b', deck: 'Elsewhere' })],
      previous,
    });
    expect(report).toMatchObject({ changed: 1, unchanged: 1, emptyCards: 1, moved: 1 });
  });
});

describe('a note that becomes one of another kind', () => {
  it('stays of the type that Anki has it as, where that can hold it', async () => {
    const { bytes: previous } = await packed({ notes: [ankiNote({ guid: 'a' })] });
    const { bytes, report } = await packed({
      notes: [
        ankiNote({ guid: 'a', kind: 'list', fields: { front: 'What?', back: 'x', count: '2' } }),
      ],
      previous,
    });
    expect(report).toMatchObject({ changed: 1, new: 0, retyped: 0 });
    const [before] = await readPackage(previous);
    expect((await readPackage(bytes))[0]).toMatchObject({ guid: 'a', noteType: before!.noteType });
  });

  it('is a new note else, and the same one at every export after that', async () => {
    const basic = ankiNote({ guid: 'a' });
    const reversed = { ...basic, kind: 'reversed' } as const;
    const first = await packed({ notes: [basic] });
    const second = await packed({ notes: [reversed], previous: first.bytes });
    expect(second.report).toMatchObject({ new: 1, gone: 1, retyped: 1 });
    const third = await packed({ notes: [reversed], previous: second.bytes });
    expect(third.report).toMatchObject({ unchanged: 1, new: 0, gone: 0, retyped: 0 });
    const guids = async (bytes: Uint8Array) => (await readPackage(bytes)).map(({ guid }) => guid);
    expect(await guids(third.bytes)).toEqual(await guids(second.bytes));
  });
});

describe('templates of the user’s own', () => {
  const changed = async (input: Parameters<typeof packed>[0]) => {
    const { bytes } = await packed(input);
    const { noteTypes } = (await openPackage(inMemory(bytes))).collection;
    return { bytes, modified: [...noteTypes.values()][0]!.modified };
  };

  it('reach Anki: the note type is later whenever they differ from the package before', async () => {
    const first = await changed({ now: NOW + 9e6 });
    const templates = { ...TEMPLATES, 'style.css': '.card { color: red }' };
    const own = await changed({ templates, templatesChanged: NOW - 5000, previous: first.bytes });
    expect(own.modified).toBeGreaterThan(first.modified);
    const again = await changed({ templates, templatesChanged: NOW, previous: own.bytes });
    expect(again.modified).toBe(own.modified);
    const back = await changed({ previous: again.bytes });
    expect(back.modified).toBeGreaterThan(own.modified);
  });
});
