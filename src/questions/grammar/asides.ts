/** Statements that a sentence makes by the way: in relative clauses, circumstances and participles. */

import { type Clause, clauseAt, conjunctsOf, isNegated } from './clause.ts';
import { isCalendarDate } from './dates.ts';
import { ATTRIBUTION_VERBS } from './lexicon.ts';
import { determiner, hasName, isPlural } from './noun-phrase.ts';
import { openerOf, type Phrase, phraseAt } from './phrase.ts';
import { isAside, isSetOff } from './simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from './tree.ts';

export function asidesOf(tree: Tree, dropped: readonly boolean[]): Clause[] {
  return tree.tokens.flatMap((_, index) => {
    const clause = asideAt(tree, index, dropped);
    if (clause === undefined) return [];
    const inside = undroppedBelow(clause.tree, index, dropped);
    return [clause, ...conjunctsOf(clause.tree, index, inside, clause)];
  });
}

function asideAt(tree: Tree, index: number, dropped: readonly boolean[]): Clause | undefined {
  const { deprel, xpos } = token(tree, index);
  if (deprel === 'advcl')
    return circumstance(tree, index, dropped) ?? participleOfSubject(tree, index, dropped);
  if (isRelation(deprel, ['parataxis'])) return secondStatement(tree, index, dropped);
  if (deprel === 'acl' && xpos === 'VBN') return participleOfNoun(tree, index, dropped);
  return deprel === 'acl:relcl' ? relative(tree, index, dropped) : undefined;
}

/** "… when it killed soldiers"; after "if" or "unless" it is no fact. */
function circumstance(tree: Tree, index: number, dropped: readonly boolean[]): Clause | undefined {
  const isFactual =
    /^(when|while|because|although|though|even though|after|before|since|whereas|until)$/.test(
      openerOf(tree, index),
    );
  return isFactual
    ? clauseAt(tree, index, undroppedBelow(tree, index, dropped), 'adverbial', undefined)
    : undefined;
}

/** "…; the modern sense came later": behind a semicolon or colon, with its own subject and verb. */
function secondStatement(
  tree: Tree,
  index: number,
  dropped: readonly boolean[],
): Clause | undefined {
  const [subject] = dependents(tree, index, 'nsubj');
  const first = subtree(tree, index).find((one) => token(tree, one).upos !== 'PUNCT') ?? index;
  const isParted = /^[;:]$/.test(tree.tokens[first - 1]?.form ?? '');
  if (subject === undefined || !isParted || ATTRIBUTION_VERBS.has(token(tree, index).lemma))
    return undefined;
  return clauseAt(tree, index, undroppedBelow(tree, index, dropped), 'complement', undefined);
}

/** "ISIS, which partly consists of Western recruits, …", "Ulm, where he was born, …", "Curie was a chemist who discovered radium". */
function relative(tree: Tree, index: number, dropped: readonly boolean[]): Clause | undefined {
  const inside = undroppedBelow(tree, index, dropped);
  const [subject] = dependents(tree, index, 'nsubj');
  if (subject === undefined) return undefined;
  const { head } = token(tree, index);
  if (openerOf(tree, index) === 'where')
    return isSetOff(tree, index) && isProperNoun(tree, head)
      ? clauseAt(tree, index, inside, 'relative', undefined)
      : undefined;
  if (!/^(who|which|that)$/i.test(token(tree, subject).form)) return undefined;
  if (isOfNearer(tree, index)) return undefined;
  const bearer = bearerOf(tree, head, isSetOff(tree, index), dropped);
  const clause = clauseAt(tree, index, inside, 'relative', undefined);
  if (clause === undefined) return undefined;
  if (bearer === undefined) return restrictive(tree, head, clause, dropped);
  return { ...clause, subject: { ...bearer, governor: index, relation: clause.subject.relation } };
}

