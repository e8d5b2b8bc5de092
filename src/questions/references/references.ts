import { dependents, type Tree } from '../grammar/tree.ts';
import { pluralNames } from './agreement.ts';
import { bindPronouns } from './bound-pronouns.ts';
import { couple } from './couples.ts';
import {
  bareDefinites,
  type Kinds,
  kindsOfTitle,
  knownKinds,
  rememberKinds,
  rememberKindsOfPassage,
  salientIn,
} from './definites.ts';
import { bareEvent, type NamedEvent, openingEvent, soleEvents, titleEvent } from './events.ts';
import { mainSubject, type Topic, topicOf, withOwner } from './main-subject.ts';
import { type Mention, namedMentions, possessive } from './mentions.ts';
import { onlyPerson, peopleIn } from './people.ts';
import { heroOf, isSomebodyElse, protagonistOf } from './protagonist.ts';
import { fullNameOf, rememberNames, shortNames } from './short-names.ts';
import type { TitlePerson } from './title-person.ts';

/**
 * What a pronoun, a short name or a bare "the group" stands for, by rules of high precision only
 * (the sieves of Lee et al. 2013, without the ones that guess). What is not here is unresolved.
 */
export interface Reference {
  /** The tokens that refer, adjacent and ascending. */
  readonly tokens: readonly number[];
  /** Same key, same thing. */
  readonly key: string;
  /** What to say instead; absent where only the sentence itself binds it ("Spain withdrew its troops"). */
  readonly text?: string;
  /** The head of what it refers to in the same sentence. */
  readonly antecedent?: number;
  readonly kind: 'pronoun' | 'name' | 'definite' | 'event';
}

/** For how many sentences a bare "the war" may mean the war that was named: further back there is often another. */
const MEMORY = 3;

/** References of every sentence of an essay, given as passages of sentences; the title may name its event. */
export function resolveReferences(
  passages: readonly (readonly Tree[])[],
  title = '',
  person?: TitlePerson,
): Map<Tree, Reference[]> {
  const found = new Map<Tree, Reference[]>();
  const fullNames = new Map(person && fullNameOf(passages.flat(), person));
  let recent: Mention[] = [];
  let people: Mention[] = [];
  const protagonist = person ?? protagonistOf(passages.flat());
  const events = soleEvents(passages.flat());
  const ofTitle: Kinds = new Map(kindsOfTitle(passages.flat(), title));
  const kinds: Kinds = new Map([...events, ...ofTitle]);
  const isNamedOften = salientIn(passages.flat());
  const isSalient = (mention: Mention) =>
    isOfTitle(mention, title) ||
    events.some(([, event]) => event === mention) ||
    isNamedOften(mention);
  const discourse = { title, peoples: pluralNames(passages.flat()) };
  let topic: Topic | undefined;
  let last: { readonly tree: Tree; readonly references: readonly Reference[] } | undefined;
  let sentence = 0;
  passages.forEach((trees, passage) => {
    let event: NamedEvent | undefined;
    const kindsHere: Kinds = new Map();
    for (const tree of trees) {
      const references: Reference[] = [];
      const subject = dependents(tree, tree.root, 'nsubj')[0];
      shortNames(tree, fullNames, references);
      titleEvent(tree, title, references);
      const isRivalled =
        protagonist !== undefined &&
        topic !== undefined &&
        isSomebodyElse(topic, protagonist) &&
        people.some(({ text }) => text.includes(protagonist.name));
      const of = protagonist?.pronoun;
      const before = { topic, passage, isRivalled, ...(of && { hero: of }) };
      const main = mainSubject(tree, subject, before, references);
      bindPronouns(tree, main, topic, passage, references);
      const hero =
        protagonist === undefined || (topic !== undefined && isSomebodyElse(topic, protagonist))
          ? undefined
          : heroOf(protagonist, fullNames);
      onlyPerson(tree, { people, hero, fullNames }, sentence, references);
      couple(tree, last, fullNames, references);
      // A name tells more than a fuller noun: "Kuwait" more than "the Arab country".
      knownKinds(tree, ofTitle, isSalient, references);
      knownKinds(tree, kindsHere, () => true, references);
      bareDefinites(tree, recent, references);
      knownKinds(tree, kinds, isSalient, references);
      bareEvent(tree, event, references);
      passOn(references);
      event = openingEvent(tree) ?? event;
      found.set(tree, references);
      last = { tree, references };
      const mentions = namedMentions(tree, sentence);
      recent = [...recent.filter((one) => sentence - one.sentence < MEMORY), ...mentions];
      people = [
        ...people.filter((one) => sentence - one.sentence < 4),
        ...peopleIn(tree, sentence),
      ];
      rememberNames(mentions, fullNames);
      rememberKinds(tree, sentence, kinds);
      rememberKindsOfPassage(tree, tree === trees[0], kindsHere);
      const owner = topic !== undefined && isOf(tree, main, topic, references) ? topic : undefined;
      topic = main && topicOf(tree, withOwner(tree, main, references), passage, discourse, owner);
      sentence += 1;
    }
  });
  return found;
}

const isOfTitle = ({ text }: Mention, title: string) =>
  text.replace(/^the /i, '').toLowerCase() === title.replace(/^the /i, '').toLowerCase();

/** "The Islands were ignored until they were settled": what the islands are, they are. */
function passOn(references: Reference[]): void {
  references.forEach((reference, at) => {
    const { antecedent, text, key } = reference;
    if (reference.kind !== 'pronoun' || antecedent === undefined || text === undefined) return;
    const known = references.find(
      ({ tokens, kind }) => kind === 'definite' && tokens.includes(antecedent),
    );
    if (known?.text === undefined || known.key === key) return;
    const isOwning = /['’]s?$/.test(text);
    references[at] = {
      ...reference,
      key: known.key,
      text: isOwning ? possessive(known.text) : known.text,
    };
  });
}

/** Whether a main subject belongs to the topic, by its possessive: "Their name comes from …". */
function isOf(
  tree: Tree,
  main: Mention | undefined,
  topic: Topic,
  references: readonly Reference[],
): boolean {
  if (main === undefined || main.tree !== tree) return false;
  return dependents(tree, main.index, 'nmod:poss').some((owner) =>
    references.some(({ tokens, key }) => tokens.includes(owner) && key === topic.key),
  );
}
