/** What explanatory prose says of a thing: what it consists of, involves, requires, leads to or makes possible. */

import { invertedQuestion } from '../asking/inversion.ts';
import { tokensOf } from '../gates/suspect.ts';
import type { Clause } from '../grammar/clause.ts';
import { EMPTY_NOUNS, PARTITIVE, THIRD_PERSON, WEAK_MODIFIERS } from '../grammar/lexicon.ts';
import { entityOf, hasName } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import { agrees } from '../references/agreement.ts';
import type { Reference } from '../references/references.ts';
import type { Draft, Rule } from '../rule.ts';

/** Verbs that tell of a thing what it is, needs or brings about: one thing has one answer. */
const RELATION =
  /^(play an? (?:\p{L}+ )?(?:role|part) in|involve|include|require|mean|denote|signify|comprise|cause|necessitate|entail|presuppose|encompass|refer to|consist of|consist in|lead to|result in|result from|depend on|depend upon|rely on|rely upon|stem from|arise from|derive from|originate from|come from|contribute to|give rise to|revolve around|amount to|focus on|center on|centre on|rest on|hinge on|correspond to|account for|aim at|increase with|decrease with|vary with|grow with|benefit from|suffer from|emerge from|develop from|consist mainly of|consist largely of|consist primarily of|belong to|respond to|adapt to|turn into|develop into|serve as|translate as|translate to)$/u;

/** The same of verbs that have it done to them: "is composed of". */
const RELATION_PASSIVE =
  /^(compose of|obtain from|extract from|make of|make up of|base on|derive from|cause by|define as|divide into|characterize by|characterise by|determine by|associate with|link to|surround by|create by|produce by|form by|form from|influence by|shape by|measure in|mark by|constitute by|ground in|root in|understand as|limit to|restrict to|confine to|devote to|dedicate to|accompany by|drive by|dominate by|power by|protect by)$/;

/** "X consists of …", "X requires …": everything behind the verb says it, whatever hangs on what. */
export const relation: Rule = {
  name: 'relation',
  prior: 0.3,
  allows: ['too open', 'vague answer'],
  ask: (clause) => {
    const { tree, predicate, negated, copular, body, fronted } = clause;
    if (negated || copular || !isOfAKind(clause)) return [];
    const verb = verbOf(clause);
    const isKnown = clause.passive ? RELATION_PASSIVE.test(verb) : RELATION.test(verb);
    const rest = complement(clause);
    if (!isKnown || rest === undefined || rest.length < 2) return [];
    const [first = predicate] = rest;
    if (SOME.test(token(tree, first).form) || isDoneByObject(clause)) return [];
    if (verb === 'serve as' && rest.length < 5) return [];
    if (verb === 'refer to' && !isWord(clause, withoutCircumstance(clause, rest))) return [];
    if (isCounted(clause, rest)) return [];
    if (verb === 'include' && !(isList(clause, rest) && isNarrow(clause))) return [];
    // "no longer", "with about 75,000 inhabitants"
    if (body.some((index) => /^longer$/i.test(token(tree, index).form))) return [];
    // "since 1765 it depends on" is no English question.
    if (fronted.some(({ opener }) => /^(with|since)$/.test(opener))) return [];
    const told = entityOf(tree, headOf(clause, rest));
    // Who did it, and where it comes from, others ask.
    if (told === 'person' && / (by|from)$/.test(verb)) return [];
    if (told === 'place' && / from$/.test(verb)) return [];
    const asked = withoutCircumstance(clause, rest);
    return [{ question: invertedQuestion(clause, 'What', rest), answer: asked, asked }];
  },
  examples: [
    {
      text: 'A chemical compound consists of atoms of two or more elements.',
      question: 'What does a chemical compound consist of?',
      answer: 'Atoms of two or more elements',
    },
    {
      text: 'Practicing meditation requires a quiet room and a lot of patience.',
      question: 'What does practicing meditation require?',
      answer: 'A quiet room and a lot of patience',
    },
    {
      text: 'Iron deficiency can lead to serious problems including tiredness and headaches.',
      question: 'What can iron deficiency lead to?',
      answer: 'Serious problems including tiredness and headaches',
    },
    {
      text: 'The amygdala of the brain plays a key role in fear and memory.',
      question: 'What does the amygdala of the brain play a key role in?',
      answer: 'Fear and memory',
    },
    { text: 'The party led to a quarrel in 1984.', none: true },
    { text: 'The Bible refers to the practice of quarantining people with diseases.', none: true },
    { text: 'The starting materials consist of four green spheres.', none: true },
    { text: 'The treatment requires several visits.', none: true },
  ],
};

