import { describe, expect, it } from 'vitest';
import { checksum } from '../../src/anki/checksum.ts';
import { cleanField, plainText } from '../../src/anki/field-text.ts';

describe('checksum', () => {
  // "test" is from Anki's own tests.
  it.each([
    ['test', 2840236005],
    ['<p><b>te</b>st</p>', 2840236005],
    ['', 3661210606],
  ])('of %j is %i', (field, sum) => {
    expect(checksum(field)).toBe(sum);
  });
});

describe('plainText', () => {
  it.each([
    ['<p>a <em>b</em></p>', 'a b'],
    ['a<!-- {{c1::x}} -->b<style>p{}</style>c<script>1</script>', 'abc'],
    ['see <img alt="x" src="a b.png"> there', 'see  a b.png  there'],
    ["<audio src='s.mp3'></audio>", ' s.mp3 '],
    ['1 &#x3C; 2 &amp; 3 &#62; 2&nbsp;!', '1 < 2 & 3 > 2 !'],
    ['fish & chips &lt;', 'fish & chips &lt;'],
    ['[sound:a.mp3] \\(x_{1}\\)', '[sound:a.mp3] \\(x_{1}\\)'],
  ])('of %j is %j', (html, text) => {
    expect(plainText(html)).toBe(text);
  });
});

describe('cleanField', () => {
  it.each([
    ['a\x1fb\0c\x7f', 'abc'],
    ['one\r\ntwo\tthree', 'one\ntwo\tthree'],
    ['cafe\u0301', 'caf\u00e9'],
    ['half \ud83d a face', 'half \ufffd a face'],
    ['👩‍🚀 "it\'s" <b>', '👩‍🚀 "it\'s" <b>'],
  ])('of %j is %j', (html, clean) => {
    expect(cleanField(html)).toBe(clean);
  });
});
