/** Names that a sentence may hide. */

import type { Clause } from '../grammar/clause.ts';
import { isState } from '../grammar/countries.ts';
import { isYear } from '../grammar/dates.ts';
import { ATTRIBUTION_VERBS } from '../grammar/lexicon.ts';
import {
  determiner,
  entityOf,
  hasName,
  isName,
  isUnique,
  nameText,
} from '../grammar/noun-phrase.ts';
import { dependents, isBelow, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';
import { type Gap, isCapitalised, isUnbroken } from './gap.ts';
import {
  isDoingBesides,
  isFieldOfOneOf,
  isForecast,
  isHomeOfMost,
  isOfItsOffice,
  isRelative,
  isSetAside,
} from './idle-names.ts';

/** Of whom or what the sentence is about, where what it says can hardly be said of another. */
export function doers(clause: Clause, whole: readonly number[]): Gap[] {
  return names(clause.tree, whole).filter(
    ({ tokens }) => tokens.includes(clause.subject.head) && isToldApart(clause, whole, tokens),
  );
}

/** Names of whatever else takes part. */
export function others(clause: Clause, whole: readonly number[]): Gap[] {
  const { subject, tree, predicate } = clause;
  // "There are four hotels in Hadibo": of where it speaks, the text tells, and others have some too.
  const isThere = dependents(tree, predicate, 'expl').some((one) =>
    /^there$/i.test(token(tree, one).form),
  );
  if (isThere || isForecast(tree, whole)) return [];
  return names(tree, whole).filter(({ tokens }) => {
    if (tokens.includes(subject.head) || isFieldOfTop(clause, tokens)) return false;
    if (isBareEvent(clause, whole) && tokens[0]! < predicate) return false;
    if (!subject.tokens.includes(tokens[0]!)) return true;
    // "Sir Barry, professor at Oxford, argues that …", "The rate in the United Kingdom is 1.1%": the rest is what it tells.
    const isFigure = clause.copular && /^(NUM|SYM)$/.test(token(tree, predicate).upos);
    const isAside = tokens.some((index) => isRelation(token(tree, index).deprel, ['nmod', 'obl']));
    if (isFigure || (isAside && ATTRIBUTION_VERBS.has(token(tree, predicate).lemma))) return false;
    // "Wu Chi-wai of the Democratic Party was elected": when, to what?
    const said = whole.filter((index) => !subject.tokens.includes(index));
    return isToldApart(clause, whole, tokens) && anchorsOf(tree, said, tokens) > 0;
  });
}

/** "the oldest quarterback ever to play in a Super Bowl", "the largest metropolitan area in the United States": what it is the first of is known, who is the first is not. */
function isFieldOfTop({ tree, predicate, copular }: Clause, [first = 0]: readonly number[]) {
  const tops = [predicate, ...dependents(tree, predicate, 'conj')];
  const isTold = (top: number) =>
    dependents(tree, top, 'acl:relcl').some((clause) => isBelow(tree, first, clause));
  return (
    copular &&
    tops.some(
      (top) => first > top && isUnique(tree, top) && isBelow(tree, first, top) && !isTold(top),
    )
  );
}

/** "Wu Chi-wai of the Democratic Party was elected.": with no more than that, it is not told to what, or when. */
function isBareEvent({ tree, predicate, passive }: Clause, whole: readonly number[]): boolean {
  const behind = whole.filter((index) => index > predicate && token(tree, index).upos !== 'PUNCT');
  return passive && behind.length === 0;
}

/** "[…] captured Algiers": so did others at other times. */
function isToldApart(clause: Clause, whole: readonly number[], name: readonly number[]): boolean {
  const { tree, subject, predicate, finite, copular } = clause;
  // "The Deseret News observed that …": which newspaper it was does not matter.
  const { lemma } = token(tree, predicate);
  const isOnlySource =
    ATTRIBUTION_VERBS.has(lemma) &&
    (entityOf(tree, subject.head) !== 'person' ||
      /^(report|note|observe|remark|say|tell|mention|comment|state)$/.test(lemma));
  // "Tulsa is in the Green Country region of Oklahoma"
  const isOnlySomewhere = copular && dependents(tree, predicate, 'case').length > 0;
  // "Crenshaw County, challenged …": something is lost between.
  const isCut =
    tree.tokens[name.at(-1)! + 1]?.form === ',' &&
    /^VB[DZP]$/.test(tree.tokens[name.at(-1)! + 2]?.xpos ?? '');
  // "Bates was more fortunate", "Parts of Indonesia can receive more rain"
  const isOnlySo =
    copular && token(tree, predicate).upos === 'ADJ' && determiner(tree, predicate) !== 'the';
  const isInPart = /^(part|portion|area|location|region|place|point|site)$/.test(
    token(tree, subject.head).lemma,
  );
  if (isOnlySource || isOnlySomewhere || isOnlySo || isInPart || isCut) return false;
  // "Sarva is the Sami name for elk", "The Navigator's Triangle"
  const isNaming = /^(call|name|term|word|know|translate|mean)$/.test(lemma);
  if (isNaming || dependents(tree, subject.head, 'nmod:poss').length > 0) return false;
  // "the Steelers, and the Patriots are tied": the last of a list.
  const before = tree.tokens.slice(Math.max(0, name[0]! - 2), name[0]!);
  if (before.some(({ form }) => /^(and|or)$/.test(form))) return false;
  const isEvent = token(tree, finite).xpos === 'VBD' && !copular;
  return !isEvent || anchorsOf(tree, whole, name) >= 2;
}

/** How many names, years and figures tell it from others: a name of several words is one. */
function anchorsOf(tree: Tree, whole: readonly number[], hidden: readonly number[]): number {
  const isAnchor = (index: number) =>
    isName(tree, index) || isYear(token(tree, index).form) || /\d/.test(token(tree, index).form);
  const rest = whole.filter((index) => !hidden.includes(index));
  return rest.filter((index, at) => isAnchor(index) && !(at > 0 && isAnchor(rest[at - 1]!))).length;
}

/** Names of whoever or whatever takes part, without their prepositions and articles. */
function names(tree: Tree, whole: readonly number[]): Gap[] {
  return whole.flatMap((head) => {
    const { upos, deprel } = token(tree, head);
    if (upos !== 'PROPN' || !hasName(tree, head) || entityOf(tree, head) === 'time') return [];
    if (!isRelation(deprel, TAKES_PART) || isRelation(deprel, ['nmod:poss'])) return [];
    if (isOfAnotherName(tree, head) || isSetAside(tree, head) || isRelative(tree, head)) return [];
    const name = withArticle(tree, wholeName(tree, head));
    const isCapital = name.every((index) => IN_NAME.test(token(tree, index).form));
    const isAll =
      isUnbroken(name) && name.length <= 7 && name.every((part) => whole.includes(part));
    if (!isCapital || !isAll || isHalf(tree, name) || isBareOffice(tree, name)) return [];
    if (isFieldOfOneOf(tree, name) || isDoingBesides(tree, head)) return [];
    if (!isState(nameText(tree, head))) return [{ tokens: name }];
    // "In the United States, most codes call for …": where it is so, is not what it tells.
    const isScene = isRelation(deprel, ['obl']) && name[0]! <= whole[0]! + 2;
    const isGuessed = isHomeOfMost(tree, head) || isOfItsOffice(tree, whole, head);
    return isScene || isGuessed ? [] : [{ tokens: name, hint: 'country' }];
  });
}

/** "the Crown", "the Army", "the West": whose? And everybody knows what the Earth turns around. */
const isBareOffice = (tree: Tree, [first = -1, ...more]: readonly number[]) =>
  more.length === 0 && BARE_OFFICE.test(token(tree, first).form);

const BARE_OFFICE =
  /^(Presidency|Cabinet|Army|Navy|Crown|Court|State|Government|Parliament|Congress|Senate|Council|Assembly|Church|President|King|Queen|Emperor|Republic|Kingdom|Empire|Party|Bible|God|West|East|North|South|Earth|Sun|Moon|Sky|World|Internet|Web|University|College|Academy|Institute|Polytechnic|School|Museum|Library|Hospital|Bank|River|Island|City|Foundation|Association|Society|Company|Corporation|League|Lodge|Southwest|Southeast|Northwest|Northeast|Midwest|States|Colonies|Party|Parties)$/;

const TAKES_PART = ['nsubj', 'obj', 'iobj', 'obl', 'nmod', 'appos', 'root', 'xcomp', 'advcl'];
const IN_NAME = /^\p{Lu}|^[-–]$|^\d|^(of|the)$/u;

/** "her novel, The Fountainhead": a capital inside a sentence makes the article part of a title. */
function withArticle({ tokens }: Tree, name: number[]): number[] {
  const before = name[0]! - 1;
  const isTitle =
    before > 0 &&
    /^(The|An?)$/.test(tokens[before]!.form) &&
    /^([,:]|NOUN|ADP|VERB|AUX)$/.test(
      tokens[before - 1]!.form === ',' ? ',' : tokens[before - 1]!.upos,
    );
  return isTitle ? [before, ...name] : name;
}

/** With what it is of: "Association of Southeast Asian Nations". */
function wholeName(tree: Tree, head: number): number[] {
  const isPart = (child: number) =>
    isRelation(token(tree, child).deprel, ['compound', 'flat', 'amod', 'nummod']);
  const [of] = dependents(tree, head, 'nmod').filter((child) => child > head);
  const isOf =
    of !== undefined &&
    token(tree, of).upos === 'PROPN' &&
    /^of$/i.test(tree.tokens[head + 1]?.form ?? '') &&
    dependents(tree, of, 'conj', 'appos', 'nmod').length === 0;
  const tail = isOf
    ? subtree(
        tree,
        of,
        (child) => isPart(child) || isRelation(token(tree, child).deprel, ['case', 'det']),
      )
    : [];
  return [...subtree(tree, head, isPart), ...tail];
}

/** Half of a name gives the other half away: "Groupe Salafiste pour la Prédication". */
function isHalf({ tokens }: Tree, name: readonly number[]): boolean {
  const next = name.at(-1)! + 1;
  const before = name[0]! - 1;
  // "near Mecca, Saudi Arabia", "the Disney Movie A Ring of Endless Light"
  const isBeforeLarger =
    tokens[next]?.form === ',' &&
    isCapitalised(tokens[next + 1]?.form) &&
    /^([,.;]|[–—])$/.test(tokens[endOfName(tokens, next + 1)]?.form ?? '') &&
    !tokens.slice(next, next + 8).some(({ form }) => /^(and|or)$/.test(form));
  // "in Washington, D.C."
  const isBehindSmaller =
    before > 1 &&
    tokens[before]?.form === ',' &&
    tokens[before - 1]?.upos === 'PROPN' &&
    (/^[,.]$/.test(tokens[next]?.form ?? '.') || /\.$/.test(tokens[next - 1]!.form));
  // "either the Ravens, the Broncos, the Colts, or …"
  const isListed =
    tokens[next]?.form === ',' &&
    tokens[next + 1]?.form === 'the' &&
    isCapitalised(tokens[next + 2]?.form);
  if (
    isBehindSmaller ||
    isListed ||
    isBeforeLarger ||
    (before > 1 &&
      /^(A|An|The)$/.test(tokens[before]?.form ?? '') &&
      tokens[before - 1]?.upos === 'PROPN')
  )
    return true;
  // "Robert of Chester", "Introduction to Arithmetic", "Center for Relief to Civilian Populations"
  const isLinked = (link: number, beyond: number) =>
    /^(of|to|for)$/.test(tokens[link]?.form ?? '') && isCapitalised(tokens[beyond]?.form);
  // "Front for the Liberation"
  const isLong = /^the$/.test(tokens[next + 1]?.form ?? '') && tokens[next]?.form !== 'to';
  if (isLinked(next, next + (isLong ? 2 : 1))) return true;
  if (before > 1 && isLinked(before, before - 1)) return true;
  // "Calling the Shots", "Peter the Great"
  const isTitle = tokens[before]?.form === 'the' && isCapitalised(tokens[before - 1]?.form);
  if (before > 1 && isTitle) return true;
  return (
    FOREIGN_LINK.test(tokens[next]?.form ?? '') ||
    isCapitalised(tokens[next]?.form) ||
    tokens[before]?.upos === 'PROPN'
  );
}

/** Behind the last word of a name. */
function endOfName(tokens: Tree['tokens'], from: number): number {
  let at = from;
  while (isCapitalised(tokens[at]?.form)) at += 1;
  return at;
}

/** "the University of Oxford", "the Duke of Wellington" */
function isOfAnotherName(tree: Tree, head: number): boolean {
  const { deprel, head: above } = token(tree, head);
  const of = tree.tokens[above];
  // "Dancing on the Edge"; what opens a sentence has its capital from there, unless it is a name.
  const isName = above > 0 ? isCapitalised(of?.form) : of?.upos === 'PROPN';
  return (
    isName &&
    (isRelation(deprel, ['nmod']) || (isRelation(deprel, ['obl']) && of?.upos === 'PROPN'))
  );
}

const FOREIGN_LINK =
  /^(o|de|da|do|du|des|del|della|di|la|le|les|pour|et|y|e|von|van|der|und|für|zu|ibn|bin)$/;
