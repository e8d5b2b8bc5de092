import { MONTHS, SEASONS, TIME_UNITS, WEEKDAYS } from './lexicon.ts';
import { subtree, type Tree, token } from './tree.ts';

const YEAR = /^(1[0-9]{3}|20[0-9]{2})(s|['’]s)?$/;
const SHORT_DECADE = /^['’][0-9]0s$/;

/** A year or decade as a word: 1914, 1980s. */
export function isYear(form: string): boolean {
  return YEAR.test(form) || SHORT_DECADE.test(form);
}

/** Whether the tokens fix a time on the calendar: a year, a decade, a numbered century, a day with its year. */
export function isCalendarDate(tree: Tree, tokens: readonly number[]): boolean {
  const forms = tokens.map((index) => token(tree, index).form.toLowerCase());
  if (forms.some((form) => isYear(form)))
    return !forms.some((form) => /^(people|dollars|euros|pounds|men|troops)$/.test(form));
  // "15 BCE"
  if (forms.some((form, at) => /^(bce|ce|bc|ad)$/.test(form) && /^\d+$/.test(forms[at - 1] ?? '')))
    return true;
  return forms.some(
    (form, at) =>
      form === 'century' &&
      /^(\d+(st|nd|rd|th)|[a-z]+(th|st|nd|rd|teenth|tieth)|first|second|third|-?century)$/.test(
        forms[at - 1] ?? '',
      ),
  );
}

/** A time that only means something on the day of writing or after an earlier sentence: "last June", "two years later", "on Friday". */
export function isRelativeTime(tree: Tree, head: number): boolean {
  const tokens = subtree(tree, head);
  if (isCalendarDate(tree, tokens)) return false;
  const { lemma } = token(tree, head);
  const lower = lemma.toLowerCase();
  // "must not run past 45 seconds"
  const lemmas = tokens
    .filter((index) => token(tree, index).upos !== 'ADP')
    .map((index) => token(tree, index).form.toLowerCase());
  if (MONTHS.has(lower) && isDated(tree, head)) return false;
  if (WEEKDAYS.has(lower) || (MONTHS.has(lower) && token(tree, head).upos === 'PROPN')) return true;
  if (
    /^(today|tomorrow|yesterday|tonight|now|recently|currently|later|earlier|ago|soon|nowadays|then)$/.test(
      lower,
    )
  )
    return true;
  const isTime = TIME_UNITS.has(lower) || SEASONS.has(lower);
  return (
    isTime &&
    lemmas.some((form) =>
      /^(last|next|this|that|these|those|same|later|earlier|ago|previous|following|past|recent|coming|other|few)$/.test(
        form,
      ),
    )
  );
}

/** Whether a year stands by a month, whichever of them heads the other. */
function isDated(tree: Tree, month: number): boolean {
  return tree.tokens.slice(Math.max(0, month - 3), month + 4).some(({ form }) => isYear(form));
}
