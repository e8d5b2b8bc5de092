/** "Gabriel Demante, a cousin of Galois", "the last king of France, Louis-Philippe": what is set beside a name, and a name set beside. */

import { isNamed, nameOf } from '../asking/named.ts';
import type { Clause } from '../grammar/clause.ts';
import { determiner, entityOf, isName, isUnique } from '../grammar/noun-phrase.ts';
import { droppedTokens, isSetOff, trimPunctuation } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

/** "Gabriel Demante, a cousin of Galois, …": who or what the name is. */
export const apposition: Rule = {
  name: 'apposition',
  prior: -0.2,
  ask: (clause) => {
    const { tree, subject, finite } = clause;
    if (clause.role !== 'main') return [];
    return [subject, ...clause.phrases].flatMap(({ head }): Draft[] => {
      const [told, another] = dependents(tree, head, 'appos');
      if (told === undefined || another !== undefined || !isNamed(clause, head)) return [];
      const answer = kindTold(clause, told);
      if (answer === undefined || isToldBetter(clause, head)) return [];
      const name = nameOf(clause, head);
      if (isObvious(clause, name, answer)) return [];
      const isPerson =
        entityOf(tree, head) === 'person' &&
        !OF_BODIES.test(token(tree, told).lemma) &&
        /^(person|undefined|abstract|animal)$/.test(`${entityOf(tree, told)}`);
      const wh = isPerson ? 'Who' : 'What';
      const isPast =
        token(tree, finite).xpos === 'VBD' && (isPerson || entityOf(tree, head) === 'event');
      const question = [wh, isPast ? 'was' : 'is', ...name];
      return [{ question, answer: [...roleBefore(clause, head), ...answer], asked: answer }];
    });
  },
  examples: [
    {
      text: 'In Congress, Kentucky senator Henry Clay, a veteran of many conflicts, offered a series of resolutions.',
      question: 'Who was Henry Clay?',
      answer: 'A Kentucky senator, a veteran of many conflicts',
    },
    {
      text: 'Valentina Tereshkova, a Russian factory worker, was the first woman in space.',
      none: true,
    },
    {
      text: 'Gregor Mendel, a friar at an abbey in Brno, crossed peas of different colours.',
      question: 'Who was Gregor Mendel?',
      answer: 'A friar at an abbey in Brno',
    },
    {
      text: 'Hutton LBO, a subsidiary of the Hutton Group, was founded in Boston by Ann Miller.',
      question: 'What is Hutton LBO?',
      answer: 'A subsidiary of the Hutton Group',
    },
    { text: 'The meeting was held in Lincoln, Nebraska, in 1901.', none: true },
    { text: 'Adam Stanton, the first permanent head of staff, left in 1919.', none: true },
    { text: 'Exeter School, an independent school in Exeter, was founded in 1633.', none: true },
    { text: 'Sonatrach, the national oil company, is the largest company in Africa.', none: true },
  ],
};

/** "Kentucky senator Henry Clay, a veteran of …": he was that first of all. */
function roleBefore({ tree }: Clause, head: number): Piece[] {
  const [role] = dependents(tree, head, 'nmod:desc');
  if (role === undefined || !/^\p{Ll}/u.test(token(tree, role).form) || role > head) return [];
  const words = subtree(tree, role);
  const [first = role] = words;
  if (/^(DET|PRON)$/.test(token(tree, first).upos)) return [];
  return [/^[aeiou]/i.test(token(tree, first).form) ? 'an' : 'a', ...words, ','];
}

/** "Tereshkova, a factory worker, was the first woman in space": the sentence itself tells better who she was. */
const isToldBetter = ({ tree, copular, predicate, subject }: Clause, head: number) =>
  copular && head === subject.head && /^(NOUN|ADJ)$/.test(token(tree, predicate).upos);

/** "Exeter School, an independent school in Exeter", "the national oil company", "a beautiful bay", "Batman: The Series" cut in two. */
function isObvious({ tree }: Clause, name: readonly number[], answer: readonly number[]): boolean {
  const words = new Set(name.map((index) => token(tree, index).lemma.toLowerCase()));
  const content = answer.filter((index) => /^(NOUN|PROPN)$/.test(token(tree, index).upos));
  const said = content.filter((index) => words.has(token(tree, index).lemma.toLowerCase()));
  const isDefinite = /^the$/i.test(token(tree, answer[0] ?? 0).form);
  const isOfWhat =
    content.some((index) => isRelation(token(tree, index).deprel, ['nmod', 'acl'])) ||
    answer.some(
      (index) => token(tree, index).upos === 'PROPN' || token(tree, index).deprel === 'acl',
    );
  return (
    said.length >= 2 ||
    (isDefinite && !isOfWhat) ||
    isOfficeOf(tree, answer) ||
    answer.some((index) => TASTE.test(token(tree, index).lemma)) ||
    tree.tokens[answer.at(-1)! + 1]?.form === ':'
  );
}

/** "the first permanent secretary and head of staff": of what? */
const isOfficeOf = (tree: Tree, answer: readonly number[]) =>
  /^the$/i.test(token(tree, answer[0] ?? 0).form) &&
  answer.some((index) => OFFICE.test(token(tree, index).lemma)) &&
  !answer.some((index) => /^(PROPN|NUM)$/.test(token(tree, index).upos) || isName(tree, index));

const OFFICE =
  /^(secretary|president|chairman|chairwoman|chair|director|head|leader|founder|captain|manager|minister|governor|commander|chief|editor|coach|mayor|spokesman|spokeswoman|spokesperson|owner)$/;

