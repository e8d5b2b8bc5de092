import { describe, expect, it } from 'vitest';
import { GAP_MARK } from '../../src/quiz/item.ts';
import { maker, material, note, optionsOf } from './material.ts';

const PEOPLE = ['Auguste Chevalier', 'Alexandre Dumas', 'Ernest Duchatelet'].map((text) => ({
  text,
  type: 'person',
}));
const REVIEWED = note("Who reviewed Galois' paper?", 'Siméon Poisson', {
  type: 'person',
  sentence: "Siméon Poisson and Jean Fourier reviewed Galois' paper.",
});

describe('multiple choice', () => {
  it('takes its wrong answers from names of the same type', () => {
    const from = material([REVIEWED], [...PEOPLE, { text: 'Paris', type: 'place' }]);
    expect(optionsOf(maker(from).make(REVIEWED, 'choice')).sort()).toEqual(
      ['*Siméon Poisson', 'Auguste Chevalier', 'Alexandre Dumas', 'Ernest Duchatelet'].sort(),
    );
  });

  it.each([
    ['another form of the key', 'Poisson'],
    ['who is in the question', 'Galois'],
    ["who is in the key's own sentence", 'Jean Fourier'],
    ['another text', 'Carl Gauss'],
    ['one word beside two', 'Dumas'],
  ])('takes none that is %s', (_, text) => {
    const from = material(
      [REVIEWED],
      [...PEOPLE.slice(0, 2), { text, type: 'person', from: text === 'Carl Gauss' ? 1 : 0 }],
    );
    const options = optionsOf(maker(from).make(REVIEWED, 'choice'));
    expect(options).toHaveLength(3);
    expect(options).not.toContain(text);
  });

  it('takes no answer to nearly the same question, which may be right here too', () => {
    const twin = note("Who reviewed Galois' first paper?", 'Augustin Cauchy', { type: 'person' });
    const from = material([REVIEWED, twin], PEOPLE.slice(0, 2));
    expect(optionsOf(maker(from).make(REVIEWED, 'choice'))).not.toContain('Augustin Cauchy');
  });

  it('has three options where a fourth is wanting, and is none with less', () => {
    expect(
      optionsOf(maker(material([REVIEWED], PEOPLE.slice(0, 2))).make(REVIEWED, 'choice')),
    ).toHaveLength(3);
    expect(
      maker(material([REVIEWED], PEOPLE.slice(0, 1))).make(REVIEWED, 'choice'),
    ).toBeUndefined();
  });

  it.each([
    ['How many soldiers had Spain sent?', '1,300', /^\*?[\d,]+$/],
    ['How many years did Byron spend there?', 'Three', /^\*?\p{Lu}\p{Ll}+$/u],
    ['What did the ticket cost in 1912?', '$4.20', /^\*?\$\d+\.\d\d$/],
    ['How much of the forest was lost?', '60%', /^\*?\d{1,2}%$/],
    ['How long did the war last?', 'For twenty-two years', /^\*?For [\p{L}-]+ years$/u],
  ])('of %s has numbers written like %s, in order', (question, answer, form) => {
    const one = note(question, answer);
    const options = optionsOf(maker(material([one])).make(one, 'choice'));
    expect(options).toHaveLength(4);
    for (const option of options) expect(option).toMatch(form);
    expect(options[1]).toBe(`*${answer}`);
  });

  it.each([
    ['In what year did the fire reach Oslo?', '1624', /^1[56]/, ['1622', '1623', '1625', '1626']],
    ['When did he live there, between May 1903 and August 1904?', 'In March 1904', /190[34]$/, []],
    ['How long did the view hold sway?', 'For over two thousand years', /^$/, []],
    ['In {348} Pachomius died at Pbow.', '', /^3[1-7]/, []],
    ['In what year was the case?', '80 BC', /^[1-9]\d* BC$/, []],
    ['What was the mean size of a family?', '3.62', /^[2-5]\./, []],
    ['What share of the troops were slaves?', '85%', /^(?!100)/, []],
  ])('of %s (%s) has no number or date that cannot be', (question, answer, form, never) => {
    const one = note(question, answer);
    const texts = [1600, 1607, 1615, 1631, 1640].map((year) => `The town was hit in ${year}.`);
    for (const place of [0, 1, 2, 3]) {
      const made = maker(material([one], [], texts), { wishedPlace: () => place });
      for (const option of optionsOf(made.make(one, 'choice'))) {
        expect(option.replace('*', '')).toMatch(form);
        expect(never).not.toContain(option);
      }
    }
  });

  it('has no century that is not over', () => {
    const one = note('When was the road made?', 'In the 19th century');
    for (const place of [0, 1, 2, 3]) {
      const made = maker(material([one]), { wishedPlace: () => place }).make(one, 'choice');
      for (const option of optionsOf(made)) expect(option).not.toContain('21st');
    }
  });

  it.each([
    ['The petition has more than {10,000} signatures.', ''],
    ['How long did the war last?', 'For over twenty years'],
    ['It causes at least {50}% of the losses.', ''],
    ['Shops stand in a {3} or 4 block radius.', ''],
    ['He put Sweden {2} – 1 up.', ''],
    ['The team reached the final of the {2002} FIFA World Cup.', ''],
    ['He raised the offer to {42} dollars from 40 dollars.', ''],
    ['He found {three} parts in it: the first, the second and the third.', ''],
    ['The oil was cooked at a temperature of {50} to.', ''],
    ['The dates are from Near et al., {2012}.', ''],
  ])('is none where options tell the answer or several are right: %s %s', (question, answer) => {
    const one = note(question, answer);
    expect(maker(material([one])).make(one, 'choice')).toBeUndefined();
  });

  it.each([
    ['How many signatures are there?', '10,000', /^[1-9]?[05]?,?000$|^1?\d,000$/, /^1[1-46-9],/],
    ['How many people came?', '72', /^\d+$/, /[05]$/],
    ['By what year did they brew it?', '7000 BC', /000 BC$/, /^$/],
  ])('of %s has numbers as round as %s', (question, answer, form, never) => {
    const one = note(question, answer);
    for (const place of [0, 1, 2, 3]) {
      const made = maker(material([one]), { wishedPlace: () => place }).make(one, 'choice');
      for (const option of optionsOf(made)) {
        expect(option.replace('*', '')).toMatch(form);
        expect(option.replace('*', '')).not.toMatch(never);
      }
    }
  });

  it('says no number again in another unit', () => {
    const one = note('The pass lies at {1100} ft (335 m) above the sea.');
    expect(maker(material([one])).make(one, 'choice')?.stem).toBe(
      `According to the text: The pass lies at ${GAP_MARK} ft above the sea.`,
    );
  });

  it.each([0, 1, 2, 3])(
    'has its key in place %i of the numbers where it is wanted there',
    (place) => {
      const one = note('How many soldiers had Spain sent?', '1,300');
      const options = optionsOf(
        maker(material([one]), { wishedPlace: () => place }).make(one, 'choice'),
      );
      expect(options[place]).toBe('*1,300');
    },
  );

  it('has no date in the future and none before a year that the question gives', () => {
    const one = note('When did it happen after the vote of 2023?', 'In 2024');
    for (const place of [0, 1, 2, 3]) {
      const item = maker(material([one]), { wishedPlace: () => place }).make(one, 'choice');
      for (const option of optionsOf(item)) {
        const year = Number(option.replace(/\D/g, ''));
        expect(year).toBeGreaterThanOrEqual(2023);
        expect(year).toBeLessThanOrEqual(2026);
      }
    }
  });

  it('asks for a term by its definition', () => {
    const notes = [
      note('What is an atom?', 'The smallest unit that can take part in a change', { at: 1 }),
      note('What is a molecule?', 'A group of parts that are bound together', { at: 2 }),
      note('What is a compound?', 'A pure matter of two or more parts in a fixed ratio', { at: 3 }),
    ];
    const item = maker(material(notes)).make(notes[0]!, 'choice');
    expect(item?.stem).toBe(
      'Which of these is “the smallest unit that can take part in a change”?',
    );
    expect(optionsOf(item).sort()).toEqual(['*An atom', 'A compound', 'A molecule']);
  });

  it('keeps the options that an instructor wrote', () => {
    const options = [
      { html: 'Rome', isRight: true },
      { html: 'an altogether different and much longer answer', isRight: false },
    ];
    const one = note('Which city is it?', '', { options });
    expect(optionsOf(maker(material([one])).make(one, 'choice'))).toHaveLength(2);
  });

  it('takes wrong answers from lists of words', () => {
    const one = note('Which metal is liquid when cool?', 'mercury');
    const from = { ...material([one]), wordLists: [['mercury', 'copper', 'silver', 'nickel']] };
    expect(optionsOf(maker(from).make(one, 'choice')).sort()).toEqual([
      '*mercury',
      'copper',
      'nickel',
      'silver',
    ]);
  });
});

