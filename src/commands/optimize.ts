import { ALL_DECKS } from '../collection/settings.ts';
import type { Study } from '../collection/study.ts';
import { historiesIn } from '../schedule/histories.ts';
import type { Memory, Moment } from '../schedule/memory.ts';
import {
  LEAST_ITEMS,
  type Optimised,
  OptimiserFailed,
  OptimiserMissing,
  optimised,
  TooFewReviews,
} from '../schedule/optimise.ts';
import { recomputed, sinceReset } from '../schedule/replay.ts';
import { DEFAULT_SETTINGS } from '../schedule/settings.ts';
import type { ReviewStep } from '../schedule/step.ts';
import { counted } from './counted.ts';
import { type DeckSchedule, schedulesOf } from './deck-schedulers.ts';
import { type DeckCard, LOAD_DAYS, loadsOf } from './optimized-load.ts';
import { short } from './plots.ts';
import { progressBar } from './progress.ts';
import type { Load } from './simulated-load.ts';
import { stepsOf } from './steps-of.ts';
import { openStudy, type StudyOptions } from './study.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface OptimizeOptions extends StudyOptions {
  /** Whose parameters; without it those that all decks share. */
  readonly deck?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

interface Outcome extends Optimised {
  readonly isAdopted: boolean;
  /** Cards whose memory was worked out anew. */
  readonly cards: number;
  /** Only where something better was found. */
  readonly load?: { readonly before: Load; readonly after: Load };
}

/** Fits the parameters of FSRS to what was answered, and takes them where they foretell better. */
export async function optimize(options: OptimizeOptions, world: World): Promise<ExitCode> {
  const study = await openStudy(options, world);
  try {
    const outcome = await outcomeOf(study, options, world);
    world.stdout.write(
      options.json
        ? `${JSON.stringify(outcome, null, 2)}\n`
        : formatOutcome(outcome, options.dryRun),
    );
    return 0;
  } finally {
    study.close();
  }
}

async function outcomeOf(
  study: Study,
  { deck = ALL_DECKS, dryRun }: OptimizeOptions,
  world: World,
): Promise<Outcome> {
  const moment = world.moment();
  const cards = cardsUnder(study, deck);
  if (cards.size === 0 && deck !== ALL_DECKS)
    throw new Failure(`There is no deck ${deck}; deckwright due lists them.`);
  const steps = () => stepsOf(study, cards);
  const result = await fitted(study, deck, steps(), world);
  if (!result.isBetter) return { ...result, isAdopted: false, cards: 0 };
  const better = schedulesOf(study, { parameters: result.parameters });
  const memories = recomputedMemories(steps(), cards, better);
  const load = await loadsOf({ study, cards, memories, better, moment }, world);
  if (dryRun) return { ...result, load, isAdopted: false, cards: 0 };
  const kept = adopt(study, deck, result.parameters, memories, better, moment);
  const count = [...memories.values()].reduce((sum, { size }) => sum + size, 0);
  return { ...result, load, isAdopted: true, cards: count - kept };
}

/** The cards that are scheduled by the parameters that are set for a deck: not those of decks below it with their own. */
function cardsUnder(study: Study, deck: string): Map<number, DeckCard> {
  const isMeant = new Map<string, boolean>();
  const cards = new Map<number, DeckCard>();
  for (const { id, deck: own, memory, isGone, status } of study.cardStates(
    deck === ALL_DECKS ? {} : { deck },
  )) {
    const meant = isMeant.get(own) ?? !hasOwnParameters(study, own, deck);
    isMeant.set(own, meant);
    if (meant) cards.set(id, { deck: own, memory, isAsked: !isGone && !status.isSuspended });
  }
  return cards;
}

function hasOwnParameters(study: Study, deck: string, above: string): boolean {
  const levels = deck.split('::');
  const depth = above === ALL_DECKS ? 0 : above.split('::').length;
  return levels
    .slice(depth)
    .some(
      (_, at) =>
        study.overridesOf(levels.slice(0, depth + at + 1).join('::')).schedule?.parameters !==
        undefined,
    );
}

