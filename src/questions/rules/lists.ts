import type { Clause } from '../clause.ts';
import { invertedQuestion, subjectQuestion } from '../inversion.ts';
import type { Draft, Rule } from '../rule.ts';
import { trimPunctuation, withoutBrackets } from '../simplify.ts';
import { dependents, isRelation, type Tree, token } from '../tree.ts';

/** How many a list is to have, as a word; more is learned one by one (research: qg, 4.4). */
const COUNTS = ['two', 'three', 'four', 'five'];

/** "There are three states of matter: solid, liquid and gas": all of a list whose length is said. */
export const list: Rule = {
  name: 'list',
  prior: 1,
  // The list is taken as it stands, however it is parsed.
  allows: [
    'expletive subject',
    'word order',
    'list cut in two',
    'joint without both sides',
    'parse not trusted',
    'vague answer',
  ],
  ask: (clause) => {
    const { tree, role, negated } = clause;
    const colon = tree.tokens.findIndex(({ form }) => form === ':');
    if (role !== 'main' || negated || colon < 0 || colon < clause.predicate) return [];
    const answer = trimPunctuation(
      tree,
      withoutBrackets(tree).filter((index) => index > colon),
    );
    const counted = tree.tokens.flatMap(({ form, deprel, head }, index) =>
      index < colon &&
      isRelation(deprel, ['nummod']) &&
      COUNTS.indexOf(form.toLowerCase()) + 2 === itemsIn(tree, answer) &&
      /^NNS$/.test(tree.tokens[head]?.xpos ?? '')
        ? [{ number: index, noun: head }]
        : [],
    );
    const [one, another] = counted;
    if (one === undefined || another !== undefined) return [];
    const question = questionFor(clause, one, colon);
    return question === undefined ? [] : [{ question, answer, asked: answer }];
  },
  examples: [
    {
      text: 'There are three common states of matter: solid, liquid and gas.',
      question: 'What are the three common states of matter?',
      answer: 'Solid, liquid and gas',
    },
    {
      text: 'Three physical features dominate Azerbaijan: the Caspian Sea, the Greater Caucasus, and the flatlands.',
      question: 'Which three physical features dominate Azerbaijan?',
      answer: 'The Caspian Sea, the Greater Caucasus, and the flatlands',
    },
    {
      text: 'The parliament of Britain has two houses: the House of Commons and the House of Lords.',
      question: 'Which two houses does the parliament of Britain have?',
      answer: 'The House of Commons and the House of Lords',
    },
    { text: 'There are many states of matter: solid, liquid and gas.', none: true },
    { text: 'There are three states of matter: solid and liquid.', none: true },
  ],
};

/** Named things between commas, semicolons and the last "and"; 0 where one of them is more than a noun phrase. */
function itemsIn(tree: Tree, tokens: readonly number[]): number {
  const hasSemicolons = tokens.some((index) => token(tree, index).form === ';');
  const isBorder = (index: number) => {
    const { form } = token(tree, index);
    return hasSemicolons ? form === ';' : form === ',' || /^(and|or)$/i.test(form);
  };
  const items: number[][] = [[]];
  for (const index of tokens) {
    if (isBorder(index)) items.push([]);
    else items.at(-1)!.push(index);
  }
  const isThing = (item: readonly number[]) =>
    item.length <= 12 &&
    !/^(one|other|first|second)$/i.test(token(tree, item[0]!).form) &&
    item.some((index) => /^(NOUN|PROPN|ADJ|VERB)$/.test(token(tree, index).upos)) &&
    !item.some((index) => /^(VB[DZP]|MD|PRP\$?|:)$/.test(token(tree, index).xpos));
  const things = items.filter((item) => item.length > 0);
  return things.every(isThing) ? things.length : 0;
}

function questionFor(
  clause: Clause,
  { number, noun }: { readonly number: number; readonly noun: number },
  colon: number,
): Draft['question'] | undefined {
  const { tree, predicate, subject } = clause;
  const isOwn = (index: number) => index >= number && index < colon;
  const isThere = dependents(tree, predicate, 'expl').some((one) =>
    /^there$/i.test(token(tree, one).form),
  );
  if (isThere) {
    const rest = tree.tokens.flatMap((_, index) => (isOwn(index) ? [index] : []));
    const isPlain = rest.every((index) => !/^(VERB|PUNCT|AUX)$/.test(token(tree, index).upos));
    if (dependents(tree, predicate, 'nsubj')[0] !== noun || !isPlain) return undefined;
    return [
      'What',
      token(tree, predicate).form.toLowerCase(),
      'the',
      ...rest,
      ...clause.fronted.flatMap(({ tokens }) => tokens),
    ];
  }
  const after = tree.tokens.flatMap((_, index) => (index >= colon ? [index] : []));
  if (subject.head === noun && !clause.copular) {
    const [, ...rest] = subjectQuestion(clause, 'Which', true);
    const own = subject.tokens.filter((index) => isOwn(index));
    return ['Which', ...own, ...rest.filter((piece) => !after.includes(piece as number))];
  }
  const object = clause.phrases.find(
    ({ head, relation, isFronted }) => head === noun && relation === 'obj' && !isFronted,
  );
  if (object === undefined || dependents(tree, noun, 'nmod:poss').length > 0) return undefined;
  const [, ...rest] = invertedQuestion(clause, 'Which', [...object.tokens, ...after]);
  return ['Which', ...object.tokens.filter(isOwn), ...rest];
}
