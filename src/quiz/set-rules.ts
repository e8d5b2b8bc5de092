import { lineOf } from './html.ts';
import { AskedIndex, ToldIndex } from './independence.ts';
import type { Choice, Item } from './item.ts';
import type { Known } from './known.ts';
import { answersOf, checkItem, type Finding } from './rules.ts';

/** The rules that look at a whole set. The items stand in the order in which they are taken. */

/** Sets smaller than this have no shares to speak of. */
const LEAST_FOR_SHARES = 5;
const MOST_LONGEST = 0.4;
const LONGEST_RUN = 3;

/** Every rule that the items break one by one and together. */
export function checkSet(items: readonly Item[], known: Known): Finding[] {
  return [
    ...items.flatMap((item) => checkItem(item, known)),
    ...checkBalance(items),
    ...leaks(items),
    ...repeats(items),
  ];
}

/** The rules about shares of the set: places, lengths, truths. */
export function checkBalance(items: readonly Item[]): Finding[] {
  return [...positions(items), ...lengths(items), ...middles(items), ...truths(items)];
}

function isSingle(item: Item): item is Choice {
  return item.kind === 'choice' && item.isSingle;
}

/** Where the key stands among the options, from 0. */
export function keyAt({ options }: Choice): number {
  return options.findIndex(({ isRight }) => isRight);
}

/** How often each place is to hold the key: an item of three options gives each a third. */
export function expectedPositions(items: readonly Choice[]): number[] {
  const most = Math.max(0, ...items.map(({ options }) => options.length));
  return Array.from({ length: most }, (_, at) =>
    items.reduce((sum, { options }) => sum + (at < options.length ? 1 / options.length : 0), 0),
  );
}

function positions(items: readonly Item[]): Finding[] {
  const choices = items.filter(isSingle);
  const findings: Finding[] = [];
  expectedPositions(choices).forEach((expected, at) => {
    const there = choices.filter((item) => keyAt(item) === at);
    const found = there.length;
    if (Math.abs(found - expected) <= 1 + 1e-9) return;
    // Numbers and dates last: their keys cannot move.
    const over =
      found > expected ? there.sort((a, b) => Number(a.isOrdered) - Number(b.isOrdered)) : [];
    findings.push({
      rule: 'position balance',
      items: over.map(({ id }) => id),
      excess: Math.max(1, Math.floor(found - expected - 1)),
      message: `Option ${letter(at)} is right ${found} times where ${expected.toFixed(1)} would be fair; shuffle the options.`,
    });
  });
  for (let at = LONGEST_RUN; at < choices.length; at++) {
    const run = choices.slice(at - LONGEST_RUN, at + 1);
    if (run.every((item) => keyAt(item) === keyAt(run[0]!)))
      findings.push({
        rule: 'position balance',
        items: run.map(({ id }) => id),
        message: `Option ${letter(keyAt(run[0]!))} is right more than ${LONGEST_RUN} times in a row; shuffle the options.`,
      });
  }
  return findings;
}

function lengths(items: readonly Item[]): Finding[] {
  const choices = items.filter(isSingle);
  return (['longest', 'shortest'] as const).flatMap((name) => {
    const found = choices.filter((item) => isExtreme(item, name));
    if (choices.length < LEAST_FOR_SHARES || found.length <= MOST_LONGEST * choices.length)
      return [];
    return [
      {
        rule: `${name} is correct`,
        items: found.map(({ id }) => id),
        // Left out, they make the set smaller too.
        excess: Math.ceil((found.length - MOST_LONGEST * choices.length) / (1 - MOST_LONGEST)),
        message: `The right option is the ${name} in ${found.length} of ${choices.length} items; more than 40 % give it away.`,
      },
    ];
  });
}

/** Whether the key alone is the longest or the shortest option. */
export function isExtreme(item: Choice, name: 'longest' | 'shortest'): boolean {
  const sizes = item.options.map(({ html }) => lineOf(html).length);
  const key = sizes[keyAt(item)]!;
  return sizes.every(
    (size, at) => at === keyAt(item) || (name === 'longest' ? size < key : size > key),
  );
}

function middles(items: readonly Item[]): Finding[] {
  const ordered = items
    .filter(isSingle)
    .filter((item) => item.isOrdered && item.options.length > 2);
  const inside = ordered.filter((item) => keyAt(item) > 0 && keyAt(item) < item.options.length - 1);
  if (ordered.length < LEAST_FOR_SHARES || inside.length <= 0.8 * ordered.length) return [];
  return [
    {
      rule: 'middle number',
      items: inside.map(({ id }) => id),
      message: `The right number is neither the smallest nor the largest in ${inside.length} of ${ordered.length} items.`,
    },
  ];
}

function truths(items: readonly Item[]): Finding[] {
  const statements = items.filter((item) => item.kind === 'true-false');
  const isTrue = statements.filter(({ isTrue }) => isTrue).length;
  if (statements.length < 2 || Math.abs(isTrue - statements.length / 2) <= 1) return [];
  return [
    {
      rule: 'true/false balance',
      items: [],
      message: `${isTrue} of ${statements.length} statements are true; make it about half.`,
    },
  ];
}

function leaks(items: readonly Item[]): Finding[] {
  const index = new ToldIndex(items);
  return items.flatMap((asked) =>
    index.tellersOf(asked).map((told) => ({
      rule: 'independence',
      items: [asked.id, told.id],
      message: `The question of one item says the answer of another (${answersOf(asked).join(', ')}); leave one of them out.`,
    })),
  );
}

function repeats(items: readonly Item[]): Finding[] {
  const index = new AskedIndex();
  return items.flatMap((item) =>
    index.add(item).map((before) => ({
      rule: 'independence',
      items: [before.id, item.id],
      message: 'Two items ask the same; leave one of them out.',
    })),
  );
}

export function letter(at: number): string {
  return String.fromCharCode(65 + at);
}
