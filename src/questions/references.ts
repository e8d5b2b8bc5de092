import { agrees } from './agreement.ts';
import { isCountry } from './countries.ts';
import { bareEvent, type NamedEvent, openingEvent, titleEvent } from './events.ts';
import { KINDS, THIRD_PERSON, UNIQUE_NOUNS } from './lexicon.ts';
import { type Mention, mentionAt, namedMentions, rememberNames } from './mentions.ts';
import { determiner, entityOf, nameText } from './noun-phrase.ts';
import { type Hero, heroFor, heroOf, isSomebodyElse, protagonistOf } from './protagonist.ts';
import { droppedTokens } from './simplify.ts';
import { dependents, isBelow, isRelation, type Tree, token } from './tree.ts';

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

/** Who or what the last main clause was about. */
interface Topic extends Mention {
  /** A term that its sentence defined: "A vaccine is a preparation that …". */
  readonly isDefined: boolean;
  readonly isCopular: boolean;
  /** What the title names: it stays the topic from one paragraph to the next. */
  readonly isTitle: boolean;
  readonly passage: number;
}

/** For how many sentences a bare "the war" may mean the war that was named: further back there is often another. */
const MEMORY = 3;

/** References of every sentence of an essay, given as passages of sentences; the title may name its event. */
export function resolveReferences(
  passages: readonly (readonly Tree[])[],
  title = '',
): Map<Tree, Reference[]> {
  const found = new Map<Tree, Reference[]>();
  const fullNames = new Map<string, Mention>();
  let recent: Mention[] = [];
  let people: Mention[] = [];
  const protagonist = protagonistOf(passages.flat());
  const kinds: Kinds = new Map(kindsOfTitle(passages.flat(), title));
  const isSalient = salientIn(passages.flat());
  let topic: Topic | undefined;
  let sentence = 0;
  passages.forEach((trees, passage) => {
    let event: NamedEvent | undefined;
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
      const main = mainSubject(tree, subject, topic, passage, references, isRivalled);
      bindPronouns(tree, main, topic, passage, references);
      const hero =
        protagonist === undefined || (topic !== undefined && isSomebodyElse(topic, protagonist))
          ? undefined
          : heroOf(protagonist, fullNames);
      onlyPerson(tree, { people, hero, fullNames }, sentence, references);
      bareDefinites(tree, recent, references);
      knownKinds(tree, kinds, isSalient, references);
      bareEvent(tree, event, references);
      event = openingEvent(tree) ?? event;
      found.set(tree, references);
      const mentions = namedMentions(tree, sentence);
      recent = [...recent.filter((one) => sentence - one.sentence < MEMORY), ...mentions];
      people = [
        ...people.filter((one) => sentence - one.sentence < 4),
        ...peopleIn(tree, sentence),
      ];
      rememberNames(mentions, fullNames);
      rememberKinds(tree, sentence, kinds);
      topic = main && topicOf(tree, main, passage, title);
      sentence += 1;
    }
  });
  return found;
}

function topicOf(tree: Tree, main: Mention, passage: number, title: string): Topic {
  const isCopular = dependents(tree, tree.root, 'cop').length > 0;
  const isGeneric =
    main.tree === tree &&
    /^(an?|)$/.test(determiner(tree, main.index)) &&
    token(tree, main.index).upos === 'NOUN';
  const isTitle =
    title !== '' && main.text.replace(/^(the|an?) /i, '').toLowerCase() === title.toLowerCase();
  return {
    ...main,
    passage,
    isCopular,
    isTitle,
    isDefined:
      isTitle || (isCopular && isGeneric && /^(NOUN|PROPN)$/.test(token(tree, tree.root).upos)),
  };
}

/** A main subject he, she, it or they takes up the main subject before it, when that is a name and agrees (qg: 88–100 % right). */
function mainSubject(
  tree: Tree,
  subject: number | undefined,
  topic: Topic | undefined,
  passage: number,
  references: Reference[],
  isRivalled: boolean,
): Mention | undefined {
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
    return {
      ...mentionAt(tree, subject, 0),
      ...(full?.text === undefined ? {} : { key: full.key, text: full.text, isNamed: true }),
    };
  }
  if (topic === undefined || !/^(he|she|it|they)$/.test(pronoun)) return undefined;
  if (!topic.isNamed && !topic.isDefined) return undefined;
  const isPerson = pronoun === 'he' || pronoun === 'she';
  // "Galois' brother was told. He was 20 years old" is more often about Galois.
  if (isPerson && token(topic.tree, topic.index).upos !== 'PROPN') return undefined;
  // In a life of L'Enfant, "he" after a sentence about Lafayette may be either.
  if (isPerson && isRivalled) return undefined;
  if (!isPerson && topic.passage !== passage && !topic.isTitle) return undefined;
  if (!agrees(pronoun, topic.tree, topic.index)) return undefined;
  const isCopular = dependents(tree, tree.root, 'cop').length > 0;
  if (!isPerson && isCopular && !topic.isCopular && !topic.isTitle) return undefined;
  references.push({ tokens: [subject], key: topic.key, text: topic.text, kind: 'pronoun' });
  return topic;
}

