/**
 * Blind judging: a sheet of cards in random order, and apart from it a key that says which rule made each.
 *
 * `sheet.json` is what a judge sees, an array of `{id, question, answer, source}`; `sheet.md` is the same to read.
 * `key.json` is an array of `{id, text, rule, score, question, answer}`, with `confidence` where a note has one.
 * A judge writes an array, or one object a line, of `{id, verdict, cause}`: the verdict is `ready` (kept as it is),
 * `usable` (kept after a small edit) or `bad`; the cause is a word or two, and only of what is not ready.
 */
import type { MeasuredText } from './evaluate-texts.ts';
import { Random } from './train-random.ts';

export interface SheetCard {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly source: string;
}

export interface KeyCard {
  readonly id: string;
  /** The name of the text. */
  readonly text: string;
  readonly rule: string;
  readonly score: number;
  readonly confidence?: number;
  readonly question: string;
  readonly answer: string;
}

export interface Sheet {
  readonly cards: readonly SheetCard[];
  readonly key: readonly KeyCard[];
}

/** At most `count` cards of all texts, drawn and ordered by the seed. */
export function drawSheet(
  texts: readonly MeasuredText[],
  seed: number,
  count = Number.POSITIVE_INFINITY,
): Sheet {
  const all = texts.flatMap(({ name, cards }) =>
    cards.map((card) => ({ name, ...card, question: card.shown })),
  );
  new Random(seed).shuffle(all);
  const drawn = all
    .slice(0, count)
    .map((card, at) => ({ id: `c${String(at + 1).padStart(3, '0')}`, ...card }));
  return {
    cards: drawn.map(({ id, question, answer, source }) => ({ id, question, answer, source })),
    key: drawn.map(({ id, name, question, answer, note: { made } }) => ({
      id,
      text: name,
      ...(made.by === 'rule' ? facts(made) : { rule: 'by hand', score: 0 }),
      question,
      answer,
    })),
  };
}

function facts({
  rule,
  score,
  confidence,
}: {
  readonly rule: string;
  readonly score: number;
  readonly confidence?: number;
}) {
  return { rule, score, ...(confidence === undefined ? {} : { confidence }) };
}

/** The sheet to read. */
export function formatSheet(cards: readonly SheetCard[]): string {
  const head =
    'For each card write {"id", "verdict": "ready" | "usable" | "bad", "cause"} into a JSON file.\n';
  return [
    head,
    ...cards.map(
      ({ id, question, answer, source }) =>
        `## ${id}\n\nQ: ${question}\nA: ${answer}\n> ${source}\n`,
    ),
  ].join('\n');
}
