/** Cards of one essay that ask the same fact twice. */
import type { PlainCard } from './mechanical.ts';
import { contentStems, shareIn, similarity } from './mechanical-words.ts';

/** Jaccard index of content words from which two questions with one answer are one card (qg, 4.3). */
const SAME_ANSWER = 0.6;

/** From which two questions are one question whatever their answers: nobody could tell which is meant. */
const SAME_QUESTION = 0.85;

/** Share of an answer that the other's question must say for a mirror pair. */
const MIRROR = 0.8;

interface Entry {
  readonly card: PlainCard;
  readonly plain: string;
  readonly question: ReadonlySet<string>;
  readonly answer: ReadonlySet<string>;
}

/** The later card of each pair, with what it repeats. */
export function findDuplicates(
  cards: readonly PlainCard[],
): { readonly card: PlainCard; readonly reason: string }[] {
  const entries = cards.map(
    (card): Entry => ({
      card,
      plain: squeezed(card.question),
      question: new Set(contentStems(card.question)),
      answer: new Set(contentStems(card.answer)),
    }),
  );
  return entries.flatMap((entry, at) => {
    for (const other of entries.slice(0, at)) {
      const how = sameness(other, entry);
      if (how !== undefined)
        return [{ card: entry.card, reason: `${how}: “${other.card.question}”` }];
    }
    return [];
  });
}

function sameness(a: Entry, b: Entry): string | undefined {
  if (a.plain === b.plain) return 'the same question as';
  const alike = similarity(a.question, b.question);
  if (alike >= SAME_QUESTION) return 'nearly the question of';
  if (squeezed(a.card.answer) === squeezed(b.card.answer) && alike >= SAME_ANSWER)
    return 'the same answer to nearly the question of';
  if (shareIn(a.answer, b.question) >= MIRROR && shareIn(b.answer, a.question) >= MIRROR)
    return 'a mirror of';
  return undefined;
}

const squeezed = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