/** A word refers to what it means; the Bible and a court refer to many things, and to things as others. */
function isWord({ tree, subject: { head, tokens } }: Clause, rest: readonly number[]): boolean {
  const { upos, lemma } = token(tree, head);
  if (rest.some((index) => /^as$/i.test(token(tree, index).form))) return false;
  const content = rest.filter((index) => /^(NOUN|PROPN|ADJ|VERB)$/.test(token(tree, index).upos));
  if (/^(word|term|name|phrase|expression|title|letter|abbreviation|acronym|symbol)$/.test(lemma))
    return true;
  const isTerm =
    /^(NOUN|PROPN)$/.test(upos) && !/^(the|this)$/i.test(token(tree, tokens[0] ?? head).form);
  return isTerm && content.length >= 3;
}

/** "eight regions", "70 percent of the market": how many is another question; and two of a kind are not all of it. */
function isCounted({ tree, subject }: Clause, rest: readonly number[]): boolean {
  if (dependents(tree, subject.head, 'nummod').length > 0) return true;
  const [first = 0] = rest;
  const isTold = rest.some((index) => isRelation(token(tree, index).deprel, ['acl', 'appos']));
  const isShare = rest
    .slice(1, 3)
    .some((index) => /^(percent|%|per)$/.test(token(tree, index).form));
  const isPlural = rest.some((index) => /^NNS$/.test(token(tree, index).xpos));
  const isHyphened = tree.tokens[first + 1]?.form === '-' || /-/.test(token(tree, first).form);
  return token(tree, first).upos === 'NUM' && !isHyphened && (isShare || (!isTold && isPlural));
}

/** "topics" include anything; "natural resources of Andorra" do not. */
function isNarrow({ tree, subject: { head } }: Clause): boolean {
  const told = dependents(tree, head, 'amod').filter(
    (one) => !WEAK_MODIFIERS.has(token(tree, one).lemma) && token(tree, one).upos === 'ADJ',
  );
  // Of examples and of what people visit there are always more.
  if (/^(example|instance|topic)$/.test(token(tree, head).lemma)) return false;
  return (
    told.length > 0 || hasName(tree, head) || dependents(tree, head, 'nmod', 'compound').length > 0
  );
}

/** Three or more: what includes one thing includes others. */
function isList({ tree }: Clause, rest: readonly number[]): boolean {
  return dependents(tree, headOf({ tree }, rest), 'conj').length >= 2;
}

/** The word that all of them hang on. */
function headOf({ tree }: Pick<Clause, 'tree'>, rest: readonly number[]): number {
  return rest.find((index) => !rest.includes(token(tree, index).head)) ?? rest[0] ?? 0;
}

/** "requires members to sign": another rule asks what they do. */
function isDoneByObject({ phrases, predicate }: Clause): boolean {
  return phrases.some(
    ({ relation, governor, opener }) =>
      relation === 'xcomp' && governor === predicate && opener === 'to',
  );
}

const SOME =
  /^(many|various|several|numerous|some|certain|different|other|further|countless|both|either|neither)$/i;

