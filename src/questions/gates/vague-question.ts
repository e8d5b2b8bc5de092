import { PARTS } from '../grammar/lexicon.ts';
import { isName } from '../grammar/noun-phrase.ts';
import { dependents, token } from '../grammar/tree.ts';
import { type Suspect, tokensOf } from './suspect.ts';
import { isSome, isUnheardOf, vagueHeads } from './vagueness.ts';

/** A whole sentence tells much of what it means itself, if it tells whom it is about; but "the process" and "the move" it does not. */
export function isVague(suspect: Suspect): boolean {
  const { tree, subject } = suspect.clause;
  const heads = vagueHeads(suspect, tokensOf(suspect.draft.question));
  if (!suspect.draft.isCloze)
    return heads.length > 0 || isUnheardOf(suspect) || isSome(suspect) || isOnlyCued(suspect);
  const isOpen = (index: number) => {
    const lemma = token(tree, index).lemma.toLowerCase();
    if (subject.tokens.includes(index)) return true;
    // "the desktop publishing industry", "one's own"
    const isTold =
      dependents(tree, index, 'compound').length > 0 ||
      (lemma === 'one' && tree.tokens[index + 1]?.xpos === 'POS');
    return !(isTold || PARTS.has(lemma) || TOLD_ANYWHERE.test(lemma));
  };
  return heads.length > 1 || heads.some(isOpen);
}

/** "El Niño: what does the water vapour condense into?": which one, the title does not tell. */
function isOnlyCued({ cue, rule, card, clause: { tree, subject } }: Suspect): boolean {
  const isOfThe = token(tree, subject.tokens[0] ?? subject.head).form.toLowerCase() === 'the';
  return (
    cue !== undefined &&
    !subject.tokens.some((index) => card.replaced.has(index)) &&
    /^(relation|preposition|object|subject)$/.test(rule.name) &&
    isOfThe &&
    token(tree, subject.head).upos === 'NOUN' &&
    !subject.tokens.some((index) => isName(tree, index)) &&
    dependents(tree, subject.head, 'nmod', 'acl').length === 0
  );
}

/** What the rest of a sentence makes clear enough: offices, ends of things, stretches of time. */
const TOLD_ANYWHERE =
  /^(sex|living|dead|presidency|throne|leadership|title|final|span|others|everything|percent|foundation|outside|inside|end|beginning|outset|climax|start|rest|remainder|top|bottom|middle|centre|center|edge|surface|side|front|back|interior|exterior|outbreak|rise|fall|death|birth|age|absence|presence|use|help|aid|sake|hand|west|enemy|public|family|father|mother|person)$/;
