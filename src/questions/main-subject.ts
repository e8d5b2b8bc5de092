import { agrees } from './agreement.ts';
import { type Mention, mentionAt, possessive } from './mentions.ts';
import { determiner, entityOf } from './noun-phrase.ts';
import type { Reference } from './references.ts';
import { dependents, type Tree, token } from './tree.ts';

/** Who or what the last main clause was about. */
export interface Topic extends Mention {
  /** A term that its sentence defined: "A vaccine is a preparation that …". */
  readonly isDefined: boolean;
  readonly isCopular: boolean;
  /** What the title names: it stays the topic from one paragraph to the next. */
  readonly isTitle: boolean;
  readonly passage: number;
}

export function topicOf(tree: Tree, main: Mention, passage: number, title: string): Topic {
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
export function mainSubject(
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
