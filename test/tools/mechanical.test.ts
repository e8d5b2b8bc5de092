import { describe, expect, it } from 'vitest';
import { essayFacts, findingsOf, type Kind, type PlainCard } from '../../tools/mechanical.ts';
import { model } from '../language/model.ts';

/** Written as the essay of every card here. */
const ESSAY = `Spain withdrew its troops from Iraq in 2004. The Spanish government had sent 1,300 soldiers.
Louis Pasteur developed a vaccine against rabies in 1885 and founded his institute in Paris two years later.
The group attacked a bank in Madrid last June. Elizabeth I ruled England. The club Polonia plays in Warsaw.
Great Britain abolished slavery in 1833. He decided to leave. Marine animals put more oxygen into their shells.
It was the first of many attempts by the company to build a bridge over the Tagus, and other firms followed.`;

type Row = readonly [question: string, answer: string];

/** Cards with a fault of each kind, and what the reason says. */
const BAD: Readonly<Record<Exclude<Kind, 'duplicate'>, readonly (readonly [...Row, RegExp])[]>> = {
  'unresolved reference': [
    ['When did he develop a vaccine?', 'In 1885', /“he”/],
    ['What did its troops leave in 2004?', 'Iraq', /“its”/],
    ['What did Spain send them?', '1,300 soldiers', /“them”/],
    ['Where did the group attack a bank?', 'In Madrid', /“the group”/],
    ['What did the company build?', 'A bridge', /“the company”/],
    ['What did Pasteur do?', 'He followed the other firms in this', /“this”/],
    ['Who developed these vaccines?', 'Louis Pasteur', /“these”/],
    ['What did Pasteur develop here?', 'A vaccine', /“here”/],
    ['When did Spain withdraw such troops?', 'In 2004', /“such”/],
    ['What did the latter abolish?', 'Slavery', /“latter”/],
    ['What did another firm build?', 'A bridge', /“another”/],
    ['What did Spain withdraw?', 'Others', /“Others”/],
    ['When did we withdraw our troops?', 'In 2004', /“we”/],
    ['What did you send to Iraq?', 'Soldiers', /“you”/],
    ['Who attacked a bank in Madrid last June?', 'The company', /“last June”/],
    ['What did Pasteur found two years later?', 'His institute', /“years later”/],
    ['Who attacked a bank on Monday?', 'Polonia', /“Monday”/],
    ['When was the bank attacked?', 'In June', /“June”/],
    ['Who therefore withdrew troops in 2004?', 'Spain', /“therefore”/],
  ],
  leak: [
    [
      'Which vaccine against rabies did Louis Pasteur develop?',
      'A vaccine against rabies',
      /whole answer/,
    ],
    [
      'What did the Spanish government send to Iraq?',
      'The soldiers of the Spanish government',
      /2 of 3/,
    ],
    ['Who ruled England, like Elizabeth I?', 'Elizabeth I', /1 of 1/],
  ],
  ungrounded: [
    ['When did Spain withdraw its troops from Iraq?', 'In 2005', /“2005”/],
    ['Who withdrew its troops from Iraq?', 'The Republic of Portugal', /“Portugal”/],
    ['How many soldiers had Germany sent?', '1,300', /“Germany”/],
    [
      'What did Pasteur found in Paris?',
      'A small restaurant with music',
      /content words of the answer/,
    ],
    ['Where does polonia play?', 'In Warsaw', /“polonia” has a capital/],
  ],
  shape: [
    ['when did Spain withdraw its troops?', 'In 2004', /begin with a capital/],
    ['When did Spain withdraw its troops', 'In 2004', /no question mark/],
    ['When did Spain? withdraw its troops?', 'In 2004', /more than one/],
    ['Spain withdrew its troops when?', 'In 2004', /no question word/],
    ['When Spain withdrew its troops?', 'In 2004', /no auxiliary/],
    ['What did Spain decided in 2004?', 'To withdraw its troops', /base form/],
    ['What did in 2004 Spain withdraw?', 'Its troops', /without its subject/],
    ['What did finally, Spain withdraw?', 'Its troops', /without its subject/],
    ['What did  Spain withdraw?', 'Its troops', /blanks/],
    ['What did Spain withdraw ?', 'Its troops', /blank at the wrong side/],
    ['What did the the government send?', '1,300 soldiers', /twice/],
    ['What did Spain (in 2004 withdraw?', 'Its troops', /without \)/],
    ['What did Spain call "home?', 'Its troops', /odd number/],
    ['What did Spain withdraw from the?', 'Iraq', /middle of a phrase/],
    ['What did Spain withdraw its troops from in?', 'Iraq', /two prepositions/],
    ['What did Spain withdraw?', 'its troops', /answer does not begin/],
    ['What did Spain withdraw?', 'Its troops.', /end of the answer/],
    ['What did Spain withdraw?', '', /no answer/],
    ['What did Spain withdraw?', 'Its troops from the', /middle of a phrase/],
    ['What did marine animals put into shells than they needed?', 'More oxygen', /comparative/],
    ['Why was soldiers sent?', 'To Iraq', /singular and plural/],
    ['What did Pasteur develop?', 'An vaccine', /a or an/],
  ],
  'over-long': [
    [
      'What did Spain, which had sent 1,300 soldiers to Iraq and had withdrawn its troops from Iraq in 2004 after the first of many attempts by the company, build?',
      'A bridge',
      /a question of 2\d words/,
    ],
    ['What did Spain do?', 'It sent soldiers '.repeat(11).trim(), /an answer of 33 words/],
  ],
};

