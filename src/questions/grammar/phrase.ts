import { DISCOURSE_ADVERBS, DISCOURSE_PHRASES } from './lexicon.ts';
import { isSetOff, trimPunctuation } from './simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from './tree.ts';

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

/** Complements and adjuncts of a predicate and of the infinitives it governs; what stands before `boundary`, the subject, is fronted. */
export function phrasesOf(
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

/** decide → withdraw. */
function verbChain(tree: Tree, predicate: number): number[] {
  const chain = [predicate];
  for (let at = 0; at < chain.length; at += 1) {
    for (const child of dependents(tree, chain[at]!, 'xcomp')) {
      if (/^VB/.test(token(tree, child).xpos)) chain.push(child);
    }
  }
  return chain;
}

export function phraseAt(
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
export function openerOf(tree: Tree, head: number): string {
  const openers = (tree.children[head] ?? []).filter(
    (index) => index < head && isOpener(tree, index),
  );
  return openers
    .flatMap((index) => [index, ...dependents(tree, index, 'fixed')])
    .sort((a, b) => a - b)
    .map((index) => token(tree, index).form.toLowerCase())
    .join(' ');
}

export function isOpener(tree: Tree, index: number): boolean {
  const { deprel, xpos } = token(tree, index);
  return isRelation(deprel, ['case', 'mark']) || (xpos === 'WRB' && deprel === 'advmod');
}

/** Fronted phrases without which the statement would say more than its sentence: times, places, circumstances. */
export function belongsToStatement(tree: Tree, phrase: Phrase): boolean {
  if (isConnective(tree, phrase) || COMPARING.test(phrase.opener)) return false;
  if (isRelation(phrase.relation, ['obl'])) return true;
  // "Once part of the Maya region, …"
  if (phrase.opener === 'once' && token(tree, phrase.head).upos === 'NOUN') return false;
  return isRelation(phrase.relation, ['advcl']) && CIRCUMSTANCE.test(phrase.opener);
}

const CIRCUMSTANCE = /^(when|whenever|after|before|during|following|by|once|until|to|in order to)$/;

/** What these compare or set aside is no part of the statement: "Unlike the USSR, …". */
const COMPARING =
  /^(like|much like|just like|unlike|despite|in spite of|as opposed to|in contrast to|besides|in addition to|apart from|aside from|instead of|rather than|as for|as well as|along with|contrary to|regardless of|although|though|even though|whereas)\b/;

/** Whether a fronted phrase only ties the sentence to its neighbours. */
export function isConnective(tree: Tree, phrase: Phrase): boolean {
  if (phrase.relation.startsWith('advmod')) return isConnectiveAdverb(tree, phrase.head);
  const text = phrase.tokens.map((index) => token(tree, index).form.toLowerCase()).join('-');
  return DISCOURSE_PHRASES.has(text);
}

export function isConnectiveAdverb(tree: Tree, index: number): boolean {
  const text = subtree(tree, index)
    .map((part) => token(tree, part).form.toLowerCase())
    .join('-');
  return DISCOURSE_ADVERBS.has(text) || DISCOURSE_PHRASES.has(text);
}
