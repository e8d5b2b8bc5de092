import { type Dated, datesIn, shifted, writeDate } from './dates.ts';
import {
  type Quantity,
  readQuantity,
  roundTo,
  significantDigits,
  writeQuantity,
} from './numbers.ts';
import { hasPhrase } from './words.ts';

/**
 * Wrong numbers and dates. Which place the key has among the options, counted from the smallest, is drawn before they
 * are: were they drawn around the key, the middle one would mostly be right.
 */
interface Wish {
  readonly count: number;
  /** How many are to be below the key. */
  readonly rank: number;
  readonly stem: string;
  readonly sentence: string;
  readonly random: { below(n: number): number; shuffled<T>(from: readonly T[]): T[] };
}

/** Years beyond which another date of the text is no wrong answer for this one. */
const NEAR_YEARS = 30;

/** Dates as precise as the key and written like it: those of the text before those of a rule; none in the future. */
export function rankedDates(
  key: Dated,
  wish: Wish & { readonly latestYear: number; readonly told: readonly Dated[] },
): string[] | undefined {
  const told = wish.told
    .filter(
      ({ precision, year }) =>
        precision === key.precision && Math.abs(year - key.year) <= NEAR_YEARS,
    )
    .map((dated) => ({ ...dated, form: key.form, lead: key.lead }))
    .sort((a, b) => Math.abs(a.day - key.day) - Math.abs(b.day - key.day));
  const [earliest, latest] = boundsIn(wish.stem, key);
  const isPossible = ({ day, year }: Dated) =>
    year <= Math.max(wish.latestYear, key.year) &&
    year >= earliest &&
    year <= latest &&
    day !== key.day;
  const ruled = wish.random.shuffled(ruledDates(key, wish.random));
  const isUsable = (dated: Dated) =>
    isPossible(dated) && isFree(writeDate(dated), wish.stem, wish.sentence);
  const pick = (isWanted: (dated: Dated) => boolean, count: number) =>
    take([...told, ...ruled], count, writeDate, (dated) => isWanted(dated) && isUsable(dated));
  return both(
    pick(({ day }) => day < key.day, wish.rank),
    pick(({ day }) => day > key.day, wish.count - wish.rank),
    wish.count,
  );
}

/** A year in the stem is one that the answer is not before, or not after: "after the vote of 1831". */
function boundsIn(stem: string, key: Dated): [number, number] {
  const years = datesIn(stem).map(({ dated }) => dated.year);
  const before = years.filter((year) => year <= key.year);
  const after = years.filter((year) => year > key.year);
  return [
    Math.max(Number.NEGATIVE_INFINITY, ...before),
    Math.min(Number.POSITIVE_INFINITY, ...after),
  ];
}

// A year or two beside the key is often right by another book.
const YEAR_STEPS = [3, 4, 5, 6, 7, 8, 10, 12];

function ruledDates(key: Dated, random: Wish['random']): Dated[] {
  const signs = [-1, 1];
  if (key.precision === 'century')
    return signs.flatMap((sign) => [1, 2, 3].map((n) => shifted(key, { years: 100 * n * sign })));
  if (key.precision === 'decade')
    return signs.flatMap((sign) => [1, 2, 3].map((n) => shifted(key, { years: 10 * n * sign })));
  if (key.precision === 'year') {
    const stretch = key.year < 1000 ? 10 : key.year < 1600 ? 5 : 1;
    return signs.flatMap((sign) =>
      YEAR_STEPS.map((n) => shifted(key, { years: n * stretch * sign })),
    );
  }
  const months = [1, 2, 3, 4, 5, 7, 8, 10, 12, 14];
  return signs.flatMap((sign) =>
    months.map((n) =>
      shifted(key, {
        months: n * sign,
        ...(key.precision === 'day' ? { day: 1 + random.below(28) } : {}),
      }),
    ),
  );
}

/** Numbers written like the key: those of the text with its unit, then those of a rule, rounded like it. */
export function rankedNumbers(
  key: Quantity,
  wish: Wish & { readonly told: readonly Quantity[] },
): string[] | undefined {
  const isPercent =
    /^(?:%| ?per ?cent)/i.test(key.unit) ||
    /\uFFFC ?(?:%|per ?cent)|percentage|what per ?cent/i.test(wish.stem);
  const told = wish.told.filter((other) => isLike(other, key, wish.stem)).map(({ value }) => value);
  const limit = isPercent ? 100 : Number.POSITIVE_INFINITY;
  const isUsable = (value: number) => {
    const written = writeQuantity(value, key);
    return (
      value > 0 &&
      value <= limit &&
      value !== key.value &&
      value !== 1 &&
      written !== undefined &&
      isFree(bareNumber(written, key), wish.stem, wish.sentence)
    );
  };
  const all = [
    ...told.filter((value) => significantDigits(value) <= significantDigits(key.value) + 1),
    ...wish.random.shuffled(ruledNumbers(key.value, isPercent)),
  ];
  const write = (value: number) => writeQuantity(value, key)!;
  const pick = (isWanted: (value: number) => boolean, count: number) =>
    take(all, count, write, (value) => isWanted(value) && isUsable(value));
  return both(
    pick((value) => value < key.value, wish.rank),
    pick((value) => value > key.value, wish.count - wish.rank),
    wish.count,
  );
}

