import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDeck } from '../../src/markdown/deck-file.ts';
import { placeIn } from '../../src/markdown/place-in.ts';
import { readDocument } from '../../src/markdown/read-document.ts';

/** A block of an essay, and the notes that are in it: kind, front, back. */
interface Part {
  readonly text: string;
  readonly notes: readonly (readonly [kind: string, front: string, back: string])[];
}

const word = fc.constantFrom('amber', 'brook', 'cedar', 'delta', 'ember', 'fjord', 'grove');
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));
const lines = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
const fence = fc.constantFrom(
  '```js\nQ: x\n\nA: y\nf :: g\n```',
  '~~~\nterm\n: d\n\nfront\n?\nback\n~~~',
  '- item\n- more',
  '$$\nx :: y\n$$',
);
/** An answer goes on over a blank line into code, lists and mathematics. */
const answer = fc.oneof(
  lines,
  fc.tuple(lines, fence).map((all) => all.join('\n\n')),
);

const note = (text: string, kind: string, front: string, back: string): Part => ({
  text,
  notes: [[kind, front, back]],
});

/** Every form of the notes that people write, from texts that it can hold. */
const FORMS: readonly fc.Arbitrary<Part>[] = [
  fc.tuple(lines, answer).map(([q, a]) => note(`Q: ${q}\nA: ${a}`, 'basic', q, a)),
  fc.tuple(lines, answer).map(([q, a]) => note(`Q: ${q}\n??\nA: ${a}`, 'reversed', q, a)),
  fc.tuple(words, words).map(([q, a]) => note(`${q} :: ${a}`, 'basic', q, a)),
  fc.tuple(words, words).map(([q, a]) => note(`- ${q} ::: ${a}`, 'reversed', q, a)),
  fc.tuple(words, words).map(([q, a]) => note(`${q} ::: ${a} ^id-1`, 'reversed', q, a)),
  fc.tuple(lines, lines).map(([q, a]) => note(`${q}\n?\n${a}`, 'basic', q, a)),
  fc
    .tuple(lines, lines)
    .map(([q, a]) => note(`${q}\n??\n${a}\n<!--SR:!2024-08-16,51,230-->`, 'reversed', q, a)),
  fc.tuple(lines, fence).map(([q, a]) => note(`${q}\n?\n${a}`, 'basic', q, a)),
  fc
    .tuple(words, words)
    .map(([a, b]) => note(`C: ${a} [gap] ${b}`, 'cloze', `${a} {{c1::gap}} ${b}`, '')),
  fc
    .tuple(words, words)
    .map(([a, b]) => note(`C: ${a} ==gap== ${b}`, 'cloze', `${a} {{c1::gap}} ${b}`, '')),
  fc
    .tuple(words, words)
    .map(([a, b]) => note(`C: ${a} {{gap}} ${b}`, 'cloze', `${a} {{c1::gap}} ${b}`, '')),
  fc
    .tuple(words, lines)
    .map(([a, b]) =>
      note(`${a} {{c1::gap::hint}} ${b}`, 'cloze', `${a} {{c1::gap::hint}} ${b}`, ''),
    ),
  fc.tuple(words, lines).map(([q, a]) => note(`${q}\n: ${a}`, 'basic', q, a)),
  fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 3 }).map((rows) => ({
    text: `| Question | Answer |\n|---|---|\n${rows.map(([q, a]) => `| ${q} | ${a} |`).join('\n')}`,
    notes: rows.map(([q, a]) => ['basic', q, a] as const),
  })),
  // The next heading ends the answer, whatever stands between.
  fc.tuple(words, answer).map(([q, a]) => note(`## ${q}?\n\n${a}\n\n## Next`, 'basic', `${q}?`, a)),
  fc.tuple(words, lines).map(([q, a]) => note(`${q}?\n---\n${a}\n\n# Next`, 'basic', `${q}?`, a)),
];

