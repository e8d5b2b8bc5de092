import { analyseTexts } from '../language/analyse.ts';
import { looksEnglish } from '../language/looks-english.ts';
import { loadModel } from '../language/model.ts';
import type { Sentence } from '../language/sentence.ts';
import type { Document } from '../markdown/document.ts';
import { escapeMarkdown } from '../markdown/escape.ts';
import { placeIn } from '../markdown/place-in.ts';
import type { Diagnostic, Note } from '../note.ts';
import {
  type AnalysedPassage,
  type Candidate,
  candidatesOf,
  questionOf,
} from '../questions/candidates.ts';
import { DENSITIES, type Decision, decide } from '../questions/ranking/choose.ts';
import { GAP } from '../questions/wording/card.ts';
import { packageFile } from './package-files.ts';

/** What an essay's prose gave. */
export interface Generated {
  readonly notes: readonly Note[];
  /** Every candidate with what became of it, in the order of the text. */
  readonly decisions: readonly Decision[];
  readonly words: number;
  readonly diagnostics: readonly Diagnostic[];
  /** The sentences of each passage; empty where none was analysed. */
  readonly sentences: readonly (readonly Sentence[])[];
}

export type Density = keyof typeof DENSITIES;

export interface GenerateLimits {
  /** Most notes to make; without it the length of the prose and the density decide. */
  readonly max?: number;
  readonly density?: Density;
  readonly onProgress?: (fraction: number) => void;
}

/** Makes notes from the prose of a document, in the order of the text. */
export function notesFromProse(document: Document, limits: GenerateLimits = {}): Generated {
  const prose = document.passages.map(({ text }) => text).join('\n');
  const words = countWords(prose);
  if (words === 0) return { notes: [], decisions: [], words, diagnostics: [], sentences: [] };
  const model = loadModel(packageFile('src/language/model/english.bin'));
  if (!looksEnglish(model, prose))
    return { notes: [], decisions: [], words, diagnostics: [englishOnly(document)], sentences: [] };
  const analysed = analyseTexts(
    model,
    document.passages.map(({ text }) => text),
    limits.onProgress,
  );
  const passages = document.passages.map(
    (passage, at): AnalysedPassage => ({ passage, sentences: analysed[at]! }),
  );
  const title = document.title;
  const candidates = candidatesOf({ passages, ...(title === undefined ? {} : { title }) });
  const { notesPer100Words, leastScore } = DENSITIES[limits.density ?? 'normal'];
  const max = limits.max ?? Math.max(1, Math.round((words / 100) * notesPer100Words));
  const decisions = decide(candidates, { max, leastScore });
  const chosen = decisions.filter(({ refusedBy }) => refusedBy === undefined);
  return {
    notes: chosen.map(({ candidate }) => noteOf(candidate)),
    decisions,
    words,
    diagnostics: [],
    sentences: analysed,
  };
}

/** A candidate as a note of a deck. */
export function noteOf(candidate: Candidate): Note {
  const { kind, answer, hint, rule, score, passage, sentence } = candidate;
  const question = questionOf(candidate);
  const place = placeIn(passage, sentence.start, sentence.end);
  const hidden = `{{c1::${escapeMarkdown(answer)}${hint === undefined ? '' : `::${hint}`}}}`;
  return {
    kind,
    front:
      kind === 'cloze'
        ? question.split(GAP).map(escapeMarkdown).join(hidden)
        : escapeMarkdown(question),
    back: kind === 'cloze' ? '' : escapeMarkdown(answer),
    source: { sentence: escapeMarkdown(sentence.text), place },
    place,
    headings: passage.headings,
    made: { by: 'rule', rule, score },
  };
}

function englishOnly(document: Document): Diagnostic {
  const passage = document.passages[0]!;
  return {
    severity: 'warning',
    place: placeIn(passage, 0, passage.text.length),
    code: 'english-only',
    message:
      'The prose is not English, so no questions were made from it; notes written by hand (Q: and A:) work in any language.',
  };
}

/** Words as a reader counts them; a Chinese or Japanese character is one. */
export function countWords(text: string): number {
  return (text.match(/\p{Script=Han}|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu) ?? []).length;
}
