import type { Clause } from '../grammar/clause.ts';
import { countryOf } from '../grammar/countries.ts';
import { token } from '../grammar/tree.ts';
import type { Replacement } from '../wording/wording.ts';

/** What a government does its country does: "the Spanish government" is said as "Spain". */
export function asCountry({ tree, subject }: Clause): Replacement[] {
  const isGovernment = /^(government|authorities|leadership|cabinet)$/.test(
    token(tree, subject.head).form,
  );
  if (!isGovernment || subject.tokens.length !== 3) return [];
  const country = subject.tokens.map((index) => countryOf(token(tree, index).form)).find(Boolean);
  return country === undefined ? [] : [{ tokens: subject.tokens, text: country }];
}
