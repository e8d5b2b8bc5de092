import { writeCollectionRow } from './collection-row.ts';
import { deckIds } from './decks.ts';
import { newExporter } from './engine.ts';
import {
  modelsColumn,
  NOTE_TYPES_CHANGED,
  type NoteType,
  STYLE_FILE,
  type TemplateTexts,
} from './note-types.ts';
import { type AnkiNote, prepareNotes } from './prepare.ts';
import { NO_PRESETS, optionIds } from './presets.ts';
import { type EarlierPackage, readEarlier } from './read-package.ts';
import { cardRow, cardsOf, insertRows, noteRow, type PackedCard, type Row } from './rows.ts';
import {
  type CardSchedule,
  type CardState,
  cardState,
  type DeckPreset,
  type HistoryStep,
  reviewRows,
} from './schedule.ts';
import type { ScratchDatabase } from './sqlite.ts';
import type { LazyFile } from './stored-zip.ts';
import { type PackageReport, reportOf } from './update-report.ts';
import type { ByteSource } from './zip-archive.ts';

export interface PackageInput {
  /** In the order in which they are to be learned. */
  readonly notes: readonly AnkiNote[];
  /** The texts of `TEMPLATE_FILES`. */
  readonly templates: TemplateTexts;
  /** When templates of the user's own were last written, in seconds since 1970. */
  readonly templatesChanged?: number;
  /** By their names in Anki. */
  readonly media?: ReadonlyMap<string, LazyFile>;
  readonly scheduling?: Scheduling;
  /** Seconds since 1970. It does not get into the package unless a note is dated later. */
  readonly now: number;
  /** The package that this one replaces, so that only what changed is newer. */
  readonly previous?: ByteSource;
  /** Where the database is made, before it is packed. */
  readonly scratch: ScratchDatabase;
  /** Told from time to time how far it is, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

/** How the cards were studied. */
export interface Scheduling {
  /** By GUID and which card of the note it is: `cardKey`. */
  readonly cards: ReadonlyMap<string, CardSchedule>;
  /** One entry for each card, its steps oldest first. */
  readonly history: Iterable<{ readonly key: string; readonly steps: Iterable<HistoryStep> }>;
  readonly presetOf: (deck: string) => DeckPreset;
}

export function cardKey(guid: string, ord: number): string {
  return `${guid}:${ord}`;
}

/**
 * Writes an Anki package (.apkg with a collection of schema 11, which every Anki reads), piece by piece.
 * The same input gives the same bytes. Throws a sentence if two notes share a GUID, a deck has no
 * name, a time is none or a template is missing; a damaged previous package is only warned of.
 */
export async function writePackage(
  input: PackageInput,
  write: (bytes: Uint8Array) => void,
): Promise<PackageReport> {
  const { earlier, warnings } = await earlierPackage(input.previous);
  const notes = prepareNotes(input.notes, earlier.notes, input.now);
  const decks = deckIds(notes.map(({ deck }) => deck));
  const cards = cardsOf(notes);
  const exporter = await newExporter(input.scratch);
  const { db } = input.scratch;
  const progress = input.onProgress ?? (() => {});
  const names = [...decks.byKey.values()].map(({ name }) => name);
  const options = input.scheduling ? optionIds(input.scheduling.presetOf, names) : NO_PRESETS;
  db.exec(`${WITHOUT_INDEXES}; begin`);
  insertRows(
    db,
    'notes',
    told(notes, (done) => progress(done * 0.4), noteRow),
  );
  const lastReviews = new Map<number, number>();
  const reviews = insertRows(db, 'revlog', reviewsOf(cards, input.scheduling, lastReviews));
  progress(0.6);
  const rowOf = (card: PackedCard) =>
    cardRow(card, decks, stateOf(card, input.scheduling, lastReviews.get(card.id)));
  insertRows(
    db,
    'cards',
    told(cards, (done) => progress(0.6 + done * 0.2), rowOf),
  );
  progress(0.8);
  writeCollectionRow(db, {
    models: modelsColumn(
      notes.map(({ kind }) => kind),
      input.templates,
      (type) => changedTime(type, input, earlier),
    ),
    decks,
    options,
    modified: notes.reduce((latest, note) => Math.max(latest, note.modified), NOTE_TYPES_CHANGED),
    nextPosition: notes.length + 1,
  });
  db.exec(`commit; ${INDEXES}`);
  for (const [name, file] of input.media ?? []) exporter.addMedia(name, file);
  for await (const bytes of await exporter.save({})) write(bytes);
  progress(1);
  return { ...reportOf(notes, cards, earlier), reviews, warnings };
}

/** Filled after the rows are there, which is faster. */
const COLUMNS = {
  ix_notes_usn: 'notes (usn)',
  ix_cards_usn: 'cards (usn)',
  ix_revlog_usn: 'revlog (usn)',
  ix_cards_nid: 'cards (nid)',
  ix_cards_sched: 'cards (did, queue, due)',
  ix_revlog_cid: 'revlog (cid)',
  ix_notes_csum: 'notes (csum)',
};
const WITHOUT_INDEXES = Object.keys(COLUMNS)
  .map((name) => `drop index if exists ${name}`)
  .join('; ');
const INDEXES = Object.entries(COLUMNS)
  .map(([name, columns]) => `create index ${name} on ${columns}`)
  .join('; ');

/** Items of a list one by one, each turned into something; says now and then how many are done, 0 to 1. */
function* told<Item, Value>(
  items: readonly Item[],
  tell: (done: number) => void,
  value: (item: Item) => Value,
): Generator<Value> {
  for (const [at, item] of items.entries()) {
    if (at % 1000 === 0) tell(at / items.length);
    yield value(item);
  }
}

function stateOf(
  card: PackedCard,
  scheduling: Scheduling | undefined,
  lastReview: number | undefined,
): CardState | undefined {
  const schedule = scheduling?.cards.get(cardKey(card.note.wanted, card.ord));
  if (scheduling === undefined || schedule === undefined) return undefined;
  const preset = scheduling.presetOf(card.note.deck);
  return cardState(schedule, { preset, place: card.place, lastReview });
}

/** @param last is filled with the id of each card's last review */
function* reviewsOf(
  cards: readonly PackedCard[],
  scheduling: Scheduling | undefined,
  last: Map<number, number>,
): Generator<Row> {
  if (scheduling === undefined) return;
  const ids = new Map(cards.map(({ id, note, ord }) => [cardKey(note.wanted, ord), id]));
  for (const { key, steps } of scheduling.history) {
    const id = ids.get(key);
    if (id === undefined) continue;
    for (const row of reviewRows(id, steps)) {
      if (row.ease !== 0) last.set(id, Number(row.id));
      yield row;
    }
  }
}

/** Anki takes over a template only if its type is later than what it has. */
function changedTime(type: NoteType, input: PackageInput, { noteTypes }: EarlierPackage): number {
  const own = Math.min(
    input.templatesChanged ?? NOTE_TYPES_CHANGED,
    Math.max(input.now, NOTE_TYPES_CHANGED),
  );
  const before = noteTypes.get(type.id);
  if (before === undefined) return own;
  const isSame =
    before.style === input.templates[STYLE_FILE] &&
    type.templates.every(
      ({ question, answer }, at) =>
        before.templates[at]?.question === input.templates[question] &&
        before.templates[at]?.answer === input.templates[answer],
    );
  // Check Database dates types anew, so a change is dated now, not when it was made.
  return isSame ? before.modified : Math.max(own, before.modified + 1, input.now);
}

async function earlierPackage(
  previous: ByteSource | undefined,
): Promise<{ earlier: EarlierPackage; warnings: string[] }> {
  const none = { notes: new Map(), noteTypes: new Map() };
  if (previous === undefined) return { earlier: none, warnings: [] };
  try {
    return { earlier: await readEarlier(previous), warnings: [] };
  } catch (error) {
    const warning = `The previous package could not be read, so Anki may count unchanged notes as updated. ${(error as Error).message}`;
    return { earlier: none, warnings: [warning] };
  }
}
