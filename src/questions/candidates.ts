import type { Sentence } from '../language/sentence.ts';
import type { Passage } from '../markdown/document.ts';
import { attributed, openedAsSentence, plainName, shortened, withName } from './asking/drafting.ts';
import { gateFor } from './gates/gates.ts';
import type { Suspect } from './gates/suspect.ts';
import type { Clause } from './grammar/clause.ts';
import { contentWords } from './grammar/content-words.ts';
import { repaired } from './grammar/repair.ts';
import { clausesOf } from './grammar/statements.ts';
import { type Tree, treeOf } from './grammar/tree.ts';
import { firstSentences, termsOf, withTrueOpening, wordsInside } from './ranking/essay-words.ts';
import { salienceOf } from './ranking/salience.ts';
import { newsShare, scoreOf } from './ranking/score.ts';
import { textRank } from './ranking/text-rank.ts';
import { type Reference, resolveReferences } from './references/references.ts';
import { personOfTitle, withPerson } from './references/title-person.ts';
import { RULES } from './rules.ts';
import { cardOf, GAP } from './wording/card.ts';
import { withTopic } from './wording/cue.ts';
import { topicOf, topicsOf } from './wording/topic.ts';
import { isAnchored, withoutDate } from './wording/undated.ts';
import { capitalised } from './wording/wording.ts';

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
  const words = wordsInside(essay.passages);
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

/** "Animal Farm" makes no animal known: its words are one name. */
function isNameOfWork(heading: string): boolean {
  const words = contentWords(heading);
  const capitals = heading.match(/(?<=\s|^)\p{Lu}/gu) ?? [];
  return words.length >= 2 && capitals.length >= words.length;
}

/** Every rule on every statement of a sentence. */
function suspectsOf(
  tree: Tree,
  references: readonly Reference[],
  scene: Pick<Suspect, 'topicWords' | 'terms' | 'title' | 'isOpening' | 'topic' | 'isNew'>,
): Suspect[] {
  return clausesOf(tree).flatMap((clause: Clause) =>
    RULES.filter(
      ({ asks }) => asks?.includes(clause.role) ?? !/^(equated|restrictive)$/.test(clause.role),
    ).flatMap((rule) =>
      rule
        .ask(clause, references)
        .filter((draft) => rule.fits?.({ clause, draft, ...scene }) ?? true)
        .flatMap((draft) => [draft, ...withoutDate(draft, clause, rule)])
        .map((draft) => withName(draft, clause, rule))
        .map((draft) =>
          attributed(openedAsSentence(shortened(plainName(draft, clause), clause), clause), clause),
        )
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

/** Whether code or mathematics was cut out of the sentence: what is left of it is not what it says. */
function touchesHole({ holes }: Passage, { sentence }: Tree): boolean {
  return holes.some((hole) => hole.start < sentence.end && hole.end > sentence.start);
}
