import { agrees } from './agreement.ts';
import { THIRD_PERSON } from './lexicon.ts';
import type { Topic } from './main-subject.ts';
import { type Mention, mentionAt, possessive } from './mentions.ts';
import { determiner, entityOf, nameText } from './noun-phrase.ts';
import type { Reference } from './references.ts';
import { dependents, isBelow, isRelation, type Tree, token } from './tree.ts';

/** Other third-person pronouns: bound by the nearest subject above them that agrees; "his" in a main subject by the topic. */
export function bindPronouns(
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
