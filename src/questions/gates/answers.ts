/** Answers that teach nothing: known from the question, from the essay's topic, or one of many. */
import { contentWords } from '../grammar/content-words.ts';
import { countryOf } from '../grammar/countries.ts';
import { UNIQUE_NOUNS, WEAK_MODIFIERS } from '../grammar/lexicon.ts';
import { determiner, isName } from '../grammar/noun-phrase.ts';
import { token } from '../grammar/tree.ts';
import type { Suspect } from './suspect.ts';

/** "Where are winters mild? In Alabama", in an essay on Alabama. */
export function isTopicItself({ rule, draft, topic, card, title }: Suspect): boolean {
  if (!(rule.name === 'where' || draft.isCloze)) return false;
  // "The directors for Apollo 8": of its name the figures are no words that tell.
  if (title.toLowerCase() === card.answer.toLowerCase()) return true;
  if (topic === undefined) return false;
  const own = topic.words.map(singular);
  return contentWords(card.answer).every((word) => own.includes(singular(word)));
}

/** Others would be as right. */
export const SOME_OF =
  /^((one|some|part|many|most|several|any|each) of|a few|some|many|various|several|certain|few)\b/i;

/** "[…] is a country in the Middle East", "[…] is located in Asia": so are others. */
export function isOneOfAKind({ clause, draft }: Suspect): boolean {
  const { tree, subject, predicate, copular, body } = clause;
  if (!draft.isCloze || !draft.asked.includes(subject.head)) return false;
  const isKind = copular && /^(an?|one|)$/.test(determiner(tree, predicate));
  const isPlace = /^(lie|locate|situate|find)$/.test(token(tree, predicate).lemma);
  const telling = body.filter((index) =>
    /^(NOUN|PROPN|ADJ|NUM|VERB)$/.test(token(tree, index).upos),
  );
  return (isKind || isPlace) && telling.length < LEAST_OF_A_KIND;
}

const LEAST_OF_A_KIND = 8;

/** One common noun, or a possession: "Principles", "His realms". */
export function isThin({
  clause: { tree },
  draft,
  card,
  rule,
  terms,
  topicWords,
}: Suspect): boolean {
  if (/^how/.test(rule.name) || draft.isCloze || /\d/.test(card.answer)) return false;
  // "What is the spiritual teacher known as in Hinduism? A guru"
  if (rule.name === 'preposition' && /\bknown as\b/.test(card.question)) return false;
  const words = draft.asked.filter((index) => token(tree, index).upos !== 'PUNCT');
  if (words.some((index) => isName(tree, index) || card.replaced.has(index))) return false;
  if (words.length <= 2 && UNIQUE_NOUNS.has(token(tree, words.at(-1) ?? 0).lemma)) return true;
  const isHis = token(tree, words[0] ?? 0).xpos === 'PRP$';
  if (isHis && words.length <= 2) return true;
  const isTerm = (index: number) => {
    const lemma = token(tree, index).lemma.toLowerCase();
    return terms.has(lemma) || topicWords.has(lemma);
  };
  if (words.some(isTerm) && !/^(subject)$/.test(rule.name)) return false;
  const telling = words.filter(
    (index) => !WEAK_MODIFIERS.has(token(tree, index).lemma) && token(tree, index).upos !== 'DET',
  );
  if (telling.length <= 1 && words.length <= 3) return true;
  return words.length <= 1;
}

/** "Achilles asked Achilles": the pronoun meant somebody else. */
export function saysTwice({ card }: Suspect): boolean {
  if (card.replaced.size === 0) return false;
  const names = card.question.match(/(?<=\s)\p{Lu}[\p{L}’'-]{3,}(?!\S*\s\p{Lu})/gu) ?? [];
  const plain = names.map((name) => name.replace(/['’]s?$/, ''));
  return new Set(plain).size < plain.length;
}

const singular = (word: string) => word.replace(/['’]s?$/, '').replace(/(?<=\p{L}{3})s$/u, '');

/** What a name stands for is told where it comes first, and what an essay's own subject is at its head; later it is told what it is besides: "Angola is a majority Christian country". */
export function isBesides({
  rule,
  clause: { tree, subject },
  title,
  isOpening,
  isNew,
}: Suspect): boolean {
  // "Jeanne Moreau (1928 – 2017) was a French actress" brings her in.
  const isBroughtIn = tree.tokens[(subject.tokens.at(-1) ?? subject.head) + 1]?.form === '(';
  if (rule.name !== 'definition' || isOpening || isBroughtIn) return false;
  const name = token(tree, subject.head);
  if (name.upos === 'PROPN' && !isNew(name.lemma)) return true;
  if (title === '') return false;
  const { upos, form } = token(tree, subject.head);
  const isSubject = title.split(/\s+/).includes(form) || upos === 'PRON';
  return upos !== 'NOUN' && isSubject;
}

/** "Which order" does not tell which: "The Teutonic Order". */
const KIND_ASKED = /\b(by |from |in |to )?which \p{L}+/iu;

/** "Rome" of "Romans" and "Rome". */
const ofPeople = (name: string) => name.replace(/(i?ans?|ia|ic|e)$/, '');

/** Share of the content words asked for that the question already says. */
export function leak({ card, draft, clause }: Suspect): number {
  const asked = new Set(
    contentWords(card.question.replace(KIND_ASKED, ''))
      .flatMap((word) => word.split('-'))
      .map(singular),
  );
  // "From which country did the Chinese abacus come?"
  const people = card.question.match(/\p{Lu}\p{L}+/gu) ?? [];
  // "Lombardy" and the Lombards, "Aristotelian" and Aristotle
  const isKin = (one: string, other: string) =>
    (one.length >= 6 && other.length >= 6 && one.slice(0, 6) === other.slice(0, 6)) ||
    (one.length >= 4 && other.length >= 4 && ofPeople(one) === ofPeople(other));
  const answers = card.answer.match(/\p{Lu}\p{L}+/gu) ?? [];
  if (draft.isCloze && people.some((word) => answers.some((one) => isKin(one, word)))) return 1;
  if (people.some((word) => countryOf(word) === card.answer && word !== card.answer)) return 1;
  // "Which government protects Azerbaijan? The Azerbaijani government"
  const isOfIt = (word: string) => {
    const country = countryOf(word);
    return country !== undefined && card.question.includes(country);
  };
  if (/^which /i.test(card.question) && card.answer.split(' ').some(isOfIt)) return 1;
  const isRenamed = draft.asked.some((index) => card.replaced.has(index));
  const words = draft.asked.map((index) => token(clause.tree, index).form).join(' ');
  const told = contentWords(isRenamed ? card.answer : words).flatMap((word) => word.split('-'));
  // "187,000" is not told by "147,000".
  const telling = told.filter((word) => !/^(0+|each|every|all|both|any)$/.test(word));
  return telling.length === 0
    ? 1
    : telling.filter((word) => asked.has(singular(word))).length / telling.length;
}

/** What a sentence says elsewhere of a name that it hides, gives it away. */
export const MOST_LEAK = ({ draft, rule }: Suspect) =>
  draft.isCloze ? 0 : /^(subject|object)$/.test(rule.name) ? 0.49 : 0.5;
