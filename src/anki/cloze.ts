/** Anki makes no more cards of one note (rslib/src/notetype/cardgen.rs). */
const HIGHEST_ORD = 499;

/** Gaps within gaps beyond this depth are plain text to Anki (rslib/src/cloze.rs). */
const DEEPEST = 10;

/**
 * The cards that a cloze note asks for: one per gap number in any of its fields, counted from 0.
 * A note without a gap still has a card, on which Anki says what is missing; a gap numbered 0 asks for none.
 */
export function clozeOrds(fields: readonly string[]): number[] {
  const numbers = new Set(fields.flatMap(gapNumbers).filter((number) => number > 0));
  const ords = new Set([...numbers].map((number) => Math.min(number - 1, HIGHEST_ORD)));
  return ords.size === 0 ? [0] : [...ords].sort((a, b) => a - b);
}

/**
 * The numbers of the gaps in a text, as Anki's parser finds them (rslib/src/cloze.rs): gaps may nest
 * and share a card, `{{c1,2::a}}`; a gap that is not closed takes all gaps inside it with it.
 */
function gapNumbers(text: string): number[] {
  const open: number[][] = [];
  const found: number[] = [];
  for (const [token, list] of text.matchAll(/\{\{c([\d,]+)::|\}\}/g)) {
    if (token !== '}}') {
      const numbers = cardNumbers(list ?? '');
      if (numbers.length > 0 && open.length < DEEPEST) open.push(numbers);
      continue;
    }
    const closed = open.pop() ?? [];
    const outer = open.at(-1) ?? found;
    outer.push(...closed);
  }
  return found;
}

/** A number of more than 16 bits is none to Anki. */
function cardNumbers(list: string): number[] {
  return list
    .split(',')
    .filter((digits) => digits !== '')
    .map(Number)
    .filter((number) => number <= 0xffff);
}
