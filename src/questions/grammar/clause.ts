import { ATTRIBUTION_VERBS } from './lexicon.ts';
import { hasName } from './noun-phrase.ts';
import {
  belongsToStatement,
  isConnectiveAdverb,
  isOpener,
  type Phrase,
  phraseAt,
  phrasesOf,
} from './phrase.ts';
import { isSetOff, trimPunctuation } from './simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from './tree.ts';

/**
 * A finite statement, simplified: without parentheses, appositions, non-restrictive clauses and
 * connectives (the fact extraction of Heilman and Smith 2010, on dependencies).
 */
export interface Clause {
  readonly tree: Tree;
  /** The word the clause is about: its verb, or the noun or adjective after a copula. */
  readonly predicate: number;
  readonly copular: boolean;
  readonly passive: boolean;
  /** Main and modal verbs agree with it; its tokens may stand in another clause ("X did A and did B"). */
  readonly subject: Phrase;
  /** Auxiliaries and copula in surface order, those of the first conjunct where the clause shares them. */
  readonly auxiliaries: readonly number[];
  /** The word that carries tense: the first auxiliary, else the main verb. */
  readonly finite: number;
  readonly negated: boolean;
  /** What stands before the subject and belongs to the statement: "In 1980", "After the war". */
  readonly fronted: readonly Phrase[];
  /** What follows the subject, without auxiliaries, ascending. */
  readonly body: readonly number[];
  /** Complements and adjuncts of the predicate and of the infinitives that it governs. */
  readonly phrases: readonly Phrase[];
  /** "rails that moved men" is restrictive; "The idea is to apply rules" equated: its predicate is a clause of its own. */
  readonly role:
    | 'main'
    | 'conjunct'
    | 'complement'
    | 'reported'
    | 'relative'
    | 'adverbial'
    | 'restrictive'
    | 'equated';
  /** Who says so, where the sentence tells: the statement is his. */
  readonly speaker?: Phrase;
}

/** What a predicate without a subject of its own takes from another statement. */
export type Shared = Pick<Clause, 'subject' | 'auxiliaries' | 'negated'>;

/**
 * The statement that a predicate makes; undefined where it makes none: without a tense, or without a subject.
 *
 * @param dropped the tokens that it leaves out.
 * @param inherit what it shares, where it has no subject.
 */
export function clauseAt(
  tree: Tree,
  predicate: number,
  dropped: readonly boolean[],
  role: Clause['role'],
  inherit: Shared | undefined,
): Clause | undefined {
  const keep = (index: number) => !dropped[index];
  const head = token(tree, predicate);
  const own = dependents(tree, predicate, 'nsubj', 'csubj', 'expl')[0];
  if (own === undefined && role === 'conjunct' && hasLostSubject(tree, predicate)) return undefined;
  if (own === undefined && inherit === undefined) return undefined;
  // "He attended Bradenton Academy, but signed …": what stands before the conjunction is not its subject.
  const isBeforeJoint = dependents(tree, predicate, 'cc').some((one) => (own ?? one) < one);
  if (role === 'conjunct' && isBeforeJoint) return undefined;
  const aux = dependents(tree, predicate, 'aux', 'cop');
  const copular = dependents(tree, predicate, 'cop').length > 0;
  // "The idea is to apply rules": its predicate is a clause of its own.
  if (copular && head.upos === 'VERB') return undefined;
  const hasTense = aux.length > 0 || /^VB[DZP]$/.test(head.xpos);
  // A bare participle or infinitive after a conjunction shares the auxiliaries of the first conjunct.
  const auxiliaries = hasTense ? aux : own === undefined ? (inherit?.auxiliaries ?? []) : [];
  const finite = auxiliaries[0] ?? (hasTense ? predicate : -1);
  if (finite < 0) return undefined;
  // "are similar and depend": a base form does not share a form of be or have.
  const isShared = !hasTense && head.xpos === 'VB';
  if (isShared && /^(be|have)$/.test(token(tree, finite).lemma)) return undefined;
  if (!auxiliaries.length && !/^VB[DZP]$/.test(head.xpos)) return undefined;

  const subject =
    own === undefined ? inherit!.subject : phraseAt(tree, own, dropped, predicate, predicate);
  const core = clauseTokens(tree, predicate, dropped);
  const subjectSet = new Set(own === undefined ? [] : subtree(tree, own));
  const boundary = own === undefined ? -1 : Math.min(...subjectSet);
  // "and at the age of fourteen joined a monastery": what stands before the verb, stands before its subject.
  const phrases = phrasesOf(tree, predicate, dropped, own === undefined ? predicate : boundary);
  const fronted = phrases.filter((phrase) => phrase.isFronted && belongsToStatement(tree, phrase));
  const before = new Set([...subjectSet, ...aux, ...fronted.flatMap(({ tokens }) => tokens)]);
  const after = core.filter((index) => keep(index) && index > boundary && !before.has(index));
  return {
    tree,
    predicate,
    copular,
    passive:
      dependents(tree, predicate, 'aux:pass').length > 0 ||
      (own !== undefined && token(tree, own).deprel.startsWith('nsubj:pass')),
    subject,
    auxiliaries,
    finite,
    // "are not isolated and worked": what shares the auxiliaries shares the not.
    negated:
      isNegated(tree, predicate) || (!hasTense && own === undefined && inherit?.negated === true),
    fronted,
    body: trimPunctuation(tree, after),
    phrases,
    role,
    ...attribution(tree, predicate, dropped),
  };
}

