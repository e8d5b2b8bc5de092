import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/markdown/escape.ts';
import { toHtml } from '../../src/markdown/html.ts';

const TABLE: [markdown: string, html: string][] = [
  ['plain', 'plain'],
  ['*a* **b** ~~c~~ `d<e`', '<em>a</em> <strong>b</strong> <del>c</del> <code>d&#x3C;e</code>'],
  ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
  ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
  ['3. a', '<ol start="3">\n<li>a</li>\n</ol>'],
  ['- [x] done', '<ul>\n<li>☑ done</li>\n</ul>'],
  [
    '| a |\n|:-:|\n| 1 |',
    '<table>\n<thead>\n<tr>\n<th align="center">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align="center">1</td>\n</tr>\n</tbody>\n</table>',
  ],
  ['```js\nlet $a = 1 < 2;\n```', '<pre><code>let $a = 1 &#x3C; 2;\n</code></pre>'],
  ['$x < y$ costs $5 and $10', '\\(x &#x3C; y\\) costs $5 and $10'],
  ['$$x^2$$', '\\[x^2\\]'],
  ['$$\nx\n$$', '\\[x\\]'],
  ['\\(a_1\\) and \\[b_1*c*\\]', '\\(a_1\\) and \\[b_1*c*\\]'],
  ['`$x$` and \\$y$', '<code>$x$</code> and $y$'],
  ['{{c1::*a*::hint}}', '{{c1::<em>a</em>::hint}}'],
  ['{{c1::$x_{a_{b}}$}}', '{{c1::\\(x_{a_{b} }\\)}}'],
  ['{{c1::`a::b}}`}}', '{{c1::<code>a:&#58;b}&#125;</code>}}'],
  ['{{c1::std:\\:v}}', '{{c1::std:&#58;v}}'],
  ['{{c1::https://a.b}} c', '{{c1::https://a.b}} c'],
  ['{{c1::a {{c2::b}} c}}', '{{c1::a {{c2::b}} c}}'],
  [
    '[a](https://x.y "t") <http://c.d>',
    '<a href="https://x.y">a</a> <a href="http://c.d">http://c.d</a>',
  ],
  ['[a](javascript:alert(1))', 'a'],
  ['[a][b]\n\n[b]: JAVASCRIPT:x', 'a'],
  ['[a](data:text/html,x) [b](x.md)', 'a b'],
  ['![a *b*](x.png)', 'a b'],
  ['<script>alert(1)</script>', '&#x3C;script>alert(1)&#x3C;/script>'],
  ['a <img src=x onerror=y> b', 'a  b'],
  ['a <!-- hidden --> b<br>c', 'a  b<br>\nc'],
  ['a & b &lt;i>', 'a &#x26; b &#x3C;i>'],
  ['a[^1]\n\n[^1]: note', 'a'],
];

describe('toHtml', () => {
  it.each(TABLE)('%j', (markdown, html) => {
    expect(toHtml(markdown)).toBe(html);
  });

  it('lets no element through but its own', () => {
    const allowed =
      /^<\/?(?:p|em|strong|del|code|pre|a|ul|ol|li|table|thead|tbody|tr|th|td|br|hr|blockquote|h[1-6])(?: (?:href|align|start)="[^"]*")?>$/;
    const part = fc.constantFrom(
      '<',
      '>',
      '<script>',
      '<img src=x onerror=y>',
      '<a href="javascript:x">',
      '</',
      '"',
      "'",
      '&lt;',
      '&#60;',
      '`',
      '```',
      '\n',
      '\n\n',
      '![',
      '[',
      '](',
      ')',
      'javascript:',
      'https://a.b',
      '$',
      '$$',
      '\\(',
      '\\)',
      '{{c1::',
      '}}',
      '::',
      '<!--',
      '-->',
      '|',
      '|-|',
      '- ',
      'x',
      ' ',
      '\\',
      '\uFDD0',
      '\uFDD1',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        for (const tag of toHtml(parts.join('')).match(/<[^>]*>?/g) ?? [])
          expect(tag).toMatch(allowed);
        expect(toHtml(parts.join(''))).not.toMatch(/<a href="(?!https?:|mailto:)/i);
      }),
      { numRuns: 500 },
    );
  });
});

describe('escapeMarkdown', () => {
  it('shows a sentence as it is', () => {
    const shown = (text: string) =>
      toHtml(text).replaceAll('&#x3C;', '<').replaceAll('&#x26;', '&');
    const word = fc.constantFrom(
      'a',
      '*b*',
      '_c_',
      'd_e',
      '`f`',
      '[g](h)',
      '[i]',
      '<j>',
      '$5',
      '$x$',
      '~~k~~',
      '&amp;',
      '# l',
      '- m',
      '1. n',
      '> o',
      '\\',
      '!',
      '| p',
      '+',
      '===',
      '[q]: r',
      '{{',
      '(s)',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const text = words.join(' ');
        expect(shown(escapeMarkdown(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

it('takes no short cut that leads elsewhere', () => {
  const part = fc.constantFrom(
    ...[
      'word',
      'Ü',
      '水',
      '1.',
      '2)',
      '-',
      '+',
      '=',
      '===',
      ':',
      '::',
      '://',
      'http://a.b',
      'www.a.b',
      'mailto:x',
      '·',
      '"',
      "'",
      '(',
      ')',
      '  ',
      '…',
      '?',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('', ' '),
      (parts, glue) => {
        const text = parts.join(glue).trim();
        // A letter by its code is the way round the short cut.
        expect(toHtml(`${text} A`)).toBe(toHtml(`${text} &#65;`));
      },
    ),
    { numRuns: 1000 },
  );
});
