import type { Memory, Moment } from '../schedule/memory.ts';
import type { ScheduleSettings } from '../schedule/settings.ts';
import type { CardStatus, LoggedStep, ReviewStep } from '../schedule/step.ts';
import { memoryOf, STATE_COLUMNS, type StateRow, statusOf } from './card-rows.ts';
import { type CardState, cardStates } from './card-states.ts';
import {
  type Act,
  type Answer,
  type Answered,
  act,
  answer,
  type ImportedReview,
  importReviews,
  recompute,
  reviewSteps,
  stepCount,
  stepsOf,
  type Undone,
  undo,
} from './log.ts';
import {
  type Adoption,
  type FileContent,
  type FileStamp,
  type Identity,
  identify,
  identityOf,
  reconcile,
  type ScanReport,
} from './notes.ts';
import {
  type AskableCard,
  askable,
  countsByDeck,
  type DeckCounts,
  type DeckLimits,
  doneToday,
  type Filter,
  nextDue,
  type Today,
} from './queue.ts';
import {
  ALL_DECKS,
  type DeckOverrides,
  type DeckSettings,
  overridesOf,
  scheduleWithId,
  setOverrides,
  settingsFor,
} from './settings.ts';
import { Store } from './store.ts';

/** A file as it was when it was last read. */
export type KnownFile = FileStamp & { readonly hash: string; readonly source: string | null };

/** A card with all that is shown of it. */
export interface StudyCard {
  readonly id: number;
  readonly note: number;
  readonly guid: string;
  readonly ordinal: number;
  readonly kind: 'basic' | 'reversed' | 'cloze';
  /** Of a cloze with the numbers of its cards: gap n is the card with ordinal n - 1. */
  readonly front: string;
  readonly back: string;
  /** '' where there is none. */
  readonly sentence: string;
  readonly headings: readonly string[];
  /** From the study folder, with / between folders. */
  readonly file: string;
  readonly line: number;
  readonly deck: string;
  readonly tags: readonly string[];
  /** In no file any more. */
  readonly isGone: boolean;
  /** Seconds since 1970: when its text last changed. */
  readonly changed: number;
  readonly memory: Memory;
  readonly status: CardStatus;
}

/** What a learner studies: the notes of a study folder, how well each card is known, and all that was done. */
export class Study {
  readonly folder: string;
  readonly #store: Store;

  private constructor(store: Store, folder: string) {
    this.#store = store;
    this.folder = folder;
  }

  /** Opens the collection of a study folder, starting it where there is none; errors as `Store.open`. */
  static async open(folder: string, patience?: number): Promise<Study> {
    return new Study(await Store.open(folder, patience), folder);
  }

  close(): void {
    this.#store.close();
  }

