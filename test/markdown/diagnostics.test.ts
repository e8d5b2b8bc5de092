import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/markdown/read-document.ts';

/** A text, and each diagnostic as `line:column code`. */
const TABLE: [name: string, text: string, expected: string[]][] = [
  ['a good note', 'Q: x\nA: y', []],
  ['no answer', 'Q: x\n\nQ: y\nA: z', ['1:1 question-without-answer']],
  ['no question', 'A: y\nmore\n\nQ: x\nA: z', ['1:1 answer-without-question']],
  ['two answers', 'Q: x\nA: y\nA: z', ['3:1 answer-without-question']],
  ['an empty question', 'Q:\nA: y', ['1:1 empty-question']],
  ['an empty answer', 'Q: x\nA:\n\nprose', ['2:1 empty-answer', '4:1 text-after-answer']],
  ['a cloze without a gap', '\nC: no gap', ['2:1 cloze-without-gap']],
  ['brackets that are links only', 'C: a [link](x)', ['1:1 cloze-without-gap']],
  ['an unclosed gap', 'C: the {{gap', ['1:8 unclosed-gap']],
  ['an unclosed gap on a further line', 'C: {{c1::a}}\nthe {{c2::b', ['2:5 unclosed-gap']],
  ['an unclosed bracket', 'C: a [gap] and [b', ['1:16 unclosed-gap']],
  ['an empty gap', 'C: a {{c1:: }} b', ['1:6 empty-gap']],
  ['two forms of gap', 'C: {{a}} in [b]', ['1:13 mixed-gaps']],
  ['both ways', 'a ::: b', []],
  ['a pair within a paragraph', 'Prose and\na :: b', ['2:1 pair-in-paragraph']],
  ['text below a pair', 'a :: b\ngoes on', ['2:1 text-after-pair']],
  ['a small letter', 'q: x\na: y', ['1:1 almost-a-note']],
  ['markers in a list', '- Q: x\n- A: y', ['1:1 almost-a-note']],
  ['bold markers', '**Q:** x\n**A:** y', ['1:1 almost-a-note']],
  ['spaces before the colons', 'Q : x\nA : y', ['1:1 almost-a-note']],
  ['a numbered gap in a quote', '> The {{c1::cat}}.', ['1:1 gap-in-prose']],
  ['a gap without a number in prose', 'The {{cat}} and {{ a.template }}.', ['1:1 gap-in-prose']],
  ['a template in prose', 'Write {{ page.title }} or {{< figure >}} or {{cite|x}}.', []],
  ['a highlight in prose', 'The ==cat== sat.', []],
  ['a numbered gap that is never closed', 'The\n{{c1::cat.', ['2:1 unclosed-gap']],
  ['a signature', 'f :: Int -> Int', ['1:1 pair-like-code']],
  ['colons without spaces', 'What is it?::That.', ['1:1 pair-without-spaces']],
  ['colons of code', 'Is `a?::b` std::vector?', []],
  ['a divider without a question', '\n?\nback', ['2:1 divider-without-front']],
  ['a divider without an answer', 'front\n?\n\nback', ['2:1 divider-without-back']],
  ['a second divider', 'a\n?\nb\nc\n??\nd', ['5:1 second-divider']],
  [
    'a sentence that is wrapped before its question mark',
    `${'Some words that fill a line of prose to its very end, as it is\n'.repeat(2)}?\nand so on.`,
    ['3:1 divider-in-paragraph'],
  ],
  ['a definition below a blank line', 'term\n\n: definition', ['3:1 definition-without-term']],
  ['a definition below two lines', 'one\ntwo\n: definition', ['3:1 definition-without-term']],
  ['the caption of a table', '| a | b |\n|---|---|\n\n: Caption', []],
  ['a row without an answer', '| Question | Answer |\n|--|--|\n| a | |', ['3:1 empty-answer']],
  ['a row without a question', '| Question | Answer |\n|--|--|\n| | b |', ['3:1 empty-question']],
  ['a row of three', '| Question | Answer |\n|--|--|\n| a | b | c |', ['3:1 too-many-cells']],
  ['text that is a row', '| Question | Answer |\n|--|--|\nlost', ['3:1 empty-answer']],
  ['a table with other heads', '| Front | Back |\n|--|--|\n| a | b |', ['1:1 almost-a-table']],
  ['a table below text', 'Text:\n| Question | Answer |\n|--|--|\n', ['2:1 almost-a-table']],
  ['a table of prose', '| Year | Ships |\n|--|--|\n| 1 | 2 |', []],
  ['a long answer to a heading', `## Why?\n\n${'Word '.repeat(201)}`, ['1:1 long-answer']],
  ['a gap in code', 'Write `{{c1::x}}`.', []],
  ['the same front twice', 'a :: b\n\nQ: A\nA: c', ['3:1 duplicate-front']],
  ['an unclosed front matter', '---\ndeck: x\n\nQ: a\nA: b', ['1:1 unclosed-front-matter']],
  ['a rule at the start', '---\n\nProse.', []],
  ['no YAML', '---\ndeck: [x\n---\n', ['3:1 front-matter-not-yaml']],
  ['TOML between dashes', '---\nname = "X"\n---\n', []],
  ['code that is never closed', 'Prose.\n\n```js\nx\n\nQ: a\nA: b', ['3:1 unclosed-code']],
  ['a comment that is never closed', '<!-- x\n\nQ: a\nA: b', ['1:1 unclosed-comment']],
  [
    'text below an answer that ends with a colon',
    'Q: a\nA: these:\n\nThis.',
    ['4:1 text-after-answer'],
  ],
  ['text below an answer in a deck', 'Q: a\nA: b\n\nLost.', ['4:1 text-after-answer']],
  ['prose below an answer in an essay', 'One.\n\nTwo.\n\nQ: a\nA: b\n\nThree.', []],
  [
    'line ends of Windows',
    'x\r\n\r\nQ: x\r\n\r\nC: [a] {{b\r\n',
    ['3:1 question-without-answer', '5:8 unclosed-gap'],
  ],
  ['a byte order mark', '\uFEFFC: x', ['1:1 cloze-without-gap']],
  ['a binary file', 'Q: x\0', ['1:1 binary-file']],
  ['broken UTF-8', '\uFFFDx'.repeat(20), ['1:1 binary-file']],
  [
    'a very long line',
    `${'x'.repeat(300_000)}\n\nQ: x`,
    ['1:1 line-too-long', '3:1 question-without-answer'],
  ],
  ['markup without end', `x ${'_a*'.repeat(50_000)}`, ['1:1 too-much-markup']],
  ['quotes without end', '>'.repeat(1000), ['1:1 too-much-markup']],
];

describe('diagnostics', () => {
  it.each(TABLE)('%s', (_, text, expected) => {
    const { diagnostics } = readDocument(text, 'x.md');
    expect(diagnostics.map(({ place, code }) => `${place.line}:${place.column} ${code}`)).toEqual(
      expected,
    );
    for (const { message } of diagnostics) expect(message).toMatch(/^[A-Z].*\.$/);
  });

  it('leave the rest of the file as it is', () => {
    const wrong = TABLE.filter(
      ([, text]) => text.length < 1000 && !/\0|\uFFFD|^---|```|\uFEFF/.test(text),
    );
    for (const [name, text] of wrong) {
      const { notes } = readDocument(`${text}\n\n# End\n\nQ: last?\nA: yes`, 'x.md');
      expect(notes.at(-1), name).toMatchObject({ front: 'last?', back: 'yes', headings: ['End'] });
    }
  });

  it('of an unclosed front matter or block of code do not take the notes below', () => {
    for (const text of ['---\ndeck: x\n\nQ: a\nA: b', '```js\nx\n\nQ: a\nA: b'])
      expect(readDocument(text, 'x.md').notes).toHaveLength(1);
  });
});
