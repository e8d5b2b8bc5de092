import type { Suspect } from './gates/suspect.ts';
import type { Clause } from './grammar/clause.ts';
import type { Reference } from './references/references.ts';
import type { Piece, Replacement } from './wording/wording.ts';

/** One way of making a question: one value in the table of rules. */
export interface Rule {
  readonly name: string;
  /** What its cards are kept more often than others', as log odds (see FEATURES); 0 where too few were judged. */
  readonly prior: number;
  /** The roles of the clauses that it reads, where that is not every role but "equated" and "restrictive". */
  readonly asks?: readonly Clause['role'][];
  /** Every question that it can ask about a statement. */
  readonly ask: (clause: Clause, references: readonly Reference[]) => Draft[];
  /** What the essay around a draft must be like for it to become a candidate at all. */
  readonly fits?: (drafted: Drafted) => boolean;
  /** Gates that it answers for itself: what they drop is what it is about. */
  readonly allows?: readonly string[];
  readonly examples: readonly Example[];
}

/** A draft and what its essay is about. */
export type Drafted = Pick<Suspect, 'clause' | 'draft' | 'terms' | 'topicWords'>;

/** A question and answer as pieces of the sentence, before names and gates. */
export interface Draft {
  readonly question: readonly Piece[];
  readonly answer: readonly Piece[];
  /** The tokens asked for. */
  readonly asked: readonly number[];
  /** Phrases that the rule itself says in other words. */
  readonly says?: readonly Replacement[];
  /** A question from which the date of its sentence was left out. */
  readonly isUndated?: true;
  /** A statement in which what is asked for is hidden, instead of a question. */
  readonly isCloze?: true;
  /** Of what kind the hidden part is: "year". */
  readonly hint?: string;
}

/** Its sentences are a test: the rule, run on the text, gives this card, or none. */
export type Example =
  | { readonly text: string; readonly question: string; readonly answer: string }
  | { readonly text: string; readonly none: true };
