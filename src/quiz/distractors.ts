import { type Answer, isSimplePhrase, readAnswer } from './answer.ts';
import { type Dated, datesIn } from './dates.ts';
import { textOf } from './html.ts';
import { GAP_MARK } from './item.ts';
import type { Material, Phrase, QuizNote } from './material.ts';
import { nameAsked } from './name-asked.ts';
import { kindOf } from './name-kinds.ts';
import { NameBook } from './names.ts';
import type { Quantity } from './numbers.ts';
import { quantitiesIn, rankedDates, rankedNumbers } from './ranked.ts';
import {
  caseLike,
  hasShapeOf,
  isAlias,
  isAlsoTrue,
  isSamePerson,
  shapeDistance,
  sharesName,
  takesThe,
} from './shapes.ts';
import { keyOf } from './statement.ts';
import { contentWords, coverage, normalised, withoutArticle } from './words.ts';

/** Wrong answers for one key. */
export interface Distractors {
  /** The key as the options show it. */
  readonly key: string;
  /** Plain, the best first; of numbers and dates in no order. */
  readonly pool: readonly string[];
}

/** A wrong answer that may do, and how far it is from the key in the text: sentences, and more for another shape. */
interface Candidate {
  readonly text: string;
  /** Of a name the text that it is from. */
  readonly from: number;
  readonly distance: number;
}

/** How much further an answer of another text is. */
const OTHER_TEXT = 200;

const NO_WORDS: ReadonlySet<string> = new Set();

/** How many notes and sentences before and after a note count as near to it. */
const NEAR_NOTES = 100;
const NEAR_SENTENCES = 60;
/** What stands further away, counted in sentences, is no wrong answer. */
const FAR = 600;

/** More wrong answers than this are not looked at. */
const LARGEST_POOL = 8;

/** What the wrong answers of a set of notes are drawn from; made once, asked for each note. */
export class DistractorSource {
  readonly #material: Material;
  readonly #byType = new Map<string, Phrase[]>();
  readonly #answers: { note: QuizNote; answer: Answer; text: string; stem: ReadonlySet<string> }[];
  readonly #answersByType = new Map<string, number[]>();
  readonly #stemWords: readonly ReadonlySet<string>[];
  readonly #counts = new Map<string, number>();
  readonly #nouns: readonly Phrase[];
  readonly #types = new Map<string, Set<string>>();
  readonly #places: ReadonlyMap<QuizNote, number>;
  readonly #names: NameBook;
  readonly #dates = new Map<number, readonly Dated[]>();
  readonly #quantities = new Map<number, readonly Quantity[]>();

