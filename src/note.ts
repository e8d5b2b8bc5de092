/** The nouns that every stage shares. Imports nothing. */

/** Where something stands in a text file: line and column count from 1 as editors show them, `start` and `end` are UTF-16 offsets from 0. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/** A problem in the input, told to the person who wrote it: what is wrong, where, and what to write instead. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly place: Place;
  /** A stable kebab-case name, for scripts: `unclosed-front-matter`. */
  readonly code: string;
  /** One sentence: what is wrong and what to write instead. */
  readonly message: string;
}

/** The sentence that a note is grounded in. */
export interface Source {
  readonly sentence: string;
  /** Absent when a deck only quotes the sentence and the essay was not read. */
  readonly place?: Place;
}

/** A fact with fields. All texts are Markdown. */
export interface Note {
  /** A reversed note asks both ways: its front for its back, and its back for its front. */
  readonly kind: 'basic' | 'reversed' | 'cloze';
  /** The question; of a cloze note its text with numbered gaps, `{{c1::hidden::hint}}`. */
  readonly front: string;
  /** The answer; of a cloze note what is shown besides, often empty. */
  readonly back: string;
  readonly source?: Source;
  /** Of this note alone, besides those of its deck. */
  readonly tags?: readonly string[];
  /** Where the note is written; of a generated note where its sentence stands. */
  readonly place: Place;
  /** The headings that the note stands under, outermost first. */
  readonly headings: readonly string[];
  readonly made: MadeByHand | MadeByRule;
}

export interface MadeByHand {
  readonly by: 'hand';
}

export interface MadeByRule {
  readonly by: 'rule';
  readonly rule: string;
  /** Higher is better; comparable within one essay only. */
  readonly score: number;
}

/** Notes that are studied together, under one name: `History::After the attacks`. */
export interface Deck {
  readonly name: string;
  /** The essay that the notes were made from, as a path relative to the deck file. */
  readonly source?: string;
  readonly tags: readonly string[];
  /** How the notes are asked in Anki, where not as they stand: `typed`, `optional reverse`. */
  readonly cards?: string;
  readonly notes: readonly Note[];
}
