import type { Rule } from './rule.ts';
import * as contrasts from './rules/contrasts.ts';
import * as doing from './rules/doing.ts';
import * as hidden from './rules/hidden.ts';
import * as lists from './rules/lists.ts';
import * as meaning from './rules/meaning.ts';
import * as measures from './rules/measures.ts';
import * as names from './rules/names.ts';
import * as numbers from './rules/numbers.ts';
import * as places from './rules/places.ts';
import * as reasons from './rules/reasons.ts';
import * as shares from './rules/shares.ts';
import * as times from './rules/times.ts';
import * as whoAndWhat from './rules/who-and-what.ts';

/** Every way of asking, best first: whatever these files export is a rule. */
export const RULES: readonly Rule[] = [
  contrasts,
  doing,
  hidden,
  lists,
  meaning,
  measures,
  names,
  numbers,
  places,
  reasons,
  shares,
  times,
  whoAndWhat,
]
  .flatMap((file): Rule[] => Object.values(file))
  .sort((a, b) => b.prior - a.prior);
