import { describe, expect, it } from 'vitest';
import { firstGuid, guidsOf } from '../../src/collection/guid.ts';

describe('firstGuid', () => {
  // Pinned: a change here makes Anki take every note of every deck for a new one.
  it.each([
    ['History', 'basic', 'What did Spain do?', '7dfa5c0083680849'],
    ['History::Europe', 'cloze', 'The {{c1::1980s::decade}} ended.', '14a828153eae8b85'],
  ] as const)('of %j, %s, %j is %s', (deck, kind, front, guid) => {
    expect(firstGuid(deck, kind, front)).toBe(guid);
  });

  it.each([
    ['white space', 'basic', 'What  is\nthis?', ' What is this? '],
    ['Unicode form', 'basic', 'cafe\u0301', 'caf\u00e9'],
    ['gaps', 'cloze', 'The {{c1::1980s}} ended.', 'The 1980s {{c2::ended}}.'],
    ['hints', 'cloze', 'The {{c1::1980s::decade}} ended.', 'The {{c3::1980s}} ended.'],
    ['nested gaps', 'cloze', '{{c1::a {{c2::b::h}} c::h}} d', 'a b c d'],
    ['gaps that share a card', 'cloze', '{{c1,2::a}}', 'a'],
  ] as const)('is the same whatever the %s', (_what, kind, one, other) => {
    expect(firstGuid('D', kind, one)).toBe(firstGuid('D', kind, other));
  });

  it('is the same however the levels of the deck are spaced', () => {
    expect(firstGuid('A :: B', 'basic', 'a')).toBe(firstGuid('A::B', 'basic', 'a'));
  });

  it.each([
    ['case', ['D', 'basic', 'polish'], ['D', 'basic', 'Polish']],
    ['deck', ['D', 'basic', 'a'], ['E', 'basic', 'a']],
    ['kind', ['D', 'basic', 'a'], ['D', 'cloze', 'a']],
    ['text', ['D', 'cloze', '{{c1::a}}'], ['D', 'cloze', '{{c1::b}}']],
    ['border between deck and front', ['D a', 'basic', 'b'], ['D', 'basic', 'a b']],
    ['braces that are no gap', ['D', 'basic', '{{c1::a}}'], ['D', 'basic', 'a']],
  ] as const)(
    'tells notes apart by %s',
    (_what, [deck, kind, front], [otherDeck, otherKind, otherFront]) => {
      expect(firstGuid(deck, kind, front)).not.toBe(firstGuid(otherDeck, otherKind, otherFront));
    },
  );
});

it('guidsOf loses no note that shares its front with another', () => {
  const notes = ['a', 'b', 'a ', 'a'].map((front) => ({ kind: 'basic' as const, front }));
  const guids = guidsOf('D', notes);
  expect(new Set(guids).size).toBe(4);
  expect(guids[0]).toBe(firstGuid('D', 'basic', 'a'));
  expect(guids).toEqual(guidsOf('D', notes));
});