/** "It used standardized rails that allowed the army to move": said of just those, where enough tells which they are. */
function restrictive(
  tree: Tree,
  noun: number,
  clause: Clause,
  dropped: readonly boolean[],
): Clause | undefined {
  const { upos, deprel } = token(tree, noun);
  const isTold = dependents(tree, noun, 'amod', 'compound', 'nmod').length > 0;
  const isPlain =
    upos === 'NOUN' &&
    isTold &&
    /^(an?|)$/.test(determiner(tree, noun)) &&
    isRelation(deprel, ['obj', 'obl', 'nsubj']) &&
    dependents(tree, noun, 'nummod', 'conj').length === 0;
  if (!isPlain || isSetOff(tree, clause.predicate)) return undefined;
  const { relation } = clause.subject;
  const subject = { ...bare(tree, noun, dropped), governor: clause.predicate, relation };
  return { ...clause, subject, role: 'restrictive' };
}

/** "The situation in Haiti, which remained a colony": the name before the comma may as well be meant. */
function isOfNearer(tree: Tree, index: number): boolean {
  const { head } = token(tree, index);
  const first = subtree(tree, index).find((one) => token(tree, one).upos !== 'PUNCT') ?? index;
  const nearest = first - 2;
  return (
    isSetOff(tree, index) &&
    token(tree, head).upos === 'NOUN' &&
    nearest > head &&
    isProperNoun(tree, nearest) &&
    !isRelation(token(tree, nearest).deprel, ['appos'])
  );
}

/** "the Eiffel Tower, built in 1889, …", "Curie, a chemist born in Warsaw, …". */
function participleOfNoun(
  tree: Tree,
  index: number,
  dropped: readonly boolean[],
): Clause | undefined {
  const { head } = token(tree, index);
  // "the Football Federation founded in 1994": a name needs no comma.
  const isOff = isSetOff(tree, index) || isProperNoun(tree, head);
  const bearer = bearerOf(tree, head, isOff, dropped);
  return bearer && passiveOf(tree, index, bearer, dropped);
}

/** "Founded in 1872, the company …", "…, becoming the first king of Italy": what else is said of the subject. */
function participleOfSubject(
  tree: Tree,
  index: number,
  dropped: readonly boolean[],
): Clause | undefined {
  const { head, xpos } = token(tree, index);
  const subject = head < 0 ? undefined : subjectOf(tree, head, dropped);
  if (subject === undefined) return undefined;
  const isFirst = subtree(tree, index)[0] === index && index < subject.head;
  if (xpos === 'VBN') return isFirst ? passiveOf(tree, index, subject, dropped) : undefined;
  return xpos === 'VBG' && (isFirst || isSetOff(tree, index))
    ? deedOf(tree, index, subject, dropped)
    : undefined;
}

/** Of a verb that is joined to another it may stand with the first. */
function subjectOf(tree: Tree, verb: number, dropped: readonly boolean[]): Phrase | undefined {
  const { deprel, head } = token(tree, verb);
  const [subject] = dependents(tree, verb, 'nsubj');
  if (subject !== undefined) return phraseAt(tree, subject, dropped, verb, verb);
  return deprel === 'conj' && head >= 0 ? subjectOf(tree, head, dropped) : undefined;
}

/** What somebody does, never a whole event ("making", "leading to", "reflecting"); with the past where it is irregular. */
const DEEDS: Readonly<Record<string, string>> = Object.fromEntries(
  `become:became win:won write:wrote teach:taught fight:fought lose:lost build:built lead:led take:took seek:sought
  begin:began spend:spent sell:sold buy:bought hold:held serve work defeat capture conquer seize destroy publish study
  found marry settle receive graduate join play engage declare invade attack occupy annex kill arrive discover invent
  design compose paint perform direct appoint establish introduce inherit purchase acquire travel visit move live`
    .split(/\s+/)
    .map((entry) => entry.split(':'))
    .map(([verb = '', past]) => [
      verb,
      past ?? `${verb.replace(/(?<![aeiou])y$/, 'i').replace(/e$/, '')}ed`,
    ]),
);

