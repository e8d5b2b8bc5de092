import { THIRD_PERSON } from '../grammar/lexicon.ts';
import { isRelation, type Tree, token } from '../grammar/tree.ts';
import { agrees } from '../references/agreement.ts';
import type { Reference } from '../references/references.ts';
import type { Draft } from '../rule.ts';
import { capitalised, type Piece, type Replacement, wordsOf } from './wording.ts';

/** A question and its answer in words. */
export interface Card {
  readonly question: string;
  readonly answer: string;
  /** Pronouns of the sentence that nothing on the card explains. */
  readonly unresolved: readonly number[];
  /** Tokens that stand on the card in other words. */
  readonly replaced: ReadonlySet<number>;
}

/**
 * Puts pieces into words and names what the sentence only points at. The first time that a thing is
 * named it gets its name, after that its pronoun is enough.
 * A pronoun may also refer to whom the question asks for ("Who lost his crown?").
 */
export function cardOf(
  tree: Tree,
  references: readonly Reference[],
  { question, answer, asked, says = [], isCloze }: Draft,
): Card {
  const own = says.flatMap(({ tokens }) => tokens);
  // "In Thai, what is tone determined by?"
  const first = question.find((piece) => typeof piece === 'string' && piece !== ',');
  const isThing =
    isCloze || (typeof first === 'string' && /^(who|what|which|how many)\b/i.test(first));
  const state: Said = {
    tokens: new Set([...(isThing ? namesOf(tree, asked) : []), ...own]),
    keys: new Set(),
    // "What was the first club that he played for?": no club is a he.
    isNobody: !isCloze && typeof first === 'string' && /^(what|which|how many)\b/i.test(first),
    asked: new Set(asked),
    unresolved: [],
    replaced: new Set(own),
  };
  const questionNames = [...says, ...nameIn(tree, references, question, state)];
  const answerNames = nameIn(tree, references, answer, state);
  const asking = capitalised(wordsOf(tree, question, questionNames));
  const told = wordsOf(tree, answer, answerNames);
  const sides = [question, answer].map((pieces) => new Set(pieces));
  const isToldBefore = (pronoun: number) =>
    tree.tokens.some(
      ({ upos, deprel }, index) =>
        index < pronoun &&
        !asked.includes(index) &&
        isNoun(upos, deprel) &&
        !isFellow(tree, pronoun, index) &&
        agrees(token(tree, pronoun).form.toLowerCase(), tree, index),
    );
  // "the scientists of their day": what stands before it in the same phrase.
  const isToldBeside = (pronoun: number) => {
    const side = sides.find((pieces) => pieces.has(pronoun));
    const form = token(tree, pronoun).form.toLowerCase();
    return (
      /^(its|their)$/.test(form) &&
      tree.tokens.some(
        ({ upos, deprel }, index) =>
          index < pronoun &&
          side?.has(index) === true &&
          isNoun(upos, deprel) &&
          agrees(form, tree, index),
      )
    );
  };
  // "exchanging it for goods": all that it could stand for is on the card.
  const isToldOnCard = (pronoun: number) => {
    const form = token(tree, pronoun).form.toLowerCase();
    const meant = tree.tokens.flatMap(({ upos, deprel }, index) =>
      index < pronoun &&
      isNoun(upos, deprel) &&
      !isFellow(tree, pronoun, index) &&
      agrees(form, tree, index)
        ? [index]
        : [],
    );
    return (
      /^(it|its|they|them|their)$/.test(form) &&
      // "used arrows to kill them": whom, an earlier sentence tells.
      !(/^(they|them)$/.test(form) && tree.tokens.some(({ xpos }) => xpos === 'VBD')) &&
      sides[1]?.has(pronoun) === true &&
      meant.length > 0 &&
      meant.every((index) => sides.some((side) => side.has(index)))
    );
  };
  return {
    question: isCloze ? `${asking.replace(/\.$/, '')}.` : `${asking}?`,
    answer: isCloze && !asking.startsWith(GAP) ? told : capitalised(told),
    // A whole sentence explains its later pronouns itself.
    unresolved: state.unresolved.filter(
      (one) => !(isCloze ? isToldBefore(one) : isToldBeside(one) || isToldOnCard(one)),
    ),
    replaced: state.replaced,
  };
}

