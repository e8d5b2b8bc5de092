import { describe, expect, it } from 'vitest';
import { readMaterial } from '../../src/commands/quiz-material.ts';
import { compose, type Wish } from '../../src/quiz/compose.ts';
import { grade } from '../../src/quiz/grade.ts';
import { lineOf } from '../../src/quiz/html.ts';
import { type Item, KINDS } from '../../src/quiz/item.ts';
import { Known } from '../../src/quiz/known.ts';
import { printedVersions } from '../../src/quiz/printed.ts';
import { checkSet } from '../../src/quiz/set-rules.ts';
import { versionsOf } from '../../src/quiz/versions.ts';
import { material, note } from './material.ts';

const wish = (more: Partial<Wish> = {}): Wish => ({
  count: 20,
  kinds: KINDS,
  optionCount: 4,
  seed: '1',
  latestYear: 2026,
  ...more,
});

const read = async (...paths: string[]) => (await readMaterial(paths, [])).material;
const EXAMPLES = await read('cards');

describe('a set', () => {
  it.each([
    ['cards/after-the-attacks.deck.md', 10],
    ['cards/vaccines.md', 10],
    ['cards/after-the-attacks.md', 15],
    ['cards', 20],
  ])('is made from %s, has %i items or more, and keeps every rule', async (path, least) => {
    const from = await read(path);
    const { items } = compose(from, [wish()]);
    expect(items.length).toBeGreaterThanOrEqual(least);
    expect(items.length).toBeLessThanOrEqual(20);
    expect(checkSet(items, new Known(from))).toEqual([]);
  });

  it('is the same for the same seed and another for another', () => {
    const made = (seed: string) => JSON.stringify(compose(EXAMPLES, [wish({ seed })]));
    expect(made('1')).toBe(made('1'));
    expect(made('1')).not.toBe(made('2'));
  });

  it.each(KINDS)('has only %s items where only they are wished for', (kind) => {
    const { items } = compose(EXAMPLES, [wish({ kinds: [kind] })]);
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(item.kind).toBe(kind);
    expect(checkSet(items, new Known(EXAMPLES))).toEqual([]);
  });

  it('has as many of each part as a blueprint wants', () => {
    const about = (heading: string) => ({
      isWanted: ({ headings }: { headings: readonly string[] }) => headings.includes(heading),
    });
    const { items } = compose(EXAMPLES, [
      wish({ count: 1, kinds: ['choice'], ...about('Madrid') }),
      wish({ count: 2, ...about('The end of smallpox') }),
    ]);
    expect(
      items.filter(({ origin }) => origin.headings.includes('Madrid')).map(({ kind }) => kind),
    ).toEqual(['choice']);
    expect(
      items.filter(({ origin }) => origin.headings.includes('The end of smallpox')),
    ).toHaveLength(2);
  });

  it('matches notes of one type, with right sides that go with nothing', () => {
    const notes = [1791, 1798, 1805, 1812, 1830].map((year, at) =>
      note(
        `When did ${['Anna', 'Bruno', 'Carla', 'Dario', 'Elena'][at]} build the ${['bridge', 'tower', 'canal', 'harbour', 'mill'][at]}?`,
        `In ${year}`,
        { at, sentence: `S${at}.` },
      ),
    );
    const { items } = compose(material(notes), [wish({ kinds: ['matching'], count: 1 })]);
    expect(items[0]).toMatchObject({
      kind: 'matching',
      pairs: expect.objectContaining({ length: 5 }),
    });
    const { pairs, extra } = items[0] as Extract<Item, { kind: 'matching' }>;
    expect(extra.length).toBeGreaterThan(0);
    for (const right of extra) expect(pairs.map((pair) => pair.right)).not.toContain(right);
  });

  it('orders dated facts and hides their dates', () => {
    const { items } = compose(EXAMPLES, [wish({ kinds: ['ordering'] })]);
    const [item] = items as Extract<Item, { kind: 'ordering' }>[];
    expect(item!.entries[0]).toBe('Ten bombs exploded on four commuter trains in Madrid.');
    expect(item!.entries.at(-1)).toMatch(/^A right-wing extremist/);
    for (const entry of item!.entries) expect(entry).not.toMatch(/\d{4}/);
  });
});

