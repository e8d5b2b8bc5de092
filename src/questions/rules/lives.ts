import { invertedQuestion, withoutOpener } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { isCalendarDate } from '../grammar/dates.ts';
import { PERSON_NOUNS } from '../grammar/lexicon.ts';
import { determiner, entityOf, hasName } from '../grammar/noun-phrase.ts';
import { openerOf, type Phrase, phraseAt } from '../grammar/phrase.ts';
import { droppedTokens } from '../grammar/simplify.ts';
import { dependents, isBelow, isRelation, token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import type { Rule } from '../rule.ts';

/** "studied art at the Royal Academy": at which school. */
export const atSchool: Rule = {
  name: 'at-school',
  prior: 0.5,
  ask: (clause, references) => {
    const { tree, predicate } = clause;
    const isPost = clause.copular && TEACHER.test(token(tree, predicate).lemma);
    if (!isSomebody(clause, references)) return [];
    if (!isPost && !SCHOOLING.test(token(tree, predicate).lemma)) return [];
    const places = [...circumstances(clause), ...(isPost ? postsAt(clause) : [])].filter(
      ({ opener, head }) => /^(at|in)$/.test(opener) && isSchool(clause, head),
    );
    const [place] = places;
    if (place === undefined || places.length > 1 || place.governor !== predicate) return [];
    // "at Exeter School, followed by the University of Birmingham"
    const isFollowed = tree.tokens.some(({ form }) => /^followed$/i.test(form));
    if (isFollowed || dependents(tree, place.head, 'conj').length > 0) return [];
    return [
      {
        question: invertedQuestion(clause, 'Where', place.tokens),
        answer: place.tokens,
        asked: place.tokens,
      },
    ];
  },
  examples: [
    {
      text: "Pierre L'Enfant studied art at the Royal Academy in Paris.",
      question: "Where did Pierre L'Enfant study art in Paris?",
      answer: 'At the Royal Academy',
    },
    {
      text: 'Otto Jespersen was a professor of English at the University of Copenhagen from 1893 to 1925.',
      question: 'Where was Otto Jespersen a professor of English from 1893 to 1925?',
      answer: 'At the University of Copenhagen',
    },
    { text: 'Many artists studied art at the Royal Academy in Paris.', none: true },
    { text: "Pierre L'Enfant studied art at home.", none: true },
  ],
};

const TEACHER =
  /^(professor|lecturer|teacher|instructor|rector|dean|fellow|chancellor|headmaster|principal|tutor|reader|student|pupil|librarian)$/i;

/** "was a professor of English at the University of Copenhagen" */
const postsAt = ({ tree, predicate }: Clause): readonly Phrase[] =>
  dependents(tree, predicate, 'nmod').map((child) =>
    phraseAt(tree, child, droppedTokens(tree), predicate, predicate),
  );

const SCHOOLING = /^(study|teach|lecture|educate|train|read|enrol|enroll|graduate)$/;

const SCHOOL =
  /\b(university|college|school|academy|institute|conservatory|conservatoire|seminary|gymnasium|polytechnic|oxford|cambridge|harvard|yale|princeton|eton|harrow|sorbonne|mit)\b/i;

const isSchool = ({ tree }: Clause, head: number) =>
  hasName(tree, head) &&
  [head, ...dependents(tree, head, 'compound', 'flat', 'amod', 'nmod')].some((one) =>
    SCHOOL.test(token(tree, one).form),
  );

/** "studied under the grammarian Aelius Donatus": with whom something was done. */
export const withWhom: Rule = {
  name: 'with-whom',
  prior: 0.4,
  allows: ['thin answer'],
  ask: (clause, references) => {
    const { tree, predicate } = clause;
    if (!isSomebody(clause, references)) return [];
    const found = circumstances(clause).filter(
      ({ opener, head, governor }) =>
        COMPANY[token(tree, predicate).lemma]?.test(opener) === true &&
        governor === predicate &&
        ((entityOf(tree, head) === 'person' && hasName(tree, head)) ||
          tree.tokens[head + 1]?.upos === 'PROPN') &&
        determiner(tree, head) !== 'a',
    );
    const [whom] = found;
    if (whom === undefined || found.length > 1) return [];
    const asked = withoutOpener(whom);
    const isSubjectAgain = asked.some((index) =>
      /^(his|her|their)$/i.test(token(tree, index).form),
    );
    if (isSubjectAgain || asked.some((index) => token(tree, index).upos === 'VERB')) return [];
    const opener = whom.opener === 'under' ? 'Under whom' : 'With whom';
    return [{ question: invertedQuestion(clause, opener, whom.tokens), answer: asked, asked }];
  },
  examples: [
    {
      text: 'Jerome studied grammar under Aelius Donatus in Rome.',
      question: 'Under whom did Jerome study grammar in Rome?',
      answer: 'Aelius Donatus',
    },
    {
      text: 'Zaha Hadid studied with Rem Koolhaas and Elia Zenghelis in London.',
      question: 'With whom did Zaha Hadid study in London?',
      answer: 'Rem Koolhaas and Elia Zenghelis',
    },
    { text: 'Zaha Hadid worked with many architects in London.', none: true },
  ],
};

/** Whom one does it with is told by these. */
const COMPANY: Readonly<Record<string, RegExp>> = {
  study: /^(with|under)$/,
  train: /^(with|under)$/,
  serve: /^(with|under|alongside)$/,
  apprentice: /^(to|under)$/,
  collaborate: /^with$/,
  correspond: /^with$/,
  elope: /^with$/,
  fall: /^with$/,
};

/** "served as a military engineer in the Continental Army": what he was there. */
export const inWhatRole: Rule = {
  name: 'in-what-role',
  prior: 0.4,
  ask: (clause, references) => {
    const { tree, predicate, passive } = clause;
    const { lemma } = token(tree, predicate);
    if (!isSomebody(clause, references)) return [];
    if (!(passive ? /^(hire|employ|commission|recruit|engage)$/ : /^(serve|work|act)$/).test(lemma))
      return [];
    const roles = circumstances(clause).filter(
      ({ opener, head, governor, isFronted }) =>
        opener === 'as' && governor === predicate && !isFronted && isRole(clause, head),
    );
    const [role] = roles;
    if (role === undefined || roles.length > 1) return [];
    // "as a military engineer in the Continental Army": where, not what.
    const places = dependents(tree, role.head, 'nmod').filter((one) =>
      /^(in|at|during|under|for|with|on)$/.test(openerOf(tree, one)),
    );
    const asked = role.tokens.filter(
      (index) => !places.some((place) => isBelow(tree, index, place)),
    );
    const rest = clause.body.filter((index) => !asked.includes(index));
    // "What did he serve as?": where or for whom says which time is meant.
    const isNarrowed = [...rest, ...clause.fronted.flatMap(({ tokens }) => tokens)].some(
      (index) => token(tree, index).upos === 'PROPN' || /\d{4}/.test(token(tree, index).form),
    );
    if (!isNarrowed) return [];
    return [{ question: invertedQuestion(clause, 'In what role', asked), answer: asked, asked }];
  },
  examples: [
    {
      text: "Pierre L'Enfant served as a military engineer in the Continental Army.",
      question: "In what role did Pierre L'Enfant serve in the Continental Army?",
      answer: 'As a military engineer',
    },
    {
      text: 'In 1974 Steve Jobs was hired by Atari as a technician.',
      question: 'In what role was Steve Jobs hired by Atari in 1974?',
      answer: 'As a technician',
    },
    { text: 'The castle served as a prison in the Middle Ages.', none: true },
    { text: "Pierre L'Enfant served as a military engineer.", none: true },
  ],
};

/** "In 1851 Texas became a state", "was elected president in 1860": what somebody or something became at a time. */
export const became: Rule = {
  name: 'became',
  prior: 0.3,
  allows: ['thin answer'],
  ask: (clause, references) => {
    const { tree, predicate, passive, subject } = clause;
    const { lemma } = token(tree, predicate);
    const isElected = passive && /^(elect|appoint|crown|ordain)$/.test(lemma);
    const isBecoming = !passive && lemma === 'become';
    if (clause.negated || !(isElected || isBecoming)) return [];
    if (token(tree, clause.finite).xpos !== 'VBD') return [];
    const isNamed = hasName(tree, subject.head) || isNamedFor(references, subject.head);
    const [what, ...others] = clause.phrases.filter(
      ({ relation, governor, isFronted, opener }) =>
        isRelation(relation, ['xcomp', 'obj']) &&
        governor === predicate &&
        !isFronted &&
        opener === '',
    );
    if (!isNamed || what === undefined || others.length > 0) return [];
    const { head, tokens } = what;
    const isFull = tokens.length >= 2 || isElected;
    if (isElected && !OFFICE.test(token(tree, head).lemma)) return [];
    if (!/^(NOUN|PROPN)$/.test(token(tree, head).upos) || !isFull) return [];
    if (/^(part|member|one|favou?rite)$/.test(token(tree, head).lemma)) return [];
    // Of the first another rule asks which it was.
    const isTop = dependents(tree, head, 'amod').some((one) =>
      /^(first|last|only|youngest|oldest|second|third|JJS)$/.test(token(tree, one).form),
    );
    const isDated = clause.phrases.some(
      ({ relation, tokens: own }) =>
        isRelation(relation, ['obl']) && isCalendarDate(tree, own) && own.length <= 5,
    );
    const isLessened = /^(merely|only|just|simply)$/i.test(token(tree, tokens[0]!).form);
    if (isTop || isLessened || !isDated) return [];
    const office = lemma === 'elect' ? 'To what office' : 'To what position';
    const wh = isBecoming || lemma === 'crown' || lemma === 'ordain' ? 'What' : office;
    return [{ question: invertedQuestion(clause, wh, tokens), answer: tokens, asked: tokens }];
  },
  examples: [
    {
      text: 'Gabon became a French colony in 1885.',
      question: 'What did Gabon become in 1885?',
      answer: 'A French colony',
    },
    {
      text: 'Abraham Lincoln was elected president of the United States in 1860.',
      question: 'To what office was Abraham Lincoln elected in 1860?',
      answer: 'President of the United States',
    },
    { text: 'Gabon became rich in 1885.', none: true },
    { text: 'Gabon became a French colony.', none: true },
  ],
};

const OFFICE =
  /^(president|vice-president|king|queen|emperor|empress|pope|bishop|archbishop|cardinal|abbot|priest|deacon|governor|mayor|senator|chancellor|minister|premier|rector|dean|professor|director|chairman|chair|speaker|secretary|judge|justice|general|commander|consul|ambassador|treasurer|captain|leader|head|chief)$/i;

/** Whoever has a name, or a pronoun that stands for one. */
function isSomebody({ tree, subject, negated }: Clause, references: readonly Reference[]) {
  const { head } = subject;
  if (negated) return false;
  return isNamedFor(references, head) || (hasName(tree, head) && entityOf(tree, head) === 'person');
}

const isNamedFor = (references: readonly Reference[], index: number) =>
  references.some(({ tokens, text }) => text !== undefined && tokens.includes(index));

const circumstances = ({ phrases }: Clause): readonly Phrase[] =>
  phrases.filter(({ relation, setOff }) => isRelation(relation, ['obl']) && !setOff);

const isRole = ({ tree }: Clause, head: number) =>
  token(tree, head).upos === 'NOUN' &&
  (entityOf(tree, head) === 'person' || PERSON_NOUNS.has(token(tree, head).lemma.toLowerCase()));
