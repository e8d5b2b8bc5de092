import { describe, expect, it } from 'vitest';
import { GAP_MARK, type Item } from '../../src/quiz/item.ts';
import { Known } from '../../src/quiz/known.ts';
import { checkItem, ITEM_RULES } from '../../src/quiz/rules.ts';
import { checkSet } from '../../src/quiz/set-rules.ts';
import { material, note } from './material.ts';

const origin = { notes: ['n'], feedback: '', headings: [], at: 0 };
const base = { id: 'i', points: 1, origin };
const KNOWN = new Known(
  material(
    [note('n', '', { id: 'n', sentence: 'Laki erupted before the birth of Anna.' })],
    ['Tambora', 'Krakatoa', 'Merapi', 'Laki', 'Mount Agung'].map((text) => ({ text })),
  ),
);

function choice(stem: string, options: readonly string[]): Item {
  const list = options.map((text) => ({
    html: text.replace(/^\*/, ''),
    isRight: text.startsWith('*'),
  }));
  return { ...base, kind: 'choice', stem, options: list, isSingle: true, isOrdered: false };
}

const STEM = 'Which volcano of the island erupted then?';

/** One item that breaks each rule, and nothing else of it. */
const BROKEN: readonly (readonly [rule: string, item: Item])[] = [
  ['one correct', choice(STEM, ['*Tambora', '*Krakatoa', 'Merapi'])],
  ['one correct', choice(STEM, ['Tambora', 'Krakatoa', 'Merapi'])],
  ['one correct', choice('How many were there in all?', ['*three', '3', '4'])],
  ['no overlap', choice(STEM, ['*Tambora', 'Mount Agung', 'Agung'])],
  ['length parity', choice(STEM, ['*Tambora', 'A', 'B'])],
  ['same category', choice(STEM, ['*Tambora', 'the Krakatoa', 'Merapi'])],
  ['same category', choice('When did it erupt there?', ['*1815', 'May 1816', '1817'])],
  ['same category', choice('How far is it from here?', ['*20 miles', '30 metres', '40 miles'])],
  ['grammar', choice(`It was an ${GAP_MARK} of the sea.`, ['*Tambora', 'Krakatoa', 'Merapi'])],
  [
    'no word clue',
    choice('Which mountain is on Tambora island?', [
      '*Tambora Peak',
      'Krakatoa Hill',
      'Merapi Hill',
    ]),
  ],
  [
    'no convergence',
    choice('When was the treaty signed there?', [
      'On 4 March 1815',
      '*On 4 June 1815',
      'On 9 June 1815',
    ]),
  ],
  ['no all or none of the above', choice(STEM, ['*Tambora', 'Krakatoa', 'None of the above'])],
  ['no all or none of the above', choice(STEM, ['*Tambora', 'always Laki', 'Merapi'])],
  [
    'no hidden negation',
    choice('Which of them did not erupt then?', ['*Tambora', 'Krakatoa', 'Merapi']),
  ],
  ['stem complete', choice('The volcano of the island', ['*Tambora', 'Krakatoa', 'Merapi'])],
  ['stem complete', choice('When did it erupt again there?', ['*1815', '1816', '1817'])],
  ['stem complete', choice('When was this edict declared there?', ['*1815', '1816', '1817'])],
  [
    'answer not in stem',
    choice('Did Tambora or which volcano erupt?', ['*Tambora', 'Krakatoa', 'Merapi']),
  ],
  ['order', choice('When did the volcano erupt there?', ['*1815', '1812', '1817'])],
  ['plausible', choice(STEM, ['*Tambora', 'Krakatoa', 'Vesuvius'])],
  ['plausible', choice(STEM, ['*Tambora', 'Krakatoa', 'Laki'])],
  [
    'statement complete',
    { ...base, kind: 'true-false', stem: 'It erupted in 1815 there.', isTrue: true },
  ],
  [
    'gaps',
    { ...base, kind: 'gap', stem: `The ${GAP_MARK} of it all.`, gaps: [['eruption'], ['1815']] },
  ],
  [
    'answer is short',
    {
      ...base,
      kind: 'short',
      stem: 'What did the island lose then?',
      accepted: ['all that it had ever had and more'],
    },
  ],
  [
    'number',
    {
      ...base,
      kind: 'numeric',
      stem: 'How many people died there?',
      value: 10,
      tolerance: 9,
      shown: '10',
    },
  ],
  [
    'matching',
    {
      ...base,
      kind: 'matching',
      stem: 'Match them.',
      pairs: ['a', 'b', 'c'].map((x) => ({ left: x, right: `${x}${x}` })),
      extra: [],
    },
  ],
  [
    'ordering',
    { ...base, kind: 'ordering', stem: 'Put these in order.', entries: ['one', 'two', 'two'] },
  ],
];

