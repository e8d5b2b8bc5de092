import { frontedPieces } from '../asking/inversion.ts';
import { isDay, isOccasion } from '../asking/occasion.ts';
import type { Clause } from '../grammar/clause.ts';
import { isCalendarDate } from '../grammar/dates.ts';
import { entityOf, hasName, isPlural } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import type { Rule } from '../rule.ts';

/** "Poland was partitioned in 1795": what became of it. */
export const befell: Rule = {
  name: 'befell',
  prior: 0.2,
  allows: ['thin answer'],
  ask: (clause, references) => {
    const { tree, subject, auxiliaries, body } = clause;
    if (clause.negated || !isFate(clause) || !isNamed(clause, references)) return [];
    const occasion = clause.phrases.find((phrase) => isThen(clause, references, phrase));
    if (occasion === undefined) return [];
    const rest = body.filter((index) => !occasion.tokens.includes(index));
    // "were divided and reunited several times"
    if (
      dependents(tree, clause.predicate, 'conj').some(
        (one) => !body.includes(one) && /^VB[DN]$/.test(token(tree, one).xpos),
      )
    )
      return [];
    const others = clause.fronted
      .filter((phrase) => phrase !== occasion)
      .flatMap((phrase) => frontedPieces(tree, phrase));
    const pronoun = isPlural(tree, subject.head) ? 'they' : 'it';
    return [
      {
        question: ['What happened to', ...subject.tokens, ...frontedPieces(tree, occasion)],
        answer: [pronoun, ...auxiliaries, ...rest, ...others],
        asked: rest,
      },
    ];
  },
  examples: [
    {
      text: 'Poland was divided among Russia, Prussia and Austria in 1795.',
      question: 'What happened to Poland in 1795?',
      answer: 'It was divided among Russia, Prussia and Austria',
    },
    {
      text: 'The Ottoman Empire collapsed after the First World War.',
      question: 'What happened to the Ottoman Empire after the First World War?',
      answer: 'It collapsed',
    },
    { text: 'Marie Curie was born in Warsaw in 1867.', none: true },
    { text: 'The Marshall Plan was announced in 1947.', none: true },
  ],
};

/** What is done to a country, a town or a body only once in a while, and ends or changes it. */
function isFate({ tree, predicate, passive, auxiliaries, phrases }: Clause): boolean {
  const { lemma, xpos } = token(tree, predicate);
  if (passive)
    return (
      UNDERGONE.test(lemma) &&
      auxiliaries.length === 1 &&
      /^(was|were)$/i.test(token(tree, auxiliaries[0]!).form)
    );
  return ENDS.test(lemma) && xpos === 'VBD' && !phrases.some(({ relation }) => relation === 'obj');
}

const UNDERGONE =
  /^(divide|partition|split|annex|occupy|conquer|capture|destroy|demolish|dissolve|abolish|absorb|incorporate|reincorporate|merge|invade|overrun|subjugate|liberate|sack|burn|burned|sink|overthrow|depose|ban|outlaw|dismantle|disband|reunite|unite|reunify|cede|transfer|sell|expel|deport|exile|defeat|besiege|rebuild|convert|transform|evacuate|abandon|nationalize|nationalise|privatize|privatise|repeal|plunge)$/;

const ENDS = /^(collapse|disintegrate|dissolve|sink|explode|split|crash)$/;

/** What is done to lands and bodies, whatever their names look like. */
const OF_STATES =
  /^(divide|partition|annex|absorb|incorporate|reincorporate|merge|subjugate|cede|dissolve|abolish|reunite|reunify)$/;

/** A thing or body with a name; what happened to people is asked otherwise. */
function isNamed({ tree, subject, predicate }: Clause, references: readonly Reference[]): boolean {
  const isReplaced = references.some(
    ({ tokens, text }) =>
      text !== undefined && /^\p{Lu}|^the \p{Lu}/u.test(text) && tokens.includes(subject.head),
  );
  return (
    (hasName(tree, subject.head) &&
      (OF_STATES.test(token(tree, predicate).lemma) || entityOf(tree, subject.head) !== 'person') &&
      /^(NOUN|PROPN)$/.test(token(tree, subject.head).upos)) ||
    isReplaced
  );
}

function isThen(clause: Clause, references: readonly Reference[], phrase: Phrase): boolean {
  const { tree } = clause;
  if (!isRelation(phrase.relation, ['obl', 'advcl']) || phrase.governor !== clause.predicate)
    return false;
  const isYear =
    phrase.opener === 'in' && isCalendarDate(tree, phrase.tokens) && phrase.tokens.length <= 4;
  return isYear || isDay(clause, phrase) || isOccasion(clause, references, phrase);
}
