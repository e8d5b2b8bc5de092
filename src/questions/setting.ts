import type { Clause } from './clause.ts';
import { entityOf, hasName, isName, nameText } from './noun-phrase.ts';
import type { Reference } from './references.ts';
import type { Draft } from './rule.ts';
import { isRelation, type Tree, token } from './tree.ts';

/** The place that an essay is about, where its title is the name of one: "Andorra". */
export function settingOf(trees: readonly Tree[], title: string): string | undefined {
  for (const tree of trees) {
    const head = tree.tokens.findIndex(
      ({ upos, deprel }, index) =>
        upos === 'PROPN' &&
        !isRelation(deprel, ['compound', 'flat']) &&
        nameText(tree, index) === title,
    );
    if (head >= 0) return entityOf(tree, head) === 'place' ? title : undefined;
  }
  return undefined;
}

/**
 * "A business tax was introduced in 2012", told in an essay on Andorra, is a tax in Andorra: what happened where
 * the sentence names no place happened there.
 */
export function withSetting(
  draft: Draft,
  clause: Clause,
  references: readonly Reference[],
  setting: string | undefined,
): Draft {
  const { tree, finite } = clause;
  const isNameless =
    tree.tokens.every((_, index) => !isName(tree, index)) &&
    !references.some(({ text }) => text !== undefined);
  const isEvent = token(tree, finite).xpos === 'VBD' && !clause.copular;
  if (setting === undefined || draft.isCloze || !isNameless || !isEvent) return draft;
  if (hasName(tree, clause.subject.head)) return draft;
  return { ...draft, question: [...draft.question, `in ${setting}`] };
}
