import type { Token } from '../language/sentence.ts';
import { isCalendarDate, isRelativeTime } from './dates.ts';
import {
  CONTEXTUAL,
  DEMONSTRATIVES,
  DISCOURSE_ADVERBS,
  DISCOURSE_PHRASES,
  FACTIVE_VERBS,
} from './lexicon.ts';
import { dependents, isBelow, isRelation, subtree, type Tree, token } from './tree.ts';

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
  readonly role: 'main' | 'conjunct' | 'complement' | 'relative' | 'adverbial';
}

/** A constituent: what can be asked for as a whole. */
export interface Phrase {
  readonly head: number;
  readonly relation: string;
  /** Simplified, ascending; includes `preposition`. */
  readonly tokens: readonly number[];
  /** Lower-cased preposition or conjunction that opens it: "in", "because of", "to"; empty when bare. */
  readonly opener: string;
  /** Whether it stands before the subject. */
  readonly isFronted: boolean;
  /** Whether a comma stands before it. */
  readonly setOff: boolean;
  /** The verb it belongs to. */
  readonly governor: number;
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
  const asserted = assertedComplement(tree);
  if (asserted !== undefined) add(asserted, 'complement');
  tree.tokens.forEach((_, index) => {
    const aside = asideClause(tree, index, dropped);
    if (aside !== undefined) found.push(aside);
  });
  return found;
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
        relation: clause.subject.relation,
      },
    }
  );
}

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
    negated: isNegated(tree, predicate),
    fronted,
    body: trimPunctuation(tree, after),
    phrases,
    role,
  };
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
    if (isRelation(deprel, ['advcl', 'obl']) && isSetOff(tree, child)) return false;
    return !(upos === 'ADV' && deprel === 'advmod' && isConnectiveAdverb(tree, child));
  }).filter((index) => !dropped[index]);
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

function phrasesOf(
  tree: Tree,
  predicate: number,
  dropped: readonly boolean[],
  boundary: number,
): Phrase[] {
  const relations = ['obj', 'iobj', 'obl', 'advcl', 'advmod', 'xcomp', 'ccomp'];
  const found: Phrase[] = [];
  for (const verb of verbChain(tree, predicate)) {
    for (const child of dependents(tree, verb, ...relations)) {
      if (!dropped[child]) found.push(phraseAt(tree, child, dropped, verb, predicate, boundary));
    }
  }
  return found;
}

/** The predicate and the infinitives it governs: decide → withdraw. */
export function verbChain(tree: Tree, predicate: number): number[] {
  const chain = [predicate];
  for (let at = 0; at < chain.length; at += 1) {
    for (const child of dependents(tree, chain[at]!, 'xcomp')) {
      if (/^VB/.test(token(tree, child).xpos)) chain.push(child);
    }
  }
  return chain;
}

function phraseAt(
  tree: Tree,
  head: number,
  dropped: readonly boolean[],
  governor: number,
  predicate: number,
  boundary = -1,
): Phrase {
  const all = subtree(tree, head, (child) => !dropped[child] && !isTrailingDiscourse(tree, child));
  const tokens = trimPunctuation(tree, all);
  return {
    head,
    relation: token(tree, head).deprel,
    tokens,
    opener: openerOf(tree, head),
    isFronted: governor === predicate && boundary >= 0 && head < boundary,
    setOff: isSetOff(tree, head),
    governor,
  };
}

function isTrailingDiscourse(tree: Tree, child: number): boolean {
  return isRelation(token(tree, child).deprel, [
    'parataxis',
    'discourse',
    'vocative',
    'reparandum',
  ]);
}

/** The preposition or subordinator of a phrase, with its fixed parts: "because of", "in order to". */
function openerOf(tree: Tree, head: number): string {
  const openers = (tree.children[head] ?? []).filter(
    (index) => index < head && isOpener(tree, index),
  );
  return openers
    .flatMap((index) => [index, ...dependents(tree, index, 'fixed')])
    .sort((a, b) => a - b)
    .map((index) => token(tree, index).form.toLowerCase())
    .join(' ');
}

