import { describe, expect, it } from 'vitest';
import { candidatesFrom } from './from-text.ts';

/** What a sentence tells by the way, and the card that asks for it. */
const TOLD: readonly (readonly [text: string, question: string, answer: string])[] = [
  [
    'The Khmer Empire, established in 802 CE, dominated Southeast Asia for many centuries.',
    'When was the Khmer Empire established?',
    'In 802 CE',
  ],
  [
    'Occupied by the British in 1893, Zanzibar achieved independence in 1963.',
    'When was Zanzibar occupied by the British?',
    'In 1893',
  ],
  [
    'Volapük is an international language constructed by the German priest Johann Martin Schleyer in 1879.',
    'When was Volapük constructed by the German priest Johann Martin Schleyer?',
    'In 1879',
  ],
  [
    'Sherpas are an ethnic group who settled in the Himalaya region of modern-day Nepal in the 15th century.',
    'When did Sherpas settle in the Himalaya region of modern-day Nepal?',
    'In the 15th century',
  ],
  [
    'The Romansh language, which is spoken in Switzerland by 60,000 people, comes from Latin.',
    'In which country is the Romansh language spoken by 60,000 people?',
    'Switzerland',
  ],
  [
    'Albert Einstein settled in the United States, becoming an American citizen in 1940.',
    'When did Albert Einstein become an American citizen?',
    'In 1940',
  ],
  [
    'Lord Byron moved to Italy, where he rested and visited the Vatican Museums in 1816.',
    'When did Lord Byron visit the Vatican Museums?',
    'In 1816',
  ],
  [
    'Hanseatic trade grew; the Hanseatic League conquered Copenhagen in 1368.',
    'When did the Hanseatic League conquer Copenhagen?',
    'In 1368',
  ],
  [
    'Jared Tristan Padalecki (born July 19, 1982) is an American actor.',
    'When was Jared Tristan Padalecki born?',
    'July 19, 1982',
  ],
];

/** What is said of one that nobody can name, of a whole event, or under a condition, is no statement to ask about. */
const UNTOLD: readonly (readonly [text: string, question: RegExp])[] = [
  ['The company showed an android head built in Tokyo in 1990.', /is|was.*built/],
  ['Agassi lost to Sampras in 1997, making him the best player of all.', /^What did Agassi make/],
  ['Compared with the pyramids of Egypt, the Eiffel Tower is high.', /compared/],
  ['Not founded in 1872, the Bosch company came later to Berlin.', /founded/],
];

describe('what a sentence tells by the way', () => {
  it.each(TOLD)('%s', (text, question, answer) => {
    const cards = candidatesFrom(text).filter(({ droppedBy }) => droppedBy === undefined);
    expect(cards).toContainEqual(expect.objectContaining({ question, answer }));
  });

  it.each(UNTOLD)('but not: %s', (text, question) => {
    const cards = candidatesFrom(text).filter(({ kind }) => kind === 'basic');
    expect(cards.filter((one) => question.test(one.question))).toEqual([]);
  });
});
