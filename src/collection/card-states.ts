import type { Memory } from '../schedule/memory.ts';
import type { CardStatus } from '../schedule/step.ts';
import { memoryOf, STATE_COLUMNS, type StateRow, statusOf } from './card-rows.ts';
import { decksOf, type Filter, fileCondition } from './queue.ts';
import type { Store } from './store.ts';

/** How well a card is known, without its text. */
export interface CardState {
  readonly id: number;
  readonly guid: string;
  readonly ordinal: number;
  readonly deck: string;
  /** In no file any more. */
  readonly isGone: boolean;
  readonly memory: Memory;
  readonly status: CardStatus;
}

type CardStateRow = StateRow & {
  readonly id: number;
  readonly guid: string;
  readonly ordinal: number;
  readonly deck: number;
  readonly isGone: number;
};

/** The state of every card, one after the other; of those that are gone too. */
export function* cardStates(store: Store, filter: Filter): Generator<CardState> {
  const decks = new Map(decksOf(store, filter).map(({ id, name }) => [id, name]));
  const { sql, values } = fileCondition(filter);
  for (const row of store.each<CardStateRow>(
    `SELECT card.id, note.guid, ordinal, card.deck, card.is_gone AS isGone, ${STATE_COLUMNS.join(', ')}
     FROM card JOIN note ON note.id = card.note
     ${sql.length > 0 ? `WHERE ${sql.join(' AND ')}` : ''} ORDER BY card.id`,
    ...values,
  )) {
    const { id, guid, ordinal } = row;
    const deck = decks.get(row.deck);
    if (deck === undefined) continue;
    const memory = memoryOf(row);
    yield { id, guid, ordinal, deck, isGone: row.isGone === 1, memory, status: statusOf(row) };
  }
}
