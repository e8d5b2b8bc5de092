/** What an object must be for a question to ask for it. */
import type { Clause } from '../grammar/clause.ts';
import { NAMING, VERB_PREPOSITION_PAIRS } from '../grammar/lexicon.ts';
import { determiner, entityOf, hasName } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Piece } from '../wording/wording.ts';

/** "led the recapture of Spain from the Moslems": what stands behind an object may be the noun's, and "recommends abortions be available" has no object. */
export function isTorn({ tree, phrases }: Clause, { tokens, governor }: Phrase): boolean {
  const last = tokens.at(-1)!;
  if (/^be$/i.test(tree.tokens[last + 1]?.form ?? '')) return true;
  // "an act to naturalise the 148 Huguenots still resident there"
  const rest = tree.tokens.slice(last + 1, last + 3).map(({ upos }) => upos);
  if (rest[0] === 'ADJ' || (rest[0] === 'ADV' && rest[1] === 'ADJ')) return true;
  // "named the unit the tesla"
  if (NAMING.test(token(tree, governor).lemma)) return true;
  // "attributed the acidity to ions"
  const verb = token(tree, governor).lemma;
  const isSwallowed = tokens.some(
    (index) =>
      token(tree, index).deprel === 'case' &&
      !/^(of|in|at)$/.test(token(tree, index).form) &&
      VERB_PREPOSITION_PAIRS.has(`${verb}-${token(tree, index).form}`),
  );
  if (isSwallowed) return true;
  // "Alexander the Great"
  const next = tree.tokens[last + 2];
  if (
    tree.tokens[last + 1]?.form === 'the' &&
    next?.upos !== 'NOUN' &&
    /^\p{Lu}/u.test(`${next?.form}`)
  )
    return true;
  // "Atari only hired Jobs because …"
  if (/^(only|even|just|merely)$/i.test(tree.tokens[governor - 1]?.form ?? '')) return true;
  return phrases.some(
    ({ relation, head, tokens: own, opener }) =>
      isRelation(relation, ['obl']) &&
      own[0] === last + 1 &&
      /^(from|of|for|with|to|into|against|between|among|over|about|on)$/.test(opener) &&
      token(tree, head).confidence < (opener === 'on' || opener === 'of' ? 0.9 : 0.7) &&
      !VERB_PREPOSITION_PAIRS.has(`${token(tree, governor).lemma}-${opener}`) &&
      entityOf(tree, head) !== 'time' &&
      !(opener === 'to' && GIVING.test(token(tree, governor).lemma)),
  );
}

const GIVING =
  /^(teach|give|sell|send|grant|lend|offer|pay|award|donate|hand|show|introduce|bring|add|contribute|cede|restore|present)$/;

/** "Renewed hope", "a surprise victory": one of a kind that anybody has, in so few words that nothing is learnt. */
export function isFaint({ tree }: Clause, { head, tokens }: Phrase): boolean {
  if (hasName(tree, head) || tokens.some((index) => /\d/.test(token(tree, index).form)))
    return false;
  const { lemma } = token(tree, head);
  const content = tokens.filter((index) => /^(NOUN|ADJ|VERB)$/.test(token(tree, index).upos));
  const isOne = /^an?$/.test(determiner(tree, head));
  // "his first match"
  const isNth =
    dependents(tree, head, 'nmod:poss').length > 0 &&
    content.length <= 2 &&
    dependents(tree, head, 'amod').some((one) =>
      /^(first|second|third|last|next|new|own)$/.test(token(tree, one).lemma),
    );
  if (isNth) return true;
  return content.length <= (FAINT.test(lemma) ? 2 : isOne ? 1 : 0);
}

const FAINT =
  /^(hope|victory|success|failure|attention|growth|change|support|pressure|interest|renovation|reputation|popularity|pain|goal|point|seat|game|record|position|presence|criticism|praise|progress|life|way|idea|experience|opportunity|information|condition|step|damage|contact|strength|power|control|benefit|improvement|development|activity|rise|fall|decline|start|end|part)$/;

/** A comma in a question stands where something was torn out of it. */
export const hasComma = ({ tree }: Clause, question: readonly Piece[]) =>
  question.some((piece) => typeof piece === 'number' && token(tree, piece).form === ',');

/** Only giving takes two objects; with another verb one of them is misread. */
export function hasSecondObject({ phrases }: Clause, { head, governor }: Phrase): boolean {
  return phrases.some(
    (other) => other.relation === 'obj' && other.governor === governor && other.head !== head,
  );
}
