import { hashText } from './features.ts';
import type { Lemmatiser } from './lemmatise.ts';
import type { Lexicon } from './lexicon.ts';
import type { TagPair } from './model.ts';
import { type Senses, VERB_FORMS } from './senses.ts';

/** What tagger, parser and entity typer see of the words of a sentence: one integer per word and property, 0 never occurs. */
export interface Words {
  readonly count: number;
  readonly forms: readonly string[];
  /** Lower-case form, quotes straightened, digits made alike. */
  readonly word: Int32Array;
  readonly suffix1: Int32Array;
  readonly suffix2: Int32Array;
  readonly suffix3: Int32Array;
  readonly suffix4: Int32Array;
  readonly prefix2: Int32Array;
  readonly prefix3: Int32Array;
  /** Capitals, digits, hyphens and direction of quotes. */
  readonly shape: Int32Array;
  /** Class of the tags that the lexicon knows for the word; 1 if it does not know it. */
  readonly ambiguity: Int32Array;
  /** Which forms of which parts of speech the dictionary allows. */
  readonly inflections: Int32Array;
  /** Whether the word can be a finite verb: 1 never, 2 maybe, 3 always. */
  readonly finite: Int32Array;
}

/** Words with their classes of tags and, found by these, their lemmas. */
export interface TaggedWords extends Words {
  readonly tags: Uint8Array;
  readonly lemmas: readonly string[];
  /** Hashes of the lemmas, normalised like `word`. */
  readonly lemma: Int32Array;
  /** What the word means: the field of a noun or verb in the dictionary, 0 if it has none. */
  readonly field: Int32Array;
  /** A finer class of the commonest sense of a noun and of its next sense of another field. */
  readonly kind: Int32Array;
  readonly kind2: Int32Array;
  /** The sentence patterns that the dictionary gives for a verb. */
  readonly patterns: Int32Array;
}

const PROPERTIES = [
  'word',
  'suffix1',
  'suffix2',
  'suffix3',
  'suffix4',
  'prefix2',
  'prefix3',
  'shape',
  'ambiguity',
  'inflections',
  'finite',
] as const;

/** Curly and straight forms count as the same word; so do dashes that stand for one another. */
const SAME_AS = new Map([
  ['‘', "'"],
  ['’', "'"],
  ['`', "'"],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['«', '"'],
  ['»', '"'],
  ['``', '"'],
  ["''", '"'],
  ['’’', '"'],
  ['…', '...'],
  ['—', '--'],
  ['–', '--'],
  ['‐', '-'],
  ['‑', '-'],
]);

/** The form under which lexicon and features know a word. */
export function normaliseForm(form: string): string {
  const same = SAME_AS.get(form);
  if (same !== undefined) return same;
  const lower = form
    .toLowerCase()
    .replace(/[’‘´ʼ]/g, "'")
    .replace(/[‐‑]/g, '-');
  if (!/[0-9]/.test(lower)) return lower;
  if (/^(1[0-9]|20)[0-9]{2}$/.test(lower)) return '{year}';
  return lower.replace(/[0-9]/g, '0').replace(/0+/g, '0');
}

/** Soft hyphens and marks without width, which say where a word may be broken. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060]/g;

/** `Aa` for Madrid, `AAA` for NATO, `a-a` for self-made, `0` for 200; runs are cut to two. */
function shapeOf(form: string): string {
  if (form === '“' || form === '‘' || form === '``') return 'open';
  if (form === '”' || form === '’' || form === "''") return 'close';
  return form
    .slice(0, 24)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{L}/gu, (letter) => (letter === 'A' ? 'A' : 'a'))
    .replace(/\p{N}/gu, '0')
    .replace(/(.)\1\1+/gu, '$1$1');
}

/** A hostile text of ever new words must not fill the memory. */
const MOST_REMEMBERED = 50_000;

interface Lemma {
  readonly text: string;
  readonly hash: number;
  readonly field: number;
  readonly kind: number;
  readonly kind2: number;
  readonly patterns: number;
}

/** What a describer looks words up in; a Model has it all. */
export interface WordBooks {
  readonly lexicon: Lexicon;
  readonly lemmatiser: Lemmatiser;
  readonly senses: Senses;
  readonly tags: readonly TagPair[];
}

/** Describes words one by one and remembers them, since texts repeat themselves. */
export class WordDescriber {
  readonly #books: WordBooks;
  readonly #known = new Map<string, Int32Array>();
  /** By form, then by tag. */
  readonly #lemmas = new Map<string, Map<number, Lemma>>();

  constructor(books: WordBooks) {
    this.#books = books;
  }

  describe(words: readonly string[]): Words {
    const forms = words.map((word) => word.replace(INVISIBLE, ''));
    const rows = forms.map((form) => this.#row(form));
    const column = (property: number) => Int32Array.from(rows, (row) => row[property]!);
    const columns = PROPERTIES.map((name, property) => [name, column(property)]);
    return { count: forms.length, forms, ...Object.fromEntries(columns) };
  }

  addTags(words: Words, tags: Uint8Array): TaggedWords {
    const lemmas = words.forms.map((form, at) => this.#lemma(form, tags[at]!));
    return {
      ...words,
      tags,
      lemmas: lemmas.map(({ text }) => text),
      lemma: Int32Array.from(lemmas, ({ hash }) => hash),
      field: Int32Array.from(lemmas, ({ field }) => field),
      kind: Int32Array.from(lemmas, ({ kind }) => kind),
      kind2: Int32Array.from(lemmas, ({ kind2 }) => kind2),
      patterns: Int32Array.from(lemmas, ({ patterns }) => patterns),
    };
  }

  #lemma(form: string, tag: number): Lemma {
    let byTag = this.#lemmas.get(form);
    if (byTag === undefined) {
      if (this.#lemmas.size > MOST_REMEMBERED) this.#lemmas.clear();
      byTag = new Map();
      this.#lemmas.set(form, byTag);
    }
    const known = byTag.get(tag);
    if (known) return known;
    const text = this.#books.lemmatiser.lemma(form, tag);
    const hash = hashText(normaliseForm(text));
    const { upos } = this.#books.tags[tag]!;
    const lemma = { text, hash, ...this.#books.senses.meaning(form, text, upos) };
    byTag.set(tag, lemma);
    return lemma;
  }

  #row(form: string): Int32Array {
    const known = this.#known.get(form);
    if (known) return known;
    const { lexicon, lemmatiser, senses } = this.#books;
    const word = normaliseForm(form);
    const ambiguity = lexicon.ambiguityOf(word);
    const forms = senses.formsOf(form, (category, lower) =>
      lemmatiser.isIrregular(category, lower),
    );
    const finite = ambiguity > 0 ? lexicon.finiteOf(ambiguity) : Number((forms & VERB_FORMS) !== 0);
    const row = Int32Array.from([
      hashText(word),
      hashText(`1${word.slice(-1)}`),
      hashText(`2${word.slice(-2)}`),
      hashText(`3${word.slice(-3)}`),
      hashText(`4${word.slice(-4)}`),
      hashText(`p${word.slice(0, 2)}`),
      hashText(`q${word.slice(0, 3)}`),
      hashText(shapeOf(form)),
      1 + ambiguity,
      1 + forms,
      1 + finite,
    ]);
    if (this.#known.size > MOST_REMEMBERED) this.#known.clear();
    this.#known.set(form, row);
    return row;
  }
}
