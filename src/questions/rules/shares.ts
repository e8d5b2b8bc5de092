import { invertedQuestion, subjectQuestion, withoutOpener } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { openerOf, type Phrase } from '../grammar/phrase.ts';
import { dependents, isBelow, type Tree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

/** "56 percent of the people": the share. */
export const whatShare: Rule = {
  name: 'what-share',
  prior: 0.7,
  // The rest of the sentence is said as it stands, however it is built.
  allows: ['thin answer', 'vague answer', 'too open', 'hearsay', 'parse not trusted'],
  ask: (clause) => {
    if (clause.negated) return [];
    const isAccount = /^(account)$/.test(token(clause.tree, clause.predicate).lemma);
    const objects = clause.phrases.filter(
      ({ relation, isFronted, opener }) =>
        !isFronted && (relation === 'obj' || (isAccount && opener === 'for')),
    );
    return [clause.subject, ...objects].flatMap((phrase): Draft[] => {
      const share = shareOf(clause, phrase);
      if (share === undefined) return [];
      const isSubject = phrase === clause.subject;
      if (isSubject && !/^(main|complement|reported)$/.test(clause.role)) return [];
      if (!isUnbroken(clause) || isOnceOnly(clause)) return [];
      const fronted = isSubject
        ? subjectQuestion(clause, 'What', true)
        : invertedQuestion(clause, 'What', withoutOpener(phrase));
      // "81% lives in cities and 19% in the country": the other share has its own place.
      const after = clause.tree.tokens.slice((share.amount.at(-1) ?? 0) + 1);
      if (isSubject && after.some(({ form }) => /^(%|percent)$/i.test(form))) return [];
      const what = /^(%|percent|per cent|percentage)$/i.test(token(clause.tree, phrase.head).form)
        ? 'What percentage'
        : 'What share';
      return [
        {
          question: [what, ...share.of, ...fronted.slice(1)],
          answer: share.amount,
          asked: share.amount,
        },
      ];
    });
  },
  examples: [
    {
      text: 'In 1900, about 40 percent of Americans worked on farms.',
      question: 'What percentage of Americans worked on farms in 1900?',
      answer: 'About 40 percent',
    },
    {
      text: 'Almost half of all Australian children are iodine deficient.',
      question: 'What share of all Australian children are iodine deficient?',
      answer: 'Almost half',
    },
    {
      text: 'About two-thirds of Americans worked on farms in 1900.',
      question: 'What share of Americans worked on farms in 1900?',
      answer: 'About two-thirds',
    },
    {
      text: 'Islam accounts for about 20 percent of the population of Ethiopia.',
      question: 'What percentage of the population of Ethiopia does Islam account for?',
      answer: 'About 20 percent',
    },
    {
      text: 'Nearly one in five American children lives in poverty.',
      question: 'What share of American children lives in poverty?',
      answer: 'Nearly one in five',
    },
    {
      text: 'About 81% of Albertans live in cities and only about 19% in the country.',
      none: true,
    },
    { text: 'In 1900, many Americans worked on farms.', none: true },
  ],
};

/** Between the verb and the end of the statement nothing was left out. */
function isUnbroken({ tree, body, finite, predicate }: Clause): boolean {
  const from = Math.min(finite, predicate);
  const said = body.filter((index) => index > from);
  const last = said.at(-1) ?? from;
  return tree.tokens
    .slice(from, last)
    .every(
      ({ upos, deprel }, at) =>
        upos === 'PUNCT' || body.includes(from + at) || /^(aux|cop)/.test(deprel),
    );
}

/** "As of 2008, 40% of women had access": without the year it is not so. */
const isOnceOnly = ({ tree, finite, fronted }: Clause) =>
  token(tree, finite).xpos === 'VBD' &&
  /^as$/i.test(tree.tokens[0]?.form ?? '') &&
  fronted.length === 0;

/** "about 40 percent" and "of Americans". */
function shareOf(
  { tree }: Clause,
  { head, tokens }: Phrase,
): { amount: number[]; of: Piece[] } | undefined {
  const { form, upos } = token(tree, head);
  if (upos === 'NUM') return oneInSeveral(tree, head, tokens);
  // "the southern quarter" is a part, not a share.
  if (dependents(tree, head, 'det').some((one) => /^the$/i.test(token(tree, one).form)))
    return undefined;
  const isFraction = /^(half|thirds?|quarters?|fifths?|tenths?)$/i.test(form);
  if (!isFraction && !/^(%|percent|per cent|percentage)$/i.test(form)) return undefined;
  const [whole] = dependents(tree, head, 'nmod');
  const [number] = dependents(tree, head, 'nummod');
  if (whole === undefined || whole < head || (number === undefined && !isFraction))
    return undefined;
  const of = tokens.filter((index) => isBelow(tree, index, whole));
  if (!/^of$/i.test(token(tree, of[0] ?? head).form)) return undefined;
  const [opener = ''] = phraseOpeners(tree, head, tokens);
  const amount = tokens.filter(
    (index) => index < of[0]! && !(index === tokens[0] && opener === 'for'),
  );
  return { amount, of };
}

const phraseOpeners = (tree: Tree, head: number, tokens: readonly number[]) =>
  dependents(tree, head, 'case')
    .filter((one) => one === tokens[0])
    .map((one) => token(tree, one).form.toLowerCase());

/** "one in five American children", "two out of three members of the party" */
function oneInSeveral(
  tree: Tree,
  head: number,
  tokens: readonly number[],
): { amount: number[]; of: Piece[] } | undefined {
  const [whole] = dependents(tree, head, 'nmod');
  if (whole === undefined || whole < head) return undefined;
  const [number, another] = dependents(tree, whole, 'nummod');
  const opener = openerOf(tree, whole);
  if (number === undefined || another !== undefined || !/^(in|out|out of)$/.test(opener))
    return undefined;
  if (token(tree, whole).xpos !== 'NNS') return undefined;
  const amount = tokens.filter((index) => index <= number);
  const of = tokens.filter((index) => index > number);
  return of.length === 0 ? undefined : { amount, of: ['of', ...of] };
}
