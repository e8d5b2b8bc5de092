/** "two general categories: economic groups and …": a set whose number the sentence tells. */

import { invertedQuestion, subjectQuestion, withoutOpener } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { trimPunctuation, withoutBrackets } from '../grammar/simplify.ts';
import { dependents, subtree, type Tree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

export const list: Rule = {
  name: 'list',
  prior: 0.2,
  allows: [
    'expletive subject',
    'too open',
    'nothing specific',
    'parse not trusted',
    'thin answer',
    'vague answer',
    'list cut in two',
    'joint without both sides',
  ],
  ask: (clause): Draft[] => {
    const { tree, role, negated } = clause;
    const colon = tree.tokens.findIndex(({ form }) => form === ':');
    if (role !== 'main' || negated || colon < 3) return [];
    const set = setBefore(tree, colon);
    const last = tree.tokens.findLastIndex(({ upos }) => upos !== 'PUNCT');
    const asked = trimPunctuation(
      tree,
      withoutBrackets(tree).filter((index) => index > colon && index <= last),
    );
    if (set === undefined || itemsOf(tree, asked) !== set.count) return [];
    const question = questionFor(clause, set.head, set.tokens, colon);
    return question === undefined ? [] : [{ question, answer: asked, asked }];
  },
  examples: [
    {
      text: 'Interest groups can be organized into two general categories: economic groups and noneconomic groups.',
      question: 'What two general categories can interest groups be organized into?',
      answer: 'Economic groups and noneconomic groups',
    },
    {
      text: 'Living cells fall into one of two broad categories: prokaryotic and eukaryotic.',
      question: 'What two broad categories do living cells fall into?',
      answer: 'Prokaryotic and eukaryotic',
    },
    {
      text: 'There are three types of rocks: igneous, sedimentary, and metamorphic.',
      question: 'What are the three types of rocks?',
      answer: 'Igneous, sedimentary, and metamorphic',
    },
    {
      text: 'The human heart has two kinds of chambers: atria and ventricles.',
      question: 'What two kinds of chambers does the human heart have?',
      answer: 'Atria and ventricles',
    },
    {
      text: 'Three physical features dominate Azerbaijan: the Caspian Sea, the Greater Caucasus (a range), and the flatlands.',
      question: 'What three physical features dominate Azerbaijan?',
      answer: 'The Caspian Sea, the Greater Caucasus, and the flatlands',
    },
    {
      text: 'There is a consensus that agriculture emerged in three distinct regions: Egypt, Sudan, and Libya.',
      none: true,
    },
    { text: 'The human heart has four chambers: atria and ventricles.', none: true },
  ],
};

/** More than five is no card (Wozniak, rule 9). */
const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
};

interface Numbered {
  readonly head: number;
  readonly tokens: readonly number[];
  readonly count: number;
}

/** The counted noun that the colon follows, with what it is of. */
function setBefore(tree: Tree, colon: number): Numbered | undefined {
  for (let number = colon - 1; number >= 0; number -= 1) {
    const { form, head, deprel } = token(tree, number);
    const count = NUMBERS[form.toLowerCase()];
    if (count === undefined || deprel !== 'nummod' || head < number || head >= colon) continue;
    if (token(tree, head).xpos !== 'NNS') return undefined;
    const own = subtree(tree, head).filter((index) => index >= number && index < colon);
    // Only the subject stands apart from the colon: "Three features dominate Malta: …".
    const isSubject = token(tree, head).deprel.startsWith('nsubj') && head < tree.root;
    const end = isSubject ? own.at(-1)! + 1 : colon;
    const isWhole = own.length === end - number;
    return isWhole ? { head, tokens: own, count } : undefined;
  }
  return undefined;
}

/** How many items stand behind the colon: joined by commas, the last by "and". */
function itemsOf(tree: Tree, asked: readonly number[]): number {
  const words = asked.map((index) => token(tree, index));
  if (words.some(({ form, xpos }) => /^[;:()—–]$/.test(form) || /^(VB[DZP]|MD|W)/.test(xpos)))
    return 0;
  const text = words.map(({ form }) => form).join(' ');
  // "public interest or noneconomic groups" are one kind.
  const joints = / and /.test(text) ? / , (?:and )?| and / : / , (?:or )?| or /;
  return text.split(joints).length;
}

function questionFor(
  clause: Clause,
  head: number,
  set: readonly number[],
  colon: number,
): Draft['question'] | undefined {
  const { tree, subject, predicate } = clause;
  const isExistential =
    /^there$/i.test(token(tree, subject.head).form) && token(tree, predicate).lemma === 'be';
  // "there is agreement that farming began in three regions: …" does not say that there are three.
  const isCounted = dependents(tree, predicate, 'nsubj').includes(head);
  if (isExistential && isCounted && isPresent(clause)) return ['What are the', ...set];
  const isBefore = (piece: Piece) => typeof piece === 'string' || piece < colon;
  const isTold = clause.body.some((index) => index !== predicate && index < colon);
  if (subject.head === head && !clause.copular && isTold)
    return ['What', ...set, ...subjectQuestion(clause, 'What', true).slice(1).filter(isBefore)];
  // "one of two broad categories"
  const isOneOf = (one: number) =>
    /^(one|either)$/.test(token(tree, one).lemma) && token(tree, head).head === one;
  const phrase = clause.phrases.find(
    (one) => (one.head === head || isOneOf(one.head)) && one.governor === predicate,
  );
  if (phrase === undefined || phrase.isFronted) return undefined;
  const inside = trimPunctuation(tree, withoutOpener(phrase));
  const [what = 'What', ...rest] = invertedQuestion(clause, 'What', [...inside, ...set]);
  const isOwn = dependents(tree, head, 'nmod:poss', 'det').length === 0;
  return isOwn ? [what, ...set, ...rest] : undefined;
}

const isPresent = ({ tree, finite }: Clause) => /^(VBZ|VBP)$/.test(token(tree, finite).xpos);
