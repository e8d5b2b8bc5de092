import type { Clause } from './clause.ts';
import { dependents, token } from './tree.ts';

/** "is also", "is often", "is now": said of it besides, for a time or in part, not what it is. */
export function isInPassing({ tree, predicate, body }: Clause): boolean {
  const before = body.filter((index) => index < predicate);
  return (
    IN_PASSING.test(before.map((index) => token(tree, index).form).join(' ')) ||
    dependents(tree, predicate, 'advmod').some((index) => IN_PASSING.test(token(tree, index).form))
  );
}

const IN_PASSING =
  /\b(also|still|now|once|often|usually|sometimes|currently|technically|in some cases)\b/i;
