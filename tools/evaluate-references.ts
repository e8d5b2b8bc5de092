/**
 * Measures references on GUM, which says of every pronoun and name what entity it speaks of: how many of the names that
 * stand for a pronoun are of the right entity, and what share of the pronouns gets one. Sentences and words are GUM's,
 * tags and trees predicted.
 */
import { analyseWords } from '../src/language/analyse.ts';
import type { Model } from '../src/language/model.ts';
import { repaired } from '../src/questions/grammar/repair.ts';
import { type Tree, treeOf } from '../src/questions/grammar/tree.ts';
import { type Reference, resolveReferences } from '../src/questions/references/references.ts';
import type { GoldDocument, GoldMention, GoldSentence } from './conllu.ts';
import { readTreebank } from './train-treebank.ts';

export const PRONOUNS = ['he', 'she', 'it', 'they', 'his', 'her', 'its', 'their'] as const;

/** One reference that was resolved, against GUM. */
interface Judged {
  readonly kind: Reference['kind'];
  /** The referring words, lower-cased. */
  readonly form: string;
  /** It has a text that can stand in its place; others are only bound by their own sentence. */
  readonly isNamed: boolean;
  /** What it was taken for, and where: to read what went wrong. */
  readonly text: string;
  readonly sentence: string;
  /** Undefined where the text of the antecedent could not be found again. */
  readonly isRight: boolean | undefined;
}

/** The report on the dev and test parts of GUM as lines. */
export function measureReferences(model: Model, folder: string): string[] {
  return (['dev', 'test'] as const).flatMap((part) => {
    const documents = readTreebank(folder, 'gum', part);
    const judged = documents.flatMap((document) => judgeDocument(model, document));
    const report = [`  gum ${part}`, ...format(judged, countPronouns(documents))];
    // What went wrong in the test part stays unread, so that nobody mends for it.
    return part === 'test' ? report : [...report, ...formatWrong(judged)];
  });
}

/** Resolves a document and compares every reference with GUM's entities. */
export function judgeDocument(model: Model, document: GoldDocument): Judged[] {
  const trees = treesOf(model, document);
  const passages: Tree[][] = [];
  document.sentences.forEach(({ opensParagraph }, at) => {
    if (opensParagraph || passages.length === 0) passages.push([]);
    passages.at(-1)!.push(trees[at]!);
  });
  const references = resolveReferences(passages);
  return trees.flatMap((tree, at) =>
    (references.get(tree) ?? []).map((reference) => judge(reference, at, document)),
  );
}

function treesOf(model: Model, { text, sentences }: GoldDocument): Tree[] {
  const analysed = analyseWords(
    model,
    sentences.map(({ tokens }) => tokens),
  );
  return analysed.map((tokens) => {
    const start = tokens[0]!.start;
    const end = tokens.at(-1)!.end;
    return treeOf(repaired({ text: text.slice(start, end), start, end, tokens }));
  });
}

function judge(reference: Reference, at: number, document: GoldDocument): Judged {
  const sentence = document.sentences[at]!;
  const { tokens, kind, text, antecedent } = reference;
  const first = sentence.tokens[tokens[0]!]!;
  const last = sentence.tokens[tokens.at(-1)!]!;
  const own = smallest(sentence, tokens[0]!, tokens.at(-1)!)?.entity;
  const meant =
    antecedent === undefined
      ? text === undefined
        ? undefined
        : entityBefore(text, first.start, document)
      : entityHeadedBy(sentence, antecedent);
  return {
    kind,
    form: document.text.slice(first.start, last.end).toLowerCase(),
    isNamed: text !== undefined,
    text: text ?? '',
    sentence: document.text.slice(sentence.tokens[0]!.start, sentence.tokens.at(-1)!.end),
    isRight: meant === undefined ? undefined : own === meant,
  };
}

