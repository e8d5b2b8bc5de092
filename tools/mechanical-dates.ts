/** Dates that only mean something on the day of writing or after a sentence before. */

const UNIT =
  '(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|seasons?)';
const DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const MONTH =
  '(?:January|February|March|April|June|July|August|September|October|November|December|(?<=\\b(?:in|of|by|since|until|early|late|last|this|\\d{1,2}) )May|May(?= \\d))';

const RELATIVE: readonly RegExp[] = [
  new RegExp(
    `\\b(?:last|next|this|that|past|coming|previous|same|following) (?:\\w+ )?(?:${UNIT}|spring|summer|autumn|fall|winter|morning|evening|night|weekend|${DAY}|${MONTH})\\b(?! of\\b)`,
    'i',
  ),
  new RegExp(`\\b(?:recent|past|last|coming|previous) (?:few |\\w+ )?${UNIT}\\b(?! of\\b)`, 'i'),
  new RegExp(`\\b${UNIT} (?:later|earlier|ago|afterwards|hence)\\b`, 'i'),
  /\b(?:at the time|at that time|at this (?:point|time)|so far|to date|until now|at present|these days|by then|since then)\b(?! (?:of|that|when)\b)/i,
];

/** Every date on a card that is fixed by nothing on the card. */
export function findRelativeDates(question: string, answer: string): string[] {
  const hasYear = (text: string) => /\b1\d{3}\b|\b20\d\d\b|\b\d{3} ?(?:AD|BC|CE|BCE)\b/.test(text);
  return [question, answer].flatMap((field) => {
    const fields = [question, answer].slice(0, field === question ? 1 : 2);
    const relative = RELATIVE.flatMap((pattern) => pattern.exec(field)?.[0] ?? []);
    const isDay = field === answer && isAnnual(question) && DAY_OF_MONTH.test(answer);
    const bare = isDay || fields.some(hasYear) ? [] : [...bareDays(field), ...bareMonths(field)];
    return [...relative, ...bare].map((date) => `“${date}” is a date without a fixed day`);
  });
}

/** "On which day was he buried?", "When is the feast?": asked for the day, of whatever year. */
const isAnnual = (question: string) => /^(?:on which day|when is)\b/i.test(question);

const DAY_OF_MONTH = new RegExp(`\\b\\d{1,2} ${MONTH}|\\b${MONTH} \\d{1,2}\\b`);

/** A weekday that is no part of a name: not Good Friday, not the Friday Agreement. */
function bareDays(text: string): string[] {
  const days = text.matchAll(new RegExp(`\\b${DAY}\\b(?! \\p{Lu})`, 'gu'));
  return [...days]
    .filter(
      ({ index }) =>
        !/(?:^|\s)(?!On|In|By|From|Until|The)\p{Lu}\p{L}+ $/u.test(text.slice(0, index)),
    )
    .filter(({ index }) => !/\b(?:every|each) $/i.test(text.slice(0, index)))
    .map(([day]) => day);
}

/** A month of no year; of "every June" each is meant, and "the July Monarchy" is a name. */
function bareMonths(text: string): string[] {
  return [...text.matchAll(new RegExp(`\\b${MONTH}\\b(?! \\p{Lu})`, 'gu'))]
    .filter(({ index }) => !/\b(?:every|each) $/i.test(text.slice(0, index)))
    .map(([month]) => month);
}
