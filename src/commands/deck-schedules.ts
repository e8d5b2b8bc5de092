import type { Study } from '../collection/study.ts';
import { Scheduler } from '../schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../schedule/settings.ts';

/** What a deck's cards are answered with. */
export interface DeckSchedule {
  readonly scheduler: Scheduler;
  /** As in DeckSettings. */
  readonly leechAfter: number;
}

/** The schedule of each deck, read once. */
export class DeckSchedules {
  readonly #study: Study;
  readonly #retention: number | undefined;
  readonly #known = new Map<string, DeckSchedule>();

  /** @param retention the desired retention, whatever the decks say */
  constructor(study: Study, retention?: number) {
    this.#study = study;
    this.#retention = retention;
  }

  of(deck: string): DeckSchedule {
    const known = this.#known.get(deck);
    if (known !== undefined) return known;
    const { schedule, leechAfter } = this.#study.settingsOf(deck, DEFAULT_SETTINGS);
    const desiredRetention = this.#retention ?? schedule.desiredRetention;
    const made = { scheduler: new Scheduler({ ...schedule, desiredRetention }), leechAfter };
    this.#known.set(deck, made);
    return made;
  }
}
