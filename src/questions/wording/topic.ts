import { contentWords } from '../grammar/content-words.ts';
import { isCountry } from '../grammar/countries.ts';
import { determiner, entityOf, nameText } from '../grammar/noun-phrase.ts';
import { isRelation, type Tree } from '../grammar/tree.ts';
import { plainTitle } from '../references/title-person.ts';

/** What an essay is about, as its cards name it. */
export interface Topic {
  readonly text: string;
  /** Its content words, lower-cased: of a name with other words those of the name. */
  readonly words: readonly string[];
  /** Of a place the words that say what happens in it: "in Angola", "in the Atlantic Ocean". */
  readonly inside?: string;
}

/** How often an essay says what it is about, at least. */
const LEAST_MENTIONS = 3;

/** Longer titles are statements: "ISIS is not an existential threat". */
const LONGEST_TITLE = 4;

/** Kinds of writing, not what is written about. */
const WRITING =
  /^(introduction|chapter|part|section|essay|review|notes?|overview|guide|history|story|report|summary|study|case|example|list|exercise|learning|objectives?)$/i;

/**
 * The title, where it is short and the essay uses a word of it; else the longest run of its words that the essay
 * repeats ("Australian children suffering from iodine deficiency": iodine deficiency). One word of it, or a name that the
 * essay is full of, misleads: an essay on rules that China has may speak most of the United States.
 */
export function topicOf(trees: readonly Tree[], heading: string): Topic | undefined {
  const title = plainTitle(heading);
  const text = trees.map(({ sentence }) => ` ${plain(sentence.text)} `).join('\n');
  const count = (words: string) => text.split(` ${plain(words)} `).length - 1;
  const [main = ''] = title.split(/\s*[:–—|]\s+/);
  const words = main.trim().split(/\s+/);
  const isWhole =
    main.trim() !== '' &&
    words.length <= LONGEST_TITLE &&
    !/[?!]/.test(main) &&
    !contentWords(main).some((word) => WRITING.test(word) || /^\d+e$/.test(word)) &&
    (contentWords(main).some((word) => count(word) >= LEAST_MENTIONS) ||
      insideOf(trees, main) !== undefined);
  const named = (topic: string) => topicNamed(trees, topic);
  if (isWhole) return named(main.trim());
  const runs = runsOf(title).filter(
    (run) => contentWords(run).length > 1 && count(run) >= LEAST_MENTIONS,
  );
  const [longest] = runs.sort((a, b) => contentWords(b).length - contentWords(a).length);
  return longest === undefined ? undefined : named(longest);
}

function topicNamed(trees: readonly Tree[], topic: string): Topic {
  const inside = insideOf(trees, topic);
  return { text: topic, words: tellingWords(trees, topic), ...(inside && { inside }) };
}

/** The names that the headings of parts have: "Liberia" in a book on the nations of the world. */
export function topicOfSection(trees: readonly Tree[], heading: string): Topic | undefined {
  const words = contentWords(heading);
  const isShort = heading.split(/\s+/).length <= LONGEST_TITLE && !/[?!:]/.test(heading);
  const names = trees.flatMap(({ tokens }) =>
    tokens.flatMap(({ upos, form }) => (upos === 'PROPN' ? [form.toLowerCase()] : [])),
  );
  const isName = words.length > 0 && words.every((word) => names.includes(word));
  const mentions = names.filter((name) => words.includes(name)).length;
  return isShort && isName && mentions >= 2 ? topicNamed(trees, heading) : undefined;
}

/** Whether it is a place, and how it is spoken of, is told by most of its mentions. */
function insideOf(trees: readonly Tree[], name: string): string | undefined {
  const mentions = trees.flatMap((tree) =>
    tree.tokens.flatMap(({ upos, deprel }, head) => {
      const isHead = upos === 'PROPN' && !isRelation(deprel, ['compound', 'flat']);
      return isHead && nameText(tree, head) === name ? [{ tree, head }] : [];
    }),
  );
  const places = mentions.filter(({ tree, head }) => entityOf(tree, head) === 'place');
  const isOneWord = !/\s/.test(name) || isCountry(name) || GEOGRAPHIC.test(name);
  if (!isOneWord || places.length <= mentions.length / 2) return undefined;
  const withArticle = mentions.filter(({ tree, head }) => determiner(tree, head) === 'the');
  return `in ${withArticle.length > mentions.length / 2 ? 'the ' : ''}${name}`;
}

/** "Animal Farm" is no place, "Atlantic Ocean" is one. */
const GEOGRAPHIC =
  /(ocean|sea|islands?|city|county|province|republic|kingdom|empire|desert|valley|region|peninsula|states|union|america|africa|europe|asia|wales|york|zealand|korea|england|ireland)$/i;

/** Of "Economy of Angola" Angola: every country has an economy. */
function tellingWords(trees: readonly Tree[], topic: string): string[] {
  const words = contentWords(topic);
  const names = new Set(
    trees.flatMap(({ tokens }) =>
      tokens.flatMap(({ upos, form }) => (upos === 'PROPN' ? [form.toLowerCase()] : [])),
    ),
  );
  const telling = words.filter((word) => names.has(word));
  return telling.length > 0 ? telling : words;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Runs of words between signs that neither begin nor end with a small word. */
function runsOf(title: string): string[] {
  return title.split(/\s*[:–—|,;?!()]\s*/).flatMap((part) => {
    const words = part.split(/\s+/).filter(Boolean);
    const isFull = (word = '') => contentWords(word).length > 0 && !WRITING.test(word);
    return words.flatMap((_, from) =>
      words
        .slice(from)
        .map((_word, length) => words.slice(from, from + length + 1))
        .filter((run) => isFull(run[0]) && isFull(run.at(-1)))
        .map((run) => run.join(' ')),
    );
  });
}

/** Whether words speak of the topic: "Albanian" speaks of Albania. */
export function speaksOf({ words }: Topic, text: string): boolean {
  const said = contentWords(text).map(rootOf);
  return words.some((word) => said.includes(rootOf(word)));
}

const rootOf = (word: string) =>
  word.replace(/['’]s?$/, '').replace(/(?<=\p{L}{4})(ians?|ans?|ese|ish|e?s|ns?|a|e|y|ies)$/u, '');

/** What a passage is about: the innermost of its headings that is a name, else what the essay is about. */
export function topicsOf(
  passages: readonly {
    readonly passage: { readonly headings: readonly string[] };
    readonly trees: readonly Tree[];
  }[],
  ofEssay: Topic | undefined,
): (passage: { readonly headings: readonly string[] }) => Topic | undefined {
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
