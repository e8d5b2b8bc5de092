import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { MONEY } from '../grammar/lexicon.ts';
import { isPlural } from '../grammar/noun-phrase.ts';
import { openerOf, type Phrase } from '../grammar/phrase.ts';
import { dependents, isBelow, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

const MEASURES =
  /^(population|area|length|height|depth|width|diameter|radius|mass|weight|speed|velocity|temperature|density|capacity|gdp|budget|expectancy|elevation|altitude|volume|wavelength|lifespan|wingspan|distance|period|half-life|circumference|thickness|frequency|charge|circulation|enrollment|turnout|rate)$/i;

const hasNumber = (tree: Tree, tokens: readonly number[]) =>
  tokens.some((index) => token(tree, index).upos === 'NUM');

/** "has a population of 85,000": what it is. */
export const measure: Rule = {
  name: 'measure',
  prior: 0.1,
  ask: (clause) => {
    const { tree, predicate, negated, finite, auxiliaries, subject } = clause;
    const isHave = token(tree, predicate).lemma === 'have' && auxiliaries.length === 0;
    if (!isHave || negated || clause.role === 'adverbial') return [];
    const objects = clause.phrases.filter(
      ({ relation, head }) => relation === 'obj' && MEASURES.test(token(tree, head).lemma),
    );
    const [object, another] = objects;
    if (object === undefined || another !== undefined) return [];
    if (dependents(tree, object.head, 'conj').length > 0) return [];
    const [amount] = dependents(tree, object.head, 'nmod').filter(
      (child) => openerOf(tree, child) === 'of' && hasNumber(tree, subtree(tree, child)),
    );
    if (amount === undefined) return [];
    const quantity = object.tokens.filter((index) => isBelow(tree, index, amount));
    const kind = object.tokens.filter(
      (index) => !quantity.includes(index) && token(tree, index).deprel !== 'det',
    );
    const be = token(tree, finite).xpos === 'VBD' ? 'was' : 'is';
    const times = clause.phrases.filter(
      ({ relation, tokens }) =>
        isRelation(relation, ['obl']) && !tokens.some((index) => object.tokens.includes(index)),
    );
    const answer = quantity.slice(1);
    if (kind.some((index) => index > quantity[0]!)) return [];
    return [
      {
        question: [
          ...['What', be, 'the'],
          ...kind,
          'of',
          ...subject.tokens,
          ...times.flatMap(({ tokens }) => tokens),
        ],
        answer,
        asked: answer,
      },
    ];
  },
  examples: [
    {
      text: 'Andorra has a population of about 85,000.',
      question: 'What is the population of Andorra?',
      answer: 'About 85,000',
    },
    { text: 'Andorra has a population of farmers.', none: true },
  ],
};

/** Verbs with an amount behind them, and how it is asked for; where the unit matters, which. */
const AMOUNTS: readonly (readonly [verb: RegExp, unit: RegExp, wh: string])[] = [
  [/^weigh$/, /./, 'How much'],
  [/^cost$/, /./, 'How much'],
  [/^last$/, /^(second|minute|hour|day|night|week|month|year|decade|century)$/, 'How long'],
  [/^(cover|occupy)$/, /^(acre|hectare|km2|mile|kilomet(re|er)|ha)$/, 'How large an area'],
  [
    /^(travel|run|walk|stretch|extend|flow|march|sail)$/,
    /^(mile|kilomet(re|er)|met(re|er)|km|m|mi|ft|foot)$/,
    'How far',
  ],
  [
    /^(raise|pay|spend|earn|invest|donate|lose|receive|lend|borrow|owe|save|collect|contribute|generate|bequeath|charge)$/,
    MONEY,
    'How much',
  ],
  [/^(rise|climb|tower)$/, /^(met(re|er)|km|m|ft|foot)$/, 'How high'],
];

/** "weighs 5 kg", "lasted four years", "fell by 10 percent": how much, how long. */
export const amount: Rule = {
  name: 'how-much',
  prior: 0.7,
  allows: ['vague answer'],
  ask: (clause) => {
    const { tree, predicate, negated, passive } = clause;
    if (negated || passive || clause.copular) return [];
    const { lemma } = token(tree, predicate);
    return clause.phrases
      .filter(({ governor, isFronted }) => governor === predicate && !isFronted)
      .flatMap((phrase): Draft[] => {
        const wh = whForAmount(tree, lemma, phrase);
        if (wh === undefined || !hasNumber(tree, phrase.tokens)) return [];
        const answer = /^(by|for)$/.test(phrase.opener) ? phrase.tokens.slice(1) : phrase.tokens;
        return [
          {
            question: invertedQuestion(clause, wh, phrase.tokens),
            answer,
            asked: answer,
          },
        ];
      });
  },
  examples: [
    {
      text: 'The siege of Candia lasted 21 years.',
      question: 'How long did the siege of Candia last?',
      answer: '21 years',
    },
    {
      text: 'The output of Detroit fell by 40 percent in 1932.',
      question: 'By how much did the output of Detroit fall in 1932?',
      answer: '40 percent',
    },
    {
      text: 'The Congress of the United States spent 19 billion dollars on travel to the Moon.',
      question: 'How much did the Congress of the United States spend on travel to the Moon?',
      answer: '19 billion dollars',
    },
    {
      text: 'The Statue of Liberty weighs about 204 tonnes.',
      question: 'How much does the Statue of Liberty weigh?',
      answer: 'About 204 tonnes',
    },
    {
      text: 'In 1867, the United States bought Alaska for $7.2 million.',
      question: 'For how much did the United States buy Alaska in 1867?',
      answer: '$7.2 million',
    },
    {
      text: 'The charity of Rotterdam raised more than $3 million in 1990.',
      question: 'How much did the charity of Rotterdam raise in 1990?',
      answer: 'More than $3 million',
    },
    { text: 'The siege of Candia lasted until 1669.', none: true },
  ],
};

function whForAmount(tree: Tree, verb: string, { head, relation, opener }: Phrase) {
  const { lemma, upos } = token(tree, head);
  if (opener === 'for' && /^(buy|sell|purchase|acquire)$/.test(verb) && MONEY.test(lemma))
    return 'For how much';
  if (opener === 'by')
    return /^(rise|fall|grow|increase|decrease|decline|drop|shrink|expand)$/.test(verb) &&
      (/^(percent|%)$/i.test(lemma) || dependents(tree, head, 'nummod').length > 0)
      ? 'By how much'
      : undefined;
  const isBare = relation === 'obj' || relation === 'obl:unmarked' || /^(for|up to)$/.test(opener);
  if (!isBare || !/^(NOUN|SYM|NUM|PROPN)$/.test(upos)) return undefined;
  return AMOUNTS.find(([verbs, unit]) => verbs.test(verb) && unit.test(lemma))?.[2];
}

/** "died at the age of 20": at what age. */
export const age: Rule = {
  name: 'at-what-age',
  prior: 0.2,
  allows: ['thin answer'],
  ask: (clause) => {
    const { tree, negated } = clause;
    if (negated || isPlural(tree, clause.subject.head)) return [];
    const aged = agedIn(clause);
    if (aged !== undefined) {
      const [number] = dependents(tree, aged, 'nummod', 'obl', 'obj').concat(
        dependents(tree, aged, 'xcomp'),
      );
      const out = subtree(tree, aged);
      return number !== undefined && token(tree, number).upos === 'NUM'
        ? [
            {
              question: invertedQuestion(clause, 'At what age', out),
              answer: [number],
              asked: [number],
            },
          ]
        : [];
    }
    return clause.phrases.flatMap((phrase): Draft[] => {
      const { head, tokens, opener } = phrase;
      const numbers = tokens.filter((index) => token(tree, index).upos === 'NUM');
      const isAge = token(tree, head).lemma === 'age' && opener === 'at' && numbers.length === 1;
      const isInMonths = tokens.some((index) =>
        /^(month|week|day)$/.test(token(tree, index).lemma),
      );
      if (!isAge || isInMonths || tokens.length > 6) return [];
      const answer = tokens.filter(
        (index) =>
          numbers.includes(index) ||
          /^(about|around|approximately)$/i.test(token(tree, index).form),
      );
      return [{ question: invertedQuestion(clause, 'At what age', tokens), answer, asked: answer }];
    });
  },
  examples: [
    {
      text: 'Évariste Galois died in Paris at the age of 20.',
      question: 'At what age did Évariste Galois die in Paris?',
      answer: '20',
    },
    {
      text: 'Eugene Nida died in Madrid on August 25, 2011, aged 96.',
      question: 'At what age did Eugene Nida die in Madrid on August 25, 2011?',
      answer: '96',
    },
    { text: 'Évariste Galois died in Paris at an early age.', none: true },
    { text: 'Gloria Sam died in Sydney at the age of nine months.', none: true },
  ],
};

/** "died in Madrid, aged 96" */
const agedIn = ({ tree, predicate }: Clause) =>
  token(tree, predicate).lemma === 'die'
    ? subtree(tree, predicate).find(
        (index) => /^aged$/i.test(token(tree, index).form) && index > predicate,
      )
    : undefined;

/** "for 35 years": how long. */
export const howLong: Rule = {
  name: 'how-long',
  prior: 0,
  ask: (clause) =>
    clause.phrases
      .filter(
        (phrase) =>
          isRelation(phrase.relation, ['obl']) && phrase.opener === 'for' && !clause.negated,
      )
      .filter((phrase) =>
        /^(year|month|week|day|hour|minute|decade|century)s$/.test(
          token(clause.tree, phrase.head).form,
        ),
      )
      .filter((phrase) => dependents(clause.tree, phrase.head, 'nummod').length === 1)
      .map((phrase) => ({
        question: invertedQuestion(clause, 'How long', phrase.tokens),
        answer: phrase.tokens,
        asked: phrase.tokens,
      })),
  examples: [
    {
      text: 'Japan occupied Korea for 35 years.',
      question: 'How long did Japan occupy Korea?',
      answer: 'For 35 years',
    },
  ],
};

/** "is 300 metres high": how high. */
export const howHigh: Rule = {
  name: 'how-high',
  prior: 0,
  ask: (clause) => {
    const { tree, predicate } = clause;
    if (!clause.copular || clause.negated || clause.role !== 'main') return [];
    const { form, upos } = token(tree, predicate);
    if (form === 'old' && token(tree, clause.finite).xpos === 'VBD') return [];
    if (upos !== 'ADJ' || !/^(old|high|tall|long|wide|deep|thick|heavy|large)$/i.test(form))
      return [];
    const [measure] = dependents(tree, predicate, 'obl');
    if (measure === undefined || measure > predicate) return [];
    const own = subtree(tree, measure).filter((index) => index < predicate);
    const bound = own[0]! - 1;
    const isBound = /^(under|over|about|around|nearly|almost|some)$/i.test(
      tree.tokens[bound]?.form ?? '',
    );
    const answer = isBound ? [bound, ...own] : own;
    if (!answer.some((index) => token(tree, index).upos === 'NUM')) return [];
    const question = invertedQuestion(clause, `How ${form}`, [...answer, predicate]);
    return [{ question, answer, asked: answer }];
  },
  examples: [
    {
      text: 'The Eiffel Tower is about 330 metres tall.',
      question: 'How tall is the Eiffel Tower?',
      answer: 'About 330 metres',
    },
    {
      text: 'The salamander of Siberia is under 15 cm long.',
      question: 'How long is the salamander of Siberia?',
      answer: 'Under 15 cm',
    },
    { text: 'The Eiffel Tower is very tall.', none: true },
  ],
};
