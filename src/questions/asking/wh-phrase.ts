/** Which question word a noun phrase is asked for with. */
import { countryOf, isCountry } from '../grammar/countries.ts';
import { KINDS, WEAK_MODIFIERS } from '../grammar/lexicon.ts';
import { determiner, entityOf, hasName, isPlural, nameText } from '../grammar/noun-phrase.ts';
import { dependents, type Tree, token } from '../grammar/tree.ts';

/** The question word for a noun phrase, with its kind where that narrows the question: "Which treaty". */
export function whFor(tree: Tree, head: number): string {
  const { upos, xpos, lemma, form } = token(tree, head);
  if (upos === 'PRON') return /^(he|she|him|her|who)$/i.test(form) ? 'Who' : 'What';
  // "thousands of traders" are traders.
  const [counted] = dependents(tree, head, 'nmod');
  if (
    /^(thousand|hundred|million|dozen|number|majority|half|most|many)$/.test(lemma) &&
    counted !== undefined
  )
    return whFor(tree, counted);
  const type = entityOf(tree, head);
  const several = dependents(tree, head, 'conj');
  // "smallholder and plantation agriculture"
  const isOther = (one: number) =>
    token(tree, one).upos === 'NOUN' && entityOf(tree, one) !== 'person';
  const isMixed = token(tree, head).xpos === 'NN' && several.some(isOther);
  if (several.length > 0) return type === 'person' && !isMixed ? 'Who' : 'What';
  // "the Exxon Valdez" is a ship, not a person, who has no article.
  if (type === 'person' && isNamedThing(tree, head)) return 'What';
  if (type === 'person' || BODIES_OF_PEOPLE.test(lemma)) return 'Who';
  if (upos === 'PROPN' && isCountry(nameText(tree, head))) return 'Which country';
  if (upos === 'PROPN' && COMPANY_ENDING.test(nameText(tree, head))) return 'Which company';
  // "the country", which a card says by its name.
  if (/^(country|city|island|province|river)$/.test(lemma) && isBareThe(tree, head))
    return `Which ${lemma}`;
  const kind = kindTold(tree, head);
  if (kind !== undefined) return `Which ${kind}`;
  if (type === 'organization' && upos === 'PROPN')
    return isAcronym(tree, head) ? 'Which organization' : 'Who';
  // "the Romans", "the Miskito": a people, unless they are mountains or islands.
  const isPeople = upos === 'PROPN' && xpos === 'NNPS' && /^(the|)$/.test(determiner(tree, head));
  if (isPeople && (!/^(place|object)$/.test(`${type}`) || PEOPLE_ENDING.test(form))) return 'Who';
  if (
    /^the [A-Z]/.test(`${determiner(tree, head)} ${token(tree, head).form}`) &&
    countryOf(token(tree, head).form) !== undefined
  )
    return 'Who';
  return 'What';
}

/** What is done to an organization is done to a thing, unless it is beaten or met: "What did Nida attend?" */
export function whForObject(tree: Tree, head: number, verb = ''): string {
  const wh = whFor(tree, head);
  const isOpponent =
    OF_OPPONENTS.test(verb) && /^(organization|person)$/.test(`${entityOf(tree, head)}`);
  if (isOpponent) return wh === 'What' ? 'Who' : wh;
  const isPlace = token(tree, head).upos === 'PROPN' && entityOf(tree, head) === 'place';
  const isSettled = token(tree, head).upos === 'PROPN' && /^(settle|inhabit)$/.test(verb);
  if (isSettled && !wh.startsWith('Which')) return 'Which place';
  if (wh === 'What' && isPlace && OF_PLACES.test(verb)) return 'Which place';
  return wh === 'Who' && entityOf(tree, head) === 'organization' ? 'What' : wh;
}

const OF_OPPONENTS = /^(defeat|beat|face|meet|fight|oust|oppose|rout|outscore|host|expel|succeed)$/;

const OF_PLACES =
  /^(settle|conquer|capture|occupy|invade|annex|colonize|colonise|liberate|besiege|seize|reach|visit|rule|govern|inhabit|cede|control|border)$/;

