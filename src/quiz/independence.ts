import { textOf } from './html.ts';
import type { Item } from './item.ts';
import { answersOf } from './rules.ts';
import { contentWords, coverage, normalised, withoutArticle } from './words.ts';

/** Everything that a solver reads in an item before its answer is shown, but for the options. */
export function toldBy(item: Item): string {
  const parts =
    item.kind === 'matching'
      ? item.pairs.map(({ left }) => left)
      : item.kind === 'ordering'
        ? item.entries
        : [];
  return [item.stem, ...parts].map(textOf).join(' | ');
}

/** Small numbers stand everywhere, and tell something only of their own sentence. */
const TINY = /^(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)$/i;

interface Told {
  readonly item: Item;
  readonly text: string;
}

/** Finds the items whose questions say an answer, by the rarest of its words. */
export class ToldIndex {
  readonly #byWord = new Map<string, Told[]>();

  constructor(items: readonly Item[] = []) {
    for (const item of items) this.add(item);
  }

  add(item: Item): void {
    const text = ` ${normalised(toldBy(item))} `;
    const told = { item, text };
    for (const word of new Set(text.trim().split(' '))) {
      const list = this.#byWord.get(word);
      if (list) list.push(told);
      else this.#byWord.set(word, [told]);
    }
  }

  /** The items, other than itself, whose questions say what this one asks. */
  tellersOf(asked: Item): Item[] {
    const found = answersOf(asked).flatMap((answer) => {
      const wanted = normalised(answer);
      const lists =
        wanted === '' ? [] : wanted.split(' ').map((word) => this.#byWord.get(word) ?? []);
      const shortest = lists.sort((a, b) => a.length - b.length)[0] ?? [];
      return shortest.filter(
        ({ item, text }) =>
          item.id !== asked.id &&
          text.includes(` ${wanted} `) &&
          (!TINY.test(answer) || isFromSameSentence(asked, item)),
      );
    });
    return [...new Set(found.map(({ item }) => item))];
  }
}

/** Finds the items whose answers a question says, by the first words of the answers. */
export class AnswerIndex {
  readonly #byFirst = new Map<string, { item: Item; answer: string; isTiny: boolean }[]>();

  add(item: Item): void {
    for (const raw of answersOf(item)) {
      const answer = normalised(raw);
      if (answer === '') continue;
      const [first = ''] = answer.split(' ');
      const entry = { item, answer, isTiny: TINY.test(raw) };
      const list = this.#byFirst.get(first);
      if (list) list.push(entry);
      else this.#byFirst.set(first, [entry]);
    }
  }

  /** The items whose answers the question of this one says. */
  toldBy(told: Item): Item[] {
    const text = normalised(toldBy(told));
    const found = [...new Set(text.split(' '))].flatMap((word) =>
      (this.#byFirst.get(word) ?? []).filter(
        ({ item, answer, isTiny }) =>
          ` ${text} `.includes(` ${answer} `) && (!isTiny || isFromSameSentence(item, told)),
      ),
    );
    return found.map(({ item }) => item);
  }
}

/** Items that ask the same: the same answer, and questions that share most of their words; or that say most of one sentence again. */
export class AskedIndex {
  readonly #byAnswer = new Map<string, Asked[]>();
  readonly #bySentence = new Map<string, Asked[]>();

  /** The items before it that ask what this one asks. */
  add(item: Item): Item[] {
    const same = this.repeatsOf(item);
    const asked = { item, words: contentWords(toldBy(item)) };
    for (const key of keysOf(item)) put(this.#byAnswer, key, asked);
    if (item.origin.feedback !== '') put(this.#bySentence, item.origin.feedback, asked);
    return same;
  }

  repeatsOf(item: Item): Item[] {
    const words = contentWords(toldBy(item));
    const shares = (other: Asked) =>
      Math.max(coverage(words, other.words), coverage(other.words, words));
    const byAnswer = keysOf(item).flatMap((key) =>
      (this.#byAnswer.get(key) ?? []).filter((other) => shares(other) > 0.5),
    );
    const bySentence = (this.#bySentence.get(item.origin.feedback) ?? []).filter(
      (other) => (isStatement(item) || isStatement(other.item)) && shares(other) > 0.6,
    );
    return [...new Set([...byAnswer, ...bySentence].map((other) => other.item))];
  }
}

interface Asked {
  readonly item: Item;
  readonly words: ReadonlySet<string>;
}

function put(index: Map<string, Asked[]>, key: string, asked: Asked): void {
  const list = index.get(key);
  if (list) list.push(asked);
  else index.set(key, [asked]);
}

/** What says a whole sentence, right or wrong: beside another that says it too, one of the two is no question. */
function isStatement(item: Item): boolean {
  return item.kind === 'true-false';
}

/** The answers, without what they open with; of a kind that has none, what it tells. */
function keysOf(item: Item): string[] {
  const answers = answersOf(item).map((answer) => normalised(withoutArticle(answer)));
  return answers.length > 0 ? answers : [normalised(toldBy(item))];
}

function isFromSameSentence(a: Item, b: Item): boolean {
  return (
    (a.origin.feedback !== '' && a.origin.feedback === b.origin.feedback) ||
    a.origin.notes.some((id) => b.origin.notes.includes(id))
  );
}
