import { describe, expect, it } from 'vitest';
import { candidatesFrom, cardsFrom } from './from-text.ts';

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
    'a short name is said in full after what the person is',
    'Anthropologist Ruth Benedict studied in New York. Benedict published her book on Japan in 1946.',
    'when: When did Ruth Benedict publish her book on Japan? / In 1946',
  ],
  [
    'a short name is said in full in the sentence of the full name',
    "Pugin served as Charles Barry's draughtsman when Barry visited Venice in 1836.",
    'when: When did Charles Barry visit Venice? / In 1836',
  ],
  [
    'they are both',
    'Hillary and Tenzing started from Kathmandu. They reached the top of Everest in 1953.',
    'when: When did Hillary and Tenzing reach the top of Everest? / In 1953',
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
    'he in the life of a man is never his mother',
    'Byron was born in London. Byron was lame. Byron loved boxing. His lameness shamed him, and he hated his school. His mother disliked his friends. In 1801 he was sent to Harrow.',
    'when: When was Byron sent to Harrow? / In 1801',
  ],
  [
    'he in the life of a woman is the father of whom the sentence before told',
    'Zaha Hadid was born in Baghdad. Hadid loved maps. She drew, and her rooms were full of her drawings, which she kept. Hadid was curious. Her father was a minister from Mosul. He founded the Ahali group in 1932.',
    "when: When did Zaha Hadid's father found the Ahali group? / In 1932",
  ],
  [
    'the war is the only one that the essay names',
    'The Crimean War began in 1853. Nurses came to the hospitals of the Crimean War. Many soldiers were ill. Their letters reached London. The trains were late. Sardinia joined the war in 1855.',
    'when: When did Sardinia join the Crimean War? / In 1855',
  ],
  [
    'they who marry are the two of whom the sentence before told',
    'Matthew Goode met Sophie Dymoke in London. They married at Bath in 2014.',
    'when: When did Matthew Goode and Sophie Dymoke marry at Bath? / In 2014',
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
  [
    'the islands with a capital are the archipelago too, and so are they',
    'The Bahamas are an island group in North America. The Islands were ignored until they were settled by British colonists in 1648.',
    'when: When were the Bahamas settled by British colonists? / In 1648',
  ],
  [
    'a kind with a capital is the one that was named',
    "The Alsatian People's Party was founded in Colmar. In 1920 the Party won ten seats in the parliament of Bavaria.",
    "when: When did the Alsatian People's Party win ten seats in the parliament of Bavaria? / In 1920",
  ],
  [
    'a possessive is of whom it is joined to',
    'The tanker Skipper was seized by the United States. In 2015 Nicolás Maduro and his predecessor sold the oil of Venezuela to Cuba.',
    'when: When did Nicolás Maduro and his predecessor sell the oil of Venezuela to Cuba? / In 2015',
  ],
];

/** A life, and a card of it that calls the person of the title by the full name. */
const LIVES: readonly (readonly [what: string, title: string, text: string, card: string])[] = [
  [
    'the name of the title stands for the last name, whatever the tagger takes it for',
    'Peter Banks',
    'Peter John Banks (1955 – 2011) was an American inventor. He grew up in Ohio. His father sold cars. Banks liked radios. In 1976 he built a computer in his garage. Banks left Ohio in 1980.',
    'when: When did Peter Banks leave Ohio? / In 1980',
  ],
  [
    'she is the person of the title',
    'Marie Curie',
    'Marie Curie (born Maria Skłodowska) was a Polish physicist. She grew up in Warsaw. Her parents were teachers. Curie was a good pupil. The lessons of a governess ended soon. In 1891 she left Poland for France. Her sister waited there. Curie studied physics.',
    'when: When did Marie Curie leave Poland for France? / In 1891',
  ],
  [
    'and so is the name that she was born with',
    'Marie Curie',
    'Marie Curie (born Maria Skłodowska) was a Polish physicist. She grew up in Warsaw. Her parents were teachers. Curie was a good pupil. In 1891 Skłodowska left Poland for France. Her sister waited there. She studied physics. Curie worked alone.',
    'when: When did Marie Curie leave Poland for France? / In 1891',
  ],
  [
    'the language of the title, whatever other language was named last',
    'Spanish language',
    'Spanish is a Romance language. Spanish has many speakers. A grammar of 1492 was the first for a modern European language. In 1535 the language was taken to Peru by settlers. Spanish grew.',
    'when: When was the Spanish language taken to Peru by settlers? / In 1535',
  ],
];

/** What a title that is no name must not put into a card. */
const NO_NAMES: readonly (readonly [title: string, text: string])[] = [
  [
    'About Grand Island',
    'Grand Island lies in Lake Huron. Grand Island has a lighthouse. In 1822 Henry Bay named the island after a friend. Grand Island is small.',
  ],
];

/** The pronoun of the last sentence has no sure antecedent. */
const UNRESOLVED: readonly (readonly [what: string, text: string])[] = [
  [
    'they of whom one is not known',
    'The farmers met the miners. She met John Timberlake, and they had three children in 1885.',
  ],
  ['he after two men', 'The farmers met the miners. He left Paris in 1885.'],
  ['it after a clause', 'Many people doubted the result. It changed Europe in 1885.'],
  ['what a memory is of', 'Edleston died young. In his memory Byron composed Thyrza in 1811.'],
  [
    'it that nothing is said of',
    'The Bahamas are islands. It was somewhere in the Bahamas that Columbus landed in 1885.',
  ],
  [
    'him who was appointed by somebody else',
    'The miners met the farmers. In 1885 Franklin Pierce appointed him governor of Ohio.',
  ],
  ['they after a country', 'France defeated Prussia. They left Paris in 1885.'],
];

describe('references', () => {
  it.each(RESOLVED)('%s', (_what, text, card) => {
    expect(cardsFrom(text)).toContain(card);
  });

  it.each(LIVES)('%s', (_what, title, text, card) => {
    expect(
      candidatesFrom(text, title).map(
        ({ rule, question, answer }) => `${rule}: ${question} / ${answer}`,
      ),
    ).toContain(card);
  });

  it.each(NO_NAMES)('“%s” is no name', (title, text) => {
    expect(candidatesFrom(text, title).length).toBeGreaterThan(0);
    for (const { question } of candidatesFrom(text, title)) expect(question).not.toContain(title);
  });

  it.each(UNRESOLVED)('leaves alone: %s', (_what, text) => {
    expect(cardsFrom(text).filter((card) => card.includes('1885'))).toEqual([]);
  });
});
