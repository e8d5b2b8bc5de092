/** Statements that hold of every time or of all of a kind, and nouns that tell which thing is meant. */
import type { Clause } from '../grammar/clause.ts';
import { EMPTY_NOUNS, PARTITIVE } from '../grammar/lexicon.ts';
import { entityOf, hasName } from '../grammar/noun-phrase.ts';
import { dependents, token } from '../grammar/tree.ts';

/** Said of every time and of all of a kind, or of what has a name: "the party led to a quarrel" happened once. */
export function isOfAKind(clause: Clause): boolean {
  const { tree, subject, finite, role, passive, predicate } = clause;
  if (!/^(main|conjunct|reported|complement|relative)$/.test(role)) return false;
  const { upos, lemma, xpos } = token(tree, subject.head);
  if (!/^(NOUN|PROPN|PRON|VERB)$/.test(upos) || (upos === 'VERB' && xpos !== 'VBG')) return false;
  const isAmount =
    /^(amount|degree|level|rate|number)$/.test(lemma) &&
    dependents(tree, subject.head, 'nmod', 'acl').length > 0;
  if (upos === 'NOUN' && !isAmount && (EMPTY_NOUNS.has(lemma) || PARTITIVE.test(lemma)))
    return xpos === 'NNS' && dependents(tree, subject.head, 'nmod').length > 0;
  // "Many black regiments were limited to …": what all of a group are held to.
  const isGroup =
    passive &&
    /^(limit|restrict|confine)$/.test(token(tree, predicate).lemma) &&
    xpos === 'NNS' &&
    dependents(tree, subject.head, 'amod', 'compound', 'nmod').length > 0;
  if (isGroup) return true;
  // A person refers to and focuses on many things.
  if (entityOf(tree, subject.head) === 'person') return false;
  if (subject.tokens.some((index) => token(tree, index).form === ',')) return false;
  const { xpos: tense, form } = token(tree, finite);
  if (/^(VBZ|VBP)$/.test(tense)) return true;
  if (/^(can|may)$/i.test(form)) return !passive;
  return tense === 'VBD' && (hasName(tree, subject.head) || isToldApart(clause));
}

/** "telescopes that collect visible radiation", "the temporal lobe": a thing told by two words, in the present. */
export function isNarrowTerm({ tree, subject, finite, predicate, role }: Clause): boolean {
  const { upos } = token(tree, subject.head);
  const telling = subject.tokens.filter((index) =>
    /^(NOUN|PROPN|ADJ|VERB)$/.test(token(tree, index).upos),
  );
  const isBarelyTold = dependents(tree, subject.head, 'nmod', 'acl', 'compound').length === 0;
  return (
    upos === 'NOUN' &&
    role !== 'conjunct' &&
    finite === predicate &&
    !(GENERAL.test(token(tree, subject.head).lemma) && isBarelyTold) &&
    telling.length >= 2 &&
    /^(VBZ|VBP)$/.test(token(tree, finite).xpos) &&
    !hasName(tree, subject.head) &&
    !/^(organization|place)$/.test(`${entityOf(tree, subject.head)}`)
  );
}

/** "the rewarding of party loyalists with government jobs": its own words tell which it was. */
function isToldApart({ tree, subject, passive }: Clause): boolean {
  const telling = subject.tokens.filter((index) =>
    /^(NOUN|PROPN|ADJ|VERB|NUM)$/.test(token(tree, index).upos),
  );
  return (
    telling.length >= (passive ? 2 : 3) && dependents(tree, subject.head, 'nmod', 'acl').length > 0
  );
}

/** "Modern methods" are any: of what? */
const GENERAL =
  /^(method|approach|system|process|study|analysis|work|theory|model|technique|practice|version|type|form|group|show|program|project|technology)$/;
