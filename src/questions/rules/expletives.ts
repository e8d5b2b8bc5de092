/** "It is common to stand close": what is so, where or for whom the sentence tells. */

import type { Clause } from '../grammar/clause.ts';
import { fullAuxiliary } from '../grammar/inflect.ts';
import { determiner, hasName } from '../grammar/noun-phrase.ts';
import { isConnectiveAdverb, type Phrase } from '../grammar/phrase.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

export const itIs: Rule = {
  name: 'it-is',
  prior: -0.8,
  allows: ['expletive subject', 'too open', 'nothing specific', 'vague answer'],
  ask: (clause): Draft[] => {
    const { tree, predicate, subject, copular, negated, role, finite, auxiliaries } = clause;
    if (!copular || negated || role !== 'main' || auxiliaries.length !== 1) return [];
    if (!/^it$/i.test(token(tree, subject.head).form)) return [];
    if (token(tree, predicate).upos !== 'ADJ' || !VALUES.test(token(tree, predicate).lemma))
      return [];
    if (finite > predicate || dependents(tree, predicate, 'conj').length > 0) return [];
    const deed = dependents(tree, predicate, 'csubj', 'xcomp', 'advcl', 'ccomp').find(
      (child) =>
        child > predicate &&
        dependents(tree, child, 'mark').some((one) => /^to$/i.test(token(tree, one).form)),
    );
    if (deed === undefined) return [];
    const asked = trimPunctuation(
      tree,
      subtree(tree, deed).filter((index) => index > predicate),
    );
    const [first = predicate] = asked;
    const where = [
      ...clause.fronted,
      ...clause.phrases.filter((one) => isForWhom(clause, one)),
    ].find((one) => isKnown(clause, one));
    if (where === undefined || asked.length < 3 || !/^to$/i.test(token(tree, first).form))
      return [];
    const rest = where.tokens.filter((index) => !asked.includes(index));
    const how = dependents(tree, predicate, 'advmod').filter(
      (one) => one < predicate && !isConnectiveAdverb(tree, one),
    );
    const be = fullAuxiliary(token(tree, finite).form, 'be');
    return [{ question: ['What', be, ...how, predicate, ...rest], answer: asked, asked }];
  },
  examples: [
    {
      text: 'In some Middle Eastern cultures, it is common to stand close to others in conversation.',
      question: 'What is common in some Middle Eastern cultures?',
      answer: 'To stand close to others in conversation',
    },
    { text: 'It is important to sleep well.', none: true },
    { text: 'In some cases, it is important to sleep well.', none: true },
  ],
};

const VALUES =
  /^(common|customary|usual|traditional|polite|rude|impolite|illegal|legal|unlawful|lawful|forbidden|compulsory|mandatory|obligatory|essential|necessary|unnecessary|important|crucial|vital|impossible|possible|difficult|easy|hard|dangerous|safe|unsafe|acceptable|unacceptable|advisable|useful|wise|unwise|fashionable|taboo|normal|rare|unusual|cheap|expensive|better|best|typical|sufficient|impractical|desirable|beneficial|harmful)$/;

/** "for the police" */
function isForWhom(
  { tree, predicate }: Clause,
  { opener, governor, relation, head }: Phrase,
): boolean {
  return (
    opener === 'for' &&
    governor === predicate &&
    isRelation(relation, ['obl']) &&
    token(tree, head).upos !== 'PRON'
  );
}

/** A place or people that the card tells: "in some cases" tells nothing. */
function isKnown({ tree }: Clause, { head, opener }: Phrase): boolean {
  if (!/^(in|for|among|at|on|during|to|with|under)$/.test(opener)) return false;
  const told = dependents(tree, head, 'amod', 'compound', 'nmod');
  const isBare = told.length === 0 && determiner(tree, head) === 'the';
  const { upos, lemma } = token(tree, head);
  if (
    !/^(NOUN|PROPN)$/.test(upos) ||
    /^(case|instance|situation|time|way|sense|practice|theory|fact|reason|example|context|condition|view|order|place|event|day|year|month)$/.test(
      lemma,
    )
  )
    return false;
  return hasName(tree, head) || (!isBare && told.length > 0);
}
