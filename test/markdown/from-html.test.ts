import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHtml } from '../../src/markdown/from-html.ts';
import { type HtmlOptions, toHtml } from '../../src/markdown/html.ts';

const TABLE: [string, string][] = [
  ['plain', 'plain'],
  ['<b>a</b> <i>b</i>', '**a** *b*'],
  ['one<br>two', 'one\\\ntwo'],
  ['one<br><br>two<br>', 'one\n\ntwo'],
  ['<div>one</div><div>two</div>', 'one\n\ntwo'],
  ['H<sub>2</sub>O x<sup>2</sup> <u>u</u>', 'H<sub>2</sub>O x<sup>2</sup> <u>u</u>'],
  ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
  ['<pre><code>if (a &lt; b)\n  c</code></pre>', '```\nif (a < b)\n  c\n```'],
  ['<a href="https://a.b">c</a>', '[c](https://a.b)'],
  ['\\(a_1 &lt; b\\) costs $5', '$a_1 < b$ costs \\$5'],
  ['\\[x^2\\]', '$$x^2$$'],
  ['\\(1\\)2', '\\(1\\)2'],
  ['[$]x[/$] and [$$]y[/$$]', '$x$ and $$y$$'],
  ['<code>\\(x\\)</code>', '`\\(x\\)`'],
  ['Q: *a*', 'Q\\: \\*a\\*'],
  ['Tags: a', 'Tags\\: a'],
  ['a :: b ==c==', 'a :\\: b =\\=c=\\='],
  ['1. x', '1\\. x'],
  ['[sound:a b.mp3]<img src="c.png">', '![](<media/a b.mp3>)![](media/c.png)'],
  ['<span style="color:red">red</span>', 'red'],
  ['a<script>alert(1)</script>b<style>x</style><img src=x onerror=y>', 'ab![](media/x)'],
  ['<a href="javascript:x">a</a><iframe src=x></iframe>', 'a'],
];

const CLOZES: [string, string][] = [
  ['{{c1::a}} b', '{{c1::a}} b'],
  ['{{c1::<b>a</b>::hint}}', '{{c1::**a**::hint}}'],
  ['{{c1::a {{c2::b}} c}}', '{{c1::a {{c2::b}} c}}'],
  ['{{c1::std::vector}}', '{{c1::std::vector}}'],
  ['\\(a = {{c1::b^2}}\\)', '$a = {{c1::b^2}}$'],
  ['{{c1::\\(x\\)}}', '{{c1::$x$}}'],
  ['{{c1,2::a}}', '{{c1::a}}'],
];

const medium = (name: string) => `media/${name}`;

describe('fromHtml', () => {
  it.each(TABLE)('%j', (html, markdown) => {
    expect(fromHtml(html, { medium }).markdown).toBe(markdown);
  });

  it.each(CLOZES)('of a cloze %j', (html, markdown) => {
    expect(fromHtml(html, { isCloze: true, medium }).markdown).toBe(markdown);
  });

  it('says what it leaves out', () => {
    expect(fromHtml('<font color="red">a</font><script>b</script>').lost).toEqual([
      'colours and fonts',
      'scripts, styles and forms',
    ]);
  });

  it('is not led on by nesting without end', () => {
    expect(fromHtml(`${'<div><b>'.repeat(20_000)}x`).markdown.length).toBeLessThan(10_000);
  });

  it('gives Markdown that the same HTML comes of', () => {
    const back: HtmlOptions = {
      medium: (address) => ({ kind: 'picture', name: address.replace(/^media\//, '') }),
    };
    const inline = fc.constantFrom(
      ...[
        'word',
        '*a*',
        '**b**',
        '`c`',
        '$x_1$',
        '\\(y\\)',
        '$$z$$',
        '[l](https://a.b)',
        '![p](q.png)',
      ],
      ...[
        'H<sub>2</sub>',
        'costs $5',
        '1. x',
        'Q: y',
        '&amp;',
        '<',
        '#',
        '_',
        'a_b',
        '~~s~~',
        '::',
        '{{',
        '}}',
        '\\*',
      ],
    );
    const line = fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
    const block = fc.oneof(
      line,
      fc
        .array(line, { minLength: 1, maxLength: 3 })
        .map((items) => items.map((one) => `- ${one}`).join('\n')),
      line.map((one) => `> ${one}`),
      line.map((one) => `\`\`\`\n${one}\n\`\`\``),
      line.map((one) => `| h |\n| - |\n| ${one.replaceAll('|', '')} |`),
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (blocks) => {
        const html = toHtml(blocks.join('\n\n'), back);
        const { markdown } = fromHtml(html, { medium });
        expect(toHtml(markdown, back)).toBe(html);
      }),
      { numRuns: 400 },
    );
  });

  it('lets no script through, whatever the HTML', () => {
    const part = fc.constantFrom(
      ...[
        '<',
        '>',
        '<script>',
        '</script>',
        '<img src=x onerror=alert(1)>',
        '<svg onload=x>',
        '<b',
        '"',
        "'",
        '<a href="javascript:x">',
      ],
      ...[
        '\\(',
        '\\)',
        '[sound:',
        ']',
        '{{c1::',
        '}}',
        '::',
        '&lt;',
        '&#60;',
        'x',
        ' ',
        '\uFDD2',
        '0',
        '\uFDD3',
        '<!--',
        '-->',
        '<sub onclick=x>',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 15 }), fc.boolean(), (parts, isCloze) => {
        const { markdown } = fromHtml(parts.join(''), { isCloze, medium });
        expect(toHtml(markdown)).not.toMatch(
          /<(?:script|svg|img[^>]*onerror)|<[^>]*\son\w+=|href="javascript/i,
        );
      }),
      { numRuns: 500 },
    );
  });
});
