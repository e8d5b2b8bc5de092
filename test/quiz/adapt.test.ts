import { describe, expect, it } from 'vitest';
import { adapt } from '../../src/quiz/adapt.ts';
import { FORMATS, type FormatName } from '../../src/quiz/formats.ts';
import { GAP_MARK, type Item } from '../../src/quiz/item.ts';

const base = {
  id: 'i',
  points: 4,
  stem: 'Match.',
  origin: { notes: [], feedback: '', headings: [], at: 0 },
};
const MATCHING: Item = {
  ...base,
  kind: 'matching',
  extra: ['9'],
  pairs: ['1', '2', '3', '4'].map((right) => ({ left: `l${right}`, right })),
};
const GAPS: Item = {
  ...base,
  kind: 'gap',
  stem: `A ${GAP_MARK} and b ${GAP_MARK}.`,
  gaps: [['x'], ['y']],
};
const ORDER: Item = { ...base, kind: 'ordering', entries: ['a', 'b', 'c'] };
const NUMBER: Item = { ...base, kind: 'numeric', value: 1300, tolerance: 0, shown: '1,300' };
const TRUTH: Item = { ...base, kind: 'true-false', isTrue: false };

const adapted = async (name: FormatName, item: Item) => {
  const { abilities, name: title } = await FORMATS[name]();
  return adapt([item], abilities, title);
};

describe('what a format lacks', () => {
  it.each<[FormatName, Item, object[], string]>([
    [
      'gift',
      ORDER,
      [
        {
          kind: 'matching',
          pairs: [
            { left: 'a', right: 'First' },
            { left: 'b', right: 'Second' },
            { left: 'c', right: 'Third' },
          ],
        },
      ],
      'GIFT has no ordering items; they are matching items, each entry with its place.',
    ],
    [
      'gift',
      GAPS,
      [
        { kind: 'short', stem: `A ${GAP_MARK} and b y.`, accepted: ['x'] },
        { kind: 'short', stem: `A x and b ${GAP_MARK}.`, accepted: ['y'] },
      ],
      'GIFT has no gap-fill items; they are short answer items with a blank (2 items).',
    ],
    [
      'brightspace',
      NUMBER,
      [{ kind: 'short', accepted: ['1,300', '1300'] }],
      'Brightspace has no numeric items; they are short answer items.',
    ],
    [
      'blackboard',
      MATCHING,
      [{ kind: 'matching', extra: [] }],
      'Blackboard has no right sides that go with nothing in matching; they are left out.',
    ],
    [
      'kahoot',
      TRUTH,
      [
        {
          kind: 'choice',
          options: [
            { html: 'True', isRight: false },
            { html: 'False', isRight: true },
          ],
        },
      ],
      'Kahoot has no true/false items; they are multiple choice items with True and False.',
    ],
    ['kahoot', NUMBER, [], 'Kahoot has no numeric items; they are left out.'],
    [
      'quizlet',
      TRUTH,
      [{ kind: 'short', accepted: ['False'] }],
      'Quizlet has no true/false items; they are cards that say True or False.',
    ],
    [
      'qti12',
      ORDER,
      [{ kind: 'matching' }],
      'Canvas QTI 1.2 has no ordering items; they are matching items, each entry with its place.',
    ],
  ])('%s: %j', async (name, item, wanted, notice) => {
    const { items, notices } = await adapted(name, item);
    expect(items).toHaveLength(wanted.length);
    for (const [at, one] of wanted.entries()) expect(items[at]).toMatchObject(one);
    expect(notices).toContain(notice);
  });

  it('Kahoot asks for each pair, and the points stay what they were', async () => {
    const { items } = await adapted('kahoot', MATCHING);
    expect(items).toHaveLength(4);
    expect(items.reduce((sum, { points }) => sum + points, 0)).toBe(4);
    const places = items.map(
      (item) => item.kind === 'choice' && item.options.findIndex(({ isRight }) => isRight),
    );
    expect(new Set(places).size).toBeGreaterThan(1);
  });

  it('shares the points of a text with several gaps among its items', async () => {
    const { items } = await adapted('brightspace', GAPS);
    expect(items.map(({ points }) => points)).toEqual([2, 2]);
  });

  it.each<[FormatName, string[]]>([
    ['gift', ['GIFT carries no points; give what is worth more than one its points there.']],
    [
      'blackboard',
      [
        'Blackboard carries no points; give what is worth more than one its points there.',
        'Blackboard carries no feedback; it is left out.',
      ],
    ],
    ['moodle-xml', []],
  ])('%s says what it has no place for', async (name, notices) => {
    const told: Item = { ...TRUTH, origin: { ...TRUTH.origin, feedback: 'Because.' } };
    expect((await adapted(name, told)).notices).toEqual(notices);
    const plain: Item = { ...TRUTH, points: 1 };
    expect((await adapted(name, plain)).notices).toEqual([]);
  });

  it.each<[FormatName, string]>([
    ['kahoot', 'Kahoot takes questions of 120 characters at most; longer ones are left out.'],
  ])('%s says what is too long for it', async (name, notice) => {
    const long: Item = {
      ...base,
      kind: 'choice',
      stem: `${'x'.repeat(130)}?`,
      isSingle: true,
      isOrdered: false,
      options: [
        { html: 'a', isRight: true },
        { html: 'b', isRight: false },
      ],
    };
    expect(await adapted(name, long)).toEqual({ items: [], notices: [notice] });
  });
});
