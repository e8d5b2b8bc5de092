import { describe, expect, it } from 'vitest';
import { americanSpelling, baseForms, type Inflection } from '../../src/language/base-forms.ts';
import { model } from './model.ts';

describe('baseForms', () => {
  it.each<[string, Inflection, string[]]>([
    ['hoped', 'past', ['hope', 'hop']],
    ['stopped', 'past', ['stopp', 'stop', 'stoppe']],
    ['carried', 'past', ['carry', 'carrie', 'carri']],
    ['singing', 'ing', ['sing', 'singe']],
    ['churches', 'plural', ['churche', 'church']],
    ['glass', 'plural', []],
  ])('%s, %s', (word, inflection, bases) => {
    expect(baseForms(word, inflection)).toEqual(bases);
  });
});

describe('americanSpelling', () => {
  it.each([
    ['organise', 'organize'],
    ['labour', 'labor'],
    ['centre', 'center'],
    ['four', undefined],
  ])('%s', (british, american) => {
    expect(americanSpelling(british)).toBe(american);
  });
});

const tagId = (xpos: string) => model.tags.findIndex((pair) => pair.xpos === xpos);

describe('lemmas', () => {
  it.each([
    ['VBD', 'stopped', 'stop'],
    ['VBD', 'exploded', 'explode'],
    ['VBD', 'detonated', 'detonate'],
    ['VBN', 'hoped', 'hope'],
    ['VBD', 'carried', 'carry'],
    ['VBD', 'visited', 'visit'],
    ['VBN', 'developed', 'develop'],
    ['VBD', 'panicked', 'panic'],
    ['VBD', 'travelled', 'travel'],
    ['VBD', 'organised', 'organise'],
    ['VBZ', 'colonises', 'colonise'],
    ['VBD', 'fled', 'flee'],
    ['VBG', 'overthrowing', 'overthrow'],
    ['VBD', 'Shot', 'shoot'],
    ['NNS', 'theses', 'thesis'],
    ['NNS', 'wolves', 'wolf'],
    ['NNS', 'chemists', 'chemist'],
    ['NNS', 'bacteria', 'bacterium'],
    ['NN', 'openness', 'openness'],
    ['JJR', 'bigger', 'big'],
    ['JJS', 'rarest', 'rare'],
  ])('%s %s', (xpos, form, lemma) => {
    expect(model.lemmatiser.lemma(form, tagId(xpos))).toBe(lemma);
  });
});
