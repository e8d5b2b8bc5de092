import {
  anchors,
  hasLooseOpening,
  isAlso,
  isGapped,
  withoutBesides,
  wordsBeside,
} from '../asking/askable.ts';
import { subjectQuestion } from '../asking/inversion.ts';
import { whFor } from '../asking/wh-phrase.ts';
import type { Clause } from '../grammar/clause.ts';
import { isCountry } from '../grammar/countries.ts';
import { isYear } from '../grammar/dates.ts';
import { ATTRIBUTION_VERBS, EMPTY_NOUNS, NAMING, STATIVE_VERBS } from '../grammar/lexicon.ts';
import {
  determiner,
  entityOf,
  hasName,
  isName,
  isPlural,
  isUnique,
  nameBeside,
  nameText,
  nounHeads,
} from '../grammar/noun-phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import type { Rule } from '../rule.ts';

const predicateLemma = (clause: Clause) => token(clause.tree, clause.predicate).lemma;

export const whoDid: Rule = {
  name: 'subject',
  prior: -0.5,
  ask: (whole, references) => {
    const clause = withoutBesides(whole);
    const { tree, subject } = clause;
    if (!/^(main|relative|reported|complement)$/.test(clause.role) || clause.negated) return [];
    // Whom the text calls he or she is whom it is about.
    if (token(tree, subject.head).upos === 'PRON') return [];
    // "His cousin, Sir Alexander Mackenzie, …": the name is the answer.
    const name = nameBeside(tree, subject.head);
    const isNamed = dependents(tree, subject.head, 'appos').some(
      (one) => token(tree, one).upos === 'PROPN',
    );
    if (isNamed && name.length === 0) return [];
    if (!isRelation(subject.relation, ['nsubj']) || !isSayingSomething(clause)) return [];
    if (isGapped(clause) || hasLooseOpening(clause) || isAwry(clause)) return [];
    if (isAlso(clause) || isJoined(clause)) return [];
    if (!isWorthNaming(clause) || !isTelling(clause, references) || isCommonFate(clause)) return [];
    const kind = whFor(tree, subject.head);
    const wh = kind === 'Who' && isOfThings(clause) ? 'What' : kind;
    if (wh === 'Who' && name.length === 0 && isNobody(clause)) return [];
    if (wh === 'What' && BRINGS_ABOUT.test(predicateLemma(clause))) return [];
    if (wh === 'What' && isOddThing(clause)) return [];
    const answer = name.length === 0 ? subject.tokens : name;
    const isSeveral = wh.startsWith('Which ') && isPlural(tree, subject.head);
    return [{ question: subjectQuestion(clause, wh, isSeveral), answer, asked: answer }];
  },
  examples: [
    {
      text: 'Marie Curie discovered radium in 1898.',
      question: 'Who discovered radium in 1898?',
      answer: 'Marie Curie',
    },
    {
      text: 'Portugal lost its colony of Brazil in 1822.',
      question: 'Which country lost its colony of Brazil in 1822?',
      answer: 'Portugal',
    },
    {
      text: 'Green plants turn the energy of sunlight into sugar.',
      question: 'What turns the energy of sunlight into sugar?',
      answer: 'Green plants',
    },
    {
      text: 'The Teutonic Order led a series of crusades against pagan Balts during the High Middle Ages.',
      question:
        'Which order led a series of crusades against pagan Balts during the High Middle Ages?',
      answer: 'The Teutonic Order',
    },
    {
      text: 'Manaiakalani translates to the Fishline in the language of Hawaii.',
      question: 'What translates to the Fishline in the language of Hawaii?',
      answer: 'Manaiakalani',
    },
    {
      text: "Darwin's cousin, Francis Galton, founded a laboratory in London in 1884.",
      question: 'Who founded a laboratory in London in 1884?',
      answer: 'Francis Galton',
    },
    {
      text: 'Southern Paeonian tribes launched raids into Macedon after the death of Perdiccas in 359 BC.',
      question: 'Which tribes launched raids into Macedon after the death of Perdiccas in 359 BC?',
      answer: 'Southern Paeonian tribes',
    },
    { text: 'Cape Verde signed a friendship accord with Angola.', none: true },
    { text: 'David inherited his parents’ love of Manchester United in Leytonstone.', none: true },
    { text: 'A clean downtown rises at the mouth of the Cuyahoga River in Ohio.', none: true },
    {
      text: 'Over the century, rulers expanded the Ottoman Empire into Europe and Asia.',
      none: true,
    },
    { text: 'The weather seemed cold in Paris.', none: true },
    { text: 'Andreas Granqvist won the Budweiser Man of the Match award in Sochi.', none: true },
    { text: 'The new machine was very important.', none: true },
  ],
};

