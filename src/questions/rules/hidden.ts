import { GAP } from '../card.ts';
import type { Clause } from '../clause.ts';
import { isCalendarDate, isYear } from '../dates.ts';
import { withoutOpener } from '../inversion.ts';
import {
  ATTRIBUTION_VERBS,
  EMPTY_NOUNS,
  PARTITIVE,
  TIME_UNITS,
  VERBS_OF_ALL_WORK,
  WEAK_MODIFIERS,
} from '../lexicon.ts';
import { determiner, entityOf, hasName, nounHeads } from '../noun-phrase.ts';
import { isConnectiveAdverb, type Phrase } from '../phrase.ts';
import type { Draft, Rule } from '../rule.ts';
import { trimPunctuation, withoutBrackets } from '../simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../tree.ts';
import type { Piece } from '../wording.ts';

/**
 * The whole sentence with one part hidden: nothing is turned round or left out, so only the borders of the answer can
 * be wrong. The fallback where no question could be asked (research: qg, 1.4). Readers kept three of five that had all
 * of their sentence, two of five that had a part.
 */
export const hidden: Rule = {
  name: 'cloze',
  prior: 0,
  ask: (clause) => {
    if (!/^(main|conjunct|reported|complement)$/.test(clause.role) || clause.negated) return [];
    if (!clause.body.includes(clause.predicate)) return [];
    const { lemma } = token(clause.tree, clause.predicate);
    if (clause.copular && EMPTY_NOUNS.has(lemma)) return [];
    // Who says something matters less than what he says.
    const isSpeech = ATTRIBUTION_VERBS.has(token(clause.tree, clause.predicate).lemma);
    if (isSpeech && clause.phrases.some(({ relation }) => relation === 'ccomp')) return [];
    const gaps = [
      ...dates(clause),
      ...numbers(clause),
      ...[clause.subject, ...clause.phrases].flatMap((phrase) => names(clause, phrase)),
      ...terms(clause),
      ...endings(clause),
      ...objects(clause),
      ...termSubjects(clause),
    ];
    const whole = wholeOf(clause);
    return whole === undefined ? [] : gaps.map((gap) => statement(whole, gap));
  },
  examples: [
    {
      text: 'In the winter of 1811, Beethoven gave his last public concert in Vienna.',
      question: 'In the winter of […], Beethoven gave his last public concert in Vienna.',
      answer: '1811',
    },
    {
      text: 'The harbour of Sydney is crossed by about 2,000 ferries every week.',
      question: 'The harbour of Sydney is crossed by […] ferries every week.',
      answer: 'about 2,000',
    },
    { text: 'The weather seemed cold.', none: true },
  ],
};

/** In words: shorter sentences tell too little of what is hidden, longer ones are no card. */
const SHORTEST = 9;
const LONGEST = 30;

/** The sentence without brackets, and without what only ties it to the one before. */
function wholeOf({ tree }: Clause): number[] | undefined {
  const tokens = trimPunctuation(tree, withoutConnective(tree, withoutBrackets(tree)));
  const words = tokens.filter((index) => token(tree, index).upos !== 'PUNCT').length;
  return words < SHORTEST || words > LONGEST ? undefined : tokens;
}

function withoutConnective(tree: Tree, tokens: readonly number[]): number[] {
  const [first, second] = tokens;
  const isTie = (index = -1) => {
    const { deprel = '', form = '' } = tree.tokens[index] ?? {};
    return (
      deprel === 'cc' ||
      (isRelation(deprel, ['advmod']) && isConnectiveAdverb(tree, index)) ||
      /^(and|but|or|so|also)$/i.test(form)
    );
  };
  return tokens
    .slice(isTie(first) ? 1 : 0)
    .filter((index) => !/^(also|however|therefore|thus|moreover)$/i.test(token(tree, index).form))
    .filter((index, at) => !(at === 0 && index === second && token(tree, index).form === ','));
}

