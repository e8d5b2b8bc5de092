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
  [
    'they are a people, as its verbs tell',
    'The Ohlone were hunters and fishermen of California. They traded obsidian with the Miwok in 1776.',
    'when: When did the Ohlone trade obsidian with the Miwok? / In 1776',
  ],
  [
    'they are whose the subject before was',
    'The Tupi were farmers on the coast of Brazil. Their largest town was built of wood. They were conquered by Portugal in 1565.',
    'when: When were the Tupi conquered by Portugal? / In 1565',
  ],
  [
    'it is what the sentence before called by a name',
    'The vertical angle of a star is called the altitude. It was first measured by Babylonian priests in 700 BCE.',
    'when: When was the altitude first measured by Babylonian priests? / In 700 BCE',
  ],
  [
    'it is a place, even where it says what it is',
    'Gabon became a French colony in 1885. It is considered one of the richest countries of Africa because of its forests and mines.',
    'why: Why is Gabon considered one of the richest countries of Africa? / Because of its forests and mines',
  ],
  [
    'what opens a sentence belongs to its subject',
    'In his book of 1776, Adam Smith described a pin factory in Scotland.',
    'object: What did Adam Smith describe in his book of 1776? / A pin factory in Scotland',
  ],
  [
    'the country is the one that its paragraph opens with',
    'Bolivia lost its coast to Chile in a war of the nineteenth century. In 2006 Evo Morales became the first indigenous president of the country.',
    'when: When did Evo Morales become the first indigenous president of Bolivia? / In 2006',
  ],
  [
    'the islands are the archipelago that has a name',
    'Cape Verde is an archipelago off the coast of West Africa. The islands declared independence from Portugal in 1975.',
    'when: When did Cape Verde declare independence from Portugal? / In 1975',
  ],
];

/** The pronoun of the last sentence has no sure antecedent. */
const UNRESOLVED: readonly (readonly [what: string, text: string])[] = [
  ['he after two men', 'The farmers met the miners. He left Paris in 1885.'],
  ['it after a clause', 'Many people doubted the result. It changed Europe in 1885.'],
  ['what a memory is of', 'Edleston died young. In his memory Byron composed Thyrza in 1811.'],
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
