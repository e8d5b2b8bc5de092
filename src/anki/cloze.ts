/** Anki makes no more cards of one note (rslib/src/notetype/cardgen.rs). */
const HIGHEST_ORD = 499;

/** Gaps within gaps beyond this depth are plain text to Anki (rslib/src/cloze.rs). */
const DEEPEST = 10;

/**
 * The cards that a cloze note asks for: one per gap number in any of its fields, counted from 0.
 * A note without a gap still has a card, on which Anki says what is missing.
 */
export function clozeOrds(fields: readonly string[]): number[] {
  const numbers = new Set(fields.flatMap(gapNumbers));
  const ords = new Set(
    [...numbers].map((number) => Math.min(Math.max(number - 1, 0), HIGHEST_ORD)),
  );
  return ords.size === 0 ? [0] : [...ords].sort((a, b) => a - b);
}

/** The numbers of the gaps that are opened and closed: `{{c1::a}}`, `{{c1,2::a}}`; gaps may nest. */
function gapNumbers(text: string): number[] {
  const open: number[][] = [];
  const closed: number[] = [];
  for (const [token, list] of text.matchAll(/\{\{c(\d+(?:,\d+)*)::|\}\}/g)) {
    if (token === '}}') closed.push(...(open.pop() ?? []));
    else if (open.length < DEEPEST) open.push((list ?? '').split(',').map(Number));
  }
  return closed;
}