async function fitted(
  study: Study,
  deck: string,
  steps: Iterable<ReviewStep>,
  world: World,
): Promise<Optimised> {
  const { schedule } = study.settingsOf(deck, DEFAULT_SETTINGS);
  const histories = [...historiesIn(steps)];
  const bar = await progressBar('Fitting', world);
  try {
    return await optimised(histories, schedule, bar.at);
  } catch (error) {
    throw explained(error);
  } finally {
    bar.stop();
  }
}

function explained(error: unknown): unknown {
  if (error instanceof TooFewReviews)
    return new Failure(
      `There are too few reviews to learn from: ${error.items} of at least ${LEAST_ITEMS}. Those count that come a day or more after the one before; until then the parameters stay as they are.`,
    );
  if (error instanceof OptimiserMissing)
    return new Failure(
      'The optimiser of FSRS, @open-spaced-repetition/binding, is not installed: it was left out, or there is none for this system. Install Deckwright again with npm install --include=optional, or go on with the parameters that you have.',
      1,
      { cause: error },
    );
  if (error instanceof OptimiserFailed)
    return new Failure(
      error.message.includes('NotEnoughData')
        ? 'FSRS cannot learn from these reviews yet: it takes more cards that were asked again on a later day. The parameters stay as they are.'
        : `The optimiser of FSRS gave up (${error.message}); the parameters stay as they are.`,
      1,
      { cause: error },
    );
  return error;
}

/** By deck and card, of all cards that were answered. */
function recomputedMemories(
  steps: Iterable<ReviewStep>,
  cards: ReadonlyMap<number, DeckCard>,
  scheduleOf: (deck: string) => DeckSchedule,
): Map<string, Map<number, Memory>> {
  const decks = new Map<string, Map<number, Memory>>();
  for (const { card, steps: own } of sinceReset(steps)) {
    const { deck, memory } = cards.get(card)!;
    if (memory.state === 'new') continue;
    const there = decks.get(deck) ?? new Map<number, Memory>();
    decks.set(deck, there);
    there.set(card, recomputed(memory, own, scheduleOf(deck).scheduler));
  }
  return decks;
}

function adopt(
  study: Study,
  deck: string,
  parameters: readonly number[],
  memories: ReadonlyMap<string, ReadonlyMap<number, Memory>>,
  better: (deck: string) => DeckSchedule,
  moment: Moment,
): number {
  const overrides = study.overridesOf(deck);
  const recomputed = [...memories].map(([name, own]) => ({
    settings: better(name).settings.schedule,
    memories: own,
  }));
  return study.adopt(
    deck,
    { ...overrides, schedule: { ...overrides.schedule, parameters } },
    recomputed,
    moment,
  );
}

function formatOutcome(outcome: Outcome, dryRun: boolean): string {
  const { before, after, isBetter, isAdopted, cards, parameters, load } = outcome;
  const lines = [
    `Log loss on ${counted(before.items, 'review')}: ${before.logLoss.toFixed(4)} before, ${after.logLoss.toFixed(4)} after (lower is better).`,
    `Error of the predicted retention: ${(before.rmse * 100).toFixed(1)} % before, ${(after.rmse * 100).toFixed(1)} % after.`,
  ];
  if (!isBetter)
    return `${[...lines, 'No better parameters were found; those that you have stay.'].join('\n')}\n`;
  if (load !== undefined)
    lines.push(
      `Reviews a day over the next ${LOAD_DAYS} days: ${short(load.before.reviewsPerDay)} before, ${short(load.after.reviewsPerDay)} after; recalled ${percentage(load.before.retention)} before, ${percentage(load.after.retention)} after.`,
    );
  lines.push(`Parameters: ${parameters.join(', ')}`);
  if (isAdopted)
    lines.push(
      `They are used from now on; the memory of ${counted(cards, 'card')} was worked out anew, and when each is due stays.`,
    );
  else if (dryRun) lines.push('Nothing was changed; without --dry-run they are used.');
  return `${lines.join('\n')}\n`;
}

function percentage(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
