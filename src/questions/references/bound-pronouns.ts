import { THIRD_PERSON } from '../grammar/lexicon.ts';
import { determiner, entityOf, nameText } from '../grammar/noun-phrase.ts';
import { droppedTokens } from '../grammar/simplify.ts';
import { dependents, isBelow, isRelation, type Tree, token } from '../grammar/tree.ts';
import { agrees } from './agreement.ts';
import { type Topic, takesUp } from './main-subject.ts';
import { isJoined, type Mention, mentionAt, possessive, together } from './mentions.ts';
import type { Reference } from './references.ts';

/** Other third-person pronouns: bound by the nearest subject above them that agrees; "his" in a main subject by the topic. */
export function bindPronouns(
  tree: Tree,
  main: Mention | undefined,
  topic: Topic | undefined,
  passage: number,
  references: Reference[],
): void {
  tree.tokens.forEach(({ form, upos, deprel }, index) => {
    if (upos !== 'PRON' || !THIRD_PERSON.has(form.toLowerCase()) || deprel === 'expl') return;
    if (references.some((reference) => reference.tokens.includes(index))) return;
    const reference =
      boundInside(tree, index, topic, references) ??
      takenFrom(topic, tree, index, { main, passage });
    if (reference !== undefined) references.push(reference);
  });
}

const isOwning = (tree: Tree, index: number) => token(tree, index).xpos === 'PRP$';

/** By a noun of its own sentence. */
function boundInside(
  tree: Tree,
  index: number,
  topic: Topic | undefined,
  references: readonly Reference[],
): Reference | undefined {
  const pronoun = token(tree, index).form.toLowerCase();
  const sure =
    subjectAbove(tree, index, pronoun) ??
    subjectBefore(tree, index, pronoun) ??
    subjectToCome(tree, index, pronoun, topic) ??
    partner(tree, index, pronoun);
  const isGuessed = isOwning(tree, index) && !/^(his|her)$/.test(pronoun);
  const antecedent = sure ?? (isGuessed ? possessorNear(tree, index) : undefined);
  if (antecedent === undefined) return undefined;
  const known = references.find((reference) => reference.tokens.includes(antecedent));
  const isOfSeveral =
    /^(they|them|their|theirs|themselves)$/.test(pronoun) && isJoined(tree, antecedent);
  const all = isOfSeveral ? together(tree, antecedent, 0) : undefined;
  const mention =
    all ?? (known === undefined || isOfSeveral ? mentionAt(tree, antecedent, 0) : undefined);
  // The nearest noun is a guess: good enough where the card says it too, not to be said instead.
  const text =
    sure === undefined || (isOfSeveral && all === undefined)
      ? undefined
      : (all?.text ?? known?.text ?? (mention?.isNamed ? mention.text : undefined));
  return {
    tokens: [index],
    key: all?.key ?? known?.key ?? mention?.key ?? `token-${antecedent}`,
    antecedent,
    kind: 'pronoun',
    ...(text === undefined ? {} : { text: isOwning(tree, index) ? possessive(text) : text }),
  };
}

/** By the topic: what the main subject belongs to, and a subject or possessor before which nothing in its sentence could be meant. */
function takenFrom(
  topic: Topic | undefined,
  tree: Tree,
  index: number,
  { main, passage }: { readonly main: Mention | undefined; readonly passage: number },
): Reference | undefined {
  const { form, deprel } = token(tree, index);
  const pronoun = form.toLowerCase();
  const isSubject = isRelation(deprel, ['nsubj']) && /^(it|they)$/.test(pronoun);
  if (topic === undefined || !(isOwning(tree, index) || isSubject)) return undefined;
  // "It was somewhere in the Bahamas that Columbus …"
  const isOfNothing = pronoun === 'it' && tree.tokens[token(tree, index).head]?.upos === 'ADV';
  if (isOfNothing || isWhatHappened(tree, index, topic)) return undefined;
  const isPerson = /^(his|her)$/.test(pronoun);
  const isNear = isPerson
    ? topic.isNamed
    : topic.isTitle || (topic.isNamed && topic.passage === passage);
  if (!isNear || !takesUp(pronoun, topic)) return undefined;
  const isInMainSubject =
    main !== undefined && main.tree === tree && isBelow(tree, index, main.index);
  const isFirst = !isPerson && !couldBeMeant(tree, index, pronoun);
  if (!(isOwning(tree, index) && isInMainSubject) && !isFirst) return undefined;
  const text = isOwning(tree, index) ? possessive(topic.text) : topic.text;
  return { tokens: [index], key: topic.key, text, kind: 'pronoun' };
}

/** "It was an unexpected victory": not the government, but what it did. */
function isWhatHappened(tree: Tree, index: number, topic: Topic): boolean {
  const { form, head } = token(tree, index);
  const isNoun = tree.tokens[head]?.upos === 'NOUN' && determiner(tree, head) !== 'the';
  const isPast = dependents(tree, head, 'cop').some((cop) => /^was$/i.test(token(tree, cop).form));
  const isPlace = entityOf(topic.tree, topic.index) === 'place';
  return /^it$/i.test(form) && isNoun && isPast && !(topic.isCopular || topic.isDefined || isPlace);
}