const TRAPS = [
  'Names like std::vector and a::b stand in prose, at 10:30 or 11:00 :tada: in the hall.',
  'The code `front :: back` and `f :: Int -> Int` is no note.',
  'filter :: (a -> Bool) -> [a] -> [a]',
  'In Haskell one writes f :: Int -> Int for such a function.',
  'The operator :: opens a namespace.',
  'See [front :: back](https://example.org) and <https://example.org/a?::b>.',
  'The sum $a :: b$ is mathematics.',
  'key:: value of Dataview, and [due :: today] in brackets.',
  'He asked who it was\n?',
  '?',
  'Is this a question? It is prose.',
  'One line of a paragraph that is wrapped,\nand another\n: with a colon.',
  ': a colon on its own',
  'An ==important== word, a {{ template }} and a [bracket].',
  '| Term | Meaning |\n|---|---|\n| bee | insect |',
  '```md\nQ: x\nA: y\n\nfront :: back\n\n# Why?\n\nfront\n?\nback\n\nC: a [gap]\n```',
  '~~~\nterm\n: definition\n\n| Question | Answer |\n|---|---|\n| a | b |\n\n{{c1::gap}}\n~~~',
  '````\n```\nQ: x\nA: y\n```\na ::: b\n````',
  '1. an item\n\n   ```\n   Q: x\n   A: y\n   front :: back\n   ```\n\n   goes on',
  'Indented:\n\n    Q: x\n    A: y\n\n    term\n    : definition',
  '<!-- Q: x\nA: y\n\nfront :: back\n\n# Why? -->',
  '<!--SR:!2023-01-02,3,250-->',
  '^block-id',
  '<pre>\nQ: x\nA: y\nfront :: back\n</pre>',
  '> term\n> : definition\n>\n> front :: back\n>\n> Q: x\n> A: y',
  '> [!question] Why?\n> Because {{c1::so}}.',
  '$$\nQ: x\n\nfront :: back\n$$',
  '::: warning\nA box.\n:::',
  '[^1]: Q: a footnote\n    front :: back',
  '### A heading :: that is none of a note',
  '---',
];
const traps = fc.constantFrom(...TRAPS).map((text): Part => ({ text, notes: [] }));
/** Below a heading, since a list or code directly after a note is part of its answer. */
const trapBelowHeading = traps.map(({ text }) => ({
  text: `# Part\n\n${text}\n\n# Part`,
  notes: [],
}));
const prose = lines.map((text): Part => ({ text: `Prose ${text}.`, notes: [] }));
const essay = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.oneof(...FORMS) },
    { weight: 1, arbitrary: prose },
    { weight: 2, arbitrary: trapBelowHeading },
  ),
  { maxLength: 8 },
);
const LINE_ENDS = fc.constantFrom('\n', '\r\n');

function read(parts: readonly Part[], lineEnd = '\n') {
  const text = ['# Essay', ...parts.map((part) => part.text)]
    .join('\n\n')
    .replaceAll('\n', lineEnd);
  return { text, document: readDocument(text, 'x.md') };
}

const essence = (notes: readonly { kind: string; front: string; back: string }[]) =>
  notes.map(({ kind, front, back }) => [kind, front, back]);

describe('a mixed essay', () => {
  it('gives exactly the notes that were written by hand, in any order amid prose and traps', () => {
    fc.assert(
      fc.property(essay, LINE_ENDS, (parts, lineEnd) => {
        const { document } = read(parts, lineEnd);
        expect(essence(document.notes)).toEqual(parts.flatMap(({ notes }) => notes));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the text of notes out of the passages and the prose in, each letter at its place', () => {
    fc.assert(
      fc.property(essay, LINE_ENDS, (parts, lineEnd) => {
        const { text, document } = read(parts, lineEnd);
        const proseParts = parts.filter((part) => part.text.startsWith('Prose '));
        const passages = document.passages.filter((passage) => passage.text.startsWith('Prose '));
        expect(passages.map((passage) => passage.text)).toEqual(
          proseParts.map((part) => part.text.replaceAll('\n', ' ')),
        );
        for (const passage of passages)
          for (const { index, 0: letter } of passage.text.matchAll(/\p{L}/gu)) {
            const { start, end } = placeIn(passage, index, index + 1);
            expect(text.slice(start, end)).toBe(letter);
          }
        for (const passage of document.passages) {
          const { start } = placeIn(passage, 0, 1);
          for (const { place } of document.notes)
            if (place.end - place.start < 400 && !text.slice(place.start, place.end).includes('#'))
              expect(start < place.start || start >= place.end).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives notes that a deck file holds', () => {
    fc.assert(
      fc.property(essay, (parts) => {
        const { notes } = read(parts).document;
        const deck = writeDeck({ name: 'D', tags: [], notes });
        expect(essence(readDocument(deck, 'd.md').notes)).toEqual(essence(notes));
      }),
      { numRuns: 200 },
    );
  });

  it.each(TRAPS)('does not take for a note: %j', (trap) => {
    for (const text of [trap, `Prose.\n\n${trap}\n\nProse.`, `# A\n${trap}\n# B`])
      expect(essence(readDocument(text, 'x.md').notes)).toEqual([]);
  });
});
