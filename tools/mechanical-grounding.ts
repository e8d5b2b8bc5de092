/** Answers that the question already gives, and cards that say what the essay does not. */
import type { Token } from '../src/language/sentence.ts';
import type { CheckedCard } from './mechanical.ts';
import { contentStems, isContent, isIn } from './mechanical-words.ts';

/** An answer of which the question says more than this share is no answer. */
const MOST_LEAKED = 0.5;

/** Least share of the content words that must come from the essay (qg, 7: 0.6 to 0.7); the rest is what a question adds. */
const LEAST_GROUNDED = 0.7;

/** Words that a question may bring along: they ask and say nothing. */
const ASKING =
  /^(happen|happens|happened|effect|do|call|called|name|mean|kind|type|sort|term|country|percentage|share|year|person|people|place|purpose|reason|way|long|often|old|far|large|stand|cost|age)$/i;

/** Content words of the answer that the question says; the noun of "How many seats" may stand in "76 seats". */
export function findLeak({ kind, question, answer }: CheckedCard): string[] {
  const counted =
    /\b(?:how many|how much|which|what|whose) ((?:[\p{L}-]+ ){0,3}?[\p{L}-]+?) (?:did|do|does|is|are|was|were|has|have|had|can|could|may|might|will|would)\b/iu.exec(
      question,
    )?.[1] ?? '';
  const asked = new Set(kind === 'basic' ? contentStems(counted) : []);
  const told = new Set(contentStems(question));
  const wanted = contentStems(answer).filter((stem) => !asked.has(stem));
  if (wanted.length === 0 && contentStems(answer).length > 0)
    return ['the question says the whole answer'];
  const leaked = wanted.filter((stem) => told.has(stem));
  return wanted.length > 0 && leaked.length / wanted.length > MOST_LEAKED
    ? [`the question says ${leaked.length} of ${wanted.length} content words of the answer`]
    : [];
}

/** Numbers and names that the essay does not have, and wording that is too far from it. */
export function findUngrounded(card: CheckedCard): string[] {
  const answer = card.answerSentences.flatMap(({ tokens }) => tokens);
  const question = card.questionSentences.flatMap(({ tokens }) => tokens);
  const strangers = [...strangeNames(question, card), ...strangeNames(answer, card)].map(
    (form) => `“${form}” is not in the essay`,
  );
  const small = [question, answer]
    .flatMap((tokens) =>
      tokens.filter((_token, at) => !/^(which|what)$/i.test(tokens[at - 1]?.form ?? '')),
    )
    .filter(({ form, upos }) => /^(NOUN|PROPN)$/.test(upos) && card.vocabulary.names.has(form))
    .map(({ form }) => `“${form}” has a capital in the essay`);
  return [
    ...strangers,
    ...small,
    ...tooFar('answer', answer, card),
    ...tooFar(
      'question',
      question.filter(({ form }) => !ASKING.test(form)),
      card,
    ),
  ];
}

function strangeNames(tokens: readonly Token[], { vocabulary }: CheckedCard): string[] {
  return tokens
    .filter(({ form }, at) => /\d/.test(form) || (at > 0 && /^\p{Lu}/u.test(form)))
    .filter((token) => !isIn(vocabulary, token))
    .map(({ form }) => form);
}

function tooFar(what: string, tokens: readonly Token[], { vocabulary }: CheckedCard): string[] {
  const content = tokens.filter(isContent);
  const found = content.filter((token) => isIn(vocabulary, token));
  return content.length > 0 && found.length / content.length < LEAST_GROUNDED
    ? [`only ${found.length} of ${content.length} content words of the ${what} are in the essay`]
    : [];
}
