import { NAMING } from '../grammar/lexicon.ts';
import { determiner, entityOf, isPlural } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import { agrees } from './agreement.ts';
import { isJoined, type Mention, mentionAt, possessive, together } from './mentions.ts';
import type { Reference } from './references.ts';

/** Who or what the last main clause was about. */
export interface Topic extends Mention {
  /** A term that its sentence defined: "A vaccine is a preparation that …", "It is called a vaccine". */
  readonly isDefined: boolean;
  readonly isCopular: boolean;
  /** What the title names: it stays the topic from one paragraph to the next. */
  readonly isTitle: boolean;
  /** Told as several by its verbs or by what it is: "the Lokono are", "the Muskogee was a confederacy". */
  readonly isPeople: boolean;
  /** A noun besides which its sentence has no other of its number. */
  readonly isSole: boolean;
  /** Whose it is: "Their name comes from …. They live in …". */
  readonly owner?: Topic;
  readonly passage: number;
}

/** What is known of the whole essay. */
export interface Discourse {
  readonly title: string;
  /** See pluralNames. */
  readonly peoples: ReadonlySet<string>;
}

/** What a sentence leaves to be taken up: its main subject, or what that is called. */
export function topicOf(
  tree: Tree,
  main: Mention,
  passage: number,
  { title, peoples }: Discourse,
  owner?: Topic,
): Topic {
  const name = calledIn(tree);
  const mention = name === undefined ? main : mentionAt(tree, name, main.sentence);
  const isTitle =
    title !== '' && mention.text.replace(/^(the|an?) /i, '').toLowerCase() === title.toLowerCase();
  return {
    ...mention,
    passage,
    isCopular: isCopular(tree),
    isTitle,
    isPeople: peoples.has(token(mention.tree, mention.index).form) || isGroup(tree, mention),
    isSole: mention.tree === tree && isSole(tree, mention.index),
    isDefined: isTitle || name !== undefined || isDefined(tree, main),
    ...(owner === undefined ? {} : { owner }),
  };
}

/** "The outer layer is called the crust": the crust. */
function calledIn(tree: Tree): number | undefined {
  const isNaming =
    NAMING.test(token(tree, tree.root).lemma) && dependents(tree, tree.root, 'aux:pass').length > 0;
  if (!isNaming) return undefined;
  return dependents(tree, tree.root, 'xcomp', 'obj').find(
    (child) => child > tree.root && /^(NOUN|PROPN)$/.test(token(tree, child).upos),
  );
}

const isCopular = (tree: Tree) => dependents(tree, tree.root, 'cop').length > 0;

/** "A vaccine is a preparation": a term with what it is. */
function isDefined(tree: Tree, main: Mention): boolean {
  if (main.tree !== tree || token(tree, main.index).upos !== 'NOUN') return false;
  const isTerm =
    /^(an?|)$/.test(determiner(tree, main.index)) ||
    dependents(tree, main.index, 'amod', 'compound').length > 0;
  return isTerm && isCopular(tree) && /^(NOUN|PROPN)$/.test(token(tree, tree.root).upos);
}

const GROUPS =
  /^(people|tribe|group|confederacy|confederation|community|family|clan|nation|band|duo|pair)$/;

/** "The Muskogee was a confederacy", "the Azteca, a Nahuatl speaking people,". */
function isGroup(tree: Tree, { tree: own, index, isNamed }: Mention): boolean {
  if (own !== tree || !isNamed) return false;
  const told = [...dependents(tree, index, 'appos'), ...(isCopular(tree) ? [tree.root] : [])];
  return told.some(
    (one) => GROUPS.test(token(tree, one).lemma) && token(tree, one).upos === 'NOUN',
  );
}

function isSole(tree: Tree, subject: number): boolean {
  if (token(tree, subject).upos !== 'NOUN' || !isTold(tree, subject)) return false;
  return tree.tokens.every(
    ({ upos, deprel }, index) =>
      index === subject ||
      !/^(NOUN|PROPN)$/.test(upos) ||
      isRelation(deprel, ['compound', 'flat']) ||
      isPlural(tree, index) !== isPlural(tree, subject),
  );
}

/** "Amphibians", "the rings of Saturn": not "the scientists", of whom another sentence told. */
function isTold(tree: Tree, head: number): boolean {
  return (
    /^(an?|)$/.test(determiner(tree, head)) || dependents(tree, head, 'nmod', 'acl').length > 0
  );
}

/** What mainSubject looks back on. */
export interface Before {
  readonly topic: Topic | undefined;
  readonly passage: number;
  /** Whether the topic is one of two persons that a pronoun may mean. */
  readonly isRivalled: boolean;
  /** The pronoun of whom the essay is about. */
  readonly hero?: 'he' | 'she';
}

