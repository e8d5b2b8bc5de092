/** What a package holds, whichever version of Anki wrote it. Ids are Anki's. */
export interface AnkiCollection {
  /** When day 0 of the schedule began, in seconds since 1970, and minutes west of UTC of where that was. */
  readonly created: number;
  readonly creationOffset: number;
  readonly noteTypes: ReadonlyMap<number, AnkiNoteType>;
  readonly decks: ReadonlyMap<number, AnkiDeck>;
  readonly presets: ReadonlyMap<number, AnkiPreset>;
  readonly notes: readonly StoredNote[];
  readonly cards: readonly StoredCard[];
  readonly reviews: readonly StoredReview[];
}

export interface AnkiNoteType {
  readonly id: number;
  readonly name: string;
  readonly isCloze: boolean;
  readonly fields: readonly string[];
  readonly templates: readonly {
    readonly name: string;
    readonly question: string;
    readonly answer: string;
  }[];
  readonly style: string;
  /** Seconds since 1970. */
  readonly modified: number;
}

export interface AnkiDeck {
  readonly id: number;
  /** In full, with `::` between levels. */
  readonly name: string;
  readonly isFiltered: boolean;
  /** The id of its options; 0 of a filtered deck. */
  readonly preset: number;
}

/** A deck's options, as far as they are ours too. */
export interface AnkiPreset {
  readonly name: string;
  /** Of FSRS, of whichever version; empty for its defaults. */
  readonly parameters: readonly number[];
  readonly desiredRetention: number;
  /** Minutes. */
  readonly learningSteps: readonly number[];
  readonly relearningSteps: readonly number[];
  /** Days. */
  readonly maximumInterval: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly leechAfter: number;
}

export interface StoredNote {
  readonly id: number;
  readonly guid: string;
  readonly noteType: number;
  /** HTML. */
  readonly fields: readonly string[];
  readonly tags: readonly string[];
  /** Seconds since 1970. */
  readonly modified: number;
}

/** A row of `cards`, out of any filtered deck and back where it belongs. */
export interface StoredCard {
  readonly id: number;
  readonly note: number;
  readonly ord: number;
  readonly deck: number;
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly type: number;
  /** 0 new, 1 learning, 2 review, 3 learning in days, -1 suspended, -2 and -3 buried. */
  readonly queue: number;
  /** New: place in the queue; learning: seconds since 1970; else days since the collection began. */
  readonly due: number;
  readonly interval: number;
  /** Of SM-2, in permille. */
  readonly factor: number;
  readonly reps: number;
  readonly lapses: number;
  /** Steps that are left. */
  readonly left: number;
  readonly flag: number;
  readonly wasFiltered: boolean;
  /** Of FSRS; absent where it was off. */
  readonly stability?: number;
  readonly difficulty?: number;
}

/** A row of `revlog` (rslib/src/revlog/mod.rs). */
export interface StoredReview {
  /** Milliseconds since 1970. */
  readonly id: number;
  readonly card: number;
  /** 1 to 4; 0 of what was done by hand. */
  readonly ease: number;
  /** Days, or seconds where it is below 0. */
  readonly interval: number;
  readonly lastInterval: number;
  readonly factor: number;
  /** Milliseconds. */
  readonly took: number;
  /** 0 learning, 1 review, 2 relearning, 3 filtered or early, 4 manual, 5 rescheduled. */
  readonly type: number;
}