function statement(whole: readonly number[], gap: readonly number[]): Draft {
  const hiddenTokens = new Set(gap);
  const question = whole.flatMap((piece): Piece[] => {
    if (!hiddenTokens.has(piece)) return [piece];
    return piece === gap[0] ? [GAP] : [];
  });
  return { question, answer: gap, asked: gap, isCloze: true };
}

const said = (clause: Clause) =>
  new Set([
    ...clause.fronted.flatMap(({ tokens }) => tokens),
    ...clause.subject.tokens,
    ...clause.body,
  ]);

/** Years and days: whatever else it asks, a card may ask when. */
function dates(clause: Clause): number[][] {
  const { tree } = clause;
  const tokens = said(clause);
  const years = [...tokens].filter(
    (index) =>
      isYear(token(tree, index).form) &&
      isCalendarDate(tree, [index]) &&
      !isRelation(token(tree, index).deprel, ['obj', 'nsubj']) &&
      tree.tokens[index + 1]?.xpos !== 'POS',
  );
  const isRange = years.some(
    (index) =>
      /^(to|until|till|through|and|[-–/])$/i.test(tree.tokens[index - 1]?.form ?? '') ||
      /^[-–/]/.test(tree.tokens[index + 1]?.form ?? ''),
  );
  return years.length === 1 && !isRange ? [years] : [];
}

/** Counts and measures, with the words that bound them: "about 2,000". */
function numbers(clause: Clause): number[][] {
  const { tree } = clause;
  const tokens = said(clause);
  return [...tokens].flatMap((index) => {
    const { upos, deprel, form } = token(tree, index);
    const isCount = upos === 'NUM' && isRelation(deprel, ['nummod']) && !isYear(form);
    if (!isCount || /^(one|1|two)$|-$/i.test(form) || tree.tokens[index + 1]?.form === '-')
      return [];
    // "80 % has to be produced": of what?
    const { head } = token(tree, index);
    const isShare = /^(%|percent)$/i.test(token(tree, head).form);
    if (isShare && dependents(tree, head, 'nmod').length === 0) return [];
    const whole = subtree(tree, index);
    // "aged 18 and over": a border, not a count.
    if (/^(aged?|age)$/i.test(tree.tokens[index - 1]?.form ?? '')) return [];
    return whole.every((part) => tokens.has(part)) && isUnbroken(whole) ? [whole] : [];
  });
}

/** The name of a person, a place, a thing; without its preposition and article. */
function names(clause: Clause, phrase: Phrase): number[][] {
  const { tree } = clause;
  const { upos } = token(tree, phrase.head);
  if (upos !== 'PROPN' || !hasName(tree, phrase.head) || entityOf(tree, phrase.head) === 'time')
    return [];
  if (dependents(tree, phrase.head, 'conj', 'appos').length > 0) return [];
  const inside = phrase.tokens.filter((index) => said(clause).has(index));
  const name = inside.filter(
    (index) => !/^(ADP|DET)$/.test(token(tree, index).upos) || index > phrase.head,
  );
  const isName = name.every(
    (index) =>
      /^\p{Lu}/u.test(token(tree, index).form) ||
      /^(of|the|de|von|van|and|[-–])$/.test(token(tree, index).form),
  );
  return isName && name.length > 0 && name.length <= 6 && isUnbroken(name) ? [name] : [];
}

/** What a general statement in the present says of its subject: "Bile is made in the […]". */
function terms(clause: Clause): number[][] {
  const { tree, finite, phrases } = clause;
  if (!/^(VBZ|VBP)$/.test(token(tree, finite).xpos) || isOpen(clause)) return [];
  return phrases.flatMap((phrase) => {
    const { upos, lemma } = token(tree, phrase.head);
    if (upos !== 'NOUN' || !isRelation(phrase.relation, ['obj', 'obl']) || phrase.isFronted)
      return [];
    if (PARTITIVE.test(lemma)) return [];
    if (EMPTY_NOUNS.has(lemma) || TIME_UNITS.has(lemma)) return [];
    const modifiers = dependents(tree, phrase.head, 'amod', 'compound');
    const words = [...modifiers, phrase.head].sort((a, b) => a - b);
    const isTerm = modifiers.length > 0 && isUnbroken(words) && words.length <= 3;
    if (modifiers.some((index) => WEAK_MODIFIERS.has(token(tree, index).lemma))) return [];
    const isWhole = modifiers.every((index) => dependents(tree, index, 'advmod').length === 0);
    return isTerm && isWhole && words.every((index) => clause.body.includes(index)) ? [words] : [];
  });
}