/** Whether a noun or a pronoun before it in its sentence agrees. */
function couldBeMeant(tree: Tree, index: number, pronoun: string): boolean {
  return tree.tokens
    .slice(0, index)
    .some(
      ({ upos, deprel }, at) =>
        /^(NOUN|PROPN|PRON)$/.test(upos) &&
        !isRelation(deprel, ['compound', 'flat', 'expl']) &&
        agrees(pronoun, tree, at),
    );
}

/** The nearest subject over a pronoun that it can refer to: not its own clause's where it is an object ("X saw him"). */
function subjectAbove(tree: Tree, index: number, pronoun: string): number | undefined {
  const isOwning = token(tree, index).xpos === 'PRP$';
  const isObject =
    isRelation(token(tree, index).deprel, ['obj', 'iobj', 'obl', 'nmod']) &&
    !isOwning &&
    !/sel(f|ves)$/.test(pronoun);
  const dropped = droppedTokens(tree);
  let isOwnClause = true;
  let from = index;
  for (let at = token(tree, index).head; at >= 0; from = at, at = token(tree, at).head) {
    const subject = dependents(tree, at, 'nsubj')[0];
    const isInside = subject !== undefined && (subject === from || isBelow(tree, index, subject));
    if (subject === undefined) continue;
    // "two of them (Russia and Turkey) having part of their land in Europe"
    const isInBrackets = dropped[subject] === true && dropped[index] !== true;
    // "PC DOS inherited the convention, and Windows inherited it": what was done to, is meant as well.
    const isRivalled =
      isObject &&
      token(tree, from).deprel === 'conj' &&
      dependents(tree, at, 'obj').some((one) => one < index && agrees(pronoun, tree, one));
    if (isRivalled) return undefined;
    if (!isInside && subject < index && !(isObject && isOwnClause) && !isInBrackets) {
      const antecedent = relativeAntecedent(tree, subject, at);
      if (agrees(pronoun, tree, antecedent) || owns(pronoun, tree, antecedent)) return antecedent;
    }
    isOwnClause = false;
  }
  return undefined;
}

/** "BSkyB announced its plans": whatever a name of one word was taken for, its pronoun tells that it is a thing. */
function owns(pronoun: string, tree: Tree, head: number): boolean {
  const { upos, xpos } = token(tree, head);
  if (upos !== 'PROPN' || xpos !== 'NNP') return false;
  // "the French", "the Wallenbergs"
  if (pronoun === 'their')
    return entityOf(tree, head) === 'organization' || determiner(tree, head) === 'the';
  const isFullName = entityOf(tree, head) === 'person' && / /.test(nameText(tree, head));
  return pronoun === 'its' && !isFullName;
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

/** "Maduro and his predecessor": whom a possessive is joined to. */
function partner(tree: Tree, index: number, pronoun: string): number | undefined {
  const { head, xpos } = token(tree, index);
  if (xpos !== 'PRP$' || head < 0) return undefined;
  const { deprel, head: first } = token(tree, head);
  if (!isRelation(deprel, ['conj']) || first > index) return undefined;
  // The pair is several, each of them one.
  const isOne = /^(his|her)$/.test(pronoun)
    ? entityOf(tree, first) === 'person' && token(tree, first).xpos === 'NNP'
    : agrees(pronoun, tree, first);
  return isOne ? first : undefined;
}

const OF_ANOTHER = /^(memory|honou?r|place|absence|stead|wake|favou?r|presence|opponent)$/;

/** "In his book, al-Sufi maps …", "Though they fought, they …": what opens a sentence has the subject to come. */
function subjectToCome(
  tree: Tree,
  index: number,
  pronoun: string,
  topic: Topic | undefined,
): number | undefined {
  const subject = dependents(tree, tree.root, 'nsubj')[0];
  const first = tree.tokens.find(({ upos }) => upos !== 'PUNCT');
  const isAgent = isOwning(tree, index) || isRelation(token(tree, index).deprel, ['nsubj']);
  // After a sentence about Edleston he is meant.
  const isRivalled =
    /^(his|her)$/.test(pronoun) &&
    subject !== undefined &&
    topic?.isNamed === true &&
    agrees(pronoun, topic.tree, topic.index) &&
    !topic.text.includes(token(tree, subject).form);
  // "In his memory Byron composed …"
  const { head } = token(tree, index);
  if (head >= 0 && OF_ANOTHER.test(token(tree, head).lemma)) return undefined;
  return subject !== undefined &&
    !isRivalled &&
    subject > index &&
    isAgent &&
    (/^(ADP|SCONJ)$/.test(first?.upos ?? '') || first?.xpos === 'TO') &&
    !isBelow(tree, index, subject) &&
    agrees(pronoun, tree, subject) &&
    !couldBeMeant(tree, index, pronoun)
    ? subject
    : undefined;
}

/** A possessor in the sentence itself: the nearest noun before that agrees. */
function possessorNear(tree: Tree, index: number): number | undefined {
  const pronoun = token(tree, index).form.toLowerCase();
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