/** Whether a comma, dash or bracket parts this subtree from what stands before it. */
export function isSetOff(tree: Tree, head: number): boolean {
  const first = subtree(tree, head).find((index) => token(tree, index).upos !== 'PUNCT') ?? head;
  const before = tree.tokens[first - 1];
  return before !== undefined && /^[,;:–—(-]+$/.test(before.form);
}

function isOpener(tree: Tree, index: number): boolean {
  const { deprel, xpos } = token(tree, index);
  return isRelation(deprel, ['case', 'mark']) || (xpos === 'WRB' && deprel === 'advmod');
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

/** Fronted phrases without which the statement would say more than its sentence: times, places, circumstances. */
function belongsToStatement(tree: Tree, phrase: Phrase): boolean {
  if (isConnective(tree, phrase) || COMPARING.test(phrase.opener)) return false;
  if (isRelation(phrase.relation, ['obl'])) return true;
  return isRelation(phrase.relation, ['advcl']) && CIRCUMSTANCE.test(phrase.opener);
}

const CIRCUMSTANCE =
  /^(when|whenever|after|before|during|following|by|while|as|once|until|since|to|in order to|because)$/;

/** What these compare or set aside is no part of the statement: "Unlike the USSR, …". */
const COMPARING =
  /^(like|much like|just like|unlike|despite|in spite of|as opposed to|in contrast to|besides|in addition to|apart from|aside from|instead of|rather than|as for|as well as|along with|contrary to|regardless of|although|though|even though|whereas)\b/;

/** Whether a fronted phrase only ties the sentence to its neighbours. */
export function isConnective(tree: Tree, phrase: Phrase): boolean {
  if (phrase.relation.startsWith('advmod')) return isConnectiveAdverb(tree, phrase.head);
  const text = phrase.tokens.map((index) => token(tree, index).form.toLowerCase()).join('-');
  return DISCOURSE_PHRASES.has(text);
}

function isConnectiveAdverb(tree: Tree, index: number): boolean {
  const text = subtree(tree, index)
    .map((part) => token(tree, part).form.toLowerCase())
    .join('-');
  return DISCOURSE_ADVERBS.has(text) || DISCOURSE_PHRASES.has(text);
}

/** Which tokens a simplified statement leaves out wherever they stand. */
export function droppedTokens(tree: Tree): readonly boolean[] {
  const known = droppedOf.get(tree);
  if (known !== undefined) return known;
  const dropped = findDropped(tree);
  droppedOf.set(tree, dropped);
  return dropped;
}

const droppedOf = new WeakMap<Tree, readonly boolean[]>();

function findDropped(tree: Tree): boolean[] {
  const dropped = tree.tokens.map(() => false);
  const drop = (head: number) => {
    for (const index of subtree(tree, head)) dropped[index] = true;
  };
  tree.tokens.forEach(({ form, deprel }, index) => {
    if (isAside(tree, index) || isTimeOfWriting(tree, index) || pointsElsewhere(tree, index))
      drop(index);
    else if (deprel === 'advmod' && CONNECTIVE_ANYWHERE.test(form)) dropped[index] = true;
  });
  dropCommasAround(tree.tokens, dropped);
  dropBrackets(tree.tokens, dropped);
  return dropped;
}

const CONNECTIVE_ANYWHERE =
  /^(also|too|thus|therefore|however|then|thereby|hence|indeed|moreover|nevertheless|nonetheless|meanwhile|instead|rather|accordingly|consequently|likewise|similarly|furthermore|eventually|subsequently|later|finally|even|still|again|in-turn)$/i;

/** "last June" says nothing on a card, and the statement holds without it. */
function isTimeOfWriting(tree: Tree, index: number): boolean {
  const { deprel } = token(tree, index);
  return (
    isRelation(deprel, ['obl', 'advmod']) &&
    isRelativeTime(tree, index) &&
    !isSubordinate(tree, index)
  );
}

/** "in other similar circumstances": what happened there happened, and the card can do without it. */
function pointsElsewhere(tree: Tree, index: number): boolean {
  const { deprel, head } = token(tree, index);
  if (!isRelation(deprel, ['obl']) || deprel === 'obl:agent' || tree.tokens[head]?.xpos !== 'VBD')
    return false;
  return (tree.children[index] ?? []).some((child) => {
    const form = token(tree, child).form.toLowerCase();
    return (
      isRelation(token(tree, child).deprel, ['amod', 'det']) &&
      (CONTEXTUAL.has(form) || DEMONSTRATIVES.has(form))
    );
  });
}

function isSubordinate(tree: Tree, index: number): boolean {
  return dependents(tree, index, 'acl', 'advcl', 'nmod').length > 0;
}

/** The commas that fenced an aside go with it. */
function dropCommasAround(tokens: readonly Token[], dropped: boolean[]): void {
  const original = [...dropped];
  tokens.forEach(({ form }, index) => {
    if (form === ',' && (original[index - 1] || original[index + 1])) dropped[index] = true;
  });
}

/** An apposition, relative or participial clause set off by commas: more about its noun, not which one. */
function isAside(tree: Tree, index: number): boolean {
  const { deprel } = token(tree, index);
  if (deprel === 'discourse' || deprel === 'vocative' || deprel === 'reparandum') return true;
  if (deprel.startsWith('parataxis')) return true;
  if (isRelation(deprel, ['acl']) && index < token(tree, index).head) return true;
  if (isRelation(deprel, ['obl', 'nmod', 'advmod', 'advcl']) && isInterrupter(tree, index))
    return true;
  if (deprel === 'appos' || isRelation(deprel, ['acl'])) return isSetOff(tree, index);
  return deprel === 'advcl:relcl';
}

/** Between two commas and after its head's subject: "Great Britain, like France, …". A date stays. */
function isInterrupter(tree: Tree, index: number): boolean {
  const own = subtree(tree, index).filter((part) => token(tree, part).upos !== 'PUNCT');
  const after = tree.tokens[(own.at(-1) ?? index) + 1];
  const isFenced = isSetOff(tree, index) && after?.form === ',';
  return (
    isFenced &&
    own[0]! > 1 &&
    !isCalendarDate(tree, own) &&
    dependents(tree, index, 'conj').length === 0 &&
    token(tree, index).deprel !== 'conj'
  );
}

function dropBrackets(tokens: readonly Token[], dropped: boolean[]): void {
  let depth = 0;
  tokens.forEach(({ form }, index) => {
    if (form === '(' || form === '[') depth += 1;
    if (depth > 0) dropped[index] = true;
    if (form === ')' || form === ']') depth = Math.max(0, depth - 1);
  });
}

/** Without commas, dashes and stops at either end, and without a quotation mark that lost its partner. */
export function trimPunctuation(tree: Tree, tokens: readonly number[]): number[] {
  const isLoose = (index: number) => /^[,;:.!?–—…-]+$/.test(token(tree, index).form);
  let from = 0;
  let to = tokens.length;
  while (from < to && isLoose(tokens[from]!)) from += 1;
  while (to > from && isLoose(tokens[to - 1]!)) to -= 1;
  return tokens.slice(from, to);
}

/** Whether a token stands inside one of the phrases of a kind. */
export function phraseOf(clause: Clause, index: number): Phrase | undefined {
  return clause.phrases.find((phrase) => isBelow(clause.tree, index, phrase.head));
}