const TASTE =
  /^(beautiful|lovely|antiquated|charming|picturesque|stunning|famous|popular|wonderful|great|nice|delightful|favou?rite)$/;

const OF_BODIES =
  /^(subsidiary|company|firm|corporation|bank|unit|maker|group|band|team|agency|organi[sz]ation|newspaper|magazine|airline|brand|club|charity|university|college|school|party)$/;

/** With the hyphens inside. */
function unbroken(tokens: readonly number[]): number[] {
  const [first = 0, last = first] = [tokens[0], tokens.at(-1)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** An apposition that says what kind of thing it is: it opens with an article and has more than its noun. */
function kindTold({ tree }: Clause, told: number): number[] | undefined {
  const dropped = droppedTokens(tree);
  const own = new Set(subtree(tree, told));
  const inner = (index: number) => dropped[index] === true && !own.has(index);
  const tokens = trimPunctuation(
    tree,
    subtree(tree, told, (child) => {
      const { deprel } = token(tree, child);
      const isLoose = isRelation(deprel, ['acl', 'appos', 'parataxis']) && isSetOff(tree, child);
      return !inner(child) && !isLoose;
    }),
  );
  const opensWithArticle = /^(an?|the)$/i.test(token(tree, tokens[0] ?? told).form);
  const isUnbroken = tokens.every((index, at) => at === 0 || index === tokens[at - 1]! + 1);
  const isKind =
    token(tree, told).upos === 'NOUN' &&
    !SAID_OF_AN_ACT.test(token(tree, told).lemma) &&
    dependents(tree, told, 'nmod', 'amod', 'acl', 'compound').length > 0;
  // "a hill town southeast of Rome", where the parser hung the rest elsewhere
  const isTorn = /^(ADV|ADP)$/.test(token(tree, tokens.at(-1) ?? told).upos);
  return opensWithArticle && isKind && !isTorn && isUnbroken && tokens.length >= 4
    ? tokens
    : undefined;
}

/** These tell what was meant or done by it, not what it is. */
const SAID_OF_AN_ACT =
  /^(tribute|reference|allusion|nod|homage|move|sign|feat|distinction|honou?r|fact|result|change|decision|attempt|practice|number|figure|increase|reminder|thing|home|site|birthplace|hometown|destination)$/;

/** "The last king of France, Louis-Philippe, …": which name the description has. */
export const described: Rule = {
  name: 'described',
  prior: -0.1,
  ask: (clause) => {
    const { tree, subject, finite } = clause;
    if (!/^(main|reported|complement)$/.test(clause.role)) return [];
    return [subject, ...clause.phrases].flatMap(({ head }): Draft[] => {
      const [name, another] = dependents(tree, head, 'appos');
      if (name === undefined || another !== undefined || name < head) return [];
      if (token(tree, head).upos !== 'NOUN' || token(tree, name).upos !== 'PROPN') return [];
      if (!isOneOfAKind(tree, head) || dependents(tree, name, 'conj').length > 0) return [];
      const asked = unbroken(nameOf(clause, name));
      const description = subtree(tree, head, (child) =>
        isRelation(token(tree, child).deprel, DESCRIBING),
      ).filter((index) => index < asked[0]!);
      const isPerson = entityOf(tree, name) === 'person' || entityOf(tree, head) === 'person';
      const isPast =
        token(tree, finite).xpos === 'VBD' ||
        isPastForm(token(tree, finite).form) ||
        (isPerson && tree.tokens.some(({ xpos }) => xpos === 'VBD'));
      const be = isPast ? 'was' : 'is';
      const openers = dependents(tree, head, 'case');
      const words = trimPunctuation(
        tree,
        description.filter((index) => !openers.includes(index)),
      );
      return [{ question: [isPerson ? 'Who' : 'What', be, ...words], answer: asked, asked }];
    });
  },
  examples: [
    {
      text: 'The last king of France, Louis-Philippe, fled to England in 1848.',
      question: 'Who was the last king of France?',
      answer: 'Louis-Philippe',
    },
    { text: 'A king of France, Louis-Philippe, fled to England in 1848.', none: true },
  ],
};

const DESCRIBING = ['det', 'amod', 'compound', 'flat', 'nummod', 'nmod', 'case', 'acl', 'advmod'];

const isPastForm = (form: string) => /^(was|were|had|did)$/i.test(form);

/** A superlative, or what somebody or something has but one of: "its capital", "France's capital". */
function isOneOfAKind(tree: Tree, head: number): boolean {
  if (isUnique(tree, head)) return true;
  const isSingular = token(tree, head).xpos === 'NN';
  const isOfficed =
    /^(capital|founder|author|leader|president|king|queen|director|husband|wife|father|mother|currency|successor|predecessor)$/.test(
      token(tree, head).lemma,
    );
  // Whose "their" is, is guessed too often.
  const isOwned =
    dependents(tree, head, 'nmod:poss').some((one) => !/^their$/i.test(token(tree, one).form)) ||
    (determiner(tree, head) === 'the' && dependents(tree, head, 'nmod').length > 0);
  return isSingular && isOwned && (isOfficed || isTopOfHis(tree, head));
}

/** "his most appreciated piece of chamber music" */
const isTopOfHis = (tree: Tree, head: number) =>
  dependents(tree, head, 'nmod:poss').length > 0 &&
  dependents(tree, head, 'amod').some((one) =>
    [one, ...dependents(tree, one, 'advmod')].some((part) =>
      /^(JJS|RBS)$/.test(token(tree, part).xpos),
    ),
  );
