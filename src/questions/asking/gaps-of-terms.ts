/** Terms that a sentence may hide: what it says a name of, explains, or speaks of as of something known. */

import { EMPTY_NOUNS, TIME_UNITS } from '../grammar/lexicon.ts';
import { determiner } from '../grammar/noun-phrase.ts';
import { openerOf } from '../grammar/phrase.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';
import { type Gap, isTelling, isUnbroken } from './gap.ts';

/** "is called pumice", "a process known as osmosis", "a bowl he named the caldera": what something is called. */
export function terms(tree: Tree, whole: readonly number[]): Gap[] {
  return whole.flatMap((verb) => {
    const { lemma, xpos, upos } = token(tree, verb);
    if (upos !== 'VERB' || !/^(call|know|term|name|dub|refer|nickname)$/.test(lemma)) return [];
    const needsAs = /^(know|refer)$/.test(lemma);
    if (!/^VB[ND]$/.test(xpos) && needsAs) return [];
    const start = startOfTerm(tree, verb, needsAs);
    if (start === undefined) return [];
    const head = headAfter(tree, start, verb);
    if (head === undefined || dependents(tree, head, 'conj').length > 0) return [];
    const term = subtree(tree, head, (child) =>
      isRelation(token(tree, child).deprel, ['compound', 'flat', 'amod']),
    ).filter((index) => !/^["“”'‘’]$/.test(token(tree, index).form));
    const isWhole = isUnbroken(term) && term.length <= 4 && term[0]! >= start;
    const behind = tree.tokens[term.at(-1)! + 1];
    // "naming the brother Petronios", "called the family “Lisramic”", "the Bay of Pigs", "the crossroads of Asia"
    if (/^of$/i.test(behind?.form ?? '')) return [];
    if (/^(PROPN)$/.test(behind?.upos ?? '') || /^["“]$/.test(behind?.form ?? '')) return [];
    return isWhole && term.every((index) => whole.includes(index)) ? [{ tokens: term }] : [];
  });
}

/** Behind the verb, "as", an article and a quotation mark. */
function startOfTerm({ tokens }: Tree, verb: number, needsAs: boolean): number | undefined {
  let at = verb + 1;
  if (/^to$/i.test(tokens[at]?.form ?? '') && needsAs) at += 1;
  const hasAs = /^as$/i.test(tokens[at]?.form ?? '');
  if (needsAs !== hasAs) return undefined;
  if (hasAs) at += 1;
  while (/^(an?|the|["“”'‘’])$/i.test(tokens[at]?.form ?? '')) at += 1;
  return at;
}

/** The noun that heads what begins here. */
function headAfter(tree: Tree, start: number, verb: number): number | undefined {
  for (let at = start; at < start + 4; at += 1) {
    const { upos, head } = tree.tokens[at] ?? { upos: 'X', head: -1 };
    if (!/^(NOUN|PROPN|ADJ|VERB)$/.test(upos)) return undefined;
    if (head === verb || head < start) return /^(NOUN|PROPN)$/.test(upos) ? at : undefined;
  }
  return undefined;
}

/** Noun phrases of a common noun that could be a term of the essay, without article and what follows: "equation theory". */
export function nounTerms(tree: Tree, whole: readonly number[]): Gap[] {
  return whole.flatMap((head) => {
    const { upos, deprel, lemma } = token(tree, head);
    if (upos !== 'NOUN' || EMPTY_NOUNS.has(lemma) || TIME_UNITS.has(lemma)) return [];
    if (!isRelation(deprel, ['nsubj', 'obj', 'obl', 'nmod'])) return [];
    if (dependents(tree, head, 'conj', 'nmod:poss', 'nummod', 'appos', 'acl').length > 0) return [];
    if (/^of$/i.test(tree.tokens[head + 1]?.form ?? '')) return [];
    // "Cornelius van Coll"
    if (tree.tokens[head + 1]?.upos === 'PROPN') return [];
    if (!/^(an?|the|)$/.test(determiner(tree, head))) return [];
    const term = subtree(
      tree,
      head,
      (child) => isRelation(token(tree, child).deprel, ['compound', 'amod']) && child < head,
    );
    // Of "a severe cultural imperialism" the last two words may be the term.
    const terms = term.length === 3 ? [term, term.slice(1)] : term.length < 3 ? [term] : [];
    return terms
      .filter((one) => isUnbroken(one) && one.every((part) => whole.includes(part)))
      .map((tokens) => ({ tokens }));
  });
}

/** "a double coincidence of wants, a situation in which …", "a medium of exchange, which means that …": a term with what it means. */
export function explained(tree: Tree, whole: readonly number[]): Gap[] {
  return whole.flatMap((head) => {
    const { upos, deprel } = token(tree, head);
    if (upos !== 'NOUN' || isRelation(deprel, ['conj', 'appos', 'compound'])) return [];
    if (dependents(tree, head, 'conj', 'nmod:poss', 'nummod').length > 0) return [];
    if (!/^(an?|)$/.test(determiner(tree, head)) || /^of$/i.test(openerOf(tree, head))) return [];
    const term = subtree(tree, head, (child) => {
      const { deprel: relation, head: above } = token(tree, child);
      const isOf = /^of$/i.test(tree.tokens[above + 1]?.form ?? '');
      return (
        isRelation(relation, ['amod', 'compound']) ||
        (isRelation(relation, ['nmod']) && isOf && child > above) ||
        (relation === 'case' && above !== head)
      );
    });
    const next = term.at(-1)! + 1;
    const isWhole =
      isUnbroken(term) && term.length <= 5 && term.every((one) => whole.includes(one));
    return isWhole && isExplainedAt(tree, head, next) ? [{ tokens: term }] : [];
  });
}

/** Behind the comma stands what it means. */
function isExplainedAt(tree: Tree, head: number, comma: number): boolean {
  if (tree.tokens[comma]?.form !== ',') return false;
  const behind = tree.tokens.slice(comma + 1, comma + 4).map(({ form }) => form.toLowerCase());
  if (/^which (means|is (an?|the))\b/.test(behind.join(' '))) return true;
  const isBeside = dependents(tree, head, 'appos').some(
    (child) => child > comma && isTelling(tree, child),
  );
  return isBeside || KIND_AND_CLAUSE.test(behindAsTags(tree, comma + 1));
}

/** The words from here on, nouns and adjectives as their parts of speech: "a NOUN in which". */
const behindAsTags = ({ tokens }: Tree, from: number) =>
  tokens
    .slice(from, from + 6)
    .map(({ form, upos }) => (/^(NOUN|ADJ)$/.test(upos) ? upos : form.toLowerCase()))
    .join(' ');

const KIND_AND_CLAUSE = /^an? (ADJ |NOUN ){0,2}NOUN (that|which|who|where|in which|by which|of)\b/;
