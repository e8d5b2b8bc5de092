import type { Abilities } from './format.ts';
import { escapeHtml, textOf } from './html.ts';
import {
  type Choice,
  GAP_MARK,
  type GapFill,
  type Item,
  KIND_NAMES,
  type Matching,
  type Ordering,
  type ShortAnswer,
} from './item.ts';
import { spell } from './numbers.ts';
import { capitalised } from './words.ts';

export interface Adapted {
  readonly items: readonly Item[];
  /** What was said in another way, one sentence each. */
  readonly notices: readonly string[];
}

/** Items as a format can carry them: where it lacks a kind, the nearest is used, and that is said. */
export function adapt(items: readonly Item[], abilities: Abilities, format: string): Adapted {
  const notices = new Map<string, number>();
  const say = (notice: string) => notices.set(notice, (notices.get(notice) ?? 0) + 1);
  const carried = items
    .flatMap((item) => carry(item, abilities, say))
    .map((item) => {
      const reworded = abilities.reworded?.(item) ?? item;
      if (JSON.stringify(reworded) !== JSON.stringify(item))
        say('has no way to write some signs; they are replaced by like ones');
      return reworded;
    });
  const fitting = carried
    .filter((item) => fits(item, abilities, say))
    .slice(0, abilities.mostItems ?? Number.POSITIVE_INFINITY);
  sayWhatIsLost(fitting, abilities, say);
  const over = carried.length - fitting.length;
  if (abilities.mostItems !== undefined && carried.length > abilities.mostItems && over > 0)
    say(`takes ${abilities.mostItems} items at most; the rest is left out`);
  return {
    items: fitting,
    notices: [...notices].map(
      ([notice, count]) => `${format} ${notice}${count > 1 ? ` (${count} items)` : ''}.`,
    ),
  };
}

type Say = (notice: string) => void;

function sayWhatIsLost(items: readonly Item[], { lacks = [] }: Abilities, say: Say): void {
  for (const { points, origin } of items) {
    if (lacks.includes('points') && points !== 1)
      say('carries no points; give what is worth more than one its points there');
    if (lacks.includes('feedback') && origin.feedback !== '')
      say('carries no feedback; it is left out');
  }
}

function carry(item: Item, abilities: Abilities, say: Say): Item[] {
  const { kinds, manyGaps, extraRights } = abilities;
  const again = (next: Item[]) => next.flatMap((one) => carry(one, abilities, say));
  if (kinds.includes(item.kind)) {
    if (item.kind === 'gap' && item.gaps.length > 1 && !manyGaps) {
      say('has one gap an item; each gap is an item of its own, with the others filled');
      return again(oneGapEach(item));
    }
    if (item.kind === 'matching' && item.extra.length > 0 && !extraRights) {
      say('has no right sides that go with nothing in matching; they are left out');
      return [{ ...item, extra: [] }];
    }
    return [
      item.kind === 'short' && abilities.oneAnswer
        ? { ...item, accepted: item.accepted.slice(0, 1) }
        : item,
    ];
  }
  const name = `has no ${KIND_NAMES[item.kind]} items`;
  switch (item.kind) {
    case 'ordering':
      if (!kinds.includes('matching') && !kinds.includes('short')) break;
      say(`${name}; they are matching items, each entry with its place`);
      return again([asMatching(item)]);
    case 'matching':
      if (!kinds.includes('choice') && !kinds.includes('short')) break;
      say(
        `${name}; each pair is a ${kinds.includes('choice') ? 'multiple choice' : 'short answer'} item`,
      );
      return again(asChoices(item));
    case 'gap':
      if (!kinds.includes('short')) break;
      if (item.gaps.length > 1) return again(oneGapEach(item));
      say(`${name}; they are short answer items with a blank`);
      return again([asShort(item, item.gaps[0] ?? [])]);
    case 'numeric':
      if (!kinds.includes('short')) break;
      say(`${name}; they are short answer items`);
      return again([asShort(item, [...new Set([item.shown, String(item.value)])])]);
    case 'true-false':
      if (kinds.includes('choice')) {
        say(`${name}; they are multiple choice items with True and False`);
        return again([trueOrFalse(item)]);
      }
      say(`${name}; they are cards that say True or False`);
      return again([
        asShort({ ...item, stem: `True or false: ${item.stem}` }, [item.isTrue ? 'True' : 'False']),
      ]);
    case 'choice':
      if (!kinds.includes('short')) break;
      say(`${name}; they are cards with the right answer`);
      return again([
        asShort(item, [
          item.options
            .filter(({ isRight }) => isRight)
            .map(({ html }) => textOf(html))
            .join('; '),
        ]),
      ]);
    default:
      break;
  }
  say(`${name}; they are left out`);
  return [];
}

function fits(item: Item, { longestStem, longestOption }: Abilities, say: Say): boolean {
  if (longestStem !== undefined && textOf(item.stem).length > longestStem) {
    say(`takes questions of ${longestStem} characters at most; longer ones are left out`);
    return false;
  }
  const isLong =
    item.kind === 'choice' &&
    item.options.some(
      ({ html }) => textOf(html).length > (longestOption ?? Number.POSITIVE_INFINITY),
    );
  if (isLong)
    say(
      `takes options of ${longestOption} characters at most; items with longer ones are left out`,
    );
  return !isLong;
}

function baseOf({ id, stem, points, origin }: Item) {
  return { id, stem, points, origin };
}

function asShort(item: Item, accepted: readonly string[]): ShortAnswer {
  return { ...baseOf(item), kind: 'short', accepted };
}

function oneGapEach(item: GapFill): GapFill[] {
  return item.gaps.map((accepted, wanted) => {
    let at = 0;
    const stem = item.stem.replaceAll(GAP_MARK, () => {
      const gap = at++;
      return gap === wanted ? GAP_MARK : escapeHtml(item.gaps[gap]?.[0] ?? '');
    });
    const points = item.points / item.gaps.length;
    const id = `${item.id}-${wanted + 1}`;
    return { ...baseOf(item), id, points, kind: 'gap', stem, gaps: [accepted] };
  });
}

function asMatching(item: Ordering): Matching {
  const places = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];
  const pairs = item.entries.map((left, at) => ({
    left,
    right: places[at] ?? capitalised(spell(at + 1) ?? String(at + 1)),
  }));
  return { ...baseOf(item), kind: 'matching', pairs, extra: [] };
}

/** Each left side as a question with up to four right sides; the key is not always in one place. */
function asChoices(item: Matching): Choice[] {
  const rights = item.pairs.map(({ right }) => right);
  return item.pairs.map(({ left, right }, at) => {
    const others = [...item.extra, ...rights.slice(at + 1), ...rights.slice(0, at)].slice(0, 3);
    const options = others.map((html) => ({ html, isRight: false }));
    options.splice(at % (others.length + 1), 0, { html: right, isRight: true });
    const points = item.points / item.pairs.length;
    return {
      ...baseOf(item),
      id: `${item.id}-${at + 1}`,
      kind: 'choice',
      stem: left,
      points,
      options,
      isSingle: true,
      isOrdered: false,
    };
  });
}

function trueOrFalse(item: Extract<Item, { kind: 'true-false' }>): Choice {
  const options = [
    { html: 'True', isRight: item.isTrue },
    { html: 'False', isRight: !item.isTrue },
  ];
  return { ...baseOf(item), kind: 'choice', options, isSingle: true, isOrdered: true };
}
