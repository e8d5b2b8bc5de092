import { invertedQuestion, subjectQuestion, withoutOpener } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { isCalendarDate, isYear } from '../grammar/dates.ts';
import { MONEY, TIME_UNITS } from '../grammar/lexicon.ts';
import { isName } from '../grammar/noun-phrase.ts';
import { openerOf, type Phrase, phraseAt } from '../grammar/phrase.ts';
import { droppedTokens } from '../grammar/simplify.ts';
import { dependents, isBelow, isRelation, subtree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

/** The number goes to the front with its noun: "How many civilians did …?" */
export const howMany: Rule = {
  name: 'how-many',
  prior: 0.6,
  ask: (clause) => {
    if (clause.negated || clause.copular) return [];
    const objects = clause.phrases.filter(
      (phrase) => isCountable(clause, phrase) && isWorthCounting(clause, phrase),
    );
    const drafts = objects.map((phrase) => draft(clause, phrase, false));
    const isSubjectCounted =
      clause.role === 'main' &&
      isWorthCounting(clause, clause.subject) &&
      !isFew(clause, countOf(clause, clause.subject)!);
    return isSubjectCounted ? [...drafts, draft(clause, clause.subject, true)] : drafts;
  },
  examples: [
    {
      text: 'Japan built 12 new power plants in 1971.',
      question: 'How many new power plants did Japan build in 1971?',
      answer: '12',
    },
    {
      text: 'Almost 300 sailors died in the harbour of Havana in 1898.',
      question: 'How many sailors died in the harbour of Havana in 1898?',
      answer: 'Almost 300',
    },
    { text: 'The Congress spent 19 billion dollars on travel to the Moon.', none: true },
    {
      text: 'Half a million people fled Afghanistan in 1989.',
      question: 'How many people fled Afghanistan in 1989?',
      answer: 'Half a million',
    },
    {
      text: 'Apollo 8 took three days to travel to the Moon.',
      question: 'How many days did Apollo 8 take to travel to the Moon?',
      answer: 'Three',
    },
    {
      text: 'Spain had sent 1,300 soldiers to Iraq in 2003.',
      question: 'How many soldiers did Spain send to Iraq in 2003?',
      answer: '1,300',
    },
    {
      text: 'The genus Siren contains four species.',
      question: 'How many species does the genus Siren contain?',
      answer: 'Four',
    },
    {
      text: 'Peggy Eaton and John Timberlake had three children.',
      question: 'How many children did Peggy Eaton and John Timberlake have?',
      answer: 'Three',
    },
    { text: 'The war began in 1914.', none: true },
    { text: 'The Confederation Congress took two actions with lasting impact.', none: true },
    { text: 'Two Quebec-bound expeditions were undertaken in 1775.', none: true },
    { text: 'Antonín Dvořák wrote his two most successful works in 1893.', none: true },
    { text: 'Arthur Schopenhauer recovered 9400 thalers.', none: true },
    { text: 'Many jurisdictions of Europe recognize two types of appeals.', none: true },
    { text: 'About 24,200 old houses were destroyed by strong winds.', none: true },
  ],
};

/** What everybody guesses. */
const isFew = ({ tree }: Clause, number: number) =>
  /^(two|three|four|five|six|seven|eight|nine|ten|\d|10)$/i.test(token(tree, number).form);

/** A few are told of what has or holds them for good; of the past, a number is that of a year or of a meeting of names. Time is measured, not counted. */
function isWorthCounting(clause: Clause, phrase: Phrase): boolean {
  const { tree, finite, predicate, subject, phrases } = clause;
  const number = countOf(clause, phrase);
  if (number === undefined) return false;
  const { lemma, form } = token(tree, phrase.head);
  const isOwned = dependents(tree, phrase.head, 'nmod:poss').length > 0;
  const isRanked = dependents(tree, phrase.head, 'amod').some((one) =>
    [one, ...dependents(tree, one, 'advmod')].some((part) =>
      /^(JJS|RBS)$/.test(token(tree, part).xpos),
    ),
  );
  // "spends 19 billion dollars": how much, not how many.
  if (isOwned || isRanked || MONEY.test(lemma)) return false;
  // "many jurisdictions recognize two types": each another number.
  const isSaidOfSome = /^(some|many|most|several|few)$/i.test(
    token(tree, subject.tokens[0] ?? 0).form,
  );
  if (isSaidOfSome && subject !== phrase) return false;
  if (TIME_UNITS.has(lemma.toLowerCase())) return true;
  const isPast = /^(VBD|VBN)$/.test(token(tree, finite).xpos) || form === 'did';
  // "had three children"
  if (/^(have|raise|adopt|bear|father)$/.test(token(tree, predicate).lemma) && CHILDREN.test(lemma))
    return true;
  if (isFew(clause, number)) {
    const isThe = dependents(tree, phrase.head, 'det').length > 0;
    return !isPast && !isThe && HAVING.test(token(tree, predicate).lemma);
  }
  if (!isPast) return true;
  const isDated = phrases.some(({ tokens }) => isCalendarDate(tree, tokens));
  const names = [...subject.tokens, ...clause.body].filter(
    (index) => isName(tree, index) && !isName(tree, index - 1),
  );
  const isSum = isName(tree, subject.head) && SUMMED.test(token(tree, predicate).lemma);
  return isDated || isSum || names.length >= 2;
}

const CHILDREN = /^(child|son|daughter|kid|sibling|brother|sister)$/;

/** What is counted over a whole life. */
const SUMMED = /^(write|publish|compose|paint|patent|direct|produce|win|score)$/;

const HAVING = /^(have|contain|comprise|include|possess|number|recogni[sz]e|distinguish)$/;

/** Objects, and what a preposition that may stay behind brings: "elected with 84,121 votes". */
function isCountable(clause: Clause, phrase: Phrase): boolean {
  if (phrase.isFronted || phrase.setOff) return false;
  const isLast = phrase.tokens.at(-1) === clause.body.at(-1);
  return (
    phrase.relation === 'obj' ||
    (isRelation(phrase.relation, ['obl']) && phrase.opener === 'with' && isLast && clause.passive)
  );
}

/** The number that counts the noun, when it is one. */
function countOf(clause: Clause, phrase: Phrase): number | undefined {
  const { tree } = clause;
  // "83 crayfish species and 383 mollusk species" are two counts.
  const isList = dependents(tree, phrase.head, 'conj').some(
    (child) => dependents(tree, child, 'nummod').length > 0,
  );
  // "three bones in the middle ear and a cochlea in the inner ear"
  const isTwo = phrase.tokens.some(
    (index) =>
      index > phrase.head &&
      /^(and|or)$/.test(token(tree, index).form) &&
      /^(an?|the)$/.test(tree.tokens[index + 1]?.form ?? ''),
  );
  if (isList || isTwo) return undefined;
  const isUnit = /^(mm|cm|m|km|ft|mi|kg|lb|sq|percent|%|°.*)$/i.test(token(tree, phrase.head).form);
  if (token(tree, phrase.head).xpos !== 'NNS' || isUnit) return undefined;
  const [first, second] = dependents(tree, phrase.head, 'nummod');
  if (first === undefined || second !== undefined) return undefined;
  const { form } = token(tree, first);
  if (dependents(tree, phrase.head, 'amod').some((child) => token(tree, child).xpos === 'JJR'))
    return undefined;
  return isYear(form) || /^(one|1)$/i.test(form) ? undefined : first;
}

function draft(clause: Clause, phrase: Phrase, isSubject: boolean): Draft {
  const { tree } = clause;
  const number = countOf(clause, phrase)!;
  const quantity = new Set([...dependents(tree, phrase.head, 'det'), ...subtree(tree, number)]);
  // "How many people did he shoot on the island?" reads better than "How many people on the island".
  const places = isSubject
    ? []
    : dependents(tree, phrase.head, 'nmod').filter((child) =>
        /^(in|on|at|near)$/.test(openerOf(tree, child)),
      );
  const isPlace = (index: number) => places.some((place) => isBelow(tree, index, place));
  const after = phrase.tokens.filter((index) => index > number && !quantity.has(index));
  // "took three days to travel": what the days were for stays behind the verb.
  const purposes = isSubject
    ? []
    : dependents(tree, phrase.head, 'acl').filter((child) => openerOf(tree, child) === 'to');
  const isPurpose = (index: number) => purposes.some((one) => isBelow(tree, index, one));
  const noun = after.filter((index) => !isPlace(index) && !isPurpose(index));
  const counted = withoutOpener(phrase);
  const fronted = isSubject
    ? subjectQuestion(clause, 'How many', true)
    : invertedQuestion(clause, 'How many', counted);
  const answer = counted.filter(
    // "half a million" has an article inside.
    (index) =>
      quantity.has(index) &&
      (token(tree, index).deprel !== 'det' || (index > 0 && quantity.has(index - 1))),
  );
  const question = [
    'How many',
    ...noun,
    ...fronted.slice(1),
    ...after.filter(isPurpose),
    ...after.filter(isPlace),
  ];
  return { question, answer, asked: answer };
}

/** "the death of almost 200 civilians", said of a named event: how many died in it. */
export const toll: Rule = {
  name: 'how-many-died',
  prior: 0.1,
  ask: ({ tree }, references) =>
    references
      .filter(({ kind }) => kind === 'event')
      .flatMap(({ tokens }) => {
        const noun = tokens.find((index) => token(tree, index).lemma in FATE);
        const victims = tokens.find(
          (index) =>
            token(tree, index).head === noun && dependents(tree, index, 'nummod').length === 1,
        );
        if (noun === undefined || victims === undefined) return [];
        const [number] = dependents(tree, victims, 'nummod') as [number];
        const answer = subtree(tree, number);
        const fate = FATE[token(tree, noun).lemma]!;
        return [
          {
            question: ['How many', token(tree, victims).form, fate, 'in', ...tokens],
            answer,
            asked: answer,
          },
        ];
      }),
  examples: [
    {
      text: 'The 2011 Oslo attacks demonstrated that openness is a strength. Following the death of 77 people, the Norwegian government decided to tighten its gun laws.',
      question: 'How many people died in the 2011 Oslo attacks?',
      answer: '77',
    },
    { text: 'The death of 77 people changed the country.', none: true },
  ],
};

const FATE: Readonly<Record<string, string>> = {
  death: 'died',
  killing: 'were killed',
  murder: 'were murdered',
  injury: 'were injured',
};

/** "There are three states of matter": how many there are. */
export const howManyAreThere: Rule = {
  name: 'how-many-are-there',
  prior: 0,
  allows: ['expletive subject', 'word order'],
  ask: (clause) => {
    const { tree, predicate, role } = clause;
    const isThere = dependents(tree, predicate, 'expl').some((child) =>
      /^there$/i.test(token(tree, child).form),
    );
    const [noun] = dependents(tree, predicate, 'nsubj');
    if (role !== 'main' || !isThere || noun === undefined || clause.negated) return [];
    if (!/^(are|were)$/i.test(token(tree, predicate).form)) return [];
    const counted = phraseAt(tree, noun, droppedTokens(tree), predicate, predicate);
    const number = countOf(clause, counted);
    if (number === undefined) return [];
    if (counted.tokens.some((index) => token(tree, index).form === ',')) return [];
    const quantity = subtree(tree, number);
    const within = dependents(tree, noun, 'nmod')
      .filter((child) => /^(in|on|at|among|within)$/.test(openerOf(tree, child)))
      .flatMap((child) => counted.tokens.filter((index) => isBelow(tree, index, child)));
    const rest = counted.tokens.filter(
      (index) => index > quantity.at(-1)! && !within.includes(index),
    );
    const places = clause.phrases.filter(
      ({ relation, setOff, isFronted }) => isRelation(relation, ['obl']) && (!setOff || isFronted),
    );
    // "Two teams scheduled to compete were there"; and few of what, where nothing tells?
    const hasClause = dependents(tree, noun, 'acl').length > 0;
    const isLoose = within.length + places.length === 0 && !rest.some((one) => isName(tree, one));
    if (hasClause || (isLoose && isFew(clause, number))) return [];
    return [
      {
        question: [
          'How many',
          ...rest,
          predicate,
          'there',
          ...within,
          ...places.flatMap((one) => one.tokens),
        ],
        answer: quantity,
        asked: quantity,
      },
    ];
  },
  examples: [
    {
      text: 'There are 206 bones in the adult human body.',
      question: 'How many bones are there in the adult human body?',
      answer: '206',
    },
    { text: 'There are many bones in the adult human body.', none: true },
    { text: 'There are two main commercial sources.', none: true },
    { text: 'There were 20 teams scheduled to compete in Sochi.', none: true },
  ],
};
