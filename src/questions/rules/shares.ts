import { invertedQuestion, subjectQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { dependents, isBelow, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

/** "56 percent of the people": the share. */
export const whatShare: Rule = {
  name: 'what-share',
  prior: 0.1,
  ask: (clause) => {
    if (clause.negated) return [];
    const objects = clause.phrases.filter(
      ({ relation, isFronted }) => relation === 'obj' && !isFronted,
    );
    return [clause.subject, ...objects].flatMap((phrase): Draft[] => {
      const share = shareOf(clause, phrase);
      if (share === undefined) return [];
      const isSubject = phrase === clause.subject;
      if (isSubject && clause.role !== 'main') return [];
      const fronted = isSubject
        ? subjectQuestion(clause, 'What', true)
        : invertedQuestion(clause, 'What', phrase.tokens);
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
      text: 'About 81% of Albertans live in cities and only about 19% in the country.',
      none: true,
    },
    { text: 'In 1900, many Americans worked on farms.', none: true },
  ],
};

/** "about 40 percent" and "of Americans". */
function shareOf(
  { tree }: Clause,
  { head, tokens }: Phrase,
): { amount: number[]; of: number[] } | undefined {
  const { form } = token(tree, head);
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
  return { amount: tokens.filter((index) => index < of[0]!), of };
}
