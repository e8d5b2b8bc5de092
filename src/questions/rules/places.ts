import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { isCountry } from '../grammar/countries.ts';
import { isYear } from '../grammar/dates.ts';
import { entityOf, hasName, nameText } from '../grammar/noun-phrase.ts';
import { openerOf, type Phrase, phraseAt } from '../grammar/phrase.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

const PLACE_OPENERS =
  /^(in|at|on|near|to|across|throughout|outside|inside|between|along|off|within)$/;

export const where: Rule = {
  name: 'where',
  prior: -0.2,
  ask: (clause) => {
    if (
      clause.negated ||
      isWhatItIs(clause) ||
      isMindedTo(clause) ||
      isReturn(clause) ||
      NOWHERE.test(token(clause.tree, clause.predicate).lemma)
    )
      return [];
    const places = clause.phrases.filter(
      (phrase) => isPlacePhrase(clause, phrase) && isWhereabouts(clause, phrase),
    );
    return places.flatMap((place): Draft[] => {
      const chain = chainFrom(place, clause.tree);
      const isInside = places.some(
        (other) =>
          other !== place && chainFrom(other, clause.tree).some(({ head }) => head === place.head),
      );
      // With another place left in the question it is asked within that.
      const isLeft = clause.phrases.some(
        (other) =>
          !chain.some(({ head }) => head === other.head) &&
          other.governor === place.governor &&
          isPlacePhrase(clause, other) &&
          /^(in|at|on|near|around|within|between)$/.test(other.opener),
      );
      if (isInside || isLeft) return [];
      const end = chain.at(-1)!.tokens.at(-1)!;
      const asked = withState(
        clause.tree,
        withoutParents(clause.tree, between(chain[0]!.tokens[0]!, end)),
      );
      if (isDirection(clause.tree, asked)) return [];
      const hedge = asked[0]! - 1;
      const isHedged = /^(approximately|somewhere|mainly|mostly|primarily|largely)$/i.test(
        clause.tree.tokens[hedge]?.form ?? '',
      );
      const around = clause.phrases.filter(
        (phrase) => isHeight(clause, phrase) || isParents(clause, phrase),
      );
      const out = [...between(asked[0]!, end), ...around.flatMap(({ tokens }) => tokens)];
      const gap = isHedged ? [hedge, ...out] : out;
      const country = chain.length === 1 ? countryIn(clause, place) : undefined;
      return country === undefined
        ? [{ question: invertedQuestion(clause, 'Where', gap), answer: asked, asked }]
        : [
            {
              question: invertedQuestion(clause, `${place.opener} which country`, gap),
              answer: country,
              asked: country,
            },
          ];
    });
  },
  examples: [
    {
      text: 'Lord Byron died in Missolonghi in 1824.',
      question: 'Where did Lord Byron die in 1824?',
      answer: 'In Missolonghi',
    },
    {
      text: 'Lord Byron died in Greece in 1824.',
      question: 'In which country did Lord Byron die in 1824?',
      answer: 'Greece',
    },
    {
      text: 'Albert Einstein was born in Ulm, in the Kingdom of Württemberg, on 14 March 1879.',
      question: 'Where was Albert Einstein born on 14 March 1879?',
      answer: 'In Ulm, in the Kingdom of Württemberg',
    },
    {
      text: 'The border between Asia and Oceania is usually placed somewhere in the Malay Archipelago.',
      question: 'Where is the border between Asia and Oceania usually placed?',
      answer: 'In the Malay Archipelago',
    },
    {
      text: 'Steven Paul Jobs was born in San Francisco, California, on February 24, 1955, to Joanne Carole Schieble.',
      question: 'Where was Steven Paul Jobs born on February 24, 1955 to Joanne Carole Schieble?',
      answer: 'In San Francisco, California',
    },
    {
      text: 'The genes of Malta fever are located in the long arm of a chromosome.',
      question: 'Where are the genes of Malta fever located?',
      answer: 'In the long arm of a chromosome',
    },
    {
      text: 'Landon Donovan was born in Ontario, California, to Donna Cash and Tim Donovan.',
      question: 'Where was Landon Donovan born?',
      answer: 'In Ontario, California',
    },
    {
      text: 'At an elevation of 1100 ft, Phoenix is situated in the Sonoran Desert.',
      question: 'Where is Phoenix situated?',
      answer: 'In the Sonoran Desert',
    },
    { text: 'Kodiak Island is located in Southwest.', none: true },
    { text: 'Arraignment is the first of eleven stages of a trial in England.', none: true },
    { text: 'The minister spoke in anger.', none: true },
    { text: 'Abdulfattah Jandali was born in a Muslim household in 1931.', none: true },
    { text: 'Rome declared war on Illyria in 229 BC.', none: true },
    { text: 'The Atlantic Ocean is bounded on the west by North America.', none: true },
    { text: 'Urartu was located around Lake Van in the east of Anatolia in 1200 BC.', none: true },
    { text: 'In 1990 Andre Agassi was sent to the Bollettieri Academy in Florida.', none: true },
    { text: 'Joseph Lister decided to take a long holiday in Ireland.', none: true },
    { text: 'In Australia, arraignment is the first of eleven stages of a trial.', none: true },
    {
      text: 'Cicero was born in 106 BC in Arpinum, a hill town southeast of Rome.',
      question: 'Where was Cicero born in 106 BC?',
      answer: 'In Arpinum',
    },
    { text: 'The climate ranges from arctic in Siberia to tropical in India.', none: true },
    { text: 'The attack resulted in the United States entering the war.', none: true },
  ],
};

