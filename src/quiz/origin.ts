import { escapeHtml } from './html.ts';
import type { Kind, Origin } from './item.ts';
import type { QuizNote } from './material.ts';

/** What an item that asks about these notes is made from. */
export function originOf(notes: readonly QuizNote[]): Origin {
  const difficulties = notes.flatMap(({ difficulty }) => difficulty ?? []);
  const sentences = [...new Set(notes.flatMap(({ sentence }) => sentence ?? []))];
  return {
    notes: notes.map(({ id }) => id),
    feedback: sentences.map(escapeHtml).join('<br>'),
    headings: notes[0]!.headings,
    at: notes[0]!.at,
    ...(difficulties.length === 0
      ? {}
      : { difficulty: difficulties.reduce((a, b) => a + b, 0) / difficulties.length }),
  };
}

/** What items of every kind that ask about one note have. */
export function askedOf(note: QuizNote, kind: Kind, stem: string) {
  return { id: `${note.id}-${kind}`, stem, points: 1, origin: originOf([note]) };
}
