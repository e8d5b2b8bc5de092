import type { Option } from './item.ts';
import type { Names } from './names.ts';

/** What a quiz is made from: notes, and the texts and phrases around them that wrong answers can come from. */
export interface Material {
  readonly notes: readonly QuizNote[];
  /** Plain sentences of the texts, in their order. */
  readonly sentences: readonly string[];
  readonly phrases: readonly Phrase[];
  /** What the texts say of their names; without it, only their types are known. */
  readonly names?: Names;
  /** Whether the texts are English: stems are worded and numbers are spelled in English. */
  readonly isEnglish: boolean;
  /** Words that an instructor gave as wrong answers, each list of one type. */
  readonly wordLists: readonly (readonly string[])[];
}

/** A name or noun phrase, as it stands in a text. */
export interface Phrase {
  readonly text: string;
  /** Only phrases of one type can stand for each other: `person`, `country`, `noun:17:sg`. */
  readonly type: string;
  /** The number of its sentence in the material. */
  readonly at: number;
  /** The text that it is from: what stands in another is seldom a good wrong answer. */
  readonly from: number;
}

/** A note as a quiz sees it. */
export interface QuizNote {
  readonly id: string;
  readonly kind: 'basic' | 'cloze';
  /** As sanitised HTML; of a cloze note with GAP_MARK for each gap. */
  readonly question: string;
  /** As sanitised HTML; of a cloze note its back, often empty. */
  readonly answer: string;
  /** Of a cloze note what each gap hides, as plain text. */
  readonly gaps: readonly string[];
  /** Options written by hand under the question. */
  readonly options: readonly Option[];
  /** The source sentence, as plain text. */
  readonly sentence?: string;
  readonly headings: readonly string[];
  readonly difficulty?: number;
  /** The type of the answer, or of a cloze note's first gap, as of a Phrase; `opposite` of a word whose opposite makes the sentence false; absent where it is none. */
  readonly type?: string;
  /** The text that it is from, as of a Phrase. */
  readonly from: number;
  /** Where the sentence, or else the note, stands among the sentences of the material. */
  readonly at: number;
  /** 0: a note of a deck; 1: another that the prose gives; 2: a sentence with a gap. Lower tiers are asked first. */
  readonly tier: 0 | 1 | 2;
  /** A question with many answers: only options say which is meant. */
  readonly isOpen: boolean;
  /** Higher is better within a tier. */
  readonly score: number;
}
