import type { Rule } from './rule.ts';
import * as contrasts from './rules/contrasts.ts';
import * as doing from './rules/doing.ts';
import * as hidden from './rules/hidden.ts';
import * as meaning from './rules/meaning.ts';
import * as names from './rules/names.ts';
import * as numbers from './rules/numbers.ts';
import * as reasons from './rules/reasons.ts';
import * as timeAndPlace from './rules/time-and-place.ts';
import * as whoAndWhat from './rules/who-and-what.ts';

/** Every way of asking, best first: whatever these files export is a rule. */
export const RULES: readonly Rule[] = [
  contrasts,
  doing,
  hidden,
  meaning,
  names,
  numbers,
  reasons,
  timeAndPlace,
  whoAndWhat,
]
  .flatMap((file): Rule[] => Object.values(file))
  .sort((a, b) => b.prior - a.prior);