/** "Its tail is thick. It …": what belongs to the topic keeps it the topic. */
function ownerOf(tree: Tree, subject: number, topic: Topic | undefined): number | undefined {
  if (!topic?.isTitle || entityOf(tree, subject) === 'person') return undefined;
  const [owner] = dependents(tree, subject, 'nmod:poss');
  if (owner === undefined) return undefined;
  const pronoun = token(tree, owner).form.toLowerCase();
  return pronoun === 'its' && agrees(pronoun, topic.tree, topic.index) ? owner : undefined;
}

/** Other third-person pronouns: bound by the nearest subject above them that agrees; "his" in a main subject by the topic. */
function bindPronouns(
  tree: Tree,
  main: Mention | undefined,
  topic: Topic | undefined,
  passage: number,
  references: Reference[],
): void {
  tree.tokens.forEach(({ form, upos, xpos, deprel }, index) => {
    if (upos !== 'PRON' || !THIRD_PERSON.has(form.toLowerCase()) || deprel === 'expl') return;
    if (references.some((reference) => reference.tokens.includes(index))) return;
    const isPossessive = xpos === 'PRP$';
    const suffix = isPossessive ? 's' : '';
    const sure =
      subjectAbove(tree, index, form.toLowerCase()) ??
      subjectBefore(tree, index, form.toLowerCase());
    const isPerson = /^(his|her)$/i.test(form);
    const antecedent = sure ?? (isPossessive && !isPerson ? possessorNear(tree, index) : undefined);
    if (antecedent !== undefined) {
      const known = references.find((reference) => reference.tokens.includes(antecedent));
      const mention = known === undefined ? mentionAt(tree, antecedent, 0) : undefined;
      // The nearest noun is a guess: good enough where the card says it too, not to be said instead.
      const text =
        sure === undefined
          ? undefined
          : (known?.text ?? (mention?.isNamed ? mention.text : undefined));
      references.push({
        tokens: [index],
        key: known?.key ?? mention?.key ?? `token-${antecedent}`,
        antecedent,
        kind: 'pronoun',
        ...(text === undefined ? {} : { text: suffix ? possessive(text) : text }),
      });
      return;
    }
    const isInMainSubject =
      main !== undefined && main.tree === tree && isBelow(tree, index, main.index);
    if (
      isPossessive &&
      isInMainSubject &&
      topic !== undefined &&
      (/^(his|her)$/i.test(form)
        ? topic.isNamed
        : topic.isTitle || (topic.isNamed && topic.passage === passage)) &&
      agrees(form.toLowerCase(), topic.tree, topic.index)
    ) {
      references.push({
        tokens: [index],
        key: topic.key,
        text: possessive(topic.text),
        kind: 'pronoun',
      });
    }
  });
}

/** How many sentences back a he or she may reach for the only person there. */
const REACH = 3;

/**
 * He and she of whom nothing in the sentence tells: the one person that the last sentences name, if they speak of no
 * other. A brother or a king without a name is another.
 */
