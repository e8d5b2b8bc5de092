import { describe, expect, it } from 'vitest';
import { candidatesFrom } from './from-text.ts';

/** Questions and clozes that passed every gate, of a whole text with its title. */
const asked = (text: string, title?: string) =>
  candidatesFrom(text, title)
    .filter(({ droppedBy }) => droppedBy === undefined)
    .map(({ question }) => question);

describe('the hero of a life', () => {
  const life = `Clara Barton was born in Massachusetts in 1821. She worked as a teacher. Barton moved to Washington in 1854.
She helped wounded soldiers during the Civil War. Critics of the army praised Barton.

She founded the American Red Cross in 1881.`;

  it('is meant by a pronoun after a sentence about others', () => {
    expect(asked(life)).toContain('When did Clara Barton found the American Red Cross?');
  });

  it('is not meant after a sentence about another person', () => {
    const rivalled = life.replace('Critics of the army', 'In 1870, President Grant');
    expect(asked(rivalled)).not.toContain('When did Clara Barton found the American Red Cross?');
  });
});

describe('the place of an essay', () => {
  const text = 'Malta lies south of Sicily. A business tax of 10 percent was introduced in 2012.';

  it('is said where the sentence names none', () => {
    expect(asked(text, 'Malta')).toContain(
      'When was a business tax of 10 percent introduced in Malta?',
    );
  });

  it('is not said where the title names no place', () => {
    expect(asked(text, 'Taxes')).not.toContain(
      'When was a business tax of 10 percent introduced in Malta?',
    );
  });
});

describe('an opinion', () => {
  it('is asked for as its author’s', () => {
    expect(
      asked('Adam Smith argued that free trade makes poor nations rich within a century.'),
    ).toContain('According to Adam Smith, what makes poor nations rich within a century?');
  });

  it('of nobody in particular is not asked for', () => {
    expect(asked('Some argued that free trade makes poor nations rich.')).toEqual([]);
  });
});
