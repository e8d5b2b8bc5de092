import { describe, expect, it } from 'vitest';
import type { Phrase } from '../../src/quiz/material.ts';
import { nameAsked } from '../../src/quiz/name-asked.ts';
import { kindOf } from '../../src/quiz/name-kinds.ts';
import { type Name, NameBook, nameKey } from '../../src/quiz/names.ts';

const said = (text: string, more: Partial<Record<keyof Name, unknown>> = {}) =>
  [
    nameKey(text, 0),
    {
      roles: new Set<string>(),
      nationalities: new Set<string>(),
      isLocation: false,
      isMostlyModifier: false,
      ...more,
    } as Name,
  ] as const;
const times = (count: number, text: string, type = 'person'): Phrase[] =>
  Array.from({ length: count }, (_, at) => ({ text, type, at, from: 0 }));

const asked = (key: string, stem: string, type = 'person') =>
  nameAsked({ key, stem, type, sentence: '', from: 0 });

describe('a name beside another', () => {
  const general = { roles: new Set(['general']) };
  const german = { roles: new Set(['architect']), nationalities: new Set(['German']) };
  const book = new NameBook({
    sentences: ['He went to sea.'],
    names: new Map([
      said('Oto Berg', { gender: 'he', ...general }),
      said('Ida Holm', { gender: 'she' }),
      said('Max Lund', { gender: 'he' }),
      said('Karl Roth', german),
      said('Ernst Vogel', german),
      said('Lombard', { isMostlyModifier: true }),
      said('Oslo', { isLocation: true }),
      said('Bergen', { isLocation: true }),
      said('England', { isLocation: true }),
      said('Netherlands', { isLocation: true }),
      said('Sea', { isLocation: true }),
      said('Toyota'),
    ]),
    phrases: [...times(6, 'Oto Berg'), ...times(1, 'Rollo'), ...times(1, 'Ida Holm')],
  });
  const fits = (text: string, key: string, stem: string, type = 'person') =>
    book.canStandFor(text, 0, asked(key, stem, type));

  it.each([
    ['Max Lund', 'Karl Roth', 'Who built the mill?', true],
    ['Ida Holm', 'Max Lund', 'Who built the mill?', false],
    ['Max Lund', 'Ida Holm', 'Who built the mill?', false],
    ['Lombard', 'Max Lund', 'Who built the mill?', false],
    ['Rollo', 'Max Lund', 'Who built the mill?', false],
    ['Elector of Brandenburg', 'Max Lund', 'Who built the mill?', false],
    ['Oto Berg', 'Max Lund', 'To whom did he write a letter?', false],
    ['Ernst Vogel', 'Karl Roth', 'Which German architect built the mill?', true],
    ['Max Lund', 'Karl Roth', 'Which German architect built the mill?', false],
    ['Max Lund', 'Oto Berg', 'Troops under General \uFFFC took the fort.', false],
  ])('%s for %s in “%s”: %s', (text, key, stem, can) => expect(fits(text, key, stem)).toBe(can));

  it.each([
    ['Bergen', 'Oslo', 'Where was the mill?', true],
    ['Toyota', 'Oslo', 'Where was the mill?', false],
    ['Sea', 'Oslo', 'Where was the mill?', false],
    ['Bergen', 'Oslo', 'The mill stood by the river \uFFFC.', false],
    ['Bergen Hospital', 'Oslo', 'Where was the mill?', false],
    ['England', 'Britain', 'Where was the mill?', false],
    ['the Netherlands', 'Holland', 'Where was the mill?', false],
  ])('as a place, %s for %s in “%s”: %s', (text, key, stem, can) =>
    expect(fits(text, key, stem, 'place')).toBe(can),
  );

  it('is of a state that was one when the text is about', () => {
    const stem = 'From which country did the troops return in 2004?';
    expect(fits('USSR', 'Iraq', stem, 'country')).toBe(false);
    expect(fits('USSR', 'Iraq', stem.replace('2004', '1974'), 'country')).toBe(true);
  });

  it.each([
    ['École Normale', 'school'],
    ['University of Oslo', 'school'],
    ['Montparnasse Cemetery', 'cemetery'],
    ['Ohio', 'state of the United States'],
    ['Oslo', undefined],
  ])('%s is of the kind %s', (name, kind) => expect(kindOf(name)).toBe(kind));
});
