import { hashText } from './features.ts';
import type { SortedTable } from './sorted-table.ts';

/** The words seen often in training and the tags they had. */
export class Lexicon {
  readonly #table: SortedTable;
  readonly #onlyTag: readonly number[];

  /** `onlyTag` has for each ambiguity class the tag that a word of it always has, or -1. */
  constructor(table: SortedTable, onlyTag: readonly number[]) {
    this.#table = table;
    this.#onlyTag = onlyTag;
  }

  /** The ambiguity class of a normalised form: words with the same set of tags share one; 0 for an unknown word. */
  ambiguityOf(word: string): number {
    return Math.max(0, this.#table.find(hashText(word)));
  }

  /** The tag of a word of this class if it never has another, else -1. */
  onlyTagOf(ambiguity: number): number {
    return this.#onlyTag[ambiguity] ?? -1;
  }
}
