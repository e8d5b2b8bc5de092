/** Terms that a sentence explains in passing: "osmosis, the movement of water through a membrane, …". */

import { entityOf } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import { isExplained } from '../references/agreement.ts';
import type { Draft, Rule } from '../rule.ts';

export const gloss: Rule = {
  name: 'gloss',
  prior: 0.2,
  // What is told of a term in passing holds whatever its sentence goes on to say.
  allows: [
    'parse not trusted',
    'nothing specific',
    'too open',
    'condition',
    'guess',
    'opinion',
    'hearsay',
    'counterfactual',
    'word order',
    'agreement',
    'expletive subject',
    'passing state',
    'past before a past',
    'not only',
    'belongs to a verb left out',
    'verb left out',
    'share of what',
    'passive or not',
    'comparison cut in two',
    'vague answer',
    'pronoun',
    'relative time',
  ],
  ask: ({ tree, role }) =>
    role !== 'main'
      ? []
      : tree.tokens.flatMap((_, comma): Draft[] => {
          const term = termBefore(tree, comma);
          const told = term === undefined ? undefined : toldBehind(tree, comma, term);
          if (term === undefined || told === undefined) return [];
          // What an army once called contrabands were so in its war only.
          if (!isGeneral(tree) && token(tree, term.at(-1)!).xpos === 'NNS') return [];
          const isSeveral =
            token(tree, term.at(-1)!).xpos === 'NNS' && !/^an?$/i.test(token(tree, term[0]!).form);
          return [
            { question: ['What', isSeveral ? 'are' : 'is', ...term], answer: told, asked: told },
          ];
        }),
  examples: [
    {
      text: 'Roots take up water by osmosis, the movement of water through a membrane.',
      question: 'What is osmosis?',
      answer: 'The movement of water through a membrane',
    },
    {
      text: 'The army of the Union used contrabands, or escaped enslaved people, for manual labor.',
      none: true,
    },
    {
      text: 'Photosynthesis, the process by which plants make sugar, needs light.',
      question: 'What is photosynthesis?',
      answer: 'The process by which plants make sugar',
    },
    {
      text: 'Barter—literally trading one good for another—is slow.',
      question: 'What is barter?',
      answer: 'Trading one good for another',
    },
    {
      text: 'Trade depends on a double coincidence of wants, a situation in which each of two people has what the other wants to buy.',
      question: 'What is a double coincidence of wants?',
      answer: 'A situation in which each of two people has what the other wants to buy',
    },
    { text: 'In winter, the people of the coast move inland.', none: true },
    { text: 'They sell bread, the fruit of their gardens, and wine.', none: true },
    { text: 'Some drink butter tea, a staple in the mountains of Tibet.', none: true },
    { text: 'They lived in a house, a gift from the king of France.', none: true },
  ],
};

