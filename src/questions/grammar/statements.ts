/** The statements that a sentence makes. */
import { asidesOf } from './asides.ts';
import { type Clause, clauseAt, conjunctsOf, isNegated, speakerOf } from './clause.ts';
import { ATTRIBUTION_VERBS, FACTIVE_VERBS } from './lexicon.ts';
import { openerOf, phraseAt } from './phrase.ts';
import { droppedTokens, trimPunctuation } from './simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from './tree.ts';

/** Every statement in the sentence that may be asked about: its main clause, what it asserts in others, and what they are joined with. */
export function clausesOf(tree: Tree): Clause[] {
  const dropped = droppedTokens(tree);
  const found: Clause[] = [];
  const add = (predicate: number, role: Clause['role'], inherit?: Clause) => {
    const clause = clauseAt(tree, predicate, dropped, role, inherit);
    if (clause !== undefined) found.push(clause);
    found.push(...conjunctsOf(tree, predicate, dropped, clause ?? inherit));
  };
  if (tree.root >= 0) add(tree.root, 'main');
  found.push(...equatedClause(tree, dropped));
  const asserted = assertedComplement(tree);
  if (asserted !== undefined) add(asserted, 'complement');
  found.push(...findings(tree, dropped));
  return [...found, ...reportedClauses(tree, dropped), ...asidesOf(tree, dropped)];
}

/** "The idea is to apply rules", "The result is that prices fall": all behind "is" is the predicate. */
function equatedClause(tree: Tree, dropped: readonly boolean[]): Clause[] {
  const predicate = tree.root;
  if (predicate < 0 || token(tree, predicate).upos !== 'VERB') return [];
  const [be] = dependents(tree, predicate, 'cop', 'aux');
  const [head] = dependents(tree, predicate, 'nsubj:outer', 'nsubj');
  if (be === undefined || head === undefined || head > be) return [];
  if (token(tree, be).lemma !== 'be' || isRelation(token(tree, head).deprel, ['nsubj:pass']))
    return [];
  const subject = phraseAt(tree, head, dropped, predicate, predicate);
  const behind = subtree(tree, predicate).filter((index) => index > be && !dropped[index]);
  return [
    {
      tree,
      predicate,
      copular: true,
      passive: false,
      subject,
      auxiliaries: [be],
      finite: be,
      negated: behind.some(
        (index) => index < predicate && /^(not|n['’]t)$/i.test(token(tree, index).form),
      ),
      fronted: [],
      body: trimPunctuation(tree, behind),
      phrases: [],
      role: 'equated',
    },
  ];
}

/** "Half of all children are iodine deficient, researchers say": what those who study a thing say that it always is. */
function findings(tree: Tree, dropped: readonly boolean[]): Clause[] {
  const verb = tree.tokens[tree.root];
  if (verb === undefined || !FINDING.test(verb.lemma) || isNegated(tree, tree.root)) return [];
  const [who] = dependents(tree, tree.root, 'nsubj');
  if (who === undefined || !THOSE_WHO_STUDY.test(token(tree, who).lemma.toLowerCase())) return [];
  const [claim, another] = dependents(tree, tree.root, 'ccomp');
  if (claim === undefined || another !== undefined || !/^(that|)$/.test(openerOf(tree, claim)))
    return [];
  const clause = clauseAt(tree, claim, dropped, 'complement', undefined);
  const isLasting = clause !== undefined && /^(VBZ|VBP)$/.test(token(tree, clause.finite).xpos);
  return isLasting ? [clause] : [];
}

const FINDING = /^(say|find|show|report|estimate|reveal|conclude|confirm|discover|calculate)$/;

const THOSE_WHO_STUDY =
  /^(they|researcher|scientist|expert|study|survey|research|historian|astronomer|biologist|physicist|economist|archaeologist|geologist|psychologist|sociologist|anthropologist|experiment|data|analysis|evidence|estimate)$/;

/** "Smith argued that trade makes nations rich": what he argued, as his. */
function reportedClauses(tree: Tree, dropped: readonly boolean[]): Clause[] {
  const verb = tree.tokens[tree.root];
  if (verb === undefined || !ATTRIBUTION_VERBS.has(verb.lemma) || isNegated(tree, tree.root))
    return [];
  const speaker = speakerOf(tree, tree.root, dropped);
  if (speaker === undefined) return [];
  return dependents(tree, tree.root, 'ccomp')
    .filter((head) => head > tree.root && /^(that|)$/.test(openerOf(tree, head)))
    .flatMap((head) => clauseAt(tree, head, dropped, 'reported', undefined) ?? [])
    .map((clause) => ({ ...clause, speaker }));
}

/** "It is true that X", "there is no doubt that X", "he knew that X": X is what the sentence asserts. */
function assertedComplement(tree: Tree): number | undefined {
  if (tree.root < 0) return undefined;
  const root = token(tree, tree.root);
  if (FACTIVE_VERBS.has(root.lemma))
    return dependents(tree, tree.root, 'ccomp').find((child) => openerOf(tree, child) === 'that');
  if (!/^(true|clear|obvious|certain|evident|undeniable|doubt|fact)$/.test(root.lemma))
    return undefined;
  const clause = dependents(tree, tree.root, 'csubj', 'ccomp', 'acl').find((child) =>
    dependents(tree, child, 'mark').some((mark) => token(tree, mark).lemma === 'that'),
  );
  return dependents(tree, tree.root, 'nsubj', 'expl').every((s) =>
    /^(it|there)$/i.test(token(tree, s).form),
  )
    ? clause
    : undefined;
}
