import { readDocument } from '../markdown/read-document.ts';
import type { Diagnostic, Note } from '../note.ts';
import { type DeckOptions, deckNameOf, tagsOf } from './deck-of.ts';
import { markdownFiles, readText } from './files.ts';
import type { DatedDeck } from './pack.ts';
import { progressBar } from './progress.ts';
import type { World } from './world.ts';

/** The hand-written notes of files, one deck for each file; a note that stands twice comes once. */
export async function readDecks(
  options: DeckOptions & { readonly paths: readonly string[] },
  world: World,
): Promise<{ decks: DatedDeck[]; diagnostics: Diagnostic[] }> {
  const files = markdownFiles(options.paths).map(readText);
  const bar = await progressBar('Reading', world);
  try {
    const diagnostics: Diagnostic[] = [];
    const decks = files.flatMap(({ path, text, modified }, at): DatedDeck[] => {
      bar.at(at / files.length);
      const document = readDocument(text, path);
      diagnostics.push(...document.diagnostics);
      const { notes, frontMatter } = document;
      if (notes.length === 0) return [];
      const name = deckNameOf(document, options);
      const cards = frontMatter.cards === undefined ? {} : { cards: frontMatter.cards };
      return [{ deck: { name, tags: tagsOf(document, options), notes, ...cards }, modified }];
    });
    return { decks: withoutRepeats(decks), diagnostics };
  } finally {
    bar.stop();
  }
}

/** An essay and the deck made from it both have the essay's own notes: the later file of a deck keeps them. */
function withoutRepeats(decks: readonly DatedDeck[]): DatedDeck[] {
  const key = (name: string, { kind, front, back }: Note) =>
    JSON.stringify([name, kind, front, back]);
  const last = new Map(
    decks.flatMap(({ deck }) => deck.notes.map((note) => [key(deck.name, note), note])),
  );
  return decks
    .map(({ deck, modified }) => ({
      deck: {
        ...deck,
        notes: deck.notes.filter((note) => last.get(key(deck.name, note)) === note),
      },
      modified,
    }))
    .filter(({ deck }) => deck.notes.length > 0);
}
