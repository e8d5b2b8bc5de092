/** "The advantage of X is that …", "A good example of X is …": the subject's words already say what is asked. */

import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { determiner, hasName } from '../grammar/noun-phrase.ts';
import { withoutBrackets } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';
import { isExplained } from '../references/agreement.ts';
import type { Draft, Rule } from '../rule.ts';

/** Nouns that only say what part something plays: what it is stands behind "is". */
const PART =
  /^(reason|cause|advantage|disadvantage|benefit|drawback|example|goal|aim|purpose|objective|function|problem|challenge|result|consequence|effect|difference|similarity|feature|characteristic|task|solution|alternative|method|strategy|idea|principle|belief|rule|point|lesson|danger|risk|criticism|argument|explanation|difficulty|limitation|strength|weakness|key|secret|mission|role|job|motive|condition|symptom|sign|source|factor|ingredient|component|step|stage|theme|question|dilemma|outcome|response|view|claim|hypothesis|finding|conclusion|exception|instance|illustration|threat|obstacle|virtue|duty|responsibility|answer|assumption|evidence|concern|assertion|objective|objection|prerequisite|requirement|explanation|implication|misconception|myth|fear|hope|promise|demand|test|essence|way|action|core|thesis|message|lesson|trick|rationale|justification)$/;

export const equation: Rule = {
  name: 'equation',
  prior: -0.3,
  // Where its sides are unbroken, how they are built inside does not matter.
  allows: [
    'passing state',
    'too open',
    'nothing specific',
    'thin answer',
    'parse not trusted',
    'opinion',
    'word order',
    'agreement',
    'passive or not',
    'pronoun',
    'vague answer',
  ],
  asks: ['main', 'equated'],
  ask: (clause) => {
    const { tree, subject, body, negated, copular, auxiliaries } = clause;
    const stated = asWritten(tree);
    if (stated.length > 0) return stated;
    if (!copular || negated || auxiliaries.length !== 1 || !isPart(clause)) return [];
    if (clause.role === 'main' && !isThing(clause)) return [];
    if (clause.role === 'equated' && !isAct(clause)) return [];
    const isLong = body.length >= 2 || clause.role === 'main';
    if (!isLong || subject.tokens.length < 3 || !isUnbroken(clause)) return [];
    const said = [...subject.tokens, ...body];
    const others = said.filter((index) => index !== subject.head);
    if (!said.every((index) => isExplained(tree, index, others))) return [];
    return [{ question: invertedQuestion(clause, 'What', body), answer: body, asked: body }];
  },
  examples: [
    {
      text: 'The main advantage of specialization is that workers produce more in less time.',
      question: 'What is the main advantage of specialization?',
      answer: 'That workers produce more in less time',
    },
    {
      text: 'A good example of ethnocentrism is referring to Asia as the "Far East".',
      question: 'What is a good example of ethnocentrism?',
      answer: 'Referring to Asia as the "Far East"',
    },
    {
      text: 'One reason for the decline of bees is the loss of wild flowers.',
      question: 'What is one reason for the decline of bees?',
      answer: 'The loss of wild flowers',
    },
    {
      text: 'The main functions of a telescope are (1) to collect faint light and (2) to focus it into an image.',
      question: 'What are the main functions of a telescope?',
      answer: 'To collect faint light and to focus it into an image',
    },
    {
      text: 'One way to become more efficient is to divide; another way is to grow.',
      question: 'What is one way to become more efficient?',
      answer: 'To divide',
    },
    { text: 'Another reason is that workers learn.', none: true },
    {
      text: 'Another function of money is that it must serve as a standard of payment.',
      none: true,
    },
    { text: 'The decline of bees is a problem for farmers.', none: true },
  ],
};

/** "The … of … is that …", "… are to …": so clear in its words that no tree is needed. */
function asWritten(tree: Tree): Draft[] {
  const words = withoutBrackets(tree).filter(
    (index) => token(tree, index).upos !== 'PUNCT' || token(tree, index).form === ',',
  );
  const form = (at: number) => tree.tokens[words[at] ?? -1]?.form.toLowerCase() ?? '';
  const start = form(1) === ',' && /^(RB|RBR|CC|UH)$/.test(token(tree, words[0] ?? 0).xpos) ? 2 : 0;
  // Of "another" there was one before, which would be as right.
  if (!/^(the|an?|one)$/.test(form(start))) return [];
  const isWay = (subject: readonly number[]) =>
    subject.slice(0, 5).some((index) => /^(way|method|means)$/.test(token(tree, index).lemma));
  const be = words.findIndex(
    (_, at) =>
      at > start + 2 &&
      /^(is|are|was|were)$/.test(form(at)) &&
      (/^(that|to)$/.test(form(at + 1)) ||
        (/^(in|by|through)$/.test(form(at + 1)) && isWay(words.slice(start, at)))),
  );
  if (be < 0 || be - start > 16) return [];
  if (/^(be|date|come)$/.test(form(be + 2))) return [];
  const subject = words.slice(start, be);
  const part = subject.findIndex(
    (index) => token(tree, index).upos === 'NOUN' && PART.test(token(tree, index).lemma),
  );
  const next = token(tree, subject[part + 1] ?? 0);
  // "of", "for", "to", or "anyone can take"
  const isOfWhat = /^(IN|TO|WDT|PRP|NN|NNS|DT)$/.test(next.xpos) && part > 0;
  if (part < 0 || part > 5 || part === subject.length - 1 || !isOfWhat) return [];
  const verbs = subject.filter((index) => /^(VB[DZP]|MD)$/.test(token(tree, index).xpos));
  if (verbs.length > 1) return [];
  if (subject.some((index) => token(tree, index).form === ',')) return [];
  // "One way is to divide; another way is …"
  const stop = tree.tokens.findIndex(
    ({ form: one }, index) => index > words[be]! && /^[;:.]$/.test(one),
  );
  const last = (stop < 0 ? tree.tokens.length : stop) - 1;
  const inside = new Set(withoutBrackets(tree));
  const asked = range(words[be + 1]!, last).filter((index) => inside.has(index));
  const said = [...subject, ...asked];
  if (asked.length < 2 || !said.every((index) => isExplained(tree, index, said))) return [];
  return [{ question: ['What', form(be), ...subject], answer: asked, asked }];
}

