import type { Database } from 'sql.js';
import { type DeckIds, decksColumn } from './decks.ts';
import { modelsColumn, NOTE_TYPES, NOTE_TYPES_CHANGED, type TemplateTexts } from './note-types.ts';

/** Day 0 of the collection: 4 in the morning, UTC. Fixed, so that no clock and no time zone gets into the file. */
const CREATED = Date.UTC(2024, 0, 1, 4) / 1000;

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

/** Anki's own default options: a deck keeps the options that its user gave it. */
const OPTIONS = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  desiredRetention: 0.9,
  sm2Retention: 0.9,
  new: {
    bury: false,
    delays: [1, 10],
    initialFactor: 2500,
    ints: [1, 4, 0],
    order: 1,
    perDay: 20,
  },
  rev: {
    bury: false,
    ease4: 1.3,
    hardFactor: 1.2,
    ivlFct: 1,
    maxIvl: 36_500,
    perDay: 200,
  },
  lapse: {
    delays: [10],
    leechAction: 1,
    leechFails: 8,
    minInt: 1,
    mult: 0,
  },
};

/**
 * Replaces what the library wrote into the one row of `col`, much of it from the clock.
 *
 * @param modified the time of the newest note, seconds since 1970
 * @param nextPosition the first free place in the queue of new cards
 */
export function writeCollectionRow(
  db: Database,
  parts: { templates: TemplateTexts; decks: DeckIds; modified: number; nextPosition: number },
): void {
  db.run(
    `update col set crt = :crt, mod = :mod, scm = :scm, ver = 11, dty = 0, usn = 0, ls = 0,
       conf = :conf, models = :models, decks = :decks, dconf = :dconf, tags = '{}'`,
    {
      ':crt': CREATED,
      ':mod': parts.modified * 1000,
      ':scm': NOTE_TYPES_CHANGED * 1000,
      ':conf': JSON.stringify({ ...CONFIG, nextPos: parts.nextPosition }),
      ':models': modelsColumn(parts.templates),
      ':decks': decksColumn(parts.decks, parts.modified),
      ':dconf': JSON.stringify({ [OPTIONS.id]: OPTIONS }),
    },
  );
}
