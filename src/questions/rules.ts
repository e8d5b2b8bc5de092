import type { Rule } from './rule.ts';
import { differs, happens } from './rules/contrasts.ts';
import { intent, meant, whatDid } from './rules/doing.ts';
import { hidden } from './rules/hidden.ts';
import { claimed, definition, identity, ofWhat, regarded, role, showed } from './rules/meaning.ts';
import { acronym, alsoCalled, apposition, called, described } from './rules/names.ts';
import { howHigh, howMany, howManyAreThere, howMuch, toll, whatShare } from './rules/numbers.ts';
import { how, purpose, whyBecause } from './rules/reasons.ts';
import { fromWhichCountry, when, where } from './rules/time-and-place.ts';
import { whatAfterPreposition, whatObject, whoDid } from './rules/who-and-what.ts';

/** Every way of asking, best first. */
export const RULES: readonly Rule[] = [
  whyBecause,
  happens,
  differs,
  definition,
  identity,
  role,
  regarded,
  called,
  described,
  alsoCalled,
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
  howManyAreThere,
  whatShare,
  howHigh,
  howMuch,
  apposition,
  acronym,
  whoDid,
  whatObject,
  whatAfterPreposition,
  hidden,
];