/** "Pierce appointed him": never the subject of its own verb. */
function isFellow(tree: Tree, pronoun: number, noun: number): boolean {
  const { head, deprel, xpos } = token(tree, pronoun);
  return (
    xpos !== 'PRP$' &&
    isRelation(deprel, ['obj', 'iobj', 'obl']) &&
    head >= 0 &&
    token(tree, noun).head === head &&
    isRelation(token(tree, noun).deprel, ['nsubj']) &&
    !/sel(f|ves)$/i.test(token(tree, pronoun).form)
  );
}

const isNoun = (upos: string, deprel: string) =>
  /^(NOUN|PROPN)$/.test(upos) && !isRelation(deprel, ['compound', 'flat']);

/** What is asked for itself, not what it belongs to: "Lincoln's reputation" is not Lincoln. */
function namesOf(tree: Tree, asked: readonly number[]): number[] {
  return asked.filter((index) => {
    const { head, deprel } = token(tree, index);
    return !asked.includes(head) || isRelation(deprel, ['flat', 'conj']);
  });
}

/** Stands for what a cloze hides, as Anki shows it. */
export const GAP = '[…]';

interface Said {
  readonly tokens: Set<number>;
  readonly keys: Set<string>;
  /** Whether what is asked for is no person. */
  readonly isNobody: boolean;
  readonly asked: ReadonlySet<number>;
  readonly unresolved: number[];
  readonly replaced: Set<number>;
}

function nameIn(
  tree: Tree,
  references: readonly Reference[],
  pieces: readonly Piece[],
  said: Said,
): Replacement[] {
  const replacements: Replacement[] = [];
  const present = new Set(pieces);
  for (const piece of pieces) {
    if (typeof piece !== 'number' || said.replaced.has(piece)) continue;
    const reference = references.find(({ tokens }) => tokens.includes(piece));
    if (reference === undefined) {
      if (isThirdPerson(tree, piece)) said.unresolved.push(piece);
      said.tokens.add(piece);
      continue;
    }
    const isWhole = reference.tokens.every((index) => present.has(index));
    const isMistaken = isOfAThing(tree, piece, reference, said);
    if ((!isMistaken && isKnown(reference, said)) || !isWhole) {
      said.tokens.add(piece);
    } else if (reference.text === undefined || isMistaken) {
      said.unresolved.push(piece);
    } else {
      replacements.push({ tokens: reference.tokens, text: reference.text });
      said.keys.add(reference.key);
      for (const index of reference.tokens) said.replaced.add(index);
    }
  }
  return replacements;
}

/** A he or she that was taken for what the question asks for as a thing. */
function isOfAThing(
  tree: Tree,
  pronoun: number,
  { antecedent }: Reference,
  { isNobody, asked }: Said,
): boolean {
  return (
    isNobody &&
    antecedent !== undefined &&
    asked.has(antecedent) &&
    /^(he|she|him|his|her)$/i.test(token(tree, pronoun).form)
  );
}

function isKnown(reference: Reference, said: Said): boolean {
  if (
    /^(pronoun|name)$/.test(reference.kind) &&
    reference.antecedent !== undefined &&
    (said.tokens.has(reference.antecedent) || said.replaced.has(reference.antecedent))
  )
    return true;
  return said.keys.has(reference.key);
}

function isThirdPerson(tree: Tree, index: number): boolean {
  const { form, upos, deprel } = token(tree, index);
  return upos === 'PRON' && deprel !== 'expl' && THIRD_PERSON.has(form.toLowerCase());
}
