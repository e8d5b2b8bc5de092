import type { Item, Kind, Quiz } from './item.ts';
import type { Maths } from './maths.ts';

/** A file to write; `path` is relative to the folder of the quiz. */
export interface OutFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What a format can say; what it cannot is said by the nearest kind. */
export interface Abilities {
  readonly kinds: readonly Kind[];
  /** Several gaps in one item. */
  readonly manyGaps: boolean;
  /** Right sides of a matching item that go with nothing. */
  readonly extraRights: boolean;
  /** A card with one answer, not several that are accepted. */
  readonly oneAnswer?: boolean;
  /** Says what the format cannot in other signs; the same item where it can. */
  readonly reworded?: (item: Item) => Item;
  /** What it has no place for, so that it must be set there again. */
  readonly lacks?: readonly ('points' | 'feedback')[];
  readonly mostItems?: number;
  readonly longestStem?: number;
  readonly longestOption?: number;
}

/** The texts of the templates that a format fills, by their file names. */
export type Templates = Readonly<Record<string, string>>;

export interface WriteContext {
  readonly templates: Templates;
  /** The quiz in its versions, A first; the quiz itself where there is one. */
  readonly versions: readonly Version[];
  /** Seconds since 1970, for formats that must say when. */
  readonly now: number;
  readonly fonts: Fonts;
  readonly maths: Maths;
}

/** What a PDF is set in. */
export interface Fonts {
  readonly faces: Readonly<Record<'regular' | 'bold' | 'italic' | 'mono', FontFile>>;
  /** Fonts that hold what the faces lack. */
  readonly others: readonly FontFile[];
  /** Called with the characters that no font has. */
  readonly lacks: (characters: readonly string[]) => void;
}

export interface FontFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The items in another order, their options too. */
export interface Version {
  /** `A`; empty where there is one version only. */
  readonly name: string;
  readonly items: readonly Item[];
}

export interface Format {
  readonly name: string;
  readonly abilities: Abilities;
  readonly write: (quiz: Quiz, context: WriteContext) => OutFile[] | Promise<OutFile[]>;
  /** Reads its own files back; absent where a file is to be looked at only. */
  readonly read?: (files: readonly OutFile[]) => Told[];
}

/** What a file says of an item, in plain text: what must be the same after writing and reading. */
export type Told =
  | { readonly kind: 'choice'; readonly stem: string; readonly options: readonly ToldOption[] }
  | { readonly kind: 'true-false'; readonly stem: string; readonly isTrue: boolean }
  | { readonly kind: 'short'; readonly stem: string; readonly accepted: readonly string[] }
  | { readonly kind: 'gap'; readonly stem: string; readonly gaps: readonly (readonly string[])[] }
  | {
      readonly kind: 'numeric';
      readonly stem: string;
      readonly value: number;
      readonly tolerance: number;
    }
  | {
      readonly kind: 'matching';
      readonly stem: string;
      readonly pairs: readonly ToldPair[];
      readonly extra: readonly string[];
    }
  | { readonly kind: 'ordering'; readonly stem: string; readonly entries: readonly string[] };

export interface ToldOption {
  readonly text: string;
  readonly isRight: boolean;
}

export interface ToldPair {
  readonly left: string;
  readonly right: string;
}
