import type { Today } from '../collection/queue.ts';
import type { Study } from '../collection/study.ts';
import type { DeckLimits } from '../review/queue.ts';
import { DEFAULT_SETTINGS } from '../schedule/settings.ts';

/** Limits that hold for all decks together instead of those that were set. */
export interface LimitOptions {
  /** New cards, besides those that were introduced already. */
  readonly fresh?: number;
}

/**
 * What today's limits leave. A limit is shared by all decks that have it from the same place: what is set for
 * all decks, or by default, is for all of them together, and so many cards a day are so many in a folder of
 * any number of decks.
 */
export function limitsToday(
  study: Study,
  today: Today,
  { fresh }: LimitOptions = {},
): (deck: string) => DeckLimits {
  const done = study.doneToday(today);
  const setFor = (key: 'newPerDay' | 'reviewsPerDay') => (deck: string) =>
    levelsOf(deck).find((level) => study.overridesOf(level)[key] !== undefined) ?? '';
  const sources = { fresh: memoised(setFor('newPerDay')), due: memoised(setFor('reviewsPerDay')) };
  const doneFor = (kind: 'fresh' | 'due', name: string) =>
    done
      .filter(({ deck }) => sources[kind](deck) === name)
      .reduce((sum, one) => sum + (kind === 'fresh' ? one.introduced : one.reviewed), 0);
  return memoised((deck) => {
    const { newPerDay, reviewsPerDay, burySiblings } = study.settingsOf(deck, DEFAULT_SETTINGS);
    const limit = (kind: 'fresh' | 'due', most: number) => {
      const name = sources[kind](deck);
      return { name, left: Math.max(0, most - doneFor(kind, name)) };
    };
    return {
      fresh: fresh === undefined ? limit('fresh', newPerDay) : { name: '', left: fresh },
      due: limit('due', reviewsPerDay),
      burySiblings,
    };
  });
}

/** A deck and those above it, the nearest first. */
function levelsOf(deck: string): string[] {
  const names = deck.split('::');
  return names.map((_, at) => names.slice(0, names.length - at).join('::'));
}

function memoised<T>(work: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, work(key));
    return known.get(key)!;
  };
}