describe('other kinds', () => {
  const WAR = note('When did the war end in Spain?', 'In 1939', {
    sentence: 'The war in Spain ended in 1939.',
  });

  it('gap-fill hides the answer in its sentence', () => {
    const item = maker(material([WAR])).make(WAR, 'gap');
    expect(item).toMatchObject({
      stem: `The war in Spain ended in ${GAP_MARK}.`,
      gaps: [['1939']],
    });
  });

  it('gap-fill of a definition hides the term, not the description', () => {
    const sentence = 'A vaccine is a preparation that trains the body to fight a pathogen.';
    const one = note(
      'What is a vaccine?',
      'A preparation that trains the body to fight a pathogen',
      { sentence },
    );
    expect(maker(material([one])).make(one, 'gap')).toMatchObject({
      stem: sentence.replace('vaccine', GAP_MARK),
      gaps: [['vaccine']],
    });
  });

  it('gap-fill of a cloze note has its gaps', () => {
    const one = note('The bombings of {7 July 2005} killed {52} people.');
    expect(maker(material([one])).make(one, 'gap')).toMatchObject({
      gaps: [['7 July 2005', 'July 7, 2005', '2005-07-07'], expect.arrayContaining(['52'])],
    });
  });

  it('true/false puts a wrong answer of the type into the sentence, or leaves it', () => {
    expect(
      maker(material([WAR]), { wishedTruth: () => true }).make(WAR, 'true-false'),
    ).toMatchObject({ stem: 'The war in Spain ended in 1939.', isTrue: true });
    const wrong = maker(material([WAR])).make(WAR, 'true-false');
    expect(wrong).toMatchObject({ isTrue: false });
    expect(wrong?.stem).toMatch(/^The war in Spain ended in (?!1939)\d{4}\.$/);
  });

  it.each([
    'It ended in 1939.',
    'Three years later, the war ended in 1939.',
    'This war of theirs ended in 1939.',
  ])('makes no statement of “%s”', (sentence) => {
    const one = { ...WAR, sentence };
    expect(maker(material([one])).make(one, 'true-false')).toBeUndefined();
    expect(maker(material([one])).make(one, 'gap')).toBeUndefined();
  });

  it('leaves out what only ties a sentence to the one before', () => {
    const one = { ...WAR, sentence: 'However, the war in Spain ended in 1939.' };
    expect(maker(material([one])).make(one, 'gap')?.stem).toBe(
      `The war in Spain ended in ${GAP_MARK}.`,
    );
  });

  it('makes a sentence false by a word of the opposite meaning, and asks for no such word', () => {
    const sentence = 'Bridges of steel carry {greater} loads than bridges of wood.';
    const one = note(sentence, '', { type: 'opposite', tier: 2 });
    expect(maker(material([one])).make(one, 'true-false')).toMatchObject({
      stem: 'Bridges of steel carry smaller loads than bridges of wood.',
      isTrue: false,
    });
    expect(maker(material([one])).make(one, 'gap')).toBeUndefined();
    expect(maker(material([one])).make(one, 'choice')).toBeUndefined();
  });

  it('numeric has the unit in its question and room for what is not exact', () => {
    const one = note('How long did the war last?', 'About 200 days');
    expect(maker(material([one])).make(one, 'numeric')).toMatchObject({
      stem: 'How long did the war last? (in days)',
      value: 200,
      tolerance: 10,
    });
    const exact = note('How many days did the war last?', '200 days');
    expect(maker(material([exact])).make(exact, 'numeric')).toMatchObject({
      stem: 'How many days did the war last?',
      tolerance: 0,
    });
  });

  it.each([
    'To withdraw its troops from Iraq',
    'Because it feared the voters',
    'red, green and blue',
    'a thing that no solver would type like this',
  ])('asks nobody to type “%s”', (answer) => {
    const one = note('What did Spain decide to do?', answer);
    expect(maker(material([one])).make(one, 'short')).toBeUndefined();
  });

  it('a card that is answered by yes or no is a statement', () => {
    const one = note('Is Tambora in Indonesia now?', 'Yes, on Sumbawa');
    expect(maker(material([one])).make(one, 'true-false')).toMatchObject({ isTrue: true });
  });
});
