import type { Rule } from './rule.ts';
import * as bidding from './rules/bidding.ts';
import * as contrasts from './rules/contrasts.ts';
import * as doing from './rules/doing.ts';
import * as happening from './rules/happening.ts';
import * as hidden from './rules/hidden.ts';
import * as meaning from './rules/meaning.ts';
import * as names from './rules/names.ts';
import * as numbers from './rules/numbers.ts';
import * as objects from './rules/objects.ts';
import * as prepositions from './rules/prepositions.ts';
import * as reasons from './rules/reasons.ts';
import * as results from './rules/results.ts';
import * as subjects from './rules/subjects.ts';
import * as timeAndPlace from './rules/time-and-place.ts';

/** Every way of asking, best first: whatever these files export is a rule. */
export const RULES: readonly Rule[] = [
  bidding,
  contrasts,
  doing,
  happening,
  hidden,
  meaning,
  names,
  numbers,
  reasons,
  timeAndPlace,
  objects,
  prepositions,
  results,
  subjects,
]
  .flatMap((file): Rule[] => Object.values(file))
  .sort((a, b) => b.prior - a.prior);