/** "…, defeating the fleet at Paxos", beside a past: what was done, as a statement. */
function deedOf(
  tree: Tree,
  index: number,
  doer: Phrase,
  dropped: readonly boolean[],
): Clause | undefined {
  const { lemma, head } = token(tree, index);
  const past = DEEDS[lemma];
  const isPast = token(tree, head).xpos === 'VBD' && dependents(tree, head, 'aux').length === 0;
  const isDoer =
    isProperNoun(tree, doer.head) || /^(he|she|they)$/i.test(token(tree, doer.head).form);
  const isSimple =
    openerOf(tree, index) === '' && dependents(tree, index, 'aux', 'nsubj').length === 0;
  if (past === undefined || !isPast || !isDoer || !isSimple || isNegated(tree, index))
    return undefined;
  const tokens = tree.tokens.map((one, at) =>
    at === index ? { ...one, form: past, xpos: 'VBD' } : one,
  );
  return clauseAt({ ...tree, tokens }, index, undroppedBelow(tree, index, dropped), 'relative', {
    subject: { ...doer, governor: index },
    auxiliaries: [],
    negated: false,
  });
}

/** Participles that open a circumstance as prepositions do: "compared with", "given that". */
const PREPOSITIONAL =
  /^(give|compare|provide|follow|couple|combine|grant|accompany|include|concern|associate|relate|need|require|see|note|base|regard|involve|say|tell|leave|set|own|use|know)$/;

/** A participle as the passive that it stands for. */
function passiveOf(
  tree: Tree,
  index: number,
  bearer: Phrase,
  dropped: readonly boolean[],
): Clause | undefined {
  const { lemma } = token(tree, index);
  const hasOpener =
    openerOf(tree, index) !== '' || dependents(tree, index, 'aux', 'nsubj').length > 0;
  const told = dependents(tree, index, 'obl', 'xcomp');
  if (hasOpener || told.length === 0 || PREPOSITIONAL.test(lemma) || isNegated(tree, index))
    return undefined;
  const whole = withBe(tree, index, beFor(tree, index, bearer));
  return clauseAt(whole, index, [...undroppedBelow(tree, index, dropped), false], 'relative', {
    subject: { ...bearer, governor: index, relation: 'nsubj:pass' },
    auxiliaries: [],
    negated: false,
  });
}

/** What once happened was; what lasts is, unless all of its sentence is past. */
function beFor(tree: Tree, index: number, bearer: Phrase): string {
  const told = dependents(tree, index, 'obl').flatMap((child) => subtree(tree, child));
  const isPast =
    tree.tokens.some(({ xpos }) => xpos === 'VBD') ||
    isCalendarDate(tree, told) ||
    /^(bear|found|discover|invent|write|build|kill|establish|create|win|defeat)$/.test(
      token(tree, index).lemma,
    );
  const isLasting = /^(locate|situate)$/.test(token(tree, index).lemma);
  if (isPast && !isLasting) return isSeveral(tree, bearer) ? 'were' : 'was';
  return isSeveral(tree, bearer) ? 'are' : 'is';
}

const isSeveral = (tree: Tree, { head, tokens }: Phrase) =>
  isPlural(tree, head) &&
  (/^NNP?S$/.test(token(tree, head).xpos) ||
    dependents(tree, head, 'conj').some((one) => tokens.includes(one)));

/** The tree with an auxiliary more, behind all other words, so that their places stay. */
function withBe(tree: Tree, predicate: number, form: string): Tree {
  const { confidence, end } = token(tree, predicate);
  const be = {
    form,
    lemma: 'be',
    upos: 'AUX',
    xpos: /^w/.test(form) ? 'VBD' : form === 'is' ? 'VBZ' : 'VBP',
    head: predicate,
    deprel: 'aux:pass',
    confidence,
    start: end,
    end,
  } as const;
  const at = tree.tokens.length;
  return {
    ...tree,
    tokens: [...tree.tokens, be],
    children: [
      ...tree.children.map((all, index) => (index === predicate ? [...all, at] : all)),
      [],
    ],
  };
}

