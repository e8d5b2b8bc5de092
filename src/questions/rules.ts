import type { Rule } from './rule.ts';
import * as aims from './rules/aims.ts';
import * as appositions from './rules/appositions.ts';
import * as belongings from './rules/belongings.ts';
import * as bidding from './rules/bidding.ts';
import * as causes from './rules/causes.ts';
import * as claims from './rules/claims.ts';
import * as comparisons from './rules/comparisons.ts';
import * as contrasts from './rules/contrasts.ts';
import * as doing from './rules/doing.ts';
import * as enabling from './rules/enabling.ts';
import * as equations from './rules/equations.ts';
import * as events from './rules/events.ts';
import * as expletives from './rules/expletives.ts';
import * as extents from './rules/extents.ts';
import * as happening from './rules/happening.ts';
import * as hidden from './rules/hidden.ts';
import * as identities from './rules/identities.ts';
import * as lifespans from './rules/lifespans.ts';
import * as lists from './rules/lists.ts';
import * as lives from './rules/lives.ts';
import * as meaning from './rules/meaning.ts';
import * as measures from './rules/measures.ts';
import * as names from './rules/names.ts';
import * as nature from './rules/nature.ts';
import * as numbers from './rules/numbers.ts';
import * as objects from './rules/objects.ts';
import * as places from './rules/places.ts';
import * as possessions from './rules/possessions.ts';
import * as prepositions from './rules/prepositions.ts';
import * as reasons from './rules/reasons.ts';
import * as relations from './rules/relations.ts';
import * as results from './rules/results.ts';
import * as shares from './rules/shares.ts';
import * as subjects from './rules/subjects.ts';
import * as superlatives from './rules/superlatives.ts';
import * as terms from './rules/terms.ts';
import * as times from './rules/times.ts';
import * as uses from './rules/uses.ts';
import * as values from './rules/values.ts';
import * as views from './rules/views.ts';

/** Every way of asking, best first: whatever these files export is a rule. */
export const RULES: readonly Rule[] = [
  belongings,
  bidding,
  causes,
  claims,
  comparisons,
  contrasts,
  aims,
  doing,
  enabling,
  equations,
  events,
  extents,
  expletives,
  happening,
  hidden,
  identities,
  lifespans,
  lists,
  lives,
  meaning,
  measures,
  appositions,
  names,
  nature,
  numbers,
  objects,
  places,
  possessions,
  prepositions,
  reasons,
  relations,
  results,
  shares,
  subjects,
  superlatives,
  terms,
  times,
  values,
  uses,
  views,
]
  .flatMap((file): Rule[] => Object.values(file))
  .sort((a, b) => b.prior - a.prior);
