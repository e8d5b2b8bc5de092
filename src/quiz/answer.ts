import { type Dated, readDate, writings } from './dates.ts';
import { type Quantity, readQuantity, spell } from './numbers.ts';
import { withoutArticle } from './words.ts';

/** An answer taken apart: "On 11 March 2004" opens with "On ", and a date is its core. */
export interface Answer {
  /** With the space that follows it; empty where there is none. */
  readonly opener: string;
  readonly core: string;
  readonly date?: Dated;
  readonly quantity?: Quantity;
}

const OPENER =
  /^(?:(?:in|on|at|by|from|to|into|for|about|around|approximately|roughly|over|almost|nearly|(?:more|less|fewer) than|at least|up to|since|until|during|inside|within|within|with|circa|c\.|ca\.|only|just|some|early in|late in)\s+)+/i;

/** Openers that say that a number is not exact. */
const INEXACT =
  /\b(?:about|around|approximately|roughly|almost|nearly|some|over|more than|less than|fewer than|at least|up to|circa)\b|\bc(?:a)?\./i;

/** Takes a plain answer apart. A date goes before a number, and a bare year is a date where the question asks for one. */
export function readAnswer(text: string, question = ''): Answer {
  const trimmed = text.trim().replace(/[.;,]$/, '');
  const [opener = ''] = OPENER.exec(trimmed) ?? [];
  const core = trimmed.slice(opener.length);
  const date = readDate(core);
  const asksHowMany = /\bhow (?:many|much|long|far|old|high|tall|big|large)\b/i.test(question);
  if (date !== undefined && !(asksHowMany && date.form === 'Y')) return { opener, core, date };
  const quantity = readQuantity(core);
  return quantity !== undefined && isMeasure(quantity)
    ? { opener, core, quantity }
    : { opener, core };
}

/** "20 years" and "2,000 guests", but no "two-thirds", no "1855 constitution" and no list. */
function isMeasure({ value, unit, style }: Quantity): boolean {
  const isYear = value >= 1000 && value <= 2100 && !style.isGrouped && !style.isSpelled;
  return (
    unit.trim().split(/\s+/).length <= 4 &&
    !/[,;:()]|\band\b|^\s?[-–/]/.test(unit) &&
    !(value === 1 && unit !== '') &&
    !(isYear && unit !== '' && !/^\s?\p{L}+s\b/u.test(unit))
  );
}

export function isInexact({ opener }: Answer): boolean {
  return INEXACT.test(opener);
}

/** Things that are no single fact: lists, pairs, clauses, long phrases. */
export function isSimplePhrase({ core }: Answer): boolean {
  const words = core.split(/\s+/).length;
  return (
    words <= 6 &&
    core.length <= 60 &&
    !/['’]s?$|[,;:()[\]\n•]|\b(?:and|or|which|that|who|because|to be)\b/i.test(core) &&
    !/^(?:to|because|that|by|if|when|not|yes|no|as|of|than|with|from)\b/i.test(core) &&
    !/\\[([]/.test(core)
  );
}

/** Answers that a grader should take beside the one written, all plain, the best first. */
export function acceptedVariants(text: string, type: string | undefined): string[] {
  const trimmed = text.trim().replace(/\.$/, '');
  const { opener, core, date, quantity } = readAnswer(trimmed);
  const bare = withoutArticle(core);
  const [, before, inside] = /^(.*\S)\s*\(([^()]+)\)$/.exec(core) ?? [];
  const words = core.split(/\s+/);
  const isFullName = type === 'person' && words.length >= 2 && words.length <= 4 && opener === '';
  const all = [
    trimmed,
    core,
    bare,
    ...(before === undefined ? [] : [before, withoutArticle(before), inside!]),
    ...(date === undefined ? [] : writings(date)),
    ...(quantity === undefined ? [] : numberWritings(quantity)),
    ...(isFullName && /^\p{Lu}/u.test(words.at(-1)!) ? [words.at(-1)!] : []),
  ];
  const plain = all.map((one) =>
    one
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .normalize('NFC'),
  );
  const seen = new Set<string>();
  return [...all, ...plain].filter((one) => {
    const key = one.toLowerCase();
    if (one === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function numberWritings({ value, prefix, unit, style }: Quantity): string[] {
  const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, ',');
  const words = spell(value);
  const isWhole = Number.isInteger(value);
  const bare = prefix === '' ? [String(value), ...(isWhole ? [grouped] : [])] : [];
  return [
    ...(isWhole && style.isGrouped ? [`${prefix}${value}${unit}`] : []),
    ...bare,
    ...(words !== undefined && value <= 100 && prefix === '' ? [words, words + unit] : []),
  ];
}

/** What options are sorted by, where all of them are dates or all are numbers; undefined where they are not. */
export function orderOf(texts: readonly string[]): number[] | undefined {
  const answers = texts.map((text) => readAnswer(text));
  const days = answers.flatMap(({ date }) => date?.day ?? []);
  if (days.length === texts.length) return days;
  const values = answers.flatMap(({ core }) => readQuantity(core)?.value ?? []);
  return values.length === texts.length ? values : undefined;
}
