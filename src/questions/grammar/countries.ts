import countries from 'world-countries/countries.json' with { type: 'json' };

interface Country {
  readonly name: { readonly common: string; readonly official: string };
  readonly independent?: boolean;
  readonly altSpellings: readonly string[];
  readonly demonyms?: { readonly eng?: { readonly f: string; readonly m: string } };
}

/** Countries of the past and short names that texts use, beside those of the table. */
const ALSO: readonly (readonly [name: string, demonym: string])[] = [
  ['the United States', 'American'],
  ['the United Kingdom', 'British'],
  ['the Soviet Union', 'Soviet'],
  ['the Netherlands', 'Dutch'],
  ['Prussia', 'Prussian'],
  ['Yugoslavia', 'Yugoslav'],
  ['Czechoslovakia', 'Czechoslovak'],
];

const byDemonym = new Map<string, string>();
const names = new Set<string>();
const dependent = new Set<string>();

// Independent states first: Norwegian is of Norway, not of Svalbard.
const sorted = [...(countries as readonly Country[])].sort(
  (a, b) => Number(b.independent ?? false) - Number(a.independent ?? false),
);
for (const { name, altSpellings, demonyms, independent } of sorted) {
  for (const known of [name.common, name.official, ...altSpellings.filter((s) => s.length > 3)]) {
    names.add(known.toLowerCase());
    if (independent === false) dependent.add(known.toLowerCase());
  }
  for (const demonym of [demonyms?.eng?.m, demonyms?.eng?.f]) {
    // Two states can share a demonym (Congolese, Korean): such a word names neither.
    if (!demonym || (byDemonym.has(demonym) && !independent)) continue;
    byDemonym.set(
      demonym,
      byDemonym.has(demonym) && byDemonym.get(demonym) !== name.common ? '' : name.common,
    );
  }
}
for (const [name, demonym] of ALSO) {
  byDemonym.set(demonym, name);
  names.add(name.toLowerCase()).add(name.toLowerCase().replace(/^the /, ''));
}
for (const short of [
  'usa',
  'u.s.',
  'us',
  'uk',
  'u.k.',
  'u.s.a.',
  'america',
  'britain',
  'great britain',
  'england',
  'scotland',
  'wales',
  'ussr',
]) {
  names.add(short);
}

/** The country that an adjective of nationality belongs to: Spanish → Spain; undefined where it is none or not sure. */
export function countryOf(demonym: string): string | undefined {
  return byDemonym.get(demonym) || undefined;
}

/** Whether this is the name of a country, with or without its article. */
export function isCountry(name: string): boolean {
  return names.has(name.toLowerCase().replace(/^the /, '').replaceAll('’', "'"));
}

/** The same, but no territory of another: Antarctica, Greenland. */
export function isState(name: string): boolean {
  return isCountry(name) && !dependent.has(name.toLowerCase().replace(/^the /, ''));
}
