import type {
  AnkiCollection,
  AnkiPreset,
  StoredCard,
  StoredReview,
} from '../anki/anki-collection.ts';
import type { ImportedReview } from '../collection/log.ts';
import { DAY_MS, dayOf, momentAt, startOfDay } from '../schedule/days.ts';
import { type Memory, NEW, type Rating } from '../schedule/memory.ts';
import { type MemoryState, Scheduler } from '../schedule/scheduler.ts';
import { DEFAULT_SETTINGS, type ScheduleSettings } from '../schedule/settings.ts';
import type { Losses } from './import-notes.ts';

/** The log of one card of Anki as ours, and how it stands. */
export interface CardHistory {
  readonly reviews: readonly ImportedReview[];
  readonly isSuspended: boolean;
  readonly isBuried: boolean;
  readonly flag: number;
}

const STATES = ['new', 'learning', 'review', 'relearning'] as const;
/** The state in which a card was answered, by the type of the row. */
const STATE_BEFORE = ['learning', 'review', 'relearning', 'review'] as const;

/** A due of this size is a time in seconds, not a day. */
const FIRST_TIME = 1_000_000_000;

/**
 * Turns cards of Anki and their logs into ours. What a card's memory was after each answer is worked out by FSRS, as
 * Anki does when it is switched on; what it is now is what Anki says, where it says so.
 */
export class HistoryReader {
  readonly #collection: AnkiCollection;
  readonly #reviews = new Map<number, StoredReview[]>();
  readonly #schedulers = new Map<number, Scheduler>();
  readonly #firstDay: number;
  readonly #now: number;
  readonly #timeZone: string | undefined;

  /** @param timeZone of the learner; without it that of the system */
  constructor(collection: AnkiCollection, now: number, timeZone?: string) {
    this.#collection = collection;
    this.#now = now;
    this.#timeZone = timeZone;
    for (const review of collection.reviews) {
      const known = this.#reviews.get(review.card);
      if (known === undefined) this.#reviews.set(review.card, [review]);
      else known.push(review);
    }
    const { created, creationOffset } = collection;
    this.#firstDay = dayOf({ time: created * 1000, offset: -creationOffset });
  }

