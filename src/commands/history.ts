import picocolors from 'picocolors';
import type { Study, StudyCard } from '../collection/study.ts';
import { dateOf } from '../schedule/days.ts';
import type { LoggedStep } from '../schedule/step.ts';
import { isColoured } from './diagnostics.ts';
import { matchingNotes } from './matching-notes.ts';
import { openStudy, type StudyOptions } from './study.ts';
import type { ExitCode, World } from './world.ts';

export interface HistoryOptions extends StudyOptions {
  readonly text: string;
  readonly json: boolean;
}

/** All that was ever done to the cards of the notes that have a text. */
export async function history(
  { text, json, ...where }: HistoryOptions,
  world: World,
): Promise<ExitCode> {
  const study = await openStudy(where, world);
  try {
    const notes = matchingNotes(study, text);
    if (json) {
      const cards = notes.flat().map((card) => ({ ...card, steps: [...study.steps(card.id)] }));
      world.stdout.write(`${JSON.stringify({ cards }, null, 2)}\n`);
    } else {
      const coloured = isColoured(world.stdout, world.env);
      world.stdout.write(notes.map((cards) => formatNote(study, cards, coloured)).join('\n'));
    }
    return 0;
  } finally {
    study.close();
  }
}

function formatNote(study: Study, cards: readonly StudyCard[], coloured: boolean): string {
  const { bold, dim } = picocolors.createColors(coloured);
  const [first] = cards;
  const { front, back, deck, file, line, isGone } = first!;
  const where = isGone ? `was in ${file}` : `${file}:${line}`;
  const head = [bold(front), ...(back === '' ? [] : [back]), dim(`${deck} · ${where}`)].join('\n');
  const lives = cards.map((card) => {
    const name = cards.length > 1 ? `Card ${card.ordinal + 1}: ` : '';
    const steps = [...study.steps(card.id)];
    const undone = new Set(steps.map(({ undoes }) => undoes));
    const lines = steps.map((step) => {
      const text = `  ${formatStep(step)}`;
      return undone.has(step.id) ? dim(`${text}, undone`) : text;
    });
    return [`${name}${formatState(card)}`, ...lines].join('\n');
  });
  return `${[head, ...lives].join('\n')}\n`;
}

function formatState({ memory, status }: StudyCard): string {
  const { state, reps, lapses, stability, difficulty, dueDay } = memory;
  if (state === 'new') return status.isSuspended ? 'new, suspended' : 'new';
  const parts = [
    state,
    `due ${dateOf(dueDay)}`,
    `${reps} answers`,
    `${lapses} lapses`,
    `stability ${formatDays(stability)}`,
    `difficulty ${difficulty.toFixed(1)}`,
  ];
  return [...parts, ...(status.isSuspended ? ['suspended'] : [])].join(', ');
}

const RATINGS = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const;

function formatStep({ kind, rating, took, after, time, offset, status }: LoggedStep): string {
  const when = new Date(time + offset * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  if (rating === null) {
    const detail = kind === 'flag' ? ` ${status.flag}` : kind === 'undo' ? ' of the last step' : '';
    return `${when}  ${kind}${detail}`;
  }
  const wait =
    after.scheduledDays > 0
      ? formatDays(after.scheduledDays)
      : `${Math.round((after.due - time) / 60_000)} min`;
  return `${when}  ${RATINGS[rating].padEnd(5)} ${`${(took / 1000).toFixed(1)} s`.padStart(7)}  next in ${wait}, stability ${formatDays(after.stability)}`;
}

function formatDays(days: number): string {
  const rounded = days < 10 ? Number(days.toFixed(1)) : Math.round(days);
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`;
}
