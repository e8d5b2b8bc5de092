import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { NOTE_TYPES, NOTE_TYPES_CHANGED, TEMPLATE_FILES } from '../../src/anki/note-types.ts';
import { TEMPLATES } from './samples.ts';

it('the date of the note types moves with the templates', () => {
  const hash = createHash('sha256');
  for (const name of TEMPLATE_FILES) hash.update(`${name}\0${TEMPLATES[name]}\0`);
  hash.update(JSON.stringify(NOTE_TYPES));
  // Where this fails, set NOTE_TYPES_CHANGED to today, or Anki goes on showing the old templates; then both values here.
  expect({ changed: NOTE_TYPES_CHANGED, hash: hash.digest('hex').slice(0, 16) }).toEqual({
    changed: 1_795_525_200,
    hash: '20eea5f05c785d7b',
  });
});

it('templates hold no scripts and reach for nothing outside', () => {
  for (const [name, text] of Object.entries(TEMPLATES))
    expect(text, name).not.toMatch(/<script|javascript:|https?:|@import|url\(/i);
});

it('templates name only fields of their note type', () => {
  for (const { fields, templates } of Object.values(NOTE_TYPES)) {
    const known = ['FrontSide', ...fields.map(({ name }) => name as string)];
    for (const { question, answer } of templates)
      for (const [, name] of `${TEMPLATES[question]}${TEMPLATES[answer]}`.matchAll(
        /\{\{(?:[#/^]|cloze:|type:)?([^}]+)\}\}/g,
      ))
        expect(known).toContain(name);
  }
});
