import picocolors from 'picocolors';
import type { DeckCounts } from '../collection/queue.ts';
import type { DeckLimits } from '../review/queue.ts';
import { type CardFilterOptions, filterOf } from './card-filter.ts';
import { isColoured } from './diagnostics.ts';
import { limitsToday } from './limits.ts';
import { scanStudy, tellProblems } from './scan-study.ts';
import { openStudy, type StudyOptions } from './study.ts';
import { todayAt } from './today.ts';
import type { ExitCode, World } from './world.ts';

export interface DueOptions extends StudyOptions, CardFilterOptions {
  readonly paths?: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
}

interface DeckDue {
  readonly deck: string;
  readonly new: number;
  readonly learning: number;
  readonly due: number;
}

/** What is to be asked today per deck, within its limits. @returns 0 where there is something, else 1 */
export async function due(options: DueOptions, world: World): Promise<ExitCode> {
  const study = await openStudy(options, world);
  try {
    tellProblems(await scanStudy(study, world), world);
    const today = todayAt(world.moment());
    const left = new Map<string, number>();
    const limitsOf = limitsToday(study, today);
    const decks = study
      .countsByDeck(filterOf(options, study.folder), today)
      .map((counts) => withinLimits(counts, limitsOf(counts.deck), left));
    if (options.json) world.stdout.write(`${JSON.stringify({ decks }, null, 2)}\n`);
    else if (!options.quiet)
      world.stdout.write(formatDue(decks, isColoured(world.stdout, world.env)));
    return decks.some((deck) => deck.new + deck.learning + deck.due > 0) ? 0 : 1;
  } finally {
    study.close();
  }
}

/** @param left what the decks before have left of a limit that they share */
function withinLimits(
  { deck, fresh, learning, due: reviews }: DeckCounts,
  limits: DeckLimits,
  left: Map<string, number>,
): DeckDue {
  const take = (kind: 'fresh' | 'due', wanted: number) => {
    const key = `${kind} ${limits[kind].name}`;
    const before = left.get(key) ?? limits[kind].left;
    const taken = Math.min(wanted, before);
    left.set(key, before - taken);
    return taken;
  };
  return { deck, new: take('fresh', fresh), learning, due: take('due', reviews) };
}

function formatDue(decks: readonly DeckDue[], coloured: boolean): string {
  if (decks.length === 0) return 'There are no cards here yet.\n';
  const { blue, red, green, dim, bold } = picocolors.createColors(coloured);
  const number = (count: number) => String(count).padStart(8);
  const painted = (count: number, paint: (text: string) => string) =>
    (count === 0 ? dim : paint)(number(count));
  const line = (row: DeckDue, name: string) =>
    `${painted(row.due, green)}${painted(row.learning, red)}${painted(row.new, blue)}  ${name}\n`;
  const sum = (key: 'new' | 'learning' | 'due') => decks.reduce((all, deck) => all + deck[key], 0);
  const total = { deck: '', new: sum('new'), learning: sum('learning'), due: sum('due') };
  return [
    bold(`     Due   Learn     New  Deck\n`),
    ...decks.map((deck) => line(deck, deck.deck)),
    ...(decks.length > 1 ? [line(total, bold('all'))] : []),
  ].join('');
}
