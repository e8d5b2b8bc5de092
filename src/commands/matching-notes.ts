import type { Study, StudyCard } from '../collection/study.ts';
import { Failure } from './world.ts';

/** Cards whose note has a text, by note. Throws a Failure where there are none. */
export function matchingNotes(study: Study, text: string): StudyCard[][] {
  const cards = study.find(text);
  if (cards.length === 0)
    throw new Failure(
      `No card in ${study.folder} has the text “${text}”; give another part of its question or answer.`,
    );
  const notes = new Map<number, StudyCard[]>();
  for (const card of cards) notes.set(card.note, [...(notes.get(card.note) ?? []), card]);
  return [...notes.values()];
}
