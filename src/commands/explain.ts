import picocolors from 'picocolors';
import { placeIn } from '../markdown/place-in.ts';
import { questionOf } from '../questions/candidates.ts';
import type { Decision } from '../questions/ranking/choose.ts';

/** Every candidate under its sentence: whether it was kept or what was against it, its score, its rule. */
export function formatDecisions(decisions: readonly Decision[], isColoured: boolean): string {
  const { bold, dim, green } = picocolors.createColors(isColoured);
  let sentence: unknown;
  return decisions
    .map(({ candidate, refusedBy }) => {
      const isNew = candidate.sentence !== sentence;
      sentence = candidate.sentence;
      const { file, line, column } = placeOf(candidate);
      const heading = isNew
        ? `\n${bold(`${file}:${line}:${column}`)}  ${candidate.sentence.text}\n`
        : '';
      const verdict = refusedBy === undefined ? green('kept') : dim(`not kept: ${refusedBy}`);
      const { rule, score, answer } = candidate;
      return `${heading}\n  Q: ${questionOf(candidate)}\n  A: ${answer}\n     ${verdict} (rule ${rule}, score ${score.toFixed(2)})\n`;
    })
    .join('');
}

/** The same as values for `--json`. */
export function decisionsAsJson(decisions: readonly Decision[]) {
  return decisions.map(({ candidate, refusedBy }) => {
    const { file, line, column } = placeOf(candidate);
    return {
      kind: candidate.kind,
      front: questionOf(candidate),
      back: candidate.answer,
      rule: candidate.rule,
      score: candidate.score,
      refusedBy: refusedBy ?? null,
      source: { file, line, column, sentence: candidate.sentence.text },
    };
  });
}

function placeOf({ passage, sentence }: Decision['candidate']) {
  return placeIn(passage, sentence.start, sentence.end);
}
