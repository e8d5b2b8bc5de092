import { entityOf } from '../grammar/noun-phrase.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import { agrees } from './agreement.ts';
import type { Mention } from './mentions.ts';

/** Whom an essay is about, where it is about one person. */
export interface Protagonist {
  /** The last name as the essay writes it. */
  readonly name: string;
  /** He or she, where nearly all of the essay's are one of them. */
  readonly pronoun?: 'he' | 'she';
}

/** The protagonist by his fullest name so far. */
export interface Hero {
  readonly mention: Mention;
  readonly pronoun: 'he' | 'she';
}

/** The name that an essay about one person keeps coming back to: three times at least, and twice as often as any other. */
export function protagonistOf(trees: readonly Tree[]): Protagonist | undefined {
  const counts = new Map<string, number>();
  for (const tree of trees) {
    for (const name of lastNames(tree)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < Math.max(3, 2 * (second?.[1] ?? 0))) return undefined;
  const pronoun = usualPronoun(trees);
  return { name: first[0], ...(pronoun === undefined ? {} : { pronoun }) };
}

function lastNames(tree: Tree): string[] {
  return tree.tokens.flatMap(({ form, upos, deprel }, index) => {
    if (upos !== 'PROPN' || isRelation(deprel, ['compound', 'flat'])) return [];
    if (entityOf(tree, index) !== 'person') return [];
    const last = dependents(tree, index, 'flat').at(-1);
    return [last === undefined ? form : token(tree, last).form];
  });
}

/** Four at least, and four of five. */
function usualPronoun(trees: readonly Tree[]): 'he' | 'she' | undefined {
  const forms = trees.flatMap(({ tokens }) => tokens.map(({ form }) => form.toLowerCase()));
  const he = forms.filter((form) => /^(he|him|his)$/.test(form)).length;
  const she = forms.filter((form) => /^(she|her)$/.test(form)).length;
  if (he >= Math.max(4, 4 * she)) return 'he';
  return she >= Math.max(4, 4 * he) ? 'she' : undefined;
}

/** Whether what a sentence was about is another whom the protagonist's pronoun may mean: never his mother. */
export function isSomebodyElse(topic: Mention, { name, pronoun }: Protagonist): boolean {
  return (
    entityOf(topic.tree, topic.index) === 'person' &&
    !topic.text.includes(name) &&
    (pronoun === undefined || agrees(pronoun, topic.tree, topic.index))
  );
}

export function heroOf(
  { name, pronoun }: Protagonist,
  fullNames: ReadonlyMap<string, Mention>,
): Hero | undefined {
  const mention = fullNames.get(name);
  return mention === undefined || pronoun === undefined ? undefined : { mention, pronoun };
}

/** The hero for a pronoun that nobody before it in its sentence could be meant by. */
export function heroFor(
  hero: Hero | undefined,
  pronoun: string,
  before: readonly Mention[],
): Mention | undefined {
  const isRival = ({ text, tree, index }: Mention) =>
    hero !== undefined && !hero.mention.text.includes(text) && agrees(hero.pronoun, tree, index);
  if (hero === undefined || before.some(isRival)) return undefined;
  const isHis = /^(he|him|his)$/.test(pronoun) === (hero.pronoun === 'he');
  return isHis ? hero.mention : undefined;
}
