import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Identifiable, type Known, matchNotes } from '../../src/collection/match.ts';

type Brief = Partial<Identifiable> & { readonly isGone?: boolean };

const note = ({ isGone = false, ...brief }: Brief): Known => ({
  kind: 'basic',
  front: 'Who discovered penicillin?',
  back: 'Alexander Fleming',
  sentence: '',
  deck: 'Biology',
  file: 'a.md',
  position: 0,
  isGone,
  ...brief,
});

/** Which of the known notes each found one is taken for, by their index; `new`, or `unclear`. */
function taken(known: readonly Brief[], found: readonly Brief[]): (number | 'new' | 'unclear')[] {
  const before = known.map((one, position) => note({ position, ...one }));
  const after = found.map((one, position) => note({ position, ...one }));
  const { pairs, unclear } = matchNotes(before, after);
  return after.map((one) => {
    const pair = pairs.get(one);
    if (pair !== undefined) return before.indexOf(pair);
    return unclear.some(({ found: doubtful }) => doubtful === one) ? 'unclear' : 'new';
  });
}

const A = { front: 'Who discovered penicillin?', back: 'Alexander Fleming' };
const B = { front: 'In what year did Rome fall to the Goths?', back: '476' };
const C = { front: 'What does a ribosome make?', back: 'Proteins from messenger RNA' };

describe('a note is found again', () => {
  const cases: [string, Brief[], Brief[], (number | 'new' | 'unclear')[]][] = [
    ['with the same text', [A, B], [B, A], [1, 0]],
    ['with other white space', [A], [{ ...A, front: ' Who  discovered\npenicillin? ' }], [0]],
    ['in another file', [A], [{ ...A, file: 'b.md' }], [0]],
    ['in another deck', [A], [{ ...A, deck: 'History' }], [0]],
    ['asked both ways', [A], [{ ...A, kind: 'reversed' }], [0]],
    ['with another answer', [A, B], [{ ...A, back: 'Fleming and Florey' }, B], [0, 1]],
    ['with a word put right', [A, B], [{ ...A, front: 'Who discoverd penicillin?' }, B], [0, 1]],
    [
      'with a new question for its answer',
      [A, B],
      [{ ...A, front: 'Which scientist discovered penicillin in 1928?' }, B],
      [0, 1],
    ],
    [
      'with question and answer edited',
      [A, C],
      [{ front: 'Who was it who discovered penicillin?', back: 'Sir Alexander Fleming' }, C],
      [0, 1],
    ],
    [
      'edited in a file that was renamed',
      [A, B, C],
      [
        { ...A, file: 'b.md' },
        { ...B, file: 'b.md' },
        { ...C, file: 'b.md', front: 'What is it that a ribosome makes?' },
      ],
      [0, 1, 2],
    ],
    [
      'of two with one text, each',
      [A, A],
      [A, { ...A, front: 'Who first discovered penicillin?' }],
      [0, 1],
    ],
    ['after it was gone', [{ ...A, isGone: true }], [A], [0]],
    [
      'after it was gone, with another answer',
      [{ ...A, isGone: true }],
      [{ ...A, back: 'Florey' }],
      [0],
    ],
    [
      'of a cloze with other gaps',
      [{ kind: 'cloze', front: '{{c1::Rome}} fell in 476.', back: '' }],
      [{ kind: 'cloze', front: '{{c1::Rome}} fell in {{c2::476}}.', back: '' }],
      [0],
    ],
    [
      'of a cloze with a word more',
      [{ kind: 'cloze', front: '{{c1::Rome}} fell to the Goths in 476.', back: '' }],
      [{ kind: 'cloze', front: 'In the west {{c1::Rome}} fell to the Goths in 476.', back: '' }],
      [0],
    ],
  ];
  it.each(cases)('%s', (_, known, found, expected) => {
    expect(taken(known, found)).toEqual(expected);
  });
});

