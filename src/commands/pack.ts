import { basename } from 'node:path';
import { TEMPLATE_FILES } from '../anki/note-types.ts';
import { type PackageReport, writePackage } from '../anki/package.ts';
import type { AnkiNote } from '../anki/prepare.ts';
import { guidsOf } from '../collection/guid.ts';
import type { Identity } from '../collection/notes.ts';
import { toHtml } from '../markdown/html.ts';
import type { Deck, Note } from '../note.ts';
import { readIfThere } from './files.ts';
import { identitiesOf } from './identities.ts';
import { packageFile } from './package-files.ts';
import type { World } from './world.ts';

/** A deck and when its text was last written, in seconds since 1970. */
export interface DatedDeck {
  readonly deck: Deck;
  readonly modified: number;
}

/** Packs decks for Anki over the package at `path`, whose unchanged notes keep their time. */
export async function packDecks(
  decks: readonly DatedDeck[],
  path: string,
  world: World,
): Promise<{ bytes: Uint8Array; report: PackageReport }> {
  const fixed = sourceDate(world.env);
  const known = await identitiesOf(
    decks.map(({ deck }) => deck),
    world,
  );
  const notes = decks.flatMap(({ deck, modified }) => ankiNotes(deck, fixed ?? modified, known));
  const previous = readIfThere(path);
  const templates = Object.fromEntries(
    TEMPLATE_FILES.map((name) => [name, packageFile(`templates/anki/${name}`).toString('utf8')]),
  );
  return writePackage({
    notes,
    templates: templates as Parameters<typeof writePackage>[0]['templates'],
    now: world.now(),
    ...(previous === undefined ? {} : { previous }),
  });
}

/** Seconds of SOURCE_DATE_EPOCH (reproducible-builds.org), where it is set. */
function sourceDate(env: World['env']): number | undefined {
  const text = env.SOURCE_DATE_EPOCH;
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** One identity for what is studied here and for Anki: as the collection knows a note, else by its text. */
function ankiNotes(deck: Deck, modified: number, known: ReadonlyMap<Note, Identity>): AnkiNote[] {
  const guids = guidsOf(deck.name, deck.notes);
  return deck.notes.map((note, at) => {
    const { guid, front } = known.get(note) ?? { guid: guids[at]!, front: note.front };
    return {
      guid,
      kind: note.kind,
      deck: deck.name,
      fields: {
        front: toHtml(front),
        back: toHtml(note.back),
        source: note.source === undefined ? '' : toHtml(note.source.sentence),
        place: toHtml(placeText(note)),
      },
      tags: deck.tags,
      modified,
    };
  });
}

/** "after-the-attacks.md · Madrid · The vote": without the line, which moves with every edit above it. */
function placeText(note: Note): string {
  return [basename(note.place.file), ...note.headings].join(' · ');
}
