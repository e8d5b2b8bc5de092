/** A point in time as a text writes it, with what it says of day, month and year. */
export interface Dated {
  readonly precision: 'day' | 'month' | 'year' | 'decade' | 'century';
  /** Days since 1970 of its first day, to compare by. */
  readonly day: number;
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  /** Writes another date in the same way. */
  readonly form: DateForm;
  /** "the " before "1980s", "the year " before "1066". */
  readonly lead: string;
}

type DateForm =
  | 'D M Y'
  | 'M D, Y'
  | 'M Y'
  | 'Y'
  | 'Y BC'
  | "Y's"
  | '19th century'
  | '19th-century'
  | 'tenth century'
  | 'tenth-century';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const MONTH = `(${MONTHS.join('|')})`;
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first'.split(
    ' ',
  );

const FORMS: readonly (readonly [DateForm, RegExp])[] = [
  ['D M Y', new RegExp(`(?<d>\\d{1,2})(?:st|nd|rd|th)? (?<m>${MONTH}),? (?<y>\\d{3,4})`)],
  ['M D, Y', new RegExp(`(?<m>${MONTH}) (?<d>\\d{1,2})(?:st|nd|rd|th)?, (?<y>\\d{3,4})`)],
  ['M Y', new RegExp(`(?<m>${MONTH}),? (?<y>\\d{3,4})`)],
  ["Y's", /(?<y>\d{3}0)['’]?s/],
  ['19th century', /(?<c>\d{1,2})(?:st|nd|rd|th) century/],
  ['19th-century', /(?<c>\d{1,2})(?:st|nd|rd|th)-century/],
  ['tenth century', new RegExp(`(?<c>${ORDINALS.join('|')}) century`)],
  ['tenth-century', new RegExp(`(?<c>${ORDINALS.join('|')})-century`)],
  ['Y BC', /(?<y>\d{1,4}) (?:BC|BCE)/],
  ['Y', /(?<y>(?:1\d|20)\d\d)/],
];

const WHOLE = FORMS.map(
  ([form, pattern]) =>
    [form, new RegExp(`^(?<lead>the (?:year )?|year )?${pattern.source}\\.?$`)] as const,
);
const INSIDE = FORMS.map(
  ([form, pattern]) =>
    [form, new RegExp(`(?<![\\d.,$£€/-])${pattern.source}(?![\\d/-]|,\\d|\\.\\d|%)`, 'g')] as const,
);

/** Reads a text that is one date and nothing else; undefined where it is none. */
export function readDate(text: string): Dated | undefined {
  if (!/\d|century/.test(text)) return undefined;
  for (const [form, pattern] of WHOLE) {
    const match = pattern.exec(text);
    const dated = match && datedOf(form, match.groups!);
    if (dated) return { ...dated, lead: match.groups!.lead ?? '' };
  }
  return undefined;
}

/** Every date in a text, the most precise reading of each, in their order. */
export function datesIn(
  text: string,
): { readonly dated: Dated; readonly start: number; readonly end: number }[] {
  const found: { dated: Dated; start: number; end: number }[] = [];
  if (!/\d|century/.test(text)) return [];
  for (const [form, pattern] of INSIDE) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && end > other.start)) continue;
      const dated = datedOf(form, match.groups!);
      if (dated) found.push({ dated, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function datedOf(form: DateForm, { d, m, y, c }: Record<string, string>): Dated | undefined {
  if (c !== undefined) {
    const century = /^\d/.test(c) ? Number.parseInt(c, 10) : ORDINALS.indexOf(c) + 1;
    return make(form, 'century', (century - 1) * 100, 1, 1);
  }
  const year = form === 'Y BC' ? -Number(y) : Number(y);
  const month = m === undefined ? 1 : MONTHS.indexOf(m) + 1;
  const dayOfMonth = d === undefined ? 1 : Number(d);
  if (dayOfMonth < 1 || dayOfMonth > daysIn(year, month)) return undefined;
  const precision =
    d !== undefined ? 'day' : m !== undefined ? 'month' : form === "Y's" ? 'decade' : 'year';
  return make(form, precision, year, month, dayOfMonth);
}

function make(
  form: DateForm,
  precision: Dated['precision'],
  year: number,
  month: number,
  dayOfMonth: number,
): Dated {
  const time = new Date(Date.UTC(2000, month - 1, dayOfMonth));
  time.setUTCFullYear(year);
  const day = Math.floor(time.getTime() / 86_400_000);
  return { form, precision, year, month, dayOfMonth, day, lead: '' };
}

export function daysIn(year: number, month: number): number {
  const first = new Date(Date.UTC(2000, month, 0));
  return month === 2 ? (isLeap(year) ? 29 : 28) : first.getUTCDate();
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** A date of the same form. Months run on over the end of a year; a day that the month lacks becomes its last. */
export function shifted(
  dated: Dated,
  by: { years?: number; months?: number; day?: number },
): Dated {
  const months = dated.month - 1 + (by.months ?? 0);
  const year = dated.year + (by.years ?? 0) + Math.floor(months / 12);
  const month = (((months % 12) + 12) % 12) + 1;
  const dayOfMonth = Math.min(by.day ?? dated.dayOfMonth, daysIn(year, month));
  return { ...make(dated.form, dated.precision, year, month, dayOfMonth), lead: dated.lead };
}

export function writeDate({ form, lead, year, month, dayOfMonth }: Dated): string {
  const name = MONTHS[month - 1]!;
  const forms: Record<DateForm, string> = {
    'D M Y': `${dayOfMonth} ${name} ${year}`,
    'M D, Y': `${name} ${dayOfMonth}, ${year}`,
    'M Y': `${name} ${year}`,
    Y: String(year),
    'Y BC': `${-year} BC`,
    "Y's": `${year}s`,
    '19th century': `${ordinal(year / 100 + 1)} century`,
    '19th-century': `${ordinal(year / 100 + 1)}-century`,
    'tenth century': `${ORDINALS[year / 100] ?? ordinal(year / 100 + 1)} century`,
    'tenth-century': `${ORDINALS[year / 100] ?? ordinal(year / 100 + 1)}-century`,
  };
  return lead + forms[form];
}

function ordinal(n: number): string {
  const tail = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${tail}`;
}

/** Other ways to write a date that a solver may use: "11 March 2004", "March 11, 2004", "2004-03-11". */
export function writings(dated: Dated): string[] {
  const { precision, year, month, dayOfMonth } = dated;
  const two = (n: number) => String(n).padStart(2, '0');
  if (precision === 'day')
    return [
      writeDate({ ...dated, form: 'D M Y' }),
      writeDate({ ...dated, form: 'M D, Y' }),
      `${year}-${two(month)}-${two(dayOfMonth)}`,
    ];
  if (precision === 'month') return [writeDate({ ...dated, form: 'M Y' }), `${year}-${two(month)}`];
  return [writeDate(dated)];
}
