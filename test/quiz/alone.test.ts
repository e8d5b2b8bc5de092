import { describe, expect, it } from 'vitest';
import { aloneOf } from '../../src/quiz/alone.ts';
import { oppositeIn, withOpposite } from '../../src/quiz/opposites.ts';

describe('a sentence without the one before it', () => {
  it.each([
    ['The fleet reached Oslo in May.', 'The fleet reached Oslo in May.'],
    ['First, trade lets towns grow fast.', 'Trade lets towns grow fast.'],
    ['For example, a mill can serve two villages.', 'A mill can serve two villages.'],
    ['And glass is made of sand and ash.', 'Glass is made of sand and ash.'],
    ['Glass also holds heat (Figure 2.1) very well.', 'Glass holds heat very well.'],
    ['Men such as Oto Berg built ships.', 'Men such as Oto Berg built ships.'],
    ['WHO is a part of the United Nations.', 'WHO is a part of the United Nations.'],
    [
      'If a mill stands idle, then its owner loses money.',
      'If a mill stands idle, then its owner loses money.',
    ],
    [
      'In his letters to friends, Berg described the harbour.',
      'In his letters to friends, Berg described the harbour.',
    ],
  ])('%s', (sentence, alone) => expect(aloneOf(sentence)).toBe(alone));

  it.each([
    'This made the town rich and well known.',
    'It made the town of Oslo rich.',
    'Such towns grew fast in the north.',
    'Later that year the town grew fast.',
    'In his memory Berg built a fine chapel.',
    'We now know the town as Oslo.',
    'Then the other ships reached the coast.',
    'The town soon grew rich on trade.',
  ])('%s cannot be read so', (sentence) => expect(aloneOf(sentence)).toBeUndefined());
});

describe('the opposite', () => {
  const falsified = (text: string) => {
    const found = oppositeIn(text);
    return found && withOpposite(text, found.at, found.word);
  };

  it.each([
    [
      'As output increases, the cost of each ship declines.',
      'As output increases, the cost of each ship rises.',
    ],
    [
      'It is easier to farm in Ohio than in Alaska.',
      'It is harder to farm in Ohio than in Alaska.',
    ],
    [
      'A focused firm is more successful than others.',
      'A focused firm is less successful than others.',
    ],
    [
      'All atoms of an element have the same number of protons.',
      'All atoms of an element have a different number of protons.',
    ],
    [
      'Each sample has an identical mass at sea level.',
      'Each sample has a different mass at sea level.',
    ],
    ['Oak is the most common wood of ships.', 'Oak is the least common wood of ships.'],
    ['Berg returned to Oslo after the war.', 'Berg returned to Oslo before the war.'],
    ['Almost half of all ships were lost.', 'Almost a quarter of all ships were lost.'],
    ['Most ships were built of oak.', 'Few ships were built of oak.'],
    [
      'Trained smiths do their work faster and better.',
      'Trained smiths do their work slower and worse.',
    ],
  ])('%s', (text, wrong) => expect(falsified(text)).toBe(wrong));

  it.each([
    'Prices may rise as output increases.',
    'Some ships were larger than the quay.',
    'More than 200 ships were built in Oslo.',
    'The fleet was no longer in the harbour.',
    'Berg was named after a king of Norway.',
    'Matter is neither created nor destroyed by fire.',
    'Warm air rises and falls with the heat of the day.',
    'Berg fell in love with a singer from Oslo.',
  ])('is not sure to be false, or is no English, in: %s', (text) =>
    expect(falsified(text)).toBeUndefined(),
  );
});
