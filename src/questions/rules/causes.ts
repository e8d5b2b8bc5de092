/** "Inflation lowered morale", "rails that allowed the army to move": what it was that did so. */

import { anchors } from '../asking/askable.ts';
import { subjectQuestion } from '../asking/inversion.ts';
import { tokensOf } from '../gates/suspect.ts';
import type { Clause } from '../grammar/clause.ts';
import { EMPTY_NOUNS, PARTITIVE } from '../grammar/lexicon.ts';
import { entityOf } from '../grammar/noun-phrase.ts';
import { token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import type { Rule } from '../rule.ts';

export const changes: Rule = {
  name: 'changes',
  prior: 0.3,
  asks: ['main', 'complement', 'relative', 'restrictive'],
  allows: ['too open', 'thin answer', 'nothing specific'],
  ask: (clause, references) => {
    const { tree, predicate, negated, passive, copular, subject } = clause;
    if (negated || passive || copular || !CHANGING.test(token(tree, predicate).lemma)) return [];
    if (isToldHow(clause)) return [];
    if (!isCause(clause) || !isTold(clause, references)) return [];
    const question = subjectQuestion(clause, 'What');
    return [{ question, answer: subject.tokens, asked: subject.tokens }];
  },
  examples: [
    {
      text: 'The rise of fascism in Europe weakened the labor movement of Italy.',
      question: 'What weakened the labor movement of Italy?',
      answer: 'The rise of fascism in Europe',
    },
    {
      text: 'The government used standardized rail tracks that allowed the North to move men with greater ease.',
      question: 'What allowed the North to move men with greater ease?',
      answer: 'Standardized rail tracks',
    },
    {
      text: 'For some goods, geography affects specialization.',
      question: 'What affects specialization for some goods?',
      answer: 'Geography',
    },
    { text: 'The island attracts many whales.', none: true },
    { text: 'The government made steady progress with the reform of the schools.', none: true },
  ],
};

/** Verbs whose subject is what makes a thing other than it was, or makes something possible. */
const CHANGING =
  /^(affect|lower|raise|increase|decrease|reduce|weaken|strengthen|undermine|undercut|hinder|hamper|slow|accelerate|boost|improve|enhance|worsen|threaten|limit|restrict|shape|influence|determine|govern|control|regulate|disrupt|damage|destroy|transform|change|alter|revolutionize|drive|fuel|spur|prevent|protect|stabilize|cause|trigger|prompt|spark|spread|speed|diminish|erode|inhibit|block|stimulate|promote|foster|facilitate|impede|deter|discourage|divide|unite|separate|connect|link|allow|enable|permit|force|encourage|lead|motivate|compel|inspire|turn|convert|reveal|deepen|widen|disturb|break|ease|relieve|intensify|heighten|end|outrage|fascinate|attract|upset)$/;

/** "by enabling people to …" another rule asks for; "more deeply" than what? */
function isToldHow({ tree, phrases, body, predicate }: Clause): boolean {
  const isBy = phrases.some(({ relation, opener }) => relation === 'advcl' && opener === 'by');
  const isMore = body.some(
    (index) => /^(RBR|JJR)$/.test(token(tree, index).xpos) && token(tree, index).head === predicate,
  );
  const isMoreSo = body.some(
    (index) =>
      /^(more|less)$/i.test(token(tree, index).form) && tree.tokens[index + 1]?.upos === 'ADV',
  );
  return isBy || isMore || isMoreSo;
}

function isCause({ tree, subject }: Clause): boolean {
  const { upos, xpos, lemma } = token(tree, subject.head);
  if (upos === 'VERB') return xpos === 'VBG' && subject.tokens.length > 1;
  if (upos !== 'NOUN' || EMPTY_NOUNS.has(lemma) || PARTITIVE.test(lemma)) return false;
  const [first = subject.head] = subject.tokens;
  // "to power processes that …": a verb, most likely.
  if (/^to$/i.test(tree.tokens[first - 1]?.form ?? '')) return false;
  // "such simplifications", "fewer clouds", "our rates"
  if (
    /^(such|fewer|more|less|our|some|many|most|several|its|their|his|her)$/i.test(
      token(tree, first).form,
    )
  )
    return false;
  // Bare "the island" and "the area" are told elsewhere.
  if (subject.tokens.length === 2 && /^the$/i.test(token(tree, first).form)) return false;
  return !/^(person|organization)$/.test(`${entityOf(tree, subject.head)}`);
}

function isTold(clause: Clause, references: readonly Reference[]): boolean {
  const { tree, finite, subject, predicate, phrases } = clause;
  const object = phrases.find(
    ({ relation, governor }) => relation === 'obj' && governor === predicate,
  );
  if (object === undefined || !/^(NOUN|PROPN)$/.test(token(tree, object.head).upos)) return false;
  const told = tokensOf(subjectQuestion(clause, 'What')).filter(
    (index) => index !== predicate && /^(NOUN|PROPN|ADJ|NUM|VERB)$/.test(token(tree, index).upos),
  ).length;
  const narrowing = anchors(clause, references, subject.tokens);
  const isPresent = /^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos);
  if (/^(will|shall)$/i.test(token(tree, finite).form)) return false;
  return isPresent ? told >= 2 : (narrowing >= 1 && told >= 2) || told >= 4;
}
