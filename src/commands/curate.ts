import { Collection } from '../collection/collection.ts';
import { studyFolderOf } from '../collection/study-folder.ts';
import type { Diagnostic } from '../note.ts';
import { stateCandidates } from './candidate-states.ts';
import { playCurating } from './curate-session.ts';
import { CuratedDeck, readCandidates } from './curated-deck.ts';
import { diagnosticsAsJson, formatDiagnostics, hasErrors, isColoured } from './diagnostics.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface CurateOptions {
  readonly deck: string;
  readonly acceptAll: boolean;
  readonly json: boolean;
}

/** The candidates of a deck, each accepted, edited or rejected: one by one on a terminal, or all at once. */
export async function curate(options: CurateOptions, world: World): Promise<ExitCode> {
  const { deck: path, acceptAll, json } = options;
  if (!acceptAll && !json && !(world.stdin.isTTY && world.stdout.isTTY))
    throw new Failure(
      `Curating asks on a terminal, and this is none; use --accept-all to accept every candidate or --json to list them.`,
      2,
    );
  const { present, absent } = await statesOf(path);
  if (present.length + absent.length === 0)
    throw new Failure(
      `There are no candidates in ${path}; make a deck from an essay with deckwright generate, and curate that.`,
    );
  const undecided = present.filter(({ state }) => state === 'undecided');
  const exitCode =
    undecided.length === 0 || (json && !acceptAll)
      ? 0
      : await withDeck(path, world, async (deck) => {
          if (!acceptAll) {
            const decided = present.length - undecided.length + absent.length;
            return playCurating(deck, undecided, { path, decided }, world);
          }
          deck.accept(undecided);
          return 0;
        });
  const { diagnostics } = await report(options, world);
  return exitCode === 0 && hasErrors(diagnostics) ? 1 : exitCode;
}

async function withDeck<T>(
  path: string,
  world: World,
  work: (deck: CuratedDeck) => Promise<T>,
): Promise<T> {
  const deck = await CuratedDeck.open(path, world.now);
  try {
    return await work(deck);
  } finally {
    deck.close();
  }
}

/** What is decided on each candidate; starts no collection. */
async function statesOf(path: string) {
  const { candidates, document, deck } = readCandidates(path);
  const collection = await Collection.openIfThere(studyFolderOf(path));
  const remembered = collection?.remembered(path) ?? [];
  collection?.close();
  return { ...stateCandidates(candidates, remembered), document, deck };
}

type States = Awaited<ReturnType<typeof statesOf>>;

async function report(
  { deck: path, json }: CurateOptions,
  world: World,
): Promise<{ diagnostics: readonly Diagnostic[] }> {
  const states = await statesOf(path);
  const { diagnostics } = states.document;
  if (json) world.stdout.write(`${JSON.stringify(asJson(states), null, 2)}\n`);
  else {
    world.stderr.write(formatDiagnostics(diagnostics, isColoured(world.stderr, world.env)));
    world.stdout.write(summary(path, states));
  }
  return { diagnostics };
}

const STATES = ['accepted', 'rejected', 'deleted', 'undecided'] as const;

function summary(path: string, { present, absent }: States): string {
  const all = [...present, ...absent];
  const count = (wanted: string) => all.filter(({ state }) => state === wanted).length;
  const parts = STATES.filter((state) => count(state) > 0).map(
    (state) => `${count(state)} ${state}`,
  );
  return `${path}: ${parts.join(', ')}\n`;
}

function asJson({ deck, document, present, absent }: States) {
  return {
    deck,
    candidates: [
      ...present.map(({ guid, note, state }) => ({
        id: guid,
        kind: note.kind,
        front: note.front,
        back: note.back,
        source: note.source?.sentence ?? null,
        line: note.place.line,
        decision: state,
      })),
      ...absent.map(({ guid, note, state }) => ({
        id: guid,
        kind: note.kind,
        front: note.front,
        back: note.back,
        source: note.source?.sentence ?? null,
        line: null,
        decision: state,
      })),
    ],
    diagnostics: diagnosticsAsJson(document.diagnostics),
  };
}
