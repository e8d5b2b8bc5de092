import { invertedQuestion, withoutOpener } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { hasName } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { dependents, isRelation, token } from '../grammar/tree.ts';
import type { Reference } from '../references/references.ts';
import type { Rule } from '../rule.ts';

/** "The Proclamation led to the enrollment of …": what came of it, with all that is told of that. */
export const result: Rule = {
  name: 'result',
  prior: 0,
  ask: (clause, references) => {
    const { tree, predicate, negated, passive, role } = clause;
    if (negated || passive || role === 'conjunct' || !isCause(clause, references)) return [];
    const { lemma } = token(tree, predicate);
    return clause.phrases
      .filter(({ governor, isFronted, setOff }) => governor === predicate && !isFronted && !setOff)
      .filter((phrase) => isOutcome(lemma, phrase))
      .slice(0, 1)
      .flatMap((phrase) => {
        const asked = toTheEnd(clause, phrase);
        if (asked.length < 2 || /^(PRON|NUM)$/.test(token(tree, phrase.head).upos)) return [];
        return [{ question: invertedQuestion(clause, 'What', asked), answer: asked, asked }];
      });
  },
  examples: [
    {
      text: 'The Emancipation Proclamation led to the enrollment of African American men as Union soldiers.',
      question: 'What did the Emancipation Proclamation lead to?',
      answer: 'The enrollment of African American men as Union soldiers',
    },
    {
      text: 'The assassination of Franz Ferdinand triggered a war between Austria and Serbia.',
      question: 'What did the assassination of Franz Ferdinand trigger?',
      answer: 'A war between Austria and Serbia',
    },
    { text: 'The road led to a village in Kent.', none: true },
    { text: 'Napoleon led to battle an army of peasants.', none: true },
  ],
};

const BY_PREPOSITION: Readonly<Record<string, string>> = {
  lead: 'to',
  result: 'in',
  end: 'in',
  culminate: 'in',
  contribute: 'to',
};

const BY_OBJECT =
  /^(cause|trigger|spark|provoke|prompt|initiate|precipitate|ignite|usher|inspire|prevent|end)$/;

function isOutcome(verb: string, { relation, opener }: Phrase): boolean {
  if (isRelation(relation, ['obl'])) return BY_PREPOSITION[verb] === opener;
  return relation === 'obj' && BY_OBJECT.test(verb);
}

/** An event or deed that is told apart from others; people and roads lead elsewhere. */
function isCause({ tree, subject, finite }: Clause, references: readonly Reference[]): boolean {
  const { head } = subject;
  const { entity, upos } = token(tree, head);
  if (/^(person|place|organization|time|object|animal)$/.test(`${entity}`)) return false;
  if (upos !== 'NOUN' && upos !== 'PROPN') return false;
  return (
    hasName(tree, head) ||
    dependents(tree, head, 'nmod').some((child) => hasName(tree, child)) ||
    references.some(({ tokens, text }) => text !== undefined && tokens.includes(head)) ||
    (/^(VBZ|VBP|MD)$/.test(token(tree, finite).xpos) &&
      dependents(tree, head, 'nmod', 'acl').length > 0)
  );
}

/** From the outcome to the end of the statement: what follows tells more of it. */
function toTheEnd({ body }: Clause, phrase: Phrase): number[] {
  const first = withoutOpener(phrase)[0];
  return first === undefined ? [] : body.filter((index) => index >= first);
}
