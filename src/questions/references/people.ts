import { entityOf, nameText } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import { type Mention, mentionAt, possessive } from './mentions.ts';
import { type Hero, heroFor } from './protagonist.ts';
import type { Reference } from './references.ts';

/** How many sentences back a he or she may reach for the only person there. */
const REACH = 3;

/**
 * He and she of whom nothing in the sentence tells: the one person that the last sentences name, if they speak of no
 * other. A brother or a king without a name is another.
 */
export function onlyPerson(
  tree: Tree,
  {
    people,
    hero,
    fullNames,
  }: {
    readonly people: readonly Mention[];
    readonly hero: Hero | undefined;
    readonly fullNames: ReadonlyMap<string, Mention>;
  },
  sentence: number,
  references: Reference[],
): void {
  const own = peopleIn(tree, sentence);
  tree.tokens.forEach(({ form, upos, xpos }, index) => {
    const pronoun = form.toLowerCase();
    if (upos !== 'PRON' || !/^(he|him|his|she|her)$/.test(pronoun)) return;
    const known = references.find(({ tokens }) => tokens.includes(index));
    if (known?.text !== undefined) return;
    const isFellow = (one: Mention) => xpos !== 'PRP$' && isObjectBeside(tree, index, one.index);
    const near = [
      ...people.filter((one) => sentence - one.sentence <= REACH),
      ...own.filter((one) => one.index < index && !isFellow(one)),
    ];
    // "When she was ten, Maria began …": she is the one to come.
    const subject = dependents(tree, tree.root, 'nsubj')[0] ?? -1;
    const before = own.filter(
      (one) => (one.index < index || one.index === subject) && !isFellow(one),
    );
    const person = theOnly(distinctPeople(near)) ?? heroFor(hero, pronoun, before);
    if (person === undefined || !person.isNamed) return;
    const { key, text } = fullNames.get(person.text) ?? person;
    if (known?.antecedent !== undefined && token(tree, known.antecedent).upos !== 'PRON') return;
    const reference: Reference = {
      tokens: [index],
      key,
      text: xpos === 'PRP$' ? possessive(text) : text,
      kind: 'pronoun',
    };
    references.push(reference);
    if (known !== undefined) references.splice(references.indexOf(known), 1);
  });
}

/** "Pierce appointed him": an object is not its own subject. */
function isObjectBeside(tree: Tree, pronoun: number, noun: number): boolean {
  const { head, deprel } = token(tree, pronoun);
  const named = /^(appos|flat)$/.test(token(tree, noun).deprel) ? token(tree, noun).head : noun;
  return (
    isRelation(deprel, ['obj', 'iobj']) &&
    token(tree, named).head === head &&
    isRelation(token(tree, named).deprel, ['nsubj'])
  );
}

const theOnly = (people: readonly Mention[]) => (people.length === 1 ? people[0] : undefined);

/** Everybody that a sentence speaks of: names, and single people by what they are. */
export function peopleIn(tree: Tree, sentence: number): Mention[] {
  return tree.tokens.flatMap(({ upos, deprel, xpos }, index) => {
    if (isRelation(deprel, ['compound', 'flat', 'amod'])) return [];
    if (entityOf(tree, index) !== 'person') return [];
    if (upos === 'PROPN' && xpos === 'NNP') {
      const mention = mentionAt(tree, index, sentence);
      const isPlainName = mention.text === nameText(tree, index);
      return [{ ...mention, isNamed: isPlainName }];
    }
    const isSomebody = upos === 'NOUN' && xpos === 'NN' && !isPredicate(tree, index);
    return isSomebody ? [mentionAt(tree, index, sentence)] : [];
  });
}

/** "Norton was a citizen": no second person. */
function isPredicate(tree: Tree, index: number): boolean {
  const { deprel } = token(tree, index);
  return dependents(tree, index, 'cop').length > 0 || deprel === 'appos' || deprel === 'xcomp';
}

/** One of each; "Norton" and "Joshua Norton" are one. The fullest name stands for him. */
function distinctPeople(people: readonly Mention[]): Mention[] {
  const distinct = new Map<string, Mention>();
  for (const one of people) {
    const key = one.isNamed ? one.head : one.text.toLowerCase();
    const known = distinct.get(key);
    if (known === undefined || known.text.length < one.text.length) distinct.set(key, one);
  }
  return [...distinct.values()];
}
