/** Dates, counts and measures that a sentence may hide. */
import { isCalendarDate, isYear } from '../grammar/dates.ts';
import { MONTHS } from '../grammar/lexicon.ts';
import { determiner } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';
import { type Gap, isUnbroken } from './gap.ts';

/** Years and days: whatever else it asks, a card may ask when. The year of a census or an index is not when something was. */
export function dates(tree: Tree, whole: readonly number[]): Gap[] {
  const years = whole.filter(
    (index) =>
      isYear(token(tree, index).form) &&
      isCalendarDate(tree, [index]) &&
      !isRelation(token(tree, index).deprel, ['obj', 'nsubj']) &&
      !OF_A_COUNT.test(tree.tokens[index + 1]?.form ?? '') &&
      !isOfName(tree, index) &&
      tree.tokens[index + 1]?.xpos !== 'POS',
  );
  const isRange = years.some(
    (index) =>
      [index, wholeDate(tree, index)[0]!].some((from) =>
        /^(to|until|till|through|and|between|[-–/])$/i.test(tree.tokens[from - 1]?.form ?? ''),
      ) || /^[-–/]/.test(tree.tokens[index + 1]?.form ?? ''),
  );
  const [year] = years;
  if (year === undefined || years.length > 1 || isRange) return [];
  if (isForecast(tree, whole) || isTariff(tree, whole)) return [];
  const date = wholeDate(tree, year);
  if (isNumberOf(tree, year)) return [];
  // "created by A. Lee, J. Rock, 2012"
  if (date.length === 1 && tree.tokens[year - 1]?.form === ',') return [];
  const before = tree.tokens.slice(Math.max(0, date[0]! - 4), date[0]!).map(({ form }) => form);
  if (/\bas of\b/i.test(before.join(' ')) || isTold(tree, whole, year)) return [];
  // "the 1901 constitution" could as well be the new one.
  const { head, deprel } = token(tree, year);
  const isKind = head > year && /^(amod|compound|nummod|nmod:unmarked)/.test(deprel);
  if (isKind && tree.tokens[head]?.upos !== 'PROPN') return [];
  return [{ tokens: date, hint: date.length > 1 ? 'date' : spanOf(token(tree, year).form) }];
}

