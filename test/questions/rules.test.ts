import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/questions/rules.ts';
import { candidatesFrom } from './from-text.ts';

describe.each(RULES)('rule $name', ({ name, examples }) => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples)('$text', (example) => {
    const cards = candidatesFrom(example.text)
      .filter((candidate) => candidate.rule === name && candidate.droppedBy === undefined)
      .map(({ question, answer }) => ({ question, answer }));
    if ('none' in example) expect(cards).toEqual([]);
    else expect(cards).toContainEqual({ question: example.question, answer: example.answer });
  });
});

it('rules have names of their own', () => {
  const names = RULES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
