import fc from 'fast-check';
import { escapeHtml } from '../../src/quiz/html.ts';
import { GAP_MARK, type Item, type Origin } from '../../src/quiz/item.ts';

/** Pieces that formats trip over: their own signs, line ends, arrows, HTML, other scripts, mathematics, formulas of spreadsheets. */
const TRAPS = [
  ...[
    '{',
    '}',
    '~',
    '=',
    '#',
    ':',
    '\\',
    '####',
    '::',
    '//',
    '->',
    '-->',
    '[html]',
    '%50%',
    '*',
    '%',
    '\n0\n',
    '\n\n',
  ],
  ...[
    '<b>',
    '&amp;',
    '&',
    '<',
    '>',
    ']]>',
    '<![CDATA[',
    '<!--',
    '"',
    "'",
    '`',
    '</script>',
    '{1:SHORTANSWER:=x}',
  ],
  ...[
    '\\(x^2\\)',
    '\\(\\{a\\,b\\}\\)',
    '\\[\\frac{a}{b}\\]',
    '$5',
    '$x$',
    '|',
    '- [x] ',
    '1. ',
    '> ',
    '# ',
    '_____',
    '__',
    '[b1]',
    '[[1]]',
  ],
  ...[
    '=1+1',
    '+2',
    '-3',
    '@SUM(A1)',
    '\t',
    '\r\n',
    '\u0000',
    '\u000B',
    '\uFFFF',
    '\uD800',
    '\u00A0',
    '\u200B',
    '\u2028',
  ],
  ...[
    '日本語',
    '中文。',
    '한국어',
    'עברית',
    'العربية',
    'हिन्दी',
    'Ελληνικά',
    'Привет',
    '🎓',
    'é',
    'e\u0301',
    '→',
    '∑',
    '½',
  ],
  ...[
    'a',
    'the',
    ' ',
    '12',
    'Tambora',
    '{{mustache}}',
    '{{{x}}}',
    'TRUE',
    'T',
    ';',
    ',',
    '(',
    ')',
    '[',
    ']',
    '~=',
    '“q”',
  ],
];

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TRAPS) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
);

/** Text with at least one letter, so that something is left when what no file can hold is taken out. */
export const wildText = fc
  .tuple(fc.array(piece, { maxLength: 7 }), fc.constantFrom('x', 'Rome', '7', '中'), fc.nat(7))
  .map(([parts, sure, at]) => [...parts.slice(0, at), sure, ...parts.slice(at)].join(''));

const wildHtml = wildText.chain((text) =>
  fc.constantFrom(
    escapeHtml(text),
    `<em>${escapeHtml(text)}</em> and <code>${escapeHtml(text)}</code>`,
    `<p>${escapeHtml(text)}</p><ul><li>one</li><li>${escapeHtml(text)}</li></ul>`,
    `a<br>${escapeHtml(text)}<strong>b</strong>`,
    `<pre><code>x = {1}\n  ${escapeHtml(text)}\n</code></pre>`,
    `<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>${escapeHtml(text)}</td></tr></tbody></table>`,
    `<table><thead><tr><th align="right">${escapeHtml(text)}</th></tr></thead></table>`,
    `<table><caption>c</caption><tbody><tr><td colspan="2">${escapeHtml(text)}</td></tr></tbody><tfoot><tr><td>f</td></tr></tfoot></table>`,
    `<blockquote>\n<p>${escapeHtml(text)}</p>\nand\n</blockquote><hr><ol start="3" reversed><li>one<ul><li>${escapeHtml(text)}</li></ul></li></ol>`,
    `<del>${escapeHtml(text)}</del> <ins>i</ins> <u>u</u> <mark>m</mark> <ruby>漢<rp>(</rp><rt>kan</rt></ruby>a<wbr>b <bdo dir="rtl">r</bdo>`,
    `<details><summary>s</summary>${escapeHtml(text)}</details><figure>f<figcaption>${escapeHtml(text)}</figcaption></figure><dl><dt>t</dt><dd>${escapeHtml(text)}</dd></dl>`,
    `<a href="https://example.org/?a=1&amp;b=2" title="t">${escapeHtml(text)}</a> <a>no place</a> <span lang="de" dir="ltr">g</span> <span class="hljs-string">s</span>`,
    `<strong>a<div>${escapeHtml(text)}</div></strong><h3>h</h3><pre><code class="language-js">x &lt; 1</code></pre>`,
  ),
);

const origin: fc.Arbitrary<Origin> = fc
  .tuple(fc.array(wildText, { maxLength: 2 }), fc.oneof(fc.constant(''), wildHtml))
  .map(([headings, feedback]) => ({ notes: ['n'], feedback, headings, at: 0 }));

/** Told apart by a number, as the rules demand of options. */
const several = (least: number, most: number) =>
  fc
    .array(wildText, { minLength: least, maxLength: most })
    .map((texts) => texts.map((text, at) => `${text} ${at + 1}`));

const answers = fc
  .array(wildText, { minLength: 1, maxLength: 3 })
  .map((texts) => texts.map((text, at) => `${at + 1} ${text}`));

const base = fc.record({
  stem: wildHtml,
  origin,
  points: fc.constantFrom(1, 2),
  id: fc.constantFrom('a1', 'b-2', 'c3'),
});

export const wildItem: fc.Arbitrary<Item> = base.chain((shared) =>
  fc.oneof(
    fc.tuple(several(2, 5), fc.boolean(), fc.nat(4)).map(([texts, isSingle, at]): Item => {
      const right = at % texts.length;
      const options = texts.map((text, place) => ({
        html: escapeHtml(text),
        isRight: isSingle ? place === right : place >= right,
      }));
      return { ...shared, kind: 'choice', options, isSingle, isOrdered: false };
    }),
    fc.boolean().map((isTrue): Item => ({ ...shared, kind: 'true-false', isTrue })),
    answers.map((accepted): Item => ({ ...shared, kind: 'short', accepted })),
    fc
      .tuple(fc.array(answers, { minLength: 1, maxLength: 3 }), wildText)
      .map(([gaps, text]): Item => {
        const stem = gaps
          .map(() => `${escapeHtml(text.replaceAll(GAP_MARK, ''))} ${GAP_MARK} `)
          .join('');
        return { ...shared, kind: 'gap', stem: `${stem}end.`, gaps };
      }),
    fc.tuple(fc.constantFrom(0, 1815, -3.5, 1e6, 0.001), fc.constantFrom(0, 1, 0.5)).map(
      ([value, tolerance]): Item => ({
        ...shared,
        kind: 'numeric',
        value,
        tolerance,
        shown: String(value),
      }),
    ),
    fc
      .tuple(several(3, 6), several(3, 6), fc.integer({ min: 0, max: 2 }))
      .map(([lefts, rights, spare]): Item => {
        const count = Math.min(lefts.length, rights.length - Math.min(spare, rights.length - 3));
        return {
          ...shared,
          kind: 'matching',
          pairs: rights
            .slice(0, count)
            .map((right, at) => ({ left: escapeHtml(lefts[at]!), right: escapeHtml(right) })),
          extra: rights.slice(count).map(escapeHtml),
        };
      }),
    several(3, 5).map(
      (texts): Item => ({ ...shared, kind: 'ordering', entries: texts.map(escapeHtml) }),
    ),
  ),
);
