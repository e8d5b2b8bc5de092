import { hashText } from './features.ts';
import type { Lexicon } from './lexicon.ts';

/** What tagger, parser and entity typer see of the words of a sentence: one integer per word and property, 0 never occurs. */
export interface Words {
  readonly count: number;
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
]);

/** The form under which lexicon and features know a word. */
export function normaliseForm(form: string): string {
  const same = SAME_AS.get(form);
  if (same !== undefined) return same;
  const lower = form.toLowerCase().replace(/[’‘]/g, "'");
  if (!/[0-9]/.test(lower)) return lower;
  if (/^(1[0-9]|20)[0-9]{2}$/.test(lower)) return '{year}';
  return lower.replace(/[0-9]/g, '0').replace(/0+/g, '0');
}

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

/** Describes words one by one and remembers them, since texts repeat themselves. */
export class WordDescriber {
  readonly #lexicon: Lexicon;
  readonly #known = new Map<string, Int32Array>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  describe(forms: readonly string[]): Words {
    const rows = forms.map((form) => this.#row(form));
    const column = (property: number) => Int32Array.from(rows, (row) => row[property]!);
    const columns = PROPERTIES.map((name, property) => [name, column(property)]);
    return { count: forms.length, ...Object.fromEntries(columns) };
  }

  #row(form: string): Int32Array {
    const known = this.#known.get(form);
    if (known) return known;
    const word = normaliseForm(form);
    const row = Int32Array.from([
      hashText(word),
      hashText(`1${word.slice(-1)}`),
      hashText(`2${word.slice(-2)}`),
      hashText(`3${word.slice(-3)}`),
      hashText(`4${word.slice(-4)}`),
      hashText(`p${word.slice(0, 2)}`),
      hashText(`q${word.slice(0, 3)}`),
      hashText(shapeOf(form)),
      this.#lexicon.ambiguityOf(word) + 1,
    ]);
    // A cap, so that a hostile text of ever new words cannot fill the memory.
    if (this.#known.size > 50_000) this.#known.clear();
    this.#known.set(form, row);
    return row;
  }
}