/** The entity of the last words before an offset that are the given text; undefined where they were put together anew. */
function entityBefore(text: string, offset: number, document: GoldDocument): string | undefined {
  const plain = text.replace(/['’]s?$/, '').toLowerCase();
  const haystack = document.text.slice(0, offset).toLowerCase();
  let start = haystack.lastIndexOf(plain);
  // The article may have been changed from "a" to "the", and a part of a word is no mention.
  const bare = plain.replace(/^the /, '');
  if (start < 0) start = haystack.lastIndexOf(bare);
  if (start < 0) return undefined;
  const end = start + (haystack.startsWith(plain, start) ? plain : bare).length;
  const sentence = document.sentences.find(
    ({ tokens }) => tokens[0]!.start <= start && start < tokens.at(-1)!.end,
  );
  const from =
    sentence?.tokens.findIndex((token) => token.start <= start && start < token.end) ?? -1;
  const to = sentence?.tokens.findIndex((token) => token.end >= end) ?? -1;
  return sentence === undefined || from < 0 || to < 0
    ? undefined
    : smallest(sentence, from, to)?.entity;
}

/** The innermost mention around some tokens. */
function smallest({ mentions }: GoldSentence, from: number, to: number): GoldMention | undefined {
  return mentions
    .filter((mention) => mention.from <= from && mention.to >= to)
    .sort((a, b) => a.to - a.from - (b.to - b.from))[0];
}

/** The entity of the mention that a token heads, else of the innermost around it; '' of none. */
function entityHeadedBy(sentence: GoldSentence, token: number): string {
  const headed = sentence.mentions.filter(({ head }) => head === token).at(-1);
  return (headed ?? smallest(sentence, token, token))?.entity ?? '';
}

/** Pronouns that speak of an entity named before in the document, by form. */
function countPronouns(documents: readonly GoldDocument[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { sentences } of documents) {
    const known = new Set<string>();
    for (const { tokens, mentions } of sentences) {
      const pronouns = mentions.filter(
        ({ from, to, entity }) =>
          from === to && known.has(entity) && isPronoun(tokens[from]!.form.toLowerCase()),
      );
      for (const { from } of pronouns) {
        const form = tokens[from]!.form.toLowerCase();
        counts.set(form, (counts.get(form) ?? 0) + 1);
      }
      for (const { entity } of mentions) known.add(entity);
    }
  }
  return counts;
}

const isPronoun = (form: string) => (PRONOUNS as readonly string[]).includes(form);

function format(judged: readonly Judged[], pronouns: ReadonlyMap<string, number>): string[] {
  const ofPronouns = judged.filter(({ kind, form }) => kind === 'pronoun' && isPronoun(form));
  const row = (name: string, some: readonly Judged[], all: number | undefined) => {
    const named = some.filter(({ isNamed }) => isNamed);
    const bound = some.filter(({ isNamed }) => !isNamed);
    const share = all === undefined ? '' : `, ${percent(named.length, all)} of ${all} resolved`;
    return `    ${name.padEnd(12)} named: ${rightOf(named)} right${share}; bound in their sentence: ${rightOf(bound)} right`;
  };
  const total = [...pronouns.values()].reduce((sum, count) => sum + count, 0);
  return [
    row('pronouns', ofPronouns, total),
    ...PRONOUNS.map((form) =>
      row(
        form,
        ofPronouns.filter((one) => one.form === form),
        pronouns.get(form) ?? 0,
      ),
    ),
    ...(['name', 'definite', 'event'] as const).map((kind) => {
      const some = judged.filter((one) => one.kind === kind);
      const lost = some.filter(({ isRight }) => isRight === undefined).length;
      return `    ${kind.padEnd(12)} named: ${rightOf(some)} right${lost > 0 ? ` (${lost} not found again)` : ''}`;
    }),
  ];
}

function formatWrong(judged: readonly Judged[]): string[] {
  return judged
    .filter(({ isNamed, isRight }) => isNamed && isRight === false)
    .map(({ form, text, sentence }) => `      wrong: “${form}” for “${text}” in: ${sentence}`);
}

function rightOf(judged: readonly Judged[]): string {
  const known = judged.filter(({ isRight }) => isRight !== undefined);
  const right = known.filter(({ isRight }) => isRight).length;
  return known.length === 0 ? '-' : `${percent(right, known.length)} (${right} of ${known.length})`;
}

const percent = (part: number, all: number) =>
  all === 0 ? '-' : `${((100 * part) / all).toFixed(1)} %`;
