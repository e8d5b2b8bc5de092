import type { Rule } from './rule.ts';
import * as claims from './rules/claims.ts';
import * as comparisons from './rules/comparisons.ts';
import * as contrasts from './rules/contrasts.ts';
import * as doing from './rules/doing.ts';
import * as equations from './rules/equations.ts';
import * as hidden from './rules/hidden.ts';
import * as meaning from './rules/meaning.ts';
import * as names from './rules/names.ts';
import * as numbers from './rules/numbers.ts';
import * as reasons from './rules/reasons.ts';
import * as relations from './rules/relations.ts';
import * as terms from './rules/terms.ts';
import * as timeAndPlace from './rules/time-and-place.ts';
import * as views from './rules/views.ts';
import * as whoAndWhat from './rules/who-and-what.ts';

/** Every way of asking, best first: whatever these files export is a rule. */
export const RULES: readonly Rule[] = [
  claims,
  comparisons,
  contrasts,
  doing,
  equations,
  hidden,
  meaning,
  names,
  numbers,
  reasons,
  relations,
  terms,
  timeAndPlace,
  views,
  whoAndWhat,
]
  .flatMap((file): Rule[] => Object.values(file))
  .sort((a, b) => b.prior - a.prior);
