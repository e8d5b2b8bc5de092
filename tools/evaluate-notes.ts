/** What can be counted about notes without a judge: faults by kind, notes per 100 words, sections covered. */
import type { Model } from '../src/language/model.ts';
import type { Passage } from '../src/markdown/document.ts';
import type { MeasuredText } from './evaluate-texts.ts';
import { essayFacts, type Finding, findingsOf, KINDS } from './mechanical.ts';

/** Shorter sections need not have a note. */
const LEAST_WORDS = 60;

/** The report on notes as lines; every card with a fault is told. */
export function measureNotes(model: Model, texts: readonly MeasuredText[]): string[] {
  const cards = texts.reduce((sum, text) => sum + text.cards.length, 0);
  const words = texts.reduce((sum, text) => sum + text.words, 0);
  const findings = texts.flatMap((text) =>
    findingsIn(model, text).map((finding) => ({ ...finding, text: text.name })),
  );
  const faulty = new Set(findings.map(({ card }) => card)).size;
  const sections = texts.flatMap(sectionsOf);
  const covered = sections.filter(({ hasNote }) => hasNote).length;
  return [
    `  ${cards} notes from ${words} words: ${((100 * cards) / Math.max(1, words)).toFixed(2)} per 100 words`,
    `  sections of ${LEAST_WORDS} words and more with a note: ${percent(covered, sections.length)} (${covered} of ${sections.length})`,
    `  mechanical faults: ${faulty} notes (${percent(faulty, cards)})`,
    ...KINDS.flatMap((kind) => formatKind(kind, cards, findings)),
  ];
}

const percent = (part: number, all: number) =>
  all === 0 ? '-' : `${((100 * part) / all).toFixed(1)} %`;

function formatKind(
  kind: string,
  cards: number,
  all: readonly (Finding & { readonly text: string })[],
): string[] {
  const findings = all.filter((finding) => finding.kind === kind);
  const count = new Set(findings.map(({ card }) => card)).size;
  return [
    `    ${kind}: ${count} (${percent(count, cards)})`,
    ...findings.flatMap(({ text, card, reason }) => [
      `      ${text}: ${reason}`,
      `        Q: ${card.question}`,
      `        A: ${card.answer}`,
    ]),
  ];
}

export function findingsIn(model: Model, { document, cards }: MeasuredText): Finding[] {
  const prose = document.passages.map(({ text }) => text).join('\n\n');
  const headings = new Set(document.passages.flatMap((passage) => passage.headings));
  const topic = [document.title ?? '', ...headings].join('\n\n');
  return findingsOf(model, cards, essayFacts(model, prose, topic));
}

interface Section {
  readonly hasNote: boolean;
}

/** The sections under headings, or the paragraphs where there is at most one heading, that are long enough to ask about. */
export function sectionsOf({ document: { passages }, cards }: MeasuredText): Section[] {
  const isHeaded = new Set(passages.map(pathOf)).size > 1;
  const sections: { path: string; words: number; hasNote: boolean }[] = [];
  for (const passage of passages) {
    const path = pathOf(passage);
    const words = passage.text.split(/\s+/).length;
    const hasNote = cards.some(({ note }) => isWithin(note.place.start, passage));
    const last = sections.at(-1);
    if (!isHeaded || last?.path !== path) sections.push({ path, words, hasNote });
    else {
      last.words += words;
      last.hasNote ||= hasNote;
    }
  }
  return sections.filter(({ words }) => words >= LEAST_WORDS);
}

const pathOf = ({ headings }: Passage) => headings.join('\n');

function isWithin(offset: number, { runs, text }: Passage): boolean {
  const first = runs[0];
  const last = runs.at(-1);
  if (first === undefined || last === undefined) return false;
  return offset >= first.offset && offset < last.offset + text.length - last.at + 1;
}
