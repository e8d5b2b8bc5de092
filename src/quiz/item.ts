/** The nouns of a quiz. All texts are sanitised HTML with mathematics as `\(x\)` and `\[x\]`, unless they are called plain. */

/** What an item is made from and what its solver is told afterwards. */
export interface Origin {
  /** The GUIDs of the notes that the item asks about, in the order of their parts. */
  readonly notes: readonly string[];
  /** The sentences that ground it, as HTML; empty where a note has none. */
  readonly feedback: string;
  readonly headings: readonly string[];
  /** 1 (easy) to 10, where the collection knows it. */
  readonly difficulty?: number;
  /** Where its first note stands in the material: items are sorted by it. */
  readonly at: number;
}

interface Asked {
  readonly id: string;
  readonly stem: string;
  readonly points: number;
  readonly origin: Origin;
}

export interface Option {
  readonly html: string;
  readonly isRight: boolean;
}

/** One right option of several, or, where `isSingle` is false, any number of right ones. */
export interface Choice extends Asked {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly isSingle: boolean;
  /** Numbers and dates stand in ascending order, and stay so in every version. */
  readonly isOrdered: boolean;
}

export interface TrueFalse extends Asked {
  readonly kind: 'true-false';
  readonly isTrue: boolean;
}

/** Accepted answers are plain text, the best first. */
export interface ShortAnswer extends Asked {
  readonly kind: 'short';
  readonly accepted: readonly string[];
}

/** The stem has GAP_MARK once for each gap, in their order. */
export interface GapFill extends Asked {
  readonly kind: 'gap';
  readonly gaps: readonly (readonly string[])[];
}

export interface Numeric extends Asked {
  readonly kind: 'numeric';
  readonly value: number;
  /** How far an answer may be from the value, in its unit. */
  readonly tolerance: number;
  /** As the answer is written, plain, for the key: "about 200,000 people". */
  readonly shown: string;
}

export interface Matching extends Asked {
  readonly kind: 'matching';
  readonly pairs: readonly { readonly left: string; readonly right: string }[];
  /** Right sides that go with nothing. */
  readonly extra: readonly string[];
}

/** The entries stand in the right order. */
export interface Ordering extends Asked {
  readonly kind: 'ordering';
  readonly entries: readonly string[];
}

export type Item = Choice | TrueFalse | ShortAnswer | GapFill | Numeric | Matching | Ordering;
export type Kind = Item['kind'];

export const KINDS = [
  'choice',
  'true-false',
  'short',
  'gap',
  'numeric',
  'matching',
  'ordering',
] as const satisfies readonly Kind[];

/** What a kind is called in a sentence. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  choice: 'multiple choice',
  'true-false': 'true/false',
  short: 'short answer',
  gap: 'gap-fill',
  numeric: 'numeric',
  matching: 'matching',
  ordering: 'ordering',
};

/** U+FFFC: where a gap stands in the stem of a gap-fill. No text of a deck can have it. */
export const GAP_MARK = '\uFFFC';

/** Items to be taken together. */
export interface Quiz {
  readonly title: string;
  readonly items: readonly Item[];
  /** Minutes, where there is a limit. */
  readonly minutes?: number;
  /** For scripts and screen readers: BCP 47, `en`. */
  readonly language: string;
}