  constructor(material: Material) {
    this.#material = material;
    this.#names = new NameBook(material);
    this.#places = new Map(material.notes.map((note, index) => [note, index]));
    this.#nouns = material.phrases.filter(({ type }) => type.startsWith('noun:'));
    this.#stemWords = material.sentences.map(contentWords);
    for (const phrase of material.phrases) {
      const list = this.#byType.get(phrase.type);
      if (list) list.push(phrase);
      else this.#byType.set(phrase.type, [phrase]);
      const key = normalised(withoutArticle(phrase.text));
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
      this.#types.set(key, (this.#types.get(key) ?? new Set()).add(phrase.type));
    }
    this.#answers = material.notes.map((note) => {
      const text = keyOf(note);
      const stem = contentWords(textOf(note.question));
      return { note, answer: readAnswer(text, textOf(note.question)), text, stem };
    });
    this.#answers.forEach(({ note }, index) => {
      const type = note.type ?? '';
      const list = this.#answersByType.get(type);
      if (list) list.push(index);
      else this.#answersByType.set(type, [index]);
    });
  }

  /** Names and noun phrases of the key's type and shape that are not also true; undefined where the key is none. */
  phrases(note: QuizNote, key: string, stem: string): Distractors | undefined {
    const answer = readAnswer(key, stem);
    if (!isSimplePhrase(answer)) return undefined;
    const listed = this.#listed(answer.core);
    if ((note.type === undefined || note.type.startsWith('name:')) && listed.length === 0)
      return undefined;
    // Which nouns, peoples and places are of one kind, a text alone seldom shows; who wrote a card knows.
    const isMade = Number.isFinite(note.score);
    if (isMade && listed.length === 0 && !isOfOneKind(note.type ?? '', answer.core))
      return undefined;
    const found = [
      ...this.#fromAnswers(note, answer, stem),
      ...this.#fromPhrases(note, answer, stem),
      ...listed.map((text, index) => ({ text, from: note.from, distance: 1000 + index })),
    ];
    const type = note.type ?? '';
    const isName = type !== '' && !type.startsWith('noun:');
    const isPerson = type === 'person';
    if (isName && (IN_A_LIST.test(stem) || isWrittenSmall(answer.core, note.sentence)))
      return undefined;
    // An abbreviation tells the initials.
    if (/\bstands? for\b/.test(stem)) return undefined;
    const { from: ownText, sentence = '' } = note;
    const asked = nameAsked({ key: answer.core, stem, sentence, type, from: ownText });
    if (isName && listed.length === 0 && isMade && !this.#names.isSureKey(asked)) return undefined;
    const fit = isName
      ? found.filter(
          ({ text, from }) => listed.includes(text) || this.#names.canStandFor(text, from, asked),
        )
      : found;
    const shaped = isPerson
      ? fit.map((one) => ({ ...one, text: this.#nameLike(answer.core, one.text) }))
      : fit;
    const needsThe = takesThe(answer.core, stem);
    const seen = new Map<string, string>();
    for (const { text } of shaped.sort((a, b) => a.distance - b.distance)) {
      if (seen.size >= LARGEST_POOL) break;
      if (!hasShapeOf(text, answer.core, isName) || (isName && takesThe(text) !== needsThe))
        continue;
      const plain = normalised(withoutArticle(text));
      if ([...seen.keys()].some((other) => sharesName(plain, other))) continue;
      if (isPerson && [answer.core, ...seen.values()].some((one) => this.#isOne(one, text)))
        continue;
      if (!isAlsoTrue(text, answer.core, stem, note.sentence ?? '', isName)) seen.set(plain, text);
    }
    const pool = [...seen.values()];
    return { key, pool: pool.map((text) => answer.opener + caseLike(answer.core, text, isName)) };
  }

  /** Numbers or dates, so many below the key as `rank` says and `count - rank` above it; undefined where the key is neither or there are too few. */
  ranked(
    note: QuizNote,
    key: string,
    stem: string,
    { count, rank, latestYear, random }: RankedWish,
  ): Distractors | undefined {
    const answer = readAnswer(key, stem);
    const wish = { count, rank, random, stem, sentence: note.sentence ?? '' };
    const cores =
      answer.date !== undefined
        ? rankedDates(answer.date, { ...wish, latestYear, told: this.#datesNear(note) })
        : answer.quantity !== undefined
          ? rankedNumbers(answer.quantity, { ...wish, told: this.#quantitiesNear(note) })
          : undefined;
    if (cores === undefined) return undefined;
    const opensLarge = answer.opener === '' && /^\p{Lu}/u.test(answer.core);
    const pool = cores.map(
      (core) => answer.opener + (opensLarge ? core.charAt(0).toUpperCase() + core.slice(1) : core),
    );
    return { key, pool };
  }

  /** Dates that other notes ask for and that the sentences around say. */
  #datesNear(note: QuizNote): readonly Dated[] {
    return this.#near(
      note,
      this.#dates,
      ({ date }) => date,
      (sentence) => datesIn(sentence).map(({ dated }) => dated),
    );
  }

  #quantitiesNear(note: QuizNote): readonly Quantity[] {
    return this.#near(note, this.#quantities, ({ quantity }) => quantity, quantitiesIn);
  }

  /** Values in the answers and sentences near a note; each sentence is read once. */
  #near<T>(
    note: QuizNote,
    known: Map<number, readonly T[]>,
    valueIn: (answer: Answer) => T | undefined,
    read: (sentence: string) => readonly T[],
  ): readonly T[] {
    const at = this.#places.get(note) ?? 0;
    const answers = this.#answers.slice(Math.max(0, at - NEAR_NOTES), at + NEAR_NOTES);
    const values: T[] = [];
    for (const { answer } of answers) {
      const value = valueIn(answer);
      if (value !== undefined) values.push(value);
    }
    const from = Math.max(0, note.at - NEAR_SENTENCES);
    for (let place = from; place < note.at + NEAR_SENTENCES; place++) {
      const sentence = this.#material.sentences[place];
      if (sentence === undefined) break;
      if (!known.has(place)) known.set(place, read(sentence));
      values.push(...known.get(place)!);
    }
    return values;
  }

  /** Whether the answer is whom its text is about: a statement about somebody else is no doubt. */
  isAboutProtagonist(note: QuizNote): boolean {
    return note.type === 'person' && this.#names.isProtagonist(keyOf(note), note.from);
  }

  /** The types in which a phrase stands in the texts. */
  typesOf(text: string): readonly string[] {
    return [...(this.#types.get(normalised(withoutArticle(text))) ?? [])];
  }

  /** How often a phrase stands in the texts. */
  frequency(text: string): number {
    return this.#counts.get(normalised(withoutArticle(text))) ?? 0;
  }

  /** Phrases that are no names. */
  get nouns(): readonly Phrase[] {
    return this.#nouns;
  }

  phrasesOf(type: string): readonly Phrase[] {
    return this.#byType.get(type) ?? [];
  }

  #fromAnswers(note: QuizNote, { core }: Answer, stem: string): Candidate[] {
    const words = contentWords(stem);
    const asked = askedNoun(stem);
    return (this.#answersByType.get(note.type ?? '') ?? []).flatMap((index) => {
      const other = this.#answers[index]!;
      if (Math.abs(other.note.at - note.at) > FAR) return [];
      if (other.note === note || !isSimplePhrase(other.answer)) return [];
      if (other.answer.date !== undefined || other.answer.quantity !== undefined) return [];
      // Another answer to nearly the same question may be right here too.
      if (coverage(words, other.stem) > 0.6) return [];
      const same = asked !== undefined && asked === askedNoun(textOf(other.note.question));
      return [
        {
          text: other.answer.core,
          from: other.note.from,
          distance:
            Math.abs(other.note.at - note.at) +
            shapeDistance(other.answer.core, core) -
            (same ? 60 : 6) +
            (other.note.from === note.from ? 0 : OTHER_TEXT),
        },
      ];
    });
  }

  #fromPhrases(note: QuizNote, { core }: Answer, stem: string): Candidate[] {
    const words = contentWords(stem);
    return (this.#byType.get(note.type ?? '') ?? []).flatMap((phrase) => {
      if (phrase.at === note.at || phrase.from !== note.from) return [];
      if (Math.abs(phrase.at - note.at) > FAR) return [];
      // A sentence that says most of what the stem says may make this answer true.
      if (coverage(words, this.#stemWords[phrase.at] ?? NO_WORDS) > 0.6) return [];
      const once = this.frequency(phrase.text) === 1 ? 4 : 0;
      const distance = Math.abs(phrase.at - note.at) + shapeDistance(phrase.text, core) + once;
      return [{ text: phrase.text, from: phrase.from, distance }];
    });
  }

  /** "Sheikh Ali" and "Ali al-Khalifa", "Ötzi" and "the Iceman": two names of one person. */
  #isOne(a: string, b: string): boolean {
    if (isSamePerson(a, b)) return true;
    return this.#material.sentences.some(
      (sentence) => sentence.includes(a) && sentence.includes(b) && isAlias(sentence, a, b),
    );
  }

  /** A full name as a surname, where the key is one word and the texts use the surname alone too. */
  #nameLike(core: string, text: string): string {
    const isFull = /^(?:\p{Lu}[\p{L}.’'-]*\s){1,3}\p{Lu}[\p{Ll}’'-]+$/u.test(text);
    const surname = text.split(' ').at(-1)!;
    return !core.includes(' ') && isFull && this.frequency(surname) > 0 ? surname : text;
  }

  #listed(core: string): readonly string[] {
    const key = normalised(core);
    const list = this.#material.wordLists.find((words) =>
      words.some((word) => normalised(word) === key),
    );
    return (list ?? []).filter((word) => normalised(word) !== key);
  }
}

export interface RankedWish {
  readonly count: number;
  /** How many are to be below the key. */
  readonly rank: number;
  readonly latestYear: number;
  readonly random: { below(n: number): number; shuffled<T>(from: readonly T[]): T[] };
}

/** Types of which a text's own names can stand for each other. */
function isOfOneKind(type: string, core: string): boolean {
  if (type === 'place') return kindOf(core) !== undefined;
  return /^(?:person|country|organization)$/.test(type);
}

/** "called abjads" names nothing, whatever its answer's capital says. */
function isWrittenSmall(core: string, sentence = ''): boolean {
  return (
    !sentence.includes(core) && sentence.includes(core.charAt(0).toLowerCase() + core.slice(1))
  );
}

/** "the cities of …, Bendigo and Geelong", "Salisbury, …": others on the list, and what it is in, stand in no text. */
const IN_A_LIST = new RegExp(
  `${GAP_MARK}, (?:\\p{Lu}[^,.]*, |\\p{Lu}[^,.]* (?:and|or) )|\\p{Lu}\\p{L}+\\)?, ${GAP_MARK},? |, (?:\\p{Lu}[^,.]*,? )?(?:and|or) ${GAP_MARK}|${GAP_MARK} (?:and|or) (?:the )?\\p{Lu}|\\p{Lu}\\p{L}+ (?:and|or) (?:the )?${GAP_MARK}|\\p{Lu}\\p{L}+, ${GAP_MARK}\\.`,
  'u',
);

/** "Which party …" asks for a party. */
function askedNoun(question: string): string | undefined {
  return /\b(?:which|what)\s+(\p{Ll}+)\b(?!\s+of\b)/iu.exec(question)?.[1]?.replace(/s$/, '');
}
