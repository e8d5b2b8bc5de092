import { describe, expect, it } from 'vitest';
import { candidatesFrom } from './from-text.ts';

/** A text whose last sentence must not be asked about, and the gate that says so. */
const DROPPED: readonly (readonly [gate: string, text: string])[] = [
  ['not a statement', 'Did Napoleon really invade Russia in 1812?'],
  ['first or second person', 'In 1812 my grandfather joined the army of Napoleon.'],
  ['condition', 'Napoleon invades Russia in 1812 if the Tsar trades with Britain.'],
  ['counterfactual', 'Napoleon would have conquered Russia in 1812.'],
  ['opinion', 'Napoleon should invade Russia in 1812.'],
  ['pronoun', 'He invaded Russia in 1812.'],
  ['demonstrative', 'Napoleon lost this battle in 1812.'],
  ['contextual word', 'Napoleon lost another battle in 1812.'],
  ['vague question', 'The group attacked Moscow in 1812.'],
  ['reply to nothing', 'The British government retaliated by closing the port of Boston.'],
  ['reply to nothing', 'In 1654 William Harvey declined because of his age.'],
  ['doing of nothing', 'Modern exploitation began in 1955 in the Cuanza basin of Angola.'],
];

/** One card of a text that a gate drops, in an essay on Malta; others may be good. */
const DROPPED_CARDS: readonly (readonly [gate: string, text: string, question: string])[] = [
  [
    'example of nothing',
    'One clear example can be found in the reform of the harbour of Malta in 1812.',
    'When can one clear example be found in the reform of the harbour of Malta?',
  ],
  [
    'list cut in two',
    'Most Jews of Alberta live in Calgary (6,200) and Edmonton (3,800).',
    'Where do most Jews of Alberta live?',
  ],
  ['the topic itself', 'Bees live in Malta.', 'In which country do bees live?'],
  [
    'relative time',
    'Four minutes later, Hassen of Malta was replaced by Farouk Ben Mustapha.',
    'Four minutes later, Hassen of Malta was replaced by […].',
  ],
  [
    'not a whole sentence',
    'The D(L)akota of Malta were painted by Caruana in 1912.',
    'The D akota of Malta were painted by Caruana in […].',
  ],
  [
    'too open',
    'In 1777 Lafayette arrived at the age of 19.',
    'When did Lafayette arrive at the age of 19?',
  ],
  [
    'contextual word',
    'In another form of voting, 23 villages of Malta elect a single mayor.',
    'In another form of voting, […] villages of Malta elect a single mayor.',
  ],
  [
    'vague question',
    'In 1971 Mintoff invited Libya and the British leaders to join the process in Malta.',
    'In […] Mintoff invited Libya and the British leaders to join the process in Malta.',
  ],
  [
    'vague question',
    'Tamsin Greig narrated in 2006 and the cast included the actor Toby Jones as Squealer.',
    '[…] narrated in 2006 and the cast included the actor Toby Jones as Squealer.',
  ],
  [
    'one of several',
    'The Mongols gave one of the five planets to each day of the week in 1206.',
    'What did the Mongols give to each day of the week in 1206?',
  ],
  [
    'leak',
    'From China the Chinese abacus migrated to Korea in 1400.',
    'From which country did the Chinese abacus migrate to Korea in 1400?',
  ],
  [
    'name cut in two',
    'During the 1920s Karl Clark patented a hot water oil separation process and entrepreneur Robert C. Fitzsimmons built the Bitumount oil separation plant.',
    'When did Karl Clark patent a hot water oil separation process and entrepreneur?',
  ],
  [
    'names run together',
    'In 1937, Huxley moved to Hollywood with his wife Maria, son Matthew, and friend Gerald Heard.',
    'When did Huxley move to Hollywood with his wife Maria Matthew?',
  ],
  [
    'verb left out',
    "Andorra's relative advantage has recently eroded as the economies of adjoining France and Spain have been opened up, providing broader availability of goods and lower tariffs.",
    'What has eroded as the economies of adjoining France and Spain?',
  ],
  [
    'passive or not',
    'The ceremony of Malta was first aired by the BBC in 1930 and televised in 1953.',
    'When did the ceremony of Malta televise?',
  ],
  [
    'punctuation',
    "Warsaw's first stock exchange was established in 1817 until World War II.",
    "When was Warsaw's first stock exchange established until World War II?",
  ],
  [
    'vague question',
    'No single alternative solution in Malta achieved widespread acceptance in 2005.',
    'What did no single alternative solution in Malta achieve in 2005?',
  ],
  [
    'figure of nothing',
    'About 24,200 old houses were destroyed by strong winds and high waves.',
    '[…] old houses were destroyed by strong winds and high waves.',
  ],
  [
    'since then',
    'Since the late Ming Dynasty, Western missionaries entered the Imperial Astronomical Observatory.',
    'What did Western missionaries enter since the late Ming Dynasty?',
  ],
  [
    'vague question',
    'Alabama has made some changes since the late 20th century.',
    'Since when has Alabama made some changes?',
  ],
  ['vague question', 'In 2003 a fragile peace returned.', 'When did a fragile peace return?'],
  [
    'vague answer',
    'In 1900, numerous paintings on pottery in Rome suggested a tale not mentioned in the literary traditions of Athens.',
    'What did numerous paintings on pottery in Rome suggest in 1900?',
  ],
  [
    'relative time',
    'The current flag of New Zealand was drawn by Albert Markham in 1869.',
    'When was the current flag of New Zealand drawn by Albert Markham?',
  ],
];

/** Words that point elsewhere, with what they point at beside them: the card passes. */
const KEPT: readonly (readonly [text: string, question: string])[] = [
  [
    'Wheelchairs and other devices were first sold by Everest in 1933.',
    'When were wheelchairs and other devices first sold by Everest?',
  ],
  [
    'Huxley spent the later part of his life in Los Angeles from 1937.',
    'Huxley spent the later part of his life in Los Angeles from […].',
  ],
  [
    'Following a visit of President Sarkozy in 2008, France sold trains to Angola.',
    'Following a visit of President Sarkozy in […], France sold trains to Angola.',
  ],
  [
    'In 1864 Black soldiers received the same pay as White soldiers.',
    'When did Black soldiers receive the same pay as White soldiers?',
  ],
];

describe('gates', () => {
  it.each(DROPPED_CARDS)('%s: %s', (gate, text, question) => {
    const dropped = candidatesFrom(text, 'Malta').find((one) => one.question === question);
    expect(dropped?.droppedBy).toBe(gate);
  });

  it.each(DROPPED)('%s: %s', (gate, text) => {
    const dropped = candidatesFrom(text).map(({ droppedBy }) => droppedBy);
    expect(dropped).toContain(gate);
    expect(dropped).not.toContain(undefined);
  });

  it.each(KEPT)('keep: %s', (text, question) => {
    const kept = candidatesFrom(text).find((one) => one.question === question);
    expect(kept).toBeDefined();
    expect(kept?.droppedBy).toBeUndefined();
  });

  it('let a plain statement pass', () => {
    const cards = candidatesFrom('Napoleon invaded Russia in 1812.').filter(
      ({ droppedBy }) => droppedBy === undefined,
    );
    expect(cards.map(({ question }) => question)).toContain('When did Napoleon invade Russia?');
  });
});
