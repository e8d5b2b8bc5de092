import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Document, HOLE } from '../../src/markdown/document.ts';
import { placeIn } from '../../src/markdown/place-in.ts';
import { readDocument } from '../../src/markdown/read-document.ts';

const FIXTURES = 'test/markdown/fixtures';

/** What a fixture shows of a document; places are tested on their own. */
function summary({ title, frontMatter, passages, notes, diagnostics }: Document) {
  return {
    title,
    frontMatter,
    passages: passages.map(({ kind, headings, text, boldTerms }) => ({
      kind,
      headings,
      text,
      boldTerms,
    })),
    notes: notes.map(({ kind, front, back, source, place, headings }) => ({
      kind,
      front,
      back,
      source: source?.sentence,
      line: place.line,
      headings,
    })),
    diagnostics: diagnostics.map(({ place, code }) => `${place.line}:${place.column} ${code}`),
  };
}

/** UPDATE=1 rewrites what is expected; read the difference before you commit it. */
describe('readDocument', () => {
  const names = readdirSync(FIXTURES).filter((name) => name.endsWith('.md'));
  it.each(names)('%s', (name) => {
    const text = readFileSync(`${FIXTURES}/${name}`, 'utf8');
    const expected = `${FIXTURES}/${name.replace(/\.md$/, '.json')}`;
    const read = JSON.parse(JSON.stringify(summary(readDocument(text, name))));
    if (process.env.UPDATE === '1') writeFileSync(expected, `${JSON.stringify(read, null, 2)}\n`);
    expect(existsSync(expected), `${expected} is missing; UPDATE=1 writes it`).toBe(true);
    expect(read).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });

  it('reads the same with any line ends, and from behind a byte order mark', () => {
    for (const name of names) {
      const text = readFileSync(`${FIXTURES}/${name}`, 'utf8');
      const plain = summary(readDocument(text, name));
      for (const other of [
        text.replaceAll('\n', '\r\n'),
        text.replaceAll('\n', '\r'),
        `\uFEFF${text}`,
      ])
        expect(summary(readDocument(other, name)), name).toEqual(plain);
    }
  });

  it('says where every letter of a passage stands', () => {
    for (const name of names)
      for (const lead of ['', '\uFEFF'])
        for (const lineEnd of ['\n', '\r\n'])
          expectPlaces(
            lead + readFileSync(`${FIXTURES}/${name}`, 'utf8').replaceAll('\n', lineEnd),
          );
  });

  it('never throws, and places what it finds within the text', () => {
    const part = fc.constantFrom(
      'Q: ',
      'A: ',
      'C: ',
      '\n',
      '\n\n',
      '\r\n',
      '   ',
      '> ',
      '- ',
      '1. ',
      '# ',
      '---\n',
      '```\n',
      '~~~',
      '$',
      '$$',
      '[',
      ']',
      '(',
      ')',
      '](',
      '{{',
      '}}',
      '::',
      ' :: ',
      '<!--',
      '-->',
      '<b>',
      '&amp;',
      '\\',
      '*',
      '**',
      '_',
      '~~',
      '|',
      '|-|\n',
      'http://a.b ',
      'a@b.c',
      '[^1]',
      '[12]',
      'word',
      'two words',
      '==',
      '\uFEFF',
      '\t',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const { notes, diagnostics } = expectPlaces(text);
        for (const { place } of [...notes, ...diagnostics]) {
          expect(place.start).toBeGreaterThanOrEqual(0);
          expect(place.end).toBeGreaterThanOrEqual(place.start);
          expect(place.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a > that the text itself has for no mark of a quote', () => {
    const { passages } = expectPlaces('|-|\n\t> Q: ');
    expect(passages.map((passage) => passage.text)).toEqual(['|-| > Q:']);
  });

  it('places a note and a problem in the file with its byte order mark', () => {
    const text = '\uFEFFQ: x\nA: y\n\nC: none';
    const { notes, diagnostics } = readDocument(text, 'x.md');
    expect(notes[0]!.place).toEqual({ file: 'x.md', line: 1, column: 1, start: 1, end: 10 });
    expect(text.slice(diagnostics[0]!.place.start, diagnostics[0]!.place.end)).toBe('C: none');
  });

  it('places a character or a hole with all that it stands for', () => {
    const text = 'Salt &amp; `code` and\nmore.';
    const [passage] = readDocument(text, 'x.md').passages;
    const at = (part: string) => {
      const start = passage!.text.indexOf(part);
      const place = placeIn(passage!, start, start + part.length);
      return text.slice(place.start, place.end);
    };
    expect(passage!.text).toBe(`Salt & ${HOLE} and more.`);
    expect(passage!.holes).toEqual([{ start: 7, end: 8 }]);
    expect(at('&')).toBe('&amp;');
    expect(at('Salt &')).toBe('Salt &amp;');
    expect(at(HOLE)).toBe('`code`');
    expect(at('and more')).toBe('and\nmore');
    expect(() => placeIn(passage!, 3, 3)).toThrow(RangeError);
  });

  it('ends an answer at a note on one line, and takes off three columns of white space only', () => {
    const { notes } = readDocument('Q: x\nA: - y\n  - z\n\na :: b', 'x.md');
    expect(notes.map(({ front, back }) => [front, back])).toEqual([
      ['x', '- y\n  - z'],
      ['a', 'b'],
    ]);
  });

  it('reads a note with comments without end', () => {
    const { notes } = readDocument(`a :: b ^c ${'<!-- x -->'.repeat(20_000)} ^d`, 'x.md');
    expect(notes.map(({ front, back }) => [front, back])).toEqual([['a', 'b']]);
  });

  it('reads a file of marks in time that grows with its length', () => {
    const begun = performance.now();
    expect(readDocument('x\n?\n'.repeat(50_000), 'x.md').notes).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('reports progress up to 1', () => {
    const seen: number[] = [];
    const text = 'A sentence of some words.\n\n'.repeat(3000);
    readDocument(text, 'x.md', { onProgress: (fraction) => seen.push(fraction) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('reads a text that is parsed in pieces as one', () => {
    const text = `# Top\n\n${'Some [words][ref] of prose.\n\n'.repeat(4000)}Last.\n\n[ref]: http://a.b\n`;
    const { passages } = readDocument(text, 'x.md');
    expect(passages).toHaveLength(4001);
    expect(new Set(passages.map((passage) => passage.text))).toEqual(
      new Set(['Some words of prose.', 'Last.']),
    );
    expect(placeIn(passages[4000]!, 0, 4)).toMatchObject({ line: 8003, column: 1 });
  });
});

/** Every letter and digit stands in the file as in its passage, on the line and column that are given. */
function expectPlaces(text: string): Document {
  const document = readDocument(text, 'x.md');
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const passage of document.passages) {
    expect(passage.text).not.toMatch(/ {2}|^ | $|[\r\n\t]/);
    for (const { index, 0: letter } of passage.text.matchAll(/[\p{L}\p{N}]/gu)) {
      const place = placeIn(passage, index, index + letter.length);
      expect(text.slice(place.start, place.end)).toBe(letter);
      expect(lines[place.line - 1]!.startsWith(letter, place.column - 1)).toBe(true);
    }
  }
  return document;
}
