/** What a kind of thing does by what it is: what it contains, gives off, covers or uses. */

import { hasComma, hasSecondObject, isFaint, isTorn } from '../asking/asked-object.ts';
import { invertedQuestion } from '../asking/inversion.ts';
import { whForObject } from '../asking/wh-phrase.ts';
import type { Clause } from '../grammar/clause.ts';
import { EMPTY_NOUNS, PARTITIVE } from '../grammar/lexicon.ts';
import { determiner, entityOf, hasName } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Rule } from '../rule.ts';

/** "Most algae contain chloroplasts": of all of a kind, in the present, one thing. */
export const nature: Rule = {
  name: 'nature',
  prior: 0.2,
  allows: ['too open', 'nothing specific'],
  ask: (clause) => {
    const { tree, predicate, negated, passive, copular } = clause;
    if (negated || passive || copular || !isKind(clause) || isAtTimes(clause)) return [];
    const { lemma } = token(tree, predicate);
    return clause.phrases
      .filter(
        (phrase) => phrase.relation === 'obj' && !phrase.isFronted && phrase.governor === predicate,
      )
      .filter((phrase) => OF_NATURE.test(lemma) || (lemma === 'use' && hasRole(clause, phrase)))
      .filter((phrase) => isSomething(clause, phrase))
      .filter((phrase) => !hasSecondObject(clause, phrase) && !isTorn(clause, phrase))
      .map((phrase) => ({
        question: invertedQuestion(clause, whForObject(tree, phrase.head, lemma), phrase.tokens),
        answer: phrase.tokens,
        asked: phrase.tokens,
      }))
      .filter(({ question }) => !hasComma(clause, question) && !isNaming(clause));
  },
  examples: [
    {
      text: 'Green plants absorb carbon dioxide from the air.',
      question: 'What do green plants absorb from the air?',
      answer: 'Carbon dioxide',
    },
    {
      text: 'Radio telescopes use wire mesh as the surface of their mirrors.',
      question: 'What do radio telescopes use as the surface of their mirrors?',
      answer: 'Wire mesh',
    },
    { text: 'Some algae contain several kinds of chlorophyll.', none: true },
    { text: 'The teacher uses the book.', none: true },
    { text: 'The alga contained chloroplasts.', none: true },
  ],
};

/** What a thing does by what it is. */
const OF_NATURE =
  /^(contain|constitute|comprise|measure|study|denote|govern|cover|surround|border|secrete|store|carry|transport|absorb|emit|orbit|eat|regulate|control|release|transmit|filter|digest|convert|inhabit|enclose|detect|generate|pollinate|radiate|excrete|house|encode|catalyze|catalyse|attract|repel|occupy|symbolize|symbolise)$/;

const wordsOf = (tree: Clause['tree'], tokens: readonly number[]) =>
  tokens.filter((index) => /^(NOUN|PROPN|NUM|ADJ)$/.test(token(tree, index).upos)).length;

/** "use … as a surface", "use … instead of lenses" */
const hasRole = (clause: Clause, asked: Phrase) =>
  clause.phrases.some(
    ({ opener, governor, tokens }) =>
      governor === clause.predicate &&
      /^(as|instead of|in place of|to|in order to|for)$/.test(opener) &&
      tokens[0]! > asked.tokens.at(-1)! &&
      tokens.length >= 3,
  );

/** "often eat": at times they eat other things. */
const isAtTimes = ({ tree, predicate }: Clause) =>
  dependents(tree, predicate, 'advmod').some((one) =>
    /^(often|sometimes|occasionally|rarely|also|frequently|commonly)$/i.test(token(tree, one).form),
  );

/** "uses the term astronaut for": the word is said with what it means. */
const isNaming = ({ tree, body }: Clause) =>
  body.some((index) => /^(term|word|name|expression)$/.test(token(tree, index).lemma));

/** Said of a kind, in the present: no person, and not of some. */
function isKind({ tree, subject, finite, role, auxiliaries }: Clause): boolean {
  if (!/^(main|conjunct|complement)$/.test(role) || auxiliaries.length > 0) return false;
  if (!/^(VBZ|VBP)$/.test(token(tree, finite).xpos)) return false;
  const { head, tokens } = subject;
  const { upos, lemma, xpos } = token(tree, head);
  const isDoing = isRelation(subject.relation, ['csubj']) && xpos === 'VBG' && tokens.length > 1;
  if (!/^(NOUN|PROPN)$/.test(upos) && !isDoing) return false;
  if (EMPTY_NOUNS.has(lemma) || PARTITIVE.test(lemma)) return false;
  const first = token(tree, tokens[0] ?? head).form;
  if (/^(some|many|several|few|certain|various|other|another|no|one|two|three)$/i.test(first))
    return false;
  // "the purple spheres" are those of one picture.
  const isThese = xpos === 'NNS' && determiner(tree, head) === 'the';
  const isTold = dependents(tree, head, 'nmod', 'acl').length > 0;
  if (upos === 'PROPN' || (isThese && !isTold)) return false;
  return entityOf(tree, head) !== 'person' || xpos === 'NNS';
}

/** A thing that is told in enough words. */
function isSomething(clause: Clause, phrase: Phrase): boolean {
  const { tree } = clause;
  const { head, tokens } = phrase;
  const { upos, lemma } = token(tree, head);
  if (!/^(NOUN|PROPN)$/.test(upos) || PARTITIVE.test(lemma) || isFaint(clause, phrase))
    return false;
  const isTold = dependents(tree, head, 'nmod', 'acl').length > 0;
  if (EMPTY_NOUNS.has(lemma) && !(isTold && tokens.length >= 4)) return false;
  if (/^(this|that|these|those|no|any|another|each|every)$/.test(determiner(tree, head)))
    return false;
  const first = token(tree, tokens[0] ?? head).form;
  if (/^the$/i.test(first) && !isTold && !hasName(tree, head)) return false;
  if (VAGUE.test(first) || dependents(tree, head, 'nummod').length > 0) return false;
  return wordsOf(tree, tokens) >= 2 || hasName(tree, head) || token(tree, head).xpos === 'NNS';
}

const VAGUE =
  /^(many|various|several|numerous|some|certain|different|other|further|countless|more|most|much|few|both|all|only|such|own)$/i;
