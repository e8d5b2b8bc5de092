import type { Askable, DeckLimits } from '../../src/review/queue.ts';
import { type Memory, NEW } from '../../src/schedule/memory.ts';

export const DAY = 86_400_000;
export const MINUTE = 60_000;

/** A card that was never answered; its note is that of the same number, unless another is named. */
export function fresh(id: number, more: Partial<Askable> = {}): Askable {
  return { id, note: id, deck: 'A', memory: NEW, flag: 0, ...more };
}

export function due(id: number, dueDay: number, more: Partial<Askable> = {}): Askable {
  return fresh(id, { ...more, memory: memory({ state: 'review', dueDay, due: dueDay * DAY }) });
}

/** One whose step is up at a time. */
export function learning(id: number, time: number, more: Partial<Askable> = {}): Askable {
  return fresh(id, { ...more, memory: memory({ state: 'learning', due: time, scheduledDays: 0 }) });
}

export function memory(more: Partial<Memory>): Memory {
  return { ...NEW, scheduledDays: 3, stability: 3, difficulty: 5, reps: 1, lastReview: 1, ...more };
}

/** The same for every deck. */
export function limits(freshLeft: number, dueLeft: number, burySiblings = true) {
  return (): DeckLimits => ({
    fresh: { name: '', left: freshLeft },
    due: { name: '', left: dueLeft },
    burySiblings,
  });
}

export const NO_LIMITS = limits(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
