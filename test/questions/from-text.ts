import { readFileSync } from 'node:fs';
import { analyse } from '../../src/language/analyse.ts';
import { loadModel } from '../../src/language/model.ts';
import type { Passage } from '../../src/markdown/document.ts';
import { type Candidate, candidatesOf } from '../../src/questions/candidates.ts';

const model = loadModel(
  readFileSync(new URL('../../src/language/model/english.bin', import.meta.url)),
);

/** The candidates of a text, paragraphs parted by an empty line, with the real language model. */
export function candidatesFrom(text: string, title?: string): Candidate[] {
  const passages = text.split('\n\n').map((paragraph) => {
    const passage: Passage = {
      kind: 'paragraph',
      headings: [],
      text: paragraph,
      holes: [],
      boldTerms: [],
      file: 'text.md',
      runs: [{ at: 0, offset: 0, line: 1, column: 1 }],
    };
    return { passage, sentences: analyse(model, paragraph) };
  });
  return candidatesOf({ passages, ...(title === undefined ? {} : { title }) });
}

/** "rule: question / answer" of every candidate that passed. */
export function cardsFrom(text: string): string[] {
  return candidatesFrom(text)
    .filter(({ droppedBy }) => droppedBy === undefined)
    .map(({ rule, question, answer }) => `${rule}: ${question} / ${answer}`);
}
