/** An inflection that a base form is looked for behind. */
export type Inflection =
  | 'base'
  | 'plural'
  | 'third'
  | 'past'
  | 'ing'
  | 'comparative'
  | 'superlative';

/** A part of speech that has base forms. */
export type Category = 'n' | 'v' | 'a' | 'r';

const VOWEL = /[aeiou]/;
const HISSES = /(?:s|x|z|ch|sh|o)$/;

/**
 * The words that could have this regular form, likeliest first: `hoped` is hope before hop, `singing` sing before
 * singe. Which of them exist, the caller knows.
 */
export function baseForms(word: string, inflection: Inflection): string[] {
  switch (inflection) {
    case 'base':
      return [word];
    case 'plural':
      return pluralBases(word);
    case 'third':
      return thirdBases(word);
    case 'past':
      return suffixed(word, 'ed');
    case 'ing':
      return suffixed(word, 'ing');
    case 'comparative':
      return suffixed(word, 'er');
    case 'superlative':
      return suffixed(word, 'est');
  }
}

function thirdBases(word: string): string[] {
  if (!word.endsWith('s') || word.endsWith('ss') || word.length < 3) return [];
  if (word.endsWith('ies') && word.length > 4) return [`${word.slice(0, -3)}y`, word.slice(0, -1)];
  const bases = [word.slice(0, -1)];
  if (word.endsWith('es') && HISSES.test(word.slice(0, -2))) bases.push(word.slice(0, -2));
  return bases;
}

function pluralBases(word: string): string[] {
  const bases = thirdBases(word);
  if (/[a-z]{2}men$/.test(word)) bases.push(`${word.slice(0, -3)}man`);
  if (word.endsWith('ses')) bases.push(`${word.slice(0, -2)}is`);
  if (word.endsWith('ves')) bases.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  if (word.endsWith('zzes')) bases.push(word.slice(0, -3));
  if (word.endsWith('ia')) bases.push(`${word.slice(0, -1)}um`);
  return bases;
}

/** Bases of a form in -ed, -ing, -er or -est, whose e, doubled consonant or y the ending has changed. */
function suffixed(word: string, ending: string): string[] {
  if (!word.endsWith(ending) || word.length < ending.length + 2) return [];
  const stem = word.slice(0, -ending.length);
  if (!VOWEL.test(stem) && !stem.includes('y')) return [`${stem}e`];
  const last = stem.at(-1)!;
  const before = stem.at(-2)!;
  if (last === 'i' && ending !== 'ing') return [`${stem.slice(0, -1)}y`, `${stem}e`, stem];
  const doubled = last === before && !VOWEL.test(last);
  const undoubled = doubled
    ? [stem.slice(0, -1)]
    : last === 'k' && before === 'c'
      ? [stem.slice(0, -1)]
      : [];
  const oneVowel = !VOWEL.test(last) && VOWEL.test(before) && !VOWEL.test(stem.at(-3) ?? '');
  const eFirst = VOWEL.test(last) || oneVowel || /(?:[^aeiou]l|[cgsvz])$/.test(stem);
  if (ending === 'ing' && /ng$/.test(stem)) return [stem, `${stem}e`];
  return eFirst && !doubled ? [`${stem}e`, stem, ...undoubled] : [stem, ...undoubled, `${stem}e`];
}

const SPELLINGS: readonly [british: RegExp, american: string][] = [
  [/is(e|ing|ation|er)$/, 'iz$1'],
  [/ys(e|ing|er)$/, 'yz$1'],
  [/our(ed|ing|able|ful|less|ite|)$/, 'or$1'],
  [/ogue$/, 'og'],
  [/tre$/, 'ter'],
  [/ence$/, 'ense'],
  [/aem/, 'em'],
];

/** A British spelling as Americans write it, or undefined. */
export function americanSpelling(word: string): string | undefined {
  if (word.length < 5) return undefined;
  const found = SPELLINGS.find(([british]) => british.test(word));
  return found && word.replace(found[0], found[1]);
}