describe('versions', () => {
  const { items } = compose(EXAMPLES, [wish()]);
  const versions = versionsOf(items, ['A', 'B', 'C'], '1');

  it('have the same items with the same keys in another order', () => {
    const keys = (list: readonly Item[]) =>
      list
        .map((item) =>
          item.kind === 'choice'
            ? `${item.id} ${item.options.filter(({ isRight }) => isRight).map(({ html }) => html)}`
            : item.id,
        )
        .sort();
    for (const version of versions) expect(keys(version.items)).toEqual(keys(items));
    expect(new Set(versions.map((version) => version.items.map(({ id }) => id).join())).size).toBe(
      3,
    );
  });

  it('keep numbers in order, and no place four times in a row', () => {
    for (const version of versions) {
      const rules = checkSet(version.items, new Known(EXAMPLES)).map(({ rule }) => rule);
      expect(rules).not.toContain('order');
      expect(rules).not.toContain('position balance');
    }
  });

  it('have a key whose letters stand before the right options', () => {
    for (const version of printedVersions({ items }, versions)) {
      for (const [at, printed] of version.items.entries()) {
        const item = versions.find(({ name }) => name === version.name)!.items[at]!;
        if (item.kind !== 'choice') continue;
        const right = printed.options.find(
          ({ html }) => html === item.options.find(({ isRight }) => isRight)!.html,
        )!;
        expect(printed.key).toBe(`${right.letter} (${lineOf(right.html)})`);
      }
    }
  });
});

describe('grading', () => {
  const base = {
    id: 'i',
    points: 1,
    stem: 'x',
    origin: { notes: [], feedback: '', headings: [], at: 0 },
  };
  const pairs = [
    { left: 'Tambora', right: '1815' },
    { left: 'Laki', right: '1783' },
  ];
  it.each<[string, Item, string, number]>([
    [
      'a letter',
      {
        ...base,
        kind: 'choice',
        isSingle: true,
        isOrdered: false,
        options: [
          { html: 'a', isRight: false },
          { html: 'b', isRight: true },
        ],
      },
      'B',
      1,
    ],
    [
      'another letter',
      {
        ...base,
        kind: 'choice',
        isSingle: true,
        isOrdered: false,
        options: [
          { html: 'a', isRight: false },
          { html: 'b', isRight: true },
        ],
      },
      'a',
      0,
    ],
    [
      'some of the letters',
      {
        ...base,
        kind: 'choice',
        isSingle: false,
        isOrdered: false,
        options: [
          { html: 'a', isRight: true },
          { html: 'b', isRight: true },
        ],
      },
      'a',
      0,
    ],
    ['true', { ...base, kind: 'true-false', isTrue: true }, 'True', 1],
    ['nothing', { ...base, kind: 'true-false', isTrue: false }, '', 0],
    [
      'another case and no accent',
      { ...base, kind: 'short', accepted: ['The École Normale'] },
      'ecole normale',
      1,
    ],
    ['one of two gaps', { ...base, kind: 'gap', gaps: [['a b'], ['c']] }, 'A b; d', 0.5],
    [
      'a number within the tolerance',
      { ...base, kind: 'numeric', value: 2000, tolerance: 100, shown: '2,000' },
      '1,950',
      1,
    ],
    [
      'a number in words',
      { ...base, kind: 'numeric', value: 3, tolerance: 0, shown: 'three' },
      'three',
      1,
    ],
    ['letters of matching', { ...base, kind: 'matching', pairs, extra: ['1600'] }, 'cb', 1],
    ['half of them', { ...base, kind: 'matching', pairs, extra: ['1600'] }, 'ca', 0.5],
    ['letters in order', { ...base, kind: 'ordering', entries: ['c', 'a', 'b'] }, 'cab', 1],
  ])('takes %s', (_, item, line, share) => {
    expect(grade(item, line)).toBe(share);
  });
});
