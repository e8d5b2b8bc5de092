/** Puts judges' verdicts and the key of their sheet together: the files are described in judging-sheet.ts. */
import type { KeyCard } from './judging-sheet.ts';

const VERDICTS = ['ready', 'usable', 'bad'] as const;
export type VerdictName = (typeof VERDICTS)[number];

export interface Verdict {
  readonly id: string;
  readonly verdict: VerdictName;
  readonly cause?: string;
}

/**
 * Reads the file of a judge: a JSON array, or one object a line.
 * @throws Error that names the file where it is neither or a verdict is none of the three.
 */
export function readVerdicts(text: string, path: string): Verdict[] {
  const isArray = text.trimStart().startsWith('[');
  const parsed: unknown[] = isArray
    ? JSON.parse(text)
    : text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line));
  return parsed.map((value, at) => {
    const { id, verdict, cause } = value as Record<string, unknown>;
    if (typeof id !== 'string' || !VERDICTS.includes(verdict as VerdictName))
      throw new Error(
        `${path}: entry ${at + 1} is no {"id", "verdict": "ready" | "usable" | "bad", "cause"}.`,
      );
    return {
      id,
      verdict: verdict as VerdictName,
      ...(typeof cause === 'string' && cause !== '' ? { cause } : {}),
    };
  });
}

interface Judged extends Verdict {
  readonly card: KeyCard;
}

/** The report on all judges' verdicts as lines. */
export function formatVerdicts(
  key: readonly KeyCard[],
  judges: readonly { readonly name: string; readonly verdicts: readonly Verdict[] }[],
): string[] {
  const cards = new Map(key.map((card) => [card.id, card]));
  const judged = judges.flatMap(({ verdicts }) =>
    verdicts.flatMap((verdict): Judged[] => {
      const card = cards.get(verdict.id);
      return card === undefined ? [] : [{ ...verdict, card }];
    }),
  );
  const strangers = judges.flatMap(({ name, verdicts }) =>
    verdicts.filter(({ id }) => !cards.has(id)).map(({ id }) => `${name}: ${id} is not in the key`),
  );
  return [
    ...strangers,
    `all: ${rates(judged)}`,
    ...(judges.length > 1
      ? judges.map(({ name, verdicts }) => `  ${name}: ${rates(verdicts)}`)
      : []),
    ...agreement(judged),
    'by rule',
    ...grouped(judged, ({ card }) => card.rule),
    'by text',
    ...grouped(judged, ({ card }) => card.text),
    'causes of what is not ready',
    ...causes(judged),
    'bad',
    ...judged
      .filter(({ verdict }) => verdict === 'bad')
      .map(
        ({ card: { rule, question, answer }, cause = 'no cause' }) =>
          `  ${rule}, ${cause}: ${question} / ${answer}`,
      ),
  ];
}

function rates(verdicts: readonly Verdict[]): string {
  const count = (name: VerdictName) => verdicts.filter(({ verdict }) => verdict === name).length;
  const percent = (part: number) => `${((100 * part) / Math.max(1, verdicts.length)).toFixed(1)} %`;
  return `ready ${percent(count('ready'))}, usable or ready ${percent(count('ready') + count('usable'))}, bad ${percent(count('bad'))} of ${verdicts.length}`;
}

function grouped(judged: readonly Judged[], nameOf: (one: Judged) => string): string[] {
  return byName(judged, nameOf).map(([name, some]) => `  ${name}: ${rates(some)}`);
}

function causes(judged: readonly Judged[]): string[] {
  const faulty = judged.filter(({ verdict }) => verdict !== 'ready');
  return byName(faulty, ({ cause = 'no cause' }) => cause.toLowerCase()).map(
    ([name, some]) =>
      `  ${name}: ${some.length} (${some.filter(({ verdict }) => verdict === 'bad').length} bad)`,
  );
}

/** Groups by name, the largest first. */
function byName(
  judged: readonly Judged[],
  nameOf: (one: Judged) => string,
): [string, readonly Judged[]][] {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    const group = groups.get(nameOf(one));
    if (group === undefined) groups.set(nameOf(one), [one]);
    else group.push(one);
  }
  return [...groups].sort(
    ([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1),
  );
}

/** How many cards that several judged got one verdict. */
function agreement(judged: readonly Judged[]): string[] {
  const several = byName(judged, ({ id }) => id).filter(([, some]) => some.length > 1);
  const same = several.filter(
    ([, some]) => new Set(some.map(({ verdict }) => verdict)).size === 1,
  ).length;
  return several.length === 0 ? [] : [`judges agree on ${same} of ${several.length} cards`];
}