/** "X did A and did B": each a statement of its own. */
export function conjunctsOf(
  tree: Tree,
  predicate: number,
  dropped: readonly boolean[],
  inherit: Shared | undefined,
): Clause[] {
  return dependents(tree, predicate, 'conj')
    .filter((conjunct) => !isNominalConjunct(tree, conjunct))
    .flatMap((conjunct) => {
      const clause = clauseAt(tree, conjunct, dropped, 'conjunct', inherit);
      const others = conjunctsOf(tree, conjunct, dropped, clause ?? inherit);
      return clause === undefined ? others : [clause, ...others];
    });
}

/** "and the last city, Acre, fell": what follows the conjunction is the subject, whatever the parser took it for. */
function hasLostSubject(tree: Tree, predicate: number): boolean {
  const joint = tree.tokens.findLastIndex(
    ({ upos }, index) => index < predicate && upos === 'CCONJ',
  );
  return (
    /^(DET|NOUN|PROPN|PRON)$/.test(tree.tokens[joint + 1]?.upos ?? '') &&
    joint >= 0 &&
    joint + 1 < predicate
  );
}

/** Somebody who can be named: "experts" and "some" cannot. */
export function speakerOf(
  tree: Tree,
  verb: number,
  dropped: readonly boolean[],
): Phrase | undefined {
  const [subject] = dependents(tree, verb, 'nsubj');
  if (subject === undefined) return undefined;
  const isNamed = hasName(tree, subject) || /^(he|she)$/i.test(token(tree, subject).form);
  return isNamed ? phraseAt(tree, subject, dropped, verb, verb) : undefined;
}

/** "…, the minister said". */
function attribution(
  tree: Tree,
  predicate: number,
  dropped: readonly boolean[],
): Pick<Clause, 'speaker'> {
  const [verb] = dependents(tree, predicate, 'parataxis').filter((child) =>
    ATTRIBUTION_VERBS.has(token(tree, child).lemma),
  );
  const speaker =
    verb === undefined ? undefined : speakerOf(tree, verb, notAside(tree, verb, dropped));
  return speaker === undefined ? {} : { speaker };
}

function notAside(tree: Tree, head: number, dropped: readonly boolean[]): boolean[] {
  const own = new Set(subtree(tree, head));
  return dropped.map((isDropped, index) => isDropped && !own.has(index));
}

/** The tokens of a clause without its conjuncts, its subordinating word and its fronted or set-off adjunct clauses. */
function clauseTokens(tree: Tree, predicate: number, dropped: readonly boolean[]): number[] {
  const own = new Set(tree.children[predicate] ?? []);
  return subtree(tree, predicate, (child) => {
    if (dropped[child]) return false;
    if (!own.has(child)) return true;
    const { deprel, upos } = token(tree, child);
    if (deprel === 'conj') return isNominalConjunct(tree, child);
    if (
      deprel === 'mark' ||
      deprel === 'cc' ||
      (isOpener(tree, child) && !isRelation(deprel, ['case']))
    )
      return false;
    if (deprel.startsWith('parataxis') || deprel === 'discourse' || deprel === 'vocative')
      return false;
    if (isRelation(deprel, ['advcl', 'obl']) && isSetOffItself(tree, child, dropped)) return false;
    return !(upos === 'ADV' && deprel === 'advmod' && isConnectiveAdverb(tree, child));
  }).filter((index) => !dropped[index]);
}

/** The comma before it is its own, not the second of an aside: "39 people, mostly Westerners, on a beach". */
function isSetOffItself(tree: Tree, head: number, dropped: readonly boolean[]): boolean {
  const first = subtree(tree, head).find((index) => token(tree, index).upos !== 'PUNCT') ?? head;
  return isSetOff(tree, head) && !dropped[first - 2];
}

/** "a mathematician and writer" is one predicate; a conjunct with its own verb is another statement. */
function isNominalConjunct(tree: Tree, conjunct: number): boolean {
  const isNoun = (index: number) => /^(NOUN|PROPN|ADJ|NUM)$/.test(token(tree, index).upos);
  return (
    isNoun(conjunct) &&
    isNoun(token(tree, conjunct).head) &&
    dependents(tree, conjunct, 'nsubj', 'cop', 'aux').length === 0
  );
}

export function isNegated(tree: Tree, predicate: number): boolean {
  return (tree.children[predicate] ?? []).some((child) => {
    const { lemma, form, deprel } = token(tree, child);
    return (
      (deprel.startsWith('advmod') &&
        /^(not|n't|n’t|never|hardly|scarcely|rarely|seldom|neither|nor|no)$/i.test(`${form}`)) ||
      lemma === 'not'
    );
  });
}
