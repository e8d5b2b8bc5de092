import { hashNumber } from './ids.ts';
import type { DeckPreset } from './schedule.ts';

/** The options of the decks of a package. */
export interface OptionIds {
  readonly presets: ReadonlyMap<number, DeckPreset>;
  /** The id of a deck's options; 1 for Anki's own, with which a deck keeps those that its user gave it. */
  idOf(deck: string): number;
}

export const NO_PRESETS: OptionIds = { presets: new Map(), idOf: () => 1 };

/** Ids lie between 2001 and 2017, read as milliseconds, as Anki reads them. */
const ID_BASE = 1_000_000_000_000;
const ID_RANGE = 500_000_000_000;

/**
 * Gives each different preset an id that follows from what it says: Anki never changes options that it has, so that
 * parameters which were fitted anew have to come as others.
 */
export function optionIds(
  presetOf: (deck: string) => DeckPreset,
  decks: Iterable<string>,
): OptionIds {
  const presets = new Map<number, DeckPreset>();
  const ids = new Map<string, number>();
  for (const deck of decks) {
    const preset = presetOf(deck);
    const id = ID_BASE + (hashNumber(JSON.stringify(preset)) % ID_RANGE);
    presets.set(id, preset);
    ids.set(deck, id);
  }
  return { presets, idOf: (deck) => ids.get(deck) ?? 1 };
}

/** The options as the column `col.dconf` holds them: JSON, by id (rslib/src/deckconfig/schema11.rs). */
export function presetsColumn({ presets }: OptionIds): string {
  const all = [...presets].map(([id, preset]) => [id, options(id, preset)]);
  return JSON.stringify(Object.fromEntries([[DEFAULT.id, DEFAULT], ...all]));
}

/** Anki's own default options. */
const DEFAULT = {
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

function options(id: number, preset: DeckPreset): object {
  const { name, burySiblings: bury, leechAfter } = preset;
  return {
    ...DEFAULT,
    id,
    name,
    fsrsParams6: preset.parameters,
    fsrsParams5: [],
    fsrsWeights: [],
    desiredRetention: preset.desiredRetention,
    ignoreRevlogsBeforeDate: '',
    easyDaysPercentages: [1, 1, 1, 1, 1, 1, 1],
    weightSearch: '',
    buryInterdayLearning: bury,
    new: { ...DEFAULT.new, bury, delays: preset.learningSteps, perDay: preset.newPerDay },
    rev: {
      ...DEFAULT.rev,
      bury,
      maxIvl: preset.maximumInterval,
      perDay: preset.reviewsPerDay,
    },
    lapse: {
      ...DEFAULT.lapse,
      delays: preset.relearningSteps,
      // Anki has no number for "never": it tags only, and late.
      leechAction: leechAfter > 0 ? 0 : 1,
      leechFails: leechAfter > 0 ? leechAfter : 9999,
    },
  };
}
