/** "Adding salt is the simplest method of …": what is, where the sentence itself is an equation. */

import type { Clause } from '../grammar/clause.ts';
import { isName } from '../grammar/noun-phrase.ts';
import { withoutBrackets } from '../grammar/simplify.ts';
import { type Tree, token } from '../grammar/tree.ts';
import type { Draft, Rule } from '../rule.ts';

export const topmost: Rule = {
  name: 'topmost',
  prior: 0.85,
  asks: ['main', 'equated'],
  // As in equations nothing hangs on how the sides are built inside.
  allows: [
    'too open',
    'nothing specific',
    'thin answer',
    'vague answer',
    'verb left out',
    'belongs to a verb left out',
    'parse not trusted',
    'word order',
    'agreement',
    'expletive subject',
    'passive or not',
    'passing state',
  ],
  ask: (clause): Draft[] => {
    const { tree } = clause;
    const inside = withoutBrackets(tree);
    const said = reporter(tree);
    const start = said ?? 0;
    const be = inside.find(
      (index) => index > start && /^(is|are|was|were)$/i.test(token(tree, index).form),
    );
    if (be === undefined || be - start < 2 || !isRanked(tree, be)) return [];
    const subject = inside.filter((index) => index >= start && index < be);
    if (!isKind(clause, subject)) return [];
    const stop = inside.find((index) => index > be && /^[,;:.–—]$/.test(token(tree, index).form));
    const rest = inside.filter((index) => index > be && index < (stop ?? tree.tokens.length));
    const telling = rest.filter((index) => /^(NOUN|PROPN|NUM)$/.test(token(tree, index).upos));
    const isWhole = stop === undefined || token(tree, stop).form === '.';
    const isOf = rest.some((index) => /^(of|for|in|to|among|that)$/i.test(token(tree, index).form));
    if (!isWhole || !isOf || telling.length < 2 || rest.length > 18) return [];
    const verb = token(tree, be).form.toLowerCase();
    const isPast = /^w/.test(verb);
    const opening =
      said === undefined ? `What ${verb}` : `What ${isPast ? 'was' : 'is'} said to be`;
    return [{ question: [opening, ...rest], answer: subject, asked: subject }];
  },
  examples: [
    {
      text: 'Adding iodine to salt is the simplest and most effective method of preventing thyroid disorders.',
      question: 'What is the simplest and most effective method of preventing thyroid disorders?',
      answer: 'Adding iodine to salt',
    },
    {
      text: 'Experts say adding iodine to salt is the simplest method of preventing thyroid disorders.',
      question: 'What is said to be the simplest method of preventing thyroid disorders?',
      answer: 'Adding iodine to salt',
    },
    { text: 'It is the simplest method of preventing disorders.', none: true },
    { text: 'Adding iodine to salt is a simple method of preventing disorders.', none: true },
  ],
};

/** Where what nameless people say begins. */
function reporter({ tokens }: Tree): number | undefined {
  const words = tokens.slice(0, 4).map(({ form }) => form.toLowerCase());
  const isSaid =
    /^(they|experts|scientists|researchers|doctors|critics|supporters|many|some|historians|economists|people)$/.test(
      words[0] ?? '',
    ) && /^(say|believe|argue|claim|think|maintain|agree)$/.test(words[1] ?? '');
  if (!isSaid) return undefined;
  return words[2] === 'that' ? 3 : 2;
}

/** "the simplest", "the most effective", "the main" */
function isRanked({ tokens }: Tree, be: number): boolean {
  if (tokens[be + 1]?.form.toLowerCase() !== 'the') return false;
  const next = tokens.slice(be + 2, be + 4);
  return next.some(
    ({ xpos, form }, at) =>
      (/^(JJS|RBS)$/.test(xpos) || /^(only|main|primary|principal|chief|leading)$/i.test(form)) &&
      (at === 0 || next[0]?.upos === 'ADV'),
  );
}

/** A doing or a kind of thing; of a name other rules ask which it is, and of "an atom" what. */
function isKind({ tree }: Clause, subject: readonly number[]): boolean {
  const [first] = subject;
  if (first === undefined || subject.length > 14) return false;
  const { upos, xpos, form } = token(tree, first);
  const isDoing = xpos === 'VBG' || (/ing$/i.test(form) && upos === 'NOUN');
  const isThing =
    /^(NOUN|ADJ|DET)$/.test(upos) &&
    !/^(this|that|these|those|such|another|one|some|many|most)$/i.test(form);
  return (
    (isDoing || isThing) &&
    !subject.some((index) => {
      const one = token(tree, index);
      return (
        /^(PUNCT|SCONJ|AUX)$/.test(one.upos) ||
        /^(VBD|VBZ|VBP|MD)$/.test(one.xpos) ||
        one.upos === 'PRON' ||
        /^(not|there)$/i.test(one.form)
      );
    }) &&
    !/^an?$/i.test(form) &&
    !subject.some((index) => isName(tree, index))
  );
}
