/** What only the text or the sentence around a question tells. */

import { entityOf } from '../grammar/noun-phrase.ts';
import { openerOf } from '../grammar/phrase.ts';
import { droppedTokens } from '../grammar/simplify.ts';
import { dependents, token } from '../grammar/tree.ts';
import { type Suspect, tokensOf } from './suspect.ts';

/** "Where did Lister publish his results?": which results only the text tells. */
export function isOfTheText({ draft, card, clause: { tree } }: Suspect): boolean {
  if (draft.isCloze) return false;
  return tokensOf(draft.question).some((index) => {
    const [owner, another] = dependents(tree, index, 'nmod:poss');
    return (
      OF_THE_TEXT.test(token(tree, index).lemma) &&
      owner !== undefined &&
      another === undefined &&
      token(tree, owner).upos === 'PRON' &&
      !card.replaced.has(index) &&
      // "in The Lancet", "in a series": hung there, they tell where, not which.
      dependents(tree, index, 'nmod', 'acl', 'compound', 'amod').every(
        (one) => one === owner || /^(in|at|on)$/.test(openerOf(tree, one)),
      )
    );
  });
}

const OF_THE_TEXT =
  /^(result|finding|conclusion|proposal|discovery|idea|plan|request|suggestion|offer|decision|answer|reply|response|claim|argument|attempt|effort|order|observation|measurement|experiment|project|vision|demand|complaint|version|draft|goal|mission|action|activity|condition|position|task|role|situation|promise|report|evidence|data|approach|method|technique|model|strategy|campaign|victory|defeat|loss|success|failure|case)$/;

/** "The skin has folds and in some species contains scales": what stands between "and" and its verb limits what is said. */
export function leavesOutLimit({ draft, card, clause }: Suspect): boolean {
  const { tree, role, predicate, auxiliaries, finite, subject } = clause;
  const first = Math.min(predicate, finite, ...auxiliaries);
  const joint = tree.tokens.findLastIndex(({ upos }, index) => upos === 'CCONJ' && index < first);
  if (draft.isCloze || role !== 'conjunct' || joint < subject.head || joint < 0) return false;
  const said = new Set([...tokensOf(draft.question), ...tokensOf(draft.answer), ...card.replaced]);
  const dropped = droppedTokens(tree);
  const between = Array.from({ length: first - joint - 1 }, (_, at) => joint + 1 + at);
  const isTime = between.some((index) => entityOf(tree, index) === 'time');
  return (
    !isTime && between.some((at) => token(tree, at).xpos === 'IN' && !said.has(at) && !dropped[at])
  );
}

/** "the 1,600 mm (5 ft 3 in) broad gauge": an answer that breaks off at a bracket. */
export function endsAtBracket({ rule, draft, clause: { tree } }: Suspect): boolean {
  const last = draft.asked.at(-1) ?? 0;
  if (draft.isCloze || IN_BRACKETS.test(rule.name)) return false;
  if (tree.tokens[last + 1]?.form !== '(') return false;
  const close = tree.tokens.findIndex(({ form }, index) => index > last && form === ')');
  const next = tree.tokens[close + 1];
  return close > 0 && /^(NOUN|PROPN|ADJ)$/.test(next?.upos ?? '');
}

/** Rules that ask what stands in brackets. */
const IN_BRACKETS = /^(acronym|gloss|also-called|called)$/;
