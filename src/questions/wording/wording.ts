import { countryOf } from '../grammar/countries.ts';
import { type Tree, token } from '../grammar/tree.ts';

/** What a sentence of a card is built from: a word of ours, or the index of a token of the source. */
export type Piece = string | number;

/** Tokens that are said in other words on a card: a pronoun by its name, "the group" by what it is. */
export interface Replacement {
  /** Adjacent and ascending. */
  readonly tokens: readonly number[];
  readonly text: string;
}

/**
 * The words of pieces in their order, spaced as in the source where they stood together there.
 * A word that only has its capital from opening the sentence loses it.
 */
export function wordsOf(
  tree: Tree,
  pieces: readonly Piece[],
  replacements: readonly Replacement[] = [],
): string {
  let text = '';
  let previous: Piece | undefined;
  for (const piece of pieces) {
    const replacement =
      typeof piece === 'number' ? replacements.find((r) => r.tokens.includes(piece)) : undefined;
    const isSwallowed = replacement !== undefined && replacement.tokens[0] !== piece;
    if (!isSwallowed) {
      const word = replacement?.text ?? (typeof piece === 'number' ? formOf(tree, piece) : piece);
      const glued = text === '' || isGlued(tree, previous, piece) || /^[,.;:?!)%°]/.test(word);
      text += glued ? word : ` ${word}`;
    }
    previous = piece;
  }
  return tidy(text);
}

function isGlued(tree: Tree, previous: Piece | undefined, piece: Piece): boolean {
  if (typeof previous !== 'number' || typeof piece !== 'number' || piece !== previous + 1)
    return false;
  return token(tree, previous).end === token(tree, piece).start;
}

function formOf(tree: Tree, index: number): string {
  const { form, upos } = token(tree, index);
  if (!isSentenceStart(tree, index) || upos === 'PROPN') return form;
  // An acronym or an inner capital (DNA, al-Qaeda, iPhone) is part of the spelling.
  const keepsCapital =
    /^.+\p{Lu}/u.test(form) ||
    /^\p{Lu}$/u.test(form.replace(/^A$/, '')) ||
    isPartOfName(tree, index);
  return keepsCapital ? form : form.charAt(0).toLowerCase() + form.slice(1);
}

/** "United" of "United States" is tagged an adjective or verb, and a demonym an adjective: both keep their capital. */
function isPartOfName(tree: Tree, index: number): boolean {
  const { form, upos, xpos, head } = token(tree, index);
  if (/^(Most|Many|Some|Several|All|Other|Few)$/.test(form)) return false;
  if (xpos.startsWith('NNP')) return true;
  const next = tree.tokens[index + 1];
  // "Democratic-Republicans"
  if (next?.form === '-' && /^\p{Lu}/u.test(tree.tokens[index + 2]?.form ?? '')) return true;
  if (
    next?.upos === 'PROPN' &&
    tree.tokens[head]?.upos === 'PROPN' &&
    /^\p{Lu}/u.test(next.form) &&
    upos === 'ADJ'
  )
    return true;
  // "International Atomic Time", whatever the tags of the rest.
  const run = tree.tokens.slice(index + 1, head + 1);
  if (upos === 'ADJ' && run.length > 0 && run.every((one) => /^\p{Lu}/u.test(one.form)))
    return true;
  const isTitle = upos === 'NOUN' && next?.upos === 'PROPN' && head === index + 1;
  return (
    isTitle ||
    (upos === 'ADJ' &&
      (OF_A_PEOPLE.test(form) || PEOPLE_ENDING.test(form) || countryOf(form) !== undefined))
  );
}

const PEOPLE_ENDING =
  /^(?!Human|Urban|Suburban|Pagan|Median|Veteran|Artisan|Orphan)\p{Lu}\p{L}+(ish|ese|an|istic|i)$/u;

/** Names of peoples, faiths and empires as adjectives, which their endings do not tell. */
const OF_A_PEOPLE =
  /^(Muslim|Islamic|Catholic|Orthodox|Protestant|Hindu|Arab|Arabic|Greek|Turkic|Slavic|Celtic|Germanic|Baltic|Nordic|Hanseatic|Soviet|Czech|Dutch|French|Swiss|Thai|Hellenic|Hispanic|Mongol|Norse|Nazi|Basque|Byzantine|Aztec|Inca|Maya|Ptolemaic|Gothic|Hellenistic|Atlantic|Pacific|Arctic|Marxist|Western|Eastern)$/;

function isSentenceStart(tree: Tree, index: number): boolean {
  return tree.tokens.slice(0, index).every(({ upos }) => upos === 'PUNCT');
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:?!])/g, '$1')
    .replace(/,(\s*,)+/g, ',')
    .replace(/([;:])\s*,/g, '$1')
    .replace(/,\s*([.;:?!])/g, '$1')
    .replace(/[.,]([”"’'])$/, '$1')
    .replace(/^[\s,;:]+|[\s,;:]+$/g, '');
}

export function capitalised(text: string): string {
  // "c. 753 BC"
  if (/^ca?\. ?\d/.test(text)) return text;
  return text.replace(/^["“'‘(]*\p{Ll}/u, (start) => start.toUpperCase());
}
