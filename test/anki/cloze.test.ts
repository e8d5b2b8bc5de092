import { expect, it } from 'vitest';
import { clozeOrds } from '../../src/anki/cloze.ts';

/** Each as Anki 26.09.3 makes cards of it. */
it.each([
  [['{{c1::a}} {{c3::b::hint}} {{c1::c}}'], [0, 2]],
  [['no gap'], [0]],
  [
    ['{{c1::a}}', 'more {{c7::b}}'],
    [0, 6],
  ],
  [['{{c1::outer {{c2::inner}} rest}}'], [0, 1]],
  [['{{c1,4::both}}'], [0, 3]],
  [['{{c2::open'], [0]],
  [['{{c2::open {{c3::lost}}'], [0]],
  [['{{c2::open', '{{c4::own field}}'], [3]],
  [['{{c0::a}} {{c2::b}}'], [1]],
  [['{{c800::a}}'], [499]],
  [['{{c70000::a}}'], [0]],
  [['{{c::a}} }} {{C1::a}} {{ c1::a }}'], [0]],
  [['{{c2::<b>x</b>\n\\(y\\)}}'], [1]],
])('%j asks for the cards %j', (fields, ords) => {
  expect(clozeOrds(fields)).toEqual(ords);
});
