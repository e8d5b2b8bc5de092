import { isRelation, type Tree } from '../grammar/tree.ts';

/** How much an essay is about its words. */
export interface Salience {
  /** 0 to 1, of the most salient of some lemmas. */
  readonly of: (lemmas: readonly string[]) => number;
}

interface Counts {
  mentions: number;
  subjects: number;
  first: number;
}

/**
 * log(1 + mentions) + 0.5 log(1 + mentions as subject) − 0.4 log(1 + first sentence), which finds the
 * entities of GUM's summaries with AUC 0.908 (qg, 4.1), scaled so that the most salient has 1.
 */
export function salienceOf(trees: readonly Tree[]): Salience {
  const counts = new Map<string, Counts>();
  trees.forEach((tree, at) => {
    for (const { upos, lemma, deprel } of tree.tokens) {
      if (upos !== 'NOUN' && upos !== 'PROPN') continue;
      const count = counts.get(lemma) ?? { mentions: 0, subjects: 0, first: at };
      count.mentions += 1;
      if (isRelation(deprel, ['nsubj'])) count.subjects += 1;
      counts.set(lemma, count);
    }
  });
  const raw = new Map([...counts].map(([lemma, count]) => [lemma, rawSalience(count)]));
  const top = Math.max(1e-9, ...raw.values());
  return { of: (lemmas) => Math.max(0, ...lemmas.map((lemma) => (raw.get(lemma) ?? 0) / top)) };
}

function rawSalience({ mentions, subjects, first }: Counts): number {
  return Math.log(1 + mentions) + 0.5 * Math.log(1 + subjects) - 0.4 * Math.log(1 + first);
}
