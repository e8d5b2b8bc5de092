import type { Clause } from '../clause.ts';
import { isCountry } from '../countries.ts';
import { isCalendarDate } from '../dates.ts';
import { invertedQuestion } from '../inversion.ts';
import { entityOf, hasName, isName, nameText } from '../noun-phrase.ts';
import { type Phrase, phraseAt } from '../phrase.ts';
import type { Draft, Rule } from '../rule.ts';
import { droppedTokens } from '../simplify.ts';
import { dependents, isRelation, token } from '../tree.ts';

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
  prior: 1.2,
  ask: (clause) => {
    const dates = clause.phrases.filter((phrase) => isDatePhrase(clause, phrase));
    const [date] = dates;
    if (
      clause.negated ||
      /^(follow|include|involve)$/.test(token(clause.tree, clause.predicate).lemma)
    )
      return [];
    // "has delivered … in 2011" is no English question.
    const isPerfect = /^(has|have)$/i.test(token(clause.tree, clause.finite).form);
    if (isPerfect && /^(in|on|at|between|during)$/.test(date?.opener ?? '')) return [];
    if (
      date?.opener === 'since' &&
      !/^(has|have|had)$/i.test(token(clause.tree, clause.finite).form)
    )
      return [];
    if (date === undefined) return whenOfClause(clause);
    // "By when was Congress unable …" asks for a border that a state has not.
    if (date.opener === 'by' && clause.copular) return [];
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
    return [{ question: invertedQuestion(clause, wh, gap), answer: gap, asked: gap }];
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
    { text: 'The Romans settled in Britain for 400 years.', none: true },
    { text: 'By 1787 Congress was unable to protect the shipping of America.', none: true },
    { text: 'Spain sent soldiers to Iraq several times, most notably in 2003.', none: true },
  ],
};

/** "most notably in 1989": one of several times. */
const isTorn = ({ tree }: Clause, gap: readonly number[]) =>
  /^(notably|especially|particularly|mainly|mostly|primarily)$/i.test(
    tree.tokens[(gap[0] ?? 0) - 1]?.form ?? '',
  );

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
    main < 0 ||
    token(tree, clause.finite).xpos !== 'VBD'
  )
    return [];
  const dropped = droppedTokens(tree);
  const date = dependents(tree, main, 'obl')
    .filter((child) => child < predicate)
    .map((child) => phraseAt(tree, child, dropped, main, main))
    .find((phrase) => isDatePhrase(clause, phrase) && /^(in|on|at|)$/.test(phrase.opener));
  if (date === undefined) return [];
  return [
    { question: invertedQuestion(clause, 'When', []), answer: date.tokens, asked: date.tokens },
  ];
}

const PLACE_OPENERS = new Set([
  'in',
  'at',
  'on',
  'near',
  'to',
  'across',
  'throughout',
  'outside',
  'inside',
]);

export const where: Rule = {
  name: 'where',
  prior: 0.6,
  ask: (clause) =>
    clause.phrases
      .filter(
        (phrase) =>
          isPlacePhrase(clause, phrase) && isWhereabouts(clause, phrase) && !clause.negated,
      )
      .map((phrase) => ({
        question: invertedQuestion(clause, 'Where', phrase.tokens),
        answer: phrase.tokens,
        asked: phrase.tokens,
      })),
  examples: [
    {
      text: 'Lord Byron died in Greece in 1824.',
      question: 'Where did Lord Byron die in 1824?',
      answer: 'In Greece',
    },
    { text: 'The minister spoke in anger.', none: true },
    { text: 'The climate ranges from arctic in Siberia to tropical in India.', none: true },
    { text: 'The attack resulted in the United States entering the war.', none: true },
  ],
};

/** "to" tells where only after a verb of motion: who loses to England is nowhere. */
function isWhereabouts({ tree }: Clause, { opener, governor }: Phrase): boolean {
  // "resulted in the United States entering the war" is no place.
  if (/^(result|end|culminate|believe|participate|range|vary)$/.test(token(tree, governor).lemma))
    return false;
  if (opener === 'to') return MOTION.test(token(tree, governor).lemma);
  return PLACE_OPENERS.has(opener);
}

const MOTION =
  /^(go|travel|move|return|come|migrate|emigrate|immigrate|flee|send|take|transport|withdraw|retreat|march|sail|expand|spread|fly|walk|run|drive|escape|head|journey|relocate|ship|export|bring|transfer|exile|deport|extend|lead)$/;

function isPlacePhrase(clause: Clause, phrase: Phrase): boolean {
  const { tree } = clause;
  if (!isRelation(phrase.relation, ['obl']) || phrase.tokens.length > 9) return false;
  return (
    entityOf(tree, phrase.head) === 'place' &&
    !isAmongOthers(clause) &&
    hasName(tree, phrase.head) &&
    token(tree, phrase.head).lemma !== 'world'
  );
}

/** "among the hottest in the U.S.": the place is what it is compared in. */
function isAmongOthers({ tree, copular, predicate }: Clause): boolean {
  const words = [predicate, ...dependents(tree, predicate, 'amod', 'advmod')];
  return copular && words.some((index) => /^(JJS|RBS)$/.test(token(tree, index).xpos));
}

export const fromWhichCountry: Rule = {
  name: 'from-which-country',
  prior: 0.4,
  ask: (clause) =>
    clause.phrases
      .filter((phrase) => phrase.opener === 'from' && phrase.tokens.length <= 5 && !clause.negated)
      .filter(
        (phrase) =>
          isCountry(nameText(clause.tree, phrase.head)) &&
          isRelation(phrase.relation, ['obl']) &&
          MOTION.test(token(clause.tree, phrase.governor).lemma),
      )
      .map((phrase) => ({
        question: invertedQuestion(clause, 'From which country', phrase.tokens),
        answer: phrase.tokens.slice(1),
        asked: phrase.tokens,
      })),
  examples: [
    {
      text: 'Albert Einstein emigrated from Germany in 1933.',
      question: 'From which country did Albert Einstein emigrate in 1933?',
      answer: 'Germany',
    },
  ],
};