  /** Rows of the log that belong to cards which are not among these. */
  strangers(cards: ReadonlySet<number>): number {
    let count = 0;
    for (const [card, rows] of this.#reviews) if (!cards.has(card)) count += rows.length;
    return count;
  }

  read(card: StoredCard, losses: Losses): CardHistory {
    const rows = this.#reviews.get(card.id) ?? [];
    const kept = rows.filter((row) => isAnswer(row) || isReset(row));
    losses.add(
      'rows of the log that are no answers: due dates set by hand, reschedulings and previews',
      rows.length - kept.length,
    );
    const status = {
      isSuspended: card.queue === -1,
      isBuried: card.queue < -1,
      flag: card.flag,
    };
    return { reviews: this.#reviewsOf(card, kept), ...status };
  }

  #schedulerOf(card: StoredCard): Scheduler {
    const preset = this.#collection.decks.get(card.deck)?.preset ?? 0;
    const known = this.#schedulers.get(preset);
    if (known !== undefined) return known;
    const made = new Scheduler(settingsOf(this.#collection.presets.get(preset)));
    this.#schedulers.set(preset, made);
    return made;
  }

  #reviewsOf(card: StoredCard, rows: readonly StoredReview[]): ImportedReview[] {
    const scheduler = this.#schedulerOf(card);
    const reviews: ImportedReview[] = [];
    let memory: Memory = NEW;
    const answers = rows.filter(isAnswer).length;
    const unseen = Math.max(0, card.reps - answers);
    rows.forEach((row, at) => {
      const { offset } = momentAt(row.id, this.#timeZone);
      const time = { time: row.id, offset };
      if (isReset(row)) {
        memory = NEW;
        reviews.push({ kind: 'reset', ...time, rating: null, took: 0, after: NEW });
        return;
      }
      memory = afterAnswer(memory, row, rows[at + 1], scheduler, offset);
      memory = { ...memory, reps: memory.reps === 1 ? 1 + unseen : memory.reps };
      const rating = row.ease as Rating;
      const took = Math.max(0, row.took);
      reviews.push({ kind: 'imported', ...time, rating, took, after: memory });
    });
    return this.#withPresent(card, reviews, memory, scheduler);
  }

  /** The last entry says how the card stands; where there is none, one is added that is no answer. */
  #withPresent(
    card: StoredCard,
    reviews: ImportedReview[],
    memory: Memory,
    scheduler: Scheduler,
  ): ImportedReview[] {
    const last = reviews.at(-1);
    if (card.type === 0) {
      if (last === undefined || last.kind === 'reset') return reviews;
      const { time, offset } = last;
      return [
        ...reviews,
        { kind: 'reset', time: time + 1, offset, rating: null, took: 0, after: NEW },
      ];
    }
    const now = momentAt(this.#now, this.#timeZone);
    const after = this.#present(card, memory, scheduler, last?.offset ?? now.offset);
    if (last !== undefined && last.kind === 'imported')
      return [...reviews.slice(0, -1), { ...last, after }];
    const time = Math.max(last === undefined ? 0 : last.time + 1, after.lastReview ?? now.time);
    return [
      ...reviews,
      { kind: 'imported', time, offset: now.offset, rating: null, took: 0, after },
    ];
  }

  #present(card: StoredCard, memory: Memory, scheduler: Scheduler, offset: number): Memory {
    const state = STATES[card.type] ?? 'review';
    const isTime = card.due >= FIRST_TIME;
    const dueDay = isTime ? dayOf({ time: card.due * 1000, offset }) : this.#firstDay + card.due;
    const known = stateOf(card, memory, scheduler.settings);
    const lastDay = memory.lastDay ?? dueDay - Math.max(1, card.interval);
    const lastReview = memory.lastReview ?? startOfDay(lastDay, offset) + DAY_MS / 2;
    const steps =
      state === 'relearning'
        ? scheduler.settings.relearningSteps
        : scheduler.settings.learningSteps;
    const isLearning = state === 'learning' || state === 'relearning';
    return {
      state,
      due: isTime ? card.due * 1000 : startOfDay(dueDay, offset),
      dueDay,
      ...known,
      scheduledDays: isLearning
        ? isTime
          ? 0
          : Math.max(1, dueDay - lastDay)
        : Math.max(1, card.interval),
      learningSteps: isLearning ? Math.max(0, steps.length - Math.max(1, card.left)) : 0,
      reps: card.reps,
      lapses: card.lapses,
      lastReview,
      lastDay,
    };
  }
}

/** An answer that counted: of what was only looked at in a filtered deck, Anki keeps no factor. */
function isAnswer({ ease, type, factor }: StoredReview): boolean {
  return ease >= 1 && ease <= 4 && type >= 0 && type <= 3 && !(type === 3 && factor === 0);
}

function isReset({ ease, type, factor }: StoredReview): boolean {
  return ease === 0 && type === 4 && factor === 0;
}

function afterAnswer(
  before: Memory,
  row: StoredReview,
  next: StoredReview | undefined,
  scheduler: Scheduler,
  offset: number,
): Memory {
  const day = dayOf({ time: row.id, offset });
  const days = before.lastDay === null ? 0 : Math.max(0, day - before.lastDay);
  const state: MemoryState | undefined =
    before.stability > 0
      ? { stability: before.stability, difficulty: before.difficulty }
      : undefined;
  const rating = row.ease as Rating;
  const { stability, difficulty } = scheduler.nextState(state, days, rating);
  const inDays = row.interval > 0;
  const due = inDays ? startOfDay(day + row.interval, offset) : row.id - row.interval * 1000;
  return {
    state: (next && STATE_BEFORE[next.type]) ?? (inDays ? 'review' : 'learning'),
    due,
    dueDay: inDays ? day + row.interval : dayOf({ time: due, offset }),
    stability,
    difficulty,
    scheduledDays: inDays ? row.interval : 0,
    learningSteps: 0,
    reps: before.reps + 1,
    lapses: before.lapses + (before.state === 'review' && rating === 1 ? 1 : 0),
    lastReview: row.id,
    lastDay: day,
  };
}

function stateOf(card: StoredCard, memory: Memory, settings: ScheduleSettings): MemoryState {
  if (card.stability !== undefined && card.difficulty !== undefined)
    return { stability: card.stability, difficulty: card.difficulty };
  if (memory.stability > 0) return { stability: memory.stability, difficulty: memory.difficulty };
  return fromSm2(card, settings);
}

/** What FSRS takes for known of a card that only SM-2 knew (fsrs-rs, `memory_state_from_sm2`, at a retention of 0.9). */
function fromSm2(
  { interval, factor }: StoredCard,
  { parameters: w }: ScheduleSettings,
): MemoryState {
  const stability = Math.max(0.1, interval);
  const ease = Math.max(1.3, (factor || 2500) / 1000);
  const growth = Math.exp(w[8]!) * stability ** -w[9]! * Math.expm1((1 - 0.9) * w[10]!);
  return { stability, difficulty: Math.min(10, Math.max(1, 11 - (ease - 1) / growth)) };
}

/** A preset of Anki as settings of ours; parameters of older versions of FSRS are brought up to its sixth. */
export function settingsOf(preset: AnkiPreset | undefined): ScheduleSettings {
  if (preset === undefined) return DEFAULT_SETTINGS;
  const retention = preset.desiredRetention;
  return {
    ...DEFAULT_SETTINGS,
    parameters: sixth(preset.parameters),
    desiredRetention: retention >= 0.7 && retention <= 0.99 ? retention : 0.9,
    learningSteps: preset.learningSteps.flatMap(stepName),
    relearningSteps: preset.relearningSteps.flatMap(stepName),
    maximumInterval: Math.min(36_500, Math.max(1, Math.round(preset.maximumInterval))),
  };
}

/** FSRS-5 is FSRS-6 with a fixed decay and no falling off within a day. */
function sixth(parameters: readonly number[]): readonly number[] {
  if (parameters.some((value) => !Number.isFinite(value))) return DEFAULT_SETTINGS.parameters;
  if (parameters.length === 21) return parameters;
  return parameters.length === 19 ? [...parameters, 0, 0.5] : DEFAULT_SETTINGS.parameters;
}

function stepName(minutes: number): string[] {
  const seconds = Math.round(minutes * 60);
  if (!(seconds > 0) || seconds > 86_400 * 365) return [];
  if (seconds % 86_400 === 0) return [`${seconds / 86_400}d`];
  if (seconds % 3600 === 0) return [`${seconds / 3600}h`];
  return [seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`];
}
