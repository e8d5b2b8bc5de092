import { americanSpelling, baseForms, type Category, type Inflection } from './base-forms.ts';
import { hashText } from './features.ts';
import type { SortedTable } from './sorted-table.ts';

/** The key of a base form: names are known as they are written, other words in small letters. */
export function senseKey(category: Category, word: string): number {
  return hashText(`${category}:${word}`);
}

/** The key of an irregular form, whose value is the rule that gives its base. */
export function irregularKey(category: Category, word: string): number {
  return hashText(`${category}!${word}`);
}

const FORMS: readonly [category: Category, inflection: Inflection, bit: number][] = [
  ['n', 'base', 1],
  ['n', 'plural', 2],
  ['v', 'base', 4],
  ['v', 'third', 8],
  ['v', 'past', 16],
  ['v', 'ing', 32],
  ['a', 'base', 64],
  ['a', 'comparative', 128],
  ['a', 'superlative', 256],
  ['r', 'base', 512],
];
const NAME_BIT = 1024;
/** The bits of formsOf for forms that can be finite. */
export const VERB_FORMS = 4 + 8 + 16;

/** See the properties of TaggedWords. */
export interface Meaning {
  readonly field: number;
  readonly kind: number;
  readonly kind2: number;
  readonly patterns: number;
}

const NO_MEANING: Meaning = { field: 0, kind: 0, kind2: 0, patterns: 0 };
/** Nouns have the fields up to 28. */
const VERB_FIELDS = 40;

/**
 * The words of a dictionary (WordNet) and what kind of thing they mean. The value of a noun is the class of its
 * commonest sense and, times 256, that of the next kind of sense (0 for none); of a verb its field and, times 16, the
 * patterns it occurs in; of an adjective or adverb 0.
 */
export class Senses {
  readonly #table: SortedTable;
  readonly #fields: readonly number[];

  /** `fields` has the field of each class of nouns. */
  constructor(table: SortedTable, fields: readonly number[]) {
    this.#table = table;
    this.#fields = fields;
  }

  /** What a noun or verb means, as far as the dictionary knows it. */
  meaning(form: string, lemma: string, upos: string): Meaning {
    if (upos === 'VERB') {
      const value = this.find('v', lemma);
      if (value < 0) return NO_MEANING;
      return { ...NO_MEANING, field: VERB_FIELDS + (value & 15), patterns: 1 + (value >> 4) };
    }
    if (upos !== 'NOUN' && upos !== 'PROPN') return NO_MEANING;
    const value = upos === 'NOUN' ? this.#noun(lemma) : this.#name(form, lemma);
    if (value < 0) return NO_MEANING;
    const kind = value & 255;
    return { field: this.#fields[kind]!, kind: 1 + kind, kind2: 1 + (value >> 8), patterns: 0 };
  }

  /** A noun, or what stands after its last hyphen. */
  #noun(lemma: string): number {
    const value = this.find('n', lemma);
    const hyphen = value < 0 ? lemma.lastIndexOf('-') : -1;
    return hyphen < 0 ? value : this.find('n', lemma.slice(hyphen + 1));
  }

  /** A name, or the common noun in it: the University of Oslo. */
  #name(form: string, lemma: string): number {
    const value = this.#table.find(senseKey('n', form));
    return value >= 0 ? value : this.find('n', lemma.toLowerCase());
  }

  /** The value of a base form in its own spelling or the American one, or -1. */
  find(category: Category, word: string): number {
    const value = this.#table.find(senseKey(category, word));
    if (value >= 0) return value;
    const american = americanSpelling(word);
    return american === undefined ? -1 : this.#table.find(senseKey(category, american));
  }

  /** The likeliest base form that the dictionary has, or undefined. */
  baseForm(category: Category, word: string, inflection: Inflection): string | undefined {
    return baseForms(word, inflection).find((base) => this.find(category, base) >= 0);
  }

  /** Which forms a word can be, as bits: base form of a noun, plural, base form of a verb … */
  formsOf(form: string, irregular: (category: Category, word: string) => boolean): number {
    const word = form.toLowerCase();
    let bits = 0;
    for (const [category, inflection, bit] of FORMS) {
      if (this.baseForm(category, word, inflection) !== undefined) bits |= bit;
    }
    if (irregular('v', word)) bits |= 16;
    if (irregular('n', word)) bits |= 2;
    if (form !== word) {
      const name = this.#table.find(senseKey('n', form));
      if (name >= 0) bits |= NAME_BIT;
    }
    return bits;
  }
}
