/** What a noun phrase or a statement must be for a question to have one answer. */
import type { Clause } from '../grammar/clause.ts';
import { isYear } from '../grammar/dates.ts';
import { EMPTY_NOUNS, LIGHT_VERB_PAIRS, PARTITIVE, TIME_UNITS } from '../grammar/lexicon.ts';
import { determiner, entityOf, isName } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import { withoutOpener } from './inversion.ts';

/** Noun phrases that are worth asking for: they say something and are no part of an idiom. */
export function isAskable(clause: Clause, phrase: Phrase): boolean {
  const { upos, lemma } = token(clause.tree, phrase.head);
  // "four of the world's nuclear powers" is headed by its number.
  const isPart = upos === 'NUM' && dependents(clause.tree, phrase.head, 'nmod').length > 0;
  if (!['NOUN', 'PROPN'].includes(upos) && !isPart) return false;
  const verb = token(clause.tree, phrase.governor).lemma;
  // "attempt to rectify A and develop B": without A the second verb is left without its subject.
  if (
    phrase.governor !== clause.predicate &&
    dependents(clause.tree, phrase.governor, 'conj').length > 0
  )
    return false;
  if (LIGHT_VERB_PAIRS.has(`${verb}-${lemma}`) || NAMES_SOME.test(verb)) return false;
  if (isLoose(clause, phrase) || PARTITIVE.test(lemma) || isGapped(clause)) return false;
  if (/^(this|that|these|those)$/.test(determiner(clause.tree, phrase.head))) return false;
  if (dependents(clause.tree, phrase.head, 'conj').length >= MOST_LISTED) return false;
  const [first = phrase.head] = withoutOpener(phrase);
  if (MANY.test(token(clause.tree, first).form)) return false;
  // Another rule asks how many.
  if (
    dependents(clause.tree, phrase.head, 'nummod').length > 0 &&
    token(clause.tree, phrase.head).xpos === 'NNS' &&
    phrase.tokens.length < 5
  )
    return false;
  if (TIME_UNITS.has(lemma) || /^(no|any|enough)$/.test(determiner(clause.tree, phrase.head)))
    return false;
  if (
    phrase.tokens.some((index) => /^JJR$/.test(token(clause.tree, index).xpos)) &&
    phrase.tokens.length < 4
  )
    return false;
  const isTold = dependents(clause.tree, phrase.head, 'nmod', 'acl', 'compound').length > 0;
  return !EMPTY_NOUNS.has(lemma.toLowerCase()) || (isTold && phrase.tokens.length >= 4);
}

/** Without what is told besides, in a clause of its own: "… while the Loyalists were too weak", "… as the others grew". */
export function withoutBesides(clause: Clause): Clause {
  const besides = clause.phrases.filter(
    ({ relation, opener, isFronted, governor }) =>
      isRelation(relation, ['advcl']) &&
      !isFronted &&
      governor === clause.predicate &&
      /^(while|whereas|although|though|as|since|even though)$/.test(opener),
  );
  if (besides.length === 0) return clause;
  const out = new Set(besides.flatMap(({ tokens }) => tokens));
  return {
    ...clause,
    body: trimPunctuation(
      clause.tree,
      clause.body.filter((index) => !out.has(index)),
    ),
  };
}

/** "The first Tirthankara, Rishabhdev founded …": what stands bare before a subject belongs to it, unless it is a time. */
export function hasLooseOpening({ tree, fronted }: Clause): boolean {
  return fronted.some(({ opener, head }) => opener === '' && entityOf(tree, head) !== 'time');
}

/** Of a list that is longer no reader knows all. */
const MOST_LISTED = 4;

/** "created the Praxinoscope in 1877 and the Théâtre in 1888": what belongs to which is told by its order alone. */
export function isGapped({ tree, predicate }: Clause): boolean {
  if (token(tree, predicate).upos !== 'VERB') return false;
  return dependents(tree, predicate, 'conj').some(
    (conjunct) =>
      /^(NOUN|PROPN|NUM)$/.test(token(tree, conjunct).upos) &&
      dependents(tree, conjunct, 'nsubj', 'cop', 'aux', 'acl').length === 0 &&
      !dependents(tree, conjunct, 'punct').some((one) => one < conjunct),
  );
}

/** "Many different features" are none. */
const MANY = /^(many|various|several|numerous|some|certain|different|other|further|countless)$/i;

/** What these name are examples: others would be as right. */
const NAMES_SOME = /^(have|include|feature|involve|mention|list|see|encompass|cover|number)$/;

/** Whether a preposition inside belongs to the noun before it is what parsers know least: a doubtful one may end in the wrong place. */
function isLoose({ tree }: Clause, { tokens, head }: Phrase): boolean {
  return tokens.some((index) => {
    const { deprel, confidence } = token(tree, index);
    const isPhrase =
      index !== head &&
      isRelation(deprel, ['nmod', 'obl']) &&
      !/^nmod:(poss|desc|unmarked)$/.test(deprel);
    const isOf = dependents(tree, index, 'case').some((one) => /^of$/i.test(token(tree, one).form));
    return isPhrase && !isOf && confidence < 0.6;
  });
}

/** What one can or may do has no end. */
export function isPossible({ tree, finite }: Clause): boolean {
  return /^(can|could|may|might)$/i.test(token(tree, finite).form);
}