/** "Successive rulers expanded the empire", "Checkers and solitaire have been replaced": nobody by name. */
const isNobody = ({ tree, subject, finite }: Clause) =>
  (token(tree, finite).xpos === 'VBD' || /^ha(s|ve)$/i.test(token(tree, finite).form)) &&
  !hasName(tree, subject.head);

/** What came of something is asked for, not what it came of. */
const BRINGS_ABOUT = /^(lead|result|contribute|culminate|end|give)$/;

/** "Who did give a speech?", and "Who inherited his parents' love of football?", which tells half of it. */
const isAwry = ({ tree, finite, body }: Clause) =>
  token(tree, finite).lemma === 'do' ||
  body.some((index) => /^(his|her|their)$/i.test(token(tree, index).form));

/** "President Maduro and his predecessor": whose, the answer alone does not tell. */
const isJoined = ({ tree, subject }: Clause) =>
  dependents(tree, subject.head, 'conj').some((one) =>
    dependents(tree, one, 'nmod:poss').some((owner) => token(tree, owner).upos === 'PRON'),
  );

/** "What had lost its connotation?", "What established relations?": of a thing with a past one asks otherwise. */
const isOddThing = ({ tree, subject, finite, body }: Clause) =>
  !/^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos) &&
  (dependents(tree, subject.head, 'conj').length > 0 ||
    body.some((index) => /^(its|their)$/i.test(token(tree, index).form)));

/** Words, works and places do this, not people; and this is done to lands. */
const isOfThings = (clause: Clause) =>
  OF_THINGS.test(predicateLemma(clause)) ||
  (clause.passive && DONE_TO_LANDS.test(predicateLemma(clause))) ||
  (clause.passive &&
    /^(award|give|grant|sell|transfer|assign)$/.test(predicateLemma(clause)) &&
    clause.phrases.some(({ opener }) => opener === 'to'));

const DONE_TO_LANDS = /^(annex|absorb|incorporate|reincorporate|partition|cede)$/;

const OF_THINGS = /^(translate|mean|signify|contain|cover|span|stretch|measure|flow|erupt|orbit)$/;

/** Verbs of being and of speech tell too little of their subject; an adjective needs what it is for. */
function isSayingSomething(clause: Clause): boolean {
  const { tree, predicate, copular } = clause;
  const { lemma } = token(tree, predicate);
  if (copular) return false;
  if (NAMING.test(lemma) && clause.passive) return false;
  if (/^(take|begin|end|continue|start|stop)$/.test(lemma) && !hasName(tree, clause.subject.head))
    return false;
  return !STATIVE_VERBS.has(lemma) && !ATTRIBUTION_VERBS.has(lemma);
}

/** What happens to many people, unless the day is told: "Who was born in Exeter?" */
function isCommonFate({ tree, predicate, subject, body, fronted }: Clause): boolean {
  if (dependents(tree, subject.head, 'nummod').length > 0) return true;
  const around = [...body, ...fronted.flatMap(({ tokens }) => tokens)];
  const isDate = (index: number) =>
    isYear(token(tree, index).form) && isRelation(token(tree, index).deprel, ['obl', 'nmod']);
  if (around.some(isDate)) return false;
  return COMMON_FATES.has(token(tree, predicate).lemma);
}

