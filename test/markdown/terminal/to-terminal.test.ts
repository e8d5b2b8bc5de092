import { readFileSync, writeFileSync } from 'node:fs';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { clozeAnswer, clozeHidden, clozeQuestion } from '../../../src/markdown/terminal/cloze.ts';
import { prepare } from '../../../src/markdown/terminal/prepare.ts';
import type { Paint, Style } from '../../../src/markdown/terminal/span.ts';
import { toTerminal } from '../../../src/markdown/terminal.ts';

const plain = picocolors.createColors(false);

/** Colours that can be read: `<bold>…</bold>`. */
const tagged = new Proxy({} as Paint, {
  get: (_, style: Style) => (text: string) => `<${style}>${text}</${style}>`,
});

describe('toTerminal', () => {
  const place = (name: string) => new URL(`../fixtures/terminal/${name}`, import.meta.url);
  const fixture = (name: string) => readFileSync(place(name), 'utf8');

  it.each(
    ['card', 'tables', 'scripts'].flatMap((name) =>
      [80, 40].map((columns) => [name, columns] as const),
    ),
  )('shows %s at %i columns', (name, columns) => {
    const shown = toTerminal(fixture(`${name}.md`), { columns, paint: plain });
    const file = `${name}.${columns}.txt`;
    if (process.env.UPDATE) writeFileSync(place(file), `${shown}\n`);
    expect(`${shown}\n`).toBe(fixture(file));
  });

  const STYLES: [markdown: string, shown: string][] = [
    ['*a* **b** ~~c~~', '<italic>a</italic> <bold>b</bold> <strikethrough>c</strikethrough>'],
    ['***a***', '<bold><italic>a</italic></bold>'],
    ['`a`', '<yellow>a</yellow>'],
    ['# a', '<underline><bold>a</bold></underline>'],
    ['## a', '<bold>a</bold>'],
    ['- a', '<dim>• </dim>a'],
    ['> a', '<dim>│ </dim>a'],
    ['[a](https://b.c)', '<underline>a</underline><dim> (https://b.c)</dim>'],
    [
      '<https://b.c> [b.c](https://b.c)',
      '<underline>https://b.c</underline> <underline>b.c</underline>',
    ],
    ['[a](javascript:alert(1)) [b](data:text/html,x)', 'a b'],
    ['[a][b]\n\n[b]: https://b.c', '<underline>a</underline><dim> (https://b.c)</dim>'],
    [
      '<b>a</b> <kbd>b</kbd> <u>c</u>',
      '<bold>a</bold> <yellow>b</yellow> <underline>c</underline>',
    ],
    ['<constructor>a</constructor> <p>b</p>', 'a b'],
    ['![a](b.png) ![](c.png)', '▣ a<dim> (b.png)</dim> ▣ c.png'],
    ['    code', '  code'],
    ['a\x1b[31mb\x07\x9b', 'a�[31mb��'],
  ];

  it.each(STYLES)('%j', (markdown, shown) => {
    expect(toTerminal(markdown, { columns: 80, paint: tagged })).toBe(shown);
  });

  it('makes hyperlinks where the terminal knows them, on every line of the text', () => {
    const markdown = '[a long text](https://é.de/?a=b) ![c](d.png)';
    const resolve = (address: string) => `file:///e/${address}`;
    const link = (text: string, address: string) => `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\`;
    const address = 'https://%C3%A9.de/?a=b';
    expect(toTerminal(markdown, { columns: 8, paint: plain, hasLinks: true, resolve })).toBe(
      `${link('a long', address)}\n${link('text', address)} ${link('▣ c', 'file:///e/d.png')}`,
    );
  });

  it('colours code in a language that it knows', async () => {
    const markdown = '```js\nlet a = "b"; // c\n```';
    const prepared = await prepare(markdown);
    expect(toTerminal(markdown, { columns: 80, paint: tagged, prepared })).toBe(
      '  <magenta>let</magenta> a = <green>"b"</green>; <dim>// c</dim>',
    );
    const unknown = toTerminal('```klingon\nlet a\n```', { columns: 80, paint: tagged, prepared });
    expect(unknown).toBe('  let a');
  });

  it('shows as it is what has too much markup to be parsed, or is nested too deep', () => {
    for (const text of ['*a* '.repeat(5000).trim(), '*a **b '.repeat(900) + 'c** d*'.repeat(900)])
      expect(toTerminal(text, { columns: 1e6, paint: tagged })).toBe(text);
  });

  it('takes a time that grows no faster than the text', () => {
    const took = (text: string): number => {
      const start = performance.now();
      toTerminal(text, { columns: 40, paint: plain });
      return performance.now() - start;
    };
    for (const text of [
      '漢'.repeat(50_000),
      '👍🏽'.repeat(10_000),
      `a${' '.repeat(100_000)}b`,
      `$${'{{c1::a::'.repeat(2000)}$`,
      `e${'\u0301'.repeat(20_000)}`,
    ])
      expect(took(text), text.slice(0, 20)).toBeLessThan(5_000);
  });
});