/** What some of a kind do, others do too. */
export function isSomeOf({ tree, subject }: Clause): boolean {
  const [first = subject.head] = subject.tokens;
  if (PARTITIVE.test(token(tree, subject.head).lemma)) return true;
  if (/^(much|part|half|certain)$/i.test(token(tree, first).form)) return true;
  const { lemma, upos, xpos } = token(tree, subject.head);
  if (/^(people|person|man|woman|one)$/.test(lemma)) return true;
  // "psychology major at the University of Texas": its name was lost.
  const isNameless =
    upos === 'NOUN' &&
    xpos === 'NN' &&
    dependents(tree, subject.head, 'det', 'nmod:poss', 'flat').length === 0;
  if (isNameless && entityOf(tree, subject.head) === 'person') return true;
  return /^(some|many|most|several|few|certain|various|other|two|three|four)$/i.test(
    token(tree, first).form,
  );
}

/** How many names, dates and figures stand in a statement beside what is asked: each of them narrows the question. A name of several words is one, and a subject is one whatever its names. */
export function anchors(
  { tree, subject, body, fronted }: Clause,
  references: readonly Reference[],
  asked: readonly number[],
): number {
  const said = new Set([
    ...subject.tokens,
    ...body,
    ...fronted.flatMap(({ tokens }) => [...tokens]),
  ]);
  for (const index of asked) said.delete(index);
  const isAnchor = (index: number) =>
    said.has(index) &&
    (isName(tree, index) ||
      /\d/.test(token(tree, index).form) ||
      references.some(({ tokens, text }) => text !== undefined && tokens[0] === index));
  const isOfSubject = (index: number) => subject.tokens.includes(index);
  const found = [...said].filter((index) => isAnchor(index) && !isAnchor(index - 1));
  const isOther = (index: number) => !isOfSubject(index) || isYear(token(tree, index).form);
  return found.filter(isOther).length + Number(found.some((index) => !isOther(index)));
}

/** Content words of a statement beside what is asked. */
export function wordsBeside({ tree, subject, body, fronted }: Clause, asked: readonly number[]) {
  const said = new Set([
    ...subject.tokens,
    ...body,
    ...fronted.flatMap(({ tokens }) => [...tokens]),
  ]);
  return [...said].filter(
    (index) =>
      !asked.includes(index) && /^(NOUN|PROPN|NUM|ADJ|VERB)$/.test(token(tree, index).upos),
  ).length;
}

/** "also disliked the law": what else is done would be as right. */
export function isAlso({ tree, predicate }: Clause): boolean {
  const { upos, lemma } = token(tree, predicate);
  if (upos !== 'VERB' || /^(know|call)$/.test(lemma)) return false;
  return dependents(tree, predicate, 'advmod').some((one) => /^also$/i.test(token(tree, one).form));
}

const isHis = (tree: Tree, index: number) => /^(his|her|its|their)$/i.test(token(tree, index).form);

/** "his musical gifts", "two orientations", "all demands": whose or how many they are, and nothing by which one knows them. */
export function isFaintlyTold({ tree }: Clause, { head, tokens }: Phrase): boolean {
  if (tokens.some((index) => isName(tree, index) || isYear(token(tree, index).form))) return false;
  const told = dependents(tree, head, 'amod', 'compound').filter(
    (one) => !/^(first|last|second|own|new|next|great)$/.test(token(tree, one).lemma),
  );
  const isOwned =
    told.length < 2 &&
    dependents(tree, head, 'nmod', 'acl').every((one) => isHis(tree, one)) &&
    dependents(tree, head, 'nmod:poss').some((one) => isHis(tree, one));
  const opening = tokens.find((index) => token(tree, index).upos !== 'ADP') ?? head;
  const isCounted =
    token(tree, opening).upos === 'NUM' &&
    !/^one$/i.test(token(tree, opening).form) &&
    tree.tokens[opening + 1]?.form !== '-' &&
    dependents(tree, head, 'acl').length === 0;
  return isOwned || isCounted || /^all$/i.test(token(tree, opening).form);
}

/** "in many cases", "over the course of his stay", "at an early age": beside what is asked, no circumstance that tells which time is meant. */
export function hasFaintCircumstance(clause: Clause, asked: Phrase): boolean {
  const { tree, phrases, body } = clause;
  const last = asked.tokens.at(-1)!;
  if (body.some((index) => index > last && /^based$/i.test(token(tree, index).form))) return true;
  return phrases.some((phrase) => {
    const { relation, head, tokens, opener } = phrase;
    if (phrase === asked || !isRelation(relation, ['obl'])) return false;
    if (/^(except|besides|despite)/.test(opener)) return true;
    // "as a key figure", and "from Columbia University, St. Andrews University and the Sorbonne"
    if (/^as\b/.test(opener) && phrase.isFronted && token(tree, head).lemma !== 'result')
      return true;
    const isOneOfSeveral = dependents(tree, head, 'appos', 'conj').some(
      (one) => !body.includes(one) && token(tree, one).lemma === token(tree, head).lemma,
    );
    if (isOneOfSeveral) return true;
    if (tokens.some((index) => isName(tree, index) || /\d/.test(token(tree, index).form)))
      return false;
    const isOfMany = dependents(tree, head, 'amod', 'det').some((one) =>
      /^(many|most|some|several|certain)$/i.test(token(tree, one).form),
    );
    return (
      (isOfMany && /^(case|way|respect|instance|occasion)$/.test(token(tree, head).lemma)) ||
      /^age$/.test(token(tree, head).lemma) ||
      (!/^(after|following|before|to)$/.test(opener) && tokens.some((index) => isHis(tree, index)))
    );
  });
}
