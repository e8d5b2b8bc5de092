/**
 * The whole sentence with one part hidden: nothing is turned round or left out, so only the borders of the answer can
 * be wrong (research: qg, 1.4). One of several things is hidden; each kind is a rule of its own, so that readers can be asked of each.
 */

import type { Gap } from '../asking/gap.ts';
import { dates, numbers } from '../asking/gaps-of-figures.ts';
import { doers, others } from '../asking/gaps-of-names.ts';
import { explained, nounTerms, terms } from '../asking/gaps-of-terms.ts';
import { isTerm } from '../asking/term.ts';
import { isLong, isQuotedAt, wholesOf } from '../asking/whole-sentence.ts';
import type { Clause } from '../grammar/clause.ts';
import { EMPTY_NOUNS } from '../grammar/lexicon.ts';
import { dependents, type Tree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';
import { GAP } from '../wording/card.ts';
import type { Piece } from '../wording/wording.ts';

// A whole sentence is as it was, whatever the parser took for its subject.
const allows = [
  'word order',
  'agreement',
  'expletive subject',
  'nothing specific',
  'joint without both sides',
];

export const hiddenDate: Rule = {
  name: 'cloze-date',
  prior: 0.5,
  allows,
  ask: (clause) => statements(clause, dates),
  examples: [
    {
      text: 'In the winter of 1811, Beethoven gave his last public concert in Vienna.',
      question: 'In the winter of […], Beethoven gave his last public concert in Vienna.',
      answer: '1811',
    },
    {
      text: 'On 11 March 2004, ten bombs exploded on four commuter trains in Madrid.',
      question: 'On […], ten bombs exploded on four commuter trains in Madrid.',
      answer: '11 March 2004',
    },
    { text: 'As of November 2014, the rate of unemployment in Alaska was 6.6%.', none: true },
    { text: 'After the 1901 constitution, Alabama passed more laws against its poor.', none: true },
  ],
};

export const hiddenNumber: Rule = {
  name: 'cloze-number',
  prior: 0.4,
  allows,
  // How much something is not, is no count of it.
  ask: (clause) => (clause.negated ? [] : statements(clause, numbers)),
  examples: [
    {
      text: 'The harbour of Sydney is crossed by about 2,000 ferries every week.',
      question: 'The harbour of Sydney is crossed by […] ferries every week.',
      answer: 'about 2,000',
    },
    {
      text: 'The heart of an octopus is divided into three chambers that pump blood to its gills.',
      question:
        'The heart of an octopus is divided into […] chambers that pump blood to its gills.',
      answer: 'three',
    },
    {
      text: 'Lake Baikal, for example, holds 23,600 cubic kilometres of water and has 27 islands.',
      question: 'Lake Baikal holds […] cubic kilometres of water and has 27 islands.',
      answer: '23,600',
    },
    { text: 'Dwan had six brothers and three sisters, who all moved to Ohio.', none: true },
    { text: 'Dwan has a star in Los Angeles at 6263 Hollywood Boulevard.', none: true },
    {
      text: 'Alabama is the most extensive of the 50 United States after its neighbour Georgia.',
      none: true,
    },
    {
      text: 'An adult aardwolf of Kenya weighs approximately , sometimes reaching 15 kg.',
      none: true,
    },
  ],
};

export const hiddenName: Rule = {
  name: 'cloze-name',
  prior: 0,
  allows,
  ask: (clause) => statements(clause, (_, whole) => others(clause, whole)),
  examples: [
    {
      text: 'As a counterweight, Louis kept Swiss officers in the Royal Guard in 1700.',
      question: 'Louis kept Swiss officers in the […] in 1700.',
      answer: 'Royal Guard',
    },
    {
      text: 'In 1967 Thailand and Singapore founded the Association of Southeast Asian Nations in Bangkok.',
      question: 'In 1967 Thailand and Singapore founded the […] in Bangkok.',
      answer: 'Association of Southeast Asian Nations',
    },
    // The second half of the sentence tells more, and is not needed.
    {
      text: 'Titan, a satellite of Saturn, was examined by the Huygens probe, which indicated that the atmosphere of Titan periodically rains liquid methane onto its frozen surface.',
      question: 'Titan, a satellite of […], was examined by the Huygens probe.',
      answer: 'Saturn',
    },
    {
      text: 'In addition to its own fleet, the city of Split relies on ships from Ancona and Bari.',
      question: 'The city of […] relies on ships from Ancona and Bari.',
      answer: 'Split',
    },
    // A title with its article, and none that the sentence only says in passing.
    {
      text: 'Joseph Lister published the results in The Lancet in a series of six articles.',
      question: 'Joseph Lister published the results in […] in a series of six articles.',
      answer: 'The Lancet',
    },
    {
      text: 'The famine of 1845 struck one of the poorest countries in Europe.',
      none: true,
    },
    {
      text: 'Albert Einstein arrived in black tie, with Elsa joining him.',
      none: true,
    },
    { text: 'The rate of infection of adults in the United Kingdom is 1.1%.', none: true },
    {
      text: 'In 2011 Michele Bachmann even linked Hurricane Irene to the sins of Washington.',
      question: 'In 2011 Michele Bachmann linked Hurricane Irene to the sins of […].',
      answer: 'Washington',
    },
    { text: 'On weekdays Bus #13 of Phoenix crosses the Gila River to Avondale.', none: true },
    { text: 'The weather seemed cold.', none: true },
    // Where most is, or where alone such are, is guessed; and a relative is known by another alone.
    {
      text: 'Abolitionists looked to destroy slavery everywhere in the United States.',
      none: true,
    },
    {
      text: 'In the middle of the 14th century BCE Akhenaten became pharaoh in Egypt.',
      none: true,
    },
    {
      text: 'William Harvey left a large annuity to his brother-in-law, Galen Browne.',
      none: true,
    },
    {
      text: 'According to Reuters, the ferries were sold to a company of five sailors.',
      none: true,
    },
    {
      text: 'The islands of the south have been administered by the Crown for a century.',
      none: true,
    },
  ],
};

/** Whoever does it, or what it is said of: others may do the like, so all the rest must tell. */
export const hiddenDoer: Rule = {
  name: 'cloze-doer',
  prior: -1,
  allows,
  ask: (clause) => statements(clause, (_, whole) => doers(clause, whole)),
  examples: [
    {
      text: 'As a counterweight, Louis XIV kept Swiss officers in the Royal Guard of France in 1700.',
      question: '[…] kept Swiss officers in the Royal Guard of France in 1700.',
      answer: 'Louis XIV',
    },
    { text: 'The French captured Algiers after a short siege by land and sea.', none: true },
    { text: 'Tulsa is in the Green Country region of Oklahoma in the United States.', none: true },
    { text: 'The Deseret News observed that Ahmed had become famous in 2015.', none: true },
  ],
};

/** What something is called, in the sentence that tells it. */
export const hiddenTerm: Rule = {
  name: 'cloze-called',
  prior: 0.4,
  allows: [...allows, 'thin answer'],
  ask: (clause) => statements(clause, terms),
  examples: [
    {
      text: 'Molten rock that reaches the surface of Iceland is called lava by geologists.',
      question: 'Molten rock that reaches the surface of Iceland is called […] by geologists.',
      answer: 'lava',
    },
    {
      text: 'In 348 Pachomius died in Egypt, naming the brother Petronios as his successor.',
      none: true,
    },
    {
      text: 'Some scholars of the last century called the family “Lisramic” or “Erythraean”.',
      none: true,
    },
  ],
};

export const hiddenNounTerm: Rule = {
  name: 'cloze-term',
  prior: -1,
  allows,
  fits: isTerm,
  ask: (clause) => statements(clause, nounTerms),
  examples: [
    {
      text: 'Meat has many amino acids. Amino acids are required for the synthesis of proteins in muscles and other tissues.',
      question: '[…] are required for the synthesis of proteins in muscles and other tissues.',
      answer: 'Amino acids',
    },
    // The same could be said of many.
    {
      text: 'A sample page from the book shows the three images of Draco with the text.',
      none: true,
    },
    { text: 'Sailors who hate tea still drink coffee as a sign of patriotism.', none: true },
    { text: 'Museum exhibits can reach out and attract large audiences.', none: true },
    { text: 'About 81% of the Maltese live in towns and about 19% of them on farms.', none: true },
    { text: 'If a potter of Malta makes only 100 bowls a year, each bowl is dear.', none: true },
    { text: 'The villagers built a stone bridge over the river Soča in 1750.', none: true },
  ],
};

/** A term, in the sentence that says what it means, which is not cut off. */
export const hiddenExplained: Rule = {
  name: 'cloze-explained',
  prior: 0,
  allows: [...allows, 'counterfactual', 'thin answer'],
  ask: (clause) => statements(clause, explained, ([longest]) => longest),
  examples: [
    {
      text: 'Frogs and toads are included in a clade, a group of species that have evolved from a common ancestor.',
      question:
        'Frogs and toads are included in a […], a group of species that have evolved from a common ancestor.',
      answer: 'clade',
    },
    {
      text: 'Money serves as a medium of exchange, which means that it stands between buyers and sellers.',
      question: 'Money serves as a […], which means that it stands between buyers and sellers.',
      answer: 'medium of exchange',
    },
    {
      text: 'The pilots met in a bar, which was closed soon after the war ended in 1945.',
      none: true,
    },
  ],
};

function statements(
  clause: Clause,
  find: (tree: Tree, whole: readonly number[]) => readonly Gap[],
  choose = (wholes: readonly number[][]) => wholes.at(-1),
): Draft[] {
  if (clause.role !== 'main' || !clause.body.includes(clause.predicate)) return [];
  const { tree, predicate, copular } = clause;
  // "A lens is a piece of glass that bends light" tells what it is, "It was a good thing" does not.
  const isEmpty = copular && EMPTY_NOUNS.has(token(tree, predicate).lemma);
  if (isEmpty && dependents(tree, predicate, 'acl').length === 0) return [];
  // "It is the only one that lies outside of Africa": the only what?
  if (
    copular &&
    token(tree, predicate).lemma === 'one' &&
    dependents(tree, predicate, 'nmod').length === 0
  )
    return [];
  const wholes = wholesOf(clause);
  const [longest] = wholes;
  if (longest === undefined) return [];
  return find(tree, longest)
    .filter(({ tokens: [first = 0] }) => !isQuotedAt(tree, first))
    .map((gap) => {
      const fit = wholes.filter((whole) => whole.includes(gap.tokens[0]!));
      // "in the form of UTC, which differs from TAI by some seconds": the tail tells of what is hidden.
      const isToldBehind =
        fit.at(-1)?.at(-1) === gap.tokens.at(-1) &&
        !isLong(tree, longest) &&
        isRelativeAt(tree, gap);
      return statement(tree, (isToldBehind ? longest : choose(fit)) ?? longest, gap);
    });
}

/** ", which", ", who" behind it. */
function isRelativeAt({ tokens }: Tree, gap: Gap): boolean {
  const next = gap.tokens.at(-1)! + 1;
  return tokens[next]?.form === ',' && /^W(DT|P|RB)$/.test(tokens[next + 1]?.xpos ?? '');
}

function statement(tree: Tree, whole: readonly number[], { tokens, hint }: Gap): Draft {
  const hidden = new Set(tokens);
  // "called 'kau panogna'": quotation marks around a gap hold nothing.
  const around = [tokens[0]! - 1, tokens.at(-1)! + 1];
  if (around.every((index) => /^["“”'‘’]$/.test(tree.tokens[index]?.form ?? '')))
    for (const index of around) hidden.add(index);
  const question = whole.flatMap((piece): Piece[] => {
    if (piece === tokens[0]) return [GAP];
    return hidden.has(piece) ? [] : [piece];
  });
  return { question, answer: tokens, asked: tokens, isCloze: true, ...(hint && { hint }) };
}
