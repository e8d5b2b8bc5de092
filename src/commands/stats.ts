import type { Study } from '../collection/study.ts';
import { type CountedCard, cardStatistics } from '../schedule/card-statistics.ts';
import { dayOf } from '../schedule/days.ts';
import type { Moment } from '../schedule/memory.ts';
import { reviewStatistics } from '../schedule/review-statistics.ts';
import { type CardFilterOptions, filterOf } from './card-filter.ts';
import { schedulesOf } from './deck-schedulers.ts';
import { isColoured } from './diagnostics.ts';
import { widthOf } from './plots.ts';
import { progressBar } from './progress.ts';
import { scanStudy, tellProblems } from './scan-study.ts';
import { formatStatistics, type Statistics, statisticsAsJson } from './stats-report.ts';
import { stepsOf } from './steps-of.ts';
import { openStudy, type StudyOptions } from './study.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface StatsOptions extends StudyOptions, CardFilterOptions {
  readonly paths?: readonly string[];
  /** How many days back and ahead. */
  readonly days: number;
  readonly json: boolean;
}

/** How much was studied and how well, and what is to come. */
export async function stats(options: StatsOptions, world: World): Promise<ExitCode> {
  const { days, json } = options;
  if (!(Number.isInteger(days) && days >= 1 && days <= 3650))
    throw new Failure('--days takes a whole number from 1 to 3650.', 2);
  const study = await openStudy(options, world);
  try {
    tellProblems(await scanStudy(study, world), world);
    const bar = await progressBar('Counting', world);
    const statistics = statisticsOf(study, options, world.moment(), bar.at);
    bar.stop();
    const canvas = { width: widthOf(world), isColoured: isColoured(world.stdout, world.env) };
    world.stdout.write(
      json
        ? `${JSON.stringify(statisticsAsJson(statistics), null, 2)}\n`
        : formatStatistics(statistics, canvas),
    );
    return 0;
  } finally {
    study.close();
  }
}

function statisticsOf(
  study: Study,
  options: StatsOptions,
  moment: Moment,
  progress: (fraction: number) => void,
): Statistics {
  const today = dayOf(moment);
  const { days } = options;
  const scheduleOf = schedulesOf(study);
  const meant = new Set<number>();
  const counted: CountedCard[] = [];
  for (const { id, deck, isGone, memory, status } of study.cardStates(
    filterOf(options, study.folder),
  )) {
    // What was answered of a card that is gone was still answered.
    meant.add(id);
    if (isGone) continue;
    const retrievability = scheduleOf(deck).scheduler.retrievability(memory, moment);
    counted.push({ memory, isSuspended: status.isSuspended, retrievability });
  }
  return {
    today,
    days,
    cards: cardStatistics(counted, today, days),
    reviews: reviewStatistics(stepsOf(study, meant, progress), today, days),
  };
}