const range = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);

/** "Wind power is an example of renewable energy": the example itself is asked for. */
export const exampleOf: Rule = {
  name: 'example',
  prior: 0,
  ask: (clause): Draft[] => {
    const { tree, predicate, subject, copular, negated, auxiliaries } = clause;
    if (!copular || negated || auxiliaries.length !== 1 || clause.role !== 'main') return [];
    if (!/^(example|instance|illustration)$/.test(token(tree, predicate).lemma)) return [];
    const of = dependents(tree, predicate, 'nmod');
    const isKnown =
      token(tree, subject.head).upos === 'PROPN' ||
      dependents(tree, subject.head, 'amod', 'compound', 'nmod').length > 0;
    const isLast = clause.body.at(-1) === Math.max(...subtree(tree, of.at(-1) ?? predicate));
    if (
      !isLast ||
      of.length === 0 ||
      !/^(NOUN|PROPN)$/.test(token(tree, subject.head).upos) ||
      !isKnown
    )
      return [];
    const opening = determiner(tree, predicate) === '' ? 'What are' : 'What is';
    return [{ question: [opening, ...clause.body], answer: subject.tokens, asked: subject.tokens }];
  },
  examples: [
    {
      text: 'Wind power and water power are examples of renewable energy in Denmark.',
      question: 'What are examples of renewable energy in Denmark?',
      answer: 'Wind power and water power',
    },
    {
      text: 'Wind power is an example of renewable energy in Denmark.',
      question: 'What is an example of renewable energy in Denmark?',
      answer: 'Wind power',
    },
    { text: 'Such attitudes are an example of ethnocentrism.', none: true },
  ],
};

/** The subject is told by what it is of, and as one: "the", "one" or "a good". */
function isPart({ tree, subject }: Clause): boolean {
  const { head, tokens } = subject;
  if (token(tree, head).upos !== 'NOUN' || !PART.test(token(tree, head).lemma)) return false;
  const [first = head] = tokens;
  if (!/^(the|an?|one)$/i.test(token(tree, first).form)) return false;
  const of = dependents(tree, head, 'nmod', 'acl');
  return of.length > 0 || dependents(tree, head, 'nmod:poss').some((one) => hasName(tree, one));
}

/** Nothing but punctuation stands between the subject, "is" and the end of the sentence. */
function isUnbroken({ tree, subject, finite, body }: Clause): boolean {
  const all = [...subject.tokens, finite, ...body];
  return all.every((index, at) => {
    const next = all[at + 1] ?? tree.tokens.length;
    return tree.tokens.slice(index + 1, next).every(({ upos }) => upos === 'PUNCT');
  });
}

/** "The problem is growing" tells what it does; an example or a goal does nothing. */
function isAct({ tree, predicate, finite, subject }: Clause): boolean {
  const isDoing = token(tree, predicate).xpos === 'VBG' && predicate === finite + 1;
  return !isDoing || IDLE.test(token(tree, subject.head).lemma);
}

const IDLE =
  /^(example|goal|aim|purpose|objective|task|method|strategy|solution|alternative|job|duty|mission|instance|illustration|answer|function|point|idea)$/;

/** A thing, not how it is or where. */
function isThing({ tree, predicate, body }: Clause): boolean {
  const isNoun = /^(NOUN|PROPN)$/.test(token(tree, predicate).upos);
  const [first = predicate] = body;
  const isAll =
    /^(unknown|unclear|obvious|clear|simple|one|part|matter|subject|question|mystery|same|such)$/i;
  return (
    isNoun &&
    dependents(tree, predicate, 'case').length === 0 &&
    !isAll.test(token(tree, predicate).lemma) &&
    !isAll.test(token(tree, first).form) &&
    isRelation(token(tree, predicate).deprel, ['root'])
  );
}
