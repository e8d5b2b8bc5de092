/** How one thing compares with another, and in what it differs from it. */

import { withoutOpener } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { entityOf, isPlural } from '../grammar/noun-phrase.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { dependents, subtree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

/** "X is harder than Y": how X compares with Y. */
export const compares: Rule = {
  name: 'compares',
  prior: 0.2,
  allows: ['too open', 'thin answer', 'comparison cut in two', 'vague answer'],
  ask: (clause): Draft[] => {
    const { tree, subject, predicate, body, negated, fronted } = clause;
    if (negated || clause.role !== 'main' || fronted.length > 1 || !isNoun(clause, subject.head))
      return [];
    const than = body.find((index) => /^than$/i.test(token(tree, index).form));
    const better = body.find(
      (index) => index < (than ?? -1) && /^(JJR|RBR)$/.test(token(tree, index).xpos),
    );
    if (than === undefined || better === undefined) return [];
    const other = token(tree, than).head;
    const own = subtree(tree, other).filter((index) => index > than && body.includes(index));
    const compared = trimPunctuation(tree, own);
    // "lower wages than their counterparts: ten dollars per month"
    const next = tree.tokens[(compared.at(-1) ?? than) + 1]?.form ?? '.';
    const isLast =
      (compared.at(-1) === body.at(-1) || /^[:;]$/.test(next)) && compared[0] === than + 1;
    // "more than 200 ships" counts, and "than they need" is a clause.
    if (
      !isLast ||
      !isNoun(clause, other) ||
      token(tree, than).deprel !== 'case' ||
      compared.length > 12
    )
      return [];
    if (
      than - better > 6 ||
      (than === better + 1 && /^(more|less|fewer)$/i.test(token(tree, better).form))
    )
      return [];
    if (dependents(tree, other, 'nummod').length > 0) return [];
    // "at a rate greater than"
    if (token(tree, better).deprel === 'amod' && token(tree, better).head < better) return [];
    if (isSaidOfAnother(clause, better)) return [];
    const told = [...clause.auxiliaries, ...body]
      .sort((a, b) => a - b)
      .filter((index) => index < than && !/^also$/i.test(token(tree, index).form));
    if (told.length < 2 || !told.includes(predicate)) return [];
    return [
      {
        question: ['How', carrier(clause), ...subject.tokens, 'compare with', ...compared],
        answer: [...pronounFor(clause), ...told, ...fronted.flatMap(({ tokens }) => tokens)],
        asked: told,
      },
    ];
  },
  examples: [
    {
      text: 'Cultural differences are far more prevalent than cultural universals.',
      question: 'How do cultural differences compare with cultural universals?',
      answer: 'They are far more prevalent',
    },
    {
      text: 'Black soldiers received lower wages than white soldiers.',
      question: 'How did black soldiers compare with white soldiers?',
      answer: 'They received lower wages',
    },
    {
      text: 'Black soldiers also received lower wages than their white counterparts: ten dollars per month.',
      question: 'How did black soldiers compare with their white counterparts?',
      answer: 'They received lower wages',
    },
    { text: 'The fleet had more than 200 ships.', none: true },
    {
      text: 'Ethnocentrism involves a belief that one’s own culture is better than other cultures.',
      none: true,
    },
  ],
};

/** "a belief that one's own culture is better": the culture is, not the belief. */
function isSaidOfAnother({ tree, predicate }: Clause, better: number): boolean {
  for (let at = better; at >= 0 && at !== predicate; at = token(tree, at).head)
    if (dependents(tree, at, 'nsubj').length > 0) return true;
  return false;
}

/** "X differs from Y in Z". */
export const differsIn: Rule = {
  name: 'differs-in',
  prior: -0.2,
  allows: ['too open', 'thin answer', 'parse not trusted', 'contextual word'],
  ask: (clause): Draft[] => {
    const { tree, subject, predicate, body, negated } = clause;
    if (negated || token(tree, predicate).lemma !== 'differ' || !isNoun(clause, subject.head))
      return [];
    const at = (form: string) =>
      body.find((index) => index > predicate && token(tree, index).form.toLowerCase() === form);
    const [way, from] = [at('in'), at('from')];
    if (way === undefined || from === undefined) return [];
    const behind = (start: number, other: number) =>
      body.filter((index) => index >= start && (other < start || index < other));
    const asked = behind(way, from);
    const compared = behind(from, way);
    const isVague = asked.some((index) =>
      /^(several|many|various|some|certain|ways?|respects?)$/i.test(token(tree, index).form),
    );
    if (asked.length < 2 || compared.length < 2 || isVague) return [];
    return [
      {
        question: ['How', carrier(clause), ...subject.tokens, 'differ', ...compared],
        answer: asked,
        asked,
      },
    ];
  },
  examples: [
    {
      text: 'Atoms of one element differ in properties from atoms of all other elements.',
      question: 'How do atoms of one element differ from atoms of all other elements?',
      answer: 'In properties',
    },
    { text: 'Opinions differ in this matter.', none: true },
    { text: 'Prokaryotes differ from eukaryotic cells in several ways.', none: true },
  ],
};

/** "Whereas X …, Y …": each with what is said of it. */
export const whereas: Rule = {
  name: 'whereas',
  prior: 0,
  allows: ['too open', 'nothing specific'],
  ask: (clause): Draft[] => {
    const { tree, subject, body, auxiliaries, negated } = clause;
    if (clause.role !== 'main' || negated || !isNoun(clause, subject.head)) return [];
    return clause.phrases.flatMap((phrase): Draft[] => {
      const [other] = dependents(tree, phrase.head, 'nsubj');
      if (!/^whereas$/.test(phrase.opener) || other === undefined || !isNoun(clause, other))
        return [];
      const compared = phrase.tokens.filter((index) => subtree(tree, other).includes(index));
      const own = [...subject.tokens, ...[...auxiliaries, ...body].sort((a, b) => a - b)].filter(
        (index) => !phrase.tokens.includes(index),
      );
      const second = withoutOpener(phrase);
      if (compared.length > 6 || subject.tokens.length > 8 || own.length + second.length > 28)
        return [];
      return [
        {
          question: ['How', carrier(clause), ...subject.tokens, 'differ from', ...compared],
          answer: [...own, ', whereas', ...second],
          asked: body.filter((index) => own.includes(index)),
        },
      ];
    });
  },
  examples: [
    {
      text: 'Whereas mitosis produces two cells, meiosis produces four cells.',
      question: 'How does meiosis differ from mitosis?',
      answer: 'Meiosis produces four cells, whereas mitosis produces two cells',
    },
    { text: 'While mitosis went on, the cells were cooled.', none: true },
  ],
};

const isNoun = ({ tree }: Clause, head: number) => /^(NOUN|PROPN)$/.test(token(tree, head).upos);

function carrier(clause: Clause): 'did' | 'does' | 'do' {
  const { tree, finite, subject } = clause;
  const { xpos, form } = token(tree, finite);
  if (xpos === 'VBD' || /^(was|were|had)$/i.test(form)) return 'did';
  const isSeveral = xpos === 'VBP' || /^(are|have)$/i.test(form) || isPlural(tree, subject.head);
  return isSeveral ? 'do' : 'does';
}

/** A person is said again: whether he or she, the text may not tell. */
function pronounFor({ tree, subject, finite }: Clause): Piece[] {
  const { xpos, form } = token(tree, finite);
  if (xpos === 'VBP' || /^(are|were|have)$/i.test(form) || isPlural(tree, subject.head))
    return ['they'];
  return entityOf(tree, subject.head) === 'person' ? [...subject.tokens] : ['it'];
}
