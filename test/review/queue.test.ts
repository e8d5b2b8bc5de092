import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Askable, kindOf, type Order, queueOf } from '../../src/review/queue.ts';
import { due, fresh, learning, limits, memory, NO_LIMITS } from './cards.ts';

const options = { order: 'due' as Order, seed: 1, limitsOf: NO_LIMITS };
const ids = (cards: readonly Askable[]) => cards.map(({ id }) => id).join(' ');
const main = (cards: readonly Askable[], more: Partial<Parameters<typeof queueOf>[1]> = {}) =>
  ids(queueOf(cards, { ...options, ...more }).main);

describe('the queue', () => {
  it('asks the longest due first', () => {
    expect(main([due(1, 12), due(2, 10), due(3, 11)])).toBe('2 3 1');
  });

  it('has those in learning apart, the first due first', () => {
    const { learning: soon, main: rest } = queueOf(
      [learning(1, 300), due(2, 10), learning(3, 100)],
      options,
    );
    expect([ids(soon), ids(rest)]).toEqual(['3 1', '2']);
  });

  it('counts a card in learning by days as due', () => {
    const byDays = fresh(1, { memory: memory({ state: 'learning', scheduledDays: 1, dueDay: 9 }) });
    expect(kindOf(byDays)).toBe('due');
    expect(main([due(2, 10), byDays])).toBe('1 2');
  });

  it.each([
    [4, 2, 'd n d d n d'],
    [2, 4, 'n d n n d n'],
    [3, 0, 'd d d'],
    [0, 3, 'n n n'],
    [1, 1, 'd n'],
    [6, 1, 'd d d n d d d'],
  ])('spreads new cards among %d due ones: %d', (dues, news, expected) => {
    const cards = [
      ...Array.from({ length: dues }, (_, at) => due(at + 1, at)),
      ...Array.from({ length: news }, (_, at) => fresh(at + 101)),
    ];
    const kinds = queueOf(cards, options).main.map((card) => kindOf(card)[0]);
    expect(kinds.join(' ')).toBe(expected);
  });

  it('keeps new cards in the order of their files', () => {
    expect(main([fresh(3), fresh(1), fresh(2)])).toBe('3 1 2');
  });

  it('goes deck by deck', () => {
    const cards = [
      due(1, 5, { deck: 'B' }),
      due(2, 9, { deck: 'A' }),
      fresh(3, { deck: 'B' }),
      fresh(4, { deck: 'A' }),
    ];
    expect(main(cards, { order: 'deck' })).toBe('2 4 1 3');
  });

  it('is shuffled by its seed, and the same by the same', () => {
    const cards = Array.from({ length: 50 }, (_, at) => due(at + 1, 1));
    const by = (seed: number) => main(cards, { order: 'random', seed });
    expect(by(1)).toBe(by(1));
    expect(by(1)).not.toBe(by(2));
    expect(by(1).split(' ').sort()).toEqual(ids(cards).split(' ').sort());
    expect(by(1)).not.toBe(ids(cards));
  });

  it('asks one card of a note, those in learning before due before new', () => {
    const cards = [
      learning(1, 5, { note: 7 }),
      due(2, 5, { note: 7 }),
      due(3, 5, { note: 8 }),
      fresh(4, { note: 8 }),
      fresh(5, { note: 9 }),
      fresh(6, { note: 9 }),
    ];
    expect(main(cards)).toBe('3 5');
    expect(main(cards, { first: fresh(10, { note: 9 }) })).toBe('3');
    const all = main(cards, { limitsOf: limits(9, 9, false) });
    expect(all.split(' ').sort().join(' ')).toBe('2 3 4 5 6');
  });

  it('shares a limit among decks that name the same', () => {
    const cards = ['A', 'A::B', 'C'].flatMap((deck, at) =>
      [1, 2, 3].map((n) => fresh(at * 10 + n, { deck })),
    );
    const limitsOf = (deck: string) => ({
      ...NO_LIMITS(),
      fresh: deck === 'C' ? { name: 'C', left: 2 } : { name: '', left: 4 },
    });
    expect(main(cards, { limitsOf })).toBe('1 2 3 11 21 22');
  });

  it('has no more than it may', () => {
    const cards = [due(1, 1), due(2, 2), fresh(3), fresh(4)];
    expect(main(cards, { limitsOf: limits(1, 1) })).toBe('1 3');
    expect(main(cards, { limitsOf: limits(0, 0) })).toBe('');
    expect(main(cards, { most: 2 }).split(' ')).toHaveLength(2);
    expect(main(cards, { most: -1 })).toBe('');
    expect(main(cards, { most: 2, first: due(9, 1) })).toBe('1');
    expect(main(cards, { limitsOf: limits(1, 9), first: fresh(9) })).toBe('1 2');
    expect(main(cards, { limitsOf: limits(0, 9), first: learning(9, 1) })).toBe('1 2');
  });

  it('takes whatever is there, once, and within its limits', () => {
    const card = fc.record({
      kind: fc.constantFrom('learning', 'due', 'new'),
      note: fc.integer({ min: 1, max: 12 }),
      deck: fc.constantFrom('A', 'B', 'A::C'),
      at: fc.nat(20),
    });
    fc.assert(
      fc.property(
        fc.array(card, { maxLength: 30 }),
        fc.constantFrom<Order>('due', 'random', 'deck'),
        fc.integer(),
        fc.nat(8),
        fc.nat(8),
        (made, order, seed, mostNew, mostDue) => {
          const make = {
            learning,
            due,
            new: (id: number, _: number, more: object) => fresh(id, more),
          };
          const cards = made.map(({ kind, note, deck, at }, index) =>
            make[kind as keyof typeof make](index + 1, at, { note, deck }),
          );
          const queue = queueOf(cards, { order, seed, limitsOf: limits(mostNew, mostDue) });
          const all = [...queue.learning, ...queue.main];
          expect(new Set(all).size).toBe(all.length);
          for (const one of all) expect(cards).toContain(one);
          expect(queue.learning).toHaveLength(
            made.filter(({ kind }) => kind === 'learning').length,
          );
          expect(queue.main.filter((one) => kindOf(one) === 'new').length).toBeLessThanOrEqual(
            mostNew,
          );
          expect(queue.main.filter((one) => kindOf(one) === 'due').length).toBeLessThanOrEqual(
            mostDue,
          );
          const notes = queue.main.map(({ note }) => note);
          expect(new Set(notes).size).toBe(notes.length);
          for (const { note } of queue.learning) expect(notes).not.toContain(note);
        },
      ),
    );
  });
});
