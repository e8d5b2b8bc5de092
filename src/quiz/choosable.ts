import type { Answer } from './answer.ts';
import { GAP_MARK } from './item.ts';

/** What a multiple choice item would be made of. */
interface Asked {
  readonly stem: string;
  readonly sentence: string;
  readonly answer: Answer;
}

/**
 * Whether one number or date alone can be right, and whether the others can be no less likely, as far as the words
 * around it show. Where it is in doubt the note is better asked without options.
 */
export function canBeRanked({ stem, sentence, answer }: Asked): boolean {
  const { opener, core, quantity } = answer;
  if (quantity?.value === 0 || quantity?.value === 1 || BOUND.test(opener) || OF_A_BOOK.test(stem))
    return false;
  if (BOUNDED_GAP.test(stem) || isBoundedIn(sentence, core)) return false;
  if ([PAIRED, RECURRING, CONVERTED, ALL_TIME].some((pattern) => pattern.test(stem))) return false;
  if (quantity === undefined) return true;
  const rest = stem.replace(GAP_MARK, '').replace(/\b[12]\d{3}\b/g, '');
  if (CHANGE.test(stem) && /\d/.test(rest)) return false;
  return !(quantity.value <= LISTED && LISTING.test(stem.slice(stem.indexOf(GAP_MARK) + 1)));
}

/**
 * Whether a name alone can be right, as far as the words around it show: what is said of one of several, or of a
 * thing that every other of its kind has too, is better asked without options.
 */
export function canBeNamed({ stem, sentence }: Pick<Asked, 'stem' | 'sentence'>): boolean {
  if (AMONG_OTHERS.test(stem) || OF_EACH.test(stem)) return false;
  return !(SETTING.test(stem) && IS.test(sentence) && !WAS.test(sentence));
}

/** "from Yemen and Libya to … and beyond", "such as …", "… and others". */
const AMONG_OTHERS = new RegExp(
  `\\bfrom [^,.;]+ to ${GAP_MARK} and \\p{L}+(?=[.,]|$)|\\b(?:such as|including|for example|for instance|among them|like) (?:[^.;()]*(?:,| and| or) )?${GAP_MARK}|${GAP_MARK},? (?:and|or) (?:others?|elsewhere|beyond|the like|so on)\\b`,
  'u',
);

/** "Which country recorded its first case": every other had its first too. */
const OF_EACH = /\b(?:its|their|his|her) (?:own |very )?(?:first|last|capital|parliament)\b/;

/** "In France, the general rule is …": the rule of other countries, too. */
const SETTING = new RegExp(`^In ${GAP_MARK},`);
const IS = /\b(?:is|are|has|have|can|may|must|does|do)\b/;
const WAS = /\b(?:was|were|had|did|[12]\d{3})\b/;

const BOUNDS =
  '(?:(?:more|less|fewer|greater|larger|higher|lower|rather|better|later|earlier) than|over|above|below|under|beyond|exceed(?:s|ed|ing)?|at (?:least|most)|up to|no (?:more|less|fewer|later) than|within|as (?:early|late|many|much|few|little|high|low|long|far|old|recently) as|a (?:maximum|minimum) of|nearly|almost|only|before|after|prior to|some time in)';

/** "More than 10,000": of a bound, what is below it is true as well. */
const BOUND = new RegExp(`\\b${BOUNDS}\\b`, 'i');
const BOUNDED_GAP = new RegExp(
  `\\b${BOUNDS} (?:the |about |around )?[$£€]? ?${GAP_MARK}|${GAP_MARK}\\+|${GAP_MARK}(?: ?[\\p{L}%]+)?,? \\(?or (?:more|less|fewer|later|earlier|older|younger|above|below|over|under|so)\\b|\\bthan (?:[\\p{L}]+ ){0,8}${GAP_MARK}`,
  'iu',
);

/** The question may leave out what the sentence puts before the number. */
function isBoundedIn(sentence: string, core: string): boolean {
  const at = sentence.indexOf(core);
  if (at < 0 || core === '') return false;
  return BOUNDED_GAP.test(`${sentence.slice(0, at)}${GAP_MARK}${sentence.slice(at + core.length)}`);
}

/** Where a book was printed, and which of its chapters it is. */
const OF_A_BOOK =
  /(?:\p{Lu}\. \p{Lu}\p{L}+|[Pp]ublished in \p{Lu}\p{L}+), ?\uFFFC|\bet al\b|\[eds?\.\]|\beds?\.|\bpp?\. ?\d|\bISBN\b|\bdoi\b|\bRetrieved\b|\barticle appeared in\b/u;

/** "2 or 3", "the 1950s and 1960s", "North / South", "1 – 0": the one tells the other. */
const PAIRED = new RegExp(
  `${GAP_MARK} ?(?:or|to|and|[-–/x×]) ?[$£€]?\\d|\\d(?:['’]?s)? ?(?:or|to|and|[-–/x×]) ?(?:the )?[$£€]?${GAP_MARK}|${GAP_MARK} ?[-–/] |[-–/] ?${GAP_MARK}`,
);

/** "24 hours a day": so many there are. */
const ALL_TIME = new RegExp(
  `${GAP_MARK} (?:hours (?:a|per|each|every) day|days (?:a|per|each|every) week|(?:months|weeks|days) (?:a|per|each|every) year)\\b`,
);

/** What is held every fourth year was not held in the others. */
const RECURRING = new RegExp(
  `${GAP_MARK}(?: [\\p{L}.]+){0,4} (?:World Cup|Olympics?|Olympic Games|Championships?|Euro|elections?|census|season)\\b`,
  'u',
);

/** The same measure in another unit, and temperatures, whose size says nothing of what is likely. */
const CONVERTED = new RegExp(
  `${GAP_MARK} ?°|${GAP_MARK}[^()]{0,24} \\((?:about |around )?[$£€]?\\d`,
);

/** Which way a number went tells on which side of the other it is. */
const CHANGE =
  /\b(?:rais|increas|ris(?:e|ing|en)|rose|grow|grew|climb|fell|fall|drop|declin|decreas|cut|lower|reduc|gain|doubl|tripl|compared|up (?:from|to)|down (?:from|to)|higher|against|out of|instead of|total|remaining|another|other)/i;

/** So few can be counted where the sentence lists them. */
const LISTED = 12;
const LISTING = /:|\bnamely\b|\bsuch as\b|,[^,]+,[^,]* (?:and|or) /;
