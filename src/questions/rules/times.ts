import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { isCalendarDate, isYear } from '../grammar/dates.ts';
import { MONTHS } from '../grammar/lexicon.ts';
import { determiner, isName, isUnique } from '../grammar/noun-phrase.ts';
import { openerOf, type Phrase, phraseAt } from '../grammar/phrase.ts';
import { droppedTokens } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

const TIME_OPENERS = new Set([
  'in',
  'on',
  'by',
  'since',
  'during',
  'until',
  'from',
  'between',
  'before',
  'after',
  'around',
  'at',
  '',
]);

function isDatePhrase(clause: Clause, phrase: Phrase): boolean {
  if (!isRelation(phrase.relation, ['obl']) || !TIME_OPENERS.has(phrase.opener)) return false;
  return (
    phrase.tokens.length <= 7 &&
    phrase.tokens.every((index) => !isName(clause.tree, index)) &&
    !/^no$/i.test(token(clause.tree, phrase.tokens[0]!).form.replace('.', '')) &&
    isCalendarDate(clause.tree, phrase.tokens) &&
    isTimeHead(clause, phrase)
  );
}

function isTimeHead(clause: Clause, phrase: Phrase): boolean {
  const { upos, lemma } = token(clause.tree, phrase.head);
  return (
    upos === 'NUM' ||
    /^(january|february|march|april|may|june|july|august|september|october|november|december|century|summer|winter|spring|autumn|fall|year|decade|\d{4}s?|s)$/i.test(
      lemma,
    ) ||
    /^\d/.test(lemma)
  );
}

export const when: Rule = {
  name: 'when',
  prior: 0.3,
  ask: (clause) => {
    const dates = clause.phrases.filter((phrase) => isDatePhrase(clause, phrase));
    const [date] = dates;
    if (
      clause.negated ||
      // "when he was 17"
      (clause.copular && token(clause.tree, clause.predicate).upos === 'NUM') ||
      /^(follow|include|involve)$/.test(token(clause.tree, clause.predicate).lemma)
    )
      return [];
    if (date === undefined) return whenOfClause(clause);
    if (!fitsTense(clause, date) || isThinEvent(clause) || isTimeless(clause, date)) return [];
    const isEnd = (phrase: Phrase) =>
      date.opener === 'from' &&
      /^(to|until|till|through)$/.test(phrase.opener) &&
      isTimeHead(clause, phrase);
    // Two dates of one event answer different questions.
    if (dates.filter((phrase) => phrase.governor === date.governor && !isEnd(phrase)).length > 1)
      return [];
    const gap = clause.phrases
      .filter((phrase) => phrase === date || (phrase.governor === date.governor && isEnd(phrase)))
      .flatMap(({ tokens }) => tokens);
    const hasEnd = dates.length > 1 || clause.phrases.some(isEnd);
    if (date.opener === 'from' && !hasEnd) return [];
    const wh = WHEN[date.opener] ?? 'When';
    if (isTorn(clause, gap)) return [];
    // "When did he enter … when he was 17?" says when itself.
    const told = clause.phrases.filter(({ opener, isFronted }) => opener === 'when' && !isFronted);
    const out = [...gap, ...strayTokens(clause), ...told.flatMap(({ tokens }) => tokens)];
    return [{ question: invertedQuestion(clause, wh, out), answer: gap, asked: gap }];
  },
  examples: [
    {
      text: 'Napoleon sold Louisiana to the United States in 1803.',
      question: 'When did Napoleon sell Louisiana to the United States?',
      answer: 'In 1803',
    },
    {
      text: 'In the 1860s, Louis Pasteur developed a method for killing germs in wine.',
      question: 'When did Louis Pasteur develop a method for killing germs in wine?',
      answer: 'In the 1860s',
    },
    {
      text: 'In 1806, Napoleon changed the map of Europe when he abolished the Holy Roman Empire.',
      question: 'When did Napoleon abolish the Holy Roman Empire?',
      answer: 'In 1806',
    },
    {
      text: 'Spain had sent 1,300 soldiers to Iraq in 2003.',
      question: 'When did Spain send 1,300 soldiers to Iraq?',
      answer: 'In 2003',
    },
    {
      text: 'Samoa was settled by Austronesian peoples around 1500 BCE.',
      question: 'When was Samoa settled by Austronesian peoples?',
      answer: 'Around 1500 BCE',
    },
    {
      text: "Darwin's cousin, Francis Galton, founded a laboratory in London in 1884.",
      question: 'When did Francis Galton found a laboratory in London?',
      answer: 'In 1884',
    },
    {
      text: 'Rome was founded c. 753 BC by Romulus.',
      question: 'When was Rome founded by Romulus?',
      answer: 'c. 753 BC',
    },
    {
      text: 'The soldiers of Spain had been sent to Iraq in 2003.',
      question: 'When were the soldiers of Spain sent to Iraq?',
      answer: 'In 2003',
    },
    {
      text: 'Steven Paul Jobs was born in San Francisco, California, on February 24, 1955, to Joanne Carole Schieble.',
      question: 'When was Steven Paul Jobs born in San Francisco to Joanne Carole Schieble?',
      answer: 'On February 24, 1955',
    },
    {
      text: 'French rule of Laos ended in 1946 followed by 30 years of civil war.',
      question: 'When did French rule of Laos end?',
      answer: 'In 1946',
    },
    {
      text: 'Initially a county, Anhalt was split from Saxony in 1212.',
      question: 'When was Anhalt split from Saxony?',
      answer: 'In 1212',
    },
    {
      text: 'On 18 October 1991 Azerbaijan adopted a declaration which was affirmed in December 1991, when the Soviet Union was dissolved.',
      question: 'When did Azerbaijan adopt a declaration which was affirmed in December 1991?',
      answer: 'On 18 October 1991',
    },
    {
      text: 'In 2010, the Academy of London ruled that no speech of a winner may run past 45 seconds.',
      question:
        'When did the Academy of London rule that no speech of a winner may run past 45 seconds?',
      answer: 'In 2010',
    },
    { text: 'In 2008, the market of Spain was worth US$68.4 billion.', none: true },
    {
      text: 'After March 1943, the National Liberation Movement formed two battalions.',
      none: true,
    },
    { text: 'Tom Reed launched 7: The Reed Fund for Children in 2015.', none: true },
    { text: 'In Angola, modern exploitation began in 1955.', none: true },
    { text: 'She died of tuberculosis in May 1824, when Ada was eight years old.', none: true },
    { text: 'Birth rates in Spain changed little between 2003 and 2008.', none: true },
    { text: 'The Romans settled in Britain for 400 years.', none: true },
    { text: 'By 1787 Congress was unable to protect the shipping of America.', none: true },
    { text: 'By 1954, the Charter of the Netherlands was established.', none: true },
    { text: 'The Faroes have home rule since 1948.', none: true },
    { text: 'Farms in Angola have begun to recover after 2002.', none: true },
    { text: 'The boundaries of Korea are based on 1052 AD.', none: true },
    { text: 'The Austrian prize was awarded to Dvořák in 1874 and in 1877.', none: true },
    { text: 'A turning point in American history occurred in 1828.', none: true },
    { text: 'Beckham won the English Premier League title six times in 1999.', none: true },
    { text: 'The life expectancy of Angola in 2002 reached 51 in 2011.', none: true },
    { text: 'Before 1840, astronomers viewed images of Mars with their eyes.', none: true },
    { text: 'L’Enfant was exchanged in November 1780.', none: true },
    { text: 'Spain sent soldiers to Iraq several times, most notably in 2003.', none: true },
    {
      text: 'The Bloody Code is a term applied to the laws of England before reform in the 19th century.',
      none: true,
    },
  ],
};

