import picocolors from 'picocolors';
import type { Study } from '../collection/study.ts';
import { dateOf, dayOf } from '../schedule/days.ts';
import { habitsIn } from '../schedule/habits.ts';
import type { Memory } from '../schedule/memory.ts';
import type { SimulatedDay } from '../schedule/simulate.ts';
import { type CardFilterOptions, filterOf } from './card-filter.ts';
import { counted } from './counted.ts';
import { schedulesOf } from './deck-schedulers.ts';
import { isColoured } from './diagnostics.ts';
import { type Canvas, columns, peakOf, sentence, short, table, widthOf } from './plots.ts';
import { progressBar } from './progress.ts';
import { scanStudy, tellProblems } from './scan-study.ts';
import { type DeckToSimulate, loadOf, simulatedLoad } from './simulated-load.ts';
import { openStudy, type StudyOptions } from './study.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface SimulateOptions extends StudyOptions, CardFilterOptions {
  readonly paths?: readonly string[];
  readonly days: number;
  /** Desired retentions to compare; none for what is set. */
  readonly retentions: readonly number[];
  /** New cards a day and deck, instead of what is set. */
  readonly newPerDay?: number;
  readonly seed: number;
  readonly json: boolean;
}

interface Scenario {
  /** Undefined for what is set. */
  readonly retention: number | undefined;
  readonly days: readonly SimulatedDay[];
}

/** How many reviews are to come, for one or several desired retentions. */
export async function simulateStudy(options: SimulateOptions, world: World): Promise<ExitCode> {
  mustMakeSense(options);
  const study = await openStudy(options, world);
  try {
    tellProblems(await scanStudy(study, world), world);
    const scenarios = await scenariosOf(study, options, world);
    const canvas = { width: widthOf(world), isColoured: isColoured(world.stdout, world.env) };
    world.stdout.write(
      options.json
        ? `${JSON.stringify({ seed: options.seed, scenarios: scenarios.map(asJson) }, null, 2)}\n`
        : formatScenarios(scenarios, canvas),
    );
    return 0;
  } finally {
    study.close();
  }
}

function mustMakeSense({ days, retentions, newPerDay = 0 }: SimulateOptions): void {
  if (!(Number.isInteger(days) && days >= 1 && days <= 3650))
    throw new Failure('--days takes a whole number from 1 to 3650.', 2);
  if (!retentions.every((one) => one >= 0.7 && one <= 0.99))
    throw new Failure('--retention takes numbers from 0.7 to 0.99, parted by commas: 0.8,0.9.', 2);
  if (!(Number.isInteger(newPerDay) && newPerDay >= 0 && newPerDay <= 9999))
    throw new Failure('--new takes a whole number from 0 to 9999.', 2);
}

async function scenariosOf(
  study: Study,
  options: SimulateOptions,
  world: World,
): Promise<Scenario[]> {
  const { days, seed } = options;
  const today = dayOf(world.moment());
  const cards = cardsByDeck(study, options);
  if (cards.size === 0)
    throw new Failure('There are no cards to simulate; write a deck, or check --deck and --tag.');
  const habits = habitsIn(study.reviewSteps());
  const retentions = options.retentions.length > 0 ? options.retentions : [undefined];
  const bar = await progressBar('Simulating', world);
  try {
    return retentions.map((retention, at) => ({
      retention,
      days: simulatedLoad(decksFor(study, cards, options, retention), {
        ...{ habits, today, days, seed },
        progress: (fraction) => bar.at((at + fraction) / retentions.length),
      }),
    }));
  } finally {
    bar.stop();
  }
}

/** The memories of the cards that are asked. */
function cardsByDeck(study: Study, options: SimulateOptions): Map<string, Memory[]> {
  const decks = new Map<string, Memory[]>();
  for (const { deck, isGone, memory, status } of study.cardStates(
    filterOf(options, study.folder),
  )) {
    if (isGone || status.isSuspended) continue;
    const there = decks.get(deck);
    if (there === undefined) decks.set(deck, [memory]);
    else there.push(memory);
  }
  return decks;
}

function decksFor(
  study: Study,
  cards: ReadonlyMap<string, readonly Memory[]>,
  { newPerDay }: SimulateOptions,
  retention: number | undefined,
): DeckToSimulate[] {
  const changes = retention === undefined ? {} : { desiredRetention: retention };
  const scheduleOf = schedulesOf(study, changes);
  return [...cards].map(([deck, memories]) => {
    const { settings, scheduler } = scheduleOf(deck);
    const learned = memories.filter(({ state }) => state !== 'new');
    return {
      ...{ deck, cards: learned, newCards: memories.length - learned.length },
      newPerDay: newPerDay ?? settings.newPerDay,
      reviewsPerDay: settings.reviewsPerDay,
      ...{ scheduler, learner: scheduler },
    };
  });
}

function nameOf({ retention }: Scenario): string {
  return retention === undefined ? 'as set' : `${short(retention * 100)} %`;
}

function formatScenarios(scenarios: readonly Scenario[], canvas: Canvas): string {
  const { bold } = picocolors.createColors(canvas.isColoured);
  const plots = scenarios.map(({ days }) => ({
    values: days.map((day) => day.reviews + day.introduced),
    ...{ first: 'today', last: dateOf(days.at(-1)!.day), merge: 'mean' as const },
  }));
  const most = Math.max(1, ...plots.map((plot) => peakOf(plot, canvas)));
  const drawn = plots.map((plot, at) => {
    const scenario = scenarios[at]!;
    const title =
      scenario.retention === undefined
        ? 'Cards a day'
        : `Cards a day at a retention of ${nameOf(scenario)}`;
    return `${bold(title)}\n${columns({ ...plot, most }, canvas)}`;
  });
  const rows = scenarios.map((scenario) => {
    const load = loadOf(scenario.days);
    return [
      nameOf(scenario),
      short(load.reviewsPerDay),
      short(load.mostReviews),
      short(load.minutesPerDay),
      `${short(load.retention * 100)} %`,
      short(Math.round(load.known)),
    ];
  });
  const { length } = scenarios[0]!.days;
  const head = ['', 'a day', 'most', 'min', 'recalled', 'known'];
  const left = scenarios.some(({ days }) => days.at(-1)!.left > 0)
    ? sentence(
        'The daily limit of reviews leaves cards over; deckwright settings --reviews changes it.',
        canvas,
      )
    : '';
  return `${drawn.join('\n')}\n${bold(`Reviews of ${counted(length, 'day')}`)}\n${table(head, rows, canvas)}${left}`;
}

function asJson(scenario: Scenario) {
  return {
    desiredRetention: scenario.retention ?? null,
    ...loadOf(scenario.days),
    days: scenario.days.map(({ day, ...values }) => ({ date: dateOf(day), ...values })),
  };
}