/** "specialization allows workers to focus": what something makes possible, or makes others do. */
export const enables: Rule = {
  name: 'enables',
  prior: 0.2,
  allows: ['too open', 'vague answer', 'pronoun'],
  ask: (clause, references) => {
    const { tree, predicate, negated, passive } = clause;
    if (negated || passive || !isOfAKind(clause)) return [];
    if (!ENABLING.test(token(tree, predicate).lemma)) return [];
    const object = clause.phrases.find(
      ({ relation, governor }) => relation === 'obj' && governor === predicate,
    );
    if (object === undefined || !/^(NOUN|PROPN)$/.test(token(tree, object.head).upos)) return [];
    return clause.phrases
      .filter(
        ({ relation, governor, opener }) =>
          relation === 'xcomp' && governor === predicate && opener === 'to',
      )
      .filter(
        ({ tokens, head }) =>
          tokens.length >= 3 && dependents(tree, head, 'cop', 'aux:pass').length === 0,
      )
      .filter(({ tokens }) => tokens[0]! > object.tokens.at(-1)!)
      .map((phrase): Draft => {
        const rest = clause.body.filter((index) => index >= phrase.tokens[0]!);
        const question = invertedQuestion(clause, 'What', rest);
        return { question: [...question, 'to do'], answer: rest, asked: rest };
      })
      .filter(({ question, asked }) =>
        [...tokensOf(question), ...asked].every((index) =>
          isBound(clause, references, index, object.head),
        ),
      );
  },
  examples: [
    {
      text: 'Wool lets no water in. A thick coat of wool allows sheep to live in the cold of the mountains.',
      question: 'What does a thick coat of wool allow sheep to do?',
      answer: 'To live in the cold of the mountains',
    },
    { text: 'Sheep live in the cold of the mountains.', none: true },
  ],
};

/** A pronoun that stands for what is enabled, or that the sentence or the text before explains. */
function isBound(
  { tree }: Clause,
  references: readonly Reference[],
  index: number,
  object: number,
): boolean {
  const { upos, form } = token(tree, index);
  if (upos !== 'PRON' || !THIRD_PERSON.has(form.toLowerCase())) return true;
  if (index > object && agrees(form.toLowerCase(), tree, object)) return true;
  const reference = references.find(({ tokens }) => tokens.includes(index));
  return reference?.text !== undefined || (index > object && reference?.antecedent !== undefined);
}

/** "workers who specialize often learn to produce more": what those of a kind do. */
export const tends: Rule = {
  name: 'tends',
  prior: 0,
  allows: ['too open', 'vague answer'],
  ask: (clause) => {
    const { tree, predicate, subject, negated, passive } = clause;
    const isKnown = /^(tend|learn|need|serve)$/.test(token(tree, predicate).lemma);
    if (!isKnown || negated || passive || clause.role !== 'main' || !isGeneric(clause)) return [];
    const isNarrowed = dependents(tree, subject.head, 'nmod', 'acl').length > 0;
    if (!isNarrowed || clause.fronted.length > 0) return [];
    return clause.phrases
      .filter(
        ({ relation, governor, opener }) =>
          relation === 'xcomp' && governor === predicate && opener === 'to',
      )
      .filter(({ tokens, head }) => tokens.length >= 3 && token(tree, head).upos === 'VERB')
      .filter(({ head }) => dependents(tree, head, 'cop', 'aux:pass').length === 0)
      .map((phrase): Draft => {
        const rest = clause.body.filter((index) => index >= phrase.tokens[0]!);
        const question = invertedQuestion(clause, 'What', rest);
        return { question: [...question, 'to do'], answer: rest, asked: rest };
      });
  },
  examples: [
    {
      text: 'Workers who specialize in one task learn to produce goods of higher quality.',
      question: 'What do workers who specialize in one task learn to do?',
      answer: 'To produce goods of higher quality',
    },
    { text: 'Workers learn to produce goods of higher quality.', none: true },
    { text: 'The workers of the mill learned to read in 1840.', none: true },
  ],
};

/** Said of all of a kind: in the present, without "the". */
function isGeneric({ tree, subject, finite }: Clause): boolean {
  const [first = subject.head] = subject.tokens;
  const isPresent = /^(VBZ|VBP|VB)$/.test(token(tree, finite).xpos);
  return (
    isPresent &&
    !/^(the|this|these|that|those|some|many|most|several)$/i.test(token(tree, first).form)
  );
}