/** People who act together. */
const BODIES_OF_PEOPLE =
  /^(team|crew|family|couple|jury|force|troop|contingent|regiment|brigade|battalion|militia|delegation|garrison|guard|legion|audience|electorate|peasantry|nobility|clergy)$/;

const COMPANY_ENDING = /\b(Co|Corp|Inc|Ltd|Plc|LLC|GmbH|Company|Corporation)\.?$/i;

const PEOPLE_ENDING = /(?<!Balk)(ans|ards|goths|ites)$/;

/** What the phrase itself says it names: "The Teutonic Order" an order, "Paeonian tribes" tribes, "the telecommunications industry" an industry. */
function kindTold(tree: Tree, head: number): string | undefined {
  const { lemma, form, upos, xpos } = token(tree, head);
  const kind = lemma.toLowerCase();
  // "the star Vega"
  const [noun] = dependents(tree, head, 'compound').filter(
    (one) => one === head - 1 && token(tree, one).upos === 'NOUN',
  );
  const before = noun === undefined ? '' : token(tree, noun).lemma.toLowerCase();
  if (upos === 'PROPN' && (KINDS.has(before) || HEAVENLY.test(before))) return before;
  if (hasName(tree, head)) {
    if (KINDS.has(kind) && !isPlural(tree, head)) return kind;
    return GROUPS.test(kind) && /^NNS$/.test(xpos) ? form.toLowerCase() : undefined;
  }
  const isTold = dependents(tree, head, 'amod', 'compound').some(
    (child) =>
      child < head &&
      token(tree, child).upos !== 'VERB' &&
      !WEAK_MODIFIERS.has(token(tree, child).lemma.toLowerCase()),
  );
  const isOne = upos === 'NOUN' && xpos === 'NN' && determiner(tree, head) === 'the';
  const isPlain = dependents(tree, head, 'nmod', 'acl', 'conj').length === 0;
  return isTold && isOne && isPlain && COMMON_KINDS.test(kind) ? kind : undefined;
}

const HEAVENLY = /^(star|constellation|galaxy|asteroid|moon|ship)$/;

const GROUPS = /^(tribe|clan|people|dynasty|army|state|company|firm|bank|party|union|newspaper)$/;

/** Nouns that divide into kinds with names of their own. */
const COMMON_KINDS =
  /^(system|scale|theory|theorem|law|principle|effect|model|method|technique|process|industry|sector|school|style|movement|doctrine|language|religion|organ|gland|muscle|bone|layer|region|zone|enzyme|hormone|gas|acid|metal|mineral|element|particle|force|cell|order|dynasty|empire|army|party|court|committee|company|agency|act|treaty|tax)$/;

function isBareThe(tree: Tree, head: number): boolean {
  return determiner(tree, head) === 'the' && (tree.children[head] ?? []).length === 1;
}

function isNamedThing(tree: Tree, head: number): boolean {
  // "the Orion's Belt"
  if (dependents(tree, head, 'nmod:poss').some((one) => token(tree, one).upos === 'PROPN'))
    return token(tree, head).upos === 'PROPN';
  const parts = [head, ...dependents(tree, head, 'compound', 'flat', 'amod', 'nmod:desc')];
  return (
    determiner(tree, head) === 'the' &&
    token(tree, head).xpos === 'NNP' &&
    parts.length > 1 &&
    dependents(tree, head, 'nmod').length === 0 &&
    parts.every((index) => token(tree, index).upos === 'PROPN') &&
    !parts.some((index) => TITLES.test(token(tree, index).form))
  );
}

/** Who has an article before a name. */
const TITLES =
  /^(duke|earl|count|marquis|prince|princess|king|queen|emperor|empress|virgin|prophet|pope|lord|lady|sultan|shah|tsar|czar|caliph|president|minister|general|chancellor|elder|younger|great|buddha|messiah|dalai|lama|reverend|archbishop|bishop|apostle|baptist)$/i;

function isAcronym(tree: Tree, head: number): boolean {
  return /^\p{Lu}{2,}$/u.test(token(tree, head).form);
}