/** "has delivered … in 2011" and "have since 1948" are no English, and what was done by 1954 may have been done long before. */
function fitsTense({ tree, finite, auxiliaries }: Clause, { opener, tokens }: Phrase): boolean {
  const isPerfect = auxiliaries.length > 0 && /^(has|have|had)$/i.test(token(tree, finite).form);
  if (opener === 'since' || opener === 'by') return isPerfect;
  // "is based on 1052 AD"
  const isDay = tokens.some((index) => MONTHS.has(token(tree, index).form.toLowerCase()));
  if (opener === 'on' && !isDay) return false;
  return !(auxiliaries.length > 0 && /^(has|have)$/i.test(token(tree, finite).form));
}

/** "L'Enfant was exchanged": for whom, and of what? */
function isThinEvent({ passive, phrases, fronted, tree, predicate }: Clause): boolean {
  const others = phrases.filter(({ tokens }) => !isCalendarDate(tree, tokens));
  return (
    passive &&
    others.length + fronted.filter((one) => !phrases.includes(one)).length === 0 &&
    /^(exchange|replace|expel|remove|move|send|give|take|use|see|hold|receive|accept|reject|approve|attack|defeat|transfer|promote|name|call|include|repeat|increase|reduce|change)$/.test(
      token(tree, predicate).lemma,
    )
  );
}

