import type { DeckSettings } from '../collection/settings.ts';
import type { Study } from '../collection/study.ts';
import { Scheduler } from '../schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../schedule/settings.ts';

export interface DeckSchedule {
  readonly settings: DeckSettings;
  readonly scheduler: Scheduler;
}

/** How each deck is studied, looked up once; changes are made to what the scheduler is told. */
export function schedulesOf(
  study: Study,
  changes: Partial<DeckSettings['schedule']> = {},
): (deck: string) => DeckSchedule {
  const known = new Map<string, DeckSchedule>();
  return (deck) => {
    const found = known.get(deck);
    if (found !== undefined) return found;
    const set = study.settingsOf(deck, DEFAULT_SETTINGS);
    const settings = { ...set, schedule: { ...set.schedule, ...changes } };
    const schedule = { settings, scheduler: new Scheduler(settings.schedule) };
    known.set(deck, schedule);
    return schedule;
  };
}
