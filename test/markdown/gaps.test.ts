import { describe, expect, it } from 'vitest';
import { gapsIn, readGaps } from '../../src/markdown/gaps.ts';

const TABLE: [text: string, front: string, hidden: string[]][] = [
  ['The [cat] and [dog].', 'The {{c1::cat}} and {{c2::dog}}.', ['cat', 'dog']],
  ['The ==cat==.', 'The {{c1::cat}}.', ['cat']],
  ['The {{cat}} and {{dog::animal}}.', 'The {{c1::cat}} and {{c2::dog::animal}}.', ['cat', 'dog']],
  ['{{c2::b}} {{c1::a::h}}', '{{c2::b}} {{c1::a::h}}', ['b', 'a']],
  // One form at a time.
  ['{{a}} and ==c==', '{{c1::a}} and ==c==', ['a']],
  ['{{c1::a}} in [b]', '{{c1::a}} in [b]', ['a']],
  ['{{c1::a}} of {{user}}', '{{c1::a}} of {{user}}', ['a']],
  // Not gaps.
  ['[a] \\[b\\] [c](d) ![e](f) [^1]', '{{c1::a}} [b] [c](d) ![e](f) [^1]', ['a']],
  ['[a] in `x[0]` at $y[0]$ and \\(z[0]\\)', '{{c1::a}} in `x[0]` at $y[0]$ and \\(z[0]\\)', ['a']],
  ['==a== if `x == y == z`', '{{c1::a}} if `x == y == z`', ['a']],
  // What is hidden may hold code, mathematics and brackets.
  ['[$x_{a_{b}}$]', '{{c1::$x_{a_{b} }$}}', ['$x_{a_{b} }$']],
  ['{{c1::$x_{a_{b}}$}}', '{{c1::$x_{a_{b} }$}}', ['$x_{a_{b} }$']],
  ['[`a}}b`]', '{{c1::`a}}b`}}', ['`a}}b`']],
  ['[std::vector]', '{{c1::std:\\:vector}}', ['std:\\:vector']],
  ['[f[0]]', '{{c1::f[0]}}', ['f[0]']],
  ['{{c1::a {{c2::b}} c}}', '{{c1::a {{c2::b}} c}}', ['a {{c2::b}} c', 'b']],
];

describe('readGaps', () => {
  it.each(TABLE)('%s', (text, front, hidden) => {
    const cloze = readGaps(text);
    expect(cloze.front).toBe(front);
    expect(cloze.problems).toEqual([]);
    expect(gapsIn(front).map((gap) => gap.hidden)).toEqual(hidden);
    expect(readGaps(front).front).toBe(front);
  });
});
