import type { Sentence } from '../language/sentence.ts';
import type { Passage } from '../markdown/document.ts';
import { cardOf, GAP } from './card.ts';
import type { Clause } from './clause.ts';
import { contentWords } from './content-words.ts';
import { isCalendarDate } from './dates.ts';
import { attributed, plainName, shortened, withName } from './drafting.ts';
import { gateFor } from './gates.ts';
import { determiner, entityOf, hasName, nameText } from './noun-phrase.ts';
import { type Reference, resolveReferences } from './references.ts';
import { repaired } from './repair.ts';
import type { Draft, Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { salienceOf } from './salience.ts';
import { newsShare, scoreOf } from './score.ts';
import { clausesOf } from './statements.ts';
import { type Suspect, tokensOf } from './suspect.ts';
import { textRank } from './text-rank.ts';
import { personOfTitle, withPerson } from './title-person.ts';
import { speaksOf, type Topic, topicOf, topicOfSection } from './topic.ts';
import { isRelation, type Tree, token, treeOf } from './tree.ts';
import { capitalised, type Piece } from './wording.ts';

/** A passage after language analysis. */
export interface AnalysedPassage {
  readonly passage: Passage;
  readonly sentences: readonly Sentence[];
}

export interface Essay {
  readonly title?: string;
  readonly passages: readonly AnalysedPassage[];
}

/** A generated note not yet chosen. */
export interface Candidate {
  readonly kind: 'basic' | 'cloze';
  /** Of a cloze its statement with GAP for what it hides. */
  readonly question: string;
  /** What the question is about, where it does not say so itself: "Andorra". */
  readonly cue?: string;
  readonly answer: string;
  /** Of a cloze the kind of thing that it hides: "year". */
  readonly hint?: string;
  readonly rule: string;
  readonly score: number;
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** Indices of the sentence's tokens that the answer consists of. */
  readonly asked: readonly number[];
  /** The gate that dropped it; absent if it passed all. */
  readonly droppedBy?: string;
}

/** The question as it is asked, with what it is about. */
export function questionOf({ cue, question }: Pick<Candidate, 'cue' | 'question'>): string {
  if (cue === undefined) return question;
  const isStatement = question.includes(GAP);
  const asked = isStatement ? question : question.charAt(0).toLowerCase() + question.slice(1);
  return `${capitalised(cue)}: ${asked}`;
}

/** Every card that the rules make from an essay, in the order of the text, good and dropped. */
export function candidatesOf(essay: Essay): Candidate[] {
  return judgedSuspects(essay).map(({ suspect, passage, score }): Candidate => {
    const droppedBy = gateFor(suspect);
    return {
      kind: suspect.draft.isCloze ? 'cloze' : 'basic',
      question: suspect.card.question,
      ...(suspect.cue === undefined ? {} : { cue: suspect.cue }),
      answer: suspect.card.answer,
      ...(suspect.draft.hint === undefined ? {} : { hint: suspect.draft.hint }),
      rule: suspect.rule.name,
      score,
      passage,
      sentence: suspect.clause.tree.sentence,
      asked: suspect.draft.asked,
      ...(droppedBy === undefined ? {} : { droppedBy }),
    };
  });
}

/** A card before the gates, with its score. */
export interface JudgedSuspect {
  readonly suspect: Suspect;
  readonly passage: Passage;
  readonly score: number;
}

/** Every card that the rules make from an essay, before the gates. */
export function judgedSuspects(essay: Essay): JudgedSuspect[] {
  const words = wordsInside(essay);
  const person = personOfTitle(
    essay.passages.flatMap(({ sentences }) => sentences),
    essay.title ?? '',
  );
  const passages = essay.passages.map(({ passage, sentences }) => ({
    passage,
    trees: sentences.map((sentence) =>
      treeOf(withPerson(repaired(withTrueOpening(sentence, words)), person)),
    ),
  }));
  const references = resolveReferences(
    passages.map(({ trees }) => trees),
    essay.title,
    person,
  );
  const all = passages.flatMap(({ trees }) => trees);
  const salience = salienceOf(all);
  const ranks = textRank(all);
  const terms = termsOf(all);
  const topics = topicsOf(passages, topicOf(all, essay.title ?? ''));
  const first = firstSentences(all);
  const news = newsShare(all);
  return passages.flatMap(({ passage, trees }) => {
    const headings = [essay.title ?? '', ...passage.headings].filter((one) => !isNameOfWork(one));
    const topicWords = new Set(contentWords(headings.join(' ')));
    const topic = topics(passage);
    return trees.flatMap((tree, at) => {
      if (touchesHole(passage, tree)) return [];
      const position = {
        isFirstOfPassage: at === 0,
        isLastOfPassage: at === trees.length - 1,
        textRank: ranks.get(tree) ?? 0,
        news,
      };
      const scene = {
        topicWords,
        terms,
        title: essay.title ?? '',
        isOpening: tree === all[0] || tree === all[1],
        isNew: (lemma: string) => first.get(lemma) === tree,
        ...(topic === undefined ? {} : { topic }),
      };
      return suspectsOf(tree, references.get(tree) ?? [], scene).map((suspect) => ({
        suspect,
        passage,
        score: scoreOf(suspect, salience, position),
      }));
    });
  });
}

/** What a passage is about: the innermost of its headings that is a name, else what the essay is about. */
function topicsOf(
  passages: readonly { readonly passage: Passage; readonly trees: readonly Tree[] }[],
  ofEssay: Topic | undefined,
): (passage: Passage) => Topic | undefined {
  const sections = new Map<string, Tree[]>();
  for (const { passage, trees } of passages)
    for (const heading of new Set(passage.headings)) {
      const section = sections.get(heading);
      if (section === undefined) sections.set(heading, [...trees]);
      else section.push(...trees);
    }
  const topics = new Map(
    [...sections].map(([heading, trees]) => [heading, topicOfSection(trees, heading)]),
  );
  return ({ headings }) =>
    [...headings].reverse().flatMap((heading) => topics.get(heading) ?? [])[0] ?? ofEssay;
}

/** "Animal Farm" makes no animal known: its words are one name. */
function isNameOfWork(heading: string): boolean {
  const words = contentWords(heading);
  const capitals = heading.match(/(?<=\s|^)\p{Lu}/gu) ?? [];
  return words.length >= 2 && capitals.length >= words.length;
}

/** Where each lemma comes first. */
function firstSentences(trees: readonly Tree[]): ReadonlyMap<string, Tree> {
  const first = new Map<string, Tree>();
  for (const tree of trees)
    for (const { lemma } of tree.tokens) if (!first.has(lemma)) first.set(lemma, tree);
  return first;
}

/** See Suspect.terms. */
function termsOf(trees: readonly Tree[]): Set<string> {
  const counts = new Map<string, number>();
  const count = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const { tokens } of trees) {
    for (const [index, { deprel, head, lemma, upos }] of tokens.entries()) {
      if (upos === 'NOUN') count(lemma.toLowerCase());
      if (upos === 'PROPN' && /^the$/i.test(tokens[index - 1]?.form ?? ''))
        count(`the ${lemma}`.toLowerCase());
      if (/^(amod|compound)$/.test(deprel)) count(`${lemma} ${tokens[head]?.lemma}`.toLowerCase());
    }
  }
  return new Set([...counts].flatMap(([term, n]) => (n >= leastCount(term) ? [term] : [])));
}

