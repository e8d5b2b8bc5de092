import { isYear } from '../grammar/dates.ts';
import { BARE_EVENT_NOUNS, EVENT_NOUNS, WEEKDAYS } from '../grammar/lexicon.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { dependents, subtree, type Tree, token } from '../grammar/tree.ts';
import { wordsOf } from '../wording/wording.ts';
import { type Mention, namedMentions } from './mentions.ts';
import type { Reference } from './references.ts';

/** Of which an essay seldom tells of two. */
const GREAT =
  /^(war|revolution|siege|rebellion|uprising|crisis|famine|plague|crusade|reformation)$/;

/** The war that an essay names twice at least, where it names no other: "the war" in it is that one. */
export function soleEvents(trees: readonly Tree[]): [string, Mention][] {
  const byKind = new Map<string, Mention[]>();
  for (const tree of trees)
    for (const mention of namedMentions(tree, 0))
      if (GREAT.test(mention.head))
        byKind.set(mention.head, [...(byKind.get(mention.head) ?? []), mention]);
  return [...byKind].flatMap(([kind, mentions]): [string, Mention][] => {
    const plain = ({ text }: Mention) => text.replace(/^(the|an?) /i, '').toLowerCase();
    const [full] = [...mentions].sort((a, b) => plain(b).length - plain(a).length);
    const isNamed = full !== undefined && /^(the )?\p{Lu}/u.test(full.text);
    const isOne = mentions.every((one) => full !== undefined && plain(full).endsWith(plain(one)));
    if (full === undefined || !isNamed || !isOne || mentions.length < 2) return [];
    if (full.text.split(' ').length > LONGEST_NAME || plain(full) === kind) return [];
    const text = /^the /i.test(full.text) ? full.text.replace(/^The /, 'the ') : `the ${full.text}`;
    return [[kind, { ...full, text, key: text.toLowerCase() }]];
  });
}

/** In words, with its article. */
const LONGEST_NAME = 5;

/** "the Friday attacks" in an essay with the title "Paris Attacks": a day does not name an event, the title does. */
export function titleEvent(tree: Tree, title: string, references: Reference[]): void {
  tree.tokens.forEach(({ form, lemma }, index) => {
    const day = tree.tokens[index - 1]?.lemma.toLowerCase() ?? '';
    if (!EVENT_NOUNS.has(lemma.toLowerCase()) || !WEEKDAYS.has(day)) return;
    const name = new RegExp(`\\b(\\p{Lu}\\p{L}+) ${form}\\b`, 'iu').exec(title)?.[1];
    if (name === undefined || !/^the$/i.test(tree.tokens[index - 2]?.form ?? '')) return;
    const text = `the ${name} ${form}`;
    references.push({
      tokens: [index - 2, index - 1, index],
      key: text.toLowerCase(),
      text,
      kind: 'event',
    });
  });
}

/**
 * "Following the death of almost 200 civilians, …" after a sentence about the 2004 Madrid bombings:
 * the bare event is the named one.
 */
export function bareEvent(
  tree: Tree,
  event: NamedEvent | undefined,
  references: Reference[],
): void {
  if (event === undefined) return;
  const subject = dependents(tree, tree.root, 'nsubj')[0] ?? tree.root;
  for (const head of dependents(tree, tree.root, 'obl', 'advcl')) {
    const all = subtree(tree, head);
    const opener = token(tree, all[0]!).form.toLowerCase();
    if (head > subject || !/^(following|after|since)$/.test(opener)) continue;
    const noun = token(tree, head).upos === 'NOUN' ? head : dependents(tree, head, 'obj')[0];
    if (noun === undefined || !BARE_EVENT_NOUNS.has(token(tree, noun).lemma)) continue;
    const phrase = trimPunctuation(tree, all.slice(1));
    if (
      phrase.some((index) => token(tree, index).upos === 'PROPN' || isYear(token(tree, index).form))
    )
      continue;
    references.push({ tokens: phrase, ...event, kind: 'event' });
  }
}

/** An event with a name or a year: "the 2004 Madrid bombings". */
export type NamedEvent = Pick<Reference, 'key'> & { readonly text: string };

/**
 * The named event that a sentence opens with, told by its words and not by the tree: plural events
 * ("bombings", "floods") look like verbs to a parser.
 */
export function openingEvent(tree: Tree): NamedEvent | undefined {
  const start = tree.tokens.findIndex(({ upos }) => upos !== 'PUNCT');
  const end = tree.tokens.findIndex(
    ({ lemma, form }, at) =>
      at > start && at <= start + 6 && EVENT_NOUNS.has(lemma.toLowerCase()) && /^\p{L}/u.test(form),
  );
  if (end < 0 || !/^the$/i.test(tree.tokens[start]?.form ?? '')) return undefined;
  const before = tree.tokens.slice(start + 1, end);
  const isNamed = before.some(({ form }) => isYear(form) || /^\p{Lu}/u.test(form));
  if (
    !isNamed ||
    !before.every(
      ({ form, upos }) =>
        isYear(form) || upos === 'ADJ' || upos === 'NOUN' || /^\p{Lu}|^-$/u.test(form),
    )
  )
    return undefined;
  const tokens = Array.from({ length: end - start + 1 }, (_, at) => start + at);
  const text = wordsOf(tree, tokens);
  return { key: text.toLowerCase(), text };
}
