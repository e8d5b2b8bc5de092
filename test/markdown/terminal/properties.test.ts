// biome-ignore-all lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
import fc from 'fast-check';
import picocolors from 'picocolors';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { clozeAnswer, clozeQuestion } from '../../../src/markdown/terminal/cloze.ts';
import { mathsLines, mathsText } from '../../../src/markdown/terminal/maths.ts';
import { prepare } from '../../../src/markdown/terminal/prepare.ts';
import { toTerminal } from '../../../src/markdown/terminal.ts';

const coloured = picocolors.createColors(true);
const plain = picocolors.createColors(false);
const prepared = await prepare('```js\n```');

const PART = fc.oneof(
  fc.constantFrom(
    ...[
      'a',
      'word',
      'a-long-hyphenated-word',
      'https://example.org/a/b?c=d',
      ' ',
      '  ',
      '\n',
      '\n\n',
    ],
    ...[
      '*',
      '**',
      '_',
      '~~',
      '`',
      '```',
      '```js\n',
      '\n```\n',
      '~~~',
      '    ',
      '\t',
      '\\',
      '<br>',
      '<b>',
      '</b>',
    ],
    ...[
      '<sub>',
      '</sub>',
      '<!--',
      '-->',
      '<div>\n',
      '[',
      '](',
      ')',
      '![',
      '[^1]',
      '\n[^1]: ',
      '\n[x]: /y\n',
      '[x]',
    ],
    ...[
      '# ',
      '- ',
      '\n- [ ] ',
      '\n  - ',
      '1. ',
      '\n> ',
      '| a | b |\n|-|:-:|\n| c ',
      '|',
      '\n|',
      '---',
      '$',
      '$$',
      '\n$$\n',
    ],
    ...[
      '\\frac{a}{b}',
      '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
      '\\sum_{i=1}^n',
      '^2',
      '_{x}',
      '\\sqrt{',
    ],
    ...[
      '日本語',
      '「引用」',
      '。',
      'שלום',
      'مرحبا',
      '👩‍👩‍👧',
      '👍🏽',
      '🇩🇪',
      'e\u0301',
      'क्षि',
      '한국어',
      '\u200d',
      '\ufe0f',
      'ﾞ',
    ],
    ...[
      '\x1b',
      '\x1b[31m',
      '\x1b]8;;http://x\x07',
      '\x9b',
      '\x9d',
      '\x00',
      '\x07',
      '\r',
      '\x7f',
      '\u202e',
      '\u2028',
      '\ud800',
    ],
    ...[
      '{{c1::',
      '::',
      '}}',
      '{{c2::',
      '\uFDD0',
      '\uFDD2⸨',
      '⸩\uFDD3',
      '\uFDD4',
      '\uFDD5',
      '\uFFFF',
    ],
    ...[
      '[a](javascript:x)',
      '[a](<http://x\x1b[2J>)',
      '[b](https://é.de/ü?\u202e)',
      '<http://a.b/\x1b>',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const TEXT = fc.array(PART, { maxLength: 24 }).map((parts) => parts.join(''));
const COLUMNS = fc.oneof(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 31, max: 120 }));

/** Our own colours and links; a link's address is printable ASCII. */
const OWN = /\x1b\[\d{1,2}m|\x1b\]8;;[\x21-\x7e]*\x1b\\/g;

function check(text: string, columns: number, hasLinks: boolean): void {
  for (const paint of [coloured, plain]) {
    const resolve = (address: string) => `file:///x/${address}`;
    const shown = toTerminal(text, { columns, paint, hasLinks, resolve, prepared });
    for (const line of shown.split('\n')) {
      const bare = line.replace(OWN, '');
      expect(bare).not.toMatch(/\p{Cc}|\p{Surrogate}|[\u202a-\u202e\u2028\u2029]/u);
      expect(stringWidth(bare), JSON.stringify(line)).toBeLessThanOrEqual(columns);
    }
  }
}

describe('toTerminal', () => {
  it('keeps every line within the columns, and sends nothing but its own colours and links', () => {
    fc.assert(fc.property(TEXT, COLUMNS, fc.boolean(), check), { numRuns: 2000 });
  });

  it('does so with the gaps of a cloze text', () => {
    fc.assert(
      fc.property(TEXT, TEXT, COLUMNS, (text, hidden, columns) => {
        const front = `${text}{{c1::${hidden}}} ${text}`;
        check(clozeQuestion(front, 1), columns, true);
        check(clozeAnswer(front, 1), columns, false);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no word of a text without markup, and none of its order', () => {
    const word = fc.constantFrom('a', 'plain', 'hyphen-ated', 'ünïcode', '漢字', 'extraordinarily');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), COLUMNS, (words, columns) => {
        const shown = toTerminal(words.join(' '), { columns, paint: plain });
        expect(shown.replace(/\s/g, '')).toBe(words.join(''));
        const together = toTerminal(words.join(' '), { columns: 10_000, paint: plain });
        expect(together).toBe(words.join(' '));
      }),
    );
  });

  it('closes on every line what it opens', () => {
    fc.assert(
      fc.property(TEXT, COLUMNS, (text, columns) => {
        const shown = toTerminal(text, { columns, paint: coloured, hasLinks: true });
        for (const line of shown.split('\n')) {
          const addresses = [...line.matchAll(/\x1b\]8;;([\x21-\x7e]*)\x1b\\/g)];
          expect(addresses.length % 2).toBe(0);
          const codes = [...line.matchAll(/\x1b\[(\d+)m/g)].map(([, code]) => Number(code));
          const isOff = (code: number) => code >= 22 && code <= 39 && (code < 30 || code === 39);
          const open = codes.filter((code) => !isOff(code)).length;
          expect(codes.filter(isOff)).toHaveLength(open);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('mathematics', () => {
  it('never throws, and is one line or a rectangle', () => {
    const part = fc.constantFrom(
      ...[
        'x',
        '1',
        '+',
        '=',
        '^',
        '_',
        '{',
        '}',
        '&',
        '\\\\',
        '\\frac',
        '\\sqrt',
        '\\sqrt[3]',
        '\\left(',
        '\\right)',
      ],
      ...[
        '\\begin{cases}',
        '\\end{cases}',
        '\\begin{aligned}',
        '\\end{aligned}',
        '\\sum',
        '\\int',
        '\\lim',
        '\\hat',
      ],
      ...[
        '\\text{ if }',
        '\\mathbb',
        '\\over',
        '\\foo',
        "'",
        '\\',
        '[',
        ']',
        '\\stackrel',
        '\\binom',
        '\\quad',
        '%',
        '日',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const source = parts.join('');
        expect(mathsText(source)).not.toContain('\n');
        for (const line of mathsLines(source) ?? []) expect(line).not.toContain('\n');
      }),
      { numRuns: 2000 },
    );
  });

  it('is shown as it is written where it is nested without end', () => {
    for (const deep of ['{'.repeat(2000), `${'\\hat'.repeat(1000)}x`, 'x^{'.repeat(1000)])
      expect(mathsText(deep)).toBe(deep);
  });
});