/** What one thinks of a thing has no place, nor has what it depends on. */
const NOWHERE =
  /^(consider|regard|view|know|call|name|describe|define|bound|border|depend|focus|rely|declare|concentrate|impose|fire|result|end|culminate|believe|participate|range|vary|include|unknown)$/;

/** The place with the places right behind it that it lies in: "in Ulm, in the Kingdom of Württemberg". */
function chainFrom(first: Phrase, tree: Tree): Phrase[] {
  const end = first.tokens.at(-1)!;
  const next = dependents(tree, first.governor, 'obl')
    .map((child) => phraseAt(tree, child, NOTHING, first.governor, first.governor))
    .find(
      ({ head, tokens, opener }) =>
        tokens[0]! > end &&
        /^(in|at|on|near)$/.test(opener) &&
        entityOf(tree, head) === 'place' &&
        tree.tokens.slice(end + 1, tokens[0]).every(({ form }) => form === ','),
    );
  return next === undefined ? [first] : [first, ...chainFrom(next, tree)];
}

const NOTHING: readonly boolean[] = [];

/** "in Ontario, California, to Donna Cash and Tim Donovan": whose child one is is no place. */
function withoutParents(tree: Tree, asked: readonly number[]): readonly number[] {
  const at = asked.findIndex(
    (index) =>
      token(tree, index).form === ',' &&
      /^to$/i.test(tree.tokens[index + 1]?.form ?? '') &&
      asked.includes(index + 1),
  );
  return at > 0 ? asked.slice(0, at) : asked;
}

/** "in Southwest": of what? */
function isDirection(tree: Tree, asked: readonly number[]): boolean {
  return asked
    .slice(1)
    .every((index) =>
      /^(the|(north|south)?(east|west)|(north|south)|(north|south)?(east|west)ern|(north|south)ern)$/i.test(
        token(tree, index).form,
      ),
    );
}

/** "at an elevation of 1100 ft" */
const isHeight = ({ tree }: Clause, { head }: Phrase) =>
  /^(elevation|altitude|height|depth)$/.test(token(tree, head).lemma);

/** "San Francisco, California": the city with its state. */
function withState(tree: Tree, asked: readonly number[]): readonly number[] {
  const last = asked.at(-1)!;
  const [comma, state, after] = [last + 1, last + 2, last + 3].map((at) => tree.tokens[at]);
  const isState =
    comma?.form === ',' &&
    state?.entity === 'place' &&
    asked.includes(state.head) &&
    /^(nmod:unmarked|appos)$/.test(state.deprel) &&
    /^[,.]$/.test(after?.form ?? '');
  return isState ? [...asked, last + 1, last + 2] : asked;
}

