import type { StudyCard } from '../collection/study.ts';
import { momentAt } from '../schedule/days.ts';
import { DeckSchedules } from './deck-schedules.ts';
import { scanStudy, tellProblems } from './scan-study.ts';
import { openStudy } from './study.ts';
import type { World } from './world.ts';

/** What became of wrong answers in the collection. */
export interface Recorded {
  readonly folder: string;
  readonly reviews: number;
  /** Notes that are in no deck of the study folder: items made from prose alone. */
  readonly unknown: number;
}

/** Enters each note once as forgotten: the first of its cards that may be asked is rated "again". */
export async function recordForgotten(
  guids: readonly string[],
  paths: readonly string[],
  world: World,
): Promise<Recorded> {
  const study = await openStudy({ paths }, world);
  try {
    tellProblems(await scanStudy(study, world), world);
    const wanted = new Set(guids);
    const cards = new Map<string, StudyCard>();
    for (const card of study.cards())
      if (
        wanted.has(card.guid) &&
        !card.isGone &&
        !card.status.isSuspended &&
        !cards.has(card.guid)
      )
        cards.set(card.guid, card);
    const schedules = new DeckSchedules(study);
    const moment = momentAt(world.now() * 1000);
    for (const { id, deck } of cards.values()) {
      const { scheduler, leechAfter } = schedules.of(deck);
      study.answer(
        { card: id, rating: 1, took: 0, moment, settings: scheduler.settings, leechAfter },
        (memory, seed) => scheduler.next(memory, 1, moment, seed),
      );
    }
    return { folder: study.folder, reviews: cards.size, unknown: wanted.size - cards.size };
  } finally {
    study.close();
  }
}
