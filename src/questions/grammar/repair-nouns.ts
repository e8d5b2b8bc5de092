import { childrenOf, has, type Repair, redrawn, rootOf } from './redraw.ts';

/** Nouns that the parser hung on the wrong word. */
export const REPAIRS_OF_NOUNS: readonly Repair[] = [
  {
    // "Stars are gigantic, glowing spheres of gas": behind adjectives stands the noun that they are said of.
    name: 'adjective before its noun as root',
    mend: (tokens) => {
      const root = rootOf(tokens);
      if (tokens[root]?.upos !== 'ADJ' || !has(tokens, root, 'cop')) return undefined;
      const noun = childrenOf(tokens, root).find(
        (child) =>
          child > root + 1 &&
          tokens[child]!.upos === 'NOUN' &&
          /^(obl|nmod|conj|appos|parataxis|list)/.test(tokens[child]!.deprel) &&
          !has(tokens, child, 'case', 'det', 'cc', 'nummod'),
      );
      if (noun === undefined || tokens[root + 1]!.form !== ',') return undefined;
      const between = tokens.slice(root + 1, noun);
      const isRow = between.every(
        ({ upos, deprel }) =>
          /^(ADJ|PUNCT|NOUN|VERB|ADV)$/.test(upos) && !/^(cc|mark)/.test(deprel),
      );
      if (!isRow || between.some(({ xpos }) => /^(VB[DZP]|NNS)$/.test(xpos))) return undefined;
      const others = childrenOf(tokens, root).filter((child) => child !== noun);
      return redrawn(tokens, [
        [noun, -1, 'root'],
        [root, noun, 'amod'],
        ...others.map((child) => [child, noun, tokens[child]!.deprel] as const),
      ]);
    },
  },
  {
    // "half of all children are": what follows "of" is no second subject.
    name: 'whole beside its part',
    mend: (tokens) => {
      const whole = tokens.findIndex(
        ({ deprel, upos }, index) =>
          /^nsubj/.test(deprel) &&
          /^(NOUN|PROPN)$/.test(upos) &&
          childrenOf(tokens, index).some((child) => /^of$/i.test(tokens[child]!.form)),
      );
      const { head = -1 } = tokens[whole] ?? {};
      const of = childrenOf(tokens, whole).find((child) => /^of$/i.test(tokens[child]!.form));
      const part = (of ?? 0) - 1;
      const isPart =
        part >= 0 && tokens[part]!.head === head && /^nsubj/.test(tokens[part]!.deprel);
      return isPart ? redrawn(tokens, [[whole, part, 'nmod']]) : undefined;
    },
  },
  {
    // "Mary Todd was Lincoln's wife": whose something is has no subject.
    name: 'subject of a possessor',
    mend: (tokens) => {
      const subject = tokens.findIndex(
        ({ deprel, head }) => deprel === 'nsubj' && tokens[head]?.deprel === 'nmod:poss',
      );
      const owned = tokens[tokens[subject]?.head ?? -1]?.head ?? -1;
      if (subject < 0 || owned < 0 || has(tokens, owned, 'nsubj') || !has(tokens, owned, 'cop'))
        return undefined;
      return redrawn(tokens, [[subject, owned, 'nsubj']]);
    },
  },
];
