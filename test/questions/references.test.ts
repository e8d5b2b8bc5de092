import { describe, expect, it } from 'vitest';
import { cardsFrom } from './from-text.ts';

/** Two sentences, and a card of the second that stands alone. */
const RESOLVED: readonly (readonly [what: string, text: string, card: string])[] = [
  [
    'he is the subject before, when that is a person with a name',
    'Louis Pasteur studied the fermentation of wine. He developed a vaccine against rabies in 1885.',
    'when: When did Louis Pasteur develop a vaccine against rabies? / In 1885',
  ],
  [
    'a possessive stays with its subject',
    'In 1867 Russia sold its territory in Alaska.',
    'when: When did Russia sell its territory in Alaska? / In 1867',
  ],
  [
    'a bare event is the named event of the sentence before',
    'The 1995 Kobe earthquake revealed that modern bridges can collapse. Following the death of more than 6,000 people, the Japanese government decided to rebuild its highways.',
    'intent: What did Japan decide to do after the 1995 Kobe earthquake? / To rebuild its highways',
  ],
  [
    'a short name is said in full',
    'Marie Curie moved to Paris. Curie discovered radium in 1898.',
    'when: When did Marie Curie discover radium? / In 1898',
  ],
];

/** The pronoun of the last sentence has no sure antecedent. */
const UNRESOLVED: readonly (readonly [what: string, text: string])[] = [
  ['he after two men', 'The farmers met the miners. He left Paris in 1885.'],
  ['it after a clause', 'Many people doubted the result. It changed Europe in 1885.'],
  ['they after a country', 'France defeated Prussia. They left Paris in 1885.'],
];

describe('references', () => {
  it.each(RESOLVED)('%s', (_what, text, card) => {
    expect(cardsFrom(text)).toContain(card);
  });

  it.each(UNRESOLVED)('leaves alone: %s', (_what, text) => {
    expect(cardsFrom(text).filter((card) => card.includes('1885'))).toEqual([]);
  });
});