describe('prepare', () => {
  it('loads nothing for a text that needs nothing', async () => {
    expect(await prepare('a `b` ![c](d.png)\n\n```\ncode\n```')).toEqual({});
  });
});

describe('a cloze note', () => {
  const TABLE: [front: string, number: number, question: string, answer: string][] = [
    [
      'The {{c1::capital::what?}} of {{c2::Spain}}.',
      1,
      'The <cyan><bold>[what?]</bold></cyan> of Spain.',
      'The <cyan><bold>capital</bold></cyan> of Spain.',
    ],
    [
      'The {{c1::capital::what?}} of {{c2::Spain}}.',
      2,
      'The capital of <cyan><bold>[…]</bold></cyan>.',
      'The capital of <cyan><bold>Spain</bold></cyan>.',
    ],
    [
      '{{c1::a}} b {{c1::c}}',
      1,
      '<cyan><bold>[…]</bold></cyan> b <cyan><bold>[…]</bold></cyan>',
      '<cyan><bold>a</bold></cyan> b <cyan><bold>c</bold></cyan>',
    ],
    [
      '{{c1::a {{c2::b}} c}}',
      2,
      'a <cyan><bold>[…]</bold></cyan> c',
      'a <cyan><bold>b</bold></cyan> c',
    ],
    [
      '{{c1::a {{c2::b}} c}}',
      1,
      '<cyan><bold>[…]</bold></cyan>',
      '<cyan><bold>a b c</bold></cyan>',
    ],
    [
      'It is {{c1::$\\frac{a}{b}$}} or {{c2::`x[0]`}}.',
      1,
      'It is <cyan><bold>[…]</bold></cyan> or <yellow>x[0]</yellow>.',
      'It is <cyan><bold>a/b</bold></cyan> or <yellow>x[0]</yellow>.',
    ],
    ['{{c1::`a::b}}`}}', 1, '<cyan><bold>[…]</bold></cyan>', '<cyan><bold>a::b}}</bold></cyan>'],
    [
      '**{{c1::_a_}}**(b)',
      1,
      '<cyan><bold>[…]</bold></cyan>(b)',
      '<italic><cyan><bold>a</bold></cyan></italic>(b)',
    ],
    [
      'A:\n\n{{c1::one\n\n- two}}\n\nthree',
      1,
      'A:\n\n<cyan><bold>[…]</bold></cyan>\n\nthree',
      'A:\n\n<cyan><bold>one</bold></cyan>\n\n<dim>• </dim><cyan><bold>two</bold></cyan>\n\nthree',
    ],
    [
      '{{c1::\n```js\nlet a\n```\n}}',
      1,
      '<cyan><bold>[…]</bold></cyan>',
      '  <cyan><bold>let a</bold></cyan>',
    ],
    ['{{c1::a::$x^2$}}', 1, '<cyan><bold>[x²]</bold></cyan>', '<cyan><bold>a</bold></cyan>'],
    ['{{c1::std:\\:a}}', 1, '<cyan><bold>[…]</bold></cyan>', '<cyan><bold>std::a</bold></cyan>'],
    [
      'In $a = {{c1::b^2}}$, a part.',
      1,
      'In a\u00a0= <cyan><bold>[…]</bold></cyan>, a part.',
      'In a\u00a0= <cyan><bold>b²</bold></cyan>, a part.',
    ],
  ];

  it.each(TABLE)('%j, gap %i', (front, number, question, answer) => {
    const show = (text: string) => toTerminal(text, { columns: 80, paint: tagged });
    expect(show(clozeQuestion(front, number))).toBe(question);
    expect(show(clozeAnswer(front, number))).toBe(answer);
  });

  it('has its gaps in brackets where there are no colours', () => {
    const show = (text: string) => toTerminal(text, { columns: 80, paint: plain });
    const front = '{{c1::Madrid}} in {{c2::Spain::where?}}';
    expect(show(clozeQuestion(front, 2))).toBe('Madrid in [where?]');
    expect(show(clozeAnswer(front, 2))).toBe('Madrid in [Spain]');
  });

  it('takes no longer for gaps in gaps than for gaps', () => {
    const front = '{{c1::a'.repeat(1000) + '}}'.repeat(1000);
    const start = performance.now();
    expect(clozeQuestion(front, 1)).toBe(clozeQuestion('{{c1::a}}', 1));
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('gives what its gaps hide', () => {
    expect(clozeHidden('{{c1::a {{c2::b}}}} {{c1:: c ::h}}', 1)).toEqual(['a b', 'c']);
  });
});
