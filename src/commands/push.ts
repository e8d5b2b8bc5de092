import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AnkiConnect, AnkiConnectError } from '../anki/anki-connect.ts';
import { type PushReport, pushNotes } from '../anki/push.ts';
import type { LazyFile } from '../anki/stored-zip.ts';
import { STUDY_FOLDER_MARK, studyFolderOf } from '../collection/study-folder.ts';
import type { Diagnostic } from '../note.ts';
import { counted } from './counted.ts';
import { readIfThere, save } from './files.ts';
import { MediaFiles } from './media.ts';
import { ankiNotes, type DatedDeck } from './pack.ts';
import { progressBar } from './progress.ts';
import { readTemplates } from './templates.ts';
import { Failure, type World } from './world.ts';

const ADDRESS = 'http://127.0.0.1:8765';

export interface PushOptions {
  readonly isDryRun: boolean;
  readonly mediaRoots: readonly string[];
  readonly templates?: string;
}

/** Sends notes to the Anki that runs on this machine, by AnkiConnect. */
export async function push(
  decks: readonly DatedDeck[],
  options: PushOptions,
  world: World,
): Promise<{ report: PushReport; diagnostics: readonly Diagnostic[] }> {
  const media = new MediaFiles(options.mediaRoots);
  const notes = await ankiNotes(decks, media, world);
  const address = world.env.ANKI_CONNECT_URL || ADDRESS;
  const anki = new AnkiConnect(address, world.env.ANKI_CONNECT_KEY);
  const memory = memoryFile(decks);
  const known = readIds(memory);
  const bar = await progressBar('Sending', world);
  try {
    await anki.open();
    const report = await pushNotes(anki, {
      notes,
      templates: readTemplates(options.templates).texts,
      known: new Map(
        notes.flatMap(({ guid }) => (known.has(guid) ? [[guid, known.get(guid)!]] : [])),
      ),
      media: new Map([...media.files].map(([name, file]) => [name, () => base64(file)])),
      isDryRun: options.isDryRun,
      onProgress: bar.at,
    });
    if (!options.isDryRun) writeIds(memory, new Map([...known, ...report.ids]));
    return { report, diagnostics: media.diagnostics };
  } catch (cause) {
    throw unreachable(address, cause);
  } finally {
    bar.stop();
  }
}

function unreachable(address: string, cause: unknown): unknown {
  if (cause instanceof AnkiConnectError)
    return new Failure(
      `Anki refuses at ${address}: ${cause.message}. Look at the settings of its AnkiConnect add-on, or export a package with -o and import that.`,
      1,
      { cause },
    );
  if (
    cause instanceof TypeError ||
    (cause as Error).name === 'TimeoutError' ||
    cause instanceof SyntaxError
  )
    return new Failure(
      `No AnkiConnect answers at ${address}; start Anki with the AnkiConnect add-on (code 2055492159), or export a package with -o and import that.`,
      1,
      { cause },
    );
  return cause;
}

/** How many of these notes were sent to Anki before: in a package as well, they would be there twice. */
export function countPushed(decks: readonly DatedDeck[], guids: readonly string[]): number {
  const known = readIds(memoryFile(decks));
  return guids.filter((guid) => known.has(guid)).length;
}

/** Which note of Anki is which of ours: Anki takes no GUID from outside, so it has to be remembered. */
function memoryFile(decks: readonly DatedDeck[]): string {
  const file = decks[0]!.deck.notes[0]!.place.file;
  return join(studyFolderOf(file), STUDY_FOLDER_MARK, 'pushed.json');
}

function readIds(file: string): Map<string, number> {
  const bytes = readIfThere(file);
  if (bytes === undefined) return new Map();
  try {
    return new Map(Object.entries(JSON.parse(new TextDecoder().decode(bytes))));
  } catch (cause) {
    throw new Failure(
      `${file} is damaged, and without it every note would be sent anew; put it back from a backup, or delete it if Anki has none of the notes.`,
      1,
      { cause },
    );
  }
}

function writeIds(file: string, ids: ReadonlyMap<string, number>): void {
  mkdirSync(dirname(file), { recursive: true });
  save(file, `${JSON.stringify(Object.fromEntries(ids), null, 1)}\n`);
}

async function base64(file: LazyFile): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of file.open()) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces).toString('base64');
}

/** What was done, or would be. */
export function formatPush(
  { added, updated, unchanged, duplicates, failed }: PushReport,
  isDryRun: boolean,
): string {
  const parts = `${added} new, ${updated} changed, ${unchanged} unchanged`;
  const first = (fronts: readonly string[]) =>
    fronts.slice(0, 10).map((front) => `  ${front.replace(/<[^>]+>/g, '').slice(0, 100)}\n`);
  return [
    `Anki: ${parts}${isDryRun ? '; nothing was sent' : ''}\n`,
    ...(duplicates.length > 0
      ? [
          `\n${counted(duplicates.length, 'note')} left alone: Anki has ${duplicates.length === 1 ? 'a note' : 'notes'} with the same first field, from a package or by hand. Send a note one way only.\n`,
          ...first(duplicates),
        ]
      : []),
    ...(failed.length > 0
      ? [
          `\n${counted(failed.length, 'note')} refused:\n`,
          ...failed
            .slice(0, 10)
            .map(
              ({ front, reason }) =>
                `  ${front.replace(/<[^>]+>/g, '').slice(0, 100)}: ${reason}\n`,
            ),
        ]
      : []),
  ].join('');
}
