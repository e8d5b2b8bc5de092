/** Whether a common noun that a sentence may hide is a term of the essay. */
import { CONTEXTUAL, PERSON_NOUNS, WEAK_MODIFIERS } from '../grammar/lexicon.ts';
import { determiner, isName } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Drafted } from '../rule.ts';

/** A compound, a kind by its people or place, or what the essay keeps coming back to. */
export const isTerm = (drafted: Drafted): boolean => !isNoTerm(drafted);

function isNoTerm({ clause, draft, terms, topicWords }: Drafted): boolean {
  const { tree, finite, predicate } = clause;
  const words = draft.asked;
  const head = words.at(-1)!;
  const { lemma, head: above, xpos, deprel } = token(tree, head);
  const det = determiner(tree, head);
  // "according to legend", "in terms of income", "a number of technologies", "such as pumps"
  const before = tree.tokens.slice(Math.max(0, words[0]! - 2), words[0]!).map(({ form }) => form);
  // "produced from scratch", "avoided tea as a sign of patriotism": of what it speaks, its subject tells.
  if (!clause.copular && head !== clause.subject.head) return true;
  // "By making the Moon of mantle material, it is possible …"
  if (dependents(tree, predicate, 'expl').length > 0) return true;
  // "U.S. standards" have a name, and are none.
  if (isName(tree, words[0]!)) return true;
  // "In shifting cultivation": half of what it is called.
  if (
    /^VBG$/.test(tree.tokens[words[0]! - 1]?.xpos ?? '') &&
    token(tree, words[0]! - 1).head === head
  )
    return true;
  if (IN_PASSING.test(before.join(' '))) return true;
  if (OF_PEOPLE.test(lemma) || PERSON_NOUNS.has(lemma)) return true;
  if (TECHNICAL.test(lemma) && words.length === 1 && det === '') return false;
  // What was once done with a thing does not tell what it is called.
  if (!/^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos)) return true;
  const modifiers = words.slice(0, -1).map((index) => token(tree, index));
  if (words.includes(clause.subject.head) && token(tree, finite).xpos === 'MD') return true;
  const isWeak = modifiers.some(
    (one) =>
      WEAK_MODIFIERS.has(one.lemma.toLowerCase()) ||
      CONTEXTUAL.has(one.lemma.toLowerCase()) ||
      /^(JJ[RS])$/.test(one.xpos) ||
      /^(fellow|select|selected|remove|removed)$/i.test(one.lemma) ||
      (/^(JJ|VBN)$/.test(one.xpos) && OF_QUALITY.test(one.form)),
  );
  if (isWeak) return true;
  const isPair = modifiers.some((one) => terms.has(`${one.lemma} ${lemma}`.toLowerCase()));
  if (det === 'the') return !(isPair && above === predicate && isRelation(deprel, ['obl']));
  if (isPair) return false;
  if (above !== predicate) return true;
  const isKey = terms.has(lemma.toLowerCase()) || topicWords.has(lemma.toLowerCase());
  const isSubject = head === clause.subject.head && xpos === 'NN' && /^(an?|)$/.test(det);
  return !(isKey && isSubject && words.length === 1);
}

/** What says how a thing is, and not which kind: "nearby stars", "acquired skills", "definite answers". */
const OF_QUALITY = /(by|ed|er|ite|ible|able)$/;

/** Teachings, states, sciences and processes: such a word is never said in passing. */
const TECHNICAL =
  /((?<!critic|mechan|organ|tour|optim|pessim|protagon)ism|osis|(?<!bi|techn)ology|cracy|archy|itis|phobia|lysis|synthesis|genesis|metry)$/;

/** Others of them do the like. */
const OF_PEOPLE =
  /^(government|country|nation|state|company|document|collection|people|wom[ae]n|man|men|text|page|study|culture|phenomenon|date|answer|data|information|material|scratch)$/;

const IN_PASSING =
  /\b(according to|terms of|case of|field of|areas? of|number of|kinds? of|types? of|such as|range of|variety of|lots of|plenty of|level of|levels of|role in|including|like)$/i;
