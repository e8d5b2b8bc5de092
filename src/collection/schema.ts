/**
 * The steps from an empty database to what this version reads: each is run once, in order, and
 * `PRAGMA user_version` counts those that were. A step that was released is never changed.
 */
export const STEPS: readonly string[] = [
  `CREATE TABLE candidate (
    id INTEGER PRIMARY KEY,
    -- The deck file, from the study folder, with / between folders.
    deck TEXT NOT NULL,
    guid TEXT NOT NULL,
    kind TEXT NOT NULL,
    front TEXT NOT NULL,
    back TEXT NOT NULL,
    sentence TEXT NOT NULL,
    decision TEXT CHECK (decision IN ('accepted', 'edited', 'rejected')),
    -- Seconds since 1970.
    changed INTEGER NOT NULL,
    UNIQUE (deck, guid)
  ) STRICT`,

  `CREATE TABLE deck (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    -- What differs from the settings of all decks, as JSON; '{}' where nothing does.
    settings TEXT NOT NULL DEFAULT '{}'
  ) STRICT;

  -- The settings of the scheduler that cards were or are answered with. Rows are only ever added.
  CREATE TABLE schedule_settings (
    id INTEGER PRIMARY KEY,
    json TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    -- From the study folder, with / between folders.
    path TEXT NOT NULL UNIQUE,
    -- Size in bytes and modification time in ms: while they stay, the file is not read again.
    size INTEGER NOT NULL,
    modified REAL NOT NULL,
    hash TEXT NOT NULL,
    -- The essay that the notes of a deck file were made from, as a path of this kind.
    source TEXT,
    tags TEXT NOT NULL,
    is_gone INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    file INTEGER NOT NULL REFERENCES file (id),
    deck INTEGER NOT NULL REFERENCES deck (id),
    -- Which of the notes of its file it is, from 0.
    position INTEGER NOT NULL,
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- Of a cloze with the gap numbers that its cards have, whatever the file numbers them.
    front TEXT NOT NULL,
    back TEXT NOT NULL,
    sentence TEXT NOT NULL,
    headings TEXT NOT NULL,
    -- Those of its file and its own, as a JSON array.
    tags TEXT NOT NULL,
    -- Hash of kind and front, without gaps: what a note is found again by.
    front_key TEXT NOT NULL,
    -- Seconds since 1970: when what Anki is given of it last changed.
    changed INTEGER NOT NULL,
    is_gone INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX note_of_file ON note (file);
  CREATE INDEX note_by_front ON note (front_key);

  CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    note INTEGER NOT NULL REFERENCES note (id),
    -- Which card of its note, from 0, as in Anki: of a cloze the number of its gap less one.
    ordinal INTEGER NOT NULL,
    -- What the gaps of a cloze hide, as a JSON array: what its cards are found again by.
    hidden TEXT NOT NULL,
    deck INTEGER NOT NULL REFERENCES deck (id),
    -- Sorts new cards as they stand in their files.
    place INTEGER NOT NULL,
    -- 0 new, 1 learning, 2 review, 3 relearning; the rest as in schedule/memory.ts.
    state INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL DEFAULT 0,
    due_day INTEGER NOT NULL DEFAULT 0,
    stability REAL NOT NULL DEFAULT 0,
    difficulty REAL NOT NULL DEFAULT 0,
    scheduled_days INTEGER NOT NULL DEFAULT 0,
    learning_steps INTEGER NOT NULL DEFAULT 0,
    reps INTEGER NOT NULL DEFAULT 0,
    lapses INTEGER NOT NULL DEFAULT 0,
    last_review INTEGER,
    last_day INTEGER,
    is_suspended INTEGER NOT NULL DEFAULT 0,
    -- The first study day on which it is asked again; 0 where it is not buried.
    buried_until INTEGER NOT NULL DEFAULT 0,
    flag INTEGER NOT NULL DEFAULT 0,
    is_gone INTEGER NOT NULL DEFAULT 0,
    UNIQUE (note, ordinal)
  ) STRICT;
  -- By when they are asked, of all decks together, as their limits are.
  CREATE INDEX new_card ON card (place, ordinal) WHERE state = 0 AND is_gone = 0;
  CREATE INDEX learning_card ON card (due) WHERE state IN (1, 3) AND is_gone = 0;
  CREATE INDEX review_card ON card (due_day) WHERE state = 2 AND is_gone = 0;
  CREATE INDEX buried_card ON card (buried_until) WHERE buried_until > 0 AND is_gone = 0;
  CREATE INDEX card_seen ON card (last_day);

  -- All that was ever done to cards. Rows are only ever added; what was undone has a row that says so.
  CREATE TABLE step (
    -- Milliseconds since 1970, made unique and increasing: Anki's id of a review.
    id INTEGER PRIMARY KEY,
    -- The first step of what was done in one go.
    batch INTEGER NOT NULL,
    -- What the clock said, and how many minutes ahead of UTC it was.
    time INTEGER NOT NULL,
    zone INTEGER NOT NULL,
    card INTEGER NOT NULL REFERENCES card (id),
    kind TEXT NOT NULL CHECK (kind IN ('review', 'imported', 'reset', 'recompute', 'suspend',
      'unsuspend', 'bury', 'unbury', 'flag', 'undo')),
    rating INTEGER CHECK (rating BETWEEN 1 AND 4),
    took INTEGER NOT NULL DEFAULT 0,
    settings INTEGER REFERENCES schedule_settings (id),
    undoes INTEGER REFERENCES step (id),
    -- The card after it, in full.
    state INTEGER NOT NULL,
    due INTEGER NOT NULL,
    due_day INTEGER NOT NULL,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    scheduled_days INTEGER NOT NULL,
    learning_steps INTEGER NOT NULL,
    reps INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    last_review INTEGER,
    last_day INTEGER,
    is_suspended INTEGER NOT NULL,
    buried_until INTEGER NOT NULL,
    flag INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX step_of_card ON step (card, id);
  CREATE UNIQUE INDEX undone_step ON step (undoes) WHERE undoes IS NOT NULL`,
];
