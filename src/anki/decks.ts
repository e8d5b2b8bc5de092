import { cleanField } from './field-text.ts';
import { claim, hashNumber } from './ids.ts';
import type { OptionIds } from './presets.ts';

/** The deck that every collection has and that no other may be named like. */
const DEFAULT = { id: 1, name: 'Default' };

/** Deck ids lie between 2001 and 2017, read as milliseconds, as Anki reads them. */
const ID_BASE = 1_000_000_000_000;
const ID_RANGE = 500_000_000_000;

/** The decks of a package: their ids by name, parents included. */
export interface DeckIds {
  /** By the name in lower case: Anki takes decks that differ in case only for the same. */
  readonly byKey: ReadonlyMap<string, { readonly id: number; readonly name: string }>;
  /** The id of the deck with this name, however it is spelled. Throws if it was not among the names. */
  idOf(name: string): number;
}

/** Gives the named decks, their parents and the default deck ids that follow from the names alone. */
export function deckIds(names: Iterable<string>): DeckIds {
  const taken = new Set([DEFAULT.id]);
  const byKey = new Map([[DEFAULT.name.toLowerCase(), DEFAULT]]);
  for (const name of new Set(names)) {
    for (const path of withParents(normaliseDeckName(name))) {
      const key = path.toLowerCase();
      if (byKey.has(key)) continue;
      byKey.set(key, { id: claim(ID_BASE + (hashNumber(key) % ID_RANGE), taken), name: path });
    }
  }
  const idOf = (name: string) => {
    const deck = byKey.get(normaliseDeckName(name).toLowerCase());
    if (deck === undefined) throw new Error(`The deck "${name}" has no id.`);
    return deck.id;
  };
  return { byKey, idOf };
}

/**
 * A deck's name as Anki keeps it: NFC, its levels trimmed and none of them empty.
 * Throws if nothing is left of it.
 */
export function normaliseDeckName(name: string): string {
  const levels = cleanField(name)
    .split('::')
    .map((level) => level.replace(/\s+/gu, ' ').trim())
    .filter((level) => level !== '');
  if (levels.length === 0)
    throw new Error(
      `A deck is named "${name}", which says nothing; give it a name, for example "History".`,
    );
  return levels.join('::');
}

/** `A::B::C` → `A`, `A::B`, `A::B::C`. */
function withParents(name: string): string[] {
  const levels = name.split('::');
  return levels.map((_level, depth) => levels.slice(0, depth + 1).join('::'));
}

/** The decks as the column `col.decks` holds them: JSON, by id (rslib/src/decks/schema11.rs). */
export function decksColumn(decks: DeckIds, options: OptionIds, modified: number): string {
  const entries = [...decks.byKey.values()].map(({ id, name }) => [
    id,
    deck({ id, name, modified, options: options.idOf(name) }),
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

function deck(parts: { id: number; name: string; modified: number; options: number }): object {
  const { id, name, modified, options } = parts;
  return {
    id,
    name,
    mod: modified,
    usn: -1,
    desc: '',
    dyn: 0,
    conf: options,
    collapsed: false,
    browserCollapsed: false,
    extendNew: 0,
    extendRev: 0,
    newToday: [0, 0],
    revToday: [0, 0],
    lrnToday: [0, 0],
    timeToday: [0, 0],
  };
}
