import type { Rule } from './rule.ts';
import { intent, meant, whatDid } from './rules/doing.ts';
import { claimed, definition, identity, ofWhat, showed } from './rules/meaning.ts';
import { howMany, howMuch, toll } from './rules/numbers.ts';
import { how, purpose, whyBecause } from './rules/reasons.ts';
import { fromWhichCountry, when, where } from './rules/time-and-place.ts';
import { whatAfterPreposition, whatObject, whoDid } from './rules/who-and-what.ts';

/** Every way of asking, best first. */
export const RULES: readonly Rule[] = [
  whyBecause,
  definition,
  identity,
  intent,
  meant,
  showed,
  whatDid,
  purpose,
  how,
  claimed,
  when,
  where,
  fromWhichCountry,
  ofWhat,
  toll,
  howMany,
  howMuch,
  whoDid,
  whatObject,
  whatAfterPreposition,
];