const GOOD: readonly Row[] = [
  ['What did Spain do with its troops in 2004?', 'It withdrew them from Iraq'],
  ['Where did Louis Pasteur found his institute?', 'In Paris'],
  ['How many soldiers had the Spanish government sent?', '1,300 soldiers'],
  ['Who developed a vaccine against rabies in 1885?', 'Louis Pasteur'],
  ['What did Elizabeth I rule?', 'England'],
  ['When did Great Britain abolish slavery?', 'In 1833'],
  ['What did Louis Pasteur and other firms build over the Tagus?', 'A bridge'],
  ['Which country withdrew its troops from Iraq?', 'Spain'],
  ['What did the company that built a bridge over the Tagus attack?', 'A bank in Madrid'],
  ['According to Louis Pasteur, what did Spain withdraw from Iraq?', 'Its troops'],
  ['Who attacked a bank in Madrid in the last week of June 2004?', 'Polonia'],
  ['What do marine animals put into their shells?', 'More oxygen'],
  ['In the war in Iraq, what did Spain withdraw?', 'Its troops'],
  ['What did the Spanish government send?', 'Soldiers to others'],
];

const card = ([question, answer]: Row): PlainCard => ({
  kind: 'basic',
  question,
  answer,
  source: ESSAY,
});

const facts = essayFacts(model, ESSAY, 'Spain and its neighbours');
const reasons = (row: Row, kind?: Kind) =>
  findingsOf(model, [card(row)], facts)
    .filter((finding) => kind === undefined || finding.kind === kind)
    .map(({ reason }) => reason);

describe.each(Object.entries(BAD))('mechanical fault: %s', (kind, rows) => {
  it.each(rows)('%s / %s', (question, answer, reason) => {
    expect(reasons([question, answer], kind as Kind).join('; ')).toMatch(reason);
  });
});

describe('mechanical faults', () => {
  it.each(GOOD)('has none: %s / %s', (...row) => {
    expect(reasons(row)).toEqual([]);
  });

  it('of a cloze are told of its text and its gap', () => {
    const cloze = { kind: 'cloze', question: 'Spain withdrew its troops in ….', answer: '2004' };
    const find = (change: Partial<PlainCard>) =>
      findingsOf(model, [{ ...cloze, source: ESSAY, ...change } as PlainCard], facts).map(
        ({ kind }) => kind,
      );
    expect(find({})).toEqual([]);
    expect(find({ question: 'Spain withdrew its troops in June ….' })).toEqual([]);
    expect(find({ question: '… withdrew its troops from Iraq.', answer: 'Spain' })).toEqual([]);
    expect(find({ question: 'Spain withdrew its troops in 2004.' })).toContain('shape');
    expect(find({ question: 'He withdrew its troops in ….' })).toContain('unresolved reference');
  });
});

/** Pairs of cards of one essay. */
const DOUBLE: readonly (readonly [...Row, ...Row, RegExp])[] = [
  ['Who ruled England?', 'Elizabeth I', 'Who ruled England?', 'A queen', /the same question/],
  [
    'When did Spain withdraw its troops from Iraq?',
    'In 2004',
    'When did Spain withdraw all its troops from Iraq?',
    'Later',
    /nearly the question/,
  ],
  [
    'When did the Spanish government withdraw troops?',
    'In 2004',
    'When did the government of Spain withdraw troops?',
    'In 2004',
    /the same answer/,
  ],
  [
    'Who abolished slavery?',
    'Great Britain',
    'What did Great Britain abolish?',
    'Slavery',
    /mirror/,
  ],
];

describe('duplicates', () => {
  it.each(DOUBLE)('%s / %s and %s / %s', (q1, a1, q2, a2, reason) => {
    const found = findingsOf(model, [card([q1, a1]), card([q2, a2])], facts);
    const doubles = found.filter(({ kind }) => kind === 'duplicate');
    expect(doubles.map(({ reason: why }) => why).join()).toMatch(reason);
    expect(doubles.map(({ card: { question } }) => question)).toEqual([q2]);
  });

  it('are not two facts about one thing', () => {
    const cards = [
      card(['When did Great Britain abolish slavery?', 'In 1833']),
      card(['When did Spain withdraw its troops?', 'In 2004']),
      card(['What did Spain withdraw from Iraq?', 'Its troops']),
    ];
    expect(findingsOf(model, cards, facts).filter(({ kind }) => kind === 'duplicate')).toEqual([]);
  });
});
