import { ATTRIBUTION_VERBS, FACTIVE_VERBS } from './lexicon.ts';
import { hasName } from './noun-phrase.ts';
import {
  belongsToStatement,
  isConnectiveAdverb,
  isOpener,
  openerOf,
  type Phrase,
  phraseAt,
  phrasesOf,
} from './phrase.ts';
import { droppedTokens, isAside, isSetOff, trimPunctuation } from './simplify.ts';
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
  /** "The idea is to apply rules" is equated: its predicate is a clause of its own. */
  readonly role:
    | 'main'
    | 'conjunct'
    | 'complement'
    | 'reported'
    | 'relative'
    | 'adverbial'
    | 'equated';
  /** Who says so, where the sentence tells: the statement is his. */
  readonly speaker?: Phrase;
}

/** Every statement in the sentence that may be asked about: its main clause, the conjuncts of it, and complements that it asserts. */
export function clausesOf(tree: Tree): Clause[] {
  const dropped = droppedTokens(tree);
  const found: Clause[] = [];
  const add = (predicate: number, role: Clause['role'], inherit?: Clause) => {
    const clause = clauseAt(tree, predicate, dropped, role, inherit);
    if (clause !== undefined) found.push(clause);
    for (const conjunct of dependents(tree, predicate, 'conj').filter(
      (c) => !isNominalConjunct(tree, c),
    )) {
      add(conjunct, 'conjunct', clause ?? inherit);
    }
  };
  if (tree.root >= 0) add(tree.root, 'main');
  found.push(...equatedClause(tree, dropped));
  const asserted = assertedComplement(tree);
  if (asserted !== undefined) add(asserted, 'complement');
  found.push(...reportedClauses(tree, dropped));
  tree.tokens.forEach((_, index) => {
    const aside = asideClause(tree, index, dropped);
    if (aside !== undefined) found.push(aside);
  });
  return found;
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

/** "Smith argued that trade makes nations rich": what he argued, as his. */
function reportedClauses(tree: Tree, dropped: readonly boolean[]): Clause[] {
  const verb = token(tree, tree.root);
  if (!ATTRIBUTION_VERBS.has(verb.lemma) || isNegated(tree, tree.root)) return [];
  const speaker = speakerOf(tree, tree.root, dropped);
  if (speaker === undefined) return [];
  return dependents(tree, tree.root, 'ccomp')
    .filter((head) => head > tree.root && /^(that|)$/.test(openerOf(tree, head)))
    .flatMap((head) => clauseAt(tree, head, dropped, 'reported', undefined) ?? [])
    .map((clause) => ({ ...clause, speaker }));
}

/** Somebody who can be named: "experts" and "some" cannot. */
function speakerOf(tree: Tree, verb: number, dropped: readonly boolean[]): Phrase | undefined {
  const [subject] = dependents(tree, verb, 'nsubj');
  if (subject === undefined) return undefined;
  const isNamed = hasName(tree, subject) || /^(he|she)$/i.test(token(tree, subject).form);
  return isNamed ? phraseAt(tree, subject, dropped, verb, verb) : undefined;
}

/** "ISIS, which partly consists of Western recruits, …" and "… when it killed soldiers" state facts of their own. */
function asideClause(tree: Tree, index: number, dropped: readonly boolean[]): Clause | undefined {
  const { deprel, head } = token(tree, index);
  if (deprel === 'advcl' && FACTUAL.test(openerOf(tree, index))) {
    return clauseAt(tree, index, undroppedBelow(tree, index, dropped), 'adverbial', undefined);
  }
  const subject = dependents(tree, index, 'nsubj')[0];
  const isWho = subject !== undefined && /^(who|which)$/i.test(token(tree, subject).form);
  if (deprel !== 'acl:relcl' || !isWho || !isSetOff(tree, index) || !isProperNoun(tree, head))
    return undefined;
  const clause = clauseAt(tree, index, undroppedBelow(tree, index, dropped), 'relative', undefined);
  return (
    clause && {
      ...clause,
      subject: {
        ...phraseAt(tree, head, dropped, index, index),
        tokens: subtree(tree, head, (child) => isPartOfNoun(tree, child)),
        opener: '',
        relation: clause.subject.relation,
      },
    }
  );
}

const isPartOfNoun = (tree: Tree, child: number) =>
  isRelation(token(tree, child).deprel, ['det', 'amod', 'compound', 'flat', 'nummod']) ||
  /^of$/i.test(openerOf(tree, child)) ||
  (token(tree, child).upos === 'ADP' && /^of$/i.test(token(tree, child).form));

/** Clauses that are told as facts; after "if" or "unless" they are not. */
const FACTUAL =
  /^(when|while|because|although|though|even though|after|before|since|whereas|until)$/;

const isProperNoun = (tree: Tree, index: number) => token(tree, index).upos === 'PROPN';

/** An aside that is asked about is not left out of its own question. */
function undroppedBelow(tree: Tree, head: number, dropped: readonly boolean[]): boolean[] {
  const own = new Set(subtree(tree, head));
  const inner = new Set(
    subtree(tree, head)
      .filter((index) => index !== head && isAside(tree, index))
      .flatMap((index) => subtree(tree, index)),
  );
  return dropped.map((isDropped, index) => isDropped && !(own.has(index) && !inner.has(index)));
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

function clauseAt(
  tree: Tree,
  predicate: number,
  dropped: readonly boolean[],
  role: Clause['role'],
  inherit: Clause | undefined,
): Clause | undefined {
  const keep = (index: number) => !dropped[index];
  const head = token(tree, predicate);
  const own = dependents(tree, predicate, 'nsubj', 'csubj', 'expl')[0];
  if (own === undefined && role === 'conjunct' && hasLostSubject(tree, predicate)) return undefined;
  if (own === undefined && inherit === undefined) return undefined;
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
  const phrases = phrasesOf(tree, predicate, dropped, boundary);
  const fronted = phrases.filter((phrase) => phrase.isFronted && belongsToStatement(tree, phrase));
  const after = core.filter(
    (index) => keep(index) && index > boundary && !subjectSet.has(index) && !aux.includes(index),
  );
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

function isNegated(tree: Tree, predicate: number): boolean {
  return (tree.children[predicate] ?? []).some((child) => {
    const { lemma, form, deprel } = token(tree, child);
    return (
      (deprel.startsWith('advmod') &&
        /^(not|n't|n’t|never|hardly|scarcely|rarely|seldom|neither|nor|no)$/i.test(`${form}`)) ||
      lemma === 'not'
    );
  });
}