/** A main subject he, she, it or they takes up the main subject before it, when that is a name and agrees (qg: 88–100 % right). */
export function mainSubject(
  tree: Tree,
  subject: number | undefined,
  before: Before,
  references: Reference[],
): Mention | undefined {
  const { topic, isRivalled, hero } = before;
  if (subject === undefined) return undefined;
  const { form, upos } = token(tree, subject);
  const pronoun = form.toLowerCase();
  if (upos !== 'PRON') {
    const owner = ownerOf(tree, subject, topic);
    if (owner !== undefined && topic !== undefined) {
      references.push({
        tokens: [owner],
        key: topic.key,
        text: possessive(topic.text),
        kind: 'pronoun',
      });
      return topic;
    }
    const full = references.find((reference) => reference.tokens.includes(subject));
    // Of them all only one would be named.
    if (isJoined(tree, subject) && /^NNP?$/.test(token(tree, subject).xpos))
      return together(tree, subject, 0) ?? { ...mentionAt(tree, subject, 0), isNamed: false };
    return {
      ...mentionAt(tree, subject, 0),
      ...(full?.text === undefined ? {} : { key: full.key, text: full.text, isNamed: true }),
    };
  }
  if (topic === undefined || !/^(he|she|it|they)$/.test(pronoun)) return undefined;
  const meant = [topic, topic.owner].find(
    (one): one is Topic => one !== undefined && isMeant(pronoun, tree, one, before),
  );
  // In a life of L'Enfant, "he" after a sentence about Lafayette may be either.
  const isEither = isRivalled && (hero === undefined || hero === pronoun);
  if (meant === undefined || (/^s?he$/.test(pronoun) && isEither)) return undefined;
  references.push({ tokens: [subject], key: meant.key, text: meant.text, kind: 'pronoun' });
  return meant;
}

function isMeant(pronoun: string, tree: Tree, topic: Topic, { passage, hero }: Before): boolean {
  // "Their first towns" would have to be told themselves.
  if (POINTS.test(topic.text) || !takesUp(pronoun, topic)) return false;
  // "Galois' brother was told. He was 20 years old" is more often about Galois.
  if (/^s?he$/.test(pronoun)) {
    const isOther = hero !== undefined && hero !== pronoun && topic.passage === passage;
    return topic.isNamed && (isOther || token(topic.tree, topic.index).upos === 'PROPN');
  }
  if (topic.passage !== passage && !topic.isTitle) return false;
  if (pronoun === 'they') return topic.isNamed || topic.isDefined || topic.isSole;
  if (!topic.isNamed && !topic.isDefined) return false;
  // "It was in Spain that Columbus …" speaks of nothing.
  if (pronoun === 'it' && token(tree, tree.root).upos === 'ADV') return false;
  // "It was a victory" speaks of what happened; a place is what it is.
  const isPlace = entityOf(topic.tree, topic.index) === 'place';
  return !isCopular(tree) || topic.isCopular || topic.isDefined || isPlace;
}

/** "Her father was a minister. He …": whose he is, where the text told. */
export function withOwner(tree: Tree, main: Mention, references: readonly Reference[]): Mention {
  if (main.tree !== tree || !/^(his|her) /i.test(main.text)) return main;
  const owners = dependents(tree, main.index, 'nmod:poss');
  const known = references.find(({ tokens }) => owners.some((one) => tokens.includes(one)));
  const isPerson = entityOf(tree, main.index) === 'person' && !isPlural(tree, main.index);
  if (!isPerson || known?.text === undefined) return main;
  const text = `${known.text} ${token(tree, main.index).form}`;
  return { ...main, text, key: text.toLowerCase(), isNamed: true };
}

const POINTS = /^(his|her|its|their|our|my|your|this|that|these|those)\b/i;

/** Whether a third-person pronoun can stand for the topic. */
export function takesUp(pronoun: string, topic: Topic): boolean {
  if (topic.isPeople && /^(they|their)$/.test(pronoun)) return true;
  return agrees(pronoun, topic.tree, topic.index) || (pronoun === 'it' && isMistaken(topic));
}

/** "Hesse became a landgraviate. … it splintered": a name of one word that no sentence calls a person. */
function isMistaken({ tree, index, text }: Topic): boolean {
  const { upos, xpos } = token(tree, index);
  const isOneName = upos === 'PROPN' && xpos === 'NNP' && !/\s/.test(text);
  return isOneName && !agrees('he', tree, index) === !agrees('she', tree, index);
}

/** "Its tail is thick. It …": what belongs to the topic keeps it the topic. */
function ownerOf(tree: Tree, subject: number, topic: Topic | undefined): number | undefined {
  if (!topic?.isTitle || entityOf(tree, subject) === 'person') return undefined;
  const [owner] = dependents(tree, subject, 'nmod:poss');
  if (owner === undefined) return undefined;
  const pronoun = token(tree, owner).form.toLowerCase();
  return pronoun === 'its' && agrees(pronoun, topic.tree, topic.index) ? owner : undefined;
}
