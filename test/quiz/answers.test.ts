import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedVariants, orderOf, readAnswer } from '../../src/quiz/answer.ts';
import { datesIn, readDate, shifted, writeDate } from '../../src/quiz/dates.ts';
import { readQuantity, spell, writeQuantity } from '../../src/quiz/numbers.ts';

describe('dates', () => {
  it.each([
    ['11 March 2004', 'day'],
    ['March 11, 2004', 'day'],
    ['March 2004', 'month'],
    ['1815', 'year'],
    ['44 BC', 'year'],
    ['the 1980s', 'decade'],
    ['19th century', 'century'],
    ['the sixteenth century', 'century'],
  ])('reads %s and writes it again', (text, precision) => {
    const dated = readDate(text)!;
    expect(dated.precision).toBe(precision);
    expect(writeDate(dated)).toBe(text);
  });

  it.each(['31 February 2004', '2,004', '12', 'March', 'the year', '1815 soldiers'])(
    'takes %s for none',
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );

  it('finds dates in a sentence and leaves numbers alone', () => {
    const text = 'On 11 March 2004 some 1,300 soldiers and 1815 others left for the 1980s.';
    expect(datesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '11 March 2004',
      '1815',
      '1980s',
    ]);
  });

  it('shifts to days that exist', () => {
    expect(writeDate(shifted(readDate('31 January 2004')!, { months: 1 }))).toBe(
      '29 February 2004',
    );
    expect(writeDate(shifted(readDate('March 2004')!, { months: -5 }))).toBe('October 2003');
  });
});

describe('numbers', () => {
  it.each([
    ['1,300 soldiers', 1300],
    ['3 million', 3_000_000],
    ['2.5%', 2.5],
    ['$4.20', 4.2],
    ['thirteen', 13],
    ['two thousand years', 2000],
    ['twenty-one', 21],
    ['16,000', 16_000],
  ])('reads %s and writes it again', (text, value) => {
    const quantity = readQuantity(text)!;
    expect(quantity.value).toBe(value);
    expect(writeQuantity(value, quantity)).toBe(text);
  });

  it.each(['1st', '1980s', 'to win', '12 or 13', '10.5.2004'])('takes %s for none', (text) => {
    expect(readQuantity(text)).toBeUndefined();
  });

  it('spells every number up to a million as it reads it', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (value) => readQuantity(spell(value)!)?.value === value),
    );
  });
});

describe('answers', () => {
  it('are taken apart into what opens them and their core', () => {
    expect(readAnswer('On 11 March 2004')).toMatchObject({ opener: 'On ', core: '11 March 2004' });
    expect(readAnswer('For over two thousand years')).toMatchObject({
      opener: 'For over ',
      core: 'two thousand years',
    });
    expect(readAnswer('1900', 'How many people came?').quantity?.value).toBe(1900);
    expect(readAnswer('1900', 'When was it?').date?.year).toBe(1900);
    expect(readAnswer('two-thirds of its population').quantity).toBeUndefined();
    expect(readAnswer('1855 colonial constitution').quantity).toBeUndefined();
  });

  it.each([
    ['On 11 March 2004', undefined, ['11 March 2004', 'March 11, 2004', '2004-03-11']],
    ['The World Health Organization (WHO)', undefined, ['World Health Organization', 'WHO']],
    ['Siméon Poisson', 'person', ['Simeon Poisson', 'Poisson']],
    ['Three', undefined, ['3']],
    ['1,300', undefined, ['1300']],
  ])('%s is accepted in other words too', (text, type, others) => {
    expect(acceptedVariants(text, type)).toEqual(expect.arrayContaining([text, ...others]));
  });

  it('are ordered where all are dates or all are numbers', () => {
    const inOrder = (texts: string[]) =>
      orderOf(texts)?.every((value, at, all) => at === 0 || value > all[at - 1]!);
    expect(inOrder(['In July 2003', 'In March 2004', 'In July 2004'])).toBe(true);
    expect(inOrder(['two', '13', 'two hundred'])).toBe(true);
    expect(orderOf(['1815', 'Tambora'])).toBeUndefined();
  });
});
