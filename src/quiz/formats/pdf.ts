import type { Format } from '../format.ts';
import { KINDS } from '../item.ts';
import { writePdf } from './pdf-paper.ts';

/** Paper: every version with its name line, answer sheet and key. */
export const pdf: Format = {
  name: 'PDF',
  abilities: { kinds: KINDS, manyGaps: true, extraRights: true },
  write: async (quiz, context) => [{ path: 'quiz.pdf', content: await writePdf(quiz, context) }],
};
