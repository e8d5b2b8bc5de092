import type { DistractorSource } from './distractors.ts';
import { escapeHtml, lineOf, textOf } from './html.ts';
import type { Phrase, QuizNote } from './material.ts';
import { isQuestion } from './stem.ts';
import {
  articleOf,
  capitalised,
  contentWords,
  hasPhrase,
  isVague,
  normalised,
  withoutArticle,
  wordsOf,
} from './words.ts';

/** What a note defines: the term can be asked for by its description. */
export interface Definition {
  /** With its article and a capital, as an option: "An atom". */
  readonly term: string;
  /** "Which of these is “the smallest unit of an element …”?", as HTML. */
  readonly stem: string;
  readonly description: string;
}

const ASKS_WHAT = /^what (?:is|are|was|were) ((?:an? |the )?[^?,]{2,40})\?$/i;
/** Nouns that a question asks the value of: "What was the name of …". */
const VALUES =
  /\b(?:of|name|names|number|result|effects?|purpose|main|most|first|last|largest|only|best|difference|population|capital|role|meant|called|known|used|needed|required|\p{L}+ed|his|her|its|their|'s|’s)\b/iu;
const DESCRIBES = /^(?:an?|the|any|all|those|that which|a kind|one|\p{L}+s?)\b/iu;

/** Reads "What is an atom?" and cards that have a term on one side and its meaning on the other. */
export function definitionIn(note: QuizNote): Definition | undefined {
  if (note.kind !== 'basic' || note.options.length > 0) return undefined;
  const question = lineOf(note.question);
  const answer = lineOf(note.answer).replace(/\.$/, '');
  const asked = ASKS_WHAT.exec(question)?.[1];
  const isTerm =
    asked === undefined &&
    !isQuestion(question) &&
    wordsOf(question).length <= 4 &&
    !/[.:!]$/.test(question);
  const term = asked ?? (isTerm ? question : undefined);
  if (term === undefined || (asked !== undefined && VALUES.test(term))) return undefined;
  const count = wordsOf(answer).length;
  if (count < 3 || count > 30 || !DESCRIBES.test(answer) || /\n|\\[([]/.test(textOf(note.answer)))
    return undefined;
  if (
    [...contentWords(term)].some((word) => contentWords(answer).has(word)) ||
    hasPhrase(answer, withoutArticle(term))
  )
    return undefined;
  const description = /^(?:An?|The|Any|All|Those|One)\b/.test(answer)
    ? answer.charAt(0).toLowerCase() + answer.slice(1)
    : answer;
  const verb = /^what (are|were|was)/i.exec(question)?.[1]?.toLowerCase() ?? 'is';
  const stem = isTerm
    ? `Which term goes with “${description}”?`
    : `Which of these ${verb} “${description}”?`;
  return { term: capitalised(term), stem: escapeHtml(stem), description };
}

/** Definitions further away, counted in sentences, are of something else. */
const NEAR = 200;

interface TermSource {
  readonly definitions: ReadonlyMap<QuizNote, Definition>;
  readonly source: DistractorSource;
}

/** Other terms of the same form: those that other notes define, then nouns of the texts that mean the same kind of thing. */
export function otherTerms(
  note: QuizNote,
  { term, description }: Definition,
  { definitions, source }: TermSource,
): string[] {
  const article = articleOf(term);
  const bare = withoutArticle(term);
  const defined = [...definitions]
    .filter(([other]) => other.from === note.from && Math.abs(other.at - note.at) <= NEAR)
    .sort(([a], [b]) => Math.abs(a.at - note.at) - Math.abs(b.at - note.at))
    .map(([, other]) => other.term);
  const isPlural = /s$/.test(bare) && !/ss$/.test(bare);
  const near = (phrases: readonly Phrase[]) =>
    [...phrases]
      .sort((a, b) => Math.abs(a.at - note.at) - Math.abs(b.at - note.at))
      .map(({ text }) => capitalised(text));
  const types = source.typesOf(bare).filter((type) => type.startsWith('noun:'));
  const alike = types.flatMap((type) =>
    near(source.phrasesOf(type).filter(({ from }) => from === note.from)),
  );
  const abstract = near(
    source.nouns
      .filter(({ text, from }) => from === note.from && hasEndingOf(text, bare))
      .map((phrase) => ({ ...phrase, text: phrase.text.split(' ').at(-1)! })),
  );
  const seen = new Set([normalised(bare)]);
  // Nouns of the text that nobody defined may fit the description too, or be of another kind.
  const isWritten = !Number.isFinite(note.score);
  return [...defined, ...(isWritten ? [...alike, ...(types.length > 0 ? abstract : [])] : [])]
    .filter(
      (text) =>
        isFormOf(text, article, isPlural) &&
        wordsOf(withoutArticle(text)).length <= wordsOf(bare).length + 1,
    )
    .filter((text) => {
      const plain = normalised(withoutArticle(text));
      const isNew = ![...seen].some((other) => hasPhrase(plain, other) || hasPhrase(other, plain));
      if (
        !isNew ||
        isVague(text) ||
        hasPhrase(description, plain) ||
        hasPhrase(note.sentence ?? '', plain)
      )
        return false;
      seen.add(plain);
      return true;
    });
}

/** Words that their ending shows to be of no thing: of one kind those in -ism, of another those in -ness and -ity. */
const ENDINGS = [
  /(?:ism|cracy)$/,
  /(?:ness|ity|hood|ship|dom|ence|ance)$/,
  /(?:ation|ution|tion)$/,
];

function hasEndingOf(text: string, term: string): boolean {
  return ENDINGS.some((ending) => ending.test(text) && ending.test(term));
}

function isFormOf(text: string, article: string, isPlural: boolean): boolean {
  const bare = withoutArticle(text);
  return (
    articleOf(text) === article &&
    !/^(?:an? )?(?:time|part|number|way|kind|type|result|case|example|lot|person|people|year|day|end|order|use|boy|girl|man|woman|child|state)s?$/i.test(
      text,
    ) &&
    (/s$/.test(bare) && !/ss$/.test(bare)) === isPlural &&
    !/[\d“”"]/.test(bare)
  );
}
