import { normaliseForm } from '../src/language/describe-words.ts';
import { hashText } from '../src/language/features.ts';
import type { Finite } from '../src/language/lexicon.ts';
import { packSortedTable } from '../src/language/sorted-table.ts';
import type { GoldSentence } from './conllu.ts';

/** A word with these counts of tags, ordered by frequency. */
type TagCounts = [tag: number, count: number][];

const KNOWN_FROM = 2;
/** What a silver token counts, and how sure its tag must be. */
const SILVER_WORTH = 0.25;
const SURE_TAG = 0.9;
/** A word is given its only tag unseen when it had it so often and with so few exceptions. */
const SURE_FROM = 15;
const SURE_SHARE = 0.998;
/** Pairs of tags of finite verbs. */
const FINITE = /^(?:VB[DPZ]|MD)\//;
const TWINS = new Map([
  ['VBD/VERB', 'VBN/VERB'],
  ['VBN/VERB', 'VBD/VERB'],
]);
const MOST_CLASSES = 500;

/** Collects the words of the training data: the table for Lexicon and for each ambiguity class its only tag (or -1) and whether it is finite. */
export function buildLexicon(
  gold: readonly GoldSentence[],
  silver: readonly GoldSentence[],
  tagOf: Map<string, number>,
) {
  const finiteTags = new Set([...tagOf].filter(([name]) => FINITE.test(name)).map(([, id]) => id));
  const words = countTags(gold, silver, tagOf);
  const keys = new Map<string, number>();
  for (const counts of words.values())
    keys.set(classKey(counts), (keys.get(classKey(counts)) ?? 0) + total(counts));
  const frequent = [...keys].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const classOf = new Map(frequent.slice(0, MOST_CLASSES).map(([key], index) => [key, index + 1]));
  const onlyTag = [
    -1,
    ...[...classOf.keys()].map((key) => (key.endsWith('!') ? Number(key.slice(0, -1)) : -1)),
  ];
  const entries = [...words]
    .map(([word, counts]) => [hashText(word), classOf.get(classKey(counts)) ?? 0] as const)
    .filter(([, ambiguity]) => ambiguity > 0);
  const finite: Finite[] = [0];
  for (const key of classOf.keys()) {
    const tags = key.replace('!', '').split(',').map(Number);
    const count = tags.filter((tag) => finiteTags.has(tag)).length;
    finite.push(count === 0 ? 0 : count < tags.length ? 1 : 2);
  }
  return { bytes: packSortedTable(entries), onlyTag, finite };
}

function countTags(
  gold: readonly GoldSentence[],
  silver: readonly GoldSentence[],
  tagOf: Map<string, number>,
) {
  const counts = new Map<string, Map<number, number>>();
  for (const [sentences, worth] of [
    [gold, 1],
    [silver, SILVER_WORTH],
  ] as const) {
    for (const token of sentences.flatMap(({ tokens }) => tokens)) {
      const tag = tagOf.get(`${token.xpos}/${token.upos}`);
      if (tag === undefined || token.tagSureness < SURE_TAG) continue;
      const word = normaliseForm(token.form);
      const tags = counts.get(word) ?? new Map<number, number>();
      tags.set(tag, (tags.get(tag) ?? 0) + worth);
      // A regular past form is a participle too, and the other way round, whether it was seen as such or not.
      const twin = word.endsWith('ed')
        ? tagOf.get(TWINS.get(`${token.xpos}/${token.upos}`) ?? '')
        : undefined;
      if (twin !== undefined) tags.set(twin, (tags.get(twin) ?? 0) + worth / 2);
      counts.set(word, tags);
    }
  }
  const ordered = [...counts].map(([word, tags]): [string, TagCounts] => [
    word,
    [...tags].sort((a, b) => b[1] - a[1] || a[0] - b[0]),
  ]);
  return new Map(ordered.filter(([, tags]) => total(tags) >= KNOWN_FROM));
}

function total(counts: TagCounts): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}

/** `4!` for words that are always tag 4, `4,7` for words that are tag 4 or 7. */
function classKey(counts: TagCounts): string {
  const all = total(counts);
  const [first, times] = counts[0]!;
  if (all >= SURE_FROM && times >= SURE_SHARE * all) return `${first}!`;
  return counts
    .filter(([, count]) => count >= 0.08 * all)
    .slice(0, 3)
    .map(([tag]) => tag)
    .sort((a, b) => a - b)
    .join();
}