const COMMON_FATES = new Set(
  `bear grow live die attend study apply visit star co-star appear work play move return travel join graduate enroll enrol
  serve receive arrive stay reside settle sail walk run sit stand fall meet know like love hate see hear call say tell
  teach cast decide become date stem speak talk believe think feel want hope try begin start continue use need face spend win capture leave go come find locate connect sign`.split(
    /\s+/,
  ),
);

/** A name or a person; of things a term: "green plants", not "the process". */
function isWorthNaming({ tree, subject, finite, body }: Clause): boolean {
  const { head, tokens } = subject;
  const { upos, lemma } = token(tree, head);
  if ((upos !== 'NOUN' && upos !== 'PROPN') || /^(people|person)$/.test(lemma)) return false;
  // "What hosted the games?" is no way to ask for a city.
  const type = entityOf(tree, head);
  if (type === 'place' && upos === 'PROPN' && !isCountry(nameText(tree, head))) return false;
  if (hasName(tree, head) || type === 'person') return true;
  // What a thing once did could be said of many.
  const isGeneral =
    /^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos) &&
    !/^ha(s|ve)$/i.test(token(tree, finite).form);
  if (upos !== 'NOUN' || !isGeneral || EMPTY_NOUNS.has(lemma.toLowerCase())) return false;
  const content = tokens.filter((index) => /^(NOUN|PROPN|ADJ)$/.test(token(tree, index).upos));
  // "A clean downtown rises at the mouth of the Cuyahoga River": one of many.
  if (/^an?$/.test(determiner(tree, head)) && body.some((index) => isName(tree, index)))
    return false;
  return content.length >= 2 || /^(an?|)$/.test(determiner(tree, head));
}

/** The predicate alone tells whom it is about: "Who died in 2014?" has many answers, "Who founded Rome?" one. */
function isTelling(clause: Clause, references: readonly Reference[]): boolean {
  const { tree, body, finite, subject, speaker } = clause;
  const narrowing = anchors(clause, references, subject.tokens);
  const words = wordsBeside(clause, subject.tokens);
  if (narrowing >= 3 || (narrowing >= 1 && isDoneOnce(clause))) return true;
  const hasObject = clause.phrases.some((phrase) => phrase.relation === 'obj');
  if (narrowing >= 2 && words >= (hasObject ? 4 : 6)) return true;
  if (!/^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos)) return false;
  const nouns = nounHeads(tree, body).filter((head) => !EMPTY_NOUNS.has(token(tree, head).lemma));
  if (MAKES_POSSIBLE.test(predicateLemma(clause)) && speaker === undefined) return false;
  const told = nouns.length + (speaker === undefined ? 0 : 1);
  return told >= 3 && words >= 4;
}

/** Many things make it possible. */
const MAKES_POSSIBLE = /^(allow|enable|help|make|permit|require|ensure|facilitate|improve|let)$/;

/** What is founded, written or beaten once, or an object of which there is but one. */
function isDoneOnce({ tree, phrases, predicate, passive }: Clause): boolean {
  const object = phrases.find(
    ({ relation, governor }) => relation === 'obj' && governor === predicate,
  );
  if (object === undefined || passive) return false;
  const { head } = object;
  const isKnown = hasName(tree, head) || !/^(an?|some|many|several)$/.test(determiner(tree, head));
  if (ONCE.test(token(tree, predicate).lemma) && isKnown) return true;
  const isOwned = dependents(tree, head, 'nmod:poss').some((one) => hasName(tree, one));
  return isUnique(tree, head) || (isOwned && dependents(tree, head, 'nmod').length > 0);
}

const ONCE =
  /^(discover|invent|write|compose|paint|sculpt|build|found|establish|create|design|direct|coin|introduce|formulate|publish|translate|name|patent|pioneer|assassinate|kill|murder|defeat|overthrow|conquer|annex|succeed|wed|marry|sign|abolish|produce|author|edit|unite|unify|discover|decipher|prove|propose|launch|commission|crown)$/;
