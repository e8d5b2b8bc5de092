import { invertedQuestion, subjectQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { isCalendarDate } from '../grammar/dates.ts';
import { MONTHS } from '../grammar/lexicon.ts';
import { entityOf, hasName } from '../grammar/noun-phrase.ts';
import { dependents, type Tree, token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import type { Rule } from '../rule.ts';

/** "Napoleon's target was Mexico", "His parents were Hermann and Pauline": what or who somebody's one thing was. */
export const whose: Rule = {
  name: 'whose',
  prior: 0.7,
  allows: ['thin answer', 'too open', 'one of a kind', 'relative time'],
  ask: (clause, references) => {
    const { tree, predicate, subject, body } = clause;
    if (!isPlainCopula(clause) || !isOwned(clause, references, subject.head)) return [];
    const { upos, xpos, lemma } = token(tree, subject.head);
    if (
      upos !== 'NOUN' ||
      body[0] === undefined ||
      (LOOSE.test(lemma) && !isRanked(tree, subject.head))
    )
      return [];
    // "His first daughter Rulan was Professor of Music"
    if (dependents(tree, subject.head, 'appos', 'flat').length > 0) return [];
    const isList = dependents(tree, predicate, 'conj').length > 0;
    if (isList !== (xpos === 'NNS')) return [];
    const { upos: kind, form } = token(tree, predicate);
    const isDay = /^\d{1,2}$/.test(form) && body.some((index) => isMonth(tree, index));
    const isNamed =
      kind === 'PROPN' &&
      hasName(tree, predicate) &&
      dependents(tree, predicate, 'case').length === 0;
    if (!isNamed && !isDay) return [];
    // "was Ivan's Childhood in 1962"
    const date = dependents(tree, predicate, 'nmod', 'obl').filter((one) =>
      isCalendarDate(tree, [one]),
    );
    const out = new Set(date.flatMap((one) => [one, ...dependents(tree, one, 'case')]));
    const asked = body.filter((index) => !out.has(index));
    const isPerson =
      entityOf(tree, subject.head) === 'person' || entityOf(tree, predicate) === 'person';
    const wh = isDay ? 'When' : isPerson ? 'Who' : 'What';
    return [{ question: invertedQuestion(clause, wh, body), answer: asked, asked }];
  },
  examples: [
    {
      text: "Napoleon's target was Mexico.",
      question: "What was Napoleon's target?",
      answer: 'Mexico',
    },
    {
      text: 'Albert Einstein was born in Ulm. His parents were Hermann Einstein and Pauline Koch.',
      question: "Who were Albert Einstein's parents?",
      answer: 'Hermann Einstein and Pauline Koch',
    },
    {
      text: "Saint Jerome's feast day is 30 September.",
      question: "When is Saint Jerome's feast day?",
      answer: '30 September',
    },
    { text: "Napoleon's target was a country in the west.", none: true },
    { text: "Napoleon's brothers were from Corsica.", none: true },
  ],
};

/** "Brave New World was Huxley's fifth novel": which was it. */
export const whichOfHis: Rule = {
  name: 'which-of-his',
  prior: 0.7,
  allows: ['thin answer', 'too open', 'one of a kind', 'relative time'],
  ask: (clause, references) => {
    const { tree, predicate, subject } = clause;
    if (!isPlainCopula(clause) || token(tree, subject.head).upos !== 'PROPN') return [];
    if (token(tree, predicate).upos !== 'NOUN' || !isOwned(clause, references, predicate))
      return [];
    if (dependents(tree, subject.head, 'conj').length > 0 || clause.fronted.length > 0) return [];
    const isKin = KIN.test(token(tree, predicate).lemma);
    if (!isRanked(tree, predicate) && !isKin) return [];
    const isPerson =
      entityOf(tree, subject.head) === 'person' &&
      (isKin || entityOf(tree, predicate) === 'person');
    return [
      {
        question: subjectQuestion(clause, isPerson ? 'Who' : 'What'),
        answer: subject.tokens,
        asked: subject.tokens,
      },
    ];
  },
  examples: [
    {
      text: "Brave New World was Huxley's fifth novel.",
      question: "What was Huxley's fifth novel?",
      answer: 'Brave New World',
    },
    {
      text: "Mary Todd was Abraham Lincoln's wife.",
      question: "Who was Abraham Lincoln's wife?",
      answer: 'Mary Todd',
    },
    { text: "Brave New World was Huxley's dark novel.", none: true },
  ],
};

/** "was" or "is", and nothing besides. */
const isPlainCopula = ({ tree, copular, negated, auxiliaries, role, predicate }: Clause) =>
  copular &&
  !negated &&
  auxiliaries.length === 1 &&
  /^(main|conjunct|complement)$/.test(role) &&
  dependents(tree, predicate, 'advmod', 'ccomp', 'csubj').length === 0;

/** Whose it is has a name, or a pronoun that stands for one. */
function isOwned({ tree }: Clause, references: readonly Reference[], head: number): boolean {
  return dependents(tree, head, 'nmod:poss').some(
    (one) =>
      (token(tree, one).upos === 'PROPN' && hasName(tree, one)) ||
      references.some(({ tokens, text }) => text !== undefined && tokens.includes(one)),
  );
}

const isMonth = ({ tokens }: Tree, index: number) => MONTHS.has(tokens[index]!.form.toLowerCase());

/** Of these one has many, or they tell nothing of him. */
const LOOSE =
  /^(name|friend|problem|issue|point|example|part|film|book|song|novel|work|idea|reason)$/;

const KIN =
  /^(wife|husband|mother|father|successor|predecessor|capital|founder|birthplace|hometown|mentor|nickname|motto|patron)$/;

const isRanked = (tree: Tree, noun: number) =>
  dependents(tree, noun, 'amod').some((one) => isRank(tree, one));

/** First, fifth, best known, largest. */
function isRank(tree: Tree, index: number): boolean {
  const { xpos, form } = token(tree, index);
  return (
    /^(JJS|RBS)$/.test(xpos) ||
    /^(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|only)$/i.test(
      form,
    ) ||
    dependents(tree, index, 'advmod').some((one) => /^(JJS|RBS)$/.test(token(tree, one).xpos))
  );
}
