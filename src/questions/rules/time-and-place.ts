import type { Clause } from '../clause.ts';
import { isCountry } from '../countries.ts';
import { isCalendarDate, isYear } from '../dates.ts';
import { invertedQuestion } from '../inversion.ts';
import { MONTHS } from '../lexicon.ts';
import { entityOf, hasName, isName, nameText } from '../noun-phrase.ts';
import { type Phrase, phraseAt } from '../phrase.ts';
import type { Draft, Rule } from '../rule.ts';
import { droppedTokens } from '../simplify.ts';
import { dependents, isRelation, type Tree, token } from '../tree.ts';

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
    if (date === undefined) return whenOfClause(clause);
    if (!fitsTense(clause, date) || isThinEvent(clause)) return [];
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
    { text: 'By 1954, the Charter of the Netherlands was established.', none: true },
    { text: 'The Faroes have home rule since 1948.', none: true },
    { text: 'Farms in Angola have begun to recover after 2002.', none: true },
    { text: 'The boundaries of Korea are based on 1052 AD.', none: true },
    { text: 'The Austrian prize was awarded to Dvořák in 1874 and in 1877.', none: true },
    { text: 'L’Enfant was exchanged in November 1780.', none: true },
    { text: 'Spain sent soldiers to Iraq several times, most notably in 2003.', none: true },
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