/** Verbs that anything may follow: "Students have […]". */
function isOpen({ tree, predicate }: Clause): boolean {
  const { lemma } = token(tree, predicate);
  return VERBS_OF_ALL_WORK.has(lemma) || /^(involve|include|work|exist|focus|do)$/.test(lemma);
}

/** The whole phrase that ends a general statement: "Decompression sickness occurs in […]". */
function endings(clause: Clause): number[][] {
  const { tree, finite, phrases, body } = clause;
  if (!/^(VBZ|VBP)$/.test(token(tree, finite).xpos) || isOpen(clause)) return [];
  return phrases.flatMap((phrase) => {
    const { upos, lemma } = token(tree, phrase.head);
    const isLast = phrase.tokens.at(-1) === body.at(-1) && !phrase.isFronted;
    if (!isLast || upos !== 'NOUN' || !isRelation(phrase.relation, ['obj', 'obl'])) return [];
    if (EMPTY_NOUNS.has(lemma) || TIME_UNITS.has(lemma)) return [];
    const asked = withoutOpener(phrase);
    const isShort = asked.length >= 2 && asked.length <= 8;
    if (dependents(tree, phrase.head, 'amod', 'compound', 'nmod', 'acl').length === 0) return [];
    return isShort && isUnbroken(asked) && asked.every((index) => body.includes(index))
      ? [asked]
      : [];
  });
}

/** The object of what happened once, where names and dates around it tell which time is meant. */
function objects(clause: Clause): number[][] {
  const { tree, finite, phrases } = clause;
  if (token(tree, finite).xpos !== 'VBD' || isOpen(clause)) return [];
  const anchors = [...said(clause)].filter(
    (index) =>
      /^(PROPN|NUM)$/.test(token(tree, index).upos) &&
      !isRelation(token(tree, index).deprel, ['flat', 'compound']),
  );
  return phrases.flatMap((phrase) => {
    const { upos, lemma } = token(tree, phrase.head);
    if (phrase.relation !== 'obj' || phrase.isFronted || !/^(NOUN|PROPN)$/.test(upos)) return [];
    if (EMPTY_NOUNS.has(lemma) || dependents(tree, phrase.head, 'nmod:poss').length > 0) return [];
    const { tokens } = phrase;
    const outside = anchors.filter((index) => !tokens.includes(index));
    const isTold = dependents(tree, phrase.head, 'amod', 'compound', 'nmod', 'flat').length > 0;
    const isShort = tokens.length >= 2 && tokens.length <= 7 && isUnbroken(tokens);
    return isTold && isShort && outside.length >= 3 ? [[...tokens]] : [];
  });
}

/** A term of which something is said that holds of nothing else: "[…] was the most common punishment in schools". */
function termSubjects({ tree, subject, copular, predicate, body }: Clause): number[][] {
  const { upos } = token(tree, subject.head);
  if (!copular || upos !== 'NOUN' || determiner(tree, subject.head) !== '') return [];
  if (subject.tokens.length > 4 || !isUnbroken(subject.tokens)) return [];
  const isTerm = dependents(tree, subject.head, 'amod', 'compound').length > 0;
  const isTold =
    /^(NOUN|ADJ)$/.test(token(tree, predicate).upos) && nounHeads(tree, body).length >= 2;
  return isTerm && isTold ? [[...subject.tokens]] : [];
}

function isUnbroken(tokens: readonly number[]): boolean {
  return tokens.every((index, at) => at === 0 || index === tokens[at - 1]! + 1);
}
