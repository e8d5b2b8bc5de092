import { describe, expect, it } from 'vitest';
import { candidatesFrom } from './from-text.ts';

/** What the statements of a text hide that passed every gate, as "question / answer". */
const hidden = (text: string) =>
  candidatesFrom(text)
    .filter(({ kind, droppedBy }) => kind === 'cloze' && droppedBy === undefined)
    .map(({ question, answer }) => `${question} / ${answer}`);

describe('a whole sentence says only what it means alone', () => {
  it.each([
    [
      'It is important to note that the bridge of Kars was rebuilt by Armenian masons in 1725.',
      'The bridge of Kars was rebuilt by Armenian masons in […]. / 1725',
    ],
    [
      'In addition to the old customs house, the town of Hoorn built three new wharves in 1650.',
      'The town of Hoorn built three new wharves in […]. / 1650',
    ],
    [
      'However, like much of the coast, the town of Hoorn lost its trade with India in 1795.',
      'The town of Hoorn lost its trade with India in […]. / 1795',
    ],
    [
      'The 25th Dynasty of Egypt, however, was driven from Thebes by Assyria in 663 or 1663.',
      'The 25th Dynasty of Egypt was driven from […] by Assyria in 663 or 1663. / Thebes',
    ],
    [
      'Petrov was subsequently moved to a school in Odessa by Bauer in 1931.',
      'Petrov was moved to a school in Odessa by Bauer in […]. / 1931',
    ],
    [
      'The farmers of Kenya worked with Brazil in 1987 to ban lead, to name a few of their goals.',
      'The farmers of Kenya worked with Brazil in […] to ban lead. / 1987',
    ],
    [
      "The star paths of Anuta are called 'kau panogna' by the sailors of Tikopia.",
      'The star paths of Anuta are called […] by the sailors of Tikopia. / kau panogna',
    ],
  ])('%s', (text, card) => {
    expect(hidden(text)).toContain(card);
  });
});

describe('what is not worth recalling, or could be another, is not hidden', () => {
  it.each([
    [
      'Nathan Law won the election of Hong Kong in the island district with 50,818 votes.',
      '50,818',
    ],
    ['Listed at 5 feet and 180 pounds, Holt bats left-handed and throws right-handed.', '180'],
    ['In 1826 Johnston graduated eighth of 41 cadets in his class from West Point.', '41'],
    ['In 819 years Carantania joined the revolt of the Croatian duke Ljudevit.', '819'],
    [
      'The history of tea in China is divided into three stages: the Boiled, the Whipped and the Steeped Tea.',
      'three',
    ],
    [
      'Cuba lies between latitudes 19° and 23° N, and between longitudes 74° and 84° W of Greenwich.',
      '23',
    ],
    ['He had a lead role in the British series Dancing on the Edge in London in 2013.', 'Edge'],
    ['There is no Lokono myth about Orion in the books of the Penard brothers of 1908.', 'Orion'],
    ['Agassi of Las Vegas has three older siblings – Rita, Philip and Tami.', 'three'],
    ['The Maltese sentence of Caruana has two (or more) different meanings in English.', 'two'],
    ['Envoys of the French Société were present in London, though not Broca.', 'Broca'],
    ['In addition there are over 120 species of birds and 190 species of butterflies.', '190'],
    ['By 2027, according to Goldman Sachs, China will have the largest economy.', '2027'],
    ['A charge of $30 was introduced by the consulate of Cuba in London in 2011.', '2011'],
    ['The star map of the Dakota was created by A. Lee, W. Wilson and J. Rock, 2012.', '2012'],
    [
      'The Deseret News observed that the hashtag of Mohamed had become famous in Texas in 2015.',
      'Deseret News',
    ],
    ['As Heald told the Huffington Post, ozone over Texas fell because of a law.', 'Heald'],
    ['Some parts of Indonesia receive more rain in a month than Lima in a year.', 'Indonesia'],
    ['Three hundred pilgrims were killed in 1998 near Mecca, Saudi Arabia.', 'Mecca'],
    ['The hostages of Iran were flown to Washington, D.C. on the orders of Carter.', 'D.C.'],
    ['The brigade of Nubian archers routed the Roman garrison and fought with Rome.', 'Rome'],
    ['The governor of Malta was appointed by the Crown after the war with France.', 'Crown'],
    ['In the United States, most codes call for bricks of clay in every wall.', 'United States'],
    ['Sarva is the Sami name for elk in Lapland, and another name of it is Sarvvis.', 'Sarva'],
    ['In 2006, one out of 221 people in Angola belonged to the Church of the Witnesses.', '221'],
    [
      'Bolivia is a landlocked country in South America with a large indigenous heritage.',
      'Bolivia',
    ],
    ['The Galactic Equator divides the sky into two equal hemispheres along a circle.', 'two'],
    ['The star line of Hawaii starts with ‘ Iwakeli’i, meaning Chief Frigate Bird.', 'Iwakeli’i'],
    ['The Irish Republican Army adopted a similar strategy in Belfast in the 1980s.', '1980s'],
    ['Air Chathams fly five days per week from Auckland to the islands of Napier.', 'Air Chathams'],
  ])('%s', (text, answer) => {
    expect(hidden(text).filter((card) => card.endsWith(` / ${answer}`))).toEqual([]);
  });
});
