/** Parts of a sentence that are worth hiding: each kind as a list of what the sentence has of it. */
import { isCountry } from './countries.ts';
import { isCalendarDate, isYear } from './dates.ts';
import { EMPTY_NOUNS, MONTHS, TIME_UNITS } from './lexicon.ts';
import { determiner, entityOf, hasName, nameText } from './noun-phrase.ts';
import { openerOf } from './phrase.ts';
import { dependents, isRelation, subtree, type Tree, token } from './tree.ts';

/** What is hidden, and of what kind it is, where the place where it stands does not tell that. */
export interface Gap {
  readonly tokens: readonly number[];
  readonly hint?: string;
}

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
  const date = wholeDate(tree, year);
  const before = tree.tokens.slice(Math.max(0, date[0]! - 4), date[0]!).map(({ form }) => form);
  if (/\bas of\b/i.test(before.join(' ')) || isTold(tree, whole, year)) return [];
  // "the 1901 constitution" could as well be the new one.
  const { head, deprel } = token(tree, year);
  const isKind = head > year && /^(amod|compound|nummod|nmod:unmarked)/.test(deprel);
  if (isKind && tree.tokens[head]?.upos !== 'PROPN') return [];
  const hint = date.length > 1 ? 'date' : /s$/.test(token(tree, year).form) ? 'decade' : 'year';
  return [{ tokens: date, hint }];
}

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
    // "only 200" tells that it is little.
    const number = subtree(tree, index).filter(
      (part) => !/^(only|just|even|merely)$/i.test(token(tree, part).form),
    );
    const sign = number[0]! - 1;
    const amount = tree.tokens[sign]?.upos === 'SYM' ? [sign, ...number] : number;
    const isWhole = amount.every((part) => whole.includes(part)) && isUnbroken(amount);
    return isWhole ? [{ tokens: amount, hint: 'number' }] : [];
  });
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
const UNIT = /^(year|month|week|day|hour|time|way|thing|part|people|side|type|kind)$/;

/** "90" of "a 90 day extension". */
function isOfCompound(tree: Tree, index: number): boolean {
  const { head } = token(tree, index);
  return /^(compound|nmod:unmarked|obl:unmarked)/.test(token(tree, head).deprel) && head > index;
}

/** Names of whoever or whatever takes part, without their prepositions and articles. */
export function names(tree: Tree, whole: readonly number[]): Gap[] {
  return whole.flatMap((head) => {
    const { upos, deprel } = token(tree, head);
    if (upos !== 'PROPN' || !hasName(tree, head) || entityOf(tree, head) === 'time') return [];
    if (!isRelation(deprel, TAKES_PART) || isRelation(deprel, ['nmod:poss'])) return [];
    if (isOfAnotherName(tree, head) || isSetAside(tree, head)) return [];
    const name = wholeName(tree, head);
    const isCapital = name.every((index) => IN_NAME.test(token(tree, index).form));
    const isAll =
      isUnbroken(name) && name.length <= 7 && name.every((part) => whole.includes(part));
    if (!isCapital || !isAll || isHalf(tree, name)) return [];
    return [{ tokens: name, ...(isCountry(nameText(tree, head)) ? { hint: 'country' } : {}) }];
  });
}

const TAKES_PART = ['nsubj', 'obj', 'iobj', 'obl', 'nmod', 'appos', 'root', 'xcomp', 'advcl'];
const IN_NAME = /^\p{Lu}|^[-–]$|^\d|^(of|the)$/u;

/** With what it is of: "Association of Southeast Asian Nations". */
function wholeName(tree: Tree, head: number): number[] {
  const isPart = (child: number) =>
    isRelation(token(tree, child).deprel, ['compound', 'flat', 'amod', 'nummod']);
  const [of] = dependents(tree, head, 'nmod').filter((child) => child > head);
  const isOf =
    of !== undefined &&
    token(tree, of).upos === 'PROPN' &&
    /^of$/i.test(tree.tokens[head + 1]?.form ?? '') &&
    dependents(tree, of, 'conj', 'appos', 'nmod').length === 0;
  const tail = isOf
    ? subtree(
        tree,
        of,
        (child) => isPart(child) || isRelation(token(tree, child).deprel, ['case', 'det']),
      )
    : [];
  return [...subtree(tree, head, isPart), ...tail];
}

