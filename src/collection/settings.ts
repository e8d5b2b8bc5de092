import type { ScheduleSettings } from '../schedule/settings.ts';
import type { Store } from './store.ts';

/** How a deck is studied. */
export interface DeckSettings {
  readonly schedule: ScheduleSettings;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  /** A card that was forgotten so often, and every half as often again, is a leech: it is suspended. 0: never. */
  readonly leechAfter: number;
  /** Whether cards of one note are kept for different days. */
  readonly burySiblings: boolean;
}

export type DeckOverrides = Partial<Omit<DeckSettings, 'schedule'>> & {
  readonly schedule?: Partial<ScheduleSettings>;
};

/** As in Anki, `schedule` aside. */
export const DECK_DEFAULTS: Omit<DeckSettings, 'schedule'> = {
  newPerDay: 20,
  reviewsPerDay: 200,
  leechAfter: 8,
  burySiblings: true,
};

/** The settings of all decks, under the name of none. */
export const ALL_DECKS = '';

/** What was set for a deck itself. */
export function overridesOf(store: Store, deck: string): DeckOverrides {
  const row = store.row<{ settings: string }>('SELECT settings FROM deck WHERE name = ?', deck);
  return row === undefined ? {} : (JSON.parse(row.settings) as DeckOverrides);
}

/** What was set for a deck, for those above it and for all decks, the nearest first, over the defaults. */
export function settingsFor(store: Store, deck: string, schedule: ScheduleSettings): DeckSettings {
  const levels = deck.split('::');
  const names = [ALL_DECKS, ...levels.map((_, at) => levels.slice(0, at + 1).join('::'))];
  const levelsOfSettings = names.map((name) => overridesOf(store, name));
  return {
    ...Object.assign({}, DECK_DEFAULTS, ...levelsOfSettings),
    schedule: Object.assign({}, schedule, ...levelsOfSettings.map((level) => level.schedule)),
  };
}

/** Writes what is set for a deck, over all that was. */
export function setOverrides(store: Store, deck: string, overrides: DeckOverrides): void {
  store.run(
    `INSERT INTO deck (name, settings) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET settings = excluded.settings`,
    deck,
    JSON.stringify(overrides),
  );
}

/** The id of settings of the scheduler in the log; the same for the same settings. */
export function scheduleId(store: Store, settings: ScheduleSettings): number {
  const json = JSON.stringify(settings);
  store.run('INSERT INTO schedule_settings (json) VALUES (?) ON CONFLICT DO NOTHING', json);
  return store.row<{ id: number }>('SELECT id FROM schedule_settings WHERE json = ?', json)!.id;
}

export function scheduleWithId(store: Store, id: number): ScheduleSettings {
  const row = store.row<{ json: string }>('SELECT json FROM schedule_settings WHERE id = ?', id);
  return JSON.parse(row!.json) as ScheduleSettings;
}