/** A common noun without an article, with the words before it that belong to it: "cultural imperialism". */
function termBefore(tree: Tree, comma: number): number[] | undefined {
  const last = comma - 1;
  if (last < 0 || !/^([,(—–]|--)$/.test(token(tree, comma).form)) return undefined;
  const { upos } = token(tree, last);
  if (upos !== 'NOUN' || /^(time|person)$/.test(entityOf(tree, last) ?? '')) return undefined;
  let first = last;
  while (first > 0) {
    const { deprel, head, upos: part } = token(tree, first - 1);
    const isOwn = head <= last && head >= first && /^(amod|compound)$/.test(deprel);
    if (!isOwn || !/^(NOUN|ADJ|PROPN|VERB)$/.test(part)) break;
    first -= 1;
  }
  const before = tree.tokens[first - 1];
  if (
    before !== undefined &&
    /^(DET|NUM|ADJ|PRON)$/.test(before.upos) &&
    !/^an?$/i.test(before.form)
  )
    return undefined;
  if (before !== undefined && (/^['’]s?$/.test(before.form) || before.form === ','))
    return undefined;
  // "stored-program computer"
  if (before?.form === '-') return undefined;
  // "some type of detector"
  if (/^(type|kind|form|sort|part)s?$/i.test(tree.tokens[first - 2]?.form ?? '')) return undefined;
  if (before === undefined || !/^(an?|of)$/i.test(before.form)) return range(first, last);
  // "a house, a gift from the king": of one house it is told, not of every.
  const isTold = isGeneral(tree) && KIND_TOLD.test(formsFrom(tree, comma + 1));
  if (/^of$/i.test(before.form)) return isTold ? withOwner(tree, first, last) : range(first, last);
  return isTold ? range(first - 1, last) : undefined;
}

const formsFrom = ({ tokens }: Tree, from: number) =>
  tokens
    .slice(from, from + 5)
    .map(({ form }) => form)
    .join(' ');

/** "a situation in which …": told of every one of the kind. */
const KIND_TOLD =
  /^an? (\p{L}+ )?(situation|process|condition|state|practice|phenomenon|type|kind|form|method|technique|system|theory|belief|idea|concept|principle|measure|device|instrument|disease|disorder|substance|tool|unit|pattern|structure|group|law|rule|policy|strategy|mechanism|material|compound|molecule|machine) (in|that|which|where|by|whereby|of|used|for|made|to)\b/iu;

/** "a double coincidence of wants": with what it is of. */
function withOwner(tree: Tree, first: number, last: number): number[] {
  const owner = token(tree, last).head;
  const [article] = dependents(tree, owner, 'det');
  const isOwner = owner === first - 2 && article !== undefined && article < owner;
  if (!isOwner || !/^an?$/i.test(token(tree, article).form)) return range(first, last);
  return range(article, last);
}

/** Told of every time, not of one. */
function isGeneral(tree: Tree): boolean {
  const finite = tree.tokens.filter(
    ({ xpos, deprel }) => /^(VB[DZP]|MD)$/.test(xpos) && !deprel.startsWith('acl'),
  );
  return finite.length > 0 && finite.every(({ xpos }) => xpos !== 'VBD');
}

/** From the comma's other side to the next: an explanation opens with an article, or with "or", and has more than its noun. */
function toldBehind(tree: Tree, comma: number, words: readonly number[]): number[] | undefined {
  const term = words.at(-1) ?? 0;
  const { tokens } = tree;
  // "(or radiation at other wavelengths)" adds to it.
  const isOr = /^or$/i.test(tokens[comma + 1]?.form ?? '');
  if (isOr && tokens[comma]?.form === '(') return undefined;
  const isLiterally = /^literally$/i.test(tokens[comma + 1]?.form ?? '');
  const from = comma + (isOr || isLiterally ? 2 : 1);
  const opening = tokens[from];
  if (opening === undefined) return undefined;
  const isArticle = /^(an?|the)$/i.test(opening.form);
  const isDash = /^([—–]|--)$/.test(tokens[comma]?.form ?? '');
  const isBracket = tokens[comma]?.form === '(' && opening.xpos === 'NNS';
  const isNaming =
    (isOr || isBracket || (isDash && opening.xpos === 'VBG')) &&
    /^(VBG|NNS?|JJ|VBN|VBD)$/.test(opening.xpos);
  if (!isArticle && !isNaming) return undefined;
  const end = tokens.findIndex(
    ({ form }, index) => index > from + 1 && /^([,.;:)—–]|--)$/.test(form),
  );
  if (end < 0) return undefined;
  const told = range(from, end - 1);
  const head = headOf(tree, told);
  if (head === undefined || NO_KIND.test(token(tree, head).lemma)) return undefined;
  const isListed = goesOnWith(tree, end) || isConjoined(tree, term);
  if (isListed || isOfAVerb(tree, head, comma, told) || !isAlike(tree, words, head))
    return undefined;
  if (told.some((index) => isSameNoun(tree, index, term))) return undefined;
  if (isOr ? isItem(tree, comma) : !isBeside(tree, term, head, comma)) return undefined;
  if (!isOr && (!isBehindSubject(tree, term) || isSubordinate(tree, comma))) return undefined;
  if (!told.every((index) => isExplained(tree, index, told))) return undefined;
  const isTelling =
    told.length >= (isOr ? 3 : 4) &&
    (isOr || isDash || TELLING.test(tree.tokens[head + 1]?.form ?? ''));
  return isTelling && !hasLooseVerb(tree, told) ? told : undefined;
}

/** What is a staple somewhere, or an honour, is not told by that. */
const NO_KIND =
  /^(staple|favou?rite|hono[u]?r|feat|distinction|tribute|sign|result|fact|reminder|gift|move|decision|change|practice|rarity|necessity|luxury|treat|specialty)$/;

/** What tells of which kind it is, behind the noun. */
const TELLING =
  /^(of|that|which|who|in|by|for|where|when|used|made|found|caused|characteri[sz]ed|to|with|between|from|given|known|based|formed|produced|so)$/i;

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** The noun that the explanation turns on: the first that no other noun follows. */
function headOf(tree: Tree, told: readonly number[]): number | undefined {
  if (token(tree, told[0]!).xpos === 'VBG') return told[0];
  return (
    told.find((index) => {
      const next = tree.tokens[index + 1];
      return (
        token(tree, index).upos === 'NOUN' &&
        !/^(NOUN|PROPN|PART|PUNCT|NUM)$/.test(next?.upos ?? '')
      );
    }) ?? told.findLast((index) => token(tree, index).upos === 'NOUN')
  );
}

/** "bread, the fruit of their gardens, and wine" */
function goesOnWith({ tokens }: Tree, end: number): boolean {
  const next = tokens.slice(end + 1, end + 3).map(({ form }) => form.toLowerCase());
  return /^(and|or|nor|as well)$/.test(next[0] ?? '') || tokens[end]?.form === ':';
}

/** "as production increases, the average cost …": behind the comma begins the main clause. */
function isSubordinate({ tokens }: Tree, comma: number): boolean {
  const from = tokens.findLastIndex(({ form }, index) => index < comma && form === ',') + 1;
  return tokens
    .slice(from, comma)
    .some(({ form }) =>
      /^(as|when|if|because|while|since|although|though|unless|once|after|before)$/i.test(form),
    );
}

/** "objects, types of objects, or types of events": no verb since the last comma. */
function isItem({ tokens }: Tree, comma: number): boolean {
  const before = tokens.findLastIndex(({ form }, index) => index < comma && form === ',');
  return before >= 0 && tokens.slice(before, comma).every(({ upos }) => !/^(VERB|AUX)$/.test(upos));
}

/** An item of a list that has not come to its end. */
function isConjoined(tree: Tree, term: number): boolean {
  const { deprel } = token(tree, term);
  if (deprel !== 'conj') return false;
  return !dependents(tree, term, 'cc').some((index) => /^(and|or)$/i.test(token(tree, index).form));
}

const isSameNoun = (tree: Tree, one: number, other: number) =>
  token(tree, one).upos === 'NOUN' && token(tree, one).lemma === token(tree, other).lemma;

/** One thing is not several: "organic solvents, a property of …" tells of something else. */
function isAlike(tree: Tree, words: readonly number[], head: number): boolean {
  const { xpos } = token(tree, head);
  const isOne = /^an?$/i.test(token(tree, words[0] ?? 0).form);
  const isSeveral = token(tree, words.at(-1) ?? 0).xpos === 'NNS' && !isOne;
  return xpos === 'VBG' ? !isSeveral : isSeveral === (xpos === 'NNS');
}

/** The explanation hangs on its term, or beside it on the first of two, or nowhere. */
function isBeside(tree: Tree, term: number, head: number, comma: number): boolean {
  const { head: above, deprel } = token(tree, head);
  const { head: first, deprel: joint } = token(tree, term);
  if (above === term) return isRelation(deprel, ['appos', 'conj', 'nmod', 'parataxis']);
  if (deprel === 'conj' && joint === 'conj') return above === first;
  if (KIND_TOLD.test(formsFrom(tree, comma + 1))) return isGeneral(tree);
  return above > comma && token(tree, above).upos === 'PUNCT';
}

/** The noun behind the comma is the subject or object of a verb of its own. */
function isOfAVerb(tree: Tree, head: number, comma: number, told: readonly number[]): boolean {
  const { deprel, head: above } = token(tree, head);
  const isArgument = isRelation(deprel, ['nsubj', 'obj', 'root', 'obl', 'iobj', 'ccomp', 'xcomp']);
  if (!isArgument || above < 0 || told.includes(above)) return deprel === 'root';
  return above > comma && token(tree, above).upos !== 'PUNCT'
    ? true
    : isRelation(deprel, ['nsubj', 'obj']);
}

/** Before its subject a sentence tells where and when, not what. */
function isBehindSubject(tree: Tree, term: number): boolean {
  const [subject] = dependents(tree, tree.root, 'nsubj', 'csubj');
  return subject !== undefined && term >= subject;
}

/** A verb in the explanation that no relative clause accounts for: it is the sentence's own. */
function hasLooseVerb(tree: Tree, told: readonly number[]): boolean {
  return told.slice(1).some((index) => {
    const { xpos } = token(tree, index);
    if (!/^(VB[DZP]|MD)$/.test(xpos)) return false;
    return !told.some(
      (one) =>
        one < index &&
        /^(that|which|who|whom|whose|where|when|how|what)$/i.test(token(tree, one).form),
    );
  });
}
