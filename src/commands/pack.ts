import { basename } from 'node:path';
import { ankiKind, type DeckType } from '../anki/kind.ts';
import { type Scheduling, writePackage } from '../anki/package.ts';
import type { AnkiNote } from '../anki/prepare.ts';
import type { PackageReport } from '../anki/update-report.ts';
import { guidsOf } from '../collection/guid.ts';
import type { Identity } from '../collection/notes.ts';
import { hasCode, loadHighlight } from '../markdown/highlight.ts';
import { type HtmlOptions, toHtml } from '../markdown/html.ts';
import { itemsOf } from '../markdown/items.ts';
import type { Deck, Diagnostic, Note, Place } from '../note.ts';
import { openBytes, saveBy } from './files.ts';
import { identitiesOf } from './identities.ts';
import { MediaFiles } from './media.ts';
import { progressBar } from './progress.ts';
import { scratchDatabase } from './scratch.ts';
import { readTemplates } from './templates.ts';
import { Failure, type World } from './world.ts';

/** A deck and when its text was last written, in seconds since 1970. */
export interface DatedDeck {
  readonly deck: Deck;
  readonly modified: number;
}

export interface PackOptions {
  /** Folders that media may be in besides that of their deck. */
  readonly mediaRoots?: readonly string[];
  /** A folder of templates of the user's own. */
  readonly templates?: string;
  /** How the cards were studied. */
  readonly schedulingOf?: (notes: readonly AnkiNote[]) => Promise<Scheduling>;
}

/** What was packed, and what is wrong with the media. */
export interface Packed {
  readonly report: PackageReport;
  readonly media: number;
  /** Of the notes. */
  readonly guids: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Packs decks for Anki over the package at `path`, whose unchanged notes keep their time. */
export async function packDecks(
  decks: readonly DatedDeck[],
  path: string,
  world: World,
  options: PackOptions = {},
): Promise<Packed> {
  const media = new MediaFiles(options.mediaRoots ?? []);
  const notes = await ankiNotes(decks, media, world);
  const { texts, changed } = readTemplates(options.templates);
  const scheduling = await options.schedulingOf?.(notes);
  const previous = openBytes(path);
  const scratch = await scratchDatabase();
  const bar = await progressBar('Packing', world);
  try {
    const report = await saveBy(path, async (write) => {
      const written = await writePackage(
        {
          notes,
          templates: texts,
          now: world.now(),
          media: media.files,
          scratch,
          onProgress: bar.at,
          ...(changed === undefined ? {} : { templatesChanged: sourceDate(world.env) ?? changed }),
          ...(scheduling === undefined ? {} : { scheduling }),
          ...(previous === undefined ? {} : { previous }),
        },
        write,
      );
      // A file that is open cannot be replaced on Windows.
      previous?.close();
      return written;
    });
    const guids = notes.map(({ guid }) => guid);
    return { report, media: media.files.size, guids, diagnostics: media.diagnostics };
  } finally {
    bar.stop();
    previous?.close();
    scratch.remove();
  }
}

/** The notes of decks as Anki gets them, with the media that they name. */
export async function ankiNotes(
  decks: readonly DatedDeck[],
  media: MediaFiles,
  world: World,
): Promise<AnkiNote[]> {
  const fixed = sourceDate(world.env);
  const known = await identitiesOf(
    decks.map(({ deck }) => deck),
    world,
  );
  const guids = firstGuids(decks);
  const all = decks.flatMap(({ deck }) => deck.notes);
  const highlight = all.some(({ front, back }) => hasCode(front) || hasCode(back))
    ? await loadHighlight()
    : undefined;
  return decks.flatMap(({ deck, modified }) => {
    const type = deckType(deck);
    return deck.notes.map((note) => {
      const identity = known.get(note) ?? { guid: guids.get(note)!, front: note.front };
      const html = (markdown: string) =>
        toHtml(markdown, htmlOptions(note.place, media, highlight));
      return ankiNote({ note, deck, type, identity, html, modified: fixed ?? modified });
    });
  });
}

function ankiNote(parts: {
  note: Note;
  deck: Deck;
  type: DeckType | undefined;
  identity: Pick<Identity, 'guid' | 'front'>;
  html: (markdown: string) => string;
  modified: number;
}): AnkiNote {
  const { note, deck, type, identity, html, modified } = parts;
  const items = note.kind === 'basic' ? itemsOf(note.back) : 0;
  const front = html(identity.front);
  const back = html(note.back);
  const kind = ankiKind({ kind: note.kind, back, items }, type);
  return {
    guid: identity.guid,
    kind,
    deck: deck.name,
    fields: {
      front,
      back,
      source: note.source === undefined ? '' : html(note.source.sentence),
      place: html(placeText(note)),
      ...(kind === 'optional' && note.kind === 'reversed' ? { addReverse: 'y' } : {}),
      ...(kind === 'list' ? { count: String(items) } : {}),
    },
    tags: [...deck.tags, ...(note.tags ?? [])],
    modified,
  };
}

function htmlOptions(
  place: Place,
  media: MediaFiles,
  highlight: HtmlOptions['highlight'],
): HtmlOptions {
  return {
    medium: (address) => media.use(address, place),
    ...(highlight === undefined ? {} : { highlight }),
  };
}

/** Notes with one front in one deck are told apart by their order, in whichever files of the deck they stand. */
function firstGuids(decks: readonly DatedDeck[]): ReadonlyMap<Note, string> {
  const byName = new Map<string, Note[]>();
  for (const { deck } of decks)
    byName.set(deck.name, [...(byName.get(deck.name) ?? []), ...deck.notes]);
  const guids = new Map<Note, string>();
  for (const [name, notes] of byName)
    guidsOf(name, notes).forEach((guid, at) => {
      guids.set(notes[at]!, guid);
    });
  return guids;
}

function deckType({ cards, name }: Deck): DeckType | undefined {
  if (cards === undefined || cards === 'typed' || cards === 'optional reverse') return cards;
  throw new Failure(
    `The deck ${name} says "cards: ${cards}", which is nothing that Anki can do; write typed or optional reverse, or leave the line out.`,
  );
}

/** Seconds of SOURCE_DATE_EPOCH (reproducible-builds.org), where it is set. */
function sourceDate(env: World['env']): number | undefined {
  const text = env.SOURCE_DATE_EPOCH;
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** "after-the-attacks.md · Madrid · The vote": without the line, which moves with every edit above it. */
function placeText(note: Note): string {
  return [basename(note.place.file), ...note.headings].join(' · ');
}
