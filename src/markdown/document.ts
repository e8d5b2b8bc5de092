import type { Diagnostic, Note } from '../note.ts';

/** What one Markdown file says: prose to make questions from, notes written by hand, and what is wrong with it. */
export interface Document {
  readonly file: string;
  /** From the front matter, else the first heading of depth 1. */
  readonly title?: string;
  readonly frontMatter: FrontMatter;
  readonly passages: readonly Passage[];
  readonly notes: readonly Note[];
  /** In the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface FrontMatter {
  /** `deck`, or `name` as in hashcards. */
  readonly deck?: string;
  readonly source?: string;
  readonly tags: readonly string[];
  /** How the deck is asked in Anki, where not as it stands: `typed`, `optional reverse`. */
  readonly cards?: string;
  readonly title?: string;
  readonly author?: string;
  /** As written, ISO 8601 where the YAML was a date. */
  readonly date?: string;
}

/** A stretch of the essay that questions can be made from, as plain text on one line. */
export interface Passage {
  readonly kind: 'paragraph' | 'item' | 'quote';
  /** The headings above, outermost first. */
  readonly headings: readonly string[];
  /** Without markup, code, mathematics, footnote marks, link targets, HTML and citations. */
  readonly text: string;
  /**
   * Where something stood that its sentence cannot do without: inline code, mathematics, a bare address.
   * Each range covers one U+FFFC (`HOLE`) in `text`; a sentence with a hole is not prose to ask about.
   */
  readonly holes: readonly Range[];
  /** Terms that the author set in bold, as they stand in `text`. */
  readonly boldTerms: readonly string[];
  readonly file: string;
  /** Ascending; each says that from `at` on in `text`, characters stand at `offset` on in the file. */
  readonly runs: readonly Run[];
}

/** UTF-16 offsets, `end` excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a passage that stands on one line of the file, character for character. */
export interface Run {
  readonly at: number;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** Present where the run is one character that stands for so many in the file: a hole, `&amp;`. */
  readonly width?: number;
}

/** U+FFFC OBJECT REPLACEMENT CHARACTER: what Unicode has for an object that is no text. */
export const HOLE = '\uFFFC';
