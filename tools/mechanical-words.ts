/** Words as the mechanical checks compare them: by form, lemma and a crude stem, none of it the generator's. */
import type { Sentence, Token } from '../src/language/sentence.ts';
import { countryOf } from '../src/questions/grammar/countries.ts';

/** The words of an essay, for comparison. */
export interface Vocabulary {
  /** Every form, lemma and stem, lower-cased. */
  readonly words: ReadonlySet<string>;
  /** Forms, lower-cased, that the essay writes with a capital inside a sentence, not only as part of a longer name, and never without. */
  readonly names: ReadonlySet<string>;
}

export function vocabularyOf(sentences: readonly Sentence[]): Vocabulary {
  const words = new Set<string>();
  const capital = new Set<string>();
  const small = new Set<string>();
  for (const { tokens } of sentences) {
    tokens.forEach(({ form, lemma }, at) => {
      const country = countryOf(form)?.toLowerCase().split(' ') ?? [];
      for (const word of [form, lemma, ...form.split('-'), ...country])
        words.add(plainForm(word)).add(stemOf(word));
      if (!/^\p{Lu}/u.test(form)) small.add(form);
      else if (
        at > 0 &&
        ![at - 1, at + 1].some((next) => /^\p{Lu}/u.test(tokens[next]?.form ?? ''))
      )
        capital.add(form.toLowerCase());
    });
  }
  return { words, names: new Set([...capital].filter((form) => !small.has(form))) };
}

export function isIn({ words }: Vocabulary, { form, lemma }: Pick<Token, 'form' | 'lemma'>) {
  return [plainForm(form), plainForm(lemma), stemOf(form), stemOf(lemma)].some((word) =>
    words.has(word),
  );
}

const plainForm = (word: string) => word.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '');

/** Without the endings of English inflection: `stopped`, `stops` and `stopping` are one. */
export function stemOf(word: string): string {
  const plain = plainForm(word);
  const cut = plain.replace(/(?:ies|ied)$/, 'y').replace(/(?<=.{3})(?:ing|ed|es|s|ly|e)$/, '');
  return cut.replace(/(?<=.{2})([bdfgmnprt])\1$/, '$1');
}

const FUNCTION_WORDS = new Set(
  `a an the of to in on at by for from with into onto upon and or nor but not no is are was were be been being am do does
  did done has have had having it its itself they their them themselves he his him himself she her herself i we you us
  that which who whom whose what when where why how many much as than more most less least can could may might will
  would shall should must after before because since during between among against through about over under such so
  this these those there if then also only very both each any some all own out up down off while until within without
  's ' ’s ’`.split(/\s+/),
);

const isWord = (form: string) => /[\p{L}\p{N}]/u.test(form);

/** The stems of a text's content words, in order. */
export function contentStems(text: string): string[] {
  return wordsIn(text)
    .filter((word) => !FUNCTION_WORDS.has(word.toLowerCase()))
    .map(stemOf);
}

/** The words of a text as they stand, hyphened words whole. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*(?<![.,'’-])/gu) ?? [];
}

export function isContent({ form }: Pick<Token, 'form'>): boolean {
  return isWord(form) && !FUNCTION_WORDS.has(form.toLowerCase());
}

/** Share of the members of one that the other has; 0 of an empty one. */
export function shareIn(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 0;
  return [...part].filter((word) => whole.has(word)).length / part.size;
}

/** Jaccard index of two sets. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}