/** Whom a clause on a noun is about: the noun itself, if it is a name; else the name that the noun says what it is. */
function bearerOf(
  tree: Tree,
  noun: number,
  isOff: boolean,
  dropped: readonly boolean[],
): Phrase | undefined {
  const { deprel, head } = token(tree, noun);
  // "the C.W. Shumway & Sons Foundry"
  const isCut = subtree(tree, noun).some((index) => token(tree, index).form === '&');
  if (isProperNoun(tree, noun)) return isOff && !isCut ? bare(tree, noun, dropped) : undefined;
  // "Nucleic acids, which contain phosphates, …": of all of them.
  const isOfAll =
    deprel.startsWith('nsubj') &&
    /^(the|)$/.test(determiner(tree, noun)) &&
    dependents(tree, noun, 'conj', 'nummod').length === 0;
  if (isOfAll)
    return isOff ? { ...phraseAt(tree, noun, dropped, noun, noun), opener: '' } : undefined;
  if (!/^(an?|the)$/.test(determiner(tree, noun))) return undefined;
  const isAlone = dependents(tree, noun, 'conj').length === 0;
  if (deprel === 'appos' && isAlone && isProperNoun(tree, head) && isSetOff(tree, noun))
    return bare(tree, head, dropped);
  const [subject] = dependents(tree, noun, 'nsubj');
  const [copula] = dependents(tree, noun, 'cop');
  const isPlain =
    copula !== undefined &&
    subject !== undefined &&
    /^an?$/.test(determiner(tree, noun)) &&
    /^(is|was|are|were)$/i.test(token(tree, copula).form) &&
    dependents(tree, noun, 'aux', 'advmod').length === 0 &&
    !isNegated(tree, noun);
  return isPlain ? phraseAt(tree, subject, dropped, noun, noun) : undefined;
}

/** A name without what is told of it. */
function bare(tree: Tree, head: number, dropped: readonly boolean[]): Phrase {
  return {
    ...phraseAt(tree, head, dropped, head, head),
    tokens: subtree(tree, head, (child) => isPartOfNoun(tree, child)),
    opener: '',
  };
}

const isPartOfNoun = (tree: Tree, child: number) =>
  isRelation(token(tree, child).deprel, [
    'det',
    'amod',
    'compound',
    'flat',
    'nummod',
    'nmod:poss',
  ]) ||
  /^of$/i.test(openerOf(tree, child)) ||
  (token(tree, child).upos === 'ADP' && /^of$/i.test(token(tree, child).form));

const isProperNoun = (tree: Tree, index: number) =>
  token(tree, index).upos === 'PROPN' && hasName(tree, index);

/** An aside that is asked about is not left out of its own question. */
function undroppedBelow(tree: Tree, head: number, dropped: readonly boolean[]): boolean[] {
  const brackets = bracketsAround(tree);
  const own = new Set(subtree(tree, head).filter((index) => brackets[index] === brackets[head]));
  const inner = new Set(
    subtree(tree, head)
      .filter((index) => index !== head && isAside(tree, index))
      .flatMap((index) => subtree(tree, index)),
  );
  return tree.tokens.map(
    (_, index) => dropped[index] === true && !(own.has(index) && !inner.has(index)),
  );
}

/** For each token the opening bracket that it stands in; -1 outside of all, -2 for a bracket. */
function bracketsAround({ tokens }: Tree): number[] {
  const open: number[] = [];
  return tokens.map(({ form }, index) => {
    if (/^[([]$/.test(form)) open.push(index);
    const around = open.at(-1) ?? -1;
    if (/^[)\]]$/.test(form)) open.pop();
    return /^[()[\]]$/.test(form) ? -2 : around;
  });
}
