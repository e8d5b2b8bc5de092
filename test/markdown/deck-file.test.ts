import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendNotes, tidyField, writeDeck } from '../../src/markdown/deck-file.ts';
import { tidySentence } from '../../src/markdown/field.ts';
import { readGaps } from '../../src/markdown/gaps.ts';
import { readDocument } from '../../src/markdown/read-document.ts';
import type { Deck, Note } from '../../src/note.ts';

const place = { file: 'deck.md', line: 1, column: 1, start: 0, end: 0 };

function note(fields: Pick<Note, 'kind' | 'front' | 'back'>, sentence?: string): Note {
  const source = sentence === undefined ? {} : { source: { sentence } };
  return { ...fields, ...source, place, headings: [], made: { by: 'hand' } };
}

function deck(notes: Note[]): Deck {
  return { name: 'History::Rome', source: 'rome.md', tags: ['history', 'rome'], notes };
}

/** What the law is about, with the white space that a deck file does not keep taken away. */
function essence({ kind, front, back, source }: Note) {
  const sentence = tidySentence(source?.sentence ?? '');
  const text = kind === 'cloze' ? readGaps(tidyField(front)).front : tidyField(front);
  return { kind, front: text, back: tidyField(back), sentence };
}

describe('writeDeck', () => {
  it('reads well', () => {
    const text = writeDeck(
      deck([
        note(
          { kind: 'basic', front: 'Who founded Rome?', back: 'Romulus.' },
          'Romulus founded Rome.',
        ),
        note({ kind: 'basic', front: 'Name the hills.', back: '- Palatine\n- Aventine' }),
        note({ kind: 'basic', front: 'Why?', back: 'One reason.\n\nAnd another.' }),
        note(
          { kind: 'cloze', front: 'Rome has {{c1::seven}} hills.', back: '' },
          'Rome has seven.',
        ),
        note({ kind: 'cloze', front: 'The {{c1::Tiber}}.', back: 'A river.' }),
        note({ kind: 'reversed', front: 'forum', back: 'a market place' }),
        note({ kind: 'reversed', front: 'via', back: 'a road' }, 'A via is a road.'),
        note({ kind: 'reversed', front: 'aqua', back: 'water,\n\nfresh' }),
      ]),
    );
    expect(text).toBe(`---
deck: History::Rome
source: rome.md
tags: [history, rome]
---

Q: Who founded Rome?
A: Romulus.
> Romulus founded Rome.

Q: Name the hills.
A:
- Palatine
- Aventine

Q: Why?
A: One reason.

   And another.

C: Rome has {{c1::seven}} hills.
> Rome has seven.

C: The {{c1::Tiber}}.
A: A river.

forum ::: a market place

Q: via
??
A: a road
> A via is a road.

Q: aqua
??
A: water,

   fresh
`);
  });
});

const wild = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        'Q:',
        'A:',
        'C:',
        'Q: x',
        'A: x',
        '?',
        '??',
        ': definition',
        '# heading?',
        '| Question | Answer |',
        '|---|---|',
        '^block-id',
        'text ^block-id',
        '<!--SR:!2023-01-02,3,250-->',
        'f :: Int -> Int',
        'a ::: b',
        '> quote',
        '>',
        '---',
        '***',
        '+++',
        '# heading',
        '====',
        'a :: b',
        '- a ::: b',
        ':::',
        '::',
        '```',
        '```js',
        '~~~',
        '$$',
        '$x$',
        '\\[',
        '\\]',
        '\\(',
        '{{',
        '}}',
        '{{c1::x}}',
        '==x==',
        '[x]',
        '[x](y)',
        '[^1]: note',
        '[x]: http://a.b',
        '<!--',
        '-->',
        '<!-- c -->',
        '<pre>',
        '</pre>',
        '<b>',
        '- item',
        '1. one',
        '| a | b |',
        '|---|---|',
        'a | b',
        '-- | --',
        '    code',
        '\tcode',
        '  two',
        '   three',
        '   Q: x',
        '  A: x',
        ' > q',
        '',
        ' ',
        '\t',
        '\\',
        'ends:',
        '&amp;',
        '\u00a0',
        '\u2028',
        '\u000b',
        'é 漢字 🙂',
        'plain words',
      ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).map((s) => s.replaceAll('\0', '')),
  },
);
const lineEnd = fc.constantFrom('\n', '\n', '\n\n', '\r\n', '\r', ' ', '  \n', '\n   ', '\n\n\n');
const field = fc
  .array(fc.tuple(wild, lineEnd), { minLength: 1, maxLength: 7 })
  .map((parts) => parts.flat().join(''))
  .filter((text) => tidyField(text) !== '');
const sentence = fc.option(field, { nil: undefined });
const basic = fc
  .tuple(field, field, sentence)
  .map(([front, back, from]) => note({ kind: 'basic', front, back }, from));
const reversed = basic.map((one): Note => ({ ...one, kind: 'reversed' }));
const cloze = fc
  .tuple(field, field, fc.oneof(field, fc.constant('')), sentence)
  .map(([before, after, back, from]) =>
    note({ kind: 'cloze', front: `${before}{{c1::gap}}${after}`, back }, from),
  )
  .filter(({ front }) => readGaps(tidyField(front)).gaps.length > 0);
const notes = fc.array(fc.oneof(basic, reversed, cloze), { maxLength: 4 });

describe('a written deck', () => {
  it('reads back to the same notes', () => {
    fc.assert(
      fc.property(notes, (written) => {
        const text = writeDeck(deck(written));
        const read = readDocument(text, 'deck.md');
        expect(read.notes.map(essence)).toEqual(written.map(essence));
        expect(read.passages).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('reads back to the same deck, tags and source', () => {
    fc.assert(
      fc.property(fc.tuple(field, field, fc.array(field)), ([name, source, tags]) => {
        const text = writeDeck({ name, source, tags, notes: [] });
        const { frontMatter, diagnostics } = readDocument(text, 'deck.md');
        expect(diagnostics).toEqual([]);
        expect(frontMatter.deck).toBe(tidySentence(name));
        expect(frontMatter.source).toBe(tidySentence(source));
      }),
    );
  });
});

describe('appendNotes', () => {
  it('adds notes at the end and changes nothing above', () => {
    fc.assert(
      fc.property(notes, notes, fc.constantFrom('', '\n', '\n\n', '\r\n'), (old, added, end) => {
        const text = writeDeck(deck(old)) + end;
        const longer = appendNotes(text, added);
        expect(longer.startsWith(text)).toBe(true);
        const read = readDocument(longer, 'deck.md').notes;
        expect(read.map(essence)).toEqual([...old, ...added].map(essence));
      }),
    );
  });

  it('keeps the line ends of the deck', () => {
    const added = note({ kind: 'basic', front: 'a', back: 'b\nc' });
    expect(appendNotes('Q: x\r\nA: y', [added])).toBe('Q: x\r\nA: y\r\n\r\nQ: a\r\nA: b\r\nc\r\n');
  });
});
