import { describe, expect, it } from 'vitest';
import {
  agreeWithSingular,
  doSupport,
  fullAuxiliary,
  thirdPerson,
} from '../../src/questions/grammar/inflect.ts';

describe('thirdPerson', () => {
  it.each([
    ['carry', 'carries'],
    ['play', 'plays'],
    ['go', 'goes'],
    ['pass', 'passes'],
    ['reach', 'reaches'],
    ['fix', 'fixes'],
    ['be', 'is'],
    ['have', 'has'],
    ['withdraw', 'withdraws'],
  ])('%s → %s', (lemma, form) => expect(thirdPerson(lemma)).toBe(form));
});

describe('doSupport', () => {
  it.each([
    ['VBD', 'sold', 'did'],
    ['VBZ', 'sells', 'does'],
    ['VBZ', 'overthrew', 'did'],
    ['VBP', 'sell', 'do'],
  ])('%s %s → %s', (xpos, form, carrier) => expect(doSupport(xpos, form)).toBe(carrier));
});

describe('fullAuxiliary', () => {
  it.each([
    ["'s", 'have', 'has'],
    ['’s', 'be', 'is'],
    ["'re", 'be', 'are'],
    ['ca', 'can', 'can'],
    ["n't", 'not', 'not'],
    ['Has', 'have', 'has'],
  ])('%s of %s → %s', (form, lemma, full) => expect(fullAuxiliary(form, lemma)).toBe(full));
});

describe('agreeWithSingular', () => {
  it.each([
    ['were', 'be', 'VBD', 'was'],
    ['are', 'be', 'VBP', 'is'],
    ['have', 'have', 'VBP', 'has'],
    ['live', 'live', 'VBP', 'lives'],
    ['lived', 'live', 'VBD', 'lived'],
    ['can', 'can', 'MD', 'can'],
  ])('%s of %s (%s) → %s', (form, lemma, xpos, agreed) =>
    expect(agreeWithSingular(form, lemma, xpos)).toBe(agreed),
  );
});