function onlyPerson(
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
    const near = [
      ...people.filter((one) => sentence - one.sentence <= REACH),
      ...own.filter((one) => one.index < index),
    ];
    const before = own.filter((one) => one.index < index);
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

const theOnly = (people: readonly Mention[]) => (people.length === 1 ? people[0] : undefined);

/** Everybody that a sentence speaks of: names, and single people by what they are. */
function peopleIn(tree: Tree, sentence: number): Mention[] {
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

/** The nearest subject over a pronoun that it can refer to: not its own clause's where it is an object ("X saw him"). */
function subjectAbove(tree: Tree, index: number, pronoun: string): number | undefined {
  const isOwning = token(tree, index).xpos === 'PRP$';
  const isObject =
    isRelation(token(tree, index).deprel, ['obj', 'iobj', 'obl', 'nmod']) &&
    !isOwning &&
    !/sel(f|ves)$/.test(pronoun);
  let isOwnClause = true;
  let from = index;
  for (let at = token(tree, index).head; at >= 0; from = at, at = token(tree, at).head) {
    const subject = dependents(tree, at, 'nsubj')[0];
    const isInside = subject !== undefined && (subject === from || isBelow(tree, index, subject));
    if (subject === undefined) continue;
    if (!isInside && subject < index && !(isObject && isOwnClause)) {
      const antecedent = relativeAntecedent(tree, subject, at);
      if (agrees(pronoun, tree, antecedent) || owns(pronoun, tree, antecedent)) return antecedent;
    }
    isOwnClause = false;
  }
  return undefined;
}

/** "BSkyB announced its plans": whatever the name was taken for, its pronoun tells that it is a thing. */
function owns(pronoun: string, tree: Tree, head: number): boolean {
  const { upos, xpos } = token(tree, head);
  return upos === 'PROPN' && xpos === 'NNP' && /^(its|their)$/.test(pronoun);
}

/** "When water freezes, it expands": a main subject takes up the subject of the clause before it. */
function subjectBefore(tree: Tree, index: number, pronoun: string): number | undefined {
  const { deprel, head } = token(tree, index);
  if (!isRelation(deprel, ['nsubj'])) return undefined;
  const fronted = dependents(tree, head, 'advcl').filter((child) => child < index);
  const subjects = fronted.flatMap((child) => dependents(tree, child, 'nsubj'));
  const agreeing = subjects.filter(
    (subject) => token(tree, subject).upos !== 'PRON' && agrees(pronoun, tree, subject),
  );
  return subjects.length === 1 ? agreeing[0] : undefined;
}

/** A possessor in the sentence itself: the subject to come ("During his stay, Barger learned …"), else the nearest noun before that agrees. */
function possessorNear(tree: Tree, index: number): number | undefined {
  const pronoun = token(tree, index).form.toLowerCase();
  const subject = dependents(tree, tree.root, 'nsubj')[0];
  const first = tree.tokens.find(({ upos }) => upos !== 'PUNCT')?.form ?? '';
  if (
    subject !== undefined &&
    subject > index &&
    /^(during|after|before|throughout|despite|over)$/i.test(first) &&
    !isBelow(tree, index, subject) &&
    agrees(pronoun, tree, subject)
  )
    return subject;
  for (let at = index - 1; at >= 0; at -= 1) {
    const { upos, deprel } = token(tree, at);
    const isPossessed = isBelow(tree, index, at);
    if (
      (upos === 'NOUN' || upos === 'PROPN') &&
      !isPossessed &&
      !isRelation(deprel, ['compound', 'flat']) &&
      agrees(pronoun, tree, at)
    )
      return at;
  }
  return undefined;
}

/** The noun that a relative pronoun stands for; any other subject stands for itself. */
function relativeAntecedent(tree: Tree, subject: number, predicate: number): number {
  const { deprel, head } = token(tree, predicate);
  const isRelative = /^(who|which|that)$/i.test(token(tree, subject).form);
  return isRelative && deprel.startsWith('acl') ? head : subject;
}

/** "Byron" is said in full at its first use on a card when the text gave the full name. */
function shortNames(
  tree: Tree,
  fullNames: ReadonlyMap<string, Mention>,
  references: Reference[],
): void {
  tree.tokens.forEach(({ upos, form, deprel }, index) => {
    const full = upos === 'PROPN' ? fullNames.get(form) : undefined;
    if (
      full === undefined ||
      full.text === form ||
      isRelation(deprel, ['compound', 'flat', 'amod'])
    )
      return;
    if (entityOf(tree, index) === 'place' || nameText(tree, index) !== form) return;
    if (dependents(tree, index, 'flat', 'compound', 'amod', 'nmod').length > 0) return;
    const isTitle = / of /.test(full.text);
    if (isTitle !== dependents(tree, index, 'det').length > 0) return;
    references.push({ tokens: [index], key: full.key, text: full.text, kind: 'name' });
  });
}

/** A bare "the N" takes the one fuller mention of the same noun within the last dozen sentences; two different ones decide nothing. */
function bareDefinites(tree: Tree, recent: readonly Mention[], references: Reference[]): void {
  tree.tokens.forEach(({ form, upos, lemma }, index) => {
    if (upos !== 'NOUN' || !isBareDefinite(tree, index) || UNIQUE_NOUNS.has(lemma)) return;
    const earlier = recent.filter((mention) => mention.head === form.toLowerCase());
    const texts = new Set(earlier.map((mention) => mention.text.toLowerCase()));
    const full = earlier[0];
    if (full === undefined || texts.size !== 1 || full.text.split(' ').length > 7) return;
    const det = dependents(tree, index, 'det')[0];
    if (det !== index - 1) return;
    references.push({
      tokens: [det, index],
      key: full.key,
      text: definite(full.text),
      kind: 'definite',
    });
  });
}

/** What the text has said to be a city, a company, a war; null where it said so of two. */
type Kinds = Map<string, Mention | null>;

/**
 * In an essay with the title "Newcastle upon Tyne" the city is Newcastle, in "Laing Art Gallery" the gallery is that one:
 * a title that the text uses as a name.
 */
function kindsOfTitle(trees: readonly Tree[], title: string): [string, Mention][] {
  const words = title.split(/\s+/);
  const last = words.at(-1)!;
  for (const tree of trees) {
    const index = tree.tokens.findIndex(
      ({ form, upos, deprel }) =>
        upos === 'PROPN' &&
        words.includes(form) &&
        !isRelation(deprel, ['compound', 'flat', 'amod']),
    );
    if (index < 0) continue;
    const mention = { ...mentionAt(tree, index, 0), text: title, key: title.toLowerCase() };
    if (KINDS.has(last.toLowerCase())) {
      const article = /^the\b/i.test(title) ? '' : 'the ';
      return [[last.toLowerCase(), { ...mention, text: `${article}${title}` }]];
    }
    if (entityOf(tree, index) !== 'place' || !nameText(tree, index).startsWith(words[0]!))
      return [];
    const kinds = isCountry(title) ? ['country', 'nation'] : ['city', 'town'];
    return kinds.map((kind) => [kind, mention]);
  }
  return [];
}

/** "Athens is a city", "Athens, a city in Greece,": the predicate nominative and the apposition of the sieves. */
function rememberKinds(tree: Tree, sentence: number, kinds: Kinds): void {
  tree.tokens.forEach(({ upos, xpos, deprel, head }, index) => {
    if (upos !== 'NOUN' || xpos !== 'NN') return;
    const subject = dependents(tree, index, 'cop').length
      ? dependents(tree, index, 'nsubj')[0]
      : undefined;
    const named = deprel === 'appos' ? head : subject;
    if (named === undefined || token(tree, named).upos !== 'PROPN') return;
    const kind = token(tree, index).form.toLowerCase();
    if (entityOf(tree, named) === 'person' || !/^(an?|the)$/.test(determiner(tree, index))) return;
    const mention = mentionAt(tree, named, sentence);
    const known = kinds.get(kind);
    kinds.set(kind, known === undefined || known?.key === mention.key ? mention : null);
  });
}

/** What a text names in three sentences at least: of the releases that it names once, "the release" is any. */
function salientIn(trees: readonly Tree[]): (mention: Mention) => boolean {
  const texts = trees.map(({ sentence }) => sentence.text);
  const counts = new Map<string, number>();
  return ({ text }) => {
    const name = text.replace(/^the /i, '');
    const count = counts.get(name) ?? texts.filter((one) => one.includes(name)).length;
    counts.set(name, count);
    return count >= 3;
  };
}

/** "The city" is the one that the text called a city, if it called only one so and keeps naming it. */
function knownKinds(
  tree: Tree,
  kinds: Kinds,
  isSalient: (mention: Mention) => boolean,
  references: Reference[],
): void {
  tree.tokens.forEach(({ form, upos }, index) => {
    const mention = upos === 'NOUN' ? kinds.get(form.toLowerCase()) : undefined;
    if (!mention || !isBareDefinite(tree, index) || !isSalient(mention)) return;
    if (references.some(({ tokens }) => tokens.includes(index))) return;
    const det = dependents(tree, index, 'det')[0];
    if (det !== index - 1) return;
    references.push({
      tokens: [det, index],
      key: mention.key,
      text: mention.text,
      kind: 'definite',
    });
  });
}

function definite(text: string): string {
  return text.replace(/^(an?)\s/i, 'the ');
}

/** "the N" with nothing that says which N. */
function isBareDefinite(tree: Tree, head: number): boolean {
  if (determiner(tree, head) !== 'the') return false;
  const dropped = droppedTokens(tree);
  return (tree.children[head] ?? []).every(
    (child) =>
      dropped[child] ||
      isRelation(token(tree, child).deprel, [
        'det',
        'case',
        'punct',
        'cop',
        'nsubj',
        'conj',
        'cc',
        'aux',
        'advmod',
        'mark',
        'advcl',
        'obl',
        'parataxis',
      ]),
  );
}

function possessive(text: string): string {
  return /s$/.test(text) && !/(ss|us|is)$/.test(text) ? `${text}'` : `${text}'s`;
}