/** "the Union" is one of many until the essay has said it often. */
const leastCount = (term: string) => (term.startsWith('the ') ? 4 : term.includes(' ') ? 2 : 3);

/** How often the essay writes each word where no sentence begins. */
function wordsInside(essay: Essay): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { sentences } of essay.passages)
    for (const { tokens } of sentences)
      for (const { form } of tokens.slice(1)) counts.set(form, (counts.get(form) ?? 0) + 1);
  return counts;
}

/** Whether the word that opens a sentence is a name shows where the essay writes it elsewhere: the tagger does not know that. */
function withTrueOpening(sentence: Sentence, words: ReadonlyMap<string, number>): Sentence {
  const [first, ...rest] = sentence.tokens;
  if (first === undefined) return sentence;
  const small = first.form.toLowerCase();
  const isPlural = /S$/.test(first.xpos);
  const asName = words.get(first.form) ?? 0;
  const asNoun = words.get(small) ?? 0;
  if (first.upos === 'PROPN' && asNoun > asName) {
    const noun = { upos: 'NOUN', xpos: isPlural ? 'NNS' : 'NN' } as const;
    return { ...sentence, tokens: [{ ...first, form: small, ...noun }, ...rest] };
  }
  if (first.upos === 'NOUN' && asName > 0 && asNoun === 0) {
    const name = { upos: 'PROPN', xpos: isPlural ? 'NNPS' : 'NNP' } as const;
    return { ...sentence, tokens: [{ ...first, ...name }, ...rest] };
  }
  return sentence;
}

/** Every rule on every statement of a sentence. */
function suspectsOf(
  tree: Tree,
  references: readonly Reference[],
  scene: Pick<Suspect, 'topicWords' | 'terms' | 'title' | 'isOpening' | 'topic' | 'isNew'>,
): Suspect[] {
  return clausesOf(tree).flatMap((clause: Clause) =>
    RULES.filter(({ asks }) => asks?.includes(clause.role) ?? clause.role !== 'equated').flatMap(
      (rule) =>
        rule
          .ask(clause, references)
          .flatMap((draft) => [draft, ...withoutDate(draft, clause, rule)])
          .map((draft) => withName(draft, clause, rule))
          .map((draft) => attributed(shortened(plainName(draft, clause), clause), clause))
          .map((draft) => ({
            clause,
            rule,
            draft,
            card: cardOf(clause.tree, references, draft),
            ...scene,
          }))
          .filter(isAnchored)
          .map(withTopic),
    ),
  );
}

