import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { isYear } from '../grammar/dates.ts';
import { EVENT_NOUNS, MONTHS } from '../grammar/lexicon.ts';
import { entityOf, hasName } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import type { Rule } from '../rule.ts';

/** "His funeral ended in riots": how something ended. */
export const ended: Rule = {
  name: 'ended',
  prior: 0.6,
  allows: ['too open'],
  ask: (clause, references) => {
    const { tree, predicate, passive, finite } = clause;
    const isPast = token(tree, finite).xpos === 'VBD';
    if (!isPast || passive || clause.negated || !isTold(clause, references)) return [];
    if (!/^(end|culminate|conclude)$/.test(token(tree, predicate).lemma)) return [];
    const isFull = dependents(tree, predicate, 'obj', 'xcomp', 'ccomp').length > 0;
    const [how, ...others] = clause.phrases.filter(
      ({ relation, opener, head, isFronted }) =>
        isRelation(relation, ['obl']) &&
        /^(in|with)$/.test(opener) &&
        !isFronted &&
        !/^(time|place)$/.test(`${entityOf(tree, head)}`) &&
        !tokenIsYear(clause, head),
    );
    if (how === undefined || others.length > 0 || isFull) return [];
    return [
      {
        question: invertedQuestion(clause, 'How', how.tokens),
        answer: how.tokens,
        asked: how.tokens,
      },
    ];
  },
  examples: [
    {
      text: 'The siege of Vienna ended in a defeat of the Ottoman army.',
      question: 'How did the siege of Vienna end?',
      answer: 'In a defeat of the Ottoman army',
    },
    { text: 'The siege of Vienna ended in 1683.', none: true },
    { text: 'The road ended in a wood.', none: true },
  ],
};

/** "Galois' fatal duel took place on 30 May": the day of what happened once, told without its year. */
export const onWhichDay: Rule = {
  name: 'on-which-day',
  prior: 0.5,
  allows: ['relative time', 'too open'],
  ask: (clause, references) => {
    const { tree, predicate } = clause;
    if (clause.negated || token(tree, clause.finite).xpos !== 'VBD') return [];
    const days = clause.phrases.filter((phrase) => isDayOfMonth(clause, phrase));
    const [day] = days;
    if (day === undefined || days.length > 1 || !isOnce(clause, references)) return [];
    if (tree.tokens.some(({ form }) => isYear(form)) || day.governor !== predicate) return [];
    return [
      {
        question: invertedQuestion(clause, 'On which day', day.tokens),
        answer: day.tokens,
        asked: day.tokens,
      },
    ];
  },
  examples: [
    {
      text: "Galois' fatal duel took place on 30 May.",
      question: "On which day did Galois' fatal duel take place?",
      answer: 'On 30 May',
    },
    {
      text: 'On 2 June, Évariste Galois was buried in a grave of the Montparnasse Cemetery.',
      question: 'On which day was Évariste Galois buried in a grave of the Montparnasse Cemetery?',
      answer: 'On 2 June',
    },
    { text: 'Spain sent soldiers to Iraq on 30 May.', none: true },
    { text: 'The meeting took place on 30 May.', none: true },
  ],
};

const tokenIsYear = ({ tree }: Clause, index: number) => isYear(token(tree, index).form);

/** "on 30 May", "on May 30" */
function isDayOfMonth({ tree }: Clause, { relation, opener, tokens }: Phrase): boolean {
  const forms = tokens.map((index) => token(tree, index).form);
  return (
    isRelation(relation, ['obl']) &&
    opener === 'on' &&
    tokens.length === 3 &&
    forms.some((form) => MONTHS.has(form.toLowerCase())) &&
    forms.some((form) => /^\d{1,2}(st|nd|rd|th)?$/.test(form))
  );
}

/** What comes once: a death, a duel of somebody, the battle of some place. */
function isOnce(clause: Clause, references: readonly Reference[]): boolean {
  const { tree, subject, predicate, passive } = clause;
  const { lemma } = token(tree, predicate);
  const isPerson =
    entityOf(tree, subject.head) === 'person' || isNamedFor(references, subject.head);
  if (isPerson && hasSubjectName(clause, references))
    return lemma === 'die' || (passive && FATES.test(lemma));
  return /^(take|begin|end|occur|happen)$/.test(lemma) && isTold(clause, references);
}

const FATES =
  /^(bear|bury|execute|assassinate|murder|crown|behead|hang|inaugurate|baptize|baptise)$/;

const hasSubjectName = ({ tree, subject }: Clause, references: readonly Reference[]) =>
  hasName(tree, subject.head) || isNamedFor(references, subject.head);

const isNamedFor = (references: readonly Reference[], index: number) =>
  references.some(({ tokens, text }) => text !== undefined && tokens.includes(index));

const OF_A_LIFE =
  /^(duel|death|funeral|execution|coronation|wedding|marriage|birth|baptism|burial|inauguration|career|reign|life|presidency|tenure|exile|imprisonment)$/;

/** An event that has a name or belongs to a name: "Galois' duel", "the Battle of Hastings". */
function isTold({ tree, subject }: Clause, references: readonly Reference[]): boolean {
  const { head } = subject;
  const lemma = token(tree, head).lemma.toLowerCase();
  if (!EVENT_NOUNS.has(lemma) && !OF_A_LIFE.test(lemma)) return false;
  const told = dependents(tree, head, 'nmod', 'nmod:poss', 'compound', 'amod');
  return (
    token(tree, head).upos === 'PROPN' ||
    told.some((one) => hasName(tree, one) || isNamedFor(references, one))
  );
}
