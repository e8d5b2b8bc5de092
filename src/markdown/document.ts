import type { Diagnostic, Note } from '../note.ts';

/** What one Markdown file says: prose to make questions from, notes written by hand, and what is wrong with it. */
export interface Document {
  readonly file: string;
  /** From the front matter, else the first top-level heading. */
  readonly title?: string;
  readonly frontMatter: FrontMatter;
  readonly passages: readonly Passage[];
  readonly notes: readonly Note[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface FrontMatter {
  readonly deck?: string;
  readonly source?: string;
  readonly tags: readonly string[];
  readonly title?: string;
  readonly author?: string;
  /** As written, ISO 8601 where the YAML was a date. */
  readonly date?: string;
}

/** A stretch of the essay that questions can be made from, as plain text. */
export interface Passage {
  readonly kind: 'paragraph' | 'item' | 'quote';
  readonly headings: readonly string[];
  /** Without markup, code, mathematics, footnote marks, link targets, HTML and citations. */
  readonly text: string;
  /** Terms that the author set in bold, as they stand in `text`. */
  readonly boldTerms: readonly string[];
  readonly file: string;
  /** Ascending; each says that from `at` on in `text`, characters stand at `offset` on in the file. */
  readonly runs: readonly Run[];
}

export interface Run {
  readonly at: number;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}
