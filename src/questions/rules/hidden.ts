import { GAP } from '../card.ts';
import type { Clause } from '../clause.ts';
import { isCalendarDate, isYear } from '../dates.ts';
import { ATTRIBUTION_VERBS, DISCOURSE_PHRASES, EMPTY_NOUNS, MONTHS } from '../lexicon.ts';
import { entityOf, hasName, isName } from '../noun-phrase.ts';
import { isConnectiveAdverb } from '../phrase.ts';
import type { Draft, Rule } from '../rule.ts';
import { CONNECTIVE_ANYWHERE, trimPunctuation, withoutBrackets } from '../simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../tree.ts';
import type { Piece } from '../wording.ts';

/**
 * The whole sentence with one part hidden: nothing is turned round or left out, so only the borders of the answer can
 * be wrong. The fallback where no question could be asked (research: qg, 1.4). Readers kept three of five that had all
 * of their sentence, two of five that had a part.
 */
export const hidden: Rule = {
  name: 'cloze',
  prior: -0.4,
  // A whole sentence is as it was, whatever the parser took for its subject.
  allows: [
    'word order',
    'agreement',
    'expletive subject',
    'nothing specific',
    'joint without both sides',
  ],
  ask: (clause) => {
    if (clause.role !== 'main' || clause.negated) return [];
    if (!clause.body.includes(clause.predicate)) return [];
    const { lemma } = token(clause.tree, clause.predicate);
    if (clause.copular && EMPTY_NOUNS.has(lemma)) return [];
    // Who says something matters less than what he says.
    if (ATTRIBUTION_VERBS.has(lemma)) return [];
    const whole = wholeOf(clause);
    if (whole === undefined) return [];
    const gaps = [
      ...dates(clause.tree, whole),
      ...numbers(clause.tree, whole),
      ...names(clause, whole),
    ];
    return gaps
      .filter(([first = 0]) => !isQuotedAt(clause.tree, first))
      .map((gap) => statement(whole, gap));
  },
  examples: [
    {
      text: 'In the winter of 1811, Beethoven gave his last public concert in Vienna.',
      question: 'In the winter of […], Beethoven gave his last public concert in Vienna.',
      answer: '1811',
    },
    {
      text: 'The harbour of Sydney is crossed by about 2,000 ferries every week.',
      question: 'The harbour of Sydney is crossed by […] ferries every week.',
      answer: 'about 2,000',
    },
    {
      text: 'On 11 March 2004, ten bombs exploded on four commuter trains in Madrid.',
      question: 'On […], ten bombs exploded on four commuter trains in Madrid.',
      answer: '11 March 2004',
    },
    {
      text: 'As a counterweight, Louis XIV kept Swiss officers in the Royal Guard of France in 1700.',
      question: '[…] kept Swiss officers in the Royal Guard of France in 1700.',
      answer: 'Louis XIV',
    },
    { text: 'The weather seemed cold.', none: true },
  ],
};