/** Names and terms need no introduction; nor does a question that speaks of the topic, or asks for it. */
function withTopic(suspect: Suspect): Suspect {
  const { topic, card, draft, rule } = suspect;
  if (topic === undefined || isKnown(suspect)) return suspect;
  const isElsewhere = tokensOf(draft.question).some(
    (index) => entityOf(suspect.clause.tree, index) === 'place',
  );
  // Who did it may have done it elsewhere, and "based on in Alabama" is torn.
  const isAside =
    /^(subject|where)$/.test(rule.name) ||
    /\b(on|of|to|from|with|into|as|in|by|for|at|against|about)\?$/.test(card.question);
  if (topic.inside === undefined || isElsewhere || isAside || draft.isCloze)
    return { ...suspect, cue: topic.text };
  const question = `${card.question.slice(0, -1)} ${topic.inside}?`;
  return { ...suspect, card: { ...card, question } };
}

function isKnown({ rule, card, topic, clause }: Suspect): boolean {
  const { tree } = clause;
  const names = namesIn(card.question);
  const isIntroduced = names > 0 || determiner(tree, clause.subject.head) !== 'the';
  if ((SELF_CONTAINED.test(rule.name) && isIntroduced) || names >= ENOUGH_NAMES) return true;
  // "Marbles: when was Jenna Nicole Mourey born?"
  const isOfALife =
    rule.name === 'when' &&
    /^(bear|die)$/.test(token(tree, clause.predicate).lemma) &&
    nameText(tree, clause.subject.head).includes(' ');
  if (isOfALife) return true;
  // "Nations of the world" does not tell more of Togo.
  if (topic !== undefined && isGeneral(topic) && names > 0 && hasName(tree, clause.subject.head))
    return true;
  return topic === undefined || speaksOf(topic, `${card.question} ${card.answer}`);
}

/** A title of several words without a name. */
const isGeneral = ({ text }: Topic) => text.split(/\s+/).length >= 3 && !/\s\p{Lu}/u.test(text);

/** Who knows two of a question's names knows what it is about. */
const ENOUGH_NAMES = 2;

/** Runs of words with a capital behind the first word, and years. */
function namesIn(question: string): number {
  const runs = question.match(
    /(?<=[^.?!]\s)\p{Lu}[^\s,]*(?: (?:(?:of|the|de|von) )*\p{Lu}[^\s,]*)*/gu,
  );
  return (runs?.length ?? 0) + (question.match(/\b[12]\d{3}\b/g)?.length ?? 0);
}

const SELF_CONTAINED = /^(definition|gloss|acronym|apposition|described|also-called|identity)$/;

/** The same question without the date: beside a question for the date it does not tell its answer. */
function withoutDate(draft: Draft, { tree, phrases, predicate }: Clause, rule: Rule): Draft[] {
  if (draft.isCloze || NEEDS_ITS_DATE.test(rule.name)) return [];
  const date = phrases.find(
    ({ tokens, governor, relation }) =>
      governor === predicate &&
      isRelation(relation, ['obl']) &&
      isCalendarDate(tree, tokens) &&
      tokens.length <= 5 &&
      tokens.every((index) => draft.question.includes(index)),
  );
  if (date === undefined) return [];
  const last = date.tokens.at(-1)!;
  // "from 776 BCE to 394 AD" is one time.
  if (/^(to|until|till|through)$/i.test(tree.tokens[last + 1]?.form ?? '')) return [];
  const isClosed = tree.tokens[last + 1]?.form === ',';
  const out = new Set<Piece>(isClosed ? [...date.tokens, last + 1] : date.tokens);
  return [
    { ...draft, question: draft.question.filter((piece) => !out.has(piece)), isUndated: true },
  ];
}

/** What was done is told by its day alone. */
const NEEDS_ITS_DATE = /^(did|befell)$/;

/** Without its date a question needs more to be recognised by; a name counts twice. */
const LEAST_WITHOUT_DATE = 6;

/** The same where somebody is asked for: others did the like at other times. */
const LEAST_OF_SOMEBODY = 8;

const isAnchored = ({ rule, draft, card: { question } }: Suspect) =>
  draft.isUndated === undefined ||
  contentWords(question).length + namesIn(question) >=
    (rule.name === 'subject' ? LEAST_OF_SOMEBODY : LEAST_WITHOUT_DATE);

/** Whether code or mathematics was cut out of the sentence: what is left of it is not what it says. */
function touchesHole({ holes }: Passage, { sentence }: Tree): boolean {
  return holes.some((hole) => hole.start < sentence.end && hole.end > sentence.start);
}
