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
];