/** "most notably in 1989", "in 1874 and again in 1876 and in 1877": one of several times. */
function isTorn({ tree }: Clause, gap: readonly number[]): boolean {
  const before = tree.tokens[(gap[0] ?? 0) - 1]?.form ?? '';
  const after = tree.tokens.slice((gap.at(-1) ?? 0) + 1, (gap.at(-1) ?? 0) + 5);
  const [joint, ...rest] = after.map(({ form }) => form.toLowerCase());
  const isOneOfMore =
    /^(and|or|,)$/.test(joint ?? '') &&
    rest.some(
      (form, at) =>
        isYear(form) && rest.slice(0, at).every((one) => /^(and|again|in|then)$/.test(one)),
    );
  return isOneOfMore || /^(notably|especially|particularly|mainly|mostly|primarily)$/i.test(before);
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

const PLACE_OPENERS =
  /^(in|at|on|near|to|across|throughout|outside|inside|between|along|off|within)$/;

export const where: Rule = {
  name: 'where',
  prior: 0.6,
  ask: (clause) => {
    if (clause.negated || NOWHERE.test(token(clause.tree, clause.predicate).lemma)) return [];
    const places = clause.phrases.filter(
      (phrase) => isPlacePhrase(clause, phrase) && isWhereabouts(clause, phrase),
    );
    return places.flatMap((place): Draft[] => {
      const chain = chainFrom(place, clause.tree);
      const isInside = places.some(
        (other) =>
          other !== place && chainFrom(other, clause.tree).some(({ head }) => head === place.head),
      );
      // With another place left in the question it is asked within that.
      const isLeft = clause.phrases.some(
        (other) =>
          !chain.some(({ head }) => head === other.head) &&
          other.governor === place.governor &&
          isPlacePhrase(clause, other) &&
          /^(in|at|on|near|around|within|between)$/.test(other.opener),
      );
      if (isInside || isLeft) return [];
      const asked = between(chain[0]!.tokens[0]!, chain.at(-1)!.tokens.at(-1)!);
      const hedge = asked[0]! - 1;
      const isHedged = /^(somewhere|mainly|mostly|primarily|largely)$/i.test(
        clause.tree.tokens[hedge]?.form ?? '',
      );
      const gap = isHedged ? [hedge, ...asked] : asked;
      const country = chain.length === 1 ? countryIn(clause, place) : undefined;
      return country === undefined
        ? [{ question: invertedQuestion(clause, 'Where', gap), answer: asked, asked }]
        : [
            {
              question: invertedQuestion(clause, `${place.opener} which country`, gap),
              answer: country,
              asked: country,
            },
          ];
    });
  },
  examples: [
    {
      text: 'Lord Byron died in Missolonghi in 1824.',
      question: 'Where did Lord Byron die in 1824?',
      answer: 'In Missolonghi',
    },
    {
      text: 'Lord Byron died in Greece in 1824.',
      question: 'In which country did Lord Byron die in 1824?',
      answer: 'Greece',
    },
    {
      text: 'Albert Einstein was born in Ulm, in the Kingdom of Württemberg, on 14 March 1879.',
      question: 'Where was Albert Einstein born on 14 March 1879?',
      answer: 'In Ulm, in the Kingdom of Württemberg',
    },
    {
      text: 'The border between Asia and Oceania is usually placed somewhere in the Malay Archipelago.',
      question: 'Where is the border between Asia and Oceania usually placed?',
      answer: 'In the Malay Archipelago',
    },
    { text: 'The minister spoke in anger.', none: true },
    { text: 'Rome declared war on Illyria in 229 BC.', none: true },
    { text: 'The Atlantic Ocean is bounded on the west by North America.', none: true },
    { text: 'Urartu was located around Lake Van in the east of Anatolia in 1200 BC.', none: true },
    { text: 'In 1990 Andre Agassi was sent to the Bollettieri Academy in Florida.', none: true },
    { text: 'The climate ranges from arctic in Siberia to tropical in India.', none: true },
    { text: 'The attack resulted in the United States entering the war.', none: true },
  ],
};

/** What one thinks of a thing has no place, nor has what it depends on. */
const NOWHERE =
  /^(consider|regard|view|know|call|name|describe|define|bound|border|depend|focus|rely|declare|concentrate|impose|fire|result|end|culminate|believe|participate|range|vary)$/;

/** The place with the places right behind it that it lies in: "in Ulm, in the Kingdom of Württemberg". */
function chainFrom(first: Phrase, tree: Tree): Phrase[] {
  const end = first.tokens.at(-1)!;
  const next = dependents(tree, first.governor, 'obl')
    .map((child) => phraseAt(tree, child, NOTHING, first.governor, first.governor))
    .find(
      ({ head, tokens, opener }) =>
        tokens[0]! > end &&
        /^(in|at|on|near)$/.test(opener) &&
        entityOf(tree, head) === 'place' &&
        tree.tokens.slice(end + 1, tokens[0]).every(({ form }) => form === ','),
    );
  return next === undefined ? [first] : [first, ...chainFrom(next, tree)];
}

const NOTHING: readonly boolean[] = [];

function between(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** The country, where the place is nothing else: "in Greece", "to the United States". */
function countryIn({ tree }: Clause, { head, tokens, opener }: Phrase): number[] | undefined {
  const isOpen = /^(in|to)$/.test(opener);
  const rest = tokens.slice(1);
  const name = rest.filter((index) => !/^the$/i.test(token(tree, index).form));
  const isWhole = name.map((index) => token(tree, index).form).join(' ') === nameText(tree, head);
  return isOpen && isWhole && isCountry(nameText(tree, head)) ? rest : undefined;
}

/** "to" tells where only after a verb of motion: who loses to England is nowhere. */
function isWhereabouts({ tree }: Clause, { opener, governor }: Phrase): boolean {
  // "resulted in the United States entering the war" is no place.
  if (NOWHERE.test(token(tree, governor).lemma)) return false;
  if (opener === 'to') return MOTION.test(token(tree, governor).lemma);
  if (/^(between|along|off|within)$/.test(opener)) return LYING.test(token(tree, governor).lemma);
  return PLACE_OPENERS.test(opener);
}

const LYING = /^(lie|locate|situate|find|stretch|extend|run|live|settle|bury)$/;

const MOTION =
  /^(go|travel|move|return|come|migrate|emigrate|immigrate|flee|send|take|transport|withdraw|retreat|march|sail|expand|spread|fly|walk|run|drive|escape|head|journey|relocate|ship|export|bring|transfer|exile|deport|extend|lead)$/;

function isPlacePhrase(clause: Clause, phrase: Phrase): boolean {
  const { tree } = clause;
  if (!isRelation(phrase.relation, ['obl']) || phrase.tokens.length > 12) return false;
  // "is 430 km south of Tehran at the foot of the mountains": it is told already.
  if (clause.copular && !/^(ADJ|NOUN|PROPN)$/.test(token(tree, clause.predicate).upos))
    return false;
  const isNamed =
    hasName(tree, phrase.head) ||
    dependents(tree, phrase.head, 'nmod', 'conj').some((child) => hasName(tree, child));
  return (
    entityOf(tree, phrase.head) === 'place' &&
    !isAmongOthers(clause) &&
    isNamed &&
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