function bareNumber(written: string, { prefix, unit }: Quantity): string {
  return written.slice(prefix.length, written.length - unit.length);
}

/** "How many soldiers …" counts soldiers; of a gap the word behind it. */
function countedIn(stem: string): string {
  return (
    /\bhow many (?:\p{L}+ )??(\p{L}+s|people|men|women|children)\b/iu.exec(stem)?.[1] ??
    /\uFFFC (\p{L}+)/u.exec(stem)?.[1] ??
    ''
  );
}

/** Of the size of the key, and of its unit. */
function isLike(other: Quantity, key: Quantity, stem: string): boolean {
  const [small, large] = [Math.min(other.value, key.value), Math.max(other.value, key.value)];
  const unit = (text: string) => text.trim().split(/\s+/)[0] ?? '';
  const wanted = key.unit === '' ? countedIn(stem) : unit(key.unit);
  const isSameUnit = wanted !== '' && unit(other.unit) === wanted;
  const isYear =
    other.value > 1000 && other.value < 2100 && !other.style.isGrouped && other.unit !== key.unit;
  return (
    isSameUnit &&
    !isYear &&
    large <= small * 3 &&
    other.prefix === key.prefix &&
    other.style.decimals === key.style.decimals
  );
}

/** Numbers in a sentence, each with its next word. */
export function quantitiesIn(sentence: string): Quantity[] {
  const dates = datesIn(sentence);
  return [
    ...sentence.matchAll(
      /(?<![\w.,])[$£€]?\d[\d,.]*\d*(?:%| (?:million|billion|percent|per cent))?(?: \p{Ll}+)?/gu,
    ),
  ]
    .filter(({ index }) => !dates.some(({ start, end }) => index >= start && index < end))
    .flatMap(([text]) => readQuantity(text.replace(/[.,]$/, '')) ?? []);
}

function ruledNumbers(value: number, isPercent: boolean): number[] {
  if (Number.isInteger(value) && value <= 12)
    return [-4, -3, -2, -1, 1, 2, 3, 4].map((step) => value + step);
  if (Number.isInteger(value) && value < 100) {
    const grain = value % 10 === 0 ? 5 : 1;
    const steps =
      value < 30
        ? [-8, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 8]
        : [-20, -15, -12, -9, -6, -4, 4, 6, 9, 12, 15, 20];
    return [
      ...steps.map((step) => Math.round((value + step) / grain) * grain),
      ...(isPercent ? [100 - value] : []),
    ];
  }
  const digits = significantDigits(value);
  const factors = [
    0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 1.1, 1.15, 1.2, 1.25, 1.3, 1.4, 1.5, 1.6, 2,
  ];
  const step = 10 ** Math.floor(Math.log10(value) - digits + 1);
  const scaled = factors.map((factor) => roundTo(value * factor, digits));
  const stepped =
    digits === 1 ? [-3, -2, -1, 1, 2, 3, 4].map((n) => roundTo(value + n * step, 2)) : [];
  return [...new Set([...scaled, ...stepped, ...(isPercent ? [100 - value] : [])])].filter(
    (one) => one > 0,
  );
}

/** Neither said by the stem nor by the sentence that grounds the key. */
function isFree(written: string, stem: string, sentence: string): boolean {
  return !hasPhrase(stem, written) && !hasPhrase(sentence, written);
}

/** The first so many that are wanted and read differently. */
function take<T>(
  from: readonly T[],
  count: number,
  write: (one: T) => string,
  isWanted: (one: T) => boolean,
): string[] {
  const texts = new Set<string>();
  for (const one of from) {
    if (texts.size >= count) break;
    if (isWanted(one)) texts.add(write(one));
  }
  return [...texts];
}

function both(
  below: readonly string[],
  above: readonly string[],
  count: number,
): string[] | undefined {
  return below.length + above.length === count ? [...below, ...above] : undefined;
}