/** "the 1800s" are a century more often than ten years. */
const spanOf = (form: string) =>
  /00['’]?s$/.test(form) ? 'century' : /s$/.test(form) ? 'decade' : 'year';

/** "By 2027 China will have the largest economy": in time it is wrong, or known. */
const isForecast = ({ tokens }: Tree, whole: readonly number[]) =>
  whole.some((index) =>
    /^(will|forecast(ed)?|projected|predicted|expected|planned)$/i.test(tokens[index]!.form),
  );

/** What a thing costs whoever visits or applies changes, and is looked up. */
const isTariff = ({ tokens }: Tree, whole: readonly number[]) =>
  whole.some((index) =>
    /^(fee|fare|surcharge|rent|toll|cash|ticket|admission|charge)$/.test(tokens[index]!.lemma),
  ) &&
  whole.some((index) => /^([$£€]|CUC|USD|EUR|GBP|dollar|euro|pound)$/.test(tokens[index]!.lemma));

/** "One epoch is called J2000; it is the Julian Day for 1 January 2000": another word says it. */
function isTold({ tokens }: Tree, whole: readonly number[], year: number): boolean {
  const { form } = tokens[year]!;
  return whole.some((index) => index !== year && tokens[index]!.form.includes(form));
}

/** "the French Confession of 1559" is a name with its year. */
const isOfName = ({ tokens }: Tree, year: number) =>
  /^of$/i.test(tokens[year - 1]?.form ?? '') &&
  tokens[year - 2]?.upos === 'PROPN' &&
  !MONTHS.has(tokens[year - 2]!.form.toLowerCase());

/** "Code 2016 denotes a space": right behind the subject, with nothing that says "in". */
function isNumberOf({ tokens }: Tree, year: number): boolean {
  const { deprel, head } = tokens[year]!;
  const before = tokens[year - 1];
  const isMonth = MONTHS.has(before?.form.toLowerCase() ?? '');
  return (
    head === year - 1 &&
    before?.upos === 'NOUN' &&
    !isMonth &&
    isRelation(before.deprel, ['nsubj']) &&
    isRelation(deprel, ['nummod', 'nmod'])
  );
}

/** With its day and month: "11 March 2004", "May 2, 1783". */
function wholeDate({ tokens }: Tree, year: number): number[] {
  const isPart = (index: number) => {
    const { form = '' } = tokens[index] ?? {};
    return MONTHS.has(form.toLowerCase()) || /^\d{1,2}$/.test(form) || form === ',';
  };
  let from = year;
  while (isPart(from - 1) && year - from < 3) from -= 1;
  const date = Array.from({ length: year - from + 1 }, (_, at) => from + at);
  const hasMonth = date.some((index) => MONTHS.has(tokens[index]!.form.toLowerCase()));
  return hasMonth && tokens[from]!.form !== ',' ? date : [year];
}

const OF_A_COUNT = /^(census|index|estimates?|survey|report|poll|data|figures?|dollars?)$/i;

/** Counts, measures and shares, with the words that bound them and the sign before: "about 2,000", "$3 million", "two-thirds". */
export function numbers(tree: Tree, whole: readonly number[]): Gap[] {
  return whole.flatMap((index) => {
    const { upos, deprel, form, head } = token(tree, index);
    const isCount = upos === 'NUM' && isRelation(deprel, ['nummod']) && !isYear(form);
    const next = tree.tokens[index + 1];
    if (
      !isCount ||
      [index - 1, index + 1].some((beside) => tree.tokens[beside]?.upos === 'NUM') ||
      !(isManyDigits(form) || isOfSeveral(tree, index)) ||
      next?.form === '-' ||
      // "6263 Hollywood Boulevard", "the 50 United States", "a 90 day extension"
      (head > index && next?.upos === 'PROPN') ||
      (token(tree, head).upos === 'PROPN' && determiner(tree, head) === 'the') ||
      isOfCompound(tree, index)
    )
      return [];
    // "80 % has to be produced": of what?
    const isShare = /^(%|percent)$/i.test(token(tree, head).form);
    if (isShare && dependents(tree, head, 'nmod').length === 0) return [];
    // "aged 18 and over": a border, not a count.
    if (/^(aged?|age)$/i.test(tree.tokens[index - 1]?.form ?? '')) return [];
    // "two (or more)"
    if (/^\($/.test(next?.form ?? '') && /^or$/i.test(tree.tokens[index + 2]?.form ?? ''))
      return [];
    if (isTrivial(tree, whole, index)) return [];
    // "only 200" tells that it is little.
    const number = subtree(tree, index).filter(
      (part) =>
        !/^(only|just|even|merely|so)$/i.test(token(tree, part).form) &&
        !/^so$/i.test(tree.tokens[part + 1]?.form ?? ''),
    );
    const sign = number[0]! - 1;
    const amount = tree.tokens[sign]?.upos === 'SYM' ? [sign, ...number] : number;
    const isWhole = amount.every((part) => whole.includes(part)) && isUnbroken(amount);
    return isWhole ? [{ tokens: amount, hint: 'number' }] : [];
  });
}

/** Exact to the last of five digits, of votes, fees and games, of how many somebody was one, or of a body. */
function isTrivial(tree: Tree, whole: readonly number[], index: number): boolean {
  const { form, head } = token(tree, index);
  const unit = token(tree, head).lemma.toLowerCase();
  const isExact = form.replace(/\D/g, '').replace(/0+$/, '').length >= 5;
  const opener = tree.tokens[index - 1]?.form ?? '';
  // "three main stages: the Boiled Tea, the Whipped Tea, and the Steeped Tea"
  const isCounted = whole.some(
    (one) =>
      (one > index && token(tree, one).form === ':') ||
      // "three older siblings – Rita, Philip and Tami"
      (one > head && one <= head + 2 && /^([–—]|--)$/.test(token(tree, one).form)),
  );
  const figures = whole.filter(
    (one) => token(tree, one).upos === 'NUM' && !isYear(token(tree, one).form),
  );
  // A turn has 360 degrees, and all is 100 per cent.
  const isWholeOfIt = /^(100|360)$/.test(form) && /^(degree|%|percent)$/.test(unit);
  // "only a few thousand degrees"
  const isFew = whole.some(
    (one) => one < index && one >= index - 2 && /^(few|several|many)$/i.test(token(tree, one).form),
  );
  // "operate over 760 mm narrow gauge lines"
  const isGauge = /^(mm|cm)$/.test(unit) && /^(ADJ|NOUN)$/.test(tree.tokens[head + 1]?.upos ?? '');
  const isOfKnown = dependents(tree, head, 'nmod:poss').length > 0;
  // "In 819 years" was a year.
  const isYears = unit === 'year' && /^in$/i.test(opener) && /^\d{3}$/.test(form);
  const size = whole.map((one) => token(tree, one).form.toLowerCase()).join(' ');
  const isOfBody = BODY.test(unit) && /\b(listed at|feet|height|tall)\b/.test(size);
  // "38° to 42° N, and 44° to 51° E"
  const isCoordinate =
    (size.match(/\d ?(°|degrees) ?(n|s|e|w|north|south|east|west)\b/g) ?? []).length > 1;
  return (
    isExact ||
    isCounted ||
    isRestOfIt(tree, whole, index) ||
    isSupposed(tree, index) ||
    isWholeOfIt ||
    figures.length > MOST_FIGURES ||
    isFew ||
    isGauge ||
    isOfKnown ||
    isYears ||
    isOfBody ||
    isCoordinate ||
    TRIVIAL.test(unit) ||
    isOneOf(tree, index) ||
    isTariff(tree, whole)
  );
}

/** "81% of the population lives in cities and 19% in the country": one is what the other leaves. */
function isRestOfIt(tree: Tree, whole: readonly number[], index: number): boolean {
  const share = (one: number) =>
    /^(%|percent|per)$/i.test(tree.tokens[one + 1]?.form ?? '')
      ? Number.parseFloat(token(tree, one).form)
      : Number.NaN;
  return whole.some((one) => one !== index && Math.abs(share(one) + share(index) - 100) <= 1);
}

/** "If a factory makes only 100 cars": no fact, an example. */
function isSupposed(tree: Tree, index: number): boolean {
  for (let at = index; at >= 0; at = token(tree, at).head) {
    const opener = dependents(tree, at, 'mark').map((one) => token(tree, one).form);
    if (opener.some((form) => /^(if|suppose|supposing|unless)$/i.test(form))) return true;
  }
  return false;
}

/** Of a list of figures no reader knows one. */
const MOST_FIGURES = 3;

const TRIVIAL =
  /^(brother|sister|sibling|cousin|vote|game|match|start|appearance|cap|assist|goal|yard|page|seat)$/;
const BODY = /^(pound|lb|lbs|kg|kilogram|inch|foot|cm|m|metre|meter|stone)$/;

/** "eighth of 41 cadets", "one of only four countries", unless it is said which: "one of the four countries that …". */
function isOneOf(tree: Tree, index: number): boolean {
  const { head } = token(tree, index);
  const { head: above } = token(tree, head);
  const isOf = dependents(tree, head, 'case').some((one) =>
    /^(of|out)$/i.test(token(tree, one).form),
  );
  const one = tree.tokens[above];
  const isPlace =
    one?.upos === 'NUM' ||
    (/^(JJ|NN|RB)$/.test(one?.xpos ?? '') &&
      /^(\d+(st|nd|rd|th)|first|second|third|last|(four|fif|six|seven|eigh|nin|ten|eleven|twelf)th)$/.test(
        one?.form ?? '',
      ));
  return isOf && isPlace && dependents(tree, head, 'acl').length === 0;
}

/** Small numbers are guessed. */
const isManyDigits = (form: string) =>
  /\d\d|\d[.,]\d|illion|hundred|thousand|thirds|quarters|fifths|(teen|ty)$/i.test(form);

/** "consists of four chambers", "is divided into 3 layers": how many parts a thing has is worth knowing, however small. */
function isOfSeveral(tree: Tree, index: number): boolean {
  const { form, head } = token(tree, index);
  const { head: above, deprel } = token(tree, head);
  const verb = tree.tokens[above];
  return (
    /^(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9])$/i.test(form) &&
    token(tree, head).xpos === 'NNS' &&
    isRelation(deprel, ['obj', 'obl']) &&
    verb !== undefined &&
    WITH_PARTS.test(verb.lemma) &&
    !UNIT.test(token(tree, head).lemma)
  );
}

const WITH_PARTS =
  /^(have|consist|comprise|contain|divide|include|possess|compose|split|recogni[sz]e|distinguish)$/;
const UNIT =
  /^(year|month|week|day|hour|time|way|thing|part|people|side|type|kind|half|hemisphere|pair)$/;

/** "90" of "a 90 day extension". */
function isOfCompound(tree: Tree, index: number): boolean {
  const { head } = token(tree, index);
  return /^(compound|nmod:unmarked|obl:unmarked)/.test(token(tree, head).deprel) && head > index;
}
