import { anchors } from '../asking/askable.ts';
import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { hasName } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import type { Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

/** "Lafayette commissioned L'Enfant to paint a portrait": what he was to do. */
export const bidding: Rule = {
  name: 'bidding',
  prior: 0.1,
  ask: (clause, references) => {
    const { tree, predicate, passive, negated } = clause;
    if (passive || negated || !ASKING.test(token(tree, predicate).lemma)) return [];
    const object = clause.phrases.find(
      ({ relation, governor, isFronted }) =>
        relation === 'obj' && governor === predicate && !isFronted,
    );
    if (object === undefined || !isSomebody(clause, references, object)) return [];
    return clause.phrases
      .filter(({ relation }) => isRelation(relation, ['xcomp', 'advcl', 'ccomp']))
      .filter(({ governor, opener }) => governor === predicate && opener === 'to')
      .filter(({ tokens }) => tokens.length >= 3 && tokens[0] === object.tokens.at(-1)! + 1)
      .filter(({ head }) => dependents(tree, head, 'aux:pass', 'cop').length === 0)
      .filter(({ tokens }) => anchors(clause, references, tokens) >= 2)
      .map(({ tokens }) => ({
        question: withToDo(invertedQuestion(clause, 'What', tokens), object),
        answer: tokens,
        asked: tokens,
      }));
  },
  examples: [
    {
      text: 'The Marquis de Lafayette commissioned L’Enfant to paint a portrait of Washington.',
      question: 'What did the Marquis de Lafayette commission L’Enfant to do?',
      answer: 'To paint a portrait of Washington',
    },
    {
      text: 'In 1939, Einstein urged President Roosevelt to begin research on uranium.',
      question: 'What did Einstein urge President Roosevelt to do in 1939?',
      answer: 'To begin research on uranium',
    },
    { text: 'The rules allow players to pass the ball to each other.', none: true },
  ],
};

const ASKING =
  /^(ask|order|command|tell|urge|persuade|convince|encourage|force|compel|require|allow|permit|enable|invite|commission|appoint|instruct|authori[sz]e|forbid|advise|beg|request|motivate|inspire|lead|prompt|teach|train|hire|challenge|pressure|oblige|induce|employ|choose|elect|sentence)$/;

function isSomebody(
  { tree, predicate }: Clause,
  references: readonly Reference[],
  { head }: Phrase,
): boolean {
  const isMoved = /^(lead|inspire|motivate|prompt)$/.test(token(tree, predicate).lemma);
  return (
    hasName(tree, head) ||
    (!isMoved && references.some(({ tokens, text }) => text !== undefined && tokens.includes(head)))
  );
}

/** Behind whom it is asked of. */
function withToDo(question: readonly Piece[], object: Phrase): Piece[] {
  const at = question.lastIndexOf(object.tokens.at(-1)!);
  return [...question.slice(0, at + 1), 'to do', ...question.slice(at + 1)];
}
