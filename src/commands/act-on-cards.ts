import type { StudyCard } from '../collection/study.ts';
import { counted } from './counted.ts';
import { matchingNotes } from './matching-notes.ts';
import { openStudy, type StudyOptions } from './study.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface ActOptions extends StudyOptions {
  readonly act: 'suspend' | 'unsuspend' | 'reset';
  readonly text: string;
  /** Whether several notes may be meant. */
  readonly all: boolean;
  readonly json: boolean;
}

const DONE = {
  suspend: 'suspended; deckwright suspend --undo asks for them again',
  unsuspend: 'asked again',
  reset: 'new again; u in a review takes that back',
} as const;

/** Suspends, unsuspends or resets all cards of the note that has a text. */
export async function actOnCards(options: ActOptions, world: World): Promise<ExitCode> {
  const study = await openStudy(options, world);
  try {
    const notes = matchingNotes(study, options.text);
    if (notes.length > 1 && !options.all) throw severalNotes(options, notes);
    const cards = notes.flat();
    study.act(
      options.act,
      cards.map(({ id }) => id),
      world.moment(),
    );
    if (options.json)
      world.stdout.write(
        `${JSON.stringify({ act: options.act, notes: notes.map(([card]) => asJson(card!)) }, null, 2)}\n`,
      );
    else
      world.stdout.write(
        `${notes.map(([card]) => `  ${titleOf(card!)}\n`).join('')}${counted(cards.length, 'card')} ${DONE[options.act]}\n`,
      );
    return 0;
  } finally {
    study.close();
  }
}

function severalNotes({ text, act }: ActOptions, notes: readonly StudyCard[][]): Failure {
  const shown = notes.slice(0, 10).map(([card]) => `  ${titleOf(card!)}`);
  const rest = notes.length > shown.length ? [`  and ${notes.length - shown.length} more`] : [];
  return new Failure(
    [
      `${notes.length} notes have the text “${text}”; give more of the one you mean, or ${act === 'reset' ? 'reset' : 'change'} all of them with --all:`,
      ...shown,
      ...rest,
    ].join('\n'),
  );
}

function titleOf({ front, file, line }: StudyCard): string {
  return `${front.replace(/\s+/g, ' ').trim()} (${file}:${line})`;
}

function asJson({ guid, deck, front, file, line }: StudyCard) {
  return { id: guid, deck, front, file, line };
}
