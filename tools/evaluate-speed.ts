/** How fast notes are made of the texts that are measured; `npm run bench` has the cold process and long texts. */
import { notesFromProse } from '../src/commands/essay.ts';
import { readDocument } from '../src/markdown/read-document.ts';
import type { MeasuredText } from './evaluate-texts.ts';

const ROUNDS = 3;

/** Words per second of processor time from Markdown to notes, best of some rounds. */
export function measureGeneration(texts: readonly MeasuredText[]): string {
  const words = texts.reduce((sum, text) => sum + text.words, 0);
  const seconds = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    for (const { markdown, name } of texts) notesFromProse(readDocument(markdown, name));
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return `  speed: ${Math.round(words / Math.min(...seconds))} words a second of processor time, from Markdown to notes`;
}