  files(): ReadonlyMap<string, KnownFile> {
    const rows = this.#store.rows<KnownFile>(
      'SELECT path, size, modified, hash, source FROM file WHERE is_gone = 0',
    );
    return new Map(rows.map((row) => [row.path, row]));
  }

  /** Takes note of files that were written anew with the text that they had. */
  touch(files: readonly FileStamp[]): void {
    this.#store.transaction(() => {
      for (const { path, size, modified } of files)
        this.#store.run(
          'UPDATE file SET size = ?, modified = ? WHERE path = ?',
          size,
          modified,
          path,
        );
    });
  }

  /** All that the work does, or nothing; written down at its end. */
  together<T>(work: () => T): T {
    return this.#store.transaction(work);
  }

  /** As `reconcile` in notes.ts. */
  reconcile(contents: readonly FileContent[], missing: readonly string[]): ScanReport {
    return reconcile(this.#store, contents, missing);
  }

  /** As `identityOf` in notes.ts. */
  identityOf(note: Parameters<typeof identityOf>[1]): Identity | undefined {
    return identityOf(this.#store, note);
  }

  /** As `identify` in notes.ts. */
  identify(adoptions: readonly Adoption[]): number {
    return identify(this.#store, adoptions);
  }

  countsByDeck(filter: Filter, today: Today): DeckCounts[] {
    return countsByDeck(this.#store, filter, today);
  }

  askable(filter: Filter, today: Today, limitsOf: (deck: string) => DeckLimits): AskableCard[] {
    return askable(this.#store, filter, today, limitsOf);
  }

  doneToday(today: Today): { deck: string; introduced: number; reviewed: number }[] {
    return doneToday(this.#store, today);
  }

  nextDue(filter: Filter, today: Today): { day: number; time: number } | undefined {
    return nextDue(this.#store, filter, today);
  }

  card(id: number): StudyCard | undefined {
    const [row] = this.#store.rows<CardTextRow>(`${CARDS} WHERE card.id = ?`, id);
    return row === undefined ? undefined : studyCardOf(row);
  }

  cardsOfNote(note: number): StudyCard[] {
    return this.#store
      .rows<CardTextRow>(`${CARDS} WHERE card.note = ? ORDER BY ordinal`, note)
      .map(studyCardOf);
  }

  /** As `cardStates` in card-states.ts. */
  cardStates(filter: Filter = {}): Iterable<CardState> {
    return cardStates(this.#store, filter);
  }

  /** Every card, one after the other, in the order of their files; those that are gone too. */
  *cards(): Generator<StudyCard> {
    for (const row of this.#store.each<CardTextRow>(`${CARDS} ORDER BY card.place, ordinal`))
      yield studyCardOf(row);
  }

  /** Cards whose note has a text, whatever its case, in front, back or source sentence; those that are gone too. */
  find(text: string): StudyCard[] {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    return this.#store
      .rows<CardTextRow>(
        `${CARDS} WHERE front LIKE ?1 ESCAPE '\\' OR back LIKE ?1 ESCAPE '\\' OR sentence LIKE ?1 ESCAPE '\\'
         ORDER BY card.place, ordinal`,
        pattern,
      )
      .map(studyCardOf);
  }

  answer(given: Answer, next: (memory: Memory, seed: string) => Memory): Answered {
    return answer(this.#store, given, next);
  }

  act(kind: Act, cards: readonly number[], moment: Moment, value?: number): void {
    act(this.#store, kind, cards, moment, value);
  }

  undo(moment: Moment): Undone | undefined {
    return undo(this.#store, moment);
  }

  /**
   * Sets what is set for a deck, and writes the memories that follow from it, all or nothing. As `recompute` in
   * log.ts for each of the settings that cards are answered with from now on.
   *
   * @returns how many cards were answered meanwhile and keep what they have
   */
  adopt(
    deck: string,
    overrides: DeckOverrides,
    recomputed: readonly {
      readonly settings: ScheduleSettings;
      readonly memories: ReadonlyMap<number, Memory>;
    }[],
    moment: Moment,
  ): number {
    return this.#store.transaction(() => {
      setOverrides(this.#store, deck, overrides);
      return recomputed.reduce(
        (kept, { settings, memories }) => kept + recompute(this.#store, memories, settings, moment),
        0,
      );
    });
  }

  importReviews(
    card: number,
    reviews: readonly ImportedReview[],
    status?: Partial<CardStatus>,
  ): number {
    return importReviews(this.#store, card, reviews, status);
  }

  /** All steps, each card's in order; those that were undone too. */
  steps(card?: number): Iterable<LoggedStep> {
    return stepsOf(this.#store, card);
  }

  /** As `reviewSteps` in log.ts. */
  reviewSteps(): Iterable<ReviewStep> {
    return reviewSteps(this.#store);
  }

  stepCount(): number {
    return stepCount(this.#store);
  }

  /** Settings of a deck, over those of all decks, over the defaults of the scheduler. */
  settingsOf(deck: string, schedule: ScheduleSettings): DeckSettings {
    return settingsFor(this.#store, deck, schedule);
  }

  /** Whether there is a deck of this name or below it; of all decks there always is. */
  hasDeck(deck: string): boolean {
    if (deck === ALL_DECKS) return true;
    const sql = `SELECT 1 FROM card JOIN deck ON deck.id = card.deck
      WHERE deck.name = ?1 OR substr(deck.name, 1, length(?1) + 2) = ?1 || '::' LIMIT 1`;
    return this.#store.row(sql, deck) !== undefined;
  }

  overridesOf(deck: string): DeckOverrides {
    return overridesOf(this.#store, deck);
  }

  setOverrides(deck: string, overrides: DeckOverrides): void {
    setOverrides(this.#store, deck, overrides);
  }

  /** The settings that a step was made with. */
  scheduleWithId(id: number): ScheduleSettings {
    return scheduleWithId(this.#store, id);
  }
}

const CARDS = `SELECT card.id, card.note, note.guid, ordinal, kind, front, back, sentence, headings, file.path AS file,
    line, deck.name AS deck, note.tags, card.is_gone AS isGone, changed,
    ${STATE_COLUMNS.map((name) => `card.${name}`).join(', ')}
  FROM card JOIN note ON note.id = card.note JOIN file ON file.id = note.file JOIN deck ON deck.id = card.deck`;

interface CardTextRow extends StateRow {
  readonly id: number;
  readonly note: number;
  readonly guid: string;
  readonly ordinal: number;
  readonly kind: StudyCard['kind'];
  readonly front: string;
  readonly back: string;
  readonly sentence: string;
  readonly headings: string;
  readonly file: string;
  readonly line: number;
  readonly deck: string;
  readonly tags: string;
  readonly isGone: number;
  readonly changed: number;
}

function studyCardOf(row: CardTextRow): StudyCard {
  const { id, note, guid, ordinal, kind, front, back, sentence, file, line, deck, changed } = row;
  return {
    id,
    note,
    guid,
    ordinal,
    kind,
    front,
    back,
    sentence,
    headings: JSON.parse(row.headings) as string[],
    file,
    line,
    deck,
    tags: JSON.parse(row.tags) as string[],
    isGone: row.isGone === 1,
    changed,
    memory: memoryOf(row),
    status: statusOf(row),
  };
}
