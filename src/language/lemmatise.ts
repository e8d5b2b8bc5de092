import { hashText } from './features.ts';
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

/** Finds lemmas in a table of irregular forms first, else by the longest ending that the table knows. */
export class Lemmatiser {
  readonly #table: SortedTable;
  readonly #rules: readonly LemmaRule[];

  constructor(table: SortedTable, rules: readonly LemmaRule[]) {
    this.#table = table;
    this.#rules = rules;
  }

  lemma(form: string, tag: number): string {
    const exact = this.#rules[this.#table.find(formKey(form, tag))];
    if (exact) return applyRule(form, exact);
    for (let length = Math.min(LONGEST_SUFFIX, form.length); length >= 0; length--) {
      const rule = this.#rules[this.#table.find(suffixKey(form, length, tag))];
      if (rule && rule.cut < form.length) return applyRule(form, rule);
    }
    return form.toLowerCase();
  }
}

export function applyRule(form: string, { cut, add, keepCase }: LemmaRule): string {
  const cased = keepCase ? form : form.toLowerCase();
  const lemma = cased.slice(0, Math.max(0, cased.length - cut)) + add;
  return lemma === '' ? form : lemma;
}
