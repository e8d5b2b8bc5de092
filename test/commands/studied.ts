import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportedReview } from '../../src/collection/log.ts';
import { Study } from '../../src/collection/study.ts';
import { DAY_MS } from '../../src/schedule/days.ts';
import { type Learner, learned } from '../schedule/learner.ts';
import { deckwright } from './cli.ts';

/** A study folder of one deck that a learner has studied until now, as if it came from another program. */
export async function studied(
  learner: Omit<Learner, 'begins' | 'seed'> & { readonly new?: number },
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'deckwright-studied-'));
  const total = learner.cards + (learner.new ?? 0);
  const notes = Array.from({ length: total }, (_, at) => `Q: What is ${at}?\nA: It is ${at}.\n`);
  writeFileSync(join(folder, 'numbers.deck.md'), `---\ndeck: Numbers\n---\n\n${notes.join('\n')}`);
  const scan = deckwright(folder, 'scan', '--study', folder);
  if (scan.code !== 0) throw new Error(scan.stderr);
  const study = await Study.open(folder);
  const ids = [...study.cards()].map(({ id }) => id);
  const now = Date.now();
  let own: ImportedReview[] = [];
  let card = 1;
  const write = () => study.importReviews(ids[card - 1]!, own);
  for (const step of learned({ ...learner, seed: 11, begins: now - 200 * DAY_MS })) {
    if (step.card !== card) {
      write();
      own = [];
      ({ card } = step);
    }
    const { time, offset, rating, took, after } = step;
    if (time < now) own.push({ time, offset, rating: rating!, took, after });
  }
  write();
  study.close();
  return folder;
}
