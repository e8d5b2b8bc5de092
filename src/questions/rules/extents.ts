/** How far, how long, how hot and how often: what a sentence measures without a noun for it. */

import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { dependents, isBelow, subtree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

const DISTANCE =
  /^(km|m|mi|ft|foot|nmi|kilomet(re|er)|met(re|er)|mile|light-year|parsec|yard|block)$/i;

/** "is about 150 million kilometres from the Sun", "lies 280 km south of Edmonton": how far. */
export const howFar: Rule = {
  name: 'how-far',
  prior: 0.6,
  allows: ['vague answer', 'thin answer', 'too open', 'nothing specific', 'parse not trusted'],
  ask: (clause): Draft[] => {
    const { tree, body, negated, fronted } = clause;
    if (negated || !/^(main|conjunct)$/.test(clause.role) || fronted.length > 0) return [];
    const unit = unitOf(clause);
    if (unit === undefined || dependents(tree, unit, 'nummod').length !== 1) return [];
    const answer = subtree(tree, unit, (child) => child < unit).filter((one) => body.includes(one));
    const rest = body.filter((index) => index > unit);
    const [first, second] = rest.map((index) => token(tree, index).form.toLowerCase());
    const isSide = SIDE.test(first ?? '') && second === 'of';
    const isFrom = first === 'from' || (first === 'away' && second === 'from');
    const isWhole = rest.every((index, at) => at === 0 || index === rest[at - 1]! + 1);
    if (!(isSide || isFrom) || !isWhole || rest.length > 8) return [];
    if (answer.at(-1) !== unit || rest[0] !== unit + 1) return [];
    // "Calgary is 280 km south of Edmonton and 240 km north of Montana"
    if (rest.some((index) => /^\d|^(and|or)$/.test(token(tree, index).form))) return [];
    const wh = isSide ? `How far ${first} of` : 'How far';
    const target = isSide ? rest.slice(2) : [];
    const gap = isSide ? [...answer, ...rest] : answer;
    const [how, ...others] = invertedQuestion(clause, wh, gap);
    const question = isSide ? [how!, ...target, ...others] : [how!, ...others];
    return [{ question, answer, asked: answer }];
  },
  examples: [
    {
      text: 'The Earth is about 150 million kilometres away from the Sun.',
      question: 'How far is the Earth away from the Sun?',
      answer: 'About 150 million kilometres',
    },
    {
      text: 'Calgary is located approximately 280 km south of Edmonton.',
      question: 'How far south of Edmonton is Calgary located?',
      answer: 'Approximately 280 km',
    },
    { text: 'Calgary is located south of Edmonton.', none: true },
  ],
};

const SIDE = /^(north|south|east|west|northeast|northwest|southeast|southwest)$/;

/** The unit that hangs on the verb, or on what stands behind "is". */
function unitOf({ tree, predicate, copular, body }: Clause): number | undefined {
  const isUnit = (index: number) => DISTANCE.test(token(tree, index).lemma);
  if (copular && isUnit(predicate)) return predicate;
  const lies = /^(locate|situate|lie|stand)$/.test(token(tree, predicate).lemma);
  const isAway = copular && token(tree, predicate).upos === 'ADV';
  if (!isAway && !(lies && !copular)) return undefined;
  return body.find(
    (index) =>
      isUnit(index) &&
      /^(obl:unmarked|nmod:unmarked|obl)$/.test(token(tree, index).deprel) &&
      (token(tree, index).head === predicate || isBelow(tree, index, predicate)),
  );
}

/** "It takes the Earth 365 days to orbit the Sun": how long. */
export const takes: Rule = {
  name: 'how-long-it-takes',
  prior: 0.6,
  allows: [
    'expletive subject',
    'vague answer',
    'thin answer',
    'too open',
    'pronoun',
    'parse not trusted',
  ],
  ask: (clause): Draft[] => {
    const { tree, predicate, subject, body, negated, auxiliaries, fronted } = clause;
    if (negated || auxiliaries.length > 0 || clause.role !== 'main' || fronted.length > 0)
      return [];
    const isIt = /^it$/i.test(token(tree, subject.head).form) && subject.tokens.length === 1;
    if (!isIt || token(tree, predicate).lemma !== 'take') return [];
    const time = body.find(
      (index) =>
        /^(second|minute|hour|day|week|month|year|decade|century)$/.test(
          token(tree, index).lemma,
        ) &&
        token(tree, index).head === predicate &&
        dependents(tree, index, 'nummod').length === 1,
    );
    if (
      time === undefined ||
      token(tree, time + 1 < tree.tokens.length ? time + 1 : time).form !== 'to'
    )
      return [];
    const answer = subtree(tree, time, (child) => child < time);
    return [{ question: invertedQuestion(clause, 'How long', answer), answer, asked: answer }];
  },
  examples: [
    {
      text: 'It takes the Earth 365 days to orbit the Sun.',
      question: 'How long does it take the Earth to orbit the Sun?',
      answer: '365 days',
    },
    { text: 'It takes courage to leave a city like Paris.', none: true },
  ],
};

/** "boils at 100 degrees Celsius": at what temperature. */
export const atWhatTemperature: Rule = {
  name: 'at-what-temperature',
  prior: 0.8,
  allows: ['vague answer', 'thin answer', 'too open', 'nothing specific'],
  ask: (clause): Draft[] => {
    const { tree, predicate, negated } = clause;
    if (negated || !/^(main|conjunct|complement)$/.test(clause.role)) return [];
    return clause.phrases
      .filter(
        ({ opener, governor, head, isFronted, tokens }) =>
          opener === 'at' &&
          governor === predicate &&
          !isFronted &&
          /^(degree|°.*|celsius|fahrenheit|kelvin|K)$/i.test(token(tree, head).lemma) &&
          !SIDE.test(tree.tokens[tokens.at(-1)! + 1]?.form ?? '') &&
          tokens.some((index) => token(tree, index).upos === 'NUM'),
      )
      .map(({ tokens }): Draft => {
        const answer = tokens.slice(1);
        return {
          question: invertedQuestion(clause, 'At what temperature', tokens),
          answer,
          asked: answer,
        };
      });
  },
  examples: [
    {
      text: 'Water boils at 100 degrees Celsius at sea level.',
      question: 'At what temperature does water boil at sea level?',
      answer: '100 degrees Celsius',
    },
    { text: 'Maximum values occur at 25 degrees north.', none: true },
  ],
};

/** "beats about 100,000 times a day": how many times. */
export const howOften: Rule = {
  name: 'how-often',
  prior: 0.5,
  allows: ['vague answer', 'thin answer'],
  ask: (clause) => {
    const { tree, predicate, negated, copular } = clause;
    if (negated || copular || !/^(main|conjunct|complement)$/.test(clause.role)) return [];
    return clause.phrases
      .filter(
        ({ relation, governor, head, isFronted }) =>
          relation === 'obl:unmarked' &&
          governor === predicate &&
          !isFronted &&
          token(tree, head).form === 'times' &&
          dependents(tree, head, 'nummod').length === 1,
      )
      .flatMap(({ head, tokens }): Draft[] => {
        const answer = tokens.filter((index) => index < head);
        const behind = tokens.filter((index) => index > head);
        // "won three times": when, and of how many?
        const isRate = /\b(an?|per|each|every|in)\b/.test(
          tree.tokens
            .slice(head + 1, head + 3)
            .map(({ form }) => form)
            .join(' '),
        );
        if (!isRate || answer.length === 0) return [];
        const question = [...invertedQuestion(clause, 'How many times', tokens), ...behind];
        return [{ question, answer, asked: answer }];
      });
  },
  examples: [
    {
      text: 'The heart of an adult beats about 100,000 times a day.',
      question: 'How many times does the heart of an adult beat a day?',
      answer: 'About 100,000',
    },
    { text: 'Andre Agassi won the tournament four times.', none: true },
  ],
};
