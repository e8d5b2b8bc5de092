/** What a statement lacks when it stands alone on a card: whom, when, or before what. */
import type { Clause } from '../grammar/clause.ts';
import { isYear } from '../grammar/dates.ts';
import { isName } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import { type Suspect, tokensOf } from './suspect.ts';

/** "There were 111,529 families": where and when? */
export function isFigureOfNothing({ clause, draft, card, topic, rule }: Suspect): boolean {
  const { tree, finite, subject } = clause;
  const isCount =
    /^how-many/.test(rule.name) && draft.asked.some((one) => subject.tokens.includes(one));
  if (!draft.isCloze && !isCount) return false;
  if (topic !== undefined || card.replaced.size > 0) return false;
  const said = tokensOf(draft.question);
  // "There are over 120 species of birds": where?
  const isThere =
    dependents(tree, clause.predicate, 'expl').length > 0 &&
    dependents(tree, clause.predicate, 'obl').every((one) => !said.includes(one));
  return (
    (token(tree, finite).xpos === 'VBD' || isThere) &&
    draft.asked.some((index) => token(tree, index).upos === 'NUM') &&
    !said.some((index) => isName(tree, index) || isYear(token(tree, index).form))
  );
}

/** "Upon the downfall of the monarchies, it became free": what went before does not tell what. */
export function isSaidOfPronoun({
  clause: { tree, subject, finite },
  card,
  draft,
}: Suspect): boolean {
  const { upos, deprel, form } = token(tree, subject.head);
  const owner = dependents(tree, subject.head, 'nmod:poss').find((one) =>
    /^(his|her|its|their)$/i.test(token(tree, one).form),
  );
  // "When the Greeks left for Troy, they …" tells.
  const isTold = tree.tokens.some(
    (one, index) =>
      index < subject.head && one.deprel.startsWith('nsubj') && /^(NOUN|PROPN)$/.test(one.upos),
  );
  // "Initially stretching from the North Sea to the Alps, its territory …"
  if (draft.isCloze && owner !== undefined && !isTold && !card.replaced.has(owner)) return true;
  return (
    draft.isCloze === true &&
    !isTold &&
    upos === 'PRON' &&
    deprel.startsWith('nsubj') &&
    /^(he|she|it|they)$/i.test(form) &&
    finite >= 0 &&
    !card.replaced.has(subject.head)
  );
}

/** "Łódź had been a city …": before what? */
export function isUnanchoredPerfect({
  clause: { tree, finite, predicate, phrases },
  draft: { question, asked },
}: Suspect): boolean {
  if (finite === predicate || !/^(had|['’]d)$/i.test(token(tree, finite).form)) return false;
  const said = phrases.filter(({ head }) => question.includes(head) || asked.includes(head));
  return !said.some(
    ({ opener, tokens }) =>
      /^(by|after|before|when|until|since)$/.test(opener) ||
      tokens.some((index) => /\d/.test(token(tree, index).form)),
  );
}

/** "Parliament retaliated by closing the port": for what? */
export function isReply({ clause: { tree, predicate } }: Suspect): boolean {
  return (
    /^(respond|retaliate|react|reply)$/.test(token(tree, predicate).lemma) &&
    !dependents(tree, predicate, 'obl', 'nmod').some((child) =>
      dependents(tree, child, 'case').some((one) =>
        /^(to|against|for|after)$/i.test(token(tree, one).form),
      ),
    ) &&
    dependents(tree, predicate, 'advcl').every((child) => child > predicate)
  );
}

/** Doings that are always of something. */
const OF_SOMETHING =
  /^(exploitation|production|extraction|construction|initiation|cultivation|distribution|implementation|exploration|consumption|introduction|restoration)$/;

/** "Modern exploitation began in 1955": of what? */
export function isDoingOfNothing({ clause: { tree, subject, finite }, draft }: Suspect): boolean {
  const { lemma, xpos } = token(tree, subject.head);
  return (
    draft.question.includes(subject.head) &&
    OF_SOMETHING.test(lemma) &&
    xpos === 'NN' &&
    token(tree, finite).xpos === 'VBD' &&
    dependents(tree, subject.head, 'nmod', 'compound', 'acl').filter(
      (one) => !isRelation(token(tree, one).deprel, ['nmod:poss']) || lemma !== 'initiation',
    ).length === 0
  );
}

/** "entered the observatory since the Ming": from then on, or since it was so? */
export function isSinceWithoutPerfect({
  clause: { tree, finite, phrases },
  draft,
}: Suspect): boolean {
  return (
    !draft.isCloze &&
    token(tree, finite).xpos === 'VBD' &&
    !/^had$/i.test(token(tree, finite).form) &&
    phrases.some(
      ({ opener, relation, tokens }) =>
        opener === 'since' &&
        isRelation(relation, ['obl']) &&
        tokens.some((index) => draft.question.includes(index)),
    )
  );
}

/** Nobody is served, or surrendered, without an object. */
const INTRANSITIVE =
  /^(serve|surrender|return|retire|remain|continue|last|die|arrive|live|work|travel|escape|reign|survive|emerge|collapse|disappear|appear|exist|trade|sail|fail|resign|agree|decide|depart|flourish|decline|evolve|develop|expand|graduate|happen|occur|belong|retreat|convert|move)$/;

/** "was aired in 1930 and televised in 1953": a past without an object behind a passive may be one itself. */
export function isHalfPassive({ tree, predicate, passive }: Clause): boolean {
  const { deprel, head, xpos, form } = token(tree, predicate);
  return (
    deprel === 'conj' &&
    !passive &&
    xpos === 'VBD' &&
    /ed$/.test(form) &&
    !INTRANSITIVE.test(token(tree, predicate).lemma) &&
    dependents(tree, head, 'aux:pass').length > 0 &&
    dependents(tree, predicate, 'nsubj', 'obj', 'xcomp', 'ccomp', 'obl:agent').length === 0
  );
}

/** "She is holding a book": true of a picture, not for long. */
export function isPassing({ tree, predicate, finite, auxiliaries }: Clause): boolean {
  return (
    auxiliaries.length === 1 &&
    /^(is|are|was|were)$/i.test(token(tree, finite).form) &&
    token(tree, predicate).xpos === 'VBG'
  );
}
