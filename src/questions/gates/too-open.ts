/** Whether beside subject and verb nothing tells which time or which of many is meant. */
import type { Clause } from '../grammar/clause.ts';
import { thirdPerson } from '../grammar/inflect.ts';
import { EMPTY_NOUNS, VERBS_OF_ALL_WORK } from '../grammar/lexicon.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import type { Piece } from '../wording/wording.ts';
import { type Suspect, tokensOf } from './suspect.ts';
import { isGeneric, isPresent } from './vagueness.ts';

/** Rules whose questions need nothing beside their subject: one thing is what it is, and is born once. */
const NARROW =
  /^(when|became|in-what-role|with-whom|at-school|definition|identity|role|called|also-called|regarded|described|apposition|acronym|why|happens|befell|result|differs|how-high|meant|how-many-died|what-share|measure|at-what-age)$/;

/** A name or number beside the subject counts twice, other content words once; of Who and What judges threw out most of the short ones. */
const LEAST_UNITS: Readonly<Record<string, { readonly past: number; readonly general: number }>> = {
  subject: { past: 4, general: 3 },
  object: { past: 4, general: 3 },
  claimed: { past: 4, general: 4 },
  intent: { past: 3, general: 2 },
  showed: { past: 2, general: 2 },
  how: { past: 3, general: 2 },
  where: { past: 4, general: 2 },
  'how-many': { past: 3, general: 3 },
  cloze: { past: 4, general: 4 },
  'cloze-term': { past: 6, general: 5 },
};

/** What has one place, and what one is seen as. */
const ONE_PLACE =
  /^(bear|lie|locate|situate|place|marry|scatter|distribute|find|bury|die|base|headquarter|grow|raise|execute|assassinate|baptize|baptise|crown|intern|inter|cremate)$/;
const SEEN_AS =
  /^(regard|view|define|know|describe|consider|classify|recogni[sz]e|base|compose|consist|divide|derive|make)$/;

/** What one is found guilty or dies of, once. */
const ONE_FATE = /^(convict|acquit|sentence|condemn|die|execute|imprison|expel|initiate)$/;

const isChild = (tree: Tree, piece: Piece) =>
  typeof piece === 'number' && /^(child|son|daughter|sibling)$/.test(token(tree, piece).lemma);

/** "spent his childhood in Yuryevets" */
const isYouth = ({ tree, predicate }: Clause) =>
  token(tree, predicate).lemma === 'spend' &&
  dependents(tree, predicate, 'obj').some((one) =>
    /^(childhood|youth|boyhood|girlhood|adolescence)$/.test(token(tree, one).lemma),
  );

/** What one does many times: "When did Byron return?" */
const REPEATED =
  /^(return|come|go|arrive|leave|depart|follow|begin|start|end|move|meet|happen|occur|resign|land|travel|visit|work|live|win|lose|play|perform|speak|appear|withdraw|retreat|enter|attack|continue|take|reemerge|remain|stay|enrol|enroll|study)$/;

/** "What did Dvořák conduct?", "Where did Lincoln return?": beside subject and verb nothing tells which time is meant. */
export function isTooOpen({ clause, draft, card, rule }: Suspect): boolean {
  const isRepeatable =
    rule.name === 'when' && REPEATED.test(token(clause.tree, clause.predicate).lemma);
  const { tree } = clause;
  const { lemma: verbLemma } = token(tree, clause.predicate);
  const isOnce =
    (rule.name === 'how-many' && draft.question.some((piece) => isChild(tree, piece))) ||
    (rule.name === 'where' && (ONE_PLACE.test(verbLemma) || isYouth(clause))) ||
    (rule.name === 'preposition' && ONE_FATE.test(verbLemma) && card.replaced.size > 0) ||
    (rule.name === 'preposition' && SEEN_AS.test(verbLemma) && isPresent(clause));
  if (/^(when|at-what-age)$/.test(rule.name) && isNowhere(clause, draft)) return true;
  if ((NARROW.test(rule.name) || isOnce) && !isRepeatable) return false;
  const tokens = tokensOf(draft.question);
  const units = tokens.filter((index) => {
    const { upos, lemma, deprel } = token(tree, index);
    const isInsideName =
      upos === 'PROPN' &&
      isRelation(deprel, ['compound', 'flat']) &&
      // "the Madrid bombings" are told by a name that is not theirs.
      tree.tokens[token(tree, index).head]?.upos === 'PROPN' &&
      tokens.includes(token(tree, index).head);
    return (
      /^(NOUN|PROPN|NUM|ADJ|VERB)$/.test(upos) &&
      !isInsideName &&
      !card.replaced.has(index) &&
      !VERBS_OF_ALL_WORK.has(lemma) &&
      !EMPTY_NOUNS.has(lemma)
    );
  });
  const verb = token(tree, clause.predicate);
  const isVerb = (piece: string | number) =>
    typeof piece === 'string' && [verb.lemma, verb.form, thirdPerson(verb.lemma)].includes(piece);
  const verbs = VERBS_OF_ALL_WORK.has(verb.lemma) ? [] : draft.question.filter(isVerb);
  const strong = units.filter((index) => {
    const { upos } = token(tree, index);
    return upos === 'NUM' || (upos === 'PROPN' && !clause.subject.tokens.includes(index));
  });
  const named = tokens.filter((index) => card.replaced.has(index) && !card.replaced.has(index - 1));
  const besides = named.filter((index) => !clause.subject.tokens.includes(index));
  const count = units.length + strong.length + verbs.length + named.length + besides.length;
  const { past, general } = LEAST_UNITS[rule.name] ??
    LEAST_UNITS[draft.isCloze ? 'cloze' : ''] ?? { past: 3, general: 2 };
  return count < (isGeneric(clause) ? general : past);
}

/** "When did L'Enfant arrive at the age of 23?": where? */
function isNowhere({ tree, predicate, passive }: Clause, { question }: Suspect['draft']): boolean {
  if (passive || !/^(arrive|land|depart|return|come|go|leave)$/.test(token(tree, predicate).lemma))
    return false;
  return !tokensOf(question).some((index) => {
    const { deprel, head } = token(tree, index);
    const isBeside = head === predicate && isRelation(deprel, ['obj', 'obl', 'xcomp', 'advcl']);
    return (
      (isBeside && !/^(age|time)$/.test(token(tree, index).lemma)) || deprel === 'compound:prt'
    );
  });
}
