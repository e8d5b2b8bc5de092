import { hashText } from './features.ts';
import type { SortedTable } from './sorted-table.ts';

/** Whether a word is a finite verb: 0 never, 1 maybe, 2 always. */
export type Finite = 0 | 1 | 2;

/** The words seen often in training and the tags they had. */
export class Lexicon {
  readonly #table: SortedTable;
  readonly #onlyTag: readonly number[];
  readonly #finite: readonly Finite[];

  /**
   * `onlyTag` has for each ambiguity class the tag that a word of it always has, or -1; `finite` whether it can be a
   * finite verb.
   */
  constructor(table: SortedTable, onlyTag: readonly number[], finite: readonly Finite[]) {
    this.#table = table;
    this.#onlyTag = onlyTag;
    this.#finite = finite;
  }

  /** Whether words of this class are finite verbs. */
  finiteOf(ambiguity: number): Finite {
    return this.#finite[ambiguity] ?? 0;
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
