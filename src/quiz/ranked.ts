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

/** Years beyond which another date of the text is no wrong answer for this one: a life is longer. */
const nearYears = (year: number) => (year < 1700 ? 20 : 12);

/** Years within which other books may well differ from this one. */
const DISPUTED_YEARS = 2;
/** After it, years are on record. */
const ON_RECORD = 1900;

/** Dates as precise as the key and written like it: those of the text before those of a rule; none in the future. */
export function rankedDates(
  key: Dated,
  wish: Wish & { readonly latestYear: number; readonly told: readonly Dated[] },
): string[] | undefined {
  const told = wish.told
    .filter(
      ({ precision, year }) =>
        precision === key.precision && Math.abs(year - key.year) <= nearYears(key.year),
    )
    .map((dated) => ({ ...dated, form: key.form, lead: key.lead }))
    .sort((a, b) => Math.abs(a.day - key.day) - Math.abs(b.day - key.day));
  const [earliest, latest] = boundsIn(wish.stem, key);
  const [first, last] = warOf(key) ?? timeOf(wish.told, key);
  const grain = grainOf(key);
  const isDisputed = ({ year, precision }: Dated) =>
    precision === 'year' && key.year < ON_RECORD && Math.abs(year - key.year) <= DISPUTED_YEARS;
  const isPossible = (dated: Dated) =>
    lastYearOf(dated) <= Math.max(wish.latestYear, lastYearOf(key)) &&
    isOfEra(dated, key) &&
    dated.year >= first &&
    dated.year <= last &&
    dated.day >= earliest &&
    dated.day <= latest &&
    dated.day !== key.day &&
    (key.precision !== 'year' || dated.year % grain === 0) &&
    !isDisputed(dated);
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

const LENGTH = { century: 99, decade: 9, year: 0, month: 0, day: 0 } as const;
const lastYearOf = ({ year, precision }: Dated) => year + LENGTH[precision];

/** No year is 0, and what is written BC or AD stays so. */
const isOfEra = ({ year, precision }: Dated, key: Dated) =>
  key.year < 0 ? year < 0 : year > 0 || (precision === 'century' && year === 0);

/** A date in the stem is one that the answer is not before, or not after: "after the vote of 1831", "between … and February 1944". */
function boundsIn(stem: string, key: Dated): [number, number] {
  const days = datesIn(stem).map(({ dated }) => dated.day);
  return [
    Math.max(Number.NEGATIVE_INFINITY, ...days.filter((day) => day <= key.day)),
    Math.min(Number.POSITIVE_INFINITY, ...days.filter((day) => day > key.day)),
  ];
}

/** With so many dates near, they show the time that the text is about. */
const ENOUGH_DATES = 5;
const MARGIN_YEARS = 4;

/** The first and the last year that a wrong answer can be of, where the text has enough dates around to tell. */
function timeOf(told: readonly Dated[], key: Dated): [number, number] {
  const years = told.map(({ year }) => year).sort((a, b) => a - b);
  if (years.length < ENOUGH_DATES) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [
    Math.min(key.year, years[0]!) - MARGIN_YEARS,
    Math.max(key.year, years.at(-1)!) + MARGIN_YEARS,
  ];
}

/** Of the years of a war those before it and after it are no answers; the year on either side is. */
const WARS = [
  [1913, 1919],
  [1938, 1946],
] as const;

function warOf({ year }: Dated): readonly [number, number] | undefined {
  return WARS.find(([before, after]) => year > before && year < after);
}

/** A round year of early times is an estimate, and an exact one beside it shows. */
function grainOf({ year }: Dated): number {
  if (year >= ON_RECORD) return 1;
  return [1000, 100, 50, 10].find((grain) => year % grain === 0) ?? 1;
}

// A year or two beside the key is often right by another book.
const YEAR_STEPS = [3, 4, 5, 6, 7, 8, 9, 10];

function ruledDates(key: Dated, random: Wish['random']): Dated[] {
  const signs = [-1, 1];
  if (key.precision === 'century')
    return signs.flatMap((sign) => [1, 2, 3].map((n) => shifted(key, { years: 100 * n * sign })));
  if (key.precision === 'decade')
    return signs.flatMap((sign) => [1, 2].map((n) => shifted(key, { years: 10 * n * sign })));
  if (key.precision === 'year') {
    const stretch = key.year < 1000 ? 10 : key.year < 1600 ? 5 : 1;
    const grain = grainOf(key);
    if (grain >= 50 || warOf(key) !== undefined)
      return signs.flatMap((sign) =>
        [1, 2, 3, 4, 5].map((n) => shifted(key, { years: n * grain * sign })),
      );
    if (grain > stretch)
      return signs.flatMap((sign) =>
        [1, 2, 3, 4].map((n) => shifted(key, { years: n * grain * sign })),
      );
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
    /^(?:%| ?per ?cent| ?pct)/i.test(key.unit) ||
    /\uFFFC ?(?:%|per ?cent|pct)|percentage|what per ?cent/i.test(wish.stem);
  const told = wish.told.filter((other) => isLike(other, key, wish.stem)).map(({ value }) => value);
  const [least, most] = isPercent ? [2, Math.max(97, key.value)] : rangeOf(key, wish.stem);
  const isUsable = (value: number) => {
    const written = writeQuantity(value, key);
    return (
      value >= least &&
      value <= most &&
      value !== key.value &&
      value !== 1 &&
      isRoundLike(value, key.value) &&
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

const YEAR_GAP =
  /\b(?:[Ii]n|[Aa]round|[Uu]ntil|[Bb]y|[Ss]ince|[Ff]rom|to|before|after|about) (?:AD )?\uFFFC(?=[ ,.])(?! (?!(?:AD|and|the|by|when|as|he|she|it|at|in|to)\b)\p{Ll}+)/u;

/** Nothing is of another size: a family of seven where the mean is three, a time of four thousand years before today. */
function rangeOf({ value, unit, style }: Quantity, stem: string): [number, number] {
  const isLongTime =
    /^ ?(?:thousand |hundred )?years?\b/.test(unit) && value >= 1000 && value < 10_000;
  // "In 348 Pachomius died": a year, though of three digits.
  const isYear = unit === '' && value >= 100 && value < 1000 && YEAR_GAP.test(stem);
  if (isYear) return [value - 30, value + 30];
  const factor = isLongTime ? 1.3 : style.decimals > 0 && value < 10 ? 1.6 : 2;
  const isSmall = Number.isInteger(value) && value <= 12;
  return isSmall ? [1, value + 4] : [value / factor, value * factor];
}

/** An odd figure beside round ones shows, and a round one beside odd ones. */
function isRoundLike(value: number, key: number): boolean {
  if (!Number.isInteger(key) || key < 13) return true;
  if (key % 5 !== 0) return value % 5 !== 0;
  if (key % 10 !== 0) return value % 5 === 0 && value % 10 !== 0;
  const size = 10 ** (/0+$/.exec(String(key))?.[0].length ?? 0);
  return significantDigits(key) === 1
    ? significantDigits(value) === 1 || value % (size / 2) === 0
    : value % size === 0 && value % (size * 10) !== 0;
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
    large <= small * 2 &&
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
    const grain = value % 5 === 0 ? 5 : 1;
    const steps =
      value < 30
        ? [-10, -8, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 8, 10]
        : [-20, -15, -12, -10, -9, -6, -4, 4, 6, 9, 10, 12, 15, 20];
    return [
      ...steps.map((step) => Math.round((value + step) / grain) * grain),
      ...(isPercent ? [100 - value] : []),
    ];
  }
  const digits = significantDigits(value);
  const factors = [
    0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 1.03, 1.05, 1.07, 1.1, 1.15,
    1.2, 1.25, 1.3, 1.4, 1.5, 1.6, 2,
  ];
  const step = 10 ** Math.floor(Math.log10(value) - digits + 1);
  const scaled = factors.map((factor) => roundTo(value * factor, digits));
  const stepped =
    digits <= 2
      ? [-5, -4, -3, -2, -1, -0.5, 0.5, 1, 1.5, 2, 3, 4, 5].map((n) => roundTo(value + n * step, 2))
      : [];
  return [...new Set([...scaled, ...stepped, ...(isPercent ? [100 - value] : [])])].filter(
    (one) => one > 0,
  );
}

/** Neither said by the stem nor by the sentence that grounds the key, with any unit. */
function isFree(written: string, stem: string, sentence: string): boolean {
  const isNumber = /^[\d.,]+$/.test(written);
  const inside = new RegExp(`(?<![\\d.,])${written.replaceAll('.', '\\.')}(?![\\d]|[.,]\\d)`);
  return ![stem, sentence].some((text) =>
    isNumber ? inside.test(text) : hasPhrase(text, written),
  );
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