/** One of several, possessing, told again besides, or said not to be it: then hiding it hides a part. */
function isSetAside(tree: Tree, head: number): boolean {
  const { form, head: above } = token(tree, head);
  const isOpen = dependents(tree, head, 'nmod').some(
    (child) => token(tree, child).upos !== 'PROPN',
  );
  // "Lothar de Maizière, the last minister" is told by it, "Surprise, Arizona" is part of it.
  const isTorn = dependents(tree, head, 'appos').some((child) => !isTelling(tree, child));
  if (isOpen || isTorn || dependents(tree, head, 'conj', 'parataxis').length > 0) return true;
  if (tree.tokens[head + 1]?.xpos === 'POS') return true;
  if (/^(both|one|each|some|others?|b?ce|bc|ad)$/i.test(form)) return true;
  // "There is the Desert Rose"
  if (dependents(tree, above, 'expl').length > 0) return true;
  // "though not Broca"
  const first = subtree(tree, head)[0]!;
  return [first, first - 1].some((at) => /^not$/i.test(tree.tokens[at]?.form ?? ''));
}

/** Half of a name gives the other half away: "Groupe Salafiste pour la Prédication". */
function isHalf({ tokens }: Tree, name: readonly number[]): boolean {
  const next = name.at(-1)! + 1;
  const before = name[0]! - 1;
  // "Robert of Chester", "Introduction to Arithmetic", "Center for Relief to Civilian Populations"
  const isLinked = (link: number, beyond: number) =>
    /^(of|to|for)$/.test(tokens[link]?.form ?? '') && isCapitalised(tokens[beyond]?.form);
  // "Front for the Liberation"
  const isLong = /^the$/.test(tokens[next + 1]?.form ?? '') && tokens[next]?.form !== 'to';
  if (isLinked(next, next + (isLong ? 2 : 1))) return true;
  if (before > 1 && isLinked(before, before - 1)) return true;
  // "Calling the Shots", "Peter the Great"
  const isTitle = tokens[before]?.form === 'the' && isCapitalised(tokens[before - 1]?.form);
  if (before > 1 && isTitle) return true;
  return (
    FOREIGN_LINK.test(tokens[next]?.form ?? '') ||
    isCapitalised(tokens[next]?.form) ||
    tokens[before]?.upos === 'PROPN'
  );
}

const isCapitalised = (form = '') => /^\p{Lu}/u.test(form);

/** "the University of Oxford", "the Duke of Wellington" */
function isOfAnotherName(tree: Tree, head: number): boolean {
  const { deprel, head: above } = token(tree, head);
  return isRelation(deprel, ['nmod']) && above > 0 && isCapitalised(tree.tokens[above]?.form);
}

