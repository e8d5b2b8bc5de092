import { createInterface } from 'node:readline';
import picocolors from 'picocolors';
import { grade, hintFor } from '../quiz/grade.ts';
import { lineOf } from '../quiz/html.ts';
import type { Item } from '../quiz/item.ts';
import { type PrintedItem, printedVersions, summaryOf } from '../quiz/printed.ts';
import { counted } from './counted.ts';
import { formatDiagnostics, isColoured } from './diagnostics.ts';
import { makeSet, type SetOptions } from './quiz-plan.ts';
import { type Recorded, recordForgotten } from './quiz-record.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface TakeOptions extends SetOptions {
  readonly json: boolean;
  /** Enter what was wrong into the collection, as forgotten. */
  readonly record: boolean;
}

/** One answered item. */
interface Answered {
  readonly item: Item;
  readonly given: string;
  readonly share: number;
}

/** Asks the items of a set one by one, each answered by a line, and says at the end what to study again. */
export async function takeQuiz(options: TakeOptions, world: World): Promise<ExitCode> {
  const made = await makeSet(options, world);
  world.stderr.write(formatDiagnostics(made.diagnostics, isColoured(world.stderr, world.env)));
  const { quiz } = made;
  if (quiz.items.length === 0)
    throw new Failure(
      'The notes give no item of the kinds asked for; allow more kinds with --types.',
    );
  const out = options.json ? world.stderr : world.stdout;
  const paint = picocolors.createColors(isColoured(out, world.env));
  const printed = printedVersions(quiz, [])[0]!.items;
  out.write(`${paint.bold(quiz.title)}\n${summaryOf(quiz)}\n`);
  const lines = linesOf(world);
  const answered: Answered[] = [];
  for (const [at, item] of quiz.items.entries()) {
    out.write(`\n${questionText(printed[at]!, paint)}\n${paint.dim(`(${hintFor(item)})`)} `);
    const { value: given, done } = await lines.next();
    if (done) break;
    const share = grade(item, given);
    answered.push({ item, given, share });
    if (!world.stdin.isTTY) out.write('\n');
    out.write(verdictText(printed[at]!, share, paint));
  }
  await lines.return?.(undefined as never);
  const isWhole = answered.length === quiz.items.length;
  const missed = answered.filter(({ share }) => share < 1).flatMap(({ item }) => item.origin.notes);
  if (options.record && missed.length > 0)
    world.stderr.write(recordedText(await recordForgotten(missed, options.paths, world)));
  if (options.json)
    world.stdout.write(`${JSON.stringify(asJson(answered, quiz.items.length), null, 2)}\n`);
  else out.write(resultText(answered, quiz.items.length, paint));
  return isWhole ? 0 : 130;
}

/** Lines of the input, until it ends or is interrupted. */
async function* linesOf(world: World): AsyncGenerator<string, undefined> {
  const reader = createInterface({ input: world.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of reader) yield line;
  } finally {
    reader.close();
  }
  return undefined;
}

type Paint = ReturnType<typeof picocolors.createColors>;

function questionText(item: PrintedItem, paint: Paint): string {
  const lettered = (list: PrintedItem['options']) =>
    list.map(({ letter, html }) => `   ${letter.toLowerCase()}  ${lineOf(html)}`);
  return [
    `${paint.bold(`${item.number}.`)} ${lineOf(item.stem)}`,
    ...lettered(item.kind === 'true-false' ? [] : item.options),
    ...lettered(item.lefts),
    ...(item.rights.length > 0 ? ['   —', ...lettered(item.rights)] : []),
  ].join('\n');
}

function verdictText(item: PrintedItem, share: number, paint: Paint): string {
  const verdict =
    share === 1
      ? paint.green('Right.')
      : `${paint.red(share > 0 ? 'Partly right.' : 'Not right.')} The answer: ${lineOf(item.key)}`;
  const source = lineOf(item.feedback);
  return `${verdict}\n${source === '' ? '' : paint.dim(`> ${source}\n`)}`;
}

function scoreOf(answered: readonly Answered[]): { points: number; total: number } {
  const points = answered.reduce((sum, { item, share }) => sum + item.points * share, 0);
  const total = answered.reduce((sum, { item }) => sum + item.points, 0);
  return { points: Math.round(points * 100) / 100, total };
}

function resultText(answered: readonly Answered[], count: number, paint: Paint): string {
  const { points, total } = scoreOf(answered);
  const percent = total === 0 ? 0 : Math.round((100 * points) / total);
  const left = count - answered.length;
  const missed = answered.filter(({ share }) => share < 1);
  const study = missed.map(({ item }) => {
    const heading = item.origin.headings.join(' › ');
    return `  ${lineOf(item.stem.replaceAll('\uFFFC', '_____'))}${heading === '' ? '' : ` (${heading})`}`;
  });
  return [
    `\n${paint.bold(`${points} of ${total} points (${percent} %)`)}${left > 0 ? `, ${left} not answered` : ''}`,
    ...(study.length > 0 ? ['Study again:', ...study] : []),
    '',
  ].join('\n');
}

function recordedText({ folder, reviews, unknown }: Recorded): string {
  const left = unknown > 0 ? `; ${counted(unknown, 'note')} not in a deck there` : '';
  return `${counted(reviews, 'note')} entered as forgotten in the study folder ${folder}${left}.\n`;
}

function asJson(answered: readonly Answered[], count: number) {
  return {
    ...scoreOf(answered),
    items: count,
    answers: answered.map(({ item, given, share }) => ({
      id: item.id,
      notes: item.origin.notes,
      given,
      share,
    })),
  };
}