/** A part of a title or of somebody's words is no fact of the sentence's own. */
function isQuotedAt({ tokens }: Tree, index: number): boolean {
  const before = tokens.slice(0, index).filter(({ form }) => /^["“”]$/.test(form));
  return before.length % 2 === 1;
}

/** In words: shorter sentences tell too little of what is hidden, longer ones are no card. */
const SHORTEST = 9;
const LONGEST = 30;

/** The sentence without brackets, and without what only ties it to the one before. */
function wholeOf({ tree }: Clause): number[] | undefined {
  const tokens = trimPunctuation(
    tree,
    withoutConnective(tree, withoutPhrase(tree, withoutBrackets(tree))),
  );
  const words = tokens.filter((index) => token(tree, index).upos !== 'PUNCT').length;
  return words < SHORTEST || words > LONGEST ? undefined : tokens;
}

/** "In turn, …": the words before the first comma, where they are a phrase that only ties. */
function withoutPhrase(tree: Tree, tokens: readonly number[]): readonly number[] {
  const comma = tokens.findIndex((index) => token(tree, index).form === ',');
  const opening = tokens.slice(0, Math.max(0, comma));
  const text = opening.map((index) => token(tree, index).form.toLowerCase()).join('-');
  // "As a counterweight, …": to what?
  const isBareRole =
    /^as-(an?-)?\p{L}+$/u.test(text) && !opening.some((index) => isName(tree, index));
  return DISCOURSE_PHRASES.has(text) || isBareRole ? tokens.slice(comma + 1) : tokens;
}

function withoutConnective(tree: Tree, tokens: readonly number[]): number[] {
  const [first, second] = tokens;
  const isTie = (index = -1) => {
    const { deprel = '', form = '' } = tree.tokens[index] ?? {};
    return (
      deprel === 'cc' ||
      (CONNECTIVE_ANYWHERE.test(form) && tree.tokens[index + 1]?.form === ',') ||
      (isRelation(deprel, ['advmod']) && isConnectiveAdverb(tree, index)) ||
      /^(and|but|or|so|also)$/i.test(form)
    );
  };
  return tokens
    .slice(isTie(first) ? 1 : 0)
    .filter((index) => {
      const { form, head, deprel } = token(tree, index);
      // "too late" is no tie.
      const isTooMuch =
        /^too$/i.test(form) &&
        deprel === 'advmod' &&
        /^(ADJ|ADV)$/.test(tree.tokens[head]?.upos ?? '') &&
        head > index;
      return (
        !/^(also|however|therefore|thus|moreover|too|finally|furthermore|nevertheless|nonetheless|meanwhile|consequently|accordingly|indeed)$/i.test(
          form,
        ) || isTooMuch
      );
    })
    .filter((index, at) => !(at === 0 && index === second && token(tree, index).form === ','));
}

function statement(whole: readonly number[], gap: readonly number[]): Draft {
  const hiddenTokens = new Set(gap);
  const question = whole.flatMap((piece): Piece[] => {
    if (!hiddenTokens.has(piece)) return [piece];
    return piece === gap[0] ? [GAP] : [];
  });
  return { question, answer: gap, asked: gap, isCloze: true };
}

/** Years and days: whatever else it asks, a card may ask when. The year of a census or an index is not when something was. */
function dates(tree: Tree, whole: readonly number[]): number[][] {
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
        /^(to|until|till|through|and|[-–/])$/i.test(tree.tokens[from - 1]?.form ?? ''),
      ) || /^[-–/]/.test(tree.tokens[index + 1]?.form ?? ''),
  );
  const isAsOf = years.some((index) => /^as$/i.test(tree.tokens[index - 2]?.form ?? ''));
  return years.length === 1 && !isRange && !isAsOf ? [wholeDate(tree, years[0]!)] : [];
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

/** Counts and measures, with the words that bound them and the sign before: "about 2,000", "$3 million". Small numbers are guessed. */
function numbers(tree: Tree, whole: readonly number[]): number[][] {
  return whole.flatMap((index) => {
    const { upos, deprel, form } = token(tree, index);
    const isCount = upos === 'NUM' && isRelation(deprel, ['nummod']) && !isYear(form);
    if (
      !isCount ||
      [index - 1, index + 1].some((beside) => tree.tokens[beside]?.upos === 'NUM') ||
      !/\d\d|illion|hundred|thousand/i.test(form) ||
      tree.tokens[index + 1]?.form === '-'
    )
      return [];
    // "80 % has to be produced": of what?
    const { head } = token(tree, index);
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
    return amount.every((part) => whole.includes(part)) && isUnbroken(amount) ? [amount] : [];
  });
}

/** The name of whoever or whatever takes part; without its preposition and article. Others are told in passing, or are a part of a name. */
function names({ tree, subject, phrases }: Clause, whole: readonly number[]): number[][] {
  return [subject, ...phrases].flatMap(({ head }) => {
    const { upos } = token(tree, head);
    if (upos !== 'PROPN' || !hasName(tree, head) || entityOf(tree, head) === 'time') return [];
    if (dependents(tree, head, 'conj', 'appos', 'nmod').length > 0) return [];
    if (tree.tokens[head + 1]?.xpos === 'POS') return [];
    // "though not Broca"
    if (/^not$/i.test(tree.tokens[subtree(tree, head)[0]! - 1]?.form ?? '')) return [];
    const name = subtree(tree, head, (child) =>
      isRelation(token(tree, child).deprel, ['compound', 'flat', 'amod', 'nummod']),
    );
    const isCapital = name.every((index) => /^\p{Lu}|^[-–]$|^\d/u.test(token(tree, index).form));
    if (/^(both|one|each|some|others?)$/i.test(token(tree, head).form)) return [];
    // Half of a name gives the other half away: "Groupe Salafiste pour la Prédication".
    const isForeign = FOREIGN_LINK.test(tree.tokens[name.at(-1)! + 1]?.form ?? '');
    const isHalf =
      isForeign ||
      [name[0]! - 1, name.at(-1)! + 1].some((beside) => tree.tokens[beside]?.upos === 'PROPN');
    if (isHalf) return [];
    const isAll =
      isUnbroken(name) && name.length <= 6 && name.every((part) => whole.includes(part));
    return isCapital && isAll ? [name] : [];
  });
}

function isUnbroken(tokens: readonly number[]): boolean {
  return tokens.every((index, at) => at === 0 || index === tokens[at - 1]! + 1);
}

const FOREIGN_LINK =
  /^(de|da|do|du|des|del|della|di|la|le|les|pour|et|y|e|von|van|der|und|für|zu|ibn|bin)$/;
