import { aloneOf } from './alone.ts';
import { readAnswer } from './answer.ts';
import { escapeHtml, lineOf, textOf } from './html.ts';
import { GAP_MARK } from './item.ts';
import type { QuizNote } from './material.ts';
import { hasMaths } from './maths.ts';
import { asQuestion, isQuestion, onlyPlaceOf } from './stem.ts';
import { withoutArticle } from './words.ts';

/** What the note's answer is, plain: its back, or what its first gap hides. */
export function keyOf(note: QuizNote): string {
  return (note.kind === 'cloze' ? (note.gaps[0] ?? '') : textOf(note.answer))
    .trim()
    .replace(/(?<=[\p{L}\d])\.$/u, '');
}

/** What asks for the answer: a question, or a cloze text with one gap. */
export function stemOf(note: QuizNote): string | undefined {
  if (note.kind === 'cloze')
    return (note.gaps.length === 1 ? note.question : firstGapOnly(note)).replace(CONVERTED, '$1');
  return isQuestion(textOf(note.question)) ? asQuestion(note.question) : undefined;
}

/** "… ft (335 m)" says the number again. */
const CONVERTED = new RegExp(
  `(${GAP_MARK}(?:[ -][\\p{L}./]+){0,2}) \\((?:about )?[$£€]?[\\d.,–-]+ ?[^()]{0,20}\\)`,
  'u',
);

/** The gaps after the first, filled. */
function firstGapOnly({ question, gaps }: QuizNote): string {
  let at = 0;
  return question.replaceAll(GAP_MARK, () =>
    at++ === 0 ? GAP_MARK : escapeHtml(gaps[at - 1] ?? ''),
  );
}

/** A gap that is a part of a date, a number or a name: "Apollo 11", "1629–31". */
export function isTorn(note: QuizNote): boolean {
  const text = textOf(note.question);
  const isNumber = /^\d/.test(note.gaps[0] ?? '');
  return TORN_DATE.test(text) || BROKEN.test(text) || (isNumber && NUMBERED.test(text));
}

/** Where markup was lost: "covering , an area", "a temperature of 50 to." */
const BROKEN = /\p{L} ,|\b(?:of|to|from|and|or|with|the|by|at) ?[.,](?!\p{L})/u;

const NUMBERED = new RegExp(
  `^(?:Chapter|Section|Figure|Table|Part|Volume|Lesson|Unit|Step|Book|Page) ${GAP_MARK}|(?<!^)(?<![.!?] )\\b(?!(?:In|On|By|At|Some|About|Over)\\b)\\p{Lu}\\p{L}+ ${GAP_MARK}`,
  'u',
);

/** A gap that is a part of a date. */
const TORN_DATE = new RegExp(
  `(?:January|February|March|April|May|June|July|August|September|October|November|December)[ \\d,]*${GAP_MARK}|${GAP_MARK}[ ,]*(?:\\d{3,4}|January|February|March|April|May|June|July|August|September|October|November|December)|\\d ${GAP_MARK}|[-–/]${GAP_MARK}|${GAP_MARK}[-–/]|\\([^)“]*${GAP_MARK}`,
);

/** Whether a solver would type the same words: no clause, no list, nothing long. */
export function canBeTyped(key: string): boolean {
  const { core } = readAnswer(key);
  const isClause = /^(?:to \p{Ll}|because|that|by \p{Ll}+ing|if|when|so)\b/iu.test(key);
  const words = withoutArticle(core)
    .replace(/\s*\([^()]*\)$/, '')
    .split(/\s+/).length;
  return (
    key !== '' &&
    !hasMaths(key) &&
    !isClause &&
    words <= 4 &&
    !/[,;\n]| and /.test(core) &&
    !/\p{Ll}(?:s|ed)? (?:cannot|can|is|are|was|were) /u.test(core)
  );
}

export interface Statement {
  readonly text: string;
  /** Where the answer stands in it. */
  readonly at: number;
  readonly core: string;
}

/** A sentence that can be read by itself and has the answer once; it is what a cloze note says, or a note's source. */
export function statementOf(note: QuizNote): Statement | undefined {
  const isCloze = note.kind === 'cloze';
  const text = isCloze ? filled(note) : aloneOf(note.sentence ?? '');
  const { core } = readAnswer(keyOf(note), textOf(note.question));
  const bare = /^(?:the|an?)\s/i.test(core) ? withoutArticle(core) : core;
  const words = bare.split(/\s+/).length;
  if (text === undefined || words > 4 || /[,;:]/.test(bare) || !/[.!]$/.test(text))
    return undefined;
  const at = onlyPlaceOf(text, bare);
  // What stands behind a name in brackets says it again.
  return at < 0 || text.slice(at + bare.length).startsWith(' (')
    ? undefined
    : { text, at, core: text.slice(at, at + bare.length) };
}

function filled({ question, gaps }: QuizNote): string {
  let at = 0;
  return lineOf(question.replaceAll(GAP_MARK, () => escapeHtml(gaps[at++] ?? '')));
}

/** The sentence of a definition with the place of its term: "A vaccine is a preparation that …". */
export function definingSentence({ sentence = '' }: QuizNote, term: string): Statement | undefined {
  const bare = withoutArticle(term);
  const text = aloneOf(sentence) ?? '';
  const at = onlyPlaceOf(text, bare);
  return at < 0 ? undefined : { text, at, core: text.slice(at, at + bare.length) };
}