describe('the rules of item writing', () => {
  it.each(BROKEN)('%s is broken by an item of the table', (rule, item) => {
    expect(checkItem(item, KNOWN).map((finding) => finding.rule)).toContain(rule);
  });

  it('each have an item that breaks them', () => {
    const broken = new Set(BROKEN.map(([rule]) => rule));
    for (const { name } of ITEM_RULES) expect([...broken]).toContain(name);
  });

  it('are kept by good items', () => {
    const good = [
      choice(STEM, ['*Tambora', 'Krakatoa', 'Merapi']),
      choice('When did the volcano erupt there?', ['In 1812', '*In 1815', 'In 1817']),
      choice(`Sumbawa lost many people to ${GAP_MARK}.`, ['*Tambora', 'Krakatoa', 'Merapi']),
      choice('Which of them did <strong>not</strong> erupt then?', [
        '*Tambora',
        'Krakatoa',
        'Merapi',
      ]),
    ];
    for (const item of good) expect(checkItem(item, KNOWN)).toEqual([]);
  });
});

describe('the rules of a set', () => {
  const rulesOf = (items: readonly Item[]) =>
    checkSet(
      items.map((item, at) => ({ ...item, id: String(at) })),
      KNOWN,
    ).map(({ rule }) => rule);
  const at = (place: number, index: number): Item => {
    const words = ['Tambora', 'Krakatoa', 'Merapi'];
    const options = words.map((word, option) => `${option === place ? '*' : ''}${word}`);
    return {
      ...choice(
        `Which volcano is number ${['ten', 'nine', 'eight', 'seven', 'six', 'five', 'four'][index]} of the list?`,
        options,
      ),
      origin: { ...origin, notes: [String(index)] },
    };
  };

  it('want the key in each place equally often and in no place four times in a row', () => {
    expect(rulesOf([0, 1, 2].map(at))).toEqual([]);
    expect(rulesOf([0, 0, 0, 0, 1, 2].map(at))).toContain('position balance');
  });

  it('want no key that is mostly the longest', () => {
    const long = ['Tambora', 'Krakatoa', 'Merapi'];
    const items = [1, 1, 1, 0, 2].map((place, index) => at(place, index));
    expect(long[1]!.length).toBeGreaterThan(long[0]!.length);
    expect(rulesOf(items)).toContain('longest is correct');
  });

  it('want half of the statements true', () => {
    const statement = (index: number): Item => ({
      ...base,
      kind: 'true-false',
      isTrue: true,
      stem: `The ${['first', 'second', 'third', 'fourth'][index]} eruption was the largest.`,
      origin: { ...origin, notes: [String(index)] },
    });
    expect(rulesOf([0, 1, 2, 3].map(statement))).toContain('true/false balance');
  });

  it('want no question that says what another asks, nor the same asked twice', () => {
    const asked = choice(STEM, ['*Tambora', 'Krakatoa', 'Merapi']);
    const telling: Item = {
      ...base,
      kind: 'numeric',
      stem: 'In which year did Tambora erupt?',
      value: 1815,
      tolerance: 0,
      shown: '1815',
      origin: { ...origin, notes: ['other'] },
    };
    expect(rulesOf([asked, telling])).toContain('independence');
    expect(rulesOf([asked, { ...asked, origin: { ...origin, notes: ['other'] } }])).toContain(
      'independence',
    );
  });
});