describe('a note is another one', () => {
  const born = { front: 'When was Marie Curie born?', back: '7 November 1867' };
  const cases: [string, Brief[], Brief[], (number | 'new' | 'unclear')[]][] = [
    ['with another text', [A], [C], ['new']],
    [
      'where only the answer is the same and short',
      [{ front: 'Is a whale a fish?', back: 'No' }],
      [{ front: 'May dogs eat chocolate?', back: 'No' }],
      ['new'],
    ],
    [
      'where only the pattern of the question is the same',
      [born],
      [{ front: 'When was Pierre Curie born?', back: '15 May 1859' }],
      ['new'],
    ],
    [
      'where a number and its answer differ',
      [{ front: 'What happened in 1914?', back: 'The First World War began' }],
      [{ front: 'What happened in 1917?', back: 'Revolution in Russia' }],
      ['new'],
    ],
    [
      'where it asks another thing of its sentence',
      [
        {
          front: 'Where was the League of Nations founded?',
          back: 'In Paris',
          sentence: 'The League of Nations was founded in Paris in 1920.',
        },
      ],
      [
        {
          front: 'When was the League of Nations founded?',
          back: '10 January 1920',
          sentence: 'The League of Nations was founded in Paris in 1920.',
        },
      ],
      ['new'],
    ],
    [
      'where both halves are somewhat alike',
      [{ front: 'Which river flows through the city of Vienna?', back: 'The blue Danube' }],
      [{ front: 'Which river flows by the town of Verona?', back: 'The long Adige' }],
      ['new'],
    ],
    ['of another kind', [A], [{ kind: 'cloze', front: '{{c1::Fleming}}', back: '' }], ['new']],
    [
      'where it was gone and only resembles',
      [{ ...A, isGone: true }],
      [{ ...A, front: 'Which scientist discovered penicillin?' }],
      ['new'],
    ],
    [
      'where two are as likely',
      [
        { front: 'Who led the first expedition to the pole?', back: 'Roald Amundsen' },
        { front: 'Who led the fast expedition to the pole?', back: 'Roald Amundsen' },
      ],
      [{ front: 'Who led the finest expedition to the pole?', back: 'Roald Amundsen' }],
      ['unclear'],
    ],
  ];
  it.each(cases)('%s', (_, known, found, expected) => {
    expect(taken(known, found)).toEqual(expected);
  });
});

/** Notes of made-up words, so that two of them share next to nothing. */
const word = fc.string({
  minLength: 4,
  maxLength: 9,
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
});
const fact = fc.record({
  front: fc.array(word, { minLength: 5, maxLength: 9 }),
  back: fc.array(word, { minLength: 1, maxLength: 4 }),
});
const edit = fc.record({
  kind: fc.constantFrom('keep', 'word', 'answer', 'delete', 'move'),
  at: fc.nat(),
  word,
});

describe('over any edits', () => {
  it('no history goes to another fact, and little of it is lost', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fact, {
          minLength: 2,
          maxLength: 12,
          selector: ({ front }) => front.join(' '),
        }),
        fc.array(edit, { minLength: 12, maxLength: 12 }),
        fc.array(fact, { maxLength: 4 }),
        (facts, edits, others) => {
          const before = facts.map((one, position) => note({ ...joined(one), position }));
          const kept = facts.flatMap((one, at) => {
            const after = edited(one, edits[at]!);
            return after === undefined ? [] : [{ at, ...after }];
          });
          const after = [
            ...kept.map((one, position) => ({ ...note({ ...one, position }), at: one.at })),
            ...others.map((one) => ({ ...note(joined(one)), at: -1 })),
          ];
          const { pairs } = matchNotes(before, after);
          for (const [found, known] of pairs) expect(before.indexOf(known)).toBe(found.at);
          const lost = after.filter((one) => one.at >= 0 && !pairs.has(one));
          expect(lost).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

interface Fact {
  readonly front: readonly string[];
  readonly back: readonly string[];
}

function joined({ front, back }: Fact) {
  return { front: `${front.join(' ')}?`, back: back.join(' ') };
}

function edited(one: Fact, { kind, at, word: other }: { kind: string; at: number; word: string }) {
  const swap = (words: readonly string[]) =>
    words.map((text, index) => (index === at % words.length ? other : text));
  switch (kind) {
    case 'delete':
      return undefined;
    case 'word':
      return joined({ ...one, front: swap(one.front) });
    case 'answer':
      return joined({ ...one, back: [...one.back, other] });
    case 'move':
      return { ...joined(one), file: 'b.md' };
    default:
      return joined(one);
  }
}