function between(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** The country, where the place is nothing else: "in Greece", "to the United States". */
function countryIn({ tree }: Clause, { head, tokens, opener }: Phrase): number[] | undefined {
  const isOpen = /^(in|to)$/.test(opener);
  const rest = tokens.slice(1);
  const name = rest.filter((index) => !/^the$/i.test(token(tree, index).form));
  const isWhole = name.map((index) => token(tree, index).form).join(' ') === nameText(tree, head);
  return isOpen && isWhole && isCountry(nameText(tree, head)) ? rest : undefined;
}

/** "to" tells where only after a verb of motion: who loses to England is nowhere. */
function isWhereabouts({ tree }: Clause, { opener, governor }: Phrase): boolean {
  // "resulted in the United States entering the war" is no place.
  if (NOWHERE.test(token(tree, governor).lemma)) return false;
  if (opener === 'throughout' && isStateOf(tree, governor)) return false;
  if (opener === 'to') return MOTION.test(token(tree, governor).lemma);
  if (/^(between|along|off|within)$/.test(opener)) return LYING.test(token(tree, governor).lemma);
  return PLACE_OPENERS.test(opener);
}

/** "is the first of eleven stages in England": that it is so is not at a place. */
const isWhatItIs = ({ copular, tree, predicate }: Clause) =>
  copular &&
  (/^(NOUN|NUM|PRON)$/.test(token(tree, predicate).upos) ||
    /^(first|second|third|last|only|north|south|east|west)$/.test(token(tree, predicate).lemma));

/** "Where did Harvey return?": one comes back more than once, unless the year tells which time is meant. */
const isReturn = ({ tree, predicate, finite, body, fronted }: Clause) =>
  token(tree, predicate).lemma === 'return' &&
  token(tree, finite).xpos === 'VBD' &&
  ![...body, ...fronted.flatMap(({ tokens }) => tokens)].some((index) =>
    isYear(token(tree, index).form),
  );

/** "decided to take a holiday in Ireland": where it was to be, not where one decided. */
const isMindedTo = ({ tree, predicate, phrases }: Clause) =>
  /^(decide|look|hope|want|plan|intend|wish|seek|aim|agree|prefer|need|expect)$/.test(
    token(tree, predicate).lemma,
  ) && phrases.some(({ relation, governor }) => relation === 'xcomp' && governor === predicate);

/** "to Donna Cash, a teacher, and Tim Donovan, a hockey player" */
const isParents = ({ tree }: Clause, { opener, tokens, governor }: Phrase) =>
  opener === 'to' && tokens.length > 4 && token(tree, governor).lemma === 'bear';

/** "abundant throughout Ohio" */
const isStateOf = (tree: Tree, governor: number) =>
  token(tree, governor).upos === 'ADJ' && !/ed$/.test(token(tree, governor).form);

const LYING = /^(occur|grow|happen|lie|locate|situate|find|stretch|extend|run|live|settle|bury)$/;

const MOTION =
  /^(go|travel|move|return|come|migrate|emigrate|immigrate|flee|send|take|transport|withdraw|retreat|march|sail|expand|spread|fly|walk|run|drive|escape|head|journey|relocate|ship|export|bring|transfer|exile|deport|extend|lead)$/;

function isPlacePhrase(clause: Clause, phrase: Phrase): boolean {
  const { tree } = clause;
  if (!isRelation(phrase.relation, ['obl']) || phrase.tokens.length > 12) return false;
  if (isHeight(clause, phrase)) return false;
  // "is 430 km south of Tehran at the foot of the mountains": it is told already.
  if (clause.copular && !/^(ADJ|NOUN|PROPN)$/.test(token(tree, clause.predicate).upos))
    return false;
  const isNamed =
    hasName(tree, phrase.head) ||
    dependents(tree, phrase.head, 'nmod', 'conj').some((child) => hasName(tree, child));
  // "in the Aleutian Islands for thousands of years"
  const isTimed = dependents(tree, phrase.head, 'nmod').some((child) =>
    /^(for|since|until|during|after|before)$/.test(openerOf(tree, child)),
  );
  if (isTimed) return false;
  if (isLastingPlace(clause, phrase)) return true;
  return (
    entityOf(tree, phrase.head) === 'place' &&
    !isAmongOthers(clause) &&
    isNamed &&
    !/^(world|household|family|home|side|class|language)$/.test(token(tree, phrase.head).lemma)
  );
}

/** "is stored in the thylakoids of the chloroplast": what always lies somewhere needs no name. */
function isLastingPlace(
  { tree, finite, predicate }: Clause,
  { head, tokens, governor }: Phrase,
): boolean {
  const isPresent = /^(VBZ|VBP)$/.test(token(tree, finite).xpos);
  const { upos } = token(tree, head);
  const { lemma } = token(tree, predicate);
  // "takes place"
  const hasPlace = dependents(tree, predicate, 'obj').some(
    (one) => token(tree, one).form === 'place',
  );
  return (
    isPresent &&
    governor === predicate &&
    LASTING.test(lemma) &&
    (lemma !== 'take' || hasPlace) &&
    upos === 'NOUN' &&
    /^(place|object|substance|plant|animal|undefined)$/.test(`${entityOf(tree, head)}`) &&
    tokens.length >= 3 &&
    !NO_PLACE.test(token(tree, head).lemma) &&
    dependents(tree, head, 'amod', 'compound', 'nmod').length > 0
  );
}

const NO_PLACE =
  /^(form|population|response|case|manner|way|number|amount|context|stage|pattern|combination|concentration|quantity|size|group|pair|example|variety|range)$/;

const LASTING = /^(locate|situate|store|house|reside|find|occur|live|grow|dwell|nest|take)$/;

/** "among the hottest in the U.S.": the place is what it is compared in. */
function isAmongOthers({ tree, copular, predicate }: Clause): boolean {
  const words = [predicate, ...dependents(tree, predicate, 'amod', 'advmod')];
  return copular && words.some((index) => /^(JJS|RBS)$/.test(token(tree, index).xpos));
}

export const fromWhichCountry: Rule = {
  name: 'from-which-country',
  prior: -0.2,
  ask: (clause) =>
    clause.phrases
      .filter((phrase) => phrase.opener === 'from' && phrase.tokens.length <= 5 && !clause.negated)
      .filter(
        (phrase) =>
          isCountry(nameText(clause.tree, phrase.head)) &&
          isRelation(phrase.relation, ['obl']) &&
          MOTION.test(token(clause.tree, phrase.governor).lemma),
      )
      .map((phrase) => ({
        question: invertedQuestion(clause, 'From which country', phrase.tokens),
        answer: phrase.tokens.slice(1),
        asked: phrase.tokens,
      })),
  examples: [
    {
      text: 'Albert Einstein emigrated from Germany in 1933.',
      question: 'From which country did Albert Einstein emigrate in 1933?',
      answer: 'Germany',
    },
  ],
};
