import type { Category, Inflection } from './base-forms.ts';
import { hashText } from './features.ts';
import { irregularKey, type Senses } from './senses.ts';
import type { SortedTable } from './sorted-table.ts';

/** How a lemma comes from a form: drop `cut` characters at the end, add `add`; capitals are lowered unless kept. */
export interface LemmaRule {
  readonly cut: number;
  readonly add: string;
  readonly keepCase: boolean;
}

export const LONGEST_SUFFIX = 6;

/** The key of a whole form with its pair of tags, for irregular words. */
export function formKey(form: string, tag: number): number {
  return hashText(`${tag}=${form.toLowerCase().replaceAll('’', "'")}`);
}

/** The key of the last `length` characters of a form with its pair of tags. */
export function suffixKey(form: string, length: number, tag: number): number {
  return hashText(`${tag}-${form.slice(form.length - length).toLowerCase()}`);
}

/** What the Penn Treebank's tags say of the inflection; names in the plural keep to the treebanks. */
export const INFLECTIONS: Readonly<Record<string, readonly [Category, Inflection] | undefined>> = {
  NN: ['n', 'base'],
  NNS: ['n', 'plural'],
  VB: ['v', 'base'],
  VBP: ['v', 'base'],
  VBZ: ['v', 'third'],
  VBD: ['v', 'past'],
  VBN: ['v', 'past'],
  VBG: ['v', 'ing'],
  JJ: ['a', 'base'],
  JJR: ['a', 'comparative'],
  JJS: ['a', 'superlative'],
};

/**
 * Finds lemmas: in a table of forms that the rest gets wrong, else among the irregular forms, else the base form that
 * the dictionary has, else by the longest ending that the table knows.
 */
export class Lemmatiser {
  readonly #table: SortedTable;
  readonly #rules: readonly LemmaRule[];
  readonly #senses: Senses;
  readonly #inflections: readonly (readonly [Category, Inflection] | undefined)[];

  /** `tags` are the Penn Treebank's tags by tag id. */
  constructor(
    table: SortedTable,
    rules: readonly LemmaRule[],
    senses: Senses,
    tags: readonly string[],
  ) {
    this.#table = table;
    this.#rules = rules;
    this.#senses = senses;
    this.#inflections = tags.map((xpos) => INFLECTIONS[xpos]);
  }

  /** Whether a word in small letters is an irregular form. */
  isIrregular(category: Category, word: string): boolean {
    return this.#table.find(irregularKey(category, word)) >= 0;
  }

  lemma(form: string, tag: number): string {
    const exact = this.#rules[this.#table.find(formKey(form, tag))];
    if (exact) return applyRule(form, exact);
    const inflected = this.#inflections[tag];
    const base = inflected && this.#baseForm(form.toLowerCase(), ...inflected);
    if (base !== undefined) return base;
    for (let length = Math.min(LONGEST_SUFFIX, form.length); length >= 0; length--) {
      const rule = this.#rules[this.#table.find(suffixKey(form, length, tag))];
      if (rule && rule.cut < form.length) return applyRule(form, rule);
    }
    return form.toLowerCase();
  }

  #baseForm(word: string, category: Category, inflection: Inflection): string | undefined {
    const rule = this.#rules[this.#table.find(irregularKey(category, word))];
    return rule ? applyRule(word, rule) : this.#senses.baseForm(category, word, inflection);
  }
}

export function applyRule(form: string, { cut, add, keepCase }: LemmaRule): string {
  const cased = keepCase ? form : form.toLowerCase();
  const lemma = cased.slice(0, Math.max(0, cased.length - cut)) + add;
  return lemma === '' ? form : lemma;
}
