/** What the words of the whole essay tell of one sentence. */
import type { Sentence } from '../../language/sentence.ts';
import type { Tree } from '../grammar/tree.ts';

/** Where each lemma comes first. */
export function firstSentences(trees: readonly Tree[]): ReadonlyMap<string, Tree> {
  const first = new Map<string, Tree>();
  for (const tree of trees)
    for (const { lemma } of tree.tokens) if (!first.has(lemma)) first.set(lemma, tree);
  return first;
}

/** See Suspect.terms. */
export function termsOf(trees: readonly Tree[]): Set<string> {
  const counts = new Map<string, number>();
  const count = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const { tokens } of trees) {
    for (const [index, { deprel, head, lemma, upos }] of tokens.entries()) {
      if (upos === 'NOUN') count(lemma.toLowerCase());
      if (upos === 'PROPN' && /^the$/i.test(tokens[index - 1]?.form ?? ''))
        count(`the ${lemma}`.toLowerCase());
      if (/^(amod|compound)$/.test(deprel)) count(`${lemma} ${tokens[head]?.lemma}`.toLowerCase());
    }
  }
  return new Set([...counts].flatMap(([term, n]) => (n >= leastCount(term) ? [term] : [])));
}

/** "the Union" is one of many until the essay has said it often. */
const leastCount = (term: string) => (term.startsWith('the ') ? 4 : term.includes(' ') ? 2 : 3);

/** How often the essay writes each word where no sentence begins. */
export function wordsInside(
  passages: readonly { readonly sentences: readonly Sentence[] }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { sentences } of passages)
    for (const { tokens } of sentences)
      for (const { form } of tokens.slice(1)) counts.set(form, (counts.get(form) ?? 0) + 1);
  return counts;
}

/** Whether the word that opens a sentence is a name shows where the essay writes it elsewhere: the tagger does not know that. */
export function withTrueOpening(sentence: Sentence, words: ReadonlyMap<string, number>): Sentence {
  const [first, ...rest] = sentence.tokens;
  if (first === undefined) return sentence;
  const small = first.form.toLowerCase();
  const isPlural = /S$/.test(first.xpos);
  const asName = words.get(first.form) ?? 0;
  const asNoun = words.get(small) ?? 0;
  if (first.upos === 'PROPN' && asNoun > asName) {
    const noun = { upos: 'NOUN', xpos: isPlural ? 'NNS' : 'NN' } as const;
    return { ...sentence, tokens: [{ ...first, form: small, ...noun }, ...rest] };
  }
  if (first.upos === 'NOUN' && asName > 0 && asNoun === 0) {
    const name = { upos: 'PROPN', xpos: isPlural ? 'NNPS' : 'NNP' } as const;
    return { ...sentence, tokens: [{ ...first, ...name }, ...rest] };
  }
  return sentence;
}
