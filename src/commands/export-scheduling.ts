import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { cardKey, type Scheduling } from '../anki/package.ts';
import type { AnkiNote } from '../anki/prepare.ts';
import type { CardSchedule, DeckPreset, HistoryStep } from '../anki/schedule.ts';
import { Study, type StudyCard } from '../collection/study.ts';
import { studyFolderAbove } from '../collection/study-folder.ts';
import { dayOf } from '../schedule/days.ts';
import { secondsOf } from '../schedule/learning-steps.ts';
import { effectiveSteps } from '../schedule/replay.ts';
import { DEFAULT_SETTINGS } from '../schedule/settings.ts';
import type { LoggedStep } from '../schedule/step.ts';
import { Failure, type World } from './world.ts';

/** How the cards of the study folder that the paths are in were studied; read when the notes are known. */
export function schedulingOf(
  paths: readonly string[],
  world: World,
): (notes: readonly AnkiNote[]) => Promise<Scheduling> {
  return async () => {
    const study = await openKnownStudy(paths);
    return readScheduling(study, world);
  };
}

async function openKnownStudy(paths: readonly string[]): Promise<Study> {
  const [path = '.'] = paths;
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  const folder = studyFolderAbove(isFolder ? path : dirname(path));
  if (folder !== undefined) return Study.open(folder);
  throw new Failure(
    `${paths.join(', ')} ${paths.length === 1 ? 'is' : 'are'} in no study folder, so there is no progress to export; study with deckwright review first, or leave --with-scheduling out.`,
  );
}

function readScheduling(study: Study, world: World): Scheduling {
  const today = dayOf(world.moment());
  const cards = new Map<string, CardSchedule>();
  const keys = new Map<number, string>();
  for (const card of study.cards()) {
    const key = cardKey(card.guid, card.ordinal);
    if (card.isGone) continue;
    keys.set(card.id, key);
    cards.set(key, scheduleOf(card, today));
  }
  const presets = new Map<string, DeckPreset>();
  const presetOf = (deck: string) => {
    const known = presets.get(deck) ?? presetFor(study, deck);
    presets.set(deck, known);
    return known;
  };
  for (const card of study.cards()) presetOf(card.deck);
  return { cards, history: historyOf(study, keys), presetOf };
}

function scheduleOf({ memory, status }: StudyCard, today: number): CardSchedule {
  return {
    memory,
    isSuspended: status.isSuspended,
    isBuried: status.buriedUntil > today,
    flag: status.flag,
  };
}

function presetFor(study: Study, deck: string): DeckPreset {
  const { schedule, ...limits } = study.settingsOf(deck, DEFAULT_SETTINGS);
  const { parameters, desiredRetention, maximumInterval } = schedule;
  return {
    name: `Deckwright ${deck}`,
    parameters,
    desiredRetention,
    maximumInterval,
    learningSteps: schedule.learningSteps.map(minutes),
    relearningSteps: schedule.relearningSteps.map(minutes),
    newPerDay: limits.newPerDay,
    reviewsPerDay: limits.reviewsPerDay,
    leechAfter: limits.leechAfter,
    burySiblings: limits.burySiblings,
  };
}

/** What was answered and not taken back, by card. The collection is closed behind it. */
function* historyOf(
  study: Study,
  keys: ReadonlyMap<number, string>,
): Generator<{ key: string; steps: HistoryStep[] }> {
  try {
    for (const [card, all] of byCard(study.steps())) {
      const key = keys.get(card);
      const steps = effectiveSteps(all).flatMap(historyStep);
      if (key !== undefined && steps.length > 0) yield { key, steps };
    }
  } finally {
    study.close();
  }
}

function* byCard(all: Iterable<LoggedStep>): Generator<[number, LoggedStep[]]> {
  let steps: LoggedStep[] = [];
  for (const step of all) {
    const [first] = steps;
    if (first !== undefined && first.card !== step.card) {
      yield [first.card, steps];
      steps = [];
    }
    steps.push(step);
  }
  const [first] = steps;
  if (first !== undefined) yield [first.card, steps];
}

function historyStep(step: LoggedStep): HistoryStep[] {
  const { id, kind, rating, took, time, offset, after } = step;
  if (kind === 'reset')
    return [{ id, kind, rating: 0, took: 0, time, day: dayOf({ time, offset }), after }];
  if ((kind !== 'review' && kind !== 'imported') || rating === null) return [];
  return [{ id, kind: 'review', rating, took, time, day: dayOf({ time, offset }), after }];
}

function minutes(step: string): number {
  return (secondsOf(step) ?? 60) / 60;
}
