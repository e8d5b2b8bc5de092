import { describe, expect, it } from 'vitest';
import { readYamlFile } from '../../src/markdown/yaml.ts';
import { readBlueprint, readDifficulty, readKinds } from '../../src/quiz/blueprint.ts';

describe('a blueprint', () => {
  it('says how many items of which kinds each section is to have', () => {
    const text =
      'title: Week 3\nversions: [A, B]\ntime: 15\nitems:\n  - section: Madrid\n    count: 3\n    types: [mc, tf]\n  - count: 2\n    difficulty: 2-5\nwords:\n  - [mercury, copper, silver]\n';
    expect(readBlueprint(readYamlFile(text))).toMatchObject({
      title: 'Week 3',
      versions: ['A', 'B'],
      minutes: 15,
      parts: [
        { section: 'Madrid', count: 3, kinds: ['choice', 'true-false'] },
        { count: 2, difficulty: [2, 5] },
      ],
      wordLists: [['mercury', 'copper', 'silver']],
    });
  });

  it.each([
    ['', 'A blueprint is a list of keys and values, with items: at least.'],
    ['title: x', 'A blueprint needs items:'],
    ['items: []', 'A blueprint needs items:'],
    ['items:\n  - section: x', 'Entry 1 of items needs count:'],
    ['items:\n  - count: 0', 'Entry 1 of items needs count:'],
    [
      'items:\n  - {count: 1, type: mc}',
      'Entry 1 of items has no type:; it can have section, count, types, difficulty.',
    ],
    ['items:\n  - {count: 1, types: [essay]}', 'There is no kind of item called “essay”'],
    ['items:\n  - {count: 1, difficulty: hard}', '“hard” is no difficulty'],
    ['time: long\nitems:\n  - count: 1', 'time: takes a number above 0'],
  ])('that says %j is refused with a sentence', (text, message) => {
    expect(() => readBlueprint(readYamlFile(text))).toThrow(message);
  });

  it('has kinds by many names, and difficulties as numbers and ranges', () => {
    expect(readKinds(['MC', 'tf', 'short', 'gap-fill', 'match', 'ordering', 'numeric'])).toEqual([
      'choice',
      'true-false',
      'short',
      'gap',
      'matching',
      'ordering',
      'numeric',
    ]);
    expect(readDifficulty('3')).toEqual([3, 3]);
    expect(readDifficulty('2 – 4.5')).toEqual([2, 4.5]);
  });
});
