import { ALL_DECKS, type DeckOverrides, type DeckSettings } from '../collection/settings.ts';
import { DEFAULT_SETTINGS } from '../schedule/settings.ts';
import { openStudy, type StudyOptions } from './study.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface SettingsOptions extends StudyOptions {
  /** Without it all decks. */
  readonly deck?: string;
  readonly changes: SettingChanges;
  readonly reset: boolean;
  readonly json: boolean;
}

/** As on the command line. */
export interface SettingChanges {
  readonly retention?: number | undefined;
  readonly new?: number | undefined;
  readonly reviews?: number | undefined;
  readonly steps?: string | undefined;
  readonly relearningSteps?: string | undefined;
  readonly maximumInterval?: number | undefined;
  readonly leech?: number | undefined;
  readonly burySiblings?: boolean | undefined;
  readonly fuzz?: boolean | undefined;
}

/** Shows how a deck is studied, after changes to that. */
export async function settings(options: SettingsOptions, world: World): Promise<ExitCode> {
  const changes = overridesIn(options.changes);
  const study = await openStudy(options, world);
  try {
    const deck = options.deck ?? ALL_DECKS;
    if (!study.hasDeck(deck))
      throw new Failure(
        `There is no deck ${deck} in ${study.folder}; deckwright due lists those that there are.`,
      );
    const before = options.reset ? {} : study.overridesOf(deck);
    if (options.reset || Object.keys(changes).length > 0)
      study.setOverrides(deck, {
        ...before,
        ...changes,
        schedule: { ...before.schedule, ...changes.schedule },
      });
    const now = study.settingsOf(deck, DEFAULT_SETTINGS);
    world.stdout.write(options.json ? `${JSON.stringify(now, null, 2)}\n` : formatSettings(now));
    return 0;
  } finally {
    study.close();
  }
}

/** Throws a Failure for a value that makes no sense. */
function overridesIn(changes: SettingChanges): DeckOverrides {
  const { retention, maximumInterval, steps, relearningSteps, fuzz } = changes;
  const schedule = defined({
    desiredRetention: within(retention, 'retention', 0.7, 0.99),
    maximumInterval: within(maximumInterval, 'maximum-interval', 1, 36500),
    learningSteps: stepsIn(steps, 'steps'),
    relearningSteps: stepsIn(relearningSteps, 'relearning-steps'),
    fuzz,
  });
  return defined({
    newPerDay: within(changes.new, 'new', 0, 9999),
    reviewsPerDay: within(changes.reviews, 'reviews', 0, 9999),
    leechAfter: within(changes.leech, 'leech', 0, 99),
    burySiblings: changes.burySiblings,
    schedule: Object.keys(schedule).length > 0 ? schedule : undefined,
  });
}

function within(
  value: number | undefined,
  name: string,
  least: number,
  most: number,
): number | undefined {
  if (value === undefined || (value >= least && value <= most)) return value;
  throw new Failure(`--${name} takes a number from ${least} to ${most}.`, 2);
}

function stepsIn(text: string | undefined, name: string): string[] | undefined {
  const steps = text
    ?.split(',')
    .map((step) => step.trim())
    .filter(Boolean);
  if (steps?.every((step) => /^\d+(\.\d+)?[mhd]$/.test(step)) ?? true) return steps;
  throw new Failure(`--${name} takes intervals in m, h or d, parted by commas: 1m,10m.`, 2);
}

function defined<T extends Record<string, unknown>>(values: T) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

function formatSettings({ schedule, ...deck }: DeckSettings): string {
  const { desiredRetention, learningSteps, relearningSteps, maximumInterval, fuzz, parameters } =
    schedule;
  const isDefault = parameters.join() === DEFAULT_SETTINGS.parameters.join();
  const rows: [string, string][] = [
    ['--retention', String(desiredRetention)],
    ['--new', `${deck.newPerDay} a day`],
    ['--reviews', `${deck.reviewsPerDay} a day at most`],
    ['--steps', learningSteps.join(',')],
    ['--relearning-steps', relearningSteps.join(',')],
    ['--maximum-interval', `${maximumInterval} days`],
    ['--leech', deck.leechAfter === 0 ? 'never' : `after ${deck.leechAfter} lapses`],
    ['--bury-siblings', deck.burySiblings ? 'yes' : 'no'],
    ['--fuzz', fuzz ? 'yes' : 'no'],
    [
      'FSRS parameters',
      isDefault ? 'the defaults; deckwright optimize fits them to you' : parameters.join(', '),
    ],
  ];
  return rows.map(([name, value]) => `${name.padEnd(20)}${value}\n`).join('');
}
