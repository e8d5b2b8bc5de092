/** What something is called, also called, or short for. */

import { invertedQuestion } from '../asking/inversion.ts';
import { isNamed, nameOf } from '../asking/named.ts';
import type { Clause } from '../grammar/clause.ts';
import { NAMING } from '../grammar/lexicon.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

/** "X is called Y": what it is called. */
export const called: Rule = {
  name: 'called',
  prior: -0.1,
  allows: ['vague answer', 'thin answer'],
  ask: (clause) => {
    const { tree, predicate, subject, passive, negated } = clause;
    if (!passive || negated || !NAMING.test(token(tree, predicate).lemma)) return [];
    // "named after X" tells whom it is named after.
    if (clause.phrases.some(({ opener }) => /^(after|for)$/.test(opener))) return [];
    return (
      clause.phrases
        .filter(
          ({ relation, governor }) =>
            isRelation(relation, ['xcomp', 'obj']) && governor === predicate,
        )
        .filter(
          ({ head, opener }) => opener === '' && /^(NOUN|PROPN|ADJ)$/.test(token(tree, head).upos),
        )
        .filter(({ tokens }) => tokens[0]! > predicate && tokens.length <= 8)
        .filter(() => token(tree, subject.head).form.length > 1)
        // "was named the 2008 Player of the Year"
        .filter(
          ({ tokens }) =>
            !tokens.some((index) => /^(\d{4}|year|award)$/i.test(token(tree, index).form)),
        )
        .map(({ tokens }) => ({
          question: withAlso(clause, invertedQuestion(clause, 'What', tokens)),
          answer: tokens,
          asked: tokens,
        }))
    );
  },
  examples: [
    {
      text: 'The outer layer of the Earth is called the crust.',
      question: 'What is the outer layer of the Earth called?',
      answer: 'The crust',
    },
    {
      text: 'The city of Saigon was renamed Ho Chi Minh City in 1976.',
      question: 'What was the city of Saigon renamed in 1976?',
      answer: 'Ho Chi Minh City',
    },
    {
      text: 'The planet Venus is also called the evening star.',
      question: 'What is the planet Venus also called?',
      answer: 'The evening star',
    },
    { text: 'The outer layer of the Earth is very thin.', none: true },
    { text: 'In 2008 Ronaldo was named the World Player of the Year.', none: true },
  ],
};

/** "was also called": by that name beside the one that it is asked by. */
function withAlso({ tree, predicate }: Clause, question: readonly Piece[]): readonly Piece[] {
  const isAlso = dependents(tree, predicate, 'advmod').some(
    (one) => one < predicate && /^also$/i.test(token(tree, one).form),
  );
  const at = question.indexOf(predicate);
  return isAlso && at > 0 ? [...question.slice(0, at), 'also', ...question.slice(at)] : question;
}

/** "X, also known as Y, …": by which other name. */
export const alsoCalled: Rule = {
  name: 'also-called',
  prior: 0.1,
  allows: ['thin answer'],
  ask: (clause) => {
    const { tree, subject } = clause;
    if (clause.role !== 'main' || !isNamed(clause, subject.head)) return [];
    return dependents(tree, subject.head, 'acl').flatMap((verb): Draft[] => {
      const { lemma, xpos } = token(tree, verb);
      if (xpos !== 'VBN' || !/^(know|call|nickname|dub|term)$/.test(lemma)) return [];
      const [name] = dependents(tree, verb, 'obl', 'xcomp', 'obj').filter((child) =>
        lemma === 'know'
          ? isBrought(tree, child, 'as')
          : !isRelation(token(tree, child).deprel, ['obl']),
      );
      if (name === undefined) return [];
      const asked = trimPunctuation(
        tree,
        subtree(tree, name).filter((index) => token(tree, index).deprel !== 'case' || index > name),
      );
      if (asked.length > 6) return [];
      return [
        {
          question: ['By what other name is', ...nameOf(clause, subject.head), 'known'],
          answer: asked,
          asked,
        },
      ];
    });
  },
  examples: [
    {
      text: 'The Great Pyramid, also known as the Pyramid of Khufu, stands near Cairo.',
      question: 'By what other name is the Great Pyramid known?',
      answer: 'The Pyramid of Khufu',
    },
    { text: 'The Great Pyramid, built by Khufu, stands near Cairo.', none: true },
  ],
};

function isBrought(tree: Tree, head: number, preposition: string): boolean {
  return dependents(tree, head, 'case').some((one) => token(tree, one).form === preposition);
}

/** "the World Health Organization (WHO)": what the letters stand for. */
export const acronym: Rule = {
  name: 'acronym',
  allows: ['parse not trusted', 'word cut in two', 'vague question', 'pronoun'],
  prior: 0.5,
  ask: ({ tree, role }) => {
    if (role !== 'main') return [];
    return tree.tokens.flatMap(({ form }, index): Draft[] => {
      if (!/^\p{Lu}{2,6}$/u.test(form) || tree.tokens[index - 1]?.form !== '(') return [];
      // "DEC operating systems (OS/8, RT-11)": no short form of theirs.
      if (/^[/-]$/.test(tree.tokens[index + 1]?.form ?? '')) return [];
      const answer = spelledOut(
        form,
        tree.tokens.slice(0, index - 1).map((one) => one.form),
      );
      if (answer === undefined) return [];
      const from = index - 1 - answer;
      const asked = Array.from({ length: answer }, (_, at) => from + at);
      return [{ question: ['What does', index, 'stand for'], answer: asked, asked }];
    });
  },
  examples: [
    {
      text: 'The World Health Organization (WHO) was founded in Geneva in 1948.',
      question: 'What does WHO stand for?',
      answer: 'World Health Organization',
    },
    { text: 'The World Health Organization (UNO) was founded in Geneva in 1948.', none: true },
    { text: 'Digital operating systems (OS/8, RT-11) end a line with two characters.', none: true },
  ],
};

/** How many of the last words the letters stand for; small words need no letter. */
function spelledOut(letters: string, words: readonly string[]): number | undefined {
  let at = words.length - 1;
  for (let letter = letters.length - 1; letter >= 0; at -= 1) {
    const word = words[at];
    if (word === undefined) return undefined;
    if (word.charAt(0).toUpperCase() === letters[letter]) letter -= 1;
    else if (!/^(of|and|the|for|in|on|-|–)$/i.test(word)) return undefined;
  }
  return words.length - 1 - at;
}
