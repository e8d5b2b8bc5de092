import { expect, it } from 'vitest';
import { normaliseTags, tagColumn } from '../../src/anki/tags.ts';

it.each([
  [['history'], ' history '],
  [[], ''],
  [['', ' ', '\u3000'], ''],
  [['two words', 'tab\tand\u3000wide'], ' tab_and_wide two_words '],
  [['b', 'A', 'a', 'B'], ' A b '],
  [['a::b', ':: a :: ::c::'], ' a::b a::c '],
  [['say "so"', 'bell\x07'], ' bell say_so '],
  [['cafe\u0301'], ' caf\u00e9 '],
])('tags %j are stored as %j', (tags, column) => {
  expect(tagColumn(normaliseTags(tags))).toBe(column);
});