/** "is called pumice", "a process known as osmosis", "a bowl he named the caldera": what something is called. */
export function terms(tree: Tree, whole: readonly number[]): Gap[] {
  return whole.flatMap((verb) => {
    const { lemma, xpos, upos } = token(tree, verb);
    if (upos !== 'VERB' || !/^(call|know|term|name|dub|refer|nickname)$/.test(lemma)) return [];
    const needsAs = /^(know|refer)$/.test(lemma);
    if (!/^VB[ND]$/.test(xpos) && needsAs) return [];
    const start = startOfTerm(tree, verb, needsAs);
    if (start === undefined) return [];
    const head = headAfter(tree, start, verb);
    if (head === undefined || dependents(tree, head, 'conj').length > 0) return [];
    const term = subtree(tree, head, (child) =>
      isRelation(token(tree, child).deprel, ['compound', 'flat', 'amod']),
    ).filter((index) => !/^["“”'‘’]$/.test(token(tree, index).form));
    const isWhole = isUnbroken(term) && term.length <= 4 && term[0]! >= start;
    const behind = tree.tokens[term.at(-1)! + 1];
    // "naming the brother Petronios", "called the family “Lisramic”", "the Bay of Pigs"
    const isHalfName = isCapitalised(token(tree, head).form) && /^of$/i.test(behind?.form ?? '');
    if (isHalfName) return [];
    if (/^(PROPN)$/.test(behind?.upos ?? '') || /^["“]$/.test(behind?.form ?? '')) return [];
    return isWhole && term.every((index) => whole.includes(index)) ? [{ tokens: term }] : [];
  });
}

/** Behind the verb, "as", an article and a quotation mark. */
function startOfTerm({ tokens }: Tree, verb: number, needsAs: boolean): number | undefined {
  let at = verb + 1;
  if (/^to$/i.test(tokens[at]?.form ?? '') && needsAs) at += 1;
  const hasAs = /^as$/i.test(tokens[at]?.form ?? '');
  if (needsAs !== hasAs) return undefined;
  if (hasAs) at += 1;
  while (/^(an?|the|["“”'‘’])$/i.test(tokens[at]?.form ?? '')) at += 1;
  return at;
}

/** The noun that heads what begins here. */
function headAfter(tree: Tree, start: number, verb: number): number | undefined {
  for (let at = start; at < start + 4; at += 1) {
    const { upos, head } = tree.tokens[at] ?? { upos: 'X', head: -1 };
    if (!/^(NOUN|PROPN|ADJ|VERB)$/.test(upos)) return undefined;
    if (head === verb || head < start) return /^(NOUN|PROPN)$/.test(upos) ? at : undefined;
  }
  return undefined;
}

/** Noun phrases of a common noun that could be a term of the essay, without article and what follows: "equation theory". */
export function nounTerms(tree: Tree, whole: readonly number[]): Gap[] {
  return whole.flatMap((head) => {
    const { upos, deprel, lemma } = token(tree, head);
    if (upos !== 'NOUN' || EMPTY_NOUNS.has(lemma) || TIME_UNITS.has(lemma)) return [];
    if (!isRelation(deprel, ['nsubj', 'obj', 'obl', 'nmod'])) return [];
    if (dependents(tree, head, 'conj', 'nmod:poss', 'nummod', 'appos', 'acl').length > 0) return [];
    if (/^of$/i.test(tree.tokens[head + 1]?.form ?? '')) return [];
    if (!/^(an?|the|)$/.test(determiner(tree, head))) return [];
    const term = subtree(
      tree,
      head,
      (child) => isRelation(token(tree, child).deprel, ['compound', 'amod']) && child < head,
    );
    // Of "a severe cultural imperialism" the last two words may be the term.
    const terms = term.length === 3 ? [term, term.slice(1)] : term.length < 3 ? [term] : [];
    return terms
      .filter((one) => isUnbroken(one) && one.every((part) => whole.includes(part)))
      .map((tokens) => ({ tokens }));
  });
}

/** "a double coincidence of wants, a situation in which …", "a medium of exchange, which means that …": a term with what it means. */
export function explained(tree: Tree, whole: readonly number[]): Gap[] {
  return whole.flatMap((head) => {
    const { upos, deprel } = token(tree, head);
    if (upos !== 'NOUN' || isRelation(deprel, ['conj', 'appos', 'compound'])) return [];
    if (dependents(tree, head, 'conj', 'nmod:poss', 'nummod').length > 0) return [];
    if (!/^(an?|)$/.test(determiner(tree, head)) || /^of$/i.test(openerOf(tree, head))) return [];
    const term = subtree(tree, head, (child) => {
      const { deprel: relation, head: above } = token(tree, child);
      const isOf = /^of$/i.test(tree.tokens[above + 1]?.form ?? '');
      return (
        isRelation(relation, ['amod', 'compound']) ||
        (isRelation(relation, ['nmod']) && isOf && child > above) ||
        (relation === 'case' && above !== head)
      );
    });
    const next = term.at(-1)! + 1;
    const isWhole =
      isUnbroken(term) && term.length <= 5 && term.every((one) => whole.includes(one));
    return isWhole && isExplainedAt(tree, head, next) ? [{ tokens: term }] : [];
  });
}

/** Behind the comma stands what it means. */
function isExplainedAt(tree: Tree, head: number, comma: number): boolean {
  if (tree.tokens[comma]?.form !== ',') return false;
  const behind = tree.tokens.slice(comma + 1, comma + 4).map(({ form }) => form.toLowerCase());
  if (/^which (means|is (an?|the))\b/.test(behind.join(' '))) return true;
  const isBeside = dependents(tree, head, 'appos').some(
    (child) => child > comma && isTelling(tree, child),
  );
  return isBeside || KIND_AND_CLAUSE.test(behindAsTags(tree, comma + 1));
}

/** The words from here on, nouns and adjectives as their parts of speech: "a NOUN in which". */
const behindAsTags = ({ tokens }: Tree, from: number) =>
  tokens
    .slice(from, from + 6)
    .map(({ form, upos }) => (/^(NOUN|ADJ)$/.test(upos) ? upos : form.toLowerCase()))
    .join(' ');

const KIND_AND_CLAUSE = /^an? (ADJ |NOUN ){0,2}NOUN (that|which|who|where|in which|by which|of)\b/;

/** "the last minister of East Germany", "a situation in which two people …" */
function isTelling(tree: Tree, head: number): boolean {
  return (
    token(tree, head).upos === 'NOUN' &&
    /^(an?|the)$/.test(determiner(tree, head)) &&
    dependents(tree, head, 'nmod', 'acl', 'compound', 'amod').length > 0 &&
    dependents(tree, head, 'conj').length === 0
  );
}

export function isUnbroken(tokens: readonly number[]): boolean {
  return tokens.every((index, at) => at === 0 || index === tokens[at - 1]! + 1);
}

const FOREIGN_LINK =
  /^(de|da|do|du|des|del|della|di|la|le|les|pour|et|y|e|von|van|der|und|für|zu|ibn|bin)$/;