/** What holds before a date, what came six times, how old somebody was, "a turning point occurred": none of them is when something happened. */
function isTimeless(
  { tree, predicate, subject, phrases, passive, copular }: Clause,
  date: Phrase,
): boolean {
  const { lemma } = token(tree, predicate);
  // "launched 7: The Beckham Fund"
  const isTitle = dependents(tree, predicate, 'obj').some(
    (child) => token(tree, child).upos === 'NUM' && tree.tokens[child + 1]?.form === ':',
  );
  const isBorder = /^(before|after)$/.test(date.opener) && !passive;
  const isRepeated = phrases.some(
    ({ head }) => token(tree, head).lemma === 'time' && dependents(tree, head, 'nummod').length > 0,
  );
  const isAnyEvent =
    /^(occur|happen|arise|emerge)$/.test(lemma) && determiner(tree, subject.head) === 'a';
  // "life expectancy in 2002 reached 51 in 2011"
  const isDatedTwice = subject.tokens.some(
    (index) => isYear(token(tree, index).form) && openerOf(tree, index) === 'in',
  );
  // "changed little"
  const isNothing = dependents(tree, predicate, 'advmod', 'obl:unmarked', 'obj').some((child) =>
    /^(little|slightly|somewhat|hardly|barely)$/i.test(token(tree, child).form),
  );
  // "In 2008 the market was worth 68 billion": a figure has its date, not the date its figure.
  const isFigure =
    copular &&
    [...subject.tokens, ...phrases.flatMap(({ tokens }) => tokens), predicate]
      .concat(dependents(tree, predicate, 'obj', 'obl', 'obl:unmarked', 'nummod'))
      .some(
        (index) =>
          token(tree, index).upos === 'NUM' &&
          !date.tokens.includes(index) &&
          !isYear(token(tree, index).form),
      );
  // "In 1782 Friesland was the first to recognize it": which was, another rule asks.
  const isWhich = copular && isUnique(tree, predicate);
  return (
    isFigure ||
    isWhich ||
    isNothing ||
    isTitle ||
    isBorder ||
    isRepeated ||
    isAnyEvent ||
    isDatedTwice ||
    lemma === 'old'
  );
}

/** "most notably in 1989", "in 1874 and again in 1876 and in 1877": one of several times. */
function isTorn({ tree }: Clause, gap: readonly number[]): boolean {
  const before = tree.tokens[(gap[0] ?? 0) - 1]?.form ?? '';
  const after = tree.tokens.slice((gap.at(-1) ?? 0) + 1, (gap.at(-1) ?? 0) + 5);
  const [joint, ...rest] = after.map(({ form }) => form.toLowerCase());
  // "before reform in the 19th century": when the reform was.
  const words = tree.tokens.slice(0, gap[0] ?? 0).map(({ form }) => form.toLowerCase());
  const isOfNoun =
    /^(before|after|until|since)$/.test(words.at(-2) ?? '') && /^\p{L}+$/u.test(words.at(-1) ?? '');
  const isOneOfMore =
    /^(and|or|,)$/.test(joint ?? '') &&
    rest.some(
      (form, at) =>
        isYear(form) && rest.slice(0, at).every((one) => /^(and|again|in|then)$/.test(one)),
    );
  return (
    isOneOfMore ||
    isOfNoun ||
    /^(after|before|until|till)$/i.test(before) ||
    /^(notably|especially|particularly|mainly|mostly|primarily)$/i.test(before)
  );
}

/** "Initially a county, it was split", "ended in 1946 followed by a war": what was before and what came after. */
function strayTokens({ tree, predicate, subject, phrases }: Clause): number[] {
  const before = phrases
    .filter(
      ({ relation, head, tokens }) =>
        relation === 'obl:unmarked' &&
        head < subject.head &&
        /^(initially|originally|formerly|once|first)$/i.test(token(tree, tokens[0]!).form),
    )
    .flatMap(({ tokens }) => tokens);
  const after = dependents(tree, predicate, 'advcl', 'xcomp')
    .filter((child) => child > predicate && /^followed$/i.test(token(tree, child).form))
    .flatMap((child) => subtree(tree, child));
  // "once performed": on the day that is asked for.
  const once = dependents(tree, predicate, 'advmod').filter(
    (child) => child < predicate && /^once$/i.test(token(tree, child).form),
  );
  return [...before, ...once, ...after];
}

/** A border of time is asked for as one. */
const WHEN: Readonly<Record<string, string>> = {
  until: 'Until when',
  till: 'Until when',
  since: 'Since when',
  by: 'By when',
};

/** "… in the 1980s when it killed soldiers": the date of the main clause is that of its when-clause. */
function whenOfClause(clause: Clause): Draft[] {
  const { tree, predicate } = clause;
  const isWhen = dependents(tree, predicate, 'mark', 'advmod').some((child) =>
    /^when$/i.test(token(tree, child).form),
  );
  const main = token(tree, predicate).head;
  if (
    clause.role !== 'adverbial' ||
    !isWhen ||
    token(tree, predicate).lemma === 'old' ||
    main < 0 ||
    token(tree, clause.finite).xpos !== 'VBD'
  )
    return [];
  const dropped = droppedTokens(tree);
  const date = dependents(tree, main, 'obl')
    .filter((child) => child < predicate)
    .map((child) => phraseAt(tree, child, dropped, main, main))
    .find((phrase) => isDatePhrase(clause, phrase) && /^(in|on|at|)$/.test(phrase.opener));
  // "in 1625 and 1627, when he also became …": in one of them.
  if (date === undefined || date.tokens.some((index) => token(tree, index).deprel === 'cc'))
    return [];
  // "on 18 October 1991 … affirmed in December 1991, when the Soviet Union was dissolved"
  const isNearest = tree.tokens
    .slice(date.tokens.at(-1)! + 1, predicate)
    .every(({ form }) => !isYear(form));
  if (!isNearest) return [];
  return [
    { question: invertedQuestion(clause, 'When', []), answer: date.tokens, asked: date.tokens },
  ];
}
