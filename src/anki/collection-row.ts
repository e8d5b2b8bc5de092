import { type DeckIds, decksColumn } from './decks.ts';
import { NOTE_TYPES, NOTE_TYPES_CHANGED } from './note-types.ts';
import { type OptionIds, presetsColumn } from './presets.ts';
import type { SqliteDatabase } from './sqlite.ts';

/** Day 0 of the collection: 4 in the morning, UTC. Fixed, so that no clock and no time zone gets into the file. */
const CREATED = Date.UTC(2024, 0, 1, 4) / 1000;

/** Its study day, counted from 1970-01-01. Anki counts days by the calendar, so that it is this day everywhere. */
export const CREATED_DAY = Date.UTC(2024, 0, 1) / 86_400_000;

/** Without `schedVer` 2 an import takes the ratings for those of the first scheduler and rewrites them. */
const SCHEDULER = {
  schedVer: 2,
  /** Minutes west of UTC in which `crt` is meant. */
  creationOffset: 0,
  /** The hour at which a day begins. */
  rollover: 4,
};

const CONFIG = {
  ...SCHEDULER,
  activeDecks: [1],
  addToCur: true,
  collapseTime: 1200,
  curDeck: 1,
  curModel: NOTE_TYPES.basic.id,
  dayLearnFirst: false,
  dueCounts: true,
  estTimes: true,
  newSpread: 0,
  sortBackwards: false,
  sortType: 'noteFld',
  timeLim: 0,
};

/**
 * Replaces what the library wrote into the one row of `col`, much of it from the clock.
 *
 * @param models as `modelsColumn` gives it
 * @param modified the time of the newest note, seconds since 1970
 * @param nextPosition the first free place in the queue of new cards
 */
export function writeCollectionRow(
  db: SqliteDatabase,
  parts: {
    models: string;
    decks: DeckIds;
    options: OptionIds;
    modified: number;
    nextPosition: number;
  },
): void {
  const { models, decks, options, modified, nextPosition } = parts;
  db.prepare(
    `update col set crt = ?, mod = ?, scm = ?, ver = 11, dty = 0, usn = 0, ls = 0,
       conf = ?, models = ?, decks = ?, dconf = ?, tags = '{}'`,
  ).run(
    CREATED,
    modified * 1000,
    NOTE_TYPES_CHANGED * 1000,
    JSON.stringify({ ...CONFIG, nextPos: nextPosition }),
    models,
    decksColumn(decks, options, modified),
    presetsColumn(options),
  );
}