const ENABLING =
  /^(allow|enable|force|cause|lead|encourage|require|permit|compel|inspire|motivate|prompt|persuade|convince|oblige|drive|push|help)$/;

/** Said of every time and of all of a kind, or of what has a name: "the party led to a quarrel" happened once. */
function isOfAKind({ tree, subject, finite, role, passive }: Clause): boolean {
  if (!/^(main|conjunct|reported|complement|relative)$/.test(role)) return false;
  const { upos, lemma, xpos } = token(tree, subject.head);
  if (!/^(NOUN|PROPN|PRON|VERB)$/.test(upos) || (upos === 'VERB' && xpos !== 'VBG')) return false;
  if (upos === 'NOUN' && (EMPTY_NOUNS.has(lemma) || PARTITIVE.test(lemma)))
    return xpos === 'NNS' && dependents(tree, subject.head, 'nmod').length > 0;
  // A person refers to and focuses on many things.
  if (entityOf(tree, subject.head) === 'person') return false;
  if (subject.tokens.some((index) => token(tree, index).form === ',')) return false;
  const { xpos: tense, form } = token(tree, finite);
  if (/^(VBZ|VBP)$/.test(tense)) return true;
  if (/^(can|may)$/i.test(form)) return !passive;
  return tense === 'VBD' && hasName(tree, subject.head);
}

/** The verb with what belongs to it: "lead to", "make up of", "give rise to". */
function verbOf(clause: Clause): string {
  const { tree, predicate, body } = clause;
  const { lemma } = token(tree, predicate);
  const at = body.indexOf(predicate);
  // "is determined greatly by"
  const behind = body.slice(at + 1, at + 6).filter((index) => token(tree, index).upos !== 'ADV');
  const next = behind.slice(0, 4).map((index) => token(tree, index).form.toLowerCase());
  for (const length of [4, 3, 2, 1]) {
    const verb = [lemma, ...next.slice(0, length)].join(' ');
    if (RELATION.test(verb) || RELATION_PASSIVE.test(verb)) return verb;
  }
  return lemma;
}

/** All that follows the verb and its preposition, without a break. */
function complement(clause: Clause): number[] | undefined {
  const { tree, predicate, body, phrases } = clause;
  const verb = verbOf(clause);
  const words = body
    .slice(body.indexOf(predicate))
    .filter((index, at) => at === 0 || token(tree, index).upos !== 'ADV');
  const last = words[verb.split(' ').length - 1] ?? predicate;
  const rest = body.filter((index) => index > last);
  const isWhole = rest.every((index, at) => at === 0 || index - rest[at - 1]! <= 2);
  const isNoun = (index: number) =>
    phrases.some(
      ({ head, relation, governor }) =>
        head === index && governor === predicate && isRelation(relation, ['obj', 'obl']),
    );
  // "plays a role in fear" is one verb of several words.
  const isLong = verb.split(' ').length > 2;
  const head = rest.find((index) =>
    isLong ? /^(NOUN|PROPN)$/.test(token(tree, index).upos) : isNoun(index),
  );
  // "limited to hauling supplies"
  const [opening = predicate] = rest;
  if (isWhole && rest.length >= 2 && token(tree, opening).xpos === 'VBG' && / /.test(verb))
    return rest;
  if (!isWhole || head === undefined || rest[0] === undefined) return undefined;
  return /^(NOUN|PROPN)$/.test(token(tree, head).upos) ? rest : undefined;
}

/** What it consists of, not why or while what. */
function withoutCircumstance({ tree }: Clause, rest: readonly number[]): readonly number[] {
  const at = rest.findIndex((index) => {
    const { form, deprel } = token(tree, index);
    return (
      deprel === 'mark' && /^(because|although|though|while|whereas|if|when|so|as)$/i.test(form)
    );
  });
  return at < 2 ? rest : rest.slice(0, at);
}
