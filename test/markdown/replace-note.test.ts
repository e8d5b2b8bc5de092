import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDeck } from '../../src/markdown/deck-file.ts';
import { readDocument } from '../../src/markdown/read-document.ts';
import { replaceNote } from '../../src/markdown/replace-note.ts';
import type { Note } from '../../src/note.ts';

const HEAD = '---\ndeck: D\n---\n';
const notesIn = (text: string) => readDocument(text, 'd.deck.md').notes;
const fronts = (text: string) => notesIn(text).map(({ front }) => front);
const remove = (text: string, at: number) => replaceNote(text, notesIn(text)[at]!);

/** Decks, the note that is taken out of them, counted from 0, and what stays. */
const REMOVALS = [
  ['the first', `${HEAD}\nQ: a\nA: 1\n> s\n\nQ: b\nA: 2\n`, 0, `${HEAD}\nQ: b\nA: 2\n`],
  ['one between', 'Q: a\nA: 1\n\n\nQ: b\nA: 2\n\nQ: c\nA: 3\n', 1, 'Q: a\nA: 1\n\n\nQ: c\nA: 3\n'],
  ['the last', 'Q: a\nA: 1\n\nQ: b\nA: 2\n', 1, 'Q: a\nA: 1\n'],
  ['the last, without a line end', 'Q: a\nA: 1\n\nQ: b\nA: 2', 1, 'Q: a\nA: 1\n'],
  ['the only one', `${HEAD}\nQ: a\nA: 1\n`, 0, HEAD],
  [
    'one that nothing holds apart',
    'Q: a\nA: 1\nQ: b\nA: 2\nQ: c\nA: 3\n',
    1,
    'Q: a\nA: 1\nQ: c\nA: 3\n',
  ],
  ['one amid prose', 'Say.\n\nQ: a\nA: 1\n\nMore.  \n\n\tcode\n', 0, 'Say.\n\nMore.  \n\n\tcode\n'],
  ['with Windows line ends', 'Q: a\r\nA: 1\r\n\r\nQ: b\r\nA: 2\r\n', 0, 'Q: b\r\nA: 2\r\n'],
  ['below a byte order mark', '\uFEFFQ: a\nA: 1\n\nQ: b\nA: 2\n', 0, '\uFEFFQ: b\nA: 2\n'],
  ['indented', 'Q: a\nA: 1\n\n  Q: b\n  A: 2  \n\nQ: c\nA: 3\n', 1, 'Q: a\nA: 1\n\nQ: c\nA: 3\n'],
] as const;

describe('replaceNote', () => {
  it.each(REMOVALS)('takes out %s', (_what, text, at, rest) => {
    expect(remove(text, at)).toBe(rest);
  });

  it('puts another note in its place', () => {
    const text = 'Q: a\r\nA: 1\r\n> s\r\n\r\nQ: b\r\nA: 2\r\n';
    const [first] = notesIn(text);
    expect(replaceNote(text, first!, { ...first!, front: 'new', back: 'two\nlines' })).toBe(
      'Q: new\r\nA: two\r\nlines\r\n> s\r\n\r\nQ: b\r\nA: 2\r\n',
    );
  });

  it('changes nothing where a neighbour would swallow what follows', () => {
    const text = 'C: [a] b\n\nQ: q\nA: 1\n\nA: no question\n';
    expect(notesIn(text)).toHaveLength(2);
    expect(remove(text, 1)).toBeUndefined();
  });

  it('takes any notes out of any deck and leaves the bytes of the others', () => {
    const line = fc.stringMatching(/^[a-z][a-z *`>$|:-]{0,12}[a-z]$/);
    const texts = fc.array(fc.record({ front: line, back: line, sentence: line }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(texts, fc.nat(), (all, seed) => {
        const notes = all.map(({ front, back, sentence }): Note => {
          const place = { file: '', line: 1, column: 1, start: 0, end: 0 };
          return {
            kind: 'basic',
            front,
            back,
            source: { sentence },
            place,
            headings: [],
            made: { by: 'hand' },
          };
        });
        const gone = seed % notes.length;
        const write = (some: readonly Note[]) => writeDeck({ name: 'D', tags: [], notes: some });
        const rest = notes.filter((_, at) => at !== gone);
        expect(fronts(write(notes))).toEqual(notes.map(({ front }) => front));
        expect(remove(write(notes), gone)).toBe(write(rest));
      }),
    );
  });
});
