import { escapeHtml } from '../../src/quiz/html.ts';
import { GAP_MARK, type Item } from '../../src/quiz/item.ts';
import { ItemMaker } from '../../src/quiz/make.ts';
import type { MakeOptions } from '../../src/quiz/make-options.ts';
import type { Material, Phrase, QuizNote } from '../../src/quiz/material.ts';
import { Random } from '../../src/quiz/random.ts';
import { Workbench } from '../../src/quiz/workbench.ts';

/** A note as the command hands it in: `question | answer | sentence`, with `{gap}` for gaps of a cloze. */
export function note(question: string, answer = '', more: Partial<QuizNote> = {}): QuizNote {
  const gaps = [...question.matchAll(/\{([^}]*)\}/g)].map(([, hidden]) => hidden!);
  return {
    id: question,
    kind: gaps.length > 0 ? 'cloze' : 'basic',
    question: escapeHtml(question).replace(/\{[^}]*\}/g, GAP_MARK),
    answer: escapeHtml(answer),
    gaps,
    options: [],
    headings: [],
    tier: 0,
    isOpen: false,
    score: 1,
    at: 0,
    from: 0,
    ...more,
  };
}

export function material(
  notes: readonly QuizNote[],
  phrases: readonly Partial<Phrase>[] = [],
  sentences: readonly string[] = [],
): Material {
  const all = phrases.map((phrase): Phrase => ({ text: '', type: '', at: 5, from: 0, ...phrase }));
  const told = [
    ...sentences,
    ...notes.flatMap(({ sentence }) => sentence ?? []),
    ...all.map(({ text }) => text),
  ];
  return { notes, phrases: all, sentences: told, isEnglish: true, wordLists: [] };
}

export function maker(from: Material, options: Partial<MakeOptions> = {}): ItemMaker {
  return new ItemMaker(new Workbench(from), {
    optionCount: 4,
    latestYear: 2026,
    random: new Random('1'),
    wishedPlace: () => 1,
    wishedTruth: () => false,
    ...options,
  });
}

/** Options of a choice as text, the key with a star. */
export function optionsOf(item: Item | undefined): string[] {
  if (item?.kind !== 'choice') return [];
  return item.options.map(({ html, isRight }) => `${isRight ? '*' : ''}${html}`);
}
